"""What Python hands to the page of exercises and of progress: plain data, its types here and nowhere else.

Texts are HTML written by our own build. ``engine/page_types.py`` writes
the front end's ``spec.d.ts`` from these classes and those of `explorer.payload`.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from explorable.explorer.payload import Values
from explorable.model.expressions import ExpressionData

GroupKind = Literal["practice", "recall", "one"]
"""A chapter's own exercises, those asked again, or one beside an explorer."""


class CommonFields(TypedDict):
    """What every exercise asks and tells."""

    id: str
    type: str
    objective: str
    label: str
    question: str
    hints: list[str]
    explanation: str


class VersionPlace(TypedDict):
    """What stands at a place: texts that stay, and numbers of columns."""

    path: list[str | int]
    pieces: list[str | int]


class VersionsSpec(TypedDict):
    """How the versions of an exercise differ: a column has one value for each."""

    count: int
    columns: list[list[str | float]]
    at: list[VersionPlace]


class Described(CommonFields):
    """An exercise; its kind adds its own fields."""

    versions: NotRequired[VersionsSpec]
    """Its numbers differ from learner to learner; the rest is that of the first seed."""

    print: str
    """Changes when what is asked or judged changes."""
    sensitive: NotRequired[list[str]]
    """What its numbers are about, where they may hurt: the kinds."""
    about: NotRequired[str]
    """The same in words."""


class ReasonedSpec(TypedDict):
    """A text with its reason."""

    text: str
    reason: str


class OptionSpec(ReasonedSpec):
    """Something to choose."""

    right: NotRequired[bool]


class ChoiceFields(TypedDict):
    """Of `single` and `multiple`."""

    options: list[OptionSpec]


class PredictFields(ChoiceFields):
    """Of `predict`: what happens, and where to see it."""

    reveal: str
    simulation: NotRequired[str]
    setting: NotRequired[Values]


class OrderFields(TypedDict):
    """Of `order`: the items in their right order, and the order in which they are shown first."""

    items: list[ReasonedSpec]
    start: list[int]


class PairSpec(TypedDict):
    """A left side, the number of its choice, and why."""

    left: str
    right: int
    reason: str


class ExtraSpec(TypedDict):
    """A choice that fits nowhere, and why."""

    right: int
    reason: str


class MatchFields(TypedDict):
    """Of `match`."""

    pairs: list[PairSpec]
    choices: list[str]
    extra: list[ExtraSpec]


class SpotSpec(TypedDict):
    """Where a place is, in percent of a picture's width and height."""

    x: float
    y: float


class LabelFields(MatchFields):
    """Of `label`: as `match`, its left sides being places of a picture (SVG)."""

    picture: str
    spots: list[SpotSpec]


class DrawnAxis(TypedDict):
    """An axis to draw on; ticks lie at a percentage of its length."""

    label: str
    unit: str
    lo: float
    hi: float
    log: bool
    ticks: list[tuple[float, str]]


class FeatureSpec(TypedDict):
    """Something that a curve does: where on its axis, or whether."""

    ask: Literal["rises", "top", "falls", "returns"]
    at: NotRequired[float]
    does: NotRequired[bool]
    reason: str


class DrawFields(TypedDict):
    """Of `draw`: the model's line is heights in percent, at equal distances."""

    x: DrawnAxis
    y: DrawnAxis
    curve: list[float]
    within: float
    features: list[FeatureSpec]


class SuspectSpec(TypedDict):
    """A parameter that may have been moved: its values in words, and the curve of each."""

    label: str
    usual: str
    values: list[str]
    curves: list[list[float]]
    reason: str


class MysteryFields(TypedDict):
    """Of `mystery`: curves are heights in percent; `hidden` lists what a seed may hide, suspect and value."""

    x: DrawnAxis
    y: DrawnAxis
    within: float
    usual: list[float]
    suspects: list[SuspectSpec]
    hidden: list[tuple[int, int]]


class GapSpec(TypedDict):
    """A gap: either `options` to choose from, or all the rest."""

    options: NotRequired[list[OptionSpec]]
    accept: NotRequired[list[str]]
    reason: NotRequired[str]
    mistakes: NotRequired[list[ReasonedSpec]]


class ClozeFields(TypedDict):
    """Of `cloze`: the text cut at its gaps, and the gaps."""

    pieces: list[str]
    gaps: list[GapSpec]


class TextFields(TypedDict):
    """Of `text`: a model answer and what a good one says."""

    model: str
    points: list[str]


class Room(TypedDict):
    """How far from it an answer may be: `relative` as a share of it."""

    tolerance: float
    relative: bool


class MistakeSpec(Room):
    """A wrong answer that is known, and what it tells."""

    answer: float
    reason: str


class NumberFields(Room):
    """Of `number`."""

    answer: float
    unit: str
    shown: str
    askUnit: bool
    mistakes: list[MistakeSpec]


class WatchedSpec(TypedDict):
    """What the card shows of the learner's run."""

    name: str
    label: str
    unit: str
    form: str
    told: bool
    """The label says the unit already."""


class NearSpec(TypedDict):
    """What is said while the goal is not reached."""

    when: ExpressionData
    say: str


class TurnedSpec(ChoiceFields):
    """What is asked once a goal is reached."""

    question: str


class GoalFields(TypedDict):
    """Of `goal`."""

    simulation: str
    goal: ExpressionData
    start: Values
    solution: Values
    watch: list[WatchedSpec]
    near: list[NearSpec]
    worked: list[str]
    turned: NotRequired[TurnedSpec]


class StepSpec(ChoiceFields):
    """A step of a case: what is told, what is asked."""

    text: str
    question: str


class VignetteFields(TypedDict):
    """Of `vignette`."""

    steps: list[StepSpec]


class SentenceSpec(ReasonedSpec):
    """A sentence of a text, and why it holds or does not."""

    wrong: NotRequired[bool]


class SpotFields(ChoiceFields):
    """Of `spot`: the text, what is asked when its wrong sentence is found, and the options of that."""

    sentences: list[SentenceSpec]
    why: str


class DataFields(TypedDict):
    """Of `data`: what is read (HTML; `data` changes when its numbers do), and one question of another kind."""

    picture: str
    data: str
    choice: NotRequired[ChoiceFields]
    number: NotRequired[NumberFields]


class CodeFields(TypedDict):
    """Of `code`, which Python judges."""

    starter: str


class Group(TypedDict):
    """Exercises that stand together."""

    course: str
    edition: str
    prefix: str
    kind: GroupKind
    chapter: str
    title: str
    intro: str
    home: str
    exercises: list[Described]


Row = tuple[str, str, str, str, str] | tuple[str, str, str, str, str, str]
"""id, objective, print, kind in words, question in short; what its numbers are about, where they may hurt."""


class StoryRows(TypedDict):
    """What a chapter's story has of its own: ids of exercises; simulations, each with its title."""

    exercises: list[str]
    simulations: dict[str, str]


class ChapterRows(TypedDict):
    """A chapter of the page of progress."""

    name: str
    page: str
    number: int
    title: str
    objectives: dict[str, str]
    exercises: list[Row]
    story: StoryRows


class CourseRows(TypedDict):
    """All exercises, for the page of progress."""

    course: str
    title: str
    edition: str
    chapters: list[ChapterRows]
