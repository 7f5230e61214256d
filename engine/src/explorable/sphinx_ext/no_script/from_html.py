"""The HTML of what answers in a page -> the same words as ordinary nodes.

It knows what the engine and a course write: headings, paragraphs, lists, tables, pictures, cards. Buttons, scripts
and whatever is hidden from readers are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from docutils import nodes

from explorable.sphinx_ext.no_script.html_tree import Tag, parsed

Picture = Callable[[str, str], nodes.Node | None]
"""SVG and its words -> an image, if it can be made."""

WIDEST = 40
"""Letters of the widest column; what is longer goes on below."""

LEFT_OUT = {"script", "style", "template", "button", "input", "hr"}
ONLY_ON_SCREEN = {"ex-still", "ex-sensitive-how", "ex-not-now", "ex-on-paper"}
"""Classes of what speaks of scripts, or is told otherwise where there are none."""

OF_A_PICTURE = {"ex-panel-head", "ex-axis-x"}
"""Classes of what names curves and axes."""

HEADS = {"h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "summary"}
INLINE: dict[str, type[nodes.TextElement]] = {
    "strong": nodes.strong, "b": nodes.strong, "em": nodes.emphasis, "i": nodes.emphasis,
    "sub": nodes.subscript, "sup": nodes.superscript, "code": nodes.literal, "kbd": nodes.literal,
}  # fmt: skip
_SPACES = re.compile(r"[ \t\n]+")
PHRASING = {*INLINE, "span", "a", "br", "svg", "math", "label", "small", "abbr", "wbr"}


class Card(nodes.General, nodes.Element):
    """Numbers that may hurt: `about` says of what they are."""


def as_nodes(html: str, picture: Picture | None) -> list[nodes.Node]:
    """The words of a piece of HTML, its tables and its pictures (none if nothing can show them)."""
    return list(_Words(picture).blocks(parsed(html)))


class _Words:
    def __init__(self, picture: Picture | None) -> None:
        self._picture = picture

    def blocks(self, parts: Iterable[Tag | str]) -> Iterator[nodes.Node]:
        """Blocks as they come; text between them is a paragraph."""
        open_text: list[Tag | str] = []
        for part in parts:
            if (isinstance(part, str) or part.name in PHRASING) and not _is_block(part):
                open_text.append(part)
                continue
            yield from self._paragraph(open_text)
            open_text = []
            assert isinstance(part, Tag)
            yield from self._block(part)
        yield from self._paragraph(open_text)

    def _block(self, tag: Tag) -> Iterator[nodes.Node]:
        if _is_left_out(tag) or (self._picture is None and OF_A_PICTURE & tag.classes):
            return
        if "ex-sensitive" in tag.classes:
            yield self._card(tag)
        elif tag.name in HEADS:
            yield from self._paragraph(tag.children, head=True)
        elif tag.name in ("ul", "ol"):
            kind = nodes.bullet_list if tag.name == "ul" else nodes.enumerated_list
            items = [nodes.list_item("", *self.blocks(item.children)) for item in tag.of("li")]
            if items:
                yield kind("", *items)
        elif tag.name == "dl":
            yield self._definitions(tag)
        elif tag.name == "table":
            yield from self._table(tag)
        elif tag.name in ("svg", "math"):
            yield from self._drawn(tag)
        else:
            yield from self.blocks(tag.children)

    def _paragraph(self, parts: Iterable[Tag | str], *, head: bool = False) -> Iterator[nodes.Node]:
        inside = _trimmed(list(self._inline(parts)))
        if inside:
            yield nodes.paragraph("", "", *([nodes.strong("", "", *inside)] if head else inside))

    def _inline(self, parts: Iterable[Tag | str]) -> Iterator[nodes.Node]:
        for part in parts:
            if isinstance(part, str):
                if text := _one_space(part):
                    yield nodes.Text(text)
            elif _is_left_out(part):
                continue
            elif part.name in ("svg", "math"):
                yield from self._drawn(part, inline=True)
            elif part.name == "br":
                yield nodes.Text(" ")
            elif part.name == "a" and part.get("href").startswith("http"):
                yield nodes.reference("", "", *self._inline(part.children), refuri=part.get("href"))
            elif part.name in INLINE:
                yield INLINE[part.name]("", "", *self._inline(part.children))
            else:
                yield from self._inline(part.children)

    def _drawn(self, tag: Tag, *, inline: bool = False) -> Iterator[nodes.Node]:
        if tag.name == "math":
            latex = next((t.text for t in tag.all("annotation")), "")
            is_line = tag.get("display") == "block" and not inline
            if latex:
                yield (
                    nodes.math_block(latex, latex, nowrap=False, number=None, label=None)
                    if is_line
                    else nodes.math(latex, latex)
                )
        elif self._picture and (image := self._picture(tag.source, tag.get("aria-label"))):
            yield image

    def _definitions(self, tag: Tag) -> nodes.Node:
        """Names and what they are, as a list of lines."""
        lines = []
        for name, value in zip(tag.all("dt"), tag.all("dd"), strict=True):
            told = [*self._inline(name.children), nodes.Text(": "), *self._inline(value.children)]
            lines.append(nodes.list_item("", nodes.paragraph("", "", *_trimmed(told))))
        return nodes.bullet_list("", *lines)

    def _table(self, tag: Tag) -> Iterator[nodes.Node]:
        rows = [row.of("th", "td") for row in tag.all("tr")]
        width = max((len(row) for row in rows), default=0)
        if not width:
            return
        for caption in tag.of(
            "caption"
        ):  # a title of its own would be numbered, and a heading in text
            yield from self._paragraph(caption.children)
        table = nodes.table(classes=["colwidths-auto"])
        group = nodes.tgroup(cols=width)
        group += [nodes.colspec(colwidth=_letters(rows, k)) for k in range(width)]
        heads = [row for head in tag.all("thead") for row in head.all("tr")]
        is_head = len(heads)
        made = [nodes.row("", *(self._cell(cell) for cell in row)) for row in rows]
        if is_head:
            group += nodes.thead("", *made[:is_head])
        group += nodes.tbody("", *made[is_head:])
        table += group
        yield table

    def _cell(self, tag: Tag) -> nodes.entry:
        return nodes.entry("", *self.blocks(tag.children))

    def _card(self, tag: Tag) -> Card:
        """What the card holds, under the words that stand for it."""
        body = next((t for t in tag.all("div") if "ex-sensitive-body" in t.classes), tag)
        words = next((t for t in tag.all("p") if "ex-sensitive-words" in t.classes), None)
        about = "".join(n.astext() for n in self._inline(words.children)) if words else ""
        card = Card(about=about.strip())
        card += list(self.blocks(body.children))
        return card


def _letters(rows: list[list[Tag]], column: int) -> int:
    """Room for a column, in letters, as plain text needs it."""
    longest = max(len(row[column].text) for row in rows if column < len(row))
    return min(max(longest, 3) + 2, WIDEST)


def _is_block(part: Tag | str) -> bool:
    """A picture with words of its own and a displayed equation stand by themselves."""
    if not isinstance(part, Tag):
        return False
    is_equation = part.name == "math" and part.get("display") == "block"
    return is_equation or (part.name == "svg" and bool(part.get("aria-label")))


def _is_left_out(tag: Tag) -> bool:
    hidden = "hidden" in tag.attributes or (tag.get("aria-hidden") == "true" and tag.name != "svg")
    return tag.name in LEFT_OUT or hidden or bool(ONLY_ON_SCREEN & tag.classes)


def _one_space(text: str) -> str:
    """Spaces and line ends as a browser shows them; no-break spaces stay."""
    return _SPACES.sub(" ", text)


def _trimmed(inside: list[nodes.Node]) -> list[nodes.Node]:
    """Without spaces at both ends."""
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while inside and isinstance(inside[end], nodes.Text):
            text = strip(inside[end].astext())
            if text:
                inside[end] = nodes.Text(text)
                break
            inside.pop(end)
    return inside
