"""Numbers or a picture to read, and one question: to choose, or with a number."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import ValidationError

from explorable.book.problems import in_words
from explorable.exercises.base import Exercise, Option, Trouble
from explorable.exercises.data_shown import EDGES, Scatter, Survival, Table
from explorable.exercises.kinds.choice import Single, read_alike
from explorable.exercises.kinds.number import Mistake, Number
from explorable.exercises.payload import DataFields
from explorable.exercises.values import Figures, Renderer
from explorable.wording import N_, _

_SHOWN = ("table", "survival", "scatter")
_OF_NUMBERS = ("answer", "unit", "tolerance", "format", "ask_unit", "mistakes")


class Data(Exercise):
    """A table, curves of survival or a scatter; `options` or `answer` asks as in `single` and `number`."""

    kind: ClassVar[str] = "data"
    label: ClassVar[str] = N_("Read the data")
    varies: ClassVar[bool] = True
    not_prose: ClassVar[frozenset[str]] = Number.not_prose

    made_up: bool
    """Whether the numbers were made up to practice with: then it is told. Else `facts` says where they are from."""
    table: Table | None = None
    survival: Survival | None = None
    scatter: Scatter | None = None
    options: list[Option] | None = None
    answer: float | str | None = None
    unit: str | None = None
    tolerance: str | float | None = None
    format: str | None = None
    ask_unit: bool | None = None
    mistakes: list[Mistake] | None = None

    @property
    def makes(self) -> bool:
        """A number is made, an option is chosen."""
        return self.options is None

    @property
    def shown(self) -> Table | Survival | Scatter:
        """What is read."""
        return next(s for s in (self.table, self.survival, self.scatter) if s)

    @property
    def asked(self) -> Single | Number:
        """The question by itself."""
        kind: type[Single | Number] = Single if self.options else Number
        names = {*Exercise.model_fields, *(("options",) if self.options else _OF_NUMBERS)}
        fields: dict[str, Any] = self.model_dump(
            include=names, exclude_none=True, exclude_unset=True
        )
        return kind.model_validate({**fields, "type": kind.kind})

    def writer(self, figures: Figures, version: int | None = None) -> Renderer:
        """As that of the question."""
        try:
            return self.asked.writer(figures, version)
        except ValidationError:  # told by `troubles`
            return super().writer(figures, version)

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """One thing shown that can be, one question that is whole, and whence the numbers are."""
        yield from super().troubles(writer)
        there = [name for name in _SHOWN if getattr(self, name)]
        if len(there) != 1:
            yield (
                (there[1] if there else "type",),
                f"{len(there)} of {', '.join(_SHOWN)} are there; write one of them",
            )
        if not self.made_up and not self.facts:
            yield (
                ("made_up",),
                "`facts:` must name the rows that the numbers are from; name them, or write `made_up: true`",
            )
        yield from self._askable(writer)
        yield from self._varied(writer)
        if self.table:
            yield from _ragged(self.table)
        if self.survival:
            yield from _countable(self.survival)
        if self.scatter:
            yield from _inside(self.scatter)

    def _askable(self, writer: Renderer) -> Iterator[Trouble]:
        if (self.options is None) is (self.answer is None):
            yield ("options" if self.options else "type",), "write either `options:` or `answer:`"
            return
        try:
            asked = self.asked
        except ValidationError as error:
            for mistake in error.errors():
                yield tuple(mistake["loc"]), in_words(mistake, list(Data.model_fields))
            return
        yield from asked.answer_troubles(writer)

    def _varied(self, writer: Renderer) -> Iterator[Trouble]:
        """Only a table's cells can tell what was drawn."""
        if self.vary and not self.table:
            what = "only a `table:` can have numbers that differ from learner to learner"
            yield ("vary",), f"{what}; leave `vary` out, or write one"
        elif self.vary and self.options:
            yield from read_alike(self.options, writer)

    def answered(self, writer: Renderer) -> str:
        """As that of the question."""
        return self.asked.answered(writer)

    def payload(self, writer: Renderer) -> DataFields:
        """What is read, and the question."""
        told: DataFields = {"picture": self._picture(writer), "data": self._data(writer)}
        asked = self.asked
        if isinstance(asked, Number):
            told["number"] = asked.payload(writer)
        else:
            told["choice"] = asked.payload(writer)
        return told

    def _data(self, writer: Renderer) -> str:
        """Changes when what is read changes, not when it is drawn otherwise."""
        told = self._picture(writer) if self.vary else self.shown.model_dump_json()
        return hashlib.sha256(told.encode()).hexdigest()[:8]

    def _picture(self, writer: Renderer) -> str:
        told = (
            f"<p><em>{_('These numbers are made up, to practice with.')}</em></p>"
            if self.made_up
            else ""
        )
        return self.shown.html(writer, self.id) + told

    def task(self, writer: Renderer) -> str:
        """What is read, and what there is to choose from."""
        return f'<div class="ex-data">{self._picture(writer)}</div>{self.asked.task(writer)}'

    def solution(self, writer: Renderer) -> str:
        """As that of the question."""
        return self.asked.solution(writer)

    def traps(self, writer: Renderer) -> list[str]:
        """As those of the question."""
        return self.asked.traps(writer)


def _ragged(table: Table) -> Iterator[Trouble]:
    for n, row in enumerate(table.rows):
        if len(row) != len(table.columns):
            what = f"this row has {len(row)} cells and the table {len(table.columns)} columns; make them as many"
            yield ("table", "rows", n), what


def _inside(scatter: Scatter) -> Iterator[Trouble]:
    low, high = EDGES
    for n, cloud in enumerate(scatter.clouds):
        if not all(low < v < high for v in cloud.at):
            yield (
                ("scatter", "clouds", n, "at"),
                "this lies outside of the axes, which run from 0 to 4; mend it",
            )


def _countable(survival: Survival) -> Iterator[Trouble]:
    times = survival.times
    if times != sorted(set(times)) or times[0] != 0:
        yield ("survival", "times"), "these must begin with 0 and rise; put them in order"
    for n, arm in enumerate(survival.arms):
        place = ("survival", "arms", n)
        followed = [*arm.events, *arm.censored]
        if len(followed) > arm.people:
            yield (
                place,
                f"there are {len(followed)} events and ends for {arm.people} people; take some away",
            )
        if any(not 0 < t <= times[-1] for t in followed):
            yield place, f"a time lies outside of the axis, which ends at {times[-1]:g}; mend it"
