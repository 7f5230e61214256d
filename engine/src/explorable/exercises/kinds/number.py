"""A number that the learner works out, with its unit, its tolerance and the known ways to go astray."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import ClassVar

from pydantic import Field, field_validator

from explorable.exercises import numbers
from explorable.exercises.base import Exercise, Part, Text, Trouble
from explorable.exercises.markup import TextError
from explorable.exercises.payload import MistakeSpec, NumberFields, Room
from explorable.exercises.values import Figures, Renderer, shown
from explorable.wording import N_, _

_PERCENT = re.compile(r"^([0-9.]+) *%$")
_SCALE = re.compile(r"\b(hundred|thousand|million|billion|trillion)s?\b", re.IGNORECASE)
_BARE = ("1", "times", "%")


def _tolerance(value: object) -> object:
    """Tolerances are written ``5%`` (relative) or ``0.1`` (absolute)."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0:
        return f"{value:g}"
    if isinstance(value, str) and (
        _PERCENT.match(value) or re.fullmatch(r"[0-9.]+(e-?[0-9]+)?", value)
    ):
        return value
    raise ValueError(
        f"`tolerance` is {value!r}; write `5%` (relative) or a number such as 0.1 (absolute)"
    )


class Mistake(Part):
    """A wrong answer that is known, and what it tells."""

    answer: float | str
    reason: Text
    tolerance: str | None = None

    _read = field_validator("tolerance", mode="before")(_tolerance)


class Number(Exercise):
    """A typed number."""

    kind: ClassVar[str] = "number"
    label: ClassVar[str] = N_("Work it out")
    produced: ClassVar[bool] = True
    varies: ClassVar[bool] = True
    not_prose: ClassVar[frozenset[str]] = frozenset({"answer", "unit", "tolerance", "format"})

    answer: float | str
    unit: str = Field(min_length=1)
    tolerance: str
    format: str = ".3g"
    ask_unit: bool = False
    """The learner has to type the unit as well; it does not stand beside the field."""
    mistakes: list[Mistake] = []

    _read = field_validator("tolerance", mode="before")(_tolerance)

    def writer(self, figures: Figures, version: int | None = None) -> Renderer:
        """Texts may say ``{answer}``."""
        writer = super().writer(figures, version)
        with suppress(TextError):  # told by `troubles`
            writer.answer = self.told(writer.number(self.answer))
        return writer

    def told(self, value: float) -> str:
        """The answer with its unit, as it is printed."""
        unit = "%" if self.unit == "%" else "" if self.unit in _BARE else f" {self.unit}"
        return shown(value, self.format) + unit

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """An answer that exists, a unit that can be read, mistakes that are not the right answer."""
        yield from super().troubles(writer)
        yield from self.answer_troubles(writer)

    def answer_troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """What is wrong with the answer, whatever the texts say."""
        if numbers.unit(self.unit) is None:
            yield (
                ("unit",),
                f"the unit `{self.unit}` can't be read; write e.g. mg, pg/mL, days, cells, %, times or 1",
            )
        elif scale := _SCALE.search(self.unit):
            yield (
                ("unit",),
                f"`{self.unit}` holds the number {scale[0]}; write the unit alone and the answer in full, "
                f"such as 6.3e6 (learners may type 6.3 million)",
            )
        try:
            answer = self._finite(writer, self.answer)
        except TextError as error:
            yield ("answer",), str(error)
            return
        printed = shown(answer, self.format)
        if not self._accepts(writer, answer, printed.replace("–", "-")):
            told = (
                f"`{self.format}` prints {printed}, which is not within the tolerance of {answer:g}"
            )
            yield ("format",), told
        for n, mistake in enumerate(self.mistakes):
            try:
                value = self._finite(writer, mistake.answer)
            except TextError as error:
                yield ("mistakes", n, "answer"), str(error)
                continue
            if numbers.close(value, answer, **_room(self.tolerance)):
                yield (
                    ("mistakes", n, "answer"),
                    f"{value:g} counts as the right answer {answer:g}; change or remove it",
                )

    def _finite(self, writer: Renderer, expression: float | str) -> float:
        value = writer.number(expression)
        if not math.isfinite(value):
            raise TextError(f"`{expression}` has no value in this setting; choose another")
        return value

    def _accepts(self, writer: Renderer, answer: float, printed: str) -> bool:
        read = numbers.read(printed).readings
        scale = 100 if printed.endswith("%") and self.unit != "%" else 1
        return any(numbers.close(r / scale, answer, **_room(self.tolerance)) for r in read)

    def grade(self, typed: str, figures: Figures) -> bool:
        """Whether the page would take what is typed for right."""
        return self._would_count(typed, self.writer(figures).number(self.answer))

    def _would_count(self, typed: str, answer: float) -> bool:
        values = numbers.converted(numbers.read(typed), self.unit) or []
        return bool(values) and numbers.meant(values, answer, _room(self.tolerance)) is True

    def payload(self, writer: Renderer) -> NumberFields:
        """The answer and the known mistakes, computed."""
        mistakes: list[MistakeSpec] = [
            {
                "answer": writer.number(m.answer),
                **_room(m.tolerance or self.tolerance),
                "reason": writer(m.reason),
            }
            for m in self.mistakes
        ]
        return {
            "answer": writer.number(self.answer),
            "unit": self.unit,
            "shown": writer.answer or "",
            "askUnit": self.ask_unit,
            **_room(self.tolerance),
            "mistakes": mistakes,
        }

    def task(self, writer: Renderer) -> str:
        """What the answer is counted in."""
        if self.ask_unit or self.unit in _BARE[:2]:
            return ""
        return f"<p>{_('Answer in {unit}.').format(unit=self.unit)}</p>"

    def solution(self, writer: Renderer) -> str:
        """The answer."""
        return f"<p><strong>{writer.answer}</strong></p>"

    def answered(self, writer: Renderer) -> str:
        """The answer."""
        return writer.answer or ""

    def traps(self, writer: Renderer) -> list[str]:
        """The known mistakes."""
        return [
            f"{shown(writer.number(m.answer), self.format)}: {writer(m.reason)}"
            for m in self.mistakes
        ]


def _room(tolerance: str) -> Room:
    if percent := _PERCENT.match(tolerance):
        return {"tolerance": float(percent[1]) / 100, "relative": True}
    return {"tolerance": float(tolerance), "relative": False}
