"""Steps from event to event: the rules that solvers of any kind, and the front end's, share."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ..model import Axis
from ..run import Dense, Piece, Stretch, Vector
from ..translate.python import Compiled
from .rodas import StepError
from .steppers import Stepper, inside


class Chain:
    """Steps from event to event."""

    def __init__(
        self,
        code: Compiled,
        p: Vector,
        stepper: Callable[[float, Vector, float], Stepper],
        budget: int,
    ) -> None:
        self.code, self.p, self.stepper, self.left = code, p, stepper, budget
        self.stretches: list[Stretch] = []
        self.armed: list[bool] = []

    def run(self, lo: float, hi: float, axis: Axis) -> tuple[list[Stretch], str]:
        """Stretches from `lo` to `hi`, and a message if they end early."""
        t, y = lo, self.code.start(0.0, (), self.p)
        times = self.code.times(0.0, (), self.p)
        due = sorted({at for at in times if lo <= at < hi})
        self.armed = [root > 0 for root in self._roots(t, y)]
        pieces: list[Piece] = []
        try:
            while t < hi:
                while due and due[0] <= t:
                    now = due.pop(0)
                    y = self._happen([k for k, at in enumerate(times) if at == now], t, y)
                pieces = []
                t, y = self._stretch(t, y, due[0] if due else hi, pieces)
                self.stretches.append(Stretch(pieces))
        except (StepError, RuntimeError) as error:
            if pieces and (not self.stretches or self.stretches[-1].hi <= pieces[0][0]):
                self.stretches.append(Stretch(pieces))
            reached = self.stretches[-1].hi if self.stretches else lo
            place = f"{axis.label} {reached:.3g} {axis.unit}"
            return self.stretches, f"This setting can't be computed beyond {place}: {error}."
        return self.stretches, ""

    def _stretch(
        self, t: float, y: Vector, end: float, pieces: list[Piece]
    ) -> tuple[float, Vector]:
        """Fill `pieces` until `end` or until a condition becomes true, whichever is first."""
        if not all(map(math.isfinite, inside(self.code.rhs, t, end, self.p)(t, y))):
            raise StepError("the numbers get out of hand")
        stepper = self.stepper(t, y, end)
        while stepper.status == "running":
            if self.left == 0:
                raise StepError("it would take too many steps")
            self.left -= 1
            before = t
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # a failed step is told in the message
                stepper.step()
            if stepper.status == "failed" or not all(map(math.isfinite, stepper.y)):
                raise StepError("the numbers get out of hand")
            t, dense = float(stepper.t), stepper.dense_output()
            fired = self._first_crossing(before, t, dense)
            if fired is not None:
                k, t = fired
                pieces.append((before, t, dense))
                return t, self._happen([k], t, [float(v) for v in dense(t)])
            pieces.append((before, t, dense))
        return t, [float(v) for v in stepper.y]

    def _first_crossing(self, lo: float, hi: float, dense: Dense) -> tuple[int, float] | None:
        """The first event whose condition becomes true between `lo` and `hi`, and where."""
        if not self.armed or all(r is math.nan for r in self.armed):
            return None
        found: tuple[int, float] | None = None
        for a, b in _quarters(lo, hi):
            roots = self._roots(b, dense(b))
            for k, root in enumerate(roots):
                if self.armed[k] and root <= 0:
                    x = self._locate(k, a, b, dense)
                    if found is None or x < found[1]:
                        found = k, x
            if found is not None:
                return found
            self.armed = [armed or root > 0 for armed, root in zip(self.armed, roots, strict=True)]
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

    def _happen(self, events: Sequence[int], t: float, y: Vector) -> Vector:
        """The states after `events`; a condition that they make true happens as well."""
        waiting, rounds = list(events), 0
        while waiting and rounds < 100:
            k, rounds = waiting.pop(0), rounds + 1
            y = self.code.changes[k](t, y, self.p)
            roots = self._roots(t, y)
            waiting += [
                i
                for i, root in enumerate(roots)
                if i != k and self.armed[i] and root <= 0 and i not in waiting
            ]
            self.armed = [root > 0 for root in roots]
        return y


def _quarters(lo: float, hi: float) -> Iterator[tuple[float, float]]:
    """Four stretches of a step: a condition that holds only for a part of it is not missed."""
    ends = [lo, *(lo + (hi - lo) * i / 4 for i in (1, 2, 3)), hi]
    yield from pairwise(ends)
