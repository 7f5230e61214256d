"""What learners work out by rules of the clinic agrees with the book's rows, reckoned here another way."""

from __future__ import annotations

from typing import Any

from explorable.exercises.course import current
from explorable.exercises.versions import rows_of

COURSE = current()


def every_version(name: str) -> list[tuple[dict[str, Any], float]]:
    """What was drawn, and the grade that counts as right."""
    _chapter, one = COURSE.find(name)
    rows = rows_of(one.vary)
    return [(row, one.writer(COURSE.figures, n).number(one.answer)) for n, row in enumerate(rows)]


def fact(key: str) -> Any:
    return COURSE.figures.fact(key).value


def test_crs_is_graded_by_the_worse_of_pressure_and_oxygen() -> None:
    asked = every_version("cell-own-crs")
    for row, grade in asked:
        assert row["heat"] >= fact("crs-fever")
        by_pressure = {0: 1, 1: 3, 2: 4}[row["drugs"]]
        by_oxygen = 1 if row["flow"] == 0 else 2 if row["flow"] <= fact("crs-low-flow") else 3
        assert grade == max(by_pressure, by_oxygen), row
    assert {grade for _row, grade in asked} == {2, 3, 4}


def test_icans_is_graded_by_the_row_of_the_score() -> None:
    asked = every_version("bispecific-own-ice")
    for row, grade in asked:
        score = sum(row.values())
        (fits,) = (
            g for g in (1, 2, 3) if fact(f"ice-grade-{g}")[0] <= score <= fact(f"ice-grade-{g}")[1]
        )
        assert grade == fits, row
    assert {grade for _row, grade in asked} == {1, 2, 3}


def test_the_level_of_a_pump_is_that_of_the_book() -> None:
    """The row of the steady level holds for the full dose of adults; all other rates go with it."""
    for row, level in every_version("bispecific-own-settles"):
        expected = fact("blinatumomab-steady-level") * row["dose"] / fact("blinatumomab-adult-dose")
        assert abs(level / expected - 1) < 0.01, row


def test_who_is_asked_for_an_ice_score_is_old_enough() -> None:
    _chapter, one = COURSE.find("bispecific-own-ice")
    assert "fourteen years" in one.question and fact("ice-from-age") <= 14
