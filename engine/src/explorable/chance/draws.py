"""What is drawn without time: a row of yes and no, and how likely each outcome is.

One study repeated is a row in which each child has the same chance (binomial); cells that pass until one fits are
a row that ends there (geometric), or an order of so many cells of which some fit (hypergeometric).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from explorable.chance.generator import Generator
from explorable.chance.poisson import log_factorial
from explorable.model import Expression, ModelError, expressions

Kind = Literal["each", "until", "order"]
LONGEST = 100_000
"""A row is not longer, whatever its numbers say."""
ROUNDING = 1e-12
"""An end of an interval may miss the share that it is by so much."""


@dataclass(frozen=True)
class Draw:
    """A row that is drawn.

    Parameters
    ----------
    kind : ``"each"``: `of` in a row, each a hit with `chance`. ``"until"``: the same, and the row ends with the
        first hit (`of` is the most that may pass). ``"order"``: `fitting` of the `of` are hits, in an order made
        by chance.
    of : how many, a number or an expression of parameters, as the next two.
    chance : of a hit, for each.
    fitting : hits in the whole row, for ``"order"``.
    told : what the row shows, and where it parts from the formula, a sentence for readers.
    """

    kind: Kind
    of: Expression
    chance: Expression | None = None
    fitting: Expression | None = None
    told: str = ""

    def __post_init__(self) -> None:
        """Refuse a row that lacks its number."""
        wanted = "fitting" if self.kind == "order" else "chance"
        if self.kind not in ("each", "until", "order"):
            raise ModelError(f"Draw: kind is {self.kind!r}; there are each, until, order")
        if getattr(self, wanted) is None:
            raise ModelError(f"Draw: a row of kind {self.kind!r} needs {wanted}=")

    @property
    def written(self) -> dict[str, Expression]:
        """Its numbers as they were given."""
        numbers = {"of": self.of, "chance": self.chance, "fitting": self.fitting}
        return {name: number for name, number in numbers.items() if number is not None}

    def numbers(self, values: Mapping[str, float]) -> tuple[int, float]:
        """How many, and the chance or the number of hits.

        Raises
        ------
        ModelError
            A number that can't be; the message tells the field.
        """
        of = math.floor(expressions.evaluate(self.of, values) + 0.5)
        if not 1 <= of <= LONGEST:
            raise ModelError(f"Draw: of is {of}; write 1 to {LONGEST:,}")
        if self.kind == "order":
            fitting = math.floor(expressions.evaluate(self.fitting or 0, values) + 0.5)
            if not 0 <= fitting <= of:
                raise ModelError(f"Draw: fitting is {fitting}; write 0 to {of}")
            return of, fitting
        chance = expressions.evaluate(self.chance or 0, values)
        if not 0 <= chance <= 1:
            raise ModelError(f"Draw: chance is {chance:g}; write 0 to 1")
        return of, chance


def draw(row: Draw, values: Mapping[str, float], seed: int = 1) -> list[bool]:
    """Draw a row: for each in it, whether it is a hit."""
    of, number = row.numbers(values)
    random = Generator(seed)
    found: list[bool] = []
    for k in range(of):
        if row.kind == "order":
            hit = random.below(of - k) < number - sum(found)
        else:
            hit = random.uniform() < number
        found.append(hit)
        if hit and row.kind == "until":
            break
    return found


def hits(of: int, chance: float) -> list[float]:
    """How likely 0, 1, ... `of` hits are, each with `chance` (binomial)."""
    if chance in (0, 1):
        return [float(k == chance * of) for k in range(of + 1)]
    yes, no, ways = math.log(chance), math.log(1 - chance), log_factorial(of)
    return [
        math.exp(ways - log_factorial(k) - log_factorial(of - k) + k * yes + (of - k) * no)
        for k in range(of + 1)
    ]


def first_of_order(of: int, fitting: int) -> list[float]:
    """How likely the first hit stands on place 1, 2, ... in a row of which `fitting` are hits."""
    places = range(1, of - fitting + 2) if fitting else range(0)
    return [math.comb(of - k, fitting - 1) / math.comb(of, fitting) for k in places]


def first_until(chance: float, of: int) -> list[float]:
    """How likely the first hit is number 1, 2, ... `of`, each with `chance` (geometric)."""
    return [chance * (1 - chance) ** k for k in range(of)]


def coverage(of: int, chance: float, interval: Callable[[int, int], tuple[float, float]]) -> float:
    """How often an interval around what is seen holds the true share: the sum over all that can be seen.

    Parameters
    ----------
    interval : (hits, of) -> its ends, as shares.
    """
    found = 0.0
    for k, likely in enumerate(hits(of, chance)):
        low, high = interval(k, of)
        found += likely if low - ROUNDING <= chance <= high + ROUNDING else 0.0
    return found
