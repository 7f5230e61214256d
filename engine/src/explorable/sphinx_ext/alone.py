"""A simulation alone: found in the pages of a built book, to stand in a page of its own or in one file.

It is taken from the page as it was built, so that it says the same there, and what lies in a closed card stays in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path

from explorable import settings

#: folders of a built book that hold no pages of the text, or pages made here
ASIDE = frozenset(("_static", "lite", "embed", "files"))

#: dark where the reader's device is, before the first paint and later
THEME = (
    '(function(r,q){function s(){r.dataset.theme=q.matches?"dark":"light"}s();q.addEventListener("change",s)})'
    '(document.documentElement,matchMedia("(prefers-color-scheme: dark)"))'
)


@dataclass(frozen=True)
class Alone:
    """An explorer in a built page."""

    id: str
    figure: str
    """Its HTML, within its card if it stands in a closed one."""
    page: str
    """The page it stands in, below the book's root."""
    page_title: str
    title: str
    summary: str
    language: str
    address: str
    """Where that page is published; empty if the book names no address."""


class _Figures(HTMLParser):
    """Where the explorers of a page begin and end, and which closed card holds them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, int, int, str]] = []
        self._lines = [0, *(m.end() for m in re.finditer("\n", html))]
        self._cards: list[str] = []
        self._depth, self._start, self._id = 0, 0, ""
        self.feed(html)

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A card, or an explorer of the course (a reader's own model brings its code along)."""
        given = dict(attrs)
        if tag == "details":
            self._cards.append(given.get("data-sensitive") or "")
        if tag != "figure":
            return
        if self._id:
            self._depth += 1
        elif given.get("data-explorable") == "explorer" and "data-code" not in given:
            self._id, self._start, self._depth = given.get("data-id") or "", self._here(), 1

    def handle_endtag(self, tag: str) -> None:
        """The end of a card or of an explorer."""
        if tag == "details" and self._cards:
            self._cards.pop()
        if tag != "figure" or not self._id:
            return
        self._depth -= 1
        if self._depth == 0:
            card = next(filter(None, self._cards), "")
            self.found.append((self._id, self._start, self._here() + len("</figure>"), card))
            self._id = ""


def simulations(book: Path) -> Iterator[Alone]:
    """Every explorer of the course in a built book, once: where it stands first.

    Parameters
    ----------
    book : the folder of the built pages.
    """
    seen: set[str] = set()
    for path in sorted(book.rglob("*.html")):
        name = path.relative_to(book)
        if name.parts[0] in ASIDE:
            continue
        html = path.read_text("utf-8")
        if 'data-explorable="explorer"' not in html:
            continue
        for id, start, end, card in _Figures(html).found:
            if id and id not in seen:
                seen.add(id)
                yield _alone(id, html[start:end], card, html, name.as_posix())


def _alone(id: str, figure: str, card: str, html: str, page: str) -> Alone:
    # the heading that says the title stays behind
    figure = figure.replace(" data-titled", "", 1)
    title = _text(r"<figcaption[^>]*>(.*?)</figcaption>", figure)
    if card:
        about = ", ".join(settings.current().sensitive.get(kind, kind) for kind in card.split())
        figure = (
            f'<div class="ex-sensitive"><details data-sensitive="{escape(card)}"><summary>{escape(title)} '
            f'<span class="ex-sensitive-about">Numbers on {escape(about)}</span></summary>{figure}</details></div>'
        )
    summary = _text(r'<p class="ex-summary">(.*?)</p>', figure)
    language = re.search(r'<html[^>]*\blang="([^"]+)"', html)
    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', html)
    heading = re.sub(r'<a class="headerlink".*?</a>', "", html, flags=re.DOTALL)
    return Alone(
        id=id,
        figure=figure,
        page=page,
        page_title=_text(r"<h1[^>]*>(.*?)</h1>", heading) or title,
        title=title,
        summary=summary,
        language=language[1] if language else "en",
        address=unescape(canonical[1]) if canonical else "",
    )


def _text(pattern: str, html: str) -> str:
    found = re.search(pattern, html, re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", found[1])).strip() if found else ""


def sheets() -> list[str]:
    """Names in ``_static`` of the style sheets that such a page takes along, in their order."""
    return [*settings.current().sheets, "explorable.css", "alone.css"]


def document(alone: Alone, *, head: str, scripts: str, address: str, target: str = "") -> str:
    """A page with one simulation.

    Parameters
    ----------
    head, scripts : what its style sheets and its scripts are.
    address : of the page of the book that it comes from; empty if the book has none.
    target : where a link to that page opens.
    """
    course = settings.current()
    opens = f' target="{target}" rel="noopener"' if target else ""
    shown = escape(alone.page_title)
    source = f'<a href="{escape(address)}"{opens}>{shown}</a>' if address else shown
    spelled = f'<p><a href="{escape(address)}">{escape(address)}</a></p>' if address and not target else ""  # fmt: skip
    lines = "".join(f"<p>{escape(line)}</p>" for line in (course.notice, course.licence) if line)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(alone.language)}" data-content_root="../"'
        ' data-way="course" data-numbers="ask">\n'
        '<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(alone.title)} · {escape(course.title)}</title>\n"
        f'<meta name="description" content="{escape(alone.summary)}">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f'<script>{THEME}</script>\n{head}\n</head>\n<body class="ex-alone">\n'
        f'<main><h1 class="ex-unseen">{escape(alone.title)}</h1>{alone.figure}</main>\n'
        f"<footer><p>From “{escape(course.title)}”: {source}.</p>{spelled}{lines}</footer>\n"
        f"{scripts}\n</body>\n</html>\n"
    )
