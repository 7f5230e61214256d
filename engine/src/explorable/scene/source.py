"""What a scene reads: the run of the chart, a crowd thrown by chance, or rows of yes and no."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from explorable.chance import Crowd, Draw, draw
from explorable.model import expressions
from explorable.scene.parts import Scene
from explorable.solve.solution import Solution

if TYPE_CHECKING:
    from explorable.chance import SamplePath


STEPS = 40_000
"""Where a run by chance takes more, the equation's own run is shown: no reader waits for it."""


class _Run(Protocol):
    lo: float
    hi: float

    def at(self, name: str, t: float) -> float: ...


@dataclass(frozen=True)
class Source:
    """One run of a scene's simulation.

    Parameters
    ----------
    solution, measures : what the chart shows.
    thrown : the simulation by chance; a scene that `shows` the run itself reads none.
    again : how often it has been thrown before; each time is another.
    """

    scene: Scene
    solution: Solution
    measures: Mapping[str, float]
    thrown: Crowd | Draw | None = None
    again: int = 0

    @cached_property
    def values(self) -> Mapping[str, float]:
        """Every parameter."""
        return self.solution.values

    @cached_property
    def _run(self) -> _Run:
        return self._path or self.solution

    @cached_property
    def _path(self) -> SamplePath | None:
        if self.scene.shows == "run" or not isinstance(self.thrown, Crowd):
            return None
        from explorable.chance.sampling import sample
        from explorable.chance.walk import LIMITS

        limits = replace(LIMITS, steps=STEPS, seconds=math.inf)
        path = sample(self.thrown, self.thrown.own(self.values), self._seed, limits=limits)
        return None if path.message else path

    def row(self, number: int = 0) -> list[bool]:
        """A row, and the `number`-th after it."""
        assert isinstance(self.thrown, Draw)
        return draw(self.thrown, self.values, self._seed + number)

    @property
    def _seed(self) -> int:
        # the rows of one scene, and those of the next, have seeds of their own
        return self.scene.seed + self.again * self.scene.repeats

    @cached_property
    def _is_row(self) -> bool:
        return self.scene.shows == "chance" and isinstance(self.thrown, Draw)

    @cached_property
    def known(self) -> Mapping[str, float]:
        """Parameters and measures; of a row also which one was found first (from 1; NaN: none), and how many hits."""
        told = {**self.values, **self.measures}
        if self._is_row and self.scene.repeats == 1:
            row = self.row()
            first = row.index(True) + 1 if True in row else math.nan
            told |= {"found": first, "hits": sum(row), "number": len(row)}
        return told

    @cached_property
    def span(self) -> tuple[float, float]:
        """The scene's first and last time."""
        lo, hi = self._whole
        end = self.number(self.scene.ends) if self.scene.ends is not None else math.nan
        return lo, end if lo < end < hi else hi

    @property
    def _whole(self) -> tuple[float, float]:
        if self._is_row:
            return 0, self.scene.repeats if self.scene.repeats > 1 else len(self.row())
        if self.scene.moves:
            ends = self.solution.model.parameter(self.scene.moves).between
            assert ends, "checked where it is defined"
            return ends
        return self._run.lo, self._run.hi

    @property
    def cover(self) -> float:
        """The telling moment."""
        lo, hi = self.span
        return (lo + hi) / 2 if self.scene.cover is None else self.number(self.scene.cover)

    def number(self, expression: float | str) -> float:
        """A number by its expression; NaN where it does not exist."""
        try:
            return float(expressions.evaluate(expression, self.known))
        except (ArithmeticError, ValueError):
            return math.nan

    def amount(self, name: str, t: float) -> float:
        """A quantity at a time of the scene, or a parameter, which is the same at all times."""
        return self.values[name] if name in self.values else self._run.at(name, t)

    def at(self, t: float) -> Mapping[str, float]:
        """All that a caption may say at a time."""
        told = {**self.known, "t": t}
        if self._is_row:
            if self.scene.repeats > 1:
                study = self.row(study_at(t) - 1)
                return told | {"study": study_at(t), "hits": sum(study), "number": len(study)}
            return told | {"tried": min(self.known["number"], math.floor(t), self.known["found"])}
        model = self._path.crowd.model if self._path else self.solution.model
        return {**{q.name: self.amount(q.name, t) for q in model.quantities}, **told}


def study_at(t: float) -> int:
    """The study that is seen at a time of the scene: from 0 to 1 the first."""
    return max(1, math.ceil(t))
