"""Grades that learners are asked for are those of the consensus as the book has it, worked out here another way."""

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
