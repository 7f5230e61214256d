"""From one happening to the next: Gillespie's direct method, and the model's own events.

D. T. Gillespie: Exact stochastic simulation of coupled chemical reactions. J Phys Chem 1977;81:2340-2361,
doi:10.1021/j100540a008. Events of the model follow the rules of `solve`; a condition is looked at after each
happening, since in between nothing changes.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping

from explorable.chance.code import code
from explorable.chance.crowd import Crowd
from explorable.chance.generator import Generator
from explorable.chance.path import Happening, SamplePath, Vector, figures
from explorable.solve.integrator import Limits
from explorable.solve.stopped import Stopped, in_words

Fired = list[tuple[int, int]]
"""Flows that happen, each with how often."""

LIMITS = Limits(steps=200_000)
"""After what a run is given up unless it is told otherwise; a step is a happening, or a leap."""


class Walk:
    """A run in the making: time, whole figures of counted states, and the amounts that both make."""

    def __init__(
        self, crowd: Crowd, setting: Mapping[str, float], seed: int, limits: Limits
    ) -> None:
        self.crowd, self.setting, self.limits = crowd, setting, limits
        self.random = Generator(seed)
        self.code = code(crowd)
        self.p = [setting[x.name] for x in crowd.model.parameters]
        names = [s.name for s in crowd.model.states]
        self.counted = [names.index(name) for name in crowd.counted]
        self.takes = [[(names.index(n), k) for n, k in f.reactants.items()] for f in crowd.flows]
        self.changes = [
            [(names.index(n), by) for n, by in f.change.items() if by] for f in crowd.flows
        ]
        [self.one] = self.code.one(0.0, (), self.p)
        self.is_open: list[bool] = []
        self.steps = self.fired = 0
        self.until = time.monotonic() + limits.seconds

    def path(self) -> SamplePath:
        """The run, to its end or to where it is given up."""
        lo, hi = self.code.model.axis(0.0, (), self.p)
        run = SamplePath(self.crowd, self.code, self.setting, self.one, lo, hi)
        axis = self.crowd.model.axis
        if not (math.isfinite(lo) and math.isfinite(hi) and lo < hi):
            run.message, run.hi = in_words("nothing to draw", axis, lo, what=axis.label), lo
            return run
        self.run, self.t = run, lo
        try:
            self._begin()
            self._walk(lo, hi)
        except Stopped as stop:
            run.message = in_words(stop.why, axis, self.t, limit=stop.limit)
            run.hi = self.t
        return run

    def _begin(self) -> None:
        self.x = list(self.code.model.start(0.0, (), self.p))
        if not (self.one > 0 and all(map(math.isfinite, (self.one, *self.x)))):
            raise Stopped("no number")
        self.n = [0] * len(self.x)
        self._round()
        self.run.times.append(self.t)
        self.run.states.append(list(self.x))
        self.is_open = self._open()

    def _walk(self, lo: float, hi: float) -> None:
        times = self.code.model.times(0.0, (), self.p)
        due = sorted((at, k) for k, at in enumerate(times) if lo <= at < hi)
        while self.t < hi:
            struck = []
            while due and due[0][0] <= self.t:
                struck.append(due.pop(0)[1])
            if struck:
                self._happen(struck)
            stop = due[0][0] if due else hi
            while self.t < stop:
                at, fired = self.step(stop)
                self.t = at
                if fired:
                    self._fire(fired)

    def step(self, stop: float) -> tuple[float, Fired]:
        """When the next thing happens before `stop`, and what: nothing at `stop`."""
        return self.direct(*self.propensities(), stop)

    def direct(self, a: Vector, total: float, stop: float) -> tuple[float, Fired]:
        """Wait for the next single happening of all."""
        if total <= 0:
            return stop, []
        at = self.t + self.random.exponential(total)
        if at >= stop:
            return stop, []
        return at, [(self.choice(a, total), 1)]

    def choice(self, a: Vector, total: float) -> int:
        """Which flow it is, each as likely as its share."""
        left, last = self.random.uniform() * total, 0
        for j, share in enumerate(a):
            if share > 0:
                last = j
                if left < share:
                    return j
                left -= share
        return last

    def propensities(self) -> tuple[Vector, float]:
        """How often each flow happens per time now, in figures, and all together.

        A flow that lacks its figures does not happen; one that takes two of a kind needs a second one beside
        the first.
        """
        a = self.code.rates(0.0, self.x, self.p)
        total = 0.0
        for j, takes in enumerate(self.takes):
            share = a[j] / self.one
            for i, k in takes:
                n = self.n[i] if i in self.counted else k
                share = share * _ways(n, k) if n >= k else 0.0
            if not math.isfinite(share):
                raise Stopped("no number")
            a[j] = max(0.0, share)
            total += a[j]
        return a, total

    def _fire(self, fired: Fired) -> None:
        self.steps += 1
        if self.steps > self.limits.steps:
            raise Stopped("too many steps", self.limits.steps)
        if self.steps % 256 == 0 and time.monotonic() > self.until:
            raise Stopped("too long", self.limits.seconds)
        for j, times in fired:
            for i, by in self.changes[j]:
                self.n[i] += by * times
            flow = self.crowd.flows[j]
            takes, gives = (
                {n: k * times for n, k in side.items()} for side in (flow.reactants, flow.products)
            )
            self.run.happenings.append(Happening(self.t, flow.name, times, takes, gives))
        for i in self.counted:
            self.x[i] = self.n[i] * self.one
        self.run.times.append(self.t)
        self.run.states.append(list(self.x))
        if self.is_open:
            is_open = self._open()
            struck = [k for k, was in enumerate(self.is_open) if was and not is_open[k]]
            self.is_open = [was or now for was, now in zip(self.is_open, is_open, strict=True)]
            if struck:
                self._happen(struck)

    def _happen(self, struck: list[int]) -> None:
        """The model's events of this moment, by the rules of `solve`."""
        self.is_open = [was and k not in struck for k, was in enumerate(self.is_open)]
        waiting, rounds = sorted(struck), -len(struck)
        while waiting:
            rounds, self.fired = rounds + 1, self.fired + 1
            if rounds > self.limits.rounds:
                raise Stopped("too many rounds", self.limits.rounds)
            if self.fired > self.limits.events:
                raise Stopped("too many events", self.limits.events)
            event = waiting.pop(0)
            self.x = list(self.code.model.changes[event](self.t, self.x, self.p))
            self._round()
            label = self._labels()[event]
            self.run.happenings.append(Happening(self.t, label, 1, {}, {}))
            is_open = self._open()
            waiting += [k for k, was in enumerate(self.is_open) if was and not is_open[k]]
            waiting.sort()
            self.is_open = is_open
        self.run.times.append(self.t)
        self.run.states.append(list(self.x))

    def _labels(self) -> list[str]:
        return [e.label for e in self.crowd.model.events for _ in (e.times or [None])]

    def _round(self) -> None:
        """Counted states become whole figures."""
        if not all(map(math.isfinite, self.x)):
            raise Stopped("no number")
        for i in self.counted:
            self.n[i] = figures(self.x[i], self.one)
            self.x[i] = self.n[i] * self.one

    def _open(self) -> list[bool]:
        return [root > 0 for root in self.code.model.roots(self.t, self.x, self.p)]


def _ways(n: int, k: int) -> float:
    """How many ways there are to take `k` of `n`, compared with n**k."""
    return math.prod((n - i) / n for i in range(1, k))
