"""Curves of a simulation, each with one setting changed: which of them only that setting can give.

Curves are heights in percent of the chart at equal distances, so that page and checker judge the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from explorable.exercises.curve_chart import heights, panel_of, places
from explorable.exercises.markup import TextError
from explorable.exercises.values import Figures
from explorable.explorer.still.axis import Range, range_of

WITHIN = 5.0
"""Curves that lie nowhere further apart, in percent of the chart's height, count as the same."""
APART = 6.0
"""Further than that from every curve of the other settings: then one setting alone explains it."""
CLEAR = 10.0
"""Further than that from the usual curve: then there is something to explain."""

Curve = list[float]
Cell = tuple[int, int]
"""A suspect, and one of its values."""


def apart(one: Sequence[float], other: Sequence[float]) -> float:
    """How far apart two curves lie where they are furthest apart."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


class CurveGrid:
    """The usual curve of a quantity, and the curves with one parameter changed.

    Parameters
    ----------
    figures : where runs come from.
    simulation : its id.
    quantity : one of those that the simulation draws.
    base : what is changed in all runs, the usual one too.
    suspects : parameter and the values it may have.

    Raises
    ------
    TextError
        A curve can't be had, or not on the same axes as the others.
    """

    def __init__(
        self,
        figures: Figures,
        simulation: str,
        quantity: str,
        base: Mapping[str, float],
        suspects: Sequence[tuple[str, Sequence[float]]],
    ) -> None:
        found = figures.simulation(simulation)
        self.model: Any = found.model
        self.panel = panel_of(found, quantity)
        usual = figures.solved(simulation, base)
        runs = [
            [figures.solved(simulation, {**base, name: v}) for v in values]
            for name, values in suspects
        ]
        self.x = Range(usual.lo, usual.hi, self.model.axis.scale)
        for (name, values), row in zip(suspects, runs, strict=True):
            for value, run in zip(values, row, strict=True):
                if run.message:
                    raise TextError(f"with {name} = {value:g} there is no curve: {run.message}")
                if (run.lo, run.hi) != (usual.lo, usual.hi):
                    raise TextError(
                        f"with {name} = {value:g} the axis has other ends; leave `{name}` out"
                    )
        along = places(self.x)
        every = [
            run.at(quantity, x) for run in [usual, *(r for row in runs for r in row)] for x in along
        ]
        # a range of its own: here stands one curve, not all of the panel; its foot stays, where that is given
        span = range_of(every, self.panel.scale)
        self.y = Range(max(span.lo, self.panel.low or span.lo), span.hi, span.scale)

        self.usual = heights(self.y, usual, quantity, along)
        self.curves = [[heights(self.y, run, quantity, along) for run in row] for row in runs]

    @cached_property
    def alone(self) -> list[Cell]:
        """What can be hidden: curves that differ from the usual one, and that no other suspect gives."""
        return [
            (s, v)
            for s, row in enumerate(self.curves)
            for v, curve in enumerate(row)
            if apart(curve, self.usual) > CLEAR and self.nearest_other(s, v) > APART
        ]

    def nearest_other(self, s: int, v: int) -> float:
        """How far the nearest curve of another suspect lies."""
        others = (c for k, row in enumerate(self.curves) if k != s for c in row)
        return min(apart(self.curves[s][v], other) for other in others)

    def fitting(self, hidden: Cell) -> list[Cell]:
        """Every answer that fits a hidden curve."""
        curve = self.curves[hidden[0]][hidden[1]]
        return [
            (s, v)
            for s, row in enumerate(self.curves)
            for v, other in enumerate(row)
            if apart(curve, other) <= WITHIN
        ]
