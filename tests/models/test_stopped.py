"""A run that has no answer says why in one sentence, the same in Python and in the browser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import frontend
import pytest

from explorable.explorer.own_model import default_simulation
from explorable.explorer.simulation import Simulation
from explorable.model import Axis, Event, Model, Output, Parameter, State, model
from explorable.model.functions import sqrt
from explorable.solve import Limits, solve

DAYS = Axis("t", "Time", "days", 0, 10)
RATE = Parameter("k", 1.0, "1/day", "Rate", (-5, 5))
_PLACE = re.compile(r"(time|IL-2) [\d.]+\u00a0[\w/]+")
_BEYOND = "This setting can't be computed beyond PLACE: "


def of(
    change: Any, axis: Axis = DAYS, *events: Event, outputs: list[Output] | None = None
) -> Model:
    @model(time=axis, states=[State("y", "Germs", "germs", start=1)], parameters=[RATE],
           outputs=outputs or [], events=list(events))  # fmt: skip
    def mine(y, *, k):
        return {"y": change(y, k)}

    return mine


AWAY = of(lambda y, k: k * y**2)
LOST = of(lambda y, k: -k, outputs=[Output("root", "Root", "1", "sqrt(y)")])
LEFT = of(lambda y, k: -k / sqrt(y))
FLAT = of(lambda y, k: k * y, Axis("t", "Time", "days", 0, "k"))
GROWS = of(lambda y, k: k * y)
TRAP = of(lambda y, k: k, DAYS, Event(when="y > 2", set={"y": 1}))
EACH_OTHER = of(
    lambda y, k: k,
    DAYS,
    Event(at=5, set={"y": 20}),
    Event(when="y > 15", set={"y": -1}),
    Event(when="y < 0", set={"y": 20}),
)


LATER_FIRST = of(
    lambda y, k: -k,
    outputs=[Output("a", "Late", "1", "sqrt(y + 3)"), Output("b", "Early", "1", "sqrt(y)")],
)


@model(sweep=Axis("x", "IL-2", "pg/mL", 0, 4), parameters=[Parameter("k", 3.0, "pg/mL", "Most", (0, 5))],
       outputs=[Output("root", "Root", "1", "sqrt(k - x)")])  # fmt: skip
def swept(x, *, k):
    return {}


STOPS: list[tuple[Model, Mapping[str, float], Mapping[str, float], str]] = [
    (AWAY, {}, {}, _BEYOND + "the model has no number there."),
    (LEFT, {}, {}, _BEYOND + "the model has no number there."),
    (LOST, {}, {}, "With this setting “Root” has no value at PLACE."),
    (LATER_FIRST, {}, {}, "With this setting “Early” has no value at PLACE."),
    (swept, {}, {}, "With this setting “Root” has no value at PLACE."),
    (FLAT, {"k": 0}, {}, "With this setting there is nothing to draw: “Time” has no length."),
    (GROWS, {}, {"steps": 20}, _BEYOND + "it takes more than 20 steps."),
    (GROWS, {}, {"seconds": 0}, _BEYOND + "it takes more than 0 seconds."),
    (TRAP, {}, {"events": 1}, _BEYOND + "more than 1 events happen."),
    (EACH_OTHER, {}, {"rounds": 30}, _BEYOND + "more than 30 events set each other off there."),
]  # fmt: skip


@pytest.mark.parametrize(("stopped", "setting", "limits", "said"), STOPS)
@pytest.mark.parametrize("method", ["auto", "rodas"])
def test_python(
    stopped: Model, setting: Any, limits: Mapping[str, Any], said: str, method: str
) -> None:
    patient: Any = {"seconds": 600, **limits}  # a busy machine is no reason to give up
    run = solve(stopped, setting, method=method, limits=Limits(**patient))  # type: ignore[arg-type]
    assert _PLACE.sub("PLACE", run.message) == said


@pytest.mark.parametrize(("stopped", "setting", "limits", "said"), STOPS)
def test_browser(stopped: Model, setting: Any, limits: Mapping[str, float], said: str) -> None:
    options = {"milliseconds": 1000 * limits.get("seconds", 600), **limits}
    simulation: Simulation = default_simulation(stopped)
    (answer,) = frontend.runs(simulation, [setting], options=options)
    assert _PLACE.sub("PLACE", answer["message"]).startswith(said + " ")


def test_both_stop_at_one_place() -> None:
    for stopped, setting in ((AWAY, {}), (LOST, {}), (swept, {}), (EACH_OTHER, {})):
        simulation = default_simulation(stopped)
        (answer,) = frontend.runs(simulation, [setting], options={"milliseconds": 600_000})
        assert answer["message"].startswith(solve(stopped, setting).message)
