"""What happened in one run by chance: steps, not a smooth curve, readable at any time."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from explorable.chance.code import CrowdCode
from explorable.chance.crowd import Counts, Crowd

Vector = list[float]


class Happening(NamedTuple):
    """One thing that happened.

    Attributes
    ----------
    t : when.
    kind : name of the flow, or label of the model's event.
    times : how often at once: 1, but for a leap.
    takes, gives : how many figures of each state went in and came out, in all.
    """

    t: float
    kind: str
    times: int
    takes: Counts
    gives: Counts


class SamplePath:
    """One run of a crowd.

    Attributes
    ----------
    values : the parameters it was run with; `one` : how many a figure stands for.
    lo, hi : the ends of the axis, in its unit.
    times : when something happened, first of all the start.
    states : the amounts after it, in the states' unit, in the order of the model's states.
    happenings : what it was; several may share a time.
    message : empty, or why the run stopped early, in words for readers.
    """

    def __init__(
        self,
        crowd: Crowd,
        code: CrowdCode,
        values: Mapping[str, float],
        one: float,
        lo: float,
        hi: float,
    ) -> None:
        self.crowd, self.code, self.values = crowd, code, dict(values)
        self.one, self.lo, self.hi = one, lo, hi
        self.times: Vector = []
        self.states: list[Vector] = []
        self.happenings: list[Happening] = []
        self.message = ""

    def state(self, t: float) -> Vector:
        """Every state at `t`, after what happens then; NaN outside of the run."""
        k = bisect_right(self.times, t) - 1
        outside = k < 0 or not t <= self.hi
        return [math.nan] * len(self.crowd.model.states) if outside else self.states[k]

    def at(self, name: str, t: float) -> float:
        """Quantity `name` at `t`, as a `Solution` tells it."""
        names = [q.name for q in self.crowd.model.quantities]
        p = [self.values[x.name] for x in self.crowd.model.parameters]
        return self.code.model.quantities(t, self.state(t), p)[names.index(name)]

    def counts(self, t: float) -> dict[str, int]:
        """How many figures of each counted state there are at `t`."""
        amounts = dict(zip((s.name for s in self.crowd.model.states), self.state(t), strict=True))
        return {name: figures(amounts[name], self.one) for name in self.crowd.counted}

    def steps(self, name: str, places: Iterable[float] = ()) -> tuple[Vector, Vector]:
        """A quantity as a line for the chart: along, up, along.

        Parameters
        ----------
        places : further places to read it at, where it depends on time itself.
        """
        x: Vector = []
        y: Vector = []
        for t in sorted({*self.times, *places, self.hi}):
            value = self.at(name, t)
            if y and value != y[-1]:
                x.append(t)
                y.append(y[-1])
            x.append(t)
            y.append(value)
        return x, y


def figures(amount: float, one: float) -> int:
    """How many whole figures stand for an amount; a half is rounded up, in both languages."""
    return math.floor(amount / one + 0.5)
