"""Draw the curve: the learner's line is compared with the model's by what it does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from pydantic import Field

from explorable.exercises.base import Exercise, Part, Text, Trouble, attempt, repeated
from explorable.exercises.curve_chart import drawn_axis, height, heights, panel_of, places
from explorable.exercises.curve_features import Asked, Features, features
from explorable.exercises.markup import TextError
from explorable.exercises.payload import DrawFields, FeatureSpec
from explorable.exercises.values import Renderer
from explorable.explorer.still.axis import Range, range_of
from explorable.number_format import quantity
from explorable.wording import N_, _

_WHERE = {"rises": N_("It first rises at {at}."), "top": N_("Its top is at {at}.")}
_WHETHER = {
    "falls": (N_("It stays above a tenth of its top."), N_("It falls to less than a tenth of its top.")),
    "returns": (N_("It does not come back."), N_("It comes back.")),
}  # fmt: skip


class Feature(Part):
    """Something that the curve does or not, and why."""

    ask: Asked
    reason: Text


class Draw(Exercise):
    """A curve of a simulation at one setting, drawn before it is seen."""

    kind: ClassVar[str] = "draw"
    label: ClassVar[str] = N_("Draw the curve")
    produced: ClassVar[bool] = True
    not_prose: ClassVar[frozenset[str]] = frozenset({"quantity", "setting", "ask"})

    simulation: str
    quantity: str
    setting: str | None = None
    within: float | None = Field(default=None, gt=0)
    """How far from the model's a place may be, in the unit of the axis; a tenth of the axis without it."""
    features: list[Feature] = Field(min_length=2, max_length=4)

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """A curve that is drawn and can be solved; each feature once, and one that the curve has."""
        yield from super().troubles(writer)
        asked = [feature.ask for feature in self.features]
        for n in repeated(asked):
            yield ("features", n, "ask"), f"`{asked[n]}` is asked already; each stands once"
        try:
            found = writer.figures.simulation(self.simulation)
        except TextError:
            return
        wrong = list(attempt(("quantity",), partial(panel_of, found, self.quantity)))
        yield from wrong
        if wrong:
            return
        try:
            drawn = Drawn(self, writer)
        except TextError as error:
            yield ("setting" if self.setting else "simulation",), str(error)
            return
        if "rises" in asked:
            yield from attempt(("features", asked.index("rises"), "ask"), drawn.rise)

    def payload(self, writer: Renderer) -> DrawFields:
        """Axes, the model's line at the places where one is drawn, and what is asked of it."""
        drawn = Drawn(self, writer)
        asked = [_spec(drawn, f.ask, writer(f.reason)) for f in self.features]
        return {
            "x": drawn_axis(drawn.model.axis.label, drawn.model.axis.unit, drawn.x, 6),
            "y": drawn_axis(drawn.panel.label, drawn.panel.unit, drawn.y, 5),
            "curve": drawn.line,
            "within": self.within or (drawn.x.hi - drawn.x.lo) / 10,
            "features": asked,
        }

    def task(self, writer: Renderer) -> str:
        """What to draw on paper."""
        drawn = Drawn(self, writer)
        across = _ends(drawn.x, drawn.model.axis.unit)
        up = _ends(drawn.y, drawn.panel.unit)
        told = _("On paper: draw {across} to the right and {up} upward, then your line.")
        return f"<p>{told.format(across=across, up=up)}</p>"

    def solution(self, writer: Renderer) -> str:
        """What the model's curve does, and why."""
        drawn = Drawn(self, writer)
        rows = (f"<li>{drawn.told(f.ask)} {writer(f.reason)}</li>" for f in self.features)
        return "<ul>" + "".join(rows) + "</ul>"


class Drawn:
    """The model's curve on the chart of its panel."""

    def __init__(self, exercise: Draw, writer: Renderer) -> None:
        name = exercise.quantity
        found = writer.figures.simulation(exercise.simulation)
        changes = writer.setting(found.id, exercise.setting) if exercise.setting else {}
        run = writer.figures.solved(found.id, changes)
        if run.message:
            raise TextError(f"the curve can't be drawn: {run.message}")
        self.model: Any = found.model
        self.panel = panel_of(found, name)
        self.x = Range(run.lo, run.hi, self.model.axis.scale)
        values = run.columns[name]
        self.y = range_of(values, self.panel.scale, self.panel.low, self.panel.high)
        self.heights = [height(self.y, v) for v in values]
        self.features: Features = features(self.heights, values)
        if self.x.scale == "log":
            raise TextError("the curve can't be drawn by hand: its axis is logarithmic")
        self.line = heights(self.y, run, name, places(self.x))

    def rise(self) -> float:
        """Where it first rises; TextError if it never does."""
        if self.features.rises is None:
            raise TextError("this curve never rises; leave `rises` out")
        return self._at(self.features.rises)

    def place(self, ask: Asked) -> float | None:
        """A place on the axis, if it is one that is asked for."""
        if ask == "rises":
            return self.rise()
        return self._at(self.features.top) if ask == "top" else None

    def told(self, ask: Asked) -> str:
        """What the curve does, in words."""
        place = self.place(ask)
        if place is not None:
            at = quantity(float(f"{place:.2g}"), self.model.axis.unit)
            return _(_WHERE[ask]).format(at=at)
        return _(_WHETHER[ask][int(getattr(self.features, ask))])

    def _at(self, point: float) -> float:
        share = point / (len(self.heights) - 1)
        return float(f"{self.x.at(share):.4g}")


def _spec(drawn: Drawn, ask: Asked, reason: str) -> FeatureSpec:
    place = drawn.place(ask)
    if place is not None:
        return {"ask": ask, "at": place, "reason": reason}
    return {"ask": ask, "does": bool(getattr(drawn.features, ask)), "reason": reason}


def _ends(span: Range, unit: str) -> str:
    return f"{quantity(span.lo, unit)} – {quantity(span.hi, unit)}"
