"""Pictures that do not move, drawn when the book is built: for paper, and for a page without its script.

``axis`` (ranges and ticks), ``marks`` (named places), ``drawing`` (curves as SVG), ``explorer`` (an explorer's
panels and settings). They draw as the front end does (``ticks.ts``, ``overlay.ts``, ``still.ts``); colors are
the page's own.
"""
