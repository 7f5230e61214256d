"""A picture to label: a drawing of the book without its words, and where the places in it are."""

from __future__ import annotations

import math
import re
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from explorable.errors import did_you_mean
from explorable.exercises.markup import TextError
from explorable.figures import NAMED_BY, SVG, own_ids

Matrix = tuple[float, float, float, float, float, float]
"""As SVG writes it: a point (x, y) goes to (a x + c y + e, b x + d y + f)."""

_STEP = re.compile(r"(translate|scale|rotate|matrix)\(([^)]*)\)")
_ELSEWHERE = re.compile(r"var\((--[\w-]+),[^()]*\)")
"""A color of the page with what a picture falls back on where there is no page."""

_MIDDLES = {"use": ("x", "y"), "circle": ("cx", "cy"), "ellipse": ("cx", "cy"), "g": ("x", "y")}
_REFUSED = {"script", "style", "foreignObject", "image", "a"}
_WORDS = {"title", "desc", "metadata", "text"}
_LETTERS = ("font-family", "font-size", "font-weight", "text-anchor")


class Spot(NamedTuple):
    """Where a place is, in percent of the picture's width and height."""

    x: float
    y: float


class Picture:
    """A drawing of the book.

    Parameters
    ----------
    path : the file.
    name : how a message names it.

    Raises
    ------
    TextError
        There is no such file, or it can't stand in a page; the message says what to write.
    """

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        try:
            self.root = ElementTree.fromstring(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            raise TextError(
                f"there is no picture `{name}`; its path starts at the book's folder"
            ) from None
        except ElementTree.ParseError as error:
            raise TextError(f"the picture `{name}` can't be read: {error}") from None
        self._box = self._view()
        self._matrices: dict[str, tuple[Element, Matrix]] = {}
        self._walk(self.root, (1, 0, 0, 1, 0, 0))

    def spot(self, name: str) -> Spot:
        """The middle of the element with this id.

        Raises
        ------
        TextError
            No element has it, or its middle can't be told; the message says what to write.
        """
        if name not in self._matrices:
            near = did_you_mean(name, list(self._matrices))
            known = ", ".join(self._matrices) or "none"
            raise TextError(
                f'the picture `{self.name}` has no element with id="{name}"{near}; '
                f"write the id into the picture, or name one of it: {known}"
            )
        element, (a, b, c, d, e, f) = self._matrices[name]
        x, y = self._middle(element, name)
        left, top, width, height = self._box
        return Spot(
            round(100 * (a * x + c * y + e - left) / width, 1),
            round(100 * (b * x + d * y + f - top) / height, 1),
        )

    def bare(self, prefix: str) -> str:
        """The drawing without its words, which would tell; its ids get `prefix`."""
        root = deepcopy(self.root)
        for parent in list(root.iter()):
            for child in [c for c in parent if _kind(c) in _WORDS]:
                parent.remove(child)
            for attribute in _LETTERS:
                parent.attrib.pop(attribute, None)
        for attribute in ("width", "height", "role", "aria-label", *NAMED_BY):
            root.attrib.pop(attribute, None)
        own_ids(root, prefix)
        root.set("aria-hidden", "true")
        root.set("focusable", "false")
        drawing = ElementTree.tostring(root, encoding="unicode")
        return _ELSEWHERE.sub(r"var(\1)", re.sub(r">\s+<", "><", drawing))

    def _view(self) -> tuple[float, float, float, float]:
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", self.root.get("viewBox", ""))]
        if len(numbers) != 4 or not (numbers[2] > 0 and numbers[3] > 0):
            raise TextError(f'the picture `{self.name}` needs a viewBox="left top width height"')
        return numbers[0], numbers[1], numbers[2], numbers[3]

    def _walk(self, element: Element, outer: Matrix) -> None:
        kind = _kind(element)
        if kind in _REFUSED or any(name.startswith("on") for name in element.attrib):
            raise TextError(
                f"the picture `{self.name}` holds <{kind}>, which a page refuses; take it out"
            )
        here = _product(outer, _matrix(element.get("transform", "")))
        if kind not in ("defs", "symbol"):
            if name := element.get("id"):
                self._matrices[name] = element, here
            for child in element:
                self._walk(child, here)

    def _middle(self, element: Element, name: str) -> tuple[float, float]:
        kind = _kind(element)
        if kind == "rect":
            x, y, width, height = (
                float(element.get(part, 0)) for part in ("x", "y", "width", "height")
            )
            return x + width / 2, y + height / 2
        if kind not in _MIDDLES:
            raise TextError(
                f'where the middle of <{kind} id="{name}"> is can\'t be told; '
                "give the id to a use, circle, ellipse, rect, or to a g with `transform`"
            )
        x, y = (float(element.get(part, 0)) for part in _MIDDLES[kind])
        return x, y


def _kind(element: Element) -> str:
    return str(element.tag).removeprefix(f"{{{SVG}}}")


def _matrix(transform: str) -> Matrix:
    made: Matrix = (1, 0, 0, 1, 0, 0)
    for name, inside in _STEP.findall(transform):
        n = [float(part) for part in re.findall(r"-?[\d.]+(?:e-?\d+)?", inside)]
        made = _product(made, _step(name, n))
    return made


def _step(name: str, n: list[float]) -> Matrix:
    if name == "translate":
        return 1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0
    if name == "scale":
        return n[0], 0, 0, n[-1], 0, 0
    if name == "rotate":
        turn = math.radians(n[0])
        x, y = (n[1], n[2]) if len(n) == 3 else (0, 0)
        around: Matrix = math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0, 0
        return _product(_product((1, 0, 0, 1, x, y), around), (1, 0, 0, 1, -x, -y))
    return n[0], n[1], n[2], n[3], n[4], n[5]


def _product(m: Matrix, n: Matrix) -> Matrix:
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741
    return (
        a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f,
    )  # fmt: skip
