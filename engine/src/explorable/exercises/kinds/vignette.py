"""An unfolding case: step by step, each shown after the one before has been answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from explorable.exercises.base import Exercise, Option, Part, Text, Trouble
from explorable.exercises.kinds.choice import listed, one_right, option, reasons, unlike
from explorable.exercises.payload import StepSpec, VignetteFields
from explorable.exercises.values import Renderer
from explorable.wording import N_, _


class Step(Part):
    """What is told now, what is asked of it, and the options with a reason each."""

    text: Text
    question: Text
    options: list[Option] = Field(min_length=2, max_length=6)


class Vignette(Exercise):
    """A case in steps; each is answered once, and its share of the score is whether that was right."""

    kind: ClassVar[str] = "vignette"
    label: ClassVar[str] = N_("A case, step by step")

    steps: list[Step] = Field(min_length=2, max_length=8)

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """In each step exactly one option right, and no two alike."""
        yield from super().troubles(writer)
        for n, step in enumerate(self.steps):
            place = ("steps", n, "options")
            yield from unlike(step.options, place)
            yield from one_right(step.options, place)

    def payload(self, writer: Renderer) -> VignetteFields:
        """The steps."""
        return {"steps": [_step(step, writer) for step in self.steps]}

    def task(self, writer: Renderer) -> str:
        """The steps; those after the first are closed, as they would be answered before."""
        first, *others = (
            f"<p>{writer(s.text)}</p><p><strong>{writer(s.question)}</strong></p>{listed(s.options, writer)}"
            for s in self.steps
        )
        later = "".join(
            f"<details><summary>{_('Step {number}').format(number=n)}</summary>{step}</details>"
            for n, step in enumerate(others, 2)
        )
        return first + later

    def solution(self, writer: Renderer) -> str:
        """Step by step, the options with their reasons."""
        steps = (f"<li>{writer(s.question)}{reasons(s.options, writer)}</li>" for s in self.steps)
        return f"<ol>{''.join(steps)}</ol>"


def _step(step: Step, writer: Renderer) -> StepSpec:
    return {
        "text": writer(step.text),
        "question": writer(step.question),
        "options": [option(o, writer) for o in step.options],
    }
