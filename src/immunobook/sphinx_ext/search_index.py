"""What the search knows: each place of the built pages with its words, and other names of the glossary's words.

A place is what an address can name: a section, a simulation, a question, a word of the glossary, a source, a card of
numbers. A hit so leads to the place, not to the top of a long chapter. Of a card of numbers that may hurt only the
words on its outside are known here. The built pages are read, as cells write into them; from a disk no page can read
another one, so the words lie in a script (``_static/places.js``), which the search page loads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from explorable.sphinx_ext.no_script import has_script
from explorable.sphinx_ext.no_script.html_tree import Tag, parsed
from explorable.sphinx_ext.tips import GLOSSARY
from immunobook.sphinx_ext.pages import CHAPTERS

PAGE = "search"
FILE = "places.js"
#: what is not text: drawings, data, what a tip or a screen reader tells once more
SILENT_TAGS = {"svg", "script", "math", "template", "button", "noscript"}
SILENT = {
    *("headerlink", "gloss", "bibtex-citation", "unseen", "fn-backref"),
    *("ex-badge", "ex-paper", "ex-paper-question", "ex-scene-still", "ex-still", "ex-unit-notes"),
    # an answer is found by who tries
    *("ex-numbers", "ex-sensitive-body", "ex-solution", "ex-group-intro", "ex-scene-told"),
    *("ex-exercise-title", "ex-sensitive-words", "label"),
}
TITLES = {"h1", "h2", "h3", "h4", "figcaption"}
BLOCKS = {"p", "li", "td", "th", "div", "dt", "dd", "pre", "section", "article", "figure", *TITLES}
#: what names a place: tags and classes
TITLED = {
    "section": TITLES,
    "figure": TITLES,
    "article": {"ex-question", "ex-sensitive-name"},
    "div": {"ex-sensitive-about"},
}
#: of the course's own words the glossary says which word doctors use
OUR_WORD = "This course’s word for"


@dataclass
class Place:
    """A place of a page; `title` is empty for the page itself."""

    page: str
    anchor: str
    title: str
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text in one line; where a source or an equation stood, no gap is left."""
        line = re.sub(r"\s+([.,;:)])", r"\1", re.sub(r"\s+", " ", "".join(self.words)))
        return re.sub(r",+(?=[,.;:])", "", line).strip()


def places(page: str, html: str) -> list[Place]:
    """Return the places of a built page, in order; a place has the text that no place within it has.

    Parameters
    ----------
    page : its name, such as ``chapters/research``.
    html : the whole page.
    """
    main = next(Tag("", children=parsed(html)).all("article"), None)
    found = [Place(page, "", "")]
    if main is not None:
        _read(main, found[0], found)
    return [place for place in found if place.title or place.text]


def _read(tag: Tag, place: Place, found: list[Place]) -> None:
    """Take the text below a tag into its place; what an address names becomes a place of its own."""
    for child in tag.children:
        if isinstance(child, str):
            place.words.append(child)
            continue
        if (
            child.name in SILENT_TAGS
            or child.classes & SILENT
            or child.get("data-kind") == "recall"
        ):
            continue
        is_fold = child.name == "summary" and "fold" in tag.classes
        if is_fold or (_is_heading(child) and _short(_said(child)) == place.title):
            continue
        is_meaning = child.name == "dd" and found[-1].anchor.startswith("term-")
        inner = found[-1] if is_meaning else _place(child, place)
        if inner is not found[-1] and inner is not place:
            found.append(inner)
        _read(child, inner, found)
        if child.name in BLOCKS:
            inner.words.append(" ")


def _is_heading(tag: Tag) -> bool:
    return tag.name in TITLES or "ex-sensitive-about" in tag.classes


def _place(tag: Tag, around: Place) -> Place:
    """The place that a tag is; `around` if it is none, or the page itself."""
    is_page = tag.name == "section" and bool(tag.of("h1"))
    title = _title(tag) if tag.get("id") and _is_place(tag) and not is_page else ""
    return Place(around.page, tag.get("id"), title) if title else around


def _is_place(tag: Tag) -> bool:
    return (
        tag.name in ("section", "dt")
        or (tag.name == "figure" and "ex-explorer" in tag.classes)
        or (tag.name == "article" and "ex-exercise" in tag.classes)
        or (tag.name == "div" and (tag.get("role") == "listitem" or "ex-sensitive" in tag.classes))
    )


def _title(tag: Tag) -> str:
    """What a place is called: its heading, and for a question what is asked."""
    if tag.name == "dt":
        return _said(tag)
    if tag.get("role") == "listitem":
        return _short(_said(tag))
    names = TITLED[tag.name]
    named = next((t for t in tag.all() if t.name in names or t.classes & names), None)
    return _short(_said(named)) if named is not None else ""


def _said(tag: Tag) -> str:
    place = Place("", "", "")
    _read(tag, place, [place])
    return place.text


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def other_names(html: str) -> list[list[str]]:
    """Return which words of the glossary mean the same.

    A headword with brackets, "Leukemia (ALL)", has two names; a word of the course has the word that doctors use.
    """
    groups: list[list[str]] = []
    names: list[str] = []
    for tag in Tag("", children=parsed(html)).all("dt", "dd"):
        if tag.name == "dt":
            names = _names(_said(tag))
            if len(names) > 1:
                groups.append(names)
        elif tag.text.strip().startswith(OUR_WORD):
            link = next((a for a in tag.all("a") if a.get("href").startswith("#term-")), None)
            if link is not None:
                groups.append([*names, *_names(link.text)])
    return _joined(groups)


def _joined(groups: list[list[str]]) -> list[list[str]]:
    """Window and HLA, HLA and MHC: all three are one."""
    joined: list[list[str]] = []
    for group in groups:
        mates = [other for other in joined if {*other} & {*group}]
        joined = [other for other in joined if other not in mates]
        joined.append(list(dict.fromkeys(name for one in [*mates, group] for name in one)))
    return joined


def _names(headword: str) -> list[str]:
    both = re.fullmatch(r"(.+?) \((.+)\)", headword.strip())
    return [both[1], both[2]] if both else [headword.strip()]


def write(app: Sphinx, exception: Exception | None) -> None:
    """Read all built pages and put what they say beside them."""
    if exception is not None or not has_script(app.builder):
        return
    out = Path(app.outdir)
    titles = {doc: app.env.titles[doc].astext() for doc in sorted(app.env.all_docs)}
    pages = {doc: out / f"{doc}.html" for doc in titles if (out / f"{doc}.html").is_file()}
    found = [place for doc, path in pages.items() for place in places(doc, path.read_text("utf-8"))]
    known = {
        "pages": {doc: [titles[doc], doc.startswith(CHAPTERS)] for doc in pages},
        "places": [[place.page, place.anchor, place.title, place.text] for place in found],
        "names": other_names(pages[GLOSSARY].read_text("utf-8")) if GLOSSARY in pages else [],
    }
    data = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    (out / "_static" / FILE).write_text(f"coursePlaces({data})\n", encoding="utf-8")


def search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Let the theme write the search page; Sphinx's own index of whole pages is not made."""
    if has_script(app.builder):
        yield PAGE, {}, f"{PAGE}.html"


def without_index(app: Sphinx) -> None:
    """Sphinx makes no index: it knows pages, and no places."""
    app.builder.search = False  # type: ignore[attr-defined]


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the search page, and what it knows when all pages are there."""
    app.connect("builder-inited", without_index)
    app.connect("html-collect-pages", search_page)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
