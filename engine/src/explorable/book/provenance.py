"""Who saw a published number, on which day, and by when it is looked up again.

Rows of ``facts.yml`` and of ``trials.csv`` carry the same fields and obey the same rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

Kind = Literal["treatment", "biology", "history"]
"""What a number is about; numbers on treatments are looked at again each year, others every five."""

Sensitive = Literal["survival", "response", "relapse", "death", "severe"]
"""What may hurt to read: the pages show such a number only to a reader who asks for it."""

SeenBy = Literal["author", "second-reader", "clinician"]
"""A role; no names."""

YEARS: Mapping[Kind, int] = {"treatment": 1, "biology": 5, "history": 5}
"""After how many years a number is looked up again, at the latest."""


def problem_with_dates(kind: Kind, seen_on: date, recheck_by: date, today: date) -> str | None:
    """What is wrong with the two dates of a row, as an instruction; None if nothing is.

    A row that is overdue is not wrong: `make due` lists it.
    """
    if seen_on > today:
        return f"`seen_on` is {seen_on}, which is still to come; write the day you saw the number"
    if recheck_by <= seen_on:
        return f"`recheck_by` is {recheck_by}, before the number was seen; write a later day"
    latest = _years_later(seen_on, YEARS[kind])
    if recheck_by > latest:
        return f"`recheck_by` is {recheck_by}; for {kind} it is {latest} at the latest"
    return None


def _years_later(day: date, years: int) -> date:
    """The same day `years` on; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
