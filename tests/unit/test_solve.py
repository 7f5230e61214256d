"""Runs with events, logarithms, swept formulas; the same rules by SciPy and by RODAS4."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest

from explorable.model import Axis, Event, Output, Parameter, State, model
from explorable.model.functions import exp, sqrt, where
from explorable.solve import Limits, solve

METHODS = ["auto", "rodas"]


def growth(events, *, log=False, start=1.0, lo=0, hi=10):
    @model(
        time=Axis("t", "Time", "days", lo, hi, points=101),
        states=[State("y", "Germs", "germs", start=start, log=log), State("z", "Count", "1")],
        parameters=[Parameter("k", 0.5, "1/day", "Growth", (-1, 1))],
        events=events,
    )
    def grows(y, z, *, k):
        return {"y": k * y, "z": 0}

    return grows


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("log", [False, True])
def test_growth(method: str, log: bool) -> None:
    run = solve(growth([], log=log), method=method)
    assert run.at("y", 10) == pytest.approx(math.exp(5), rel=2e-8)
    assert run.at("y", 3.21) == pytest.approx(math.exp(1.605), rel=1e-6)
    assert run.columns["y"][50] == run.at("y", run.grid[50])
    assert math.isnan(run.at("y", 10.1)) and math.isnan(run.at("y", -0.1))
    assert list(run.table().columns) == ["t", "y", "z"]


@pytest.mark.parametrize("method", METHODS)
def test_time_event(method: str) -> None:
    run = solve(growth([Event(at=4, set={"y": "y/2", "z": "y"})]), method=method)
    assert run.at("y", 4) == pytest.approx(math.exp(2) / 2, rel=1e-8)  # after the event
    assert run.within("y", run.segments[0], 4) == pytest.approx(math.exp(2), rel=1e-8)
    assert run.at("z", 9) == pytest.approx(math.exp(2), rel=1e-8)  # read before anything is set
    assert run.at("y", 10) == pytest.approx(math.exp(5) / 2, rel=1e-7)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("log", [False, True])
def test_condition_event_is_exact_and_fires_again(method: str, log: bool) -> None:
    run = solve(growth([Event(when="y > 2", set={"y": 1, "z": "z + 1"})], log=log), method=method)
    period = 2 * math.log(2)
    assert run.at("z", 10) == math.floor(10 / period)
    for k, segment in enumerate(run.segments[1:], start=1):
        assert segment.lo == pytest.approx(k * period, rel=1e-7)


@pytest.mark.parametrize("method", METHODS)
def test_true_at_the_start_does_not_fire(method: str) -> None:
    run = solve(growth([Event(when="y < 2", set={"z": 1})]), method=method)
    assert run.at("z", 10) == 0
    again = solve(
        growth([Event(when="y < 2", set={"z": "z + 1"}), Event(at=5, set={"y": 0.5})]),
        method=method,
    )
    assert again.at("z", 4.9) == 0
    assert again.at("z", 5.1) == 1  # another event made it true


@pytest.mark.parametrize("method", METHODS)
def test_first_and_last_moment(method: str) -> None:
    first = solve(growth([Event(at=0, set={"y": 3})]), method=method)
    assert first.at("y", 0) == pytest.approx(3, rel=1e-14)
    last = solve(growth([Event(at=10, set={"y": 3})]), method=method)
    assert last.at("y", 10) == pytest.approx(math.exp(5), rel=1e-7)


@pytest.mark.parametrize("method", METHODS)
def test_short_dip_is_not_missed(method: str) -> None:
    @model(
        time=Axis("t", "Time", "days", 0, 10),
        states=[State("y", "Y", "1", start=1.0), State("hits", "Hits", "1")],
        parameters=[Parameter("w", 1.0, "1/day", "Rate")],
        events=[Event(when="y < 0.1", set={"hits": "hits + 1"})],
    )
    def dips(y, hits, *, w, t):
        return {"y": -w * 2 * (5 - t) / 25, "hits": 0}  # y = (1 - t/5)^2

    assert solve(dips, method=method).at("hits", 10) == 1


@pytest.mark.parametrize("method", METHODS)
def test_logarithmic_state_can_be_set_to_zero(method: str) -> None:
    run = solve(growth([Event(when="y > 2", set={"y": 0})], log=True), method=method)
    assert not run.message
    assert 0 <= run.at("y", 9) < 1e-290


@pytest.mark.parametrize("method", METHODS)
def test_impossible_run_says_so(method: str) -> None:
    @model(
        time=Axis("t", "Time", "days", 0, 10),
        states=[State("y", "Y", "1", start=1.0)],
        parameters=[Parameter("k", 1.0, "1/day", "Growth")],
    )
    def explodes(y, *, k):
        return {"y": k * y**2}

    run = solve(explodes, method=method)
    assert run.message == (
        "This setting can't be computed beyond time 1\u00a0day: the model has no number there."
    )
    assert run.at("y", 0.5) == pytest.approx(2.0, rel=1e-2)
    assert math.isnan(run.columns["y"][-1])


def test_step_budget() -> None:
    @model(
        time=Axis("t", "Time", "days", 0, 1e6),
        states=[State("x", "X", "1", start=1.0), State("y", "Y", "1")],
        parameters=[Parameter("w", 1.0, "1/day", "Speed")],
    )
    def turns(x, y, *, w):
        return {"x": w * y, "y": -w * x}

    for method in METHODS:
        assert (
            "takes more than 500 steps"
            in solve(turns, method=method, limits=Limits(steps=500)).message
        )


def test_axis_without_length() -> None:
    @model(
        time=Axis("t", "Time", "days", 0, "T"),
        states=[State("y", "Y", "1")],
        parameters=[Parameter("T", 1.0, "days", "End", (0, 2))],
    )
    def rests(y, *, T):
        return {"y": T - T}

    assert "no length" in solve(rests, {"T": 0}).message


def test_a_logarithmic_axis_that_a_setting_starts_at_zero() -> None:
    @model(
        sweep=Axis("x", "Dose", "mg", "least", 4, scale="log"),
        parameters=[Parameter("least", 1.0, "mg", "Least dose", (0, 2))],
        outputs=[Output("twice", "Twice", "mg", "2*x")],
    )
    def drawn_from(x, *, least):
        return {}

    assert "no length" in solve(drawn_from, {"least": 0}).message
    assert not solve(drawn_from).message


def test_a_quantity_without_a_value_is_named() -> None:
    @model(
        sweep=Axis("x", "Dose", "mg", 0, 4),
        parameters=[Parameter("k", 2.0, "mg", "Edge", (0, 9))],
        outputs=[Output("root", "Root of it", "1")],
    )
    def rooted(x, *, k):
        return {"root": sqrt(k - x)}

    assert (
        solve(rooted).message == "With this setting “Root of it” has no value at dose 2.01\u00a0mg."
    )
    assert not solve(rooted, {"k": 5}).message


def test_unknown_parameter() -> None:
    with pytest.raises(KeyError, match="model grows has no parameter 'q'"):
        solve(growth([]), {"q": 1})


def test_stiff_binding() -> None:
    """On and off within seconds in a run of a day; the closed form is known."""

    @model(
        time=Axis("t", "Time", "s", 0, 86_400),
        states=[State("C", "Bound", "sites")],
        parameters=[Parameter("on", 5.0, "1/s", "On"), Parameter("end", 300.0, "s", "Wash")],
        outputs=[Output("share", "Share", "1", "C/1000")],
        events=[Event(at="end")],
    )
    def binds(C, *, on, end, t):
        return {"C": where(t < end, on, 0) * (1000 - C) - 0.01 * C}

    for method in METHODS:
        run = solve(binds, method=method)
        level = 1000 * 5 / 5.01
        assert run.at("C", 300) == pytest.approx(level, rel=1e-7)
        assert run.at("share", 600) == pytest.approx(level * math.exp(-3) / 1000, rel=1e-6)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("late", ["t < T", "t <= T"])
def test_kink_at_an_event(method: str, late: str) -> None:
    """A state that is exactly zero until an event: no step may see both sides of the kink."""

    @model(
        time=Axis("t", "Time", "days", 0, 10),
        states=[State("y", "Y", "1")],
        parameters=[Parameter("T", 9.3, "days", "Kink")],
        events=[Event(at="T")],
    )
    def waits(y, *, T, t):
        return {"y": where(t < T if late == "t < T" else t <= T, 0, 1)}

    run = solve(waits, method=method, limits=Limits(steps=400))
    assert not run.message
    assert abs(run.at("y", 9.3)) < 1e-14
    assert run.at("y", 10) == pytest.approx(0.7, rel=1e-9)


def test_works_without_numpy_and_scipy() -> None:
    """Python in a browser has neither: a run there takes RODAS4."""
    program = """
import sys
for name in ("numpy", "scipy", "pandas"):
    sys.modules[name] = None
import immunobook
from immunobook import simulations
from explorable.explorer.outcome import outcome
from explorable.explorer.spec import to_spec
s = simulations.load("innate-and-acquired")
print(outcome(s, {})[2])
assert to_spec(s)["id"] == s.id
"""
    done = subprocess.run(
        [sys.executable, "-c", program], text=True, capture_output=True, check=False
    )
    assert " 3 times faster" in done.stdout, done.stderr


def test_import_is_light() -> None:
    program = "import sys, immunobook; print([m for m in ('numpy', 'sympy', 'anywidget', 'pydantic') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], text=True, capture_output=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_exp_far_out_is_infinite_as_in_javascript() -> None:
    assert exp(1e6) == math.inf
