"""Chapters where Sphinx is not: in JupyterLab, on Binder, in the browser, as files to download.

``book``       what the text points to: facts, sources, titles, numbers of figures
``roles``      ``{fact}``, ``{term}``, ``{ref}``, ``{cite}`` and ``{numref}`` as plain words and links
``plain``      directives (figures, boxes that open) as plain Markdown and HTML
``equations``  the ``{equations}`` directive as LaTeX
``notebooks``  a chapter as a notebook that stands alone
``own_copy``   a copy of the book for a reader who runs it at home

``python -m explorable.notebooks roles FOLDER`` rewrites the chapters of a copy of the book (Binder's);
``python -m explorable.notebooks notebooks FOLDER`` writes all chapters as notebooks;
``python -m explorable.notebooks own-copy FOLDER`` makes the copy that ``make lab`` opens.
"""
