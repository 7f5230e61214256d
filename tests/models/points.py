"""The points of a run, and what lies between them: own interpolation, nothing of the page's code."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Names = Mapping[str, Any]


class Segment:
    """A stretch of the axis without an event, both ends included."""

    def __init__(self, x: Array, columns: Mapping[str, Array]) -> None:
        new = np.concatenate([[True], np.diff(x) > 0])
        self.x: Array = x[new]
        self.columns = {name: column[new] for name, column in columns.items()}
        self.lo, self.hi = float(x[0]), float(x[-1])

    def at(self, name: str, x: Array) -> Array:
        """A quantity between the points: in logarithms where it is positive."""
        return between(self.x, self.columns[name], x)


def between(xs: Array, ys: Array, x: Array) -> Array:
    """A curve through points that does not go beyond its neighbors (Fritsch and Carlson's cubic)."""
    if len(xs) < 2:
        return np.full_like(x, ys[0])
    k = np.clip(np.searchsorted(xs, x, side="right") - 1, 0, len(xs) - 2)
    four = np.clip(k + np.array([[-1], [0], [1], [2]]), 0, len(xs) - 1)
    px, py = xs[four], ys[four]
    is_log = (py > 0).all(axis=0)
    py = np.where(is_log, np.log(np.where(py > 0, py, 1)), py)
    gaps = np.diff(px, axis=0)
    gap = gaps[1]
    slopes = np.diff(py, axis=0) / np.where(gaps > 0, gaps, 1)
    # at the ends of the segment the curve goes as straight as its last piece
    slopes = np.where(gaps > 0, slopes, slopes[1])
    gaps = np.where(gaps > 0, gaps, gap)
    first, last = (_bend(slopes[i], slopes[i + 1], gaps[i], gaps[i + 1]) for i in (0, 1))
    s = (x - px[1]) / gap
    y = (
        py[1] * (1 + 2 * s) * (1 - s) ** 2 + py[2] * s * s * (3 - 2 * s)
        + gap * (first * s * (1 - s) ** 2 - last * s * s * (1 - s))
    )  # fmt: skip
    return np.where(is_log, np.exp(np.where(is_log, y, 0)), y)


def _bend(before: Array, after: Array, gap: Array, next_gap: Array) -> Array:
    """Slope at a point: the weighted harmonic mean of its two sides, none at a turn."""
    a, b = next_gap + 2 * gap, 2 * next_gap + gap
    same = before * after > 0
    safe = np.where(same, a / np.where(same, before, 1) + b / np.where(same, after, 1), 1)
    return np.where(same, (a + b) / safe, 0)


@dataclass
class Window:
    """A part of a segment that is looked at."""

    segment: Segment
    x: Array
    is_inner: slice
    """Which of the points are the segment's own."""

    def named(self, axis: str) -> Names:
        return _Named(self, axis)

    def finer(self, x: Array, axis: str) -> Names:
        """The quantities at further places."""
        return _Named(Window(self.segment, x, slice(0, 0)), axis, at_all=True)


class _Named(Mapping[str, Any]):
    """The quantities at the points of a window, each made when it is asked for."""

    def __init__(self, window: Window, axis: str, at_all: bool = False) -> None:
        self.window, self.axis, self.at_all = window, axis, at_all

    def __getitem__(self, name: str) -> Array:
        window, segment = self.window, self.window.segment
        if name == self.axis:
            return window.x
        column = segment.columns[name]  # KeyError: not a curve
        if self.at_all:
            return segment.at(name, window.x)
        if window.x is segment.x:
            return column
        inside = column[window.is_inner]
        first, last = segment.at(name, window.x[[0, -1]])
        return np.concatenate([[first], inside, [last]])

    def __contains__(self, name: object) -> bool:
        return name == self.axis or name in self.window.segment.columns

    def __iter__(self) -> Iterator[str]:
        return iter((self.axis, *self.window.segment.columns))

    def __len__(self) -> int:
        return 1 + len(self.window.segment.columns)


@dataclass
class Curves:
    """All quantities of a run."""

    axis: str
    segments: Sequence[Segment]
    exact: frozenset[str] = frozenset()
    """Quantities that are solved in logarithms: exact also where they are few."""

    @property
    def begin(self) -> float:
        return self.segments[0].lo

    @property
    def end(self) -> float:
        return self.segments[-1].hi

    @cached_property
    def _room(self) -> float:
        return 1e-9 * (self.end - self.begin)

    def windows(self, lo: float, hi: float) -> list[Window]:
        """What lies between two places; nothing if one of them is unknown or outside."""
        lo, hi = self._inside(lo), self._inside(hi)
        if not lo <= hi + self._room:
            return []
        found = []
        for s in self.segments:
            a, b = max(lo, s.lo), min(hi, s.hi)
            if a == s.lo and b == s.hi:
                found.append(Window(s, s.x, slice(None)))
            elif a < b or (lo >= hi and not found and s is self._home(lo)):
                inner = slice(*np.searchsorted(s.x, [a, b], side="right"))
                if inner.stop > inner.start and s.x[inner.stop - 1] == b:
                    inner = slice(inner.start, inner.stop - 1)
                found.append(Window(s, np.concatenate([[a], s.x[inner], [b]]), inner))
        return found

    def place(self, x: float) -> Mapping[str, Array] | None:
        """Every quantity at one place; after an event there."""
        x = self._inside(x)
        if not math.isfinite(x):
            return None
        s = self._home(x)
        return Window(s, s.x, slice(0, 0)).finer(np.array([x]), self.axis)

    def _home(self, x: float) -> Segment:
        return next(s for s in reversed(self.segments) if s.lo <= x)

    def _inside(self, x: float) -> float:
        if self.begin - self._room <= x <= self.end + self._room:
            return min(self.end, max(self.begin, x))
        return math.nan


def top(x: Array, y: Array, k: int) -> tuple[float, float]:
    """Place and height of the hill around point k: the parabola through three points."""
    if 0 < k < len(x) - 1:
        three = y[k - 1 : k + 2]
        h = np.log(three) if (three > 0).all() else -np.log(-three) if (three < 0).all() else three
        (a, b), (da, db) = (x[k] - x[k - 1], x[k + 1] - x[k]), (h[1] - h[0], h[1] - h[2])
        bend = a * db + b * da
        if bend > 0 and a > 0 and b > 0:
            shift = (b * b * da - a * a * db) / (2 * bend)
            slope = (b * b * da - a * a * db) / (a * b * (a + b))
            height = h[1] + slope * shift / 2
            back = np.exp(height) if (three > 0).all() else height
            back = -np.exp(-height) if (three < 0).all() else back
            return float(x[k] + shift), float(max(back, y[k]))
    return float(x[k]), float(y[k])
