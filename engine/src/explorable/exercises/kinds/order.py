"""Put steps in order."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from explorable.exercises.base import Exercise, Reasoned, shuffled
from explorable.exercises.payload import OrderFields, ReasonedSpec
from explorable.exercises.values import Renderer
from explorable.wording import N_


class Order(Exercise):
    """Items that the learner moves up and down; written in the right order."""

    kind: ClassVar[str] = "order"
    label: ClassVar[str] = N_("Put in order")
    produced: ClassVar[bool] = True

    items: list[Reasoned] = Field(min_length=3, max_length=7)

    def payload(self, writer: Renderer) -> OrderFields:
        """The items in their right order, and the order in which they are shown first."""
        items: list[ReasonedSpec] = [
            {"text": writer(i.text), "reason": writer(i.reason)} for i in self.items
        ]
        return {"items": items, "start": shuffled(self.items, self.id)}

    def task(self, writer: Renderer) -> str:
        """The items, shuffled."""
        order = shuffled(self.items, self.id)
        return (
            '<ul class="ex-options">'
            + "".join(f"<li>{writer(self.items[n].text)}</li>" for n in order)
            + "</ul>"
        )

    def solution(self, writer: Renderer) -> str:
        """The items in order."""
        return (
            "<ol>"
            + "".join(f"<li>{writer(i.text)}. {writer(i.reason)}</li>" for i in self.items)
            + "</ol>"
        )
