"""One page that holds the whole course, from the built pages: what is printed as a PDF.

Each page becomes a section. Its ids get the page's name in front, so that no two are alike, and links between pages
become links within the document. What answers on a screen is the picture, the words and the table that pages have
for readers without JavaScript. Whatever lies in a fold is open; what lies in a closed card goes to an appendix.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urldefrag

from appendices import answers, cards, sources, tag
from bs4 import BeautifulSoup, Tag

#: pages that are of no use on paper
LEFT_OUT = ("progress",)
#: attributes that name an id, or several
NAMING = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-details", "for", "headers")
#: a script's data, what a script shows, programs to change, links to a place on the screen
ON_SCREEN = "script, noscript, button, .headerlink, .ex-link, .for-story, [data-script][hidden], #under-the-bonnet"
#: stands below the contents
INTRO = (
    "This is the course on paper. Where a page has a simulation to move, here are a picture of it, what happens in "
    "words, and its curves. The programs to change stand on the screen alone. Answers to the exercises and the sources "
    "of the numbers are at the end. Numbers that may hurt to read, such as how many children were alive, stand "
    "together in the last part, and nowhere else. The text tells where there is one. You can leave that part out."
)


@dataclass(frozen=True)
class Book:
    """What the cover tells, and the pages in their order: names without `.html`."""

    title: str
    edition: str
    language: str
    pages: tuple[str, ...]


def order(html: Path) -> tuple[str, ...]:
    """Return the pages as the contents of the first page list them."""
    first = BeautifulSoup((html / "index.html").read_text("utf-8"), "html.parser")
    listed = [
        urldefrag(str(a["href"])).url or "index.html" for a in first.select("nav.contents a[href]")
    ]
    names = dict.fromkeys(name.removesuffix(".html") for name in listed if name != "#")
    return ("index", *(name for name in names if name not in ("index", *LEFT_OUT)))


def joined(html: Path, book: Book, style: str, pages: dict[str, int] | None = None) -> str:
    """Return the document.

    Parameters
    ----------
    html : folder of the built book.
    style : the document's own rules, after the book's.
    pages : on which page each entry of the contents begins, once that is known.
    """
    sections = [section(html, name, book.pages) for name in book.pages]
    parts = [*appended(sections)]
    forget_lost_links([*sections, *parts])
    told = [(str(part["id"]), title(part)) for part in (*sections, *parts)]
    known = pages or {}
    contents = "".join(
        f'<li><a href="#{key}"><span>{escape(name)}</span> <span class="at">{known.get(key, "")}</span></a></li>'
        for key, name in told
    )
    sheets = "".join(
        f'<link rel="stylesheet" href="{(html / "_static" / name).as_uri()}">'
        for name in ("book.css", "explorable.css")
    )
    return (
        f'<!doctype html><html lang="{escape(book.language)}"><meta charset="utf-8"><title>{escape(book.title)}</title>'
        f'{sheets}<style>{style}{running(told)}</style><body class="chapter"><main>'
        f"{cover(html, book)}"
        f'<nav id="contents" aria-label="Contents"><h1>Contents</h1><ol>{contents}</ol><p>{INTRO}</p></nav>'
        f"{''.join(map(str, sections))}{''.join(map(str, parts))}</main></body></html>"
    )


def cover(html: Path, book: Book) -> str:
    """Return the first sheet."""
    first = BeautifulSoup((html / "index.html").read_text("utf-8"), "html.parser")
    picture = first.select_one("main svg.picture") or ""
    about = first.select_one("meta[name=description]")
    said = escape(str(about["content"])) if about else ""
    return (
        f'<header id="cover"><p class="title">{escape(book.title)}</p><p class="about">{said}</p>{picture}'
        f"<p>Edition {escape(book.edition)}</p><p>For education. Not medical advice.</p></header>"
    )


def section(html: Path, name: str, pages: tuple[str, ...]) -> Tag:
    """Return a page as a section of the document."""
    page = BeautifulSoup((html / f"{name}.html").read_text("utf-8"), "html.parser")
    text = page.select_one("main article")
    assert text is not None, name
    number = page.select_one(".contents a[aria-current] .number")
    if number and (heading := text.select_one("h1")):
        heading.insert(0, f"{number.get_text()} ")
    for unwanted in text.select(ON_SCREEN):
        unwanted.decompose()
    for fold in text.select("details.fold"):
        if summary := fold.find("summary", recursive=False):
            summary.extract()
        fold.unwrap()
    for fold in text.select("details"):
        fold["open"] = ""
    for caption in text.select(
        "figure > figcaption[id]"
    ):  # Chromium loses some links that lead to one
        figure = caption.parent
        assert figure is not None
        figure.insert_before(tag(f'<p class="place" id="{caption["id"]}">\u200b</p>'))
        del caption["id"]
    for node in text.find_all(True):
        _point(node, name, pages, html)
    text.name, text["id"], text["class"] = "section", key(name), ["part"]
    if dates := page.select_one("main .dates"):
        text.append(dates)
        for link in dates.select("a"):
            link.unwrap()
    return text


def key(name: str) -> str:
    """Return a page's id in the document."""
    return "page-" + name.replace("/", "-")


def title(part: Tag) -> str:
    """Return its heading."""
    heading = part.select_one("h1")
    assert heading is not None, part.get("id")
    return " ".join(heading.get_text().split())


def appended(sections: list[Tag]) -> Iterator[Tag]:
    """Move answers and closed cards out of the sections, and tell where the open numbers come from."""
    yield answers(sections)
    yield sources(sections)
    # last, so that whoever does not want them never turns past them
    yield cards(sections)


def forget_lost_links(parts: list[Tag]) -> None:
    """Make plain text of links to what is not on paper."""
    there = {str(node["id"]) for part in parts for node in (part, *part.select("[id]"))}
    for part in parts:
        for link in part.select('[href^="#"]'):
            if str(link["href"])[1:] not in there:
                del link["href"]


def running(told: list[tuple[str, str]]) -> str:
    """Return rules that print each part's name on top of its sheets."""
    lines = []
    for name, words in told:
        said = words.replace("\\", "").replace('"', "\\22 ")
        lines.append(f'#{name}{{page:{name}}}@page {name}{{@top-left{{content:"{said}"}}}}')
    return "".join(lines)


def _point(node: Tag, name: str, pages: tuple[str, ...], html: Path) -> None:
    """Make a node's ids the page's own, and its links point into the document."""
    mine = key(name)
    if "id" in node.attrs:
        node["id"] = f"{mine}--{node['id']}"
    for attribute in NAMING:
        if attribute in node.attrs:
            value = node[attribute]
            named = value if isinstance(value, list) else str(value).split()
            node[attribute] = " ".join(f"{mine}--{one}" for one in named)
    for attribute, value in node.attrs.items():
        if isinstance(value, str) and "url(#" in value:
            node[attribute] = value.replace("url(#", f"url(#{mine}--")
    if source := node.get("src"):
        node["src"] = (
            (html / posixpath.join(posixpath.dirname(name), str(source))).resolve().as_uri()
        )
    address = str(node.get("href", ""))
    if not address or re.match(r"[a-z]+:", address):
        return
    path, place = urldefrag(address)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    target = target.removesuffix(".html")
    if target in pages:
        node["href"] = f"#{key(target)}--{place}" if place else f"#{key(target)}"
    else:  # a file beside the book, or a page that is of no use on paper
        del node["href"]
