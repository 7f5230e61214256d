"""What a notebook's trial chart is put together from, top to bottom: lines of text, bars, dots.

The vertical axis counts pixels from the top, so that text, bars and gaps keep their size.
Colors are names (``ib:antibody``).
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from immunobook.charts.trials import Comparison, Share

LINE, SMALL = 19, 17
BAR = 13


PIXELS, BESIDE = 620, 268
"""Width of the figure, and of the names left of the bars."""
LEFT, RIGHT = 4, 58


class Canvas:
    """Gathers texts, bars and dots from top to bottom."""

    def __init__(self, role: str, *, are_parts: bool = False) -> None:
        self.role, self.are_parts, self.y = role, are_parts, 0.0
        self.texts: dict[tuple[str, int, str], list[tuple[float, float, str]]] = {}
        self.bars: dict[str, list[tuple[float, Share]]] = {}
        self.dots: dict[tuple[str, str], list[tuple[float, Share]]] = {}
        self.rules: list[float] = []
        self.spans: list[tuple[float, float]] = []

    def text(self, words: str, *, color: str = "ink", size: int = 13, bold: bool = False) -> None:
        """Lines of text over the whole width."""
        height = LINE if size > 12 else SMALL
        per_line = int((PIXELS - 14) / (size * (0.61 if bold else 0.54)))
        for line in textwrap.wrap(words, per_line):
            self.y += height
            self._put(
                0, self.y - height / 2, f"<b>{line}</b>" if bold else line, color, size, "left"
            )

    def gap(self, pixels: float) -> None:
        """Leave room."""
        self.y += pixels

    def rule(self) -> None:
        """A line across."""
        self.rules.append(self.y)

    def arm(self, name: str, share: Share, color: str, comparison: Comparison) -> None:
        """One group: its name, its bar or dot, its number."""
        size = 13
        lines = textwrap.wrap(name, int((BESIDE - 10) / (size * 0.51)))
        height = max(24, 17 * len(lines) + 6)
        middle = self.y + height / 2
        for k, line in enumerate(lines):
            self._put(0, middle + 17 * (k - (len(lines) - 1) / 2), line, "ink", size, "name")
        self.y += height
        if self.are_parts or comparison == "randomized":
            self.bars.setdefault(color, []).append((middle, share))
        else:
            self.dots.setdefault(
                (color, "circle" if color == self.role else "circle-open"), []
            ).append((middle, share))
            self.spans.append((middle, 100))
        self._put(100, middle, f"\u2002<b>{share.shown}</b>", "ink", 14, "value")

    def _put(self, x: float, y: float, words: str, color: str, size: int, place: str) -> None:
        self.texts.setdefault((color, size, place), []).append((x, y, words))

    def traces(self) -> list[dict[str, Any]]:
        """All of it as Plotly traces."""
        every = [row for rows in self.bars.values() for row in rows]
        found: list[dict[str, Any]] = []
        if every:
            found.append(_bars([(y, Share(100)) for y, _ in every], "line", opacity=0.55))
        for color, rows in self.bars.items():
            for is_sure in (True, False):
                some = [(y, s) for y, s in rows if (s.low is None) is not is_sure]
                found += [_bars(some, color)] if some else []
        found += [_line([0, 100], [y, y], "line", 1) | {"xaxis": "x2"} for y in self.rules]
        if every:  # quarters, as gaps in the track
            ys = [
                at
                for y, _ in every
                for _q in (25, 50, 75)
                for at in (y - BAR / 2, y + BAR / 2, None)
            ]
            xs = [x for _ in every for q in (25, 50, 75) for x in (q, q, None)]
            found.append(_line(xs, ys, "paper", 1))
        for y, end in self.spans:
            found.append(_line([0, end], [y, y], "line", 1, "dot"))
        for (color, symbol), rows in self.dots.items():
            found += [
                _line([s.low, s.high], [y, y], color, 3) for y, s in rows if s.low is not None
            ]
            found.append(_points(rows, color, symbol))
        for (ink, size, place), lines in self.texts.items():
            found.append(_words(lines, ink, size, place))
        return found


def _words(
    rows: list[tuple[float, float, str]], color: str, size: int, place: str
) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "text", "xaxis": "x" if place == "value" else "x2", "yaxis": "y",
        "cliponaxis": False, "x": [x for x, _, _ in rows], "y": [y for _, y, _ in rows],
        "text": [words for _, _, words in rows],
        "textposition": "middle right", "textfont": {"size": size, "color": f"role:{color}"}, "hoverinfo": "skip",
    }  # fmt: skip


def _bars(rows: list[tuple[float, Share]], color: str, opacity: float = 1) -> dict[str, Any]:
    trace: dict[str, Any] = {
        "type": "bar", "orientation": "h", "x": [s.percent for _, s in rows], "y": [y for y, _ in rows], "width": BAR,
        "marker": {"color": f"role:{color}", "line": {"width": 0}}, "opacity": opacity, "hoverinfo": "skip",
    }  # fmt: skip
    if rows[0][1].low is not None:
        trace["error_x"] = {
            "type": "data", "symmetric": False, "color": "role:ink", "thickness": 1.6, "width": 4,
            "array": [(s.high or s.percent) - s.percent for _, s in rows],
            "arrayminus": [s.percent - (s.low or 0) for _, s in rows],
        }  # fmt: skip
    return trace


def _line(
    x: Sequence[float | None],
    y: Sequence[float | None],
    color: str,
    width: float,
    dash: str = "solid",
) -> dict[str, Any]:
    stroke = {"color": f"role:{color}", "width": width, "dash": dash}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(x),
        "y": list(y),
        "line": stroke,
        "hoverinfo": "skip",
    }


def _points(rows: list[tuple[float, Share]], color: str, symbol: str) -> dict[str, Any]:
    ink = f"role:{color}"
    return {
        "type": "scatter", "mode": "markers", "x": [s.percent for _, s in rows], "y": [y for y, _ in rows],
        "cliponaxis": False, "hoverinfo": "skip",
        "marker": {"color": ink, "size": 13, "symbol": symbol, "line": {"width": 2.5, "color": ink}},
    }  # fmt: skip
