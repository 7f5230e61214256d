"""Look at the built pages as a reader does: words that stand twice, axes without a name.

Both come from text that is joined from two files (a chapter and a fact, a cell and a figure), so
that neither file looks wrong by itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

INLINE = frozenset(
    ("a", "abbr", "b", "cite", "em", "i", "kbd", "small", "span", "strong", "sub", "sup", "u")
)
SILENT = frozenset(("code", "math", "pre", "script", "style", "svg", "template"))
TWICE = re.compile(r"(?<![\w-])([A-Za-z]+)\s+\1(?![\w-])", re.IGNORECASE)
RIGHT_TWICE = frozenset(("had", "that"))
FIGURE = re.compile(
    r'<figure class="ex-drawn".*?<script type="application/json">(.*?)</script>', re.DOTALL
)
#: beside the pages: Python for the browser, and simulations alone, which say what their chapters do
ASIDE = ("lite", "embed", "files")
AXES = {"xaxis": "horizontal", "yaxis": "vertical"}


class Lines(HTMLParser):
    """The text of a page, a line for each paragraph, cell, heading and tip."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._text: list[str] = []
        self._silent = 0
        self._tip = False
        self.feed(html)
        self.lines = [" ".join(line.split()) for line in "".join(self._text).split("\n")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A new block, or a tip within one, begins a line."""
        self._silent += tag in SILENT
        is_tip = any(name == "class" and "gloss" in (value or "") for name, value in attrs)
        self._tip = self._tip or is_tip
        if tag not in INLINE or is_tip:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """The end of a block ends its line, and so does the first part of a tip."""
        self._silent -= tag in SILENT
        if tag not in INLINE or self._tip:
            self._text.append("\n")
        self._tip = False

    def handle_data(self, data: str) -> None:
        """Text that is read; code and formulas may say a thing twice."""
        if not self._silent:
            self._text.append(data.replace("\n", " "))


def doubled(html: str) -> Iterator[str]:
    """Words that stand twice in a row, with what stands around them."""
    for line in Lines(html).lines:
        for match in TWICE.finditer(line):
            if match[1].lower() not in RIGHT_TWICE:
                yield line[max(0, match.start() - 30) : match.end() + 30].strip()


def nameless(html: str) -> Iterator[str]:
    """Axes of a chapter's own figures that nobody named, with the figure's curves."""
    for told in FIGURE.findall(html):
        figure = json.loads(told)
        curves = ", ".join(trace.get("name", "a curve") for trace in figure["data"])
        for axis, which in AXES.items():
            if not figure["layout"].get(axis, {}).get("title", {}).get("text"):
                yield f"the {which} axis of the figure with {curves}"


def problems(pages: Path) -> list[str]:
    """What is wrong in a folder of built pages, with the page and what to do."""
    found = []
    for page in sorted(p for p in pages.rglob("*.html") if "_static" not in p.parts):
        if page.relative_to(pages).parts[0] in ASIDE:
            continue
        html, name = page.read_text("utf-8"), page.relative_to(pages).with_suffix("")
        found += [
            f"{name}: a word stands twice in “{text}”: one comes from a fact, a term or a second "
            "file; take the other away"
            for text in doubled(html)
        ]
        found += [
            f"{name}: {what} has no name: give the figure xaxis_title and yaxis_title"
            for what in nameless(html)
        ]
    return list(dict.fromkeys(found))
