"""Every integrator against formulas: right to a millionth of the present size, or refused with a sentence."""

from __future__ import annotations

import math

import frontend
import pytest
from closed_forms import CLOSED_FORMS, ClosedForm

from explorable.explorer.own_model import default_simulation
from explorable.model import Axis, Event, Model, ModelError, Parameter, State, model
from explorable.model.functions import cos
from explorable.solve import Limits, solve

#: what is smaller than this in its unit nobody can measure; formulas of such a size round, too
NOTHING = 1e-64
#: a busy machine is no reason to fail
PATIENT = Limits(seconds=600)
SCIPY = ["LSODA", "Radau", "DOP853"]
OWN = ["auto", "rodas"]

each_form = pytest.mark.parametrize("form", CLOSED_FORMS, ids=lambda form: form.name)


def worst(form: ClosedForm, grid: list[float], columns: dict[str, list[float]]) -> float:
    """The largest difference, as a share of the present size."""
    found = 0.0
    for name, exact in form.exact.items():
        right = [exact(x) for x in grid]
        for k, value in enumerate(columns[name]):
            size = max(abs(v) for v in right[max(0, k - 1) : k + 2])
            if size > NOTHING:
                found = max(found, abs(value - right[k]) / size)
    return found


@each_form
@pytest.mark.parametrize("method", OWN)
def test_python(form: ClosedForm, method: str) -> None:
    run = solve(form.model, method=method, limits=PATIENT)
    assert run.message == ""
    assert worst(form, run.grid, run.columns) < 1e-6


@each_form
@pytest.mark.parametrize("method", SCIPY)
def test_scipy(form: ClosedForm, method: str) -> None:
    run = solve(form.model, method=method, limits=PATIENT)
    assert run.message or worst(form, run.grid, run.columns) < 1e-6


@each_form
def test_without_scipy(form: ClosedForm, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in the browser's Python."""
    monkeypatch.setattr("explorable.solve.have_scipy", lambda: False)
    run = solve(form.model, limits=PATIENT)
    assert run.message == ""
    assert worst(form, run.grid, run.columns) < 1e-6


@each_form
def test_browser(form: ClosedForm) -> None:
    (answer,) = frontend.runs(default_simulation(form.model), [{}])
    assert answer["message"] == ""
    names = [q.name for q in form.model.quantities]
    assert worst(form, answer["grid"], dict(zip(names, answer["columns"], strict=True))) < 1e-6


def lorenz(events: list[Event]) -> Model:
    @model(
        time=Axis("t", "Time", "days", 0, 60, points=61),
        states=[State(n, n, "1", start=1) for n in "xyz"],
        parameters=[Parameter("k", 28, "1", "Heat", (0, 50))],
        events=events,
    )
    def lorenz(x, y, z, *, k):
        return {"x": 10 * (y - x), "y": x * (k - z) - y, "z": x * y - 8 / 3 * z}

    return lorenz


@pytest.mark.parametrize("events", [[], [Event(at=list(range(1, 60)))]], ids=["plain", "stops"])
def test_what_nobody_can_compute_is_refused(events: list[Event]) -> None:
    """Lorenz's weather: any two ways part in the end, also with an event on each day."""
    run = solve(lorenz(events), limits=PATIENT)
    assert run.message.startswith("From time ")
    assert run.message.endswith(" can't be trusted: two ways of computing it part there.")
    (answer,) = frontend.runs(default_simulation(lorenz(events)), [{}])
    assert "can't be trusted: two ways of computing it part there. " in answer["message"]
    assert answer["sentence"] == "" and answer["measures"] == {}


def test_a_floor_is_an_amount() -> None:
    with pytest.raises(ModelError, match=r"the floor of 'T' is 0: .*floor=1e-3"):
        with_floor(0)
    run = solve(with_floor(1e-3))
    assert run.at("T", 10) == pytest.approx(math.exp(-5), rel=1e-6)
    few, many = (len(solve(with_floor(f)).segments[0].steps) for f in (1e-3, 1e-60))
    assert few < many / 3


def test_what_has_died_out_costs_no_steps() -> None:
    """The logarithm of what is below its floor need not be right."""
    few, many = (len(solve(waves(f), method="rodas").segments[0].steps) for f in (1e-66, 1e-99))
    assert few < many / 3


def waves(floor: float) -> Model:
    @model(
        time=Axis("t", "Time", "days", 0, 4),
        states=[State("T", "Tumor", "cells", start=1e-90, log=True, floor=floor)],
        parameters=[Parameter("k", 9, "1/day", "Rate", (0, 10))],
    )
    def comes_and_goes(T, *, t, k):
        return {"T": k * T * cos(k * t)}

    return comes_and_goes


def with_floor(floor: float) -> Model:
    @model(
        time=Axis("t", "Time", "days", 0, 300),
        states=[State("T", "Tumor", "cells", start=1, floor=floor)],
        parameters=[Parameter("k", 0.5, "1/day", "Rate", (0, 1))],
    )
    def dies(T, *, k):
        return {"T": -k * T}

    return dies
