"""What Python hands to the page of a simulation: plain data, its types here and nowhere else.

``engine/page_types.py`` writes the front end's ``spec.d.ts`` from these classes and those of `exercises.payload`.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from explorable.explorer.measures import Kind
from explorable.explorer.simulation import Dash
from explorable.model.expressions import ExpressionData
from explorable.model.parts import Scale
from explorable.scene.payload import SceneSpec

Values = dict[str, float]
Role = str
"""Whose color a curve has: a name of the palette, which is a custom property of the page (`--ex-one`)."""


class AxisSpec(TypedDict):
    """What runs from left to right."""

    name: str
    label: str
    unit: str
    scale: Scale
    points: int


class ParameterSpec(TypedDict):
    """A number that a reader may change, or one of the table of all numbers."""

    name: str
    label: str
    unit: str
    spoken: str
    default: float
    lo: float | None
    hi: float | None
    scale: Scale
    step: float | None
    switch: bool
    source: str
    note: str
    symbol: str
    """How equations write it, as MathML."""
    shownAs: NotRequired[Literal["multiple", "odds"]]
    """How its slider tells it, if not by its value: as a multiple of the default, or as odds."""


class QuantitySpec(TypedDict):
    """A state or an output."""

    name: str
    label: str
    unit: str


class Bounds(TypedDict):
    """Where and when a measure looks, as far as its kind asks for it."""

    level: NotRequired[ExpressionData]
    at: NotRequired[ExpressionData]
    after: NotRequired[ExpressionData]
    before: NotRequired[ExpressionData]
    value: NotRequired[ExpressionData]


class MeasureSpec(Bounds):
    """A number that is read off a run."""

    name: str
    label: str
    unit: str
    kind: Kind
    of: str


class CurveSpec(TypedDict):
    """A line of a panel."""

    of: str
    role: Role
    label: str
    dash: Dash


class Place(TypedDict):
    """A point; without `x` or `y` a straight line."""

    x: NotRequired[ExpressionData]
    y: NotRequired[ExpressionData]


class MarkSpec(Place):
    """What names a place in a panel."""

    label: str
    role: Role


class PanelSpec(TypedDict):
    """A chart of quantities that have one unit."""

    title: str
    label: str
    unit: str
    scale: Scale
    low: float | None
    high: float | None
    x: str
    curves: list[CurveSpec]
    marks: list[MarkSpec]


class PresetSpec(TypedDict):
    """A story: a setting with a name."""

    label: str
    story: str
    values: Values


class GuessSpec(TypedDict):
    """An answer that may be guessed before the first run."""

    text: str
    reason: str
    right: bool


class PredictionSpec(TypedDict):
    """What is asked before the first run, and the two settings that answer it."""

    question: str
    options: list[GuessSpec]
    before: Values
    after: Values


class CitedSpec(TypedDict):
    """How to cite a source; without an address, `url` is empty."""

    text: str
    url: str


class SourceSpec(CitedSpec):
    """The source of a published model, with its citation key."""

    key: str


class Trust(TypedDict):
    """What the solver must know of a model that is not as usual."""

    floors: NotRequired[list[float]]
    """For each state, the size in its unit from which on errors are held relative to it; if any state has its own."""
    verified: NotRequired[Literal[False]]
    """False for a model that no test holds to other solvers: it is run twice, and the two compared."""


class Spec(Trust):
    """A simulation: everything but its code."""

    id: str
    title: str
    summary: str
    status: Literal["published", "course"]
    ownNumbers: bool
    source: SourceSpec | None
    kind: Literal["ode", "algebraic"]
    axis: AxisSpec
    parameters: list[ParameterSpec]
    sliders: list[str]
    more: list[str]
    log: list[bool]
    quantities: list[QuantitySpec]
    measures: list[MeasureSpec]
    panels: list[PanelSpec]
    sentence: list[str]
    """What may be said; the first whose case holds is said."""
    cases: list[ExpressionData]
    presets: list[PresetSpec]
    opens: str
    """Label of the preset that the explorer opens on; empty: it opens on the defaults."""
    prediction: PredictionSpec | None
    leavesOut: list[str]
    unitNotes: list[str]
    """What the units are that not everybody knows, a sentence each."""
    sources: dict[str, CitedSpec]
    """Citation key of a parameter's source -> how to cite it."""
    equations: str
    scene: SceneSpec | None


class AtStart(TypedDict):
    """What a notebook's explorer opens on, and the module with its equations."""

    spec: Spec
    code: str
    measures: dict[str, float | None]
    sentence: str
    still: str
    """A scene's still picture, with its drawings; empty without a scene."""
