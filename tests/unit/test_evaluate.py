"""Numbers read off runs: of formulas, and of equations with an event."""

from __future__ import annotations

import math

import pytest

from explorable.explorer.evaluate import evaluate
from explorable.explorer.measures import (
    area,
    combine,
    final,
    first_above,
    first_below,
    lowest,
    peak,
    time_of_peak,
    value_at,
)
from explorable.model import Axis, Event, Output, Parameter, State, model
from explorable.solve import solve
from explorable.solve.solution import make_grid

METHODS = ["auto", "rodas"]


@model(
    sweep=Axis("x", "Dose", "mg", 0.01, 100, scale="log", points=101),
    parameters=[Parameter("k", 1.0, "mg", "Half", (0.1, 10))],
    outputs=[Output("share", "Share", "1"), Output("bell", "Bell", "1")],
)
def swept(x, *, k):
    return {"share": x / (k + x), "bell": 4 * k * x / (k + x) ** 2}


def test_algebraic() -> None:
    run = solve(swept, {"k": 2.0})
    assert run.grid[0] == 0.01 and run.grid[-1] == 100
    assert run.grid[50] == pytest.approx(1.0)
    assert run.at("share", 2.0) == 0.5
    found = evaluate(
        run,
        [
            time_of_peak("best", "bell", "b", "mg"),
            peak("most", "bell", "m", "1"),
            first_above("half", "share", "0.5", "h", "mg"),
        ],
    )
    assert found == {
        "best": pytest.approx(2, rel=1e-6),
        "most": pytest.approx(1),
        "half": pytest.approx(2, rel=1e-12),
    }


def test_measures() -> None:
    @model(
        time=Axis("t", "Time", "days", 0, 10, points=51),
        states=[State("y", "Y", "1", start="a")],
        parameters=[
            Parameter("a", 2.0, "1", "Start", (1, 3)),
            Parameter("T", 6.0, "days", "Jump", (1, 9)),
        ],
        outputs=[Output("hill", "Hill", "1", "exp(-(t - 3.3)**2)")],
        events=[Event(at="T", set={"y": "a"})],
    )
    def falls(y, *, a, T):
        return {"y": -y + 0 * a * T}

    measures = [
        first_below("low", "y", 1, "low", "days"),
        first_below("at_once", "y", "a/2", "low again", "days", after="low + 1"),
        first_below("again", "y", 1, "again", "days", after="T"),
        first_below("never", "y", -1, "never", "days"),
        first_above("above", "y", 1.5, "above", "days", after=1),
        peak("top", "y", "top", "1", after=1),
        peak("before", "y", "before", "1", after=1, before="T"),
        time_of_peak("when", "y", "when", "days", after=1),
        lowest("least", "y", "least", "1", before="T"),
        peak("hill_top", "hill", "hill", "1"),
        time_of_peak("hill_at", "hill", "hill", "days"),
        final("end", "y", "end", "1"),
        value_at("jump", "y", "T", "jump", "1"),
        value_at("outside", "y", 11, "outside", "1"),
        area("hill_area", "hill", "area", "days"),
        combine("sum", "low + again", "sum", "days"),
        combine("nothing", "never + 1", "nothing", "days"),
        peak("window_of_nothing", "y", "nothing", "1", after="never"),
    ]
    for method in METHODS:
        found = evaluate(solve(falls, method=method), measures)
        nan = {name for name, value in found.items() if math.isnan(value)}
        assert nan == {"never", "outside", "nothing", "window_of_nothing"}
        expected = {
            "low": math.log(2), "at_once": math.log(2) + 1, "again": 6 + math.log(2), "above": 6.0, "top": 2.0,
            "before": 2 * math.exp(-1), "when": 6.0, "least": 2 * math.exp(-6), "hill_top": 1.0, "hill_at": 3.3,
            "end": 2 * math.exp(-4), "jump": 2.0, "hill_area": math.sqrt(math.pi), "sum": 6 + 2 * math.log(2),
        }  # fmt: skip
        for name, value in expected.items():
            assert found[name] == pytest.approx(value, rel=1e-5), name


@pytest.mark.parametrize("of", ["y", "flat"])
def test_what_is_bounded_by_what_never_was_is_not_there(of: str) -> None:
    @model(
        time=Axis("t", "Time", "days", 0, 10, points=51),
        states=[State("y", "Y", "1", start=1)],
        outputs=[Output("flat", "Flat", "1", "3 + 0*t")],
    )
    def falls(y):
        return {"y": -y}

    bounds = {"after": "never"}
    measures = [
        first_below("never", "y", -1, "never", "days"),
        area("area", of, "area", "days", **bounds),
        peak("peak", of, "peak", "1", **bounds),
        value_at("there", of, "never", "there", "1"),
        combine("larger", "maximum(0, never)", "larger", "days"),
        combine("smaller", "minimum(0, never)", "smaller", "days"),
    ]
    assert all(math.isnan(value) for value in evaluate(solve(falls), measures).values())


@pytest.mark.parametrize(
    ("lo", "hi", "log", "right"),
    [
        (0, 9, False, [0, 3, 6, 9]),
        (2, 5, False, [2, 3, 4, 5]),
        (-1, 2, False, [-1, 0, 1, 2]),
        (1, 1000, True, [1, 10, 100, 1000]),
        (0.01, 10, True, [0.01, 0.1, 1, 10]),
        (0, 9, True, [0, 3, 6, 9]),
    ],
)
def test_places_are_evenly_spaced_from_end_to_end(
    lo: float, hi: float, log: bool, right: list[float]
) -> None:
    found = make_grid(lo, hi, 4, log)
    assert found == pytest.approx(right)
    assert (found[0], found[-1]) == (lo, hi)
