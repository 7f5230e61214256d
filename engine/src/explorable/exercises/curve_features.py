"""What is looked at in a curve that somebody draws; the page's twin is ``exercise/features.ts``.

A curve is read as it is seen: heights from 0 (the foot of the chart) to 100, and the values they stand for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

Asked = Literal["rises", "top", "falls", "returns"]

STEP = 10
"""A change of less than a tenth of the chart's height is a hand that trembles."""

FLAT = 0.5
"""So near to the highest place, a curve is at its top."""


class Features(NamedTuple):
    """What a curve does; places are numbers of its points."""

    rises: float | None
    """Where it first has risen by a tenth of the chart; None if it never does."""
    top: float
    """Where it is highest; the middle, if it stays there for a while."""
    falls: bool
    """Whether it falls to less than a tenth of what it has been."""
    returns: bool
    """Whether it rises again after it has fallen."""


def features(heights: Sequence[float], values: Sequence[float]) -> Features:
    """Look at a curve.

    Parameters
    ----------
    heights : from 0 to 100, at places that are equally far apart.
    values : what the heights stand for.
    """
    lowest = list(accumulate(heights, min))
    rises = next((n for n, h in enumerate(heights) if h >= lowest[n] + STEP), None)
    first = last = heights.index(max(heights))
    while last + 1 < len(heights) and heights[last + 1] >= heights[first] - FLAT:
        last += 1
    most = list(accumulate(values, max))
    falls = any(v < m / 10 for v, m in zip(values, most, strict=True))
    return Features(rises, (first + last) / 2, falls, _returns(heights))


def _returns(heights: Sequence[float]) -> bool:
    top, low = heights[0], None
    for h in heights:
        top = max(top, h)
        if low is None:
            low = h if h <= top - STEP else None
        else:
            low = min(low, h)
            if h >= low + STEP:
                return True
    return False
