"""Join the pages of the built book to one that can be printed: links lead inside it, some parts wait in an appendix."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import unquote, urldefrag

from bs4 import BeautifulSoup, Tag

#: what paper has no use for
AWAY = "script, link, .gloss, .headerlink, .onward, .ex-retry, .toctree-wrapper, [data-explorable=progress]"
#: attributes whose value is one or several ids
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
_URL = re.compile(r"url\(#([^)]+)\)")


@dataclass(frozen=True)
class Appendix:
    """Parts of the pages that are read only by one who turns to them."""

    name: str
    title: str
    intro: str
    parts: str
    """Selector of what moves here."""
    pointer: str
    """What stands in its place, a link."""


@dataclass
class Joined:
    """The pages as one, and what its contents list."""

    body: list[str] = field(default_factory=list)
    contents: list[tuple[int, str, str]] = field(default_factory=list)
    """Depth, id and words of each line."""


class Pages:
    """The pages of a built book, in their order, each with the ids of its parts made its own.

    Parameters
    ----------
    html : folder of the built book.
    names : pages without their ending, in order.
    """

    def __init__(self, html: Path, names: Sequence[str]) -> None:
        self._html, self._names = html, list(names)

    def articles(self) -> Iterator[tuple[str, Tag]]:
        """Name and content of each page.

        Raises
        ------
        FileNotFoundError
            A page was not built.
        """
        for name in self._names:
            text = (self._html / f"{name}.html").read_text("utf-8")
            article = BeautifulSoup(text, "html.parser").find("article")
            assert isinstance(article, Tag), f"{name}.html has no article"
            for tag in article.select(AWAY):
                tag.decompose()
            self._own(article, name)
            yield name, article

    def _own(self, article: Tag, name: str) -> None:
        for tag in article.find_all(True):
            if "id" in tag.attrs:
                tag["id"] = own_id(name, str(tag["id"]))
            for attribute in REFERENCES:
                if attribute in tag.attrs:
                    tag[attribute] = " ".join(own_id(name, one) for one in words(tag[attribute]))
            for attribute, value in list(tag.attrs.items()):
                if isinstance(value, str) and "url(#" in value:
                    tag[attribute] = _URL.sub(
                        lambda found: f"url(#{own_id(name, found[1])})", value
                    )
            for attribute in ("href", "xlink:href"):
                if attribute in tag.attrs:
                    self._lead(tag, attribute, name)
            if tag.name == "img":
                tag["src"] = self._file(name, str(tag["src"]))

    def _lead(self, tag: Tag, attribute: str, name: str) -> None:
        """A link to a page that is here leads there; one to another file of the book is words alone."""
        address = str(tag[attribute])
        if re.match(r"[a-z]+:", address):
            return
        path, part = urldefrag(address.partition("?")[0] if "#" not in address else address)
        path = path.partition("?")[0]
        page = self._page(name, path)
        if page in self._names:
            tag[attribute] = "#" + (own_id(page, unquote(part)) if part else page_id(page))
        else:
            del tag[attribute]

    def _page(self, name: str, path: str) -> str:
        if not path:
            return name
        return posixpath.normpath(posixpath.join(posixpath.dirname(name), path)).removesuffix(
            ".html"
        )

    def _file(self, name: str, path: str) -> str:
        return (self._html / posixpath.dirname(name) / path).resolve().as_uri()


def own_id(name: str, id: str) -> str:
    """The id of a part in the page that holds all."""
    return f"{page_id(name)}--{id}"


def page_id(name: str) -> str:
    """The id of a whole page."""
    return name.replace("/", "-")


def words(value: object) -> list[str]:
    """An attribute's words; the parser splits some itself."""
    return list(map(str, value)) if isinstance(value, list) else str(value).split()


def joined(pages: Pages, appendices: Sequence[Appendix], labels: dict[str, str]) -> Joined:
    """All pages, then the appendices, each part of them under the title of its page.

    Parameters
    ----------
    labels : what stands before a page's title in the contents ("Chapter 3").
    """
    made = Joined()
    later: dict[str, list[str]] = {appendix.name: [] for appendix in appendices}
    for name, article in pages.articles():
        title = words_of(article.find("h1"))
        for appendix in appendices:
            if moved := _moved(article, appendix, name):
                later[appendix.name] += [f"<h2>{escape(title)}</h2>", *moved]
        label = labels.get(name, "")
        made.contents.append((0, page_id(name), f"{label}{title}"))
        made.contents += [
            (1, str(section["id"]), words_of(section.find("h2")))
            for section in article.select("section[id]:has(> h2)")
            if label
        ]
        made.body.append(
            f'<article id="{page_id(name)}">{"".join(map(str, article.contents))}</article>'
        )
    for appendix in appendices:
        id = f"appendix-{appendix.name}"
        made.contents.append((0, id, appendix.title))
        text = f"<h1>{escape(appendix.title)}</h1><p>{escape(appendix.intro)}</p>"
        made.body.append(
            f'<article id="{id}" class="appendix">{text}{"".join(later[appendix.name])}</article>'
        )
    return made


def _moved(article: Tag, appendix: Appendix, name: str) -> list[str]:
    """Take the parts out of a page; a link stands for each, and each has one back."""
    taken = []
    found = [
        part for part in article.select(appendix.parts) if not part.find_parent(class_="moved")
    ]
    for n, part in enumerate(found):
        if any(other in part.parents for other in found):
            continue
        here, there = (
            f"{page_id(name)}--from-{appendix.name}-{n}",
            f"{page_id(name)}--{appendix.name}-{n}",
        )
        about = words_of(part.select_one(".ex-sensitive-about")) or _asked_in(part)
        for only_on_screen in part.select(".ex-sensitive-words"):
            only_on_screen.decompose()
        for summary in part.select("summary"):
            summary.name = "p"
            summary["class"] = "moved-summary"
        for details in [part, *part.select("details")]:
            if details.name == "details":
                details.name = "div"
        head = f'<h3><a href="#{here}">{escape(about)}</a></h3>' if about else ""
        pointed = escape(appendix.pointer.format(about=about))
        pointer = f'<p class="moved" id="{here}"><a href="#{there}">{pointed}</a></p>'
        part.replace_with(BeautifulSoup(pointer, "html.parser"))
        taken.append(f'<section class="moved-part" id="{there}">{head}{part}</section>')
    return taken


def _asked_in(part: Tag) -> str:
    """The title of the exercise that a part belongs to."""
    card = part.find_parent(class_="ex-exercise")
    return words_of(card.select_one(".ex-exercise-title")) if isinstance(card, Tag) else ""


def words_of(tag: object) -> str:
    """The text of an element; empty without one."""
    return " ".join(tag.get_text().split()) if isinstance(tag, Tag) else ""
