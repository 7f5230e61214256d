"""Steps from event to event: the rules that solvers of any kind, and the front end's, share."""

from __future__ import annotations

import math
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from explorable.model import Axis
from explorable.solve.rodas4 import StepError
from explorable.solve.solution import Dense, Segment, Step, Vector
from explorable.solve.steppers import Stepper, inside
from explorable.solve.stopped import Stopped, in_words
from explorable.translate.python import Compiled

SAME_TIME = 1e-10
"""Events closer than this share of the axis (or of the time) are of one moment."""


@dataclass(frozen=True)
class Limits:
    """After what a run is given up, with a message.

    Attributes
    ----------
    steps : steps of the solver.
    rounds : events of one moment.
    events : events of a run.
    seconds : seconds of the clock.
    """

    steps: int = 20_000
    rounds: int = 100
    events: int = 10_000
    seconds: float = 5.0


class Integrator:
    """Steps from event to event."""

    def __init__(
        self,
        code: Compiled,
        p: Vector,
        stepper: Callable[[float, Vector, float], Stepper],
        limits: Limits,
        until: float,
    ) -> None:
        self.code, self.p, self.stepper, self.limits = code, p, stepper, limits
        self.steps, self.fired = 0, 0
        self.until = until
        self.same = 0.0
        self.segments: list[Segment] = []
        self.is_open: list[bool] = []
        """Which conditions are false: only those can become true."""

    def run(self, lo: float, hi: float, axis: Axis) -> tuple[list[Segment], str]:
        """Stretches from `lo` to `hi`, and a message if they end early."""
        t, y = lo, self.code.start(0.0, (), self.p)
        times = self.code.times(0.0, (), self.p)
        due = sorted((at, k) for k, at in enumerate(times) if lo <= at < hi)
        self.same = SAME_TIME * (hi - lo)
        self.is_open = self._open(t, y)
        struck: list[int] = []
        steps: list[Step] = []
        try:
            while t < hi:
                while due and due[0][0] <= t:
                    struck.append(due.pop(0)[1])
                y = self._happen(struck, t, y)
                t, y, struck = self._segment(t, y, due[0][0] if due else hi, steps)
                self.segments.append(Segment(steps))
                steps = []
        except (StepError, RuntimeError) as error:
            if steps:
                self.segments.append(Segment(steps))
            reached = self.segments[-1].hi if self.segments else lo
            stop = error if isinstance(error, Stopped) else Stopped("no number")
            return self.segments, in_words(stop.why, axis, reached, limit=stop.limit)
        return self.segments, ""

    def _segment(
        self, t: float, y: Vector, end: float, steps: list[Step]
    ) -> tuple[float, Vector, list[int]]:
        """Fill `pieces` until `end` or until conditions become true; which did."""
        if not all(map(math.isfinite, inside(self.code.rhs, t, end, self.p)(t, y))):
            raise Stopped("no number")
        stepper = self.stepper(t, y, end)
        while stepper.status == "running":
            self._count()
            before = t
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # a failed step is told in the message
                stepper.step()
            if stepper.status == "failed" or not all(map(math.isfinite, stepper.y)):
                raise Stopped("no number")
            t, dense = float(stepper.t), stepper.dense_output()
            struck = self._first_crossing(before, t, dense) if self.is_open else None
            if struck is not None:
                t, events = struck
                if end - t <= self.same and stepper.status == "finished":
                    t = end  # one moment with what is due there
                steps.append((before, t, dense))
                return t, [float(v) for v in dense(t)], events
            steps.append((before, t, dense))
        return t, [float(v) for v in stepper.y], []

    def _count(self) -> None:
        """One more step; the limits are looked at.

        Raises
        ------
        Stopped
            One of them is reached.
        """
        self.steps += 1
        if self.steps > self.limits.steps:
            raise Stopped("too many steps", self.limits.steps)
        if time.monotonic() > self.until:
            raise Stopped("too long", self.limits.seconds)

    def _first_crossing(self, lo: float, hi: float, dense: Dense) -> tuple[float, list[int]] | None:
        """Where a condition first becomes true between `lo` and `hi`, and which ones do there."""
        for a, b in _quarters(lo, hi):
            is_open = self._open(b, dense(b))
            crossed = [
                k
                for k, (was, now) in enumerate(zip(self.is_open, is_open, strict=True))
                if was and not now
            ]
            if crossed:
                crossings = {k: self._locate(k, a, b, dense) for k in crossed}
                near = min(crossings.values()) + max(self.same, SAME_TIME * abs(b))
                moment = {k: x for k, x in crossings.items() if x <= near}
                return max(moment.values()), list(moment)
            # what was true and is false again may become true anew
            self.is_open = [was or now for was, now in zip(self.is_open, is_open, strict=True)]
        return None

    def _locate(self, k: int, lo: float, hi: float, dense: Dense) -> float:
        """The first place where condition `k` is true, to the last digit (bisection)."""
        while True:
            middle = 0.5 * (lo + hi)
            if not lo < middle < hi:
                return hi
            if self._roots(middle, dense(middle))[k] > 0:
                lo = middle
            else:
                hi = middle

    def _roots(self, t: float, y: Sequence[float]) -> Vector:
        return self.code.roots(t, [float(v) for v in y], self.p)

    def _open(self, t: float, y: Sequence[float]) -> list[bool]:
        return [root > 0 for root in self._roots(t, y)]

    def _happen(self, struck: list[int], t: float, y: Vector) -> Vector:
        """The states after the events of this moment, the first declared first.

        After each one the conditions are looked at anew: one that turned true happens as
        well, also once more (SBML Level 3 Version 2, section 4.11).

        Raises
        ------
        Stopped
            Too many events set each other off, or happen in a run.
        """
        self.is_open = [was and k not in struck for k, was in enumerate(self.is_open)]
        waiting, rounds = sorted(struck), -len(struck)  # those are not set off by others
        while waiting:
            rounds, self.fired = rounds + 1, self.fired + 1
            if rounds > self.limits.rounds:
                raise Stopped("too many rounds", self.limits.rounds)
            if self.fired > self.limits.events:
                raise Stopped("too many events", self.limits.events)
            y = self.code.changes[waiting.pop(0)](t, y, self.p)
            is_open = self._open(t, y)
            waiting += [k for k, was in enumerate(self.is_open) if was and not is_open[k]]
            waiting.sort()
            self.is_open = is_open
        struck.clear()
        return y


def _quarters(lo: float, hi: float) -> Iterator[tuple[float, float]]:
    """Four segments of a step: a condition that holds only for a part of it is not missed."""
    ends = [lo, *(lo + (hi - lo) * i / 4 for i in (1, 2, 3)), hi]
    yield from pairwise(ends)
