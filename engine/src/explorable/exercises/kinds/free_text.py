"""An answer in the learner's own words, compared with a model answer and rated by the learner."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from explorable.exercises.base import Exercise, Text
from explorable.exercises.payload import TextFields
from explorable.exercises.values import Renderer
from explorable.wording import N_, _


class OpenText(Exercise):
    """A few sentences; `points` are what a good answer says."""

    kind: ClassVar[str] = "text"
    label: ClassVar[str] = N_("In your own words")
    produced: ClassVar[bool] = True

    model: Text
    points: list[Text] = Field(min_length=2, max_length=5)

    def payload(self, writer: Renderer) -> TextFields:
        """The model answer and its points."""
        return {"model": writer(self.model), "points": [writer(p) for p in self.points]}

    def task(self, writer: Renderer) -> str:
        """Nothing beyond the question."""
        return ""

    def solution(self, writer: Renderer) -> str:
        """The model answer and its points."""
        points = "".join(f"<li>{writer(p)}</li>" for p in self.points)
        return f"<p>{writer(self.model)}</p><p>{_('A good answer:')}</p><ul>{points}</ul>"
