"""The still picture of an explorer or a figure as a file, for books that show images but run no script.

In a page a style sheet gives it colors. As a file it carries them itself. Readers of EPUB draw SVG; LaTeX is given
PNG, which needs ``resvg-py`` (``pip install explorable[print]``). Without it words and table stand alone.
"""

from __future__ import annotations

import hashlib
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from explorable import settings

PAPER = {
    "ink": "#1f2430", "muted": "#5b6472", "paper": "#ffffff", "surface": "#f6f4ef", "line": "#d9d5cc",
    "accent": "#0b5f8a",
}  # fmt: skip
"""Colors of a page in its light look, as `tokens.css` has them."""

SHEET = """
svg { font-family: sans-serif }
.ex-curve { fill: none; stroke-width: 13; stroke-linecap: round; stroke-linejoin: round }
.ex-swatch { stroke-width: 3 }
.ex-grid { fill: none; stroke: var(--ex-line) }
.ex-base { fill: none; stroke: var(--ex-muted) }
.ex-mark { fill: none; stroke-width: 1.5; stroke-dasharray: 3 3 }
.ex-leader { fill: none; stroke: var(--ex-ink) }
.ex-dot { stroke: var(--ex-paper); stroke-width: 2 }
.ex-ticks { fill: var(--ex-muted); font-size: 12px }
.ex-mark-label { fill: var(--ex-ink); font-size: 12.5px }
.ex-region { fill-opacity: 0.09; stroke-opacity: 0.3; stroke-width: 2 }
.ex-heap-line { fill: none; stroke: var(--ex-ink); stroke-width: 2.5 }
.ex-ground text, .ex-region-name { fill: var(--ex-muted); font-size: 13.5px; font-weight: 600 }
"""
"""What a still needs of `still.css`, `chart.css` and `scene.css`."""

_COLOR = re.compile(r"var\(--(?:ex-)?([\w-]+)(?:, *([^()]+))?\)")
SWATCH = "28px"
"""Width of the piece of a curve that stands before its name."""

SHARP = 3
"""Pixels of a PNG for each of the drawing."""


def self_contained(svg: str) -> str:
    """A drawing with its style sheet, all colors in place, and its name space."""
    colors = {**PAPER, **settings.PALETTE, **settings.current().palette}
    opening, rest = svg.split(">", 1)
    if "xmlns=" not in opening:
        opening += ' xmlns="http://www.w3.org/2000/svg"'
    if " width=" not in opening and (box := re.search(r'viewBox="0 0 (\d+) (\d+)"', opening)):
        opening += f' width="{box[1]}" height="{box[2]}"'
    return _COLOR.sub(
        lambda found: colors.get(found[1]) or found[2] or PAPER["ink"],
        f"{opening}><style>{SHEET}</style>{rest}",
    )


def can_draw() -> bool:
    """Whether what makes PNG is installed."""
    return find_spec("resvg_py") is not None


def png(svg: str, side: int | None = None) -> bytes:
    """The drawing as PNG: sharper than it is large, or a square of so many pixels."""
    import resvg_py

    size: dict[str, Any] = {"width": side, "height": side} if side else {"zoom": SHARP}
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, **size))


class Stills:
    """Writes the stills of a page for the builder that asks."""

    def __init__(self, app: Sphinx, page: str) -> None:
        self._app, self._page = app, page
        types: Any = app.builder.supported_image_types
        self._kind = next((t for t in ("image/svg+xml", "image/png") if t in types), "")

    @property
    def can_be_shown(self) -> bool:
        """Whether the builder shows images of a kind that can be made."""
        return self._kind == "image/svg+xml" or (self._kind == "image/png" and can_draw())

    def image(self, svg: str, words: str) -> nodes.Node:
        """The image; one without words is the piece of a curve before its name."""
        whole = self_contained(svg)
        data = whole.encode() if self._kind == "image/svg+xml" else png(whole)
        path = self._written(data)
        image = nodes.image("", uri=str(path), alt=words, candidates={"*": str(path)})
        image["width"] = "100%" if words else SWATCH
        self._app.env.images.add_file(self._page, str(path))
        return image

    def _written(self, data: bytes) -> Path:
        ending = self._kind.removeprefix("image/").removesuffix("+xml")
        folder = Path(self._app.doctreedir) / "stills"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"still-{hashlib.sha256(data).hexdigest()[:12]}.{ending}"
        if not path.is_file():
            path.write_bytes(data)
        return path
