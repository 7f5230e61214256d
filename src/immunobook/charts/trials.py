"""Published trials: the rows of ``book/trials.csv``, checked before a chart is drawn from them.

One row is one result: a group, an endpoint, a time, a share with its interval, and the
group it was compared with, if there was one. Every interval is a 95% interval: the one the source
prints, or one worked out here from its standard error or its count; `interval_from` says which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast, get_args

from explorable import settings
from explorable.book import folder, table_file
from explorable.book.bibliography import entries
from explorable.book.provenance import SeenBy, Sensitive, problem_with_dates
from explorable.errors import BookError
from immunobook.charts.intervals import from_count, from_standard_error

Comparison = Literal["randomized", "earlier group", "single group", "registry"]
"""How fair a comparison is; a closed list, since a word in a description can be misread."""

IntervalFrom = Literal["source", "standard error", "count", "none"]
"""Where a 95% interval comes from: printed there, worked out here, or not to be had."""

COLUMNS = (
    "chart", "trial", "arm_label", "group", "age", "comparison", "design", "patients", "endpoint", "time",
    "treatment_percent", "control_label", "control_percent", "interval_from", "treatment_low", "treatment_high",
    "control_low", "control_high", "treatment_se", "control_se", "treatment_count", "source", "checked", "sensitive",
    "seen_on", "seen_by", "recheck_by", "lesson_note",
)  # fmt: skip


class TrialsError(BookError):
    """``trials.csv`` has mistakes; the message lists all of them, with line, column and what to do."""


@dataclass(frozen=True)
class Share:
    """A percentage, with its interval if one was published."""

    percent: float
    low: float | None = None
    high: float | None = None

    @property
    def shown(self) -> str:
        """As it stands in a chart: 66%."""
        return f"{self.percent:g}%"

    @property
    def interval(self) -> str:
        """As it stands in a table: "61 to 71%"; empty if there is none."""
        return "" if self.low is None else f"{self.low:g} to {self.high:g}%"


@dataclass(frozen=True)
class Result:
    """One row of the file."""

    chart: str
    trial: str
    arm: str
    group: str
    age: str
    comparison: Comparison
    design: str
    patients: int
    endpoint: str
    time: str
    treatment: Share
    control: Share | None
    control_label: str
    interval_from: IntervalFrom
    source: str
    is_recalled: bool
    sensitive: Sensitive | None
    seen_on: date
    seen_by: SeenBy
    recheck_by: date
    lesson: str


def find() -> Path:
    """The book's ``trials.csv``."""
    return folder.find("trials.csv")


def load(path: Path | None = None, *, today: date | None = None) -> list[Result]:
    """Read and check the file.

    Parameters
    ----------
    path
        The file; without it, the book's own.
    today
        The day that counts as today; without it, the calendar's.

    Raises
    ------
    TrialsError
        Every mistake with its line, its column and what to write instead.
    FileError
        The table can't be read: its encoding, its separator, its first line.
    """
    path = path or find()
    rows = table_file.read(path, COLUMNS)
    mistakes: list[str] = []
    known = set(entries(path.with_name("references.bib")))
    day = today or date.today()
    results = [_result(_Row(f"{path}:{row.line}", row, mistakes), known, day) for row in rows]
    if mistakes:
        raise TrialsError("\n".join(mistakes))
    return [result for result in results if result]


class _Row:
    """Reads the cells of one row and writes down what is wrong with them."""

    def __init__(self, place: str, row: table_file.Row, mistakes: list[str]) -> None:
        self.place, self.row, self.mistakes = place, row, mistakes

    def refuse(self, column: str, problem: str) -> None:
        self.mistakes.append(f"{self.place}: column {column}: {problem}")

    def cell(self, column: str) -> str:
        return self.row.cells.get(column, "").strip()

    def text(self, column: str) -> str:
        value = self.cell(column)
        if not value:
            self.refuse(column, "is empty: fill it in.")
        return value

    def one_of(self, column: str, known: Iterable[str]) -> str:
        value = self.cell(column)
        if value not in known:
            self.refuse(column, f"{value!r} is not on the list: write {', '.join(known)}.")
        return value

    def day(self, column: str) -> date | None:
        try:
            return date.fromisoformat(self.cell(column))
        except ValueError:
            self.refuse(column, f"{self.cell(column)!r} is no day: write it like 2026-11-24.")
            return None

    def count(self, column: str) -> int | None:
        value = self.text(column)
        if value and not (value.isdigit() and int(value) > 0):
            self.refuse(column, f"{value!r} is not a count: write it like 226.")
        return int(value) if value.isdigit() else None

    def percent(self, column: str) -> float | None:
        value = self.cell(column)
        if not value:
            return None
        try:
            number = float(value)
        except ValueError:
            self.refuse(column, f"{value!r} is not a number: write it like 66 or 56.6, without %.")
            return None
        if not 0 <= number <= 100:
            self.refuse(column, f"{value} is no percentage: write a number from 0 to 100.")
        return number

    def share(self, arm: str, interval_from: str, patients: int | None) -> Share | None:
        percent = self.percent(f"{arm}_percent")
        if percent is None:
            return None
        return Share(percent, *self._interval(arm, percent, interval_from, patients))

    def _interval(
        self, arm: str, percent: float, interval_from: str, patients: int | None
    ) -> tuple[float, float] | tuple[()]:
        needs = {
            "source": (f"{arm}_low", f"{arm}_high"),
            "standard error": (f"{arm}_se",),
            "count": (f"{arm}_count",),
        }.get(interval_from, ())
        given = [
            c
            for c in COLUMNS
            if c.startswith(arm) and c.endswith(("_low", "_high", "_se", "_count"))
        ]
        for column in given:
            if self.cell(column) and column not in needs:
                self.refuse(
                    column,
                    f"is filled in, but interval_from is {interval_from!r}: empty one or mend the other.",
                )
        if any(not self.cell(column) for column in needs):
            missing = " and ".join(c for c in needs if not self.cell(c))
            self.refuse(
                "interval_from",
                f"is {interval_from!r}, which needs {missing}: fill in, or write none.",
            )
            return ()
        if interval_from == "count":
            count = self.count(f"{arm}_count")
            return from_count(count, patients) if count and patients else ()
        numbers = [self.percent(column) for column in needs]
        if not numbers or None in numbers:
            return ()
        if interval_from == "standard error":
            return from_standard_error(percent, cast(float, numbers[0]))
        low, high = cast(list[float], numbers)
        if not low <= percent <= high:
            self.refuse(
                f"{arm}_low",
                f"{percent:g} does not lie between {low:g} and {high:g}: check all three.",
            )
        return low, high


def _result(read: _Row, known: set[str], today: date) -> Result | None:
    before = len(read.mistakes)
    if extra := read.row.too_many:
        read.refuse(COLUMNS[-1], f"has {extra} cell(s) too many behind it: quote text with commas.")
    course = settings.current()
    comparison = read.one_of("comparison", get_args(Comparison))
    interval_from = read.one_of("interval_from", get_args(IntervalFrom))
    patients = read.count("patients")
    treatment = read.share("treatment", interval_from, patients)
    control = (
        read.share("control", interval_from, patients) if read.cell("control_percent") else None
    )
    _check_comparison(read, comparison, treatment, control)
    checked = read.one_of("checked", ("seen", "recalled"))
    sensitive = read.one_of("sensitive", course.sensitive) if read.cell("sensitive") else None
    seen_by = read.one_of("seen_by", course.seen_by)
    seen_on, recheck_by = read.day("seen_on"), read.day("recheck_by")
    if seen_on and recheck_by:
        wrong = problem_with_dates("treatment", seen_on, recheck_by, today)
        if wrong:
            read.refuse("recheck_by" if "recheck_by" in wrong else "seen_on", wrong)
    source = read.text("source")
    if known and source and source not in known:
        read.refuse(
            "source", f"{source!r} is not in references.bib: add it there or correct the key."
        )
    texts = {
        c: read.text(c)
        for c in (
            "chart",
            "trial",
            "group",
            "age",
            "design",
            "endpoint",
            "time",
            "arm_label",
            "lesson_note",
        )
    }
    if len(read.mistakes) > before or not (treatment and patients and seen_on and recheck_by):
        return None
    return Result(
        texts["chart"], texts["trial"], texts["arm_label"], texts["group"], texts["age"],
        cast(Comparison, comparison), texts["design"], patients, texts["endpoint"], texts["time"],
        treatment, control, read.cell("control_label"), cast(IntervalFrom, interval_from), source,
        checked == "recalled", sensitive, seen_on, seen_by, recheck_by,
        texts["lesson_note"],
    )  # fmt: skip


def _check_comparison(
    read: _Row, comparison: str, treatment: Share | None, control: Share | None
) -> None:
    """Who is compared with whom must fit the kind of comparison."""
    if treatment is None and not read.cell("treatment_percent"):
        read.refuse("treatment_percent", "is empty: a row needs a result.")
    if bool(read.cell("control_percent")) != bool(read.cell("control_label")):
        read.refuse(
            "control_label", "a comparison has a label and a percentage: fill in both or none."
        )
    has_two = comparison in ("randomized", "earlier group")
    if has_two and not read.cell("control_percent"):
        read.refuse("control_percent", f"{comparison!r} compares two groups: fill it in.")
    if comparison in ("single group", "registry") and control is not None:
        read.refuse(
            "control_percent",
            f"{comparison!r} compares nothing: empty it, or change the comparison.",
        )
