"""Figures: what pictures and scenes are made of, drawn once as SVG symbols and told once in words.

A course keeps them in one folder of its package: ``figures.svg`` has the drawings, ``figures.yml`` says of each
its name, its words for who can't see it, whose color it has and how large it is. `load` reads both and refuses
what a canvas can't draw after them: a scene's pen knows a few shapes, and no filter, gradient, clip or text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from explorable import precomputed, settings
from explorable.errors import BookError, did_you_mean

SVG = "http://www.w3.org/2000/svg"
ElementTree.register_namespace("", SVG)

BOX = "-50 -50 100 100"
"""The view of every figure: one scale for all, with the middle at 0 0."""

_PAINT = {
    "fill", "fill-opacity", "opacity", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "stroke-opacity", "stroke-width", "transform",
}  # fmt: skip
_SHAPES = {
    "g": set[str](),
    "path": {"d"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "rect": {"x", "y", "width", "height", "rx"},
}
"""What a pen draws, and where each stands."""

_FIELDS = {"name": str, "words": str, "color": str, "size": list}
_COLOR = re.compile(r"none|#[0-9a-f]{3}(?:[0-9a-f]{3})?|var\(--ex-[a-z]+\)")

NAMED_BY = ("aria-labelledby", "aria-describedby")
"""Attributes that hold one id or several."""

_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_DOT = re.compile(r"M(-?[\d.]+) (-?[\d.]+)(?:H\1|V\2|L\1 \2)(?![\d.])")


class FiguresError(BookError):
    """A figure that can't be drawn everywhere, or that nobody could tell; the message says how to mend it."""


@dataclass(frozen=True)
class Figure:
    """A drawing, and what is said of it."""

    id: str
    name: str
    words: str
    """What it looks like, for who can't see it."""

    color: str
    """Whose color of the course's palette it has."""

    size: tuple[float, float]
    """Width and height of the smallest box around the middle that holds all of it."""

    shapes: tuple[Element, ...]
    """Plain shapes, with the middle at 0 0."""

    def symbol(self) -> str:
        """The drawing as a ``<symbol>`` for a page."""
        return _written("symbol", {"id": self.id, "viewBox": BOX}, self.shapes)

    def group(self) -> str:
        """The drawing as a ``<g>`` that a picture places by ``transform``."""
        return _written("g", {"id": self.id}, self.shapes)


@lru_cache
def of_course(folder: Path | None = None) -> Mapping[str, Figure]:
    """The figures of the course that is shown; none if it has none."""
    home = folder or settings.current().figures
    return load(home) if home else {}


def symbols(ids: Iterator[str] | list[str], figures: Mapping[str, Figure]) -> str:
    """A hidden sheet of the symbols that a page needs, once each.

    Raises
    ------
    FiguresError
        There is no such figure.
    """
    wanted = [find(name, figures, "the sheet") for name in dict.fromkeys(ids)]
    inside = "".join(figure.symbol() for figure in wanted)
    return f'<svg xmlns="{SVG}" width="0" height="0" aria-hidden="true" focusable="false">{inside}</svg>'


def find(name: str, figures: Mapping[str, Figure], where: str) -> Figure:
    """The figure called `name`.

    Raises
    ------
    FiguresError
        There is none; the message says `where` it was asked for.
    """
    if name not in figures:
        near = did_you_mean(name, list(figures))
        raise FiguresError(f"{where} asks for the figure {name!r}, which is not drawn{near}")
    return figures[name]


def load(folder: Path) -> dict[str, Figure]:
    """Read ``figures.svg`` and ``figures.yml`` of `folder`.

    Raises
    ------
    FiguresError
        Every mistake, with the figure it is in and what to write.
    """
    drawn, told = _drawings(folder / "figures.svg"), _told(folder / "figures.yml")
    mistakes = [
        f"figures.yml: {name} has no words: add its name, words, color and size, or take its symbol away"
        for name in drawn
        if name not in told
    ]
    mistakes += [
        f"figures.yml: {name} is not drawn{did_you_mean(name, list(drawn))}: "
        f'draw a <symbol id="{name}"> in figures.svg, or take its row away'
        for name in told
        if name not in drawn
    ]
    for name, row in told.items():
        mistakes += [f"figures.yml, {name}: {what}" for what in _wrong_row(row)]
    for name, shapes in drawn.items():
        found = dict.fromkeys(what for shape in shapes for what in _wrong_shape(shape))
        mistakes += [f"figures.svg, {name}: {what}" for what in found]
    if mistakes:
        raise FiguresError("\n".join(mistakes))
    return {
        name: Figure(name, row["name"], row["words"], row["color"], tuple(row["size"]), drawn[name])
        for name, row in told.items()
    }


def _drawings(path: Path) -> dict[str, tuple[Element, ...]]:
    """Symbol -> its shapes, with the shared parts put in."""
    try:
        root = ElementTree.fromstring(path.read_text("utf-8"))
    except (OSError, ElementTree.ParseError) as error:
        raise FiguresError(f"{path.name} can't be read: {error}") from None
    parts = {part.get("id", ""): part for defs in root.findall(_svg("defs")) for part in defs}
    found: dict[str, tuple[Element, ...]] = {}
    for symbol in root.findall(_svg("symbol")):
        name = symbol.get("id", "")
        if name in found:
            raise FiguresError(f"{path.name}: {name} is drawn twice; keep one")
        where = f"{path.name}, {name}:"
        found[name] = tuple(_put_in(child, parts, where) for child in symbol)
    return found


def _put_in(element: Element, parts: dict[str, Element], where: str) -> Element:
    """A copy in which every ``<use>`` of a part is the part itself."""
    if element.tag != _svg("use"):
        copy = Element(element.tag, element.attrib)
        copy.extend([_put_in(child, parts, where) for child in element])
        return copy
    name = element.get("href", "").removeprefix("#")
    if name not in parts:
        near = did_you_mean(name, list(parts))
        raise FiguresError(f"{where} there is no part {name!r}{near}: parts stand in <defs>")
    part = _put_in(parts[name], parts, where)
    part.attrib.pop("id", None)
    around = element.get("transform")
    if around and part.tag == _svg("g") and "transform" not in part.attrib:
        part.set("transform", around)
    elif around:
        group = Element(_svg("g"), {"transform": around})
        group.append(part)
        return group
    return part


def _told(path: Path) -> dict[str, Any]:
    if path.parent == settings.current().figures and (rows := precomputed.figures()):
        return rows
    from explorable.book import yaml_file  # YAML has to be read nowhere but where a book is made

    document = yaml_file.read(path)
    if document.mistakes:
        location, what = document.mistakes[0]
        raise FiguresError(f"{document.place(location)}: {what}")
    if not isinstance(document.content, dict):
        raise FiguresError(f"{path.name}: write one row a figure, `id: {{name: ..., words: ...}}`")
    return document.content


def _wrong_row(row: Any) -> Iterator[str]:
    if not isinstance(row, dict):
        yield "this is not a row; a row has name, words, color and size"
        return
    for key, kind in _FIELDS.items():
        if not isinstance(row.get(key), kind) or not row[key]:
            yield f"`{key}` is missing; add it"
    for key in row.keys() - _FIELDS.keys():
        yield f"`{key}` is not a field of a figure; the fields are {', '.join(_FIELDS)}"
    roles = settings.current().roles
    if row.get("color") and row["color"] not in roles:
        yield f"`color` is {row['color']!r}; write {', '.join(roles)}"
    size = row.get("size")
    if size and not _is_size(size):
        yield f"`size` is {size}; write width and height in a box of 100, such as [60, 78]"


def _is_size(size: Any) -> bool:
    return len(size) == 2 and all(isinstance(v, int | float) and 0 < v <= 100 for v in size)


def _wrong_shape(shape: Element) -> Iterator[str]:
    tag = shape.tag.rpartition("}")[2]
    if tag not in _SHAPES:
        yield f"<{tag}> can't be drawn on a canvas; write {', '.join(_SHAPES)}"
        return
    for name in shape.attrib.keys() - _SHAPES[tag] - _PAINT:
        yield f"`{name}` of <{tag}> can't be drawn on a canvas; take it away"
    if _DOT.search(shape.get("d", "")):
        yield "a line without length is no dot on every browser's canvas; write <circle>"
    for name in ("fill", "stroke"):
        color = shape.get(name)
        if color and not _COLOR.fullmatch(color):
            yield f"`{name}` is {color!r}; write none, #fff, or var(--ex-...) so that the page's theme colors it"
    for child in shape:
        yield from _wrong_shape(child)


def _written(tag: str, attributes: dict[str, str], shapes: tuple[Element, ...]) -> str:
    around = Element(_svg(tag), attributes)
    around.extend(deepcopy(shapes))
    text = ElementTree.tostring(around, encoding="unicode")
    return text.replace(f' xmlns="{SVG}"', "", 1).replace(" />", "/>")


def _svg(name: str) -> str:
    return f"{{{SVG}}}{name}"


def own_ids(root: Element, prefix: str) -> None:
    """Put `prefix` before all ids of a drawing, and wherever it names them: a page has one name space for all."""
    ids = {element.get("id") for element in root.iter() if element.get("id")}

    def renamed(match: re.Match[str]) -> str:
        return f"url(#{prefix}{match[1]})" if match[1] in ids else match[0]

    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name == "id":
                element.set(name, prefix + value)
            elif name in NAMED_BY:
                element.set(name, " ".join(prefix + part for part in value.split()))
            elif name.endswith("href") and value.startswith("#"):
                element.set(name, f"#{prefix}{value[1:]}")
            else:
                element.set(name, _REFERENCE.sub(renamed, value))
        if element.tag == _svg("style") and element.text:
            text = _REFERENCE.sub(renamed, element.text)
            for name in sorted(filter(None, ids), key=len, reverse=True):
                text = re.sub(rf"#{re.escape(name)}(?![\w-])(?!\))", f"#{prefix}{name}", text)
            element.text = text
