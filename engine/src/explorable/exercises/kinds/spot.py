"""A short text with one sentence that does not hold: which one, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from explorable.exercises.base import Exercise, Option, Part, Text, Trouble, repeated
from explorable.exercises.kinds.choice import one_right, option, reasons, unlike
from explorable.exercises.payload import SentenceSpec, SpotFields
from explorable.exercises.values import Renderer
from explorable.wording import N_, _


class Sentence(Part):
    """A sentence of the text; `reason` says why it holds, or why it does not."""

    text: Text
    reason: Text
    wrong: bool = False


class Spot(Exercise):
    """The sentence is found first; then `options` ask why it does not hold."""

    kind: ClassVar[str] = "spot"
    label: ClassVar[str] = N_("Spot the error")

    sentences: list[Sentence] = Field(min_length=3, max_length=8)
    why: Text
    options: list[Option] = Field(min_length=2, max_length=6)

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """One sentence that does not hold, and one reason that fits."""
        yield from super().troubles(writer)
        count = sum(s.wrong for s in self.sentences)
        if count != 1:
            yield ("sentences",), f"{count} sentences are `wrong: true`; exactly one must be"
        for n in repeated([s.text.strip().lower() for s in self.sentences]):
            what = "this sentence stands there twice; change or remove it"
            yield ("sentences", n, "text"), what
        yield from unlike(self.options)
        yield from one_right(self.options)

    def payload(self, writer: Renderer) -> SpotFields:
        """The sentences, and why the wrong one does not hold."""
        return {
            "sentences": [_sentence(s, writer) for s in self.sentences],
            "why": writer(self.why),
            "options": [option(o, writer) for o in self.options],
        }

    def task(self, writer: Renderer) -> str:
        """The text, its sentences numbered to be named."""
        sentences = "".join(f"<li>{writer(s.text)}</li>" for s in self.sentences)
        return f'<ol class="ex-claims">{sentences}</ol>'

    def solution(self, writer: Renderer) -> str:
        """The sentence and why; then the others."""
        found = next(s for s in self.sentences if s.wrong)
        others = "".join(
            f"<li>{writer(s.text)} {writer(s.reason)}</li>" for s in self.sentences if not s.wrong
        )
        told = _("Does not hold: {sentence}").format(sentence=writer(found.text))
        return (
            f"<p><strong>{told}</strong> {writer(found.reason)}</p><p>{writer(self.why)}</p>"
            f"{reasons(self.options, writer)}<p>{_('The other sentences hold:')}</p><ul>{others}</ul>"
        )


def _sentence(sentence: Sentence, writer: Renderer) -> SentenceSpec:
    told: SentenceSpec = {"text": writer(sentence.text), "reason": writer(sentence.reason)}
    if sentence.wrong:
        told["wrong"] = True
    return told
