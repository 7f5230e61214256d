"""Curves in a frame with ticks and named places, as SVG in the page's colors."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from explorable.explorer.still.axis import Range, Tick, ticks_of
from explorable.explorer.still.marks import Label, Placed, Point, labels

WIDTH, TOP, RIGHT, BELOW = 640, 8, 12, 26
FINE = 5
"""Steps of a curve's coordinates in a pixel: whole numbers are short."""
NEAR = 0.25
"""Pixels by which a drawn curve may differ from the computed one."""
DASHES = {"solid": "", "dash": "8 4", "dot": "2 3", "dashdot": "8 3 2 3"}


@dataclass(frozen=True)
class Line:
    """One curve in its unbroken parts, in the units of the axes."""

    parts: Sequence[Sequence[Point]]
    color: str
    dash: str = "solid"

    def swatch(self) -> str:
        """A piece of it, for its name."""
        dashed = f' stroke-dasharray="{DASHES[self.dash]}"' if DASHES[self.dash] else ""
        return (
            '<svg width="28" height="10" aria-hidden="true"><path class="ex-swatch" d="M1 5h26"'
            f' stroke="{self.color}"{dashed}/></svg>'
        )


@dataclass(frozen=True)
class Drawing:
    """What is drawn, and how high; `words` stand for it where it can't be seen."""

    words: str
    height: int
    x: Range
    y: Range
    lines: Sequence[Line]
    marks: Sequence[Placed] = field(default=())
    """Their places are values; `svg` turns them into pixels."""

    @property
    def _most(self) -> int:
        return max(3, round(self.height / 44))

    @property
    def left(self) -> int:
        """Room for the labels of the upright axis."""
        width = max((len(t.text) for t in ticks_of(self.y, self._most)), default=0) * 6.8 + 12
        return next((size for size in (34, 56, 78) if size >= width), math.ceil(width))

    def svg(self) -> str:
        """The picture."""
        width, height = WIDTH - self.left - RIGHT, self.height - TOP - BELOW
        traced = [self._traced(line, width, height) for line in self.lines]
        xs = [(self.x.share(t.at) * width, t) for t in ticks_of(self.x, max(3, width // 80))]
        ys = [((1 - self.y.share(t.at)) * height, t) for t in ticks_of(self.y, self._most)]
        curves = "".join(
            _curve(parts, line) for parts, line in zip(traced, self.lines, strict=True)
        )
        inside = FINE * (width + 4), FINE * (height + 4)
        return (
            f'<svg class="ex-still-picture" viewBox="0 0 {WIDTH} {self.height}" role="img"'
            f' aria-label="{escape(self.words)}"><g transform="translate({self.left} {TOP})">'
            f"{_axes(xs, ys, width, height)}"
            f'<svg aria-hidden="true" x="-2" y="-2" width="{width + 4}" height="{height + 4}"'
            f' viewBox="{-2 * FINE} {-2 * FINE} {inside[0]} {inside[1]}">{curves}</svg>'
            f"{self._named(traced, width, height)}</g></svg>"
        )

    def _traced(self, line: Line, width: int, height: int) -> list[list[Point]]:
        """A curve in pixels, broken where it can't be drawn, without points nobody could tell apart."""
        found: list[list[Point]] = []
        for part in line.parts:
            open_part: list[Point] = []
            for k, (at, value) in enumerate(part):
                x, y = self.x.share(at) * width, (1 - self.y.share(value)) * height
                if not (math.isfinite(x) and math.isfinite(y)):
                    open_part = []
                    continue
                y = max(-height, min(2 * height, y))  # far outside is as good as just outside
                if open_part and k < len(part) - 1 and _is_near(open_part[-1], (x, y)):
                    continue
                if not open_part:
                    found.append(open_part)
                open_part.append((x, y))
        return found

    def _named(self, traced: Iterable[list[list[Point]]], width: int, height: int) -> str:
        marks = [
            Placed(
                mark.label,
                mark.role,
                None if mark.x is None else self.x.share(mark.x) * width,
                None if mark.y is None else (1 - self.y.share(mark.y)) * height,
            )
            for mark in self.marks
        ]
        seen = [mark for mark in marks if mark.is_inside(width, height)]
        if not seen:
            return ""
        points = [p for parts in traced for part in parts for p in _along(part, 6)]
        placed = labels(seen, width, height, points)
        pairs = list(zip(seen, placed, strict=True))
        shapes = "".join(_shape(mark, label, width, height) for mark, label in pairs)
        return shapes + "".join(
            f'<text class="ex-mark-label" x="{label.x:.0f}" y="{label.y:.0f}"'
            f' text-anchor="{label.anchor}">{escape(mark.label)}</text>'
            for mark, label in pairs
        )


def _axes(
    xs: Sequence[tuple[float, Tick]], ys: Sequence[tuple[float, Tick]], width: int, height: int
) -> str:
    grid = "".join(f"M0 {at:.0f}h{width}" for at, _ in ys)
    below = "".join(f'<text x="{at:.0f}">{t.text}</text>' for at, t in xs if t.text)
    beside = "".join(f'<text y="{at + 4.2:.0f}">{t.text}</text>' for at, t in ys if t.text)
    return (
        f'<path class="ex-grid" d="{grid}"/><path class="ex-base" d="M0 {height}h{width}"/>'
        f'<g class="ex-ticks" text-anchor="middle" transform="translate(0 {height + 18})">{below}</g>'
        f'<g class="ex-ticks" text-anchor="end" transform="translate(-3 0)">{beside}</g>'
    )


def _curve(parts: Iterable[Sequence[Point]], line: Line) -> str:
    path = "".join(_path(_simple(part)) for part in parts) or "M0 0"
    gaps = " ".join(str(FINE * int(n)) for n in DASHES.get(line.dash, "").split())
    dashed = f' stroke-dasharray="{gaps}"' if gaps else ""
    return f'<path class="ex-curve" stroke="{line.color}"{dashed} d="{path}"/>'


def _path(part: Sequence[Point]) -> str:
    """A part in fine whole steps, each told from the one before."""
    whole = [(round(FINE * x), round(FINE * y)) for x, y in part]
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in itertools.pairwise(whole) if a != b]
    return f"M{whole[0][0]} {whole[0][1]}l{' '.join(steps) or '0 0'}".replace(" -", "-")


def _shape(mark: Placed, label: Label, width: int, height: int) -> str:
    """A point, or a line across; a thin line to a label that stands far from its point."""
    color = f"var(--ex-{mark.role})"
    x, y = mark.x, mark.y
    if x is not None and y is not None:
        dot = f'<circle class="ex-dot" cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{color}"/>'
        end = label.y + (-9 if label.y > y else 3)
        far = f'<path class="ex-leader" d="M{x:.1f} {y:.1f}L{label.x:.1f} {end:.1f}"/>'
        return dot + (far if abs(label.y - y) > 20 else "")
    across = f"M{x:.1f} 0v{height}" if x is not None else f"M0 {y:.1f}h{width}"
    return f'<path class="ex-mark" stroke="{color}" d="{across}"/>'


def _is_near(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) < 0.6 and abs(a[1] - b[1]) < 0.6


def _along(part: Sequence[Point], gap: float) -> list[Point]:
    """Points along a curve, about `gap` pixels apart: where a label would lie on it."""
    found: list[Point] = []
    x0, y0 = part[0]
    for x1, y1 in part[1:]:
        steps = min(60, int(max(abs(x1 - x0), abs(y1 - y0)) / gap))
        if steps:
            found += [
                (x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps)
            ]
            x0, y0 = x1, y1
    return found


def _simple(part: Sequence[Point]) -> list[Point]:
    """The part without points that nobody would miss (Douglas and Peucker)."""
    kept = {0, len(part) - 1}
    open_ends = [(0, len(part) - 1)]
    while open_ends:
        first, last = open_ends.pop()
        if last - first < 2:
            continue
        (x0, y0), (x1, y1) = part[first], part[last]
        length = math.hypot(x1 - x0, y1 - y0) or 1e-9
        worst, far = 0, NEAR
        for k in range(first + 1, last):
            x, y = part[k]
            off = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length
            if length <= 1e-9:
                off = math.hypot(x - x0, y - y0)
            if off > far:
                worst, far = k, off
        if worst:
            kept.add(worst)
            open_ends += [(first, worst), (worst, last)]
    return [part[k] for k in sorted(kept)]
