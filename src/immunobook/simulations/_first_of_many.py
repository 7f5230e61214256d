"""How much sooner the first of many searchers arrives than a fair share of the work would say.

Searchers that start anywhere and walk on their own do not share one search: the first of them
is the one that happens to start close by. Its mean time is the integral of S(t)**n over time,
where S(t) is the chance that one searcher is still on its way. It has no closed form, but
mean time of one / n / integral depends on two numbers only, n and reach/patch, and `sooner` is a
formula fitted to it: never more than `ERROR` away for 1 to 100 searchers and a reach of 1 to 60 percent
of the patch. `tools/first_of_many.py` computes the integral, fits the numbers below and prints
the error.
"""

from __future__ import annotations

from explorable.model.functions import Number, exp, named, where

ERROR = 0.01
"""Largest relative error of the mean time of the first."""


def sooner(n: Number, reach: Number, deep: Number) -> Number:
    """How many times sooner than one n-th of the time of one searcher; 1 for a single searcher.

    Parameters
    ----------
    n : searchers.
    reach : how close is close enough, as a share of the patch's radius.
    deep : 1 for a ball, 0 for a disc.
    """
    x = named("x", reach)
    gain = named(
        "g",
        where(
            deep > 0.5,
            0.003 + 0.112 * x + 0.102 * x**2,
            0.036 + 0.204 * x - 0.046 * x**2,
        ),
    )
    power = named(
        "h",
        where(
            deep > 0.5,
            1.038 * (1 - exp(-(6.656 * x**1.202))),
            1.039 * (1 - exp(-(0.991 * x**0.343 + 6.555 * x))),
        ),
    )
    return (1 + gain * (n - 1)) ** power
