"""A solution: a model's answer for one setting, readable at any place of its axis.

It is a chain of segments between events; within a segment the solution is smooth
and can be asked anywhere, so that peaks and crossings are found exactly and not only
at drawn points. At an event a quantity has two values: `Solution.at` gives the one after
it, the segments tell them apart.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from explorable.model import Model
from explorable.translate.python import compiled

if TYPE_CHECKING:
    import pandas

    from explorable.solve.table import Table

Vector = list[float]
Dense = Callable[[float], Sequence[float]]
Step = tuple[float, float, Dense]
"""One solver step: from, to, and the solver variables in between."""

ROUNDING = 1e-9
"""A value that is less than nothing by so small a share of its largest is nothing."""

CLEARLY = 1e-6
"""A quantity that goes below zero by such a share of its largest means it."""


class Segment:
    """The solution from `lo` to `hi`, both ends included, without an event in between."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = tuple(steps)
        self.lo, self.hi = steps[0][0], steps[-1][1]
        self._starts = [step[0] for step in steps]

    def state(self, x: float) -> Vector:
        """The solver variables at `x`."""
        k = max(0, bisect_right(self._starts, x) - 1)
        return [float(v) for v in self.steps[k][2](x)]


class Solution:
    """A model's answer for one setting.

    Attributes
    ----------
    values : the parameters it was run with, all of them.
    lo, hi : the ends of the axis, in its unit.
    grid : the places that are drawn (`points` of the model's axis).
    columns : quantity -> its values on the grid; NaN where the run did not get to.
    message : empty, or why the run stopped early, in words for readers.
    """

    def __init__(
        self,
        model: Model,
        values: Mapping[str, float],
        span: tuple[float, float],
        segments: Sequence[Segment],
        message: str = "",
    ) -> None:
        self.model, self.values, self.message = model, dict(values), message
        self.lo, self.hi = span
        self.segments = tuple(segments)
        self._starts = [segment.lo for segment in self.segments]
        self._looks: dict[int, tuple[Vector, list[Vector]]] = {}
        self._index = {q.name: i for i, q in enumerate(model.quantities)}
        self._p = [self.values[p.name] for p in model.parameters]
        self._quantities = compiled(model).quantities
        self.grid = make_grid(self.lo, self.hi, model.axis.points, model.axis.scale == "log")
        self._least = [0.0] * len(self._index)
        self._least = self._noise()
        rows = [self._row(x) for x in self.grid]
        self.columns = {name: [row[i] for row in rows] for name, i in self._index.items()}

    def at(self, name: str, x: float) -> float:
        """Quantity `name` at `x`; after an event that happens there; NaN outside of the run."""
        return self._row(x)[self._index[name]]

    def within(self, name: str, segment: Segment, x: float) -> float:
        """Quantity `name` at `x` of one segment (at its end: before the event)."""
        return self._there(segment, x)[self._index[name]]

    def samples(self, segment: Segment) -> tuple[Vector, list[Vector]]:
        """Places of a segment that show all there is, and every quantity there (a row each).

        They are its ends, the grid, and the solver's own steps, which are dense where much happens.
        """
        if id(segment) not in self._looks:
            steps = [step[0] for step in segment.steps]
            inner = {x for x in (*self.grid, *steps) if segment.lo < x < segment.hi}
            xs = [segment.lo, *sorted(inner), segment.hi]
            self._looks[id(segment)] = (
                xs,
                [self._there(segment, x) for x in xs],
            )
        return self._looks[id(segment)]

    def index(self, name: str) -> int:
        """Place of a quantity in the rows of `samples`."""
        return self._index[name]

    def table(self) -> pandas.DataFrame | Table:
        """The drawn points as a table, of pandas if it is there: the axis, then every quantity."""
        columns = {self.model.axis.name: self.grid, **self.columns}
        try:
            import pandas
        except ImportError:
            from explorable.solve.table import Table

            return Table(columns)
        return pandas.DataFrame(columns)

    def _row(self, x: float) -> Vector:
        k = bisect_right(self._starts, x) - 1
        if k < 0 or not x <= self.segments[k].hi:  # NaN lies nowhere
            return [math.nan] * len(self._index)
        return self._there(self.segments[k], x)

    def _there(self, segment: Segment, x: float) -> Vector:
        """Every quantity at `x` of a segment; rounding makes no negative amounts."""
        row = self._quantities(x, segment.state(x), self._p)
        return [0.0 if least < v < 0 else v for v, least in zip(row, self._least, strict=True)]

    def _noise(self) -> Vector:
        """For each quantity, the number below zero down to which it is only rounding.

        One that goes clearly below zero means it: nothing of it is rounding.
        """
        rows = [row for s in self.segments for row in self.samples(s)[1]]
        self._looks.clear()
        least = []
        for column in zip(*rows, strict=True):
            peak = max(map(abs, column))
            least.append(0.0 if min(column) < -CLEARLY * peak else -ROUNDING * peak)
        return least or self._least


def make_grid(lo: float, hi: float, points: int, log: bool) -> Vector:
    """`points` places from `lo` to `hi`, evenly spaced or evenly in powers of ten."""
    if log and lo > 0:
        a, b = math.log(lo), math.log(hi)
        inner = [math.exp(a + (b - a) * i / (points - 1)) for i in range(1, points - 1)]
    else:
        inner = [lo + (hi - lo) * i / (points - 1) for i in range(1, points - 1)]
    return [lo, *inner, hi]
