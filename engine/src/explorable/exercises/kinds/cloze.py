"""A text with gaps, each typed or chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from explorable.exercises import spelling
from explorable.exercises.base import Exercise, Option, Part, Reasoned, Text, Trouble
from explorable.exercises.kinds.choice import option
from explorable.exercises.markup import TextError, bare
from explorable.exercises.payload import ClozeFields, GapSpec
from explorable.exercises.values import Renderer
from explorable.wording import N_

_GAP = re.compile(r"\[(\d)\]")
_WORD = re.compile(r"\w[\w+−-]*")


class Gap(Part):
    """Either `accept` (typed: words that count) or `options` (chosen)."""

    accept: list[Text] = []
    reason: Text | None = None
    mistakes: list[Reasoned] = []
    options: list[Option] = []

    @property
    def typed(self) -> bool:
        """Whether the learner types the word."""
        return bool(self.accept)

    @property
    def right(self) -> str:
        """The word that is shown as the answer."""
        return (
            self.accept[0] if self.accept else next((o.text for o in self.options if o.right), "")
        )


class Cloze(Exercise):
    """Gaps in a text."""

    kind: ClassVar[str] = "cloze"
    label: ClassVar[str] = N_("Fill the gaps")

    text: Text
    gaps: list[Gap] = Field(min_length=1, max_length=4)

    @property
    def makes(self) -> bool:
        """A gap that is typed makes it produced."""
        return any(g.typed for g in self.gaps)

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """Gaps and their numbers fit; each is either typed or chosen."""
        yield from super().troubles(writer)
        told = [int(n) for n in _GAP.findall(self.text)]
        if told != list(range(1, len(self.gaps) + 1)):
            wanted = " ".join(f"[{n}]" for n in range(1, len(self.gaps) + 1))
            yield ("text",), f"the text should hold {wanted}, each once and in this order"
        for n, gap in enumerate(self.gaps):
            yield from ((("gaps", n, *path), what) for path, what in _gap_troubles(gap))
        if len(told) == len(self.gaps):
            yield from self._taken_for_right(writer)

    def _taken_for_right(self, writer: Renderer) -> Iterator[Trouble]:
        """What the page would take for right although nobody meant it; all of it is played against each gap."""
        try:
            question, text = bare(writer(self.question)), bare(writer(self.text))
            told = [[bare(writer(w)) for w in _told(g)] for g in self.gaps]
        except TextError:  # told elsewhere
            return
        pieces = _GAP.split(text)[::2]
        printed = _WORD.findall(" ".join([question, *pieces]))
        for n, gap in enumerate(self.gaps):
            mistakes = [m.text for m in gap.mistakes]
            others = [w for k, those in enumerate(told) if k != n for w in those]
            played = dict.fromkeys([*mistakes, *others, *writer.figures.terms, *printed])
            for word in played if gap.typed else ():
                verdict, _ = spelling.judge(word, gap.accept, mistakes, pieces[n], pieces[n + 1])
                if verdict == "slip" or (verdict == "right" and word in mistakes):
                    yield (
                        ("gaps", n),
                        f"`{word}` would be taken for right, it is so near to what is accepted; "
                        "list it under `mistakes:` with its reason, or accept other words",
                    )
            yield from ((("gaps", n), what) for what in _undecided(gap))
            yield from ((("gaps", n, *path), what) for path, what in _alike(gap, told[n]))

    def payload(self, writer: Renderer) -> ClozeFields:
        """The text cut at its gaps, and the gaps."""
        pieces = _GAP.split(writer(self.text))[::2]
        return {"pieces": pieces, "gaps": [_gap(g, writer) for g in self.gaps]}

    def task(self, writer: Renderer) -> str:
        """The text with lines for gaps, then what can be chosen."""
        chosen = [
            f"<li>{n}: {' / '.join(writer(o.text) for o in gap.options)}</li>"
            for n, gap in enumerate(self.gaps, 1)
            if gap.options
        ]
        lists = f"<ul>{''.join(chosen)}</ul>" if chosen else ""
        return "<p>" + _GAP.sub(r"____ (\1)", writer(self.text)) + f"</p>{lists}"

    def solution(self, writer: Renderer) -> str:
        """The text with its gaps filled."""
        filled = _GAP.sub(
            lambda m: f"<strong>{writer(self.gaps[int(m[1]) - 1].right)}</strong>",
            writer(self.text),
        )
        return f"<p>{filled}</p>"


def _gap(gap: Gap, writer: Renderer) -> GapSpec:
    if not gap.typed:
        return {"options": [option(o, writer) for o in gap.options]}
    return {
        "accept": list(gap.accept),
        "reason": writer(gap.reason or ""),
        "mistakes": [{"text": m.text, "reason": writer(m.reason)} for m in gap.mistakes],
    }


def _told(gap: Gap) -> list[str]:
    """Every word of a gap: accepted, known to be wrong, or to choose."""
    return [*gap.accept, *(m.text for m in gap.mistakes), *(o.text for o in gap.options)]


def _undecided(gap: Gap) -> Iterator[str]:
    """Words without the plus of an accepted one: many write CD8 for CD8+, so the author says what it is."""
    mistakes = [m.text for m in gap.mistakes]
    for word in (w for w in gap.accept if "+" in w):
        without = word.replace("+", "")
        if spelling.judge(without, gap.accept, mistakes)[0] == "other":
            yield f"what is `{without}`, where `{word}` is accepted? List it under `accept:` or `mistakes:`"


def _alike(gap: Gap, told: list[str]) -> Iterator[Trouble]:
    """Options of a gap that are one word to a reader."""
    for k, one in enumerate(told if gap.options else ()):
        if any(spelling.same(spelling.words(one), spelling.words(w)) for w in told[:k]):
            yield ("options", k, "text"), f"`{one}` stands there already; change or remove it"


def _gap_troubles(gap: Gap) -> Iterator[Trouble]:
    if bool(gap.accept) == bool(gap.options):
        yield (), "a gap has either `accept:` (typed) or `options:` (chosen)"
    elif gap.accept and not gap.reason:
        yield (), "`reason` is missing; say why this word fits"
    elif gap.options and sum(o.right for o in gap.options) != 1:
        yield ("options",), "exactly one option of a gap must be `right: true`"
    elif gap.options and gap.reason:
        yield ("reason",), "a chosen gap has its reasons on the options; remove this one"
