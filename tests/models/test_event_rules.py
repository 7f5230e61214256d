"""Events by one rule in every engine: SciPy's, our own in Python, the browser's, and libRoadRunner by way of SBML."""

from __future__ import annotations

import frontend
import numpy as np
import pytest
from event_cases import COUNT, EVENT_CASES, EventCase, clockwork

from explorable.explorer.own_model import default_simulation
from explorable.model import Event, Model, ModelError
from explorable.solve import Limits, solve
from explorable.translate.mathml import equations
from explorable.translate.sbml import sbml

each_case = pytest.mark.parametrize("case", EVENT_CASES, ids=lambda case: case.name)


@each_case
@pytest.mark.parametrize("method", ["LSODA", "Radau", "DOP853", "rodas"])
def test_python(case: EventCase, method: str) -> None:
    run = solve(case.model, method=method, limits=Limits(seconds=600))
    assert run.message == ""
    assert {name: run.columns[name][-1] for name in case.end} == pytest.approx(case.end, abs=1e-6)


@each_case
def test_browser(case: EventCase) -> None:
    (answer,) = frontend.runs(default_simulation(case.model), [{}])
    assert answer["message"] == ""
    names = [q.name for q in case.model.quantities]
    end = {n: c[-1] for n, c in zip(names, answer["columns"], strict=True) if n in case.end}
    assert end == pytest.approx(case.end, abs=1e-6)


@each_case
def test_roadrunner(case: EventCase) -> None:
    if "so many" in case.name:
        pytest.skip("an SBML event for each of 150 times: nothing new")
    if "strict sign" in case.name:
        pytest.skip("SBML has both signs; ours become true at the same place")
    engine = pytest.importorskip("roadrunner").RoadRunner(sbml(case.model))
    engine.integrator.relative_tolerance = 1e-10
    engine.integrator.absolute_tolerance = 1e-12
    engine.timeCourseSelections = ["time", *case.end]
    table = engine.simulate(0, 10 - 1e-9, 101)
    end = dict(zip(case.end, table[-1][1:], strict=True))
    assert end == pytest.approx(case.end, abs=1e-6)


EACH_OTHER = clockwork(
    Event(when="z > 0.5", set={"w": 1, "z": 0}),
    Event(when="w > 0.5", set={"z": 1, "w": 0}),
    Event(at=5, set={"z": 1}),
)
AT_EACH_STEP = clockwork(Event(when="y > 1e-11", set={"y": 0, "z": "z + 1"}))


@pytest.mark.parametrize("method", ["auto", "rodas"])
def test_events_without_end_are_told_in_python(method: str) -> None:
    run = solve(EACH_OTHER, method=method, limits=Limits(seconds=600))
    assert run.message == (
        "This setting can't be computed beyond time 5\u00a0days: more than 100 events set each other off there."
    )


@pytest.mark.parametrize("model", [EACH_OTHER, AT_EACH_STEP], ids=["each other", "at each step"])
def test_what_was_computed_before_a_run_breaks_off_is_there_once(model: Model) -> None:
    run = solve(model, method="rodas", limits=Limits(events=50, seconds=600))
    assert run.message and run.segments
    assert [s.lo for s in run.segments] == [run.lo, *(s.hi for s in run.segments[:-1])]


def test_events_without_end_are_told_in_the_browser() -> None:
    (answer,) = frontend.runs(default_simulation(EACH_OTHER), [{}])
    assert answer["message"].startswith(
        "This setting can't be computed beyond time 5\u00a0days: more than 100 events set each other off there."
    )
    (answer,) = frontend.runs(default_simulation(AT_EACH_STEP), [{}])
    assert ": more than 10,000 events happen. " in answer["message"]


def test_an_event_without_a_time_is_refused() -> None:
    with pytest.raises(ModelError, match=r"write at=10, or at=\[10, 20\]"):
        clockwork(Event(at=[], set=COUNT))


def test_several_times_stand_in_the_equations() -> None:
    text = equations(clockwork(Event(at=[2, 4], set=COUNT)))
    assert " or <math" in text
    chosen = equations(clockwork(Event(at=["where(k > 0.5, 4, -1)", 8], set=COUNT)))
    assert ", if <math" in chosen and chosen.count(" or <math") == 1 and "cases" not in chosen
    turned = equations(clockwork(Event(at=[8, "where(k > 0.5, 4, -1)"], set=COUNT)))
    assert ", if <math" in turned and "-1" not in turned.partition("When")[2]


def test_times_come_in_any_form() -> None:
    for at in (np.int64(3), np.array([3.0]), (t for t in [3]), range(3, 4), ["2 + k"]):
        assert solve(clockwork(Event(at=at, set=COUNT))).at("z", 4) == 1  # type: ignore[arg-type]


def test_a_short_peak_is_an_event() -> None:
    peak = clockwork(Event(when="exp(-((y - 5.03)/0.2)**2) > 0.5", set=COUNT))
    for method in ("auto", "LSODA", "Radau", "DOP853", "rodas"):
        assert solve(peak, method=method).at("z", 10) == 1, method
    (answer,) = frontend.runs(default_simulation(peak), [{}])
    assert answer["columns"][1][-1] == 1
