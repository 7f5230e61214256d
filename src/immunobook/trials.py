"""Published trials: the rows of ``book/trials.csv``, checked before a chart is drawn from them.

One row is one result: a group, an endpoint, a time, a share with its interval, and the
group it was compared with, if there was one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from .sources import entries
from .told import Told

Kind = Literal["randomized", "earlier group", "one group", "looking back"]
"""How fair a comparison is; worked out from the column `design`."""

COLUMNS = (
    "chart", "trial", "arm_label", "group", "age", "design", "patients", "endpoint", "time",
    "treatment_percent", "treatment_low", "treatment_high", "control_label", "control_percent",
    "control_low", "control_high", "interval_kind", "source", "checked", "lesson_note",
)  # fmt: skip

KINDS: tuple[tuple[str, Kind], ...] = (
    ("randomized", "randomized"),
    ("compared with an earlier group", "earlier group"),
    ("single arm", "one group"),
    ("registry", "one group"),
    ("looking back", "looking back"),
)
"""A word of `design` -> its kind; the first that is found counts ("not randomized" is not found)."""


class TrialsError(Told):
    """``trials.csv`` has mistakes; the message lists all of them, with row, column and what to do."""


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
    design: str
    kind: Kind
    patients: int
    endpoint: str
    time: str
    treatment: Share
    control: Share | None
    control_label: str
    interval_kind: str
    source: str
    is_recalled: bool
    lesson: str


def find() -> Path:
    """``trials.csv``, beside the book's ``facts.yml``."""
    from . import facts

    return facts.find().with_name("trials.csv")


def load(path: Path | None = None) -> list[Result]:
    """Read and check the file.

    Raises
    ------
    TrialsError
        Every mistake with its row, its column and what to write instead.
    """
    path = path or find()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
        if missing:
            raise TrialsError(f"{path.name}: the first line lacks {', '.join(missing)}: add them.")
        rows = list(reader)
    mistakes: list[str] = []
    known = set(entries(path.with_name("references.bib")))
    results = [
        _result(row, _Row(path.name, k, row, mistakes), known) for k, row in enumerate(rows, 2)
    ]
    if mistakes:
        raise TrialsError("\n".join(mistakes))
    return [result for result in results if result]


class _Row:
    """Reads the cells of one row and writes down what is wrong with them."""

    def __init__(
        self, file: str, number: int, row: Mapping[str | None, Any], mistakes: list[str]
    ) -> None:
        self.file, self.number, self.row, self.mistakes = file, number, row, mistakes

    def refuse(self, column: str, problem: str) -> None:
        self.mistakes.append(f"{self.file}, row {self.number}, column {column}: {problem}")

    def text(self, column: str) -> str:
        value = (self.row.get(column) or "").strip()
        if not value:
            self.refuse(column, "is empty: fill it in.")
        return value

    def percent(self, column: str) -> float | None:
        value = (self.row.get(column) or "").strip()
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

    def share(self, arm: str) -> Share | None:
        percent, low, high = (self.percent(f"{arm}_{part}") for part in ("percent", "low", "high"))
        if percent is None:
            if low is not None or high is not None:
                self.refuse(f"{arm}_percent", "is empty, but there is an interval: fill it in.")
            return None
        if (low is None) != (high is None):
            self.refuse(f"{arm}_low", "an interval has two ends: fill in both or none.")
        elif low is not None and high is not None and not low <= percent <= high:
            self.refuse(
                f"{arm}_low",
                f"{percent:g} does not lie between {low:g} and {high:g}: check all three.",
            )
        return Share(percent, low, high)


def _result(row: Mapping[str | None, Any], read: _Row, known: set[str]) -> Result | None:
    before = len(read.mistakes)
    if None in row:  # csv's place for what is left over
        read.refuse(
            COLUMNS[-1], f"has {len(row[None])} cell(s) too many behind it: quote text with commas."
        )
    treatment, control = read.share("treatment"), read.share("control")
    label, interval = (
        (row.get("control_label") or "").strip(),
        (row.get("interval_kind") or "").strip(),
    )
    if treatment is None and not (row.get("treatment_percent") or "").strip():
        read.refuse("treatment_percent", "is empty: a row needs a result.")
    if (control is None) != (not label):
        read.refuse(
            "control_label", "a comparison has a label and a percentage: fill in both or none."
        )
    if any(s and s.low is not None for s in (treatment, control)) and not interval:
        read.refuse(
            "interval_kind", "is empty, but there is an interval: write 95% CI or what it is."
        )
    design = read.text("design")
    kind = next(
        (kind for word, kind in KINDS if re.search(rf"(?<!non-)(?<!not )\b{word}", design)), None
    )
    if kind is None:
        words = ", ".join(word for word, _ in KINDS)
        read.refuse(
            "design", f"{design!r} does not say how the group was compared: use one of {words}."
        )
    if kind in ("randomized", "earlier group") and control is None:
        read.refuse("control_percent", f"a design that is {design!r} has a comparison: fill it in.")
    if kind in ("one group", "looking back") and control is not None:
        read.refuse(
            "control_percent",
            f"a design that is {design!r} has no comparison: empty it, or change the design.",
        )
    patients = read.text("patients")
    if patients and not (patients.isdigit() and int(patients) > 0):
        read.refuse("patients", f"{patients!r} is not a count: write it like 226.")
    checked, source = read.text("checked"), read.text("source")
    if checked not in ("seen", "recalled", ""):
        read.refuse("checked", f"{checked!r} is not known: write seen or recalled.")
    if known and source and source not in known:
        read.refuse(
            "source", f"{source!r} is not in references.bib: add it there or correct the key."
        )
    texts = {
        c: read.text(c)
        for c in ("chart", "trial", "group", "age", "endpoint", "time", "arm_label", "lesson_note")
    }
    if len(read.mistakes) > before or treatment is None or kind is None:
        return None
    return Result(
        texts["chart"], texts["trial"], texts["arm_label"], texts["group"], texts["age"], design, kind, int(patients),
        texts["endpoint"], texts["time"], treatment, control, label, interval, source, checked == "recalled",
        texts["lesson_note"],
    )  # fmt: skip
