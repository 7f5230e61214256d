"""Find for each thing what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from pydantic import Field

from explorable.exercises.base import Exercise, Part, Reasoned, Text, Trouble, repeated, shuffled
from explorable.exercises.payload import MatchFields
from explorable.exercises.values import Renderer
from explorable.wording import N_, _


class Pair(Part):
    """What belongs together, and why."""

    left: Text
    right: Text
    reason: Text


class Match(Exercise):
    """For each left side the learner picks a right side; right sides may repeat (sorting)."""

    kind: ClassVar[str] = "match"
    label: ClassVar[str] = N_("Match")
    produced: ClassVar[bool] = True

    pairs: list[Pair] = Field(min_length=3, max_length=8)
    extra: list[Reasoned] = []

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """At least two right sides; extras that fit nowhere."""
        yield from super().troubles(writer)
        rights = {p.right for p in self.pairs}
        if len(rights) < 2:
            yield ("pairs",), "all right sides are the same; there must be at least two"
        for n in repeated([p.left for p in self.pairs]):
            yield ("pairs", n, "left"), "this left side stands there twice; change or remove it"
        for n, extra in enumerate(self.extra):
            if extra.text in rights:
                yield (
                    ("extra", n, "text"),
                    "this is the right side of a pair; an extra one fits nowhere",
                )

    def payload(self, writer: Renderer) -> MatchFields:
        """Left sides with the number of their choice; all choices."""
        return matched(self.pairs, self.extra, self.id, writer)

    def task(self, writer: Renderer) -> str:
        """Both sides as lists."""
        lefts = "".join(f"<li>{writer(p.left)}</li>" for p in self.pairs)
        told = told_choices(offered(self.pairs, self.extra, self.id), writer)
        return f'<ul class="ex-options">{lefts}</ul>{told}'

    def solution(self, writer: Renderer) -> str:
        """The pairs."""
        return f"<ul>{told_pairs(self.pairs, writer)}</ul>"


def offered(pairs: Sequence[Pair], extra: Sequence[Reasoned], seed: str) -> list[str]:
    """All right sides, each once, in an order that is the same for a seed."""
    found = list(dict.fromkeys([*(p.right for p in pairs), *(e.text for e in extra)]))
    return [found[n] for n in shuffled(found, seed)]


def matched(
    pairs: Sequence[Pair], extra: Sequence[Reasoned], seed: str, writer: Renderer
) -> MatchFields:
    """Pairs and extras with the numbers of their right sides among all that are offered."""
    choices = offered(pairs, extra, seed)
    return {
        "pairs": [
            {"left": writer(p.left), "right": choices.index(p.right), "reason": writer(p.reason)}
            for p in pairs
        ],
        "choices": [writer(c) for c in choices],
        "extra": [{"right": choices.index(e.text), "reason": writer(e.reason)} for e in extra],
    }


def told_choices(choices: Iterable[str], writer: Renderer) -> str:
    """What may be chosen, as a paragraph."""
    told = _("To choose from: {choices}.").format(choices="; ".join(map(writer, choices)))
    return f"<p>{told}</p>"


def told_pairs(pairs: Iterable[Pair], writer: Renderer) -> str:
    """The pairs with their reasons, as items of a list."""
    return "".join(
        f"<li>{writer(p.left)}: {writer(p.right)}. {writer(p.reason)}</li>" for p in pairs
    )
