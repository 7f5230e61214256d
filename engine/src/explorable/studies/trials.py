"""A trial with two groups: what chance lets it see, and how often it is fooled.

People get well at a steady rate, with the treatment `effect` times as fast as without it. A study counts who is well
after some days, and asks whether the interval around the difference leaves out zero.

- R. G. Newcombe: Interval estimation for the difference between independent proportions: comparison of eleven
  methods. Stat Med 1998;17:873-890. The interval joins Wilson's two (method 10 of the paper).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from explorable.chance.draws import hits
from explorable.chance.generator import Generator

Z = 1.959963984540054
"""95% of a normal distribution lie within this many standard deviations."""
ROUNDING = 1e-12

Verdict = Literal["better", "worse", "open"]


@dataclass(frozen=True)
class Trial:
    """How a trial is done, and what is true.

    Parameters
    ----------
    size : people in each of the two groups.
    days : how long each is watched.
    effect : how many times as fast the treated get well, in truth; 1 is no effect.
    half : days after which half of the others are well.
    """

    size: int
    days: float
    effect: float
    half: float

    @property
    def chances(self) -> tuple[float, float]:
        """Of being well in the end, with the treatment and without it."""
        return tuple(1 - 2 ** (-self.days * k / self.half) for k in (self.effect, 1.0))  # type: ignore[return-value]

    @property
    def difference(self) -> float:
        """The true one, as a share."""
        treated, others = self.chances
        return treated - others


@dataclass(frozen=True)
class Study:
    """Days until each one is well, with the treatment and without it."""

    treated: list[float]
    others: list[float]


@dataclass(frozen=True)
class Difference:
    """What a study saw, and its 95% interval, as shares."""

    seen: float
    low: float
    high: float

    @property
    def verdict(self) -> Verdict:
        """What the study says: zero outside of the interval is taken for an effect."""
        return "better" if self.low > 0 else "worse" if self.high < 0 else "open"


def study(trial: Trial, seed: int) -> Study:
    """One study. The same seed brings the same people: watched for longer, or more of them, with another effect."""
    random = Generator(seed)
    rate = math.log(2) / trial.half
    found = Study([], [])
    for _ in range(trial.size):
        found.treated.append(random.exponential(rate * trial.effect))
        found.others.append(random.exponential(rate))
    return found


def well(times: Sequence[float], days: float) -> int:
    """How many are well after so many days."""
    return sum(time <= days for time in times)


def wilson(k: int, n: int) -> tuple[float, float]:
    """Wilson's 95% interval for a share."""
    p, z2 = k / n, Z * Z
    middle, half = p + z2 / (2 * n), Z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return (middle - half) / (1 + z2 / n), (middle + half) / (1 + z2 / n)


def difference(treated: int, others: int, n: int) -> Difference:
    """The difference of two shares among `n` each, with Newcombe's interval."""
    p1, p2 = treated / n, others / n
    low1, high1 = wilson(treated, n)
    low2, high2 = wilson(others, n)
    seen = p1 - p2
    return Difference(
        seen, seen - math.hypot(p1 - low1, high2 - p2), seen + math.hypot(high1 - p1, p2 - low2)
    )


def seen(trial: Trial, seed: int) -> Difference:
    """What one study sees."""
    found = study(trial, seed)
    return difference(well(found.treated, trial.days), well(found.others, trial.days), trial.size)


@dataclass(frozen=True)
class Tally:
    """Many studies, counted.

    Parameters
    ----------
    better, worse, open : how many say so.
    held : in how many the interval holds the true difference.
    width : of the interval in the middle, when they stand in the order of their widths.
    """

    better: int
    worse: int
    open: int
    held: int
    width: float


def tally(trial: Trial, found: Sequence[Difference]) -> Tally:
    """Count what studies say."""
    says = [one.verdict for one in found]
    true = trial.difference
    widths = sorted(one.high - one.low for one in found)
    return Tally(
        says.count("better"),
        says.count("worse"),
        says.count("open"),
        sum(one.low - ROUNDING <= true <= one.high + ROUNDING for one in found),
        widths[(len(widths) - 1) // 2],
    )


def power(trial: Trial) -> dict[Verdict, float]:
    """How likely a study says what, summed over all that it can see. With an effect, "better" is its power.

    The more of the treated are well, the better it looks: one pass over each group finds where the verdict turns.
    """
    n = trial.size
    treated, others = (hits(n, chance) for chance in trial.chances)
    at_least = [0.0] * (n + 2)
    for k in range(n, -1, -1):
        at_least[k] = at_least[k + 1] + treated[k]
    better = worse = 0.0
    above = below = 0
    for k, likely in enumerate(others):
        while above <= n and difference(above, k, n).verdict != "better":
            above += 1
        while below <= n and difference(below, k, n).verdict == "worse":
            below += 1
        better += likely * at_least[above]
        worse += likely * (at_least[0] - at_least[below])
    return {"better": better, "worse": worse, "open": 1 - better - worse}
