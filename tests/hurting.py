"""How a number that may hurt can be written, so that tests find it wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorable.book.facts import Fact

_COUNT = re.compile(r"(\d+) of (\d+)")


def notations(row: Fact, *, is_model: bool = False) -> Iterator[re.Pattern[str]]:
    """Patterns for all ways to write the number of a row.

    Parameters
    ----------
    is_model : for texts of models, which have percentages of their own: round ones (50%) are left out.
    """
    if row.unit == "%":
        for value in row.values:
            if is_model and value % 5 == 0:
                continue
            share = rf"(?<![\d.,]){re.escape(f'{value:g}')}(?:\.0)?\s?(?:%|percent\b)"
            # a 95% interval tells how sure a number is, not how many
            yield re.compile(rf"{share}(?!\s(?:confidence\s)?interval)")
            yield re.compile(rf"(?<![\d.,]){value:.0f} (?:of|in|out of) (?:a )?(?:100|hundred)\b")
    yield from counted(row)


def counted(row: Fact) -> Iterator[re.Pattern[str]]:
    """Patterns for a count in a group, a time with a decimal, a hazard ratio; hardly ever met by chance."""
    pairs = [row.people] if row.people else [m.groups() for m in _COUNT.finditer(row.shown)]
    for some, of_all in pairs:
        yield re.compile(rf"(?<![\d.,]){some} (?:of|in|out of) {of_all}(?![\d.,])")
    if row.unit == "months" and "." in row.shown:
        yield re.compile(rf"(?<!\d){re.escape(row.shown)}")
    if row.unit == "percentage points":
        yield re.compile(rf"(?<![\d.]){row.value:g} percentage points")
