"""What every exercise has, and the register of its types.

A new type is one class below `kinds/` (found by its ``type``), and one file in
``frontend/src/exercise/kinds/further/`` with a line in its ``index.ts``, loaded with the first card of its kind.
The class says what it adds to the common fields, what else can be wrong with it, what the page needs
(`payload`), and what is read without JavaScript (`task`, `solution`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Annotated, Any, ClassVar, Literal, cast

from pydantic import BaseModel, ConfigDict, Field

from explorable.book.provenance import Sensitive
from explorable.book.sensitive import in_order, in_words
from explorable.book.yaml_file import Location
from explorable.exercises.markup import TextError
from explorable.exercises.payload import CommonFields, Described
from explorable.exercises.seeds import FIRST, key_table, version_of
from explorable.exercises.values import Figures, Renderer
from explorable.exercises.versions import Vary, rows_of, told, vary_troubles, versions
from explorable.wording import _

Text = Annotated[str, Field(min_length=1)]
"""Inline text (see `markup.py`); numbers in it come from facts, simulations and `let`."""

Bloom = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]
Way = Literal["story", "course"]
"""Whom it is for: everybody who reads the story, or those who take the whole course."""
Trouble = tuple[Location, str]
"""Where in the exercise something is wrong, and what to do."""

_FACT = re.compile(r"\bfact:([a-z0-9-]+)")
KINDS: dict[str, type[Exercise]] = {}
_CARRIED = {
    "reason",
    "hints",
    "explanation",
    "near",
    "worked",
    "mistakes",
    "watch",
    "reveal",
    "points",
    "model",
    "checks",
    "picture",
    "spots",
    "turned",
}


class Part(BaseModel):
    """A piece of an exercise: no unknown fields, and numbers may stand for text."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class Option(Part):
    """Something to choose, with the reason why it is right or not."""

    text: Text
    reason: Text
    right: bool = False
    misconception: str | None = None
    """What a learner believes who chooses it: a row of the book's ``misconceptions.yml``, told to trainers alone."""


class Reasoned(Part):
    """A text with a reason: an item to order, an extra choice, a known mistake."""

    text: Text
    reason: Text


class Exercise(Part):
    """The fields every type shares."""

    kind: ClassVar[str] = ""
    """The word behind ``type:``."""
    label: ClassVar[str] = ""
    """What the learner is asked to do, in two or three words."""
    produced: ClassVar[bool] = False
    """Whether the answer is made by the learner instead of chosen."""
    not_prose: ClassVar[frozenset[str]] = frozenset()
    """Fields of this type that hold code or names, not text."""
    varies: ClassVar[bool] = False
    """Whether its numbers may differ from learner to learner (`vary`)."""

    id: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)+$", max_length=60)
    type: str
    objective: str = Field(pattern=r"^[a-z]+-[0-9]+$")
    bloom: Bloom
    way: Way = "course"
    question: Text
    hints: list[Text] = Field(default=[], max_length=3)
    explanation: Text
    facts: list[str] = []
    sensitive: Sensitive | None = None
    simulation: str | None = None
    settings: dict[str, dict[str, float | str]] = {}
    let: dict[str, float | str] = {}
    vary: Vary = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **keywords: Any) -> None:
        """Put the class on the register."""
        super().__pydantic_init_subclass__(**keywords)
        if "kind" in cls.__dict__:
            KINDS[cls.kind] = cls

    @property
    def makes(self) -> bool:
        """Whether the learner makes the answer (a cloze is typed or chosen, so it can differ)."""
        return self.produced

    @property
    def simulated(self) -> bool:
        """Whether a simulation is needed to answer, or its numbers are used."""
        return bool(self.simulation) or "sim:" in self.model_dump_json()

    def kinds_that_hurt(self, figures: Figures) -> list[Sensitive]:
        """What its numbers are about, where they may hurt: by the facts it uses, or because its author says so."""
        used = {*_FACT.findall(self.model_dump_json()), *self.facts}
        found = {figures.facts[key].sensitive for key in used if key in figures.facts}
        return in_order({kind for kind in (*found, self.sensitive) if kind})

    def options_anywhere(self) -> Iterator[tuple[Location, Option]]:
        """All that can be chosen in it, each with its place: also in gaps, in steps, and after a goal."""
        return _options(self)

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """What is wrong beyond the shape of the fields; types add theirs."""
        for place, option in self.options_anywhere():
            if option.misconception and option.right:
                yield (*place, "misconception"), "this option is right; only wrong ones name one"
            elif option.misconception:
                look_up = partial(writer.figures.misconception, option.misconception)
                yield from attempt((*place, "misconception"), look_up)
        for key in self.facts:
            yield from attempt(("facts",), partial(writer.figures.fact, key))
        if self.simulation:
            yield from attempt(("simulation",), partial(writer.figures.simulation, self.simulation))
        for name in self.let:
            yield from attempt(("let", name), partial(writer.number, name))
        live = self.live(writer)
        for path, text in _texts(self.model_dump(), self.not_prose):
            yield from attempt(path, partial(writer, text, live))

    def live(self, writer: Renderer) -> frozenset[str]:
        """Names that the page fills in from the learner's own run."""
        return frozenset()

    def payload(self, writer: Renderer) -> Mapping[str, Any]:
        """What the page needs beyond the common fields."""
        raise NotImplementedError

    def task(self, writer: Renderer) -> str:
        """The question's body without JavaScript, as HTML."""
        raise NotImplementedError

    def solution(self, writer: Renderer) -> str:
        """The answer without JavaScript, as HTML."""
        raise NotImplementedError

    @property
    def files(self) -> list[str]:
        """Files that it shows, by their paths from the book's folder."""
        return []

    def traps(self, writer: Renderer) -> list[str]:
        """Wrong answers that are known, with what they tell, for trainers."""
        return []

    def every_trouble(self, figures: Figures) -> Iterator[Trouble]:
        """What is wrong with it, in any of its versions; of several at one place the first."""
        if not self.vary:
            yield from self.troubles(self.writer(figures))
            return
        if not self.varies:
            yield (
                ("vary",),
                f"numbers of the type `{self.kind}` can't differ from learner to learner; leave `vary` out",
            )
            return
        wrong = list(vary_troubles(self.vary))
        yield from ((("vary",), what) for what in wrong)
        seen = set[Location]()
        for n, row in enumerate([] if wrong else rows_of(self.vary)):
            for place, what in self.troubles(self.writer(figures, n)):
                if place not in seen:
                    yield place, f"{what} (where {told(row)})"
                seen.add(place)
        if not wrong and not seen:
            yield from attempt(("vary",), partial(self.described, figures))

    def answered(self, writer: Renderer) -> str:
        """The answer in short, for the key that lists all versions."""
        return self.solution(writer)

    def by_seed(self, figures: Figures) -> str:
        """For trainers, as HTML: the answer of each version, where learners have different ones."""
        if not self.vary:
            return ""
        rows = rows_of(self.vary)
        answers = [
            [told(row), self.answered(self.writer(figures, n))] for n, row in enumerate(rows)
        ]
        return key_table(self.id, [_("Drawn"), _("Answer")], answers)

    def writer(self, figures: Figures, version: int | None = None) -> Renderer:
        """What writes this exercise's texts, in a version or in that of the first seed."""
        if not self.vary:
            return Renderer(self, figures)
        rows = rows_of(self.vary)
        n = version_of(FIRST, self.id, len(rows)) if version is None else version
        return Renderer(self, figures, rows[n])

    def described(self, figures: Figures) -> Described:
        """Everything the page needs, as plain data."""
        made = self._made(self.writer(figures))
        # not part of the print: what was answered before numbers were put into cards still counts
        # nor is the language of the label
        told = cast(Described, {**made, "label": _(self.label), "print": fingerprint(made)})
        if self.vary:
            every = [self._made(self.writer(figures, n)) for n in range(len(rows_of(self.vary)))]
            prints = [fingerprint(one) for one in every]
            for n in repeated(prints):
                raise TextError(
                    f"versions {prints.index(prints[n]) + 1} and {n + 1} ask and judge the same; leave one out"
                )
            told["versions"] = versions(every)
            told["print"] = fingerprint({"versions": prints})
        if kinds := self.kinds_that_hurt(figures):
            told["sensitive"], told["about"] = kinds, in_words(kinds)
        return told

    def _made(self, writer: Renderer) -> dict[str, Any]:
        """What is asked, judged and told."""
        common: CommonFields = {
            "id": self.id,
            "type": self.type,
            "objective": self.objective,
            "label": self.label,
            "question": writer(self.question),
            "hints": [writer(h) for h in self.hints],
            "explanation": writer(self.explanation),
        }
        return {**common, **self.payload(writer)}


def fingerprint(described: Mapping[str, Any]) -> str:
    """Eight letters that change when what is asked or judged changes, not when a reason is reworded."""

    def judged(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: judged(v) for k, v in value.items() if k not in _CARRIED}
        return [judged(v) for v in value] if isinstance(value, list) else value

    text = json.dumps(judged(dict(described)), sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def shuffled(things: list[Any], seed: str) -> list[int]:
    """An order that is always the same for a seed and never the one that is given (if avoidable)."""
    order = sorted(
        range(len(things)), key=lambda n: hashlib.sha256(f"{seed}/{n}".encode()).digest()
    )
    while order == list(range(len(things))) and len(things) > 1:
        order = order[1:] + order[:1]
    return order


def attempt(path: Location, act: Callable[[], object]) -> Iterator[Trouble]:
    """Do something that may complain, and say where the complaint belongs."""
    try:
        act()
    except TextError as error:
        yield path, f"{error}"


def _texts(value: Any, skip: frozenset[str], path: Location = ()) -> Iterator[tuple[Location, str]]:
    hidden = skip | {
        "id",
        "type",
        "objective",
        "bloom",
        "way",
        "facts",
        "sensitive",
        "simulation",
        "settings",
        "let",
        "vary",
        "right",
        "misconception",
    }
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in hidden:
                yield from _texts(inner, skip, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _texts(inner, skip, (*path, n))


def _options(value: object, path: Location = ()) -> Iterator[tuple[Location, Option]]:
    if isinstance(value, Option):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _options(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _options(inner, (*path, n))


def repeated(values: Sequence[object]) -> Iterator[int]:
    """Places of what stood there before."""
    return (n for n, value in enumerate(values) if value in values[:n])
