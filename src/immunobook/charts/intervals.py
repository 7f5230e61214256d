"""95% intervals of a percentage, for results whose source prints only a standard error or a count."""

from __future__ import annotations

from math import sqrt

Z = 1.959964
"""Standard errors to either side that hold 95% of a normal distribution."""


def from_standard_error(percent: float, error: float) -> tuple[float, float]:
    """95% interval of a percentage with a standard error, both in percent; never outside 0 to 100."""
    low, high = percent - Z * error, percent + Z * error
    return round(max(0.0, low), 1), round(min(100.0, high), 1)


def from_count(count: int, of: int) -> tuple[float, float]:
    """95% interval of `count` among `of`, in percent, by Wilson's score method.

    Wilson EB. J Am Stat Assoc 1927;22:209-212, doi:10.1080/01621459.1927.10502953.
    """
    share, z2 = count / of, Z * Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = Z * sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return round(100 * (middle - half), 1), round(100 * (middle + half), 1)
