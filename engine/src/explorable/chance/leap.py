"""Tau-leaping: many happenings at once, where there are many figures of each kind.

- D. T. Gillespie: Approximate accelerated stochastic simulation of chemically reacting systems. J Chem Phys
  2001;115:1716-1733, doi:10.1063/1.1378322.
- Y. Cao, D. T. Gillespie, L. R. Petzold: Avoiding negative populations in explicit Poisson tau-leaping. J Chem Phys
  2005;123:054104, doi:10.1063/1.1992473 (flows that could use up their figures happen one at a time), and Efficient
  step size selection for the tau-leaping simulation method. J Chem Phys 2006;124:044109, doi:10.1063/1.2159468.

A leap after which there would be less than nothing is not taken; one of half its length is tried.
"""

from __future__ import annotations

import math

from explorable.chance.path import Vector
from explorable.chance.poisson import poisson
from explorable.chance.walk import Fired, Walk

CHANGE = 0.03
"""By which share a leap may change how often things happen."""
PARTNERS = 3
"""How much more a rate changes than its figures: at most so, where two of a kind meet."""
SCARCE = 10
"""A flow that can happen fewer times than this before its figures are used up is looked at one by one."""
WORTH = 10
"""A leap must hold so many happenings; else `SINGLE` of them are taken one by one."""
SINGLE = 100


class LeapingWalk(Walk):
    """A run by leaps."""

    single = 0

    def step(self, stop: float) -> tuple[float, Fired]:
        """A leap, or a single happening where a leap is not worth it."""
        a, total = self.propensities()
        if self.single > 0 or total <= 0:
            self.single -= 1
            return self.direct(a, total, stop)
        scarce = [a[j] > 0 and self._left(j) < SCARCE for j in range(len(a))]
        longest = self._longest(a, scarce)
        alone = sum(share for share, is_scarce in zip(a, scarce, strict=True) if is_scarce)
        while longest >= WORTH / total:
            wait = self.random.exponential(alone) if alone > 0 else math.inf
            at = min(self.t + min(longest, wait), stop)
            fired = self._leap(a, scarce, at - self.t)
            if wait <= longest and self.t + wait < stop:
                fired.append((self._scarce_one(a, scarce, alone), 1))
            if self._stays_above_nothing(fired):
                return at, fired
            longest /= 2
        self.single = SINGLE - 1
        return self.direct(a, total, stop)

    def _left(self, j: int) -> float:
        """How many times flow `j` can happen before its figures are used up."""
        uses = {i: -by for i, by in self.changes[j] if by < 0}
        return min((self.n[i] // by for i, by in uses.items()), default=math.inf)

    def _longest(self, a: Vector, scarce: list[bool]) -> float:
        """How long rates stay as they are, nearly (equation 33 of Cao and others, 2006)."""
        drift, spread = [0.0] * len(self.n), [0.0] * len(self.n)
        for j, share in enumerate(a):
            if not scarce[j]:
                for i, by in self.changes[j]:
                    drift[i] += by * share
                    spread[i] += by * by * share
        longest = math.inf
        for i in self.counted:
            may = max(CHANGE * self.n[i] / PARTNERS, 1.0)
            if spread[i] > 0:
                longest = min(longest, may * may / spread[i])
            if drift[i] != 0:
                longest = min(longest, may / abs(drift[i]))
        return longest

    def _leap(self, a: Vector, scarce: list[bool], length: float) -> Fired:
        fired = []
        for j, share in enumerate(a):
            if share > 0 and not scarce[j]:
                times = poisson(self.random, share * length)
                if times > 0:
                    fired.append((j, times))
        return fired

    def _scarce_one(self, a: Vector, scarce: list[bool], alone: float) -> int:
        return self.choice([share if s else 0.0 for share, s in zip(a, scarce, strict=True)], alone)

    def _stays_above_nothing(self, fired: Fired) -> bool:
        after = list(self.n)
        for j, times in fired:
            for i, by in self.changes[j]:
                after[i] += by * times
        return min(after) >= 0
