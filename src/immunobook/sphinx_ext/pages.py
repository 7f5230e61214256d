"""The page around the text: navigation, notice, style sheet and the few scripts.

The theme beside this file replaces the stock one, whose scripts, icon fonts and style sheets
weigh ten times more than a chapter. Each page gets a `book_page` with what the templates need.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from explorable import settings
from explorable.html import STATIC
from explorable.sphinx_ext import embed, offline
from explorable.sphinx_ext.front_end import script_of, styles_of
from explorable.sphinx_ext.no_script import has_script
from explorable.sphinx_ext.pictures import inline_svg
from explorable.sphinx_ext.python_in_page import is_asked
from immunobook.for_tomorrow import CHAPTERS

logger = logging.getLogger(__name__)

THEME = Path(__file__).with_name("theme")
SHEET = "book.css"
VOICE = "voice.js"
#: pages with a script and a style sheet of their own, which no other page loads
OWN = ("for-tomorrow", "search")
CALL_BOX = 'id="call-box"'
"""In the text of a page with the box "When to call": a script brings a family's own numbers into it."""
FOLDED = "is_course"
"""Says of a section that it is the course's alone: its page's contents leave it out in the story."""


@dataclass(frozen=True)
class Entry:
    """A page in the contents."""

    doc: str
    title: str
    number: int | None


@dataclass(frozen=True)
class Part:
    """A captioned group of pages."""

    caption: str | None
    entries: list[Entry]


@dataclass(frozen=True)
class Section:
    """A second-level heading of the page."""

    id: str
    title: str
    is_course: bool
    """Whether the story folds it."""


@dataclass(frozen=True)
class Asset:
    """A file in ``_static`` with a version, so that browsers never keep an old one."""

    name: str
    version: str
    id: str | None = None
    prefix: str | None = None
    """Of the front end: begins what it keeps in a reader's browser."""

    python: bool = False
    """Of the front end: whether cells run in the page."""

    share: bool = False
    """Of the front end: whether a simulation offers more than a link."""
    told: dict[str, str] = field(default_factory=dict)
    """Of the front end: further attributes, on keeping the book and on its age."""


@dataclass
class BookPage:
    """What the templates know of a page beside its text."""

    is_home: bool
    chapter: Entry | None
    chapters: int
    first: str
    """The chapter in which the story begins."""
    parts: list[Part]
    sections: list[Section]
    description: str
    logo: str
    voice: Asset
    """What reads to who asks for it."""
    styles: list[Asset] = field(default_factory=list)
    scripts: list[Asset] = field(default_factory=list)


def add_page(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates their `book_page`."""
    context["body"] = said_once(mended(context.get("body", "")))
    parts = contents(app)
    entries = [entry for part in parts for entry in part.entries]
    meta = app.env.metadata.get(page, {})
    context["book_page"] = BookPage(
        is_home=page == app.config.root_doc,
        chapter=next((e for e in entries if e.doc == page and e.number), None),
        chapters=sum(1 for e in entries if e.number),
        first=next((e.doc for e in entries if e.number), page),
        parts=parts,
        sections=sections(doctree) if page.startswith(CHAPTERS) and doctree else [],
        description=str(meta.get("description", "")),
        logo=_logo(app),
        voice=Asset(VOICE, _version(app, THEME / "static" / VOICE)),
        styles=_styles(app, page, context["body"]),
        scripts=_scripts(app, page, context["body"]),
    )


#: what Sphinx and docutils write, and what assistive technology needs in its place
MENDS = {
    'class="caption" role="heading"': 'class="caption" role="heading" aria-level="3"',
    'role="doc-biblioentry"': 'role="listitem"',
    '<th class="head"><p></p></th>': '<td class="head"></td>',
    "<pre>": '<pre tabindex="0">',
}


def mended(body: str) -> str:
    """Mend the markup that Sphinx writes: a list needs items, a heading a level, what scrolls focus, a head words."""
    for written, needed in MENDS.items():
        body = body.replace(written, needed)
    return body


EXPLORER = re.compile(
    r'<figure class="ex-explorer"(?=[^>]*><figcaption class="ex-title"[^>]*>(.*?)</figcaption>)'
)
HEADING = re.compile(r"<h[1-4]>(.*?)(?:<a class=\"headerlink\".*?)?</h[1-4]>")


def said_once(body: str) -> str:
    """Mark the simulations whose title the heading above them says already: it is not shown twice."""

    def mark(found: re.Match[str]) -> str:
        above = HEADING.findall(body, 0, found.start())
        is_said = bool(above) and above[-1].strip() == found[1].strip()
        return (
            found[0].replace('"ex-explorer"', '"ex-explorer" data-titled', 1)
            if is_said
            else found[0]
        )

    return EXPLORER.sub(mark, body)


def contents(app: Sphinx) -> list[Part]:
    """Read the table of contents as the reader sees it: chapters numbered, the rest not."""
    site_map = app.config.external_site_map
    root = site_map.root
    parts = [Part(None, [Entry(root.docname, "Welcome", None)])]
    number = 0
    for tree in root.subtrees:
        entries = []
        for doc in map(str, tree.items):
            if doc not in app.env.all_docs:
                continue
            number += doc.startswith(CHAPTERS)
            entries.append(_entry(app, doc, number if doc.startswith(CHAPTERS) else None))
        parts.append(Part(tree.caption, entries))
    return parts


def _entry(app: Sphinx, doc: str, number: int | None) -> Entry:
    return Entry(doc, app.env.titles[doc].astext(), number)


def sections(doctree: nodes.document) -> list[Section]:
    """Return the headings below the page's title."""
    page = next(doctree.findall(nodes.section), None)
    if page is None:
        return []
    return [
        Section(child["ids"][0], child[0].astext(), bool(child.get(FOLDED)))
        for child in page.children
        if isinstance(child, nodes.section)
    ]


def _styles(app: Sphinx, page: str, body: str) -> list[Asset]:
    sheets = [Asset(SHEET, _version(app, THEME / "static" / SHEET))]
    sheets += [
        Asset(name, _version(app, STATIC / name))
        for name in styles_of(body)
        if (STATIC / name).is_file()
    ]
    if page in OWN:
        sheets.append(Asset(f"{page}.css", _version(app, THEME / "static" / f"{page}.css")))
    return sheets


def _scripts(app: Sphinx, page: str, body: str) -> list[Asset]:
    names = ["page.js", *(["launch.js"] if page.startswith(CHAPTERS) else [])]
    names += [f"{page}.js"] if page in OWN else []
    names += ["call-box.js"] if CALL_BOX in body and page not in OWN else []
    scripts = [Asset(name, _version(app, THEME / "static" / name)) for name in names]
    front_end = script_of(body)
    if (STATIC / front_end).is_file():
        scripts.append(
            Asset(
                front_end,
                _version(app, STATIC / front_end),
                prefix=settings.current().prefix,
                python=is_asked(app.config),
                share=embed.is_asked(app),
                told=offline.attributes(app),
            )
        )
    return scripts


def _version(app: Sphinx, path: Path) -> str:
    known: dict[Path, str] = app.__dict__.setdefault("_immunobook_versions", {})
    if path not in known:
        known[path] = hashlib.sha256(path.read_bytes()).hexdigest()[:8] if path.is_file() else "0"
    return known[path]


def _logo(app: Sphinx) -> str:
    path = _assets(app) / "logo.svg"
    if not path.is_file():
        return ""
    drawn = inline_svg(path.read_text("utf-8"), "logo-", "")
    # the name stands beside it: the drawing itself says nothing
    return drawn.replace('role="img" aria-label=""', 'aria-hidden="true"')


def _assets(app: Sphinx) -> Path:
    return Path(app.srcdir) / app.config.immunobook_assets


def is_built(app: Sphinx) -> None:
    """Say so if the course's scripts and style are not there: no page would look right."""
    if not (THEME / "static" / SHEET).is_file():
        logger.warning("the pages' style and scripts are not built: run `make frontend`")


class ScrollTables(SphinxPostTransform):
    """Let a wide table scroll by itself, by keyboard too, so that the page never does."""

    default_priority = 950
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Wrap every table."""
        if not has_script(self.app.builder):
            return
        for table in list(self.document.findall(nodes.table)):
            title = next(table.findall(nodes.title), None)
            label = title.astext() if title else "Table"
            opening = f'<div class="table-scroll" role="region" aria-label="{escape(label)}" tabindex="0">'
            around = [nodes.raw("", opening, format="html"), table.deepcopy()]
            # not `replace_self`: it would give the table's classes to the opening, and so close it
            table.parent.replace(table, [*around, nodes.raw("", "</div>", format="html")])


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the theme and what fills it."""
    app.add_html_theme("immunobook", str(THEME))
    app.add_config_value("immunobook_assets", "../assets", "html", str)
    if "comments_config" not in app.config:  # Jupyter Book sets it even without the extension
        app.add_config_value("comments_config", {}, "")
    app.add_post_transform(ScrollTables)
    app.connect("builder-inited", is_built)
    app.connect("html-page-context", add_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
