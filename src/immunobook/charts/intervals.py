"""95% intervals of a percentage, for results whose source prints only a standard error or a count."""

from __future__ import annotations

from explorable.studies.trials import Z, wilson


def from_standard_error(percent: float, error: float) -> tuple[float, float]:
    """95% interval of a percentage with a standard error, both in percent; never outside 0 to 100."""
    low, high = percent - Z * error, percent + Z * error
    return round(max(0.0, low), 1), round(min(100.0, high), 1)


def from_count(count: int, of: int) -> tuple[float, float]:
    """95% interval of `count` among `of`, in percent, by Wilson's score method.

    Wilson EB. J Am Stat Assoc 1927;22:209-212, doi:10.1080/01621459.1927.10502953.
    """
    low, high = wilson(count, of)
    return round(100 * low, 1), round(100 * high, 1)
