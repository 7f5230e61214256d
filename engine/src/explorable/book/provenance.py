"""Who saw a published number, on which day, and by when it is looked up again.

Rows of ``facts.yml`` and of ``trials.csv`` carry the same fields and obey the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from explorable import settings

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema


class one_of:
    """Refuses a word that is not on the course's list, as pydantic refuses one of a `Literal`.

    It asks for pydantic only where rows are read: Python in a browser has none.

    Parameters
    ----------
    allowed : gives the words, when a row is read.
    """

    def __init__(self, allowed: Callable[[], Iterable[str]]) -> None:
        self._allowed = allowed

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """How pydantic looks at a value: the list first, then the type."""
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self._checked, handler(source))

    def _checked(self, value: object) -> object:
        from pydantic_core import PydanticKnownError

        if value in (words := list(self._allowed())):
            return value
        *first, last = map(repr, words or ["nothing"])
        expected = f"{', '.join(first)} or {last}" if first else last
        raise PydanticKnownError("literal_error", {"expected": expected})


Kind = Annotated[str, one_of(lambda: settings.current().recheck)]
"""What a number is about, which says after how many years it is looked at again (`Settings.recheck`)."""

Sensitive = Annotated[str, one_of(lambda: settings.current().sensitive)]
"""What may hurt to read: the pages show such a number only to a reader who asks for it."""

SeenBy = Annotated[str, one_of(lambda: settings.current().seen_by)]
"""A role; no names."""


def problem_with_dates(kind: Kind, seen_on: date, recheck_by: date, today: date) -> str | None:
    """What is wrong with the two dates of a row, as an instruction; None if nothing is.

    A row that is overdue is not wrong: `make due` lists it.
    """
    if seen_on > today:
        return f"`seen_on` is {seen_on}, which is still to come; write the day you saw the number"
    if recheck_by <= seen_on:
        return f"`recheck_by` is {recheck_by}, before the number was seen; write a later day"
    latest = _years_later(seen_on, settings.current().recheck[kind])
    if recheck_by > latest:
        return f"`recheck_by` is {recheck_by}; for {kind} it is {latest} at the latest"
    return None


def problem_with_second_look(seen_on: date, seen_again: date | None, today: date) -> str | None:
    """What is wrong with the day of the second pair of eyes, as an instruction; None if nothing is."""
    if seen_again is None:
        return None
    if seen_again > today:
        return (
            f"`seen_again` is {seen_again}, which is still to come; write the day it was seen again"
        )
    if seen_again < seen_on:
        return f"`seen_again` is {seen_again}, before `seen_on`; a number seen anew is read twice anew: delete it"
    return None


def _years_later(day: date, years: int) -> date:
    """The same day `years` on; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
