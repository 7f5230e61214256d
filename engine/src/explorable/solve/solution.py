"""A run: a model's answer for one setting, readable at any place of its axis.

It is a chain of stretches between events; within a stretch the solution is smooth
and can be asked anywhere, so that peaks and crossings are found exactly and not only
at drawn points. At an event a quantity has two values: `Run.at` gives the one after
it, the stretches tell them apart.
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
Piece = tuple[float, float, Dense]
"""One solver step: from, to, and the solver variables in between."""

ROUNDING = 1e-9
"""A value that is less than nothing by so small a share of its largest is nothing."""

CLEARLY = 1e-6
"""A quantity that goes below zero by such a share of its largest means it."""


class Stretch:
    """The solution from `lo` to `hi`, both ends included, without an event in between."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = tuple(pieces)
        self.lo, self.hi = pieces[0][0], pieces[-1][1]
        self._starts = [piece[0] for piece in pieces]

    def state(self, x: float) -> Vector:
        """The solver variables at `x`."""
        k = max(0, bisect_right(self._starts, x) - 1)
        return [float(v) for v in self.pieces[k][2](x)]


class Run:
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
        stretches: Sequence[Stretch],
        message: str = "",
    ) -> None:
        self.model, self.values, self.message = model, dict(values), message
        self.lo, self.hi = span
        self.stretches = tuple(stretches)
        self._starts = [stretch.lo for stretch in self.stretches]
        self._looks: dict[int, tuple[Vector, list[Vector]]] = {}
        self._index = {q.name: i for i, q in enumerate(model.quantities)}
        self._p = [self.values[p.name] for p in model.parameters]
        self._quantities = compiled(model).quantities
        self.grid = places(self.lo, self.hi, model.axis.points, model.axis.scale == "log")
        self._least = [0.0] * len(self._index)
        self._least = self._noise()
        rows = [self._row(x) for x in self.grid]
        self.columns = {name: [row[i] for row in rows] for name, i in self._index.items()}

    def at(self, name: str, x: float) -> float:
        """Quantity `name` at `x`; after an event that happens there; NaN outside of the run."""
        return self._row(x)[self._index[name]]

    def within(self, name: str, stretch: Stretch, x: float) -> float:
        """Quantity `name` at `x` of one stretch (at its end: before the event)."""
        return self._there(stretch, x)[self._index[name]]

    def looked_at(self, stretch: Stretch) -> tuple[Vector, list[Vector]]:
        """Places of a stretch that show all there is, and every quantity there (a row each).

        They are its ends, the grid, and the solver's own steps, which are dense where much happens.
        """
        if id(stretch) not in self._looks:
            steps = [piece[0] for piece in stretch.pieces]
            inner = {x for x in (*self.grid, *steps) if stretch.lo < x < stretch.hi}
            xs = [stretch.lo, *sorted(inner), stretch.hi]
            self._looks[id(stretch)] = (
                xs,
                [self._there(stretch, x) for x in xs],
            )
        return self._looks[id(stretch)]

    def index(self, name: str) -> int:
        """Place of a quantity in the rows of `looked_at`."""
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
        if k < 0 or not x <= self.stretches[k].hi:  # NaN lies nowhere
            return [math.nan] * len(self._index)
        return self._there(self.stretches[k], x)

    def _there(self, stretch: Stretch, x: float) -> Vector:
        """Every quantity at `x` of a stretch; rounding makes no negative amounts."""
        row = self._quantities(x, stretch.state(x), self._p)
        return [0.0 if least < v < 0 else v for v, least in zip(row, self._least, strict=True)]

    def _noise(self) -> Vector:
        """For each quantity, the number below zero down to which it is only rounding.

        One that goes clearly below zero means it: nothing of it is rounding.
        """
        rows = [row for s in self.stretches for row in self.looked_at(s)[1]]
        self._looks.clear()
        least = []
        for column in zip(*rows, strict=True):
            peak = max(map(abs, column))
            least.append(0.0 if min(column) < -CLEARLY * peak else -ROUNDING * peak)
        return least or self._least


def places(lo: float, hi: float, points: int, log: bool) -> Vector:
    """`points` places from `lo` to `hi`, evenly spaced or evenly in powers of ten."""
    if log and lo > 0:
        a, b = math.log(lo), math.log(hi)
        inner = [math.exp(a + (b - a) * i / (points - 1)) for i in range(1, points - 1)]
    else:
        inner = [lo + (hi - lo) * i / (points - 1) for i in range(1, points - 1)]
    return [lo, *inner, hi]
