"""What an explorer shows of a model: sliders, chart, sentence, presets, prediction.

A file in `simulations/` declares one `Model` and one `Simulation`. This module
holds the vocabulary and its checks, no drawing and no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from explorable import settings
from explorable.chance.crowd import Crowd
from explorable.chance.draws import Draw
from explorable.explorer import claims
from explorable.explorer.measures import Measure
from explorable.model import Model, ModelError, Scale, expressions
from explorable.number_format import FORMATS, PLACEHOLDER
from explorable.scene import Scene, checks

Role = str
"""Whom a curve belongs to: a name of the course's palette (`Settings.palette`), one color each."""

Dash = Literal["solid", "dash", "dot", "dashdot"]


@dataclass(frozen=True)
class Curve:
    """One line of a chart: which quantity, whose color, how dashed."""

    of: str
    role: Role
    label: str = ""
    dash: Dash = "solid"


@dataclass(frozen=True)
class Mark:
    """A line or a point that names a place in the chart.

    `x` and `y` are expressions of parameters and measures; without `y` a vertical
    line is drawn, without `x` a horizontal one. Not drawn where it does not exist.
    """

    label: str
    x: float | str | None = None
    y: float | str | None = None
    role: Role = "muted"


@dataclass(frozen=True)
class Panel:
    """One chart; an explorer has one or two, under each other.

    `low` and `high` bound the vertical axis (None: by the data); on a logarithmic
    axis values below `low` are not drawn. `x` names a quantity to draw against
    instead of the model's axis (a phase picture).
    """

    curves: tuple[Curve, ...]
    label: str
    unit: str
    scale: Scale = "linear"
    low: float | None = None
    high: float | None = None
    marks: tuple[Mark, ...] = ()
    x: str = ""
    title: str = ""


@dataclass(frozen=True)
class Case:
    """A sentence that is said when a condition holds; the first that holds is said.

    `say` may hold ``{name:format}`` of parameters and measures. Formats:
    ``.1f`` decimals, ``,`` grouped whole number, ``.3g`` significant digits,
    ``words`` ("6.3 million"), ``%`` a share as percent, ``%.1`` with a decimal, ``in days``
    with its unit. A unit behind a number is written with it; `say` tells how.

    `claims` are what must be true of the *curves* wherever the sentence is said; `claims.py`
    explains how they are written. Tests run them over the whole slider space.
    """

    say: str
    when: str = "True"
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Preset:
    """A named setting with one sentence of story. Values not named go to their defaults."""

    label: str
    story: str
    values: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Option:
    """A possible prediction, with the reason it is right or wrong."""

    text: str
    reason: str
    right: bool = False


@dataclass(frozen=True)
class Prediction:
    """A question to commit to; the answer runs the case that it asks about, from `before` to `after`.

    `before` is over the opening, `after` over `before`: it names what the question changes. A
    question about a single run has no `after`. `claims` are what makes the right option right:
    asked of the run at `after`, and by ``before(...)`` of the one at `before`.
    """

    question: str
    options: tuple[Option, ...]
    before: Mapping[str, float] = field(default_factory=dict)
    after: Mapping[str, float] = field(default_factory=dict)
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Simulation:
    """An explorer's whole content.

    `status` tells a published model (with its citation key in `source`) from a
    course model with illustrative numbers. `leaves_out` is what a reader must
    know the model does not contain. `sliders` are parameter names in their order;
    `more` are sliders shown folded under "More settings". `unit_notes` says of a unit
    (as it is declared) what it is, where the sentence in `units` does not do. `opens` is
    the label of the preset that an explorer opens on, if it does not open on the parameters'
    defaults. The defaults stay what links, exercises and stored records are read against.
    `thrown` is the model by chance, as a scene throws it: a crowd, or a row. `scene` is its run as figures.
    """

    id: str
    title: str
    model: Model
    status: Literal["published", "course"]
    summary: str
    sliders: tuple[str, ...]
    panels: tuple[Panel, ...]
    measures: tuple[Measure, ...]
    sentence: tuple[Case, ...]
    presets: tuple[Preset, ...]
    prediction: Prediction | None
    leaves_out: tuple[str, ...]
    source: str = ""
    more: tuple[str, ...] = ()
    unit_notes: Mapping[str, str] = field(default_factory=dict)
    opens: str = ""
    thrown: Crowd | Draw | None = None
    scene: Scene | None = None

    def __post_init__(self) -> None:
        check(self)

    @property
    def has_own_numbers(self) -> bool:
        """Published equations at numbers of this course: no parameter cites the paper."""
        return self.status == "published" and all(
            p.source != self.source for p in self.model.parameters
        )

    @property
    def guessed(self) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """The two settings that its prediction asks about; parameters not named have their defaults."""
        if self.prediction is None:
            return self.opening, self.opening
        before = {**self.opening, **self.prediction.before}
        return before, {**before, **self.prediction.after}

    @property
    def opening(self) -> Mapping[str, float]:
        """What an explorer opens on; parameters not named have their defaults."""
        return next((p.values for p in self.presets if p.label == self.opens), {})


def check(s: Simulation) -> None:
    """Refuse a simulation that names what its model does not have.

    Raises
    ------
    ModelError
        Names the simulation, the place and the symbol.
    """

    def refuse(problem: str) -> None:
        raise ModelError(f"simulation {s.id}: {problem}")

    if s.status == "published" and not s.source:
        refuse("a published model needs its citation key (source=)")
    if not any(panel.curves for panel in s.panels):
        refuse("there is nothing to draw: give a Panel with a Curve")
    for what, names in {
        "slider": [*s.sliders, *s.more],
        "measure": [m.name for m in s.measures],
        "preset": [p.label for p in s.presets],
    }.items():
        for name in names:
            if names.count(name) > 1:
                refuse(f"{what} {name!r} stands there twice")
    parameters = {p.name for p in s.model.parameters}
    quantities = {q.name for q in s.model.quantities}
    for name in (*s.sliders, *s.more):
        if name not in parameters:
            refuse(f"slider {name!r} is not a parameter of {s.model.name}")
        p = s.model.parameter(name)
        if p.between is None and not p.switch:
            refuse(f"slider {name!r} has no range (between=)")
    seen = set(parameters)
    for m in s.measures:
        if m.kind == "expression":
            _expect(s, f"measure {m.name!r}", m.expression, seen)
        elif m.of not in quantities:
            refuse(f"measure {m.name!r} reads {m.of!r}, which the model does not have")
        for part in (m.level, m.at, m.after, m.before):
            if part is not None:
                _expect(s, f"measure {m.name!r}", part, seen)
        seen.add(m.name)
    for panel in s.panels:
        for curve in panel.curves:
            if curve.of not in quantities:
                refuse(f"curve {curve.of!r} is not a quantity of {s.model.name}")
            _one_of(refuse, f"curve {curve.of!r}: role", curve.role, settings.current().roles)
            _one_of(refuse, f"curve {curve.of!r}: dash", curve.dash, get_args(Dash))
        if panel.x and panel.x not in quantities:
            refuse(f"panel x {panel.x!r} is not a quantity of {s.model.name}")
        _one_of(refuse, f"panel {panel.label!r}: scale", panel.scale, get_args(Scale))
        for mark in panel.marks:
            _one_of(refuse, f"mark {mark.label!r}: role", mark.role, settings.current().roles)
            for part in (mark.x, mark.y):
                if part is not None:
                    _expect(s, f"mark {mark.label!r}", part, seen)
    for case in s.sentence:
        _expect(s, f"sentence {case.say[:30]!r}", case.when, seen)
        for name, form in PLACEHOLDER.findall(case.say):
            if name not in seen:
                refuse(f"sentence uses {name!r}, which is neither a parameter nor a measure")
            if not FORMATS.match(form):
                refuse(f"sentence uses the format {form!r}, which does not exist")
        _check_claims(s, f"sentence {case.say[:30]!r}", case.claims, {})
    if not s.sentence or s.sentence[-1].when != "True":
        refuse("the last case of the sentence must hold always (when='True')")
    for preset in s.presets:
        _check_setting(s, f"preset {preset.label!r}", preset.values)
    if s.opens and s.opens not in [p.label for p in s.presets]:
        refuse(f"it opens on {s.opens!r}, which is no preset")
    if isinstance(s.thrown, Draw):
        for field_, number in s.thrown.written.items():
            _expect(s, f"thrown row, {field_}", number, parameters)
    if s.scene:
        checks.check(s.scene, s.model, seen, s.thrown, f"simulation {s.id}")
        for beat in s.scene.beats:
            _check_claims(s, f"scene, beat {beat.say[:30]!r}", beat.claims, {})
    if s.prediction:
        _check_prediction(s, s.prediction)


def _check_prediction(s: Simulation, asked: Prediction) -> None:
    if sum(o.right for o in asked.options) != 1:
        raise ModelError(f"simulation {s.id}: a prediction needs exactly one right option")
    _check_setting(s, "prediction, before", asked.before)
    _check_setting(s, "prediction, after", asked.after)
    if asked.after and s.guessed[0] == s.guessed[1]:
        raise ModelError(
            f"simulation {s.id}: prediction, after: it changes nothing; name what the question "
            "changes, or leave it out where the question is about a single run"
        )
    _check_claims(s, "prediction", asked.claims, asked.after)


def _check_setting(s: Simulation, place: str, values: Mapping[str, float]) -> None:
    known = {p.name for p in s.model.parameters}
    for name, value in values.items():
        if name not in known:
            raise ModelError(f"simulation {s.id}: {place} sets {name!r}, which is not a parameter")
        p = s.model.parameter(name)
        lo, hi = p.between or ((0, 1) if p.switch else (value, value))
        if not lo <= value <= hi:
            raise ModelError(f"simulation {s.id}: {place}: {name}={value} is outside {lo} to {hi}")


def _check_claims(
    s: Simulation, place: str, asked: tuple[str, ...], before: Mapping[str, float]
) -> None:
    parameters = {p.name for p in s.model.parameters}
    measures = {m.name for m in s.measures}
    curves = {s.model.axis.name, *(q.name for q in s.model.quantities)}
    for claim in asked:
        try:
            claims.check(
                claims.at_before(claim, before), claims.Names(parameters, measures, curves)
            )
        except claims.ClaimError as error:
            raise ModelError(f"simulation {s.id}: {place}: {error}") from None


def _one_of(refuse: Callable[[str], None], place: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        refuse(f"{place} is {value!r}; there are {', '.join(known)}")


def _expect(s: Simulation, place: str, expression: float | str, allowed: set[str]) -> None:
    try:
        expressions.check(expression, allowed)
    except expressions.ExpressionError as error:
        raise ModelError(f"simulation {s.id}: {place}: {error}") from None
