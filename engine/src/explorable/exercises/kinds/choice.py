"""Choosing: one option, several options, or a prediction that is kept before the truth is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import ClassVar

from pydantic import Field

from explorable.book.yaml_file import Location
from explorable.exercises.base import Exercise, Option, Text, Trouble, attempt, repeated
from explorable.exercises.markup import TextError
from explorable.exercises.payload import ChoiceFields, OptionSpec, PredictFields
from explorable.exercises.values import Renderer
from explorable.wording import N_, _


class Choice(Exercise):
    """Options with a reason each."""

    varies: ClassVar[bool] = True

    options: list[Option] = Field(min_length=2, max_length=8)

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """What is wrong with the options."""
        yield from super().troubles(writer)
        yield from self.answer_troubles(writer)
        if self.vary:
            yield from read_alike(self.options, writer)

    def answered(self, writer: Renderer) -> str:
        """What is right."""
        return "; ".join(writer(o.text) for o in self.options if o.right)

    def answer_troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """No two options alike, whatever their texts say."""
        yield from unlike(self.options)

    def payload(self, writer: Renderer) -> ChoiceFields:
        """The options with their reasons."""
        return {"options": [option(o, writer) for o in self.options]}

    def task(self, writer: Renderer) -> str:
        """The options as a list."""
        return listed(self.options, writer)

    def solution(self, writer: Renderer) -> str:
        """The options with their reasons, the right ones first."""
        return reasons(self.options, writer)


def read_alike(options: Sequence[Option], writer: Renderer) -> Iterator[Trouble]:
    """Options that differ as they are written, and not with the numbers of a version."""
    with suppress(TextError):  # told elsewhere
        for n in repeated([writer(o.text) for o in options]):
            yield ("options", n, "text"), "this reads as an option before it; change one of them"


class Single(Choice):
    """One option is right."""

    kind: ClassVar[str] = "single"
    label: ClassVar[str] = N_("Choose one")
    options: list[Option] = Field(min_length=3, max_length=6)

    def answer_troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """Exactly one right, too."""
        yield from super().answer_troubles(writer)
        yield from one_right(self.options)


class Multiple(Choice):
    """Some options are right; the share that is found counts."""

    kind: ClassVar[str] = "multiple"
    label: ClassVar[str] = N_("Choose all that fit")
    options: list[Option] = Field(min_length=3, max_length=8)

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """Some right, some not."""
        yield from super().troubles(writer)
        if all(o.right for o in self.options) or not any(o.right for o in self.options):
            yield ("options",), "some options must be `right: true` and some not"


class Predict(Choice):
    """A prediction is made, then the truth is shown, then both are compared."""

    kind: ClassVar[str] = "predict"
    label: ClassVar[str] = N_("Predict first")
    reveal: Text
    setting: str | None = None

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """Exactly one right; a setting that exists."""
        yield from super().troubles(writer)
        yield from one_right(self.options)
        if self.setting and not self.simulation:
            yield ("setting",), "a `setting:` needs a `simulation:`; add it"
        elif self.setting and self.simulation:
            yield from attempt(("setting",), partial(writer.setting, self.simulation, self.setting))

    def payload(self, writer: Renderer) -> PredictFields:
        """Options, what happens, and where to see it."""
        told: PredictFields = {**super().payload(writer), "reveal": writer(self.reveal)}
        if self.simulation:
            told["simulation"] = self.simulation
            changes = writer.setting(self.simulation, self.setting) if self.setting else {}
            told["setting"] = writer.figures.whole(self.simulation, changes)
        return told

    def solution(self, writer: Renderer) -> str:
        """What happens, then the options."""
        return f"<p>{writer(self.reveal)}</p>{super().solution(writer)}"


def option(o: Option, writer: Renderer) -> OptionSpec:
    """An option as the page needs it."""
    told: OptionSpec = {"text": writer(o.text), "reason": writer(o.reason)}
    if o.right:
        told["right"] = True
    return told


def unlike(options: Sequence[Option], place: Location = ("options",)) -> Iterator[Trouble]:
    """Options that stand there twice."""
    for n in repeated([o.text.strip().lower() for o in options]):
        yield (*place, n, "text"), "this option stands there twice; change or remove it"


def one_right(options: Sequence[Option], place: Location = ("options",)) -> Iterator[Trouble]:
    """Whether exactly one is right."""
    count = sum(o.right for o in options)
    if count != 1:
        yield place, f"{count} options are `right: true`; exactly one must be"


def listed(options: Sequence[Option], writer: Renderer) -> str:
    """What there is to choose from, as a list."""
    items = "".join(f"<li>{writer(o.text)}</li>" for o in options)
    return f'<ul class="ex-options">{items}</ul>'


def reasons(options: Sequence[Option], writer: Renderer) -> str:
    """The options with their reasons, the right ones first."""
    ordered = sorted(options, key=lambda o: not o.right)
    return "<ul>" + "".join(_with_reason(o, writer) for o in ordered) + "</ul>"


def _with_reason(o: Option, writer: Renderer) -> str:
    mark = f"<strong>{_('Yes.')}</strong>" if o.right else _("No.")
    return f"<li>{mark} {writer(o.text)}: {writer(o.reason)}</li>"
