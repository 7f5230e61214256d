"""Labels for the places of a picture: put there by a tap, or chosen from a list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from pydantic import Field

from explorable.exercises.base import Exercise, Part, Reasoned, Text, Trouble, attempt, repeated
from explorable.exercises.kinds.match import Pair, matched, offered, told_choices, told_pairs
from explorable.exercises.markup import TextError
from explorable.exercises.payload import LabelFields
from explorable.exercises.picture import Picture, Spot
from explorable.exercises.values import Renderer
from explorable.wording import N_


class Place(Part):
    """A place in the picture: the id of what stands there, where that is in words, its label, and why."""

    id: str = Field(min_length=1)
    where: Text
    label: Text
    reason: Text


class Label(Exercise):
    """A picture of the book without its words; each place gets its label. A label may fit several places."""

    kind: ClassVar[str] = "label"
    label: ClassVar[str] = N_("Label the picture")
    produced: ClassVar[bool] = True
    not_prose: ClassVar[frozenset[str]] = frozenset({"picture"})

    picture: str = Field(min_length=1)
    """The file's path from the book's folder."""
    places: list[Place] = Field(min_length=2, max_length=8)
    extra: list[Reasoned] = []

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """A picture with all the places; at least three labels to choose from; extras that fit nowhere."""
        yield from super().troubles(writer)
        rights = {place.label for place in self.places}
        if len({*rights, *(extra.text for extra in self.extra)}) < 3:
            yield (
                ("places",),
                "there are fewer than 3 labels; add one that fits nowhere as `extra:`",
            )
        for n, extra in enumerate(self.extra):
            if extra.text in rights:
                yield (
                    ("extra", n, "text"),
                    "this is the label of a place; an extra one fits nowhere",
                )
        for n in repeated([place.where for place in self.places]):
            told = "these words stand for another place, too; say where this one is"
            yield ("places", n, "where"), told
        try:
            picture = self.drawn(writer)
        except TextError as error:
            yield ("picture",), str(error)
            return
        for n, place in enumerate(self.places):
            yield from attempt(("places", n, "id"), partial(picture.spot, place.id))

    @property
    def files(self) -> list[str]:
        """Its picture."""
        return [self.picture]

    def drawn(self, writer: Renderer) -> Picture:
        """The picture, read from its file."""
        return Picture(writer.figures.folder / self.picture, self.picture)

    @property
    def _pairs(self) -> list[Pair]:
        return [Pair(left=p.where, right=p.label, reason=p.reason) for p in self.places]

    def payload(self, writer: Renderer) -> LabelFields:
        """Places with the number of their label, as `match` has its pairs; the drawing, and where they are in it."""
        picture = self.drawn(writer)
        return {
            **matched(self._pairs, self.extra, self.id, writer),
            "picture": picture.bare(f"{self.id}-"),
            "spots": [{"x": x, "y": y} for x, y in self._spots(picture)],
        }

    def _spots(self, picture: Picture) -> list[Spot]:
        return [picture.spot(place.id) for place in self.places]

    def task(self, writer: Renderer) -> str:
        """The picture with a number at each place; where each is, in words; the labels."""
        picture = self.drawn(writer)
        numbers = "".join(
            f'<svg x="{x}%" y="{y}%" class="ex-spot-still"><circle r="11"/><text dy=".35em">{n}</text></svg>'
            for n, (x, y) in enumerate(self._spots(picture), 1)
        )
        drawing = (
            f'<svg class="ex-spots-still" aria-hidden="true" focusable="false">{numbers}</svg>'
        )
        places = "".join(f"<li>{writer(place.where)}</li>" for place in self.places)
        told = told_choices(offered(self._pairs, self.extra, self.id), writer)
        return (
            f'<div class="ex-picture">{picture.bare(f"{self.id}-")}{drawing}</div>'
            f"<ol>{places}</ol>{told}"
        )

    def solution(self, writer: Renderer) -> str:
        """The places with their labels."""
        return f"<ol>{told_pairs(self._pairs, writer)}</ol>"
