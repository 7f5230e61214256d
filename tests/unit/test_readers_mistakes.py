"""What a reader of the course may write wrongly in a notebook: one sentence says what to write instead."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from explorable.errors import ReadersMistake
from explorable.model import Axis, Event, Model, ModelError, Output, Parameter, State, model
from explorable.model.functions import exp, log, sqrt, where
from explorable.solve import solve
from immunobook import explore, simulations

TIME = Axis("t", "Time", "days", 0, 10)
STATE = State("T", "Tumor", "cells", start=1)
RATE = Parameter("k", 0.5, "1/day", "Growth", (0, 1))


def made(function: Callable[..., Any], **changes: Any) -> Model:
    parts: dict[str, Any] = {"time": TIME, "states": [STATE], "parameters": [RATE], **changes}
    return model(**parts)(function)


def grows(T, *, k):
    return {"T": k * T}


def returns(value: Any) -> Callable[..., Any]:
    def grows(T, *, k):
        return value(k * T)

    return grows


def no_star(T, k):
    return {"T": k * T}


def equal(T, *, k):
    if k == 0.3:
        return {"T": 0}
    return {"T": k * T}


def equal_in_where(T, *, k):
    twice = 2 * k
    return {"T": where(twice == 1, 0, k * T)}


def among(T, *, k):
    return {"T": T * k if k in (1, 2) else k}


def matched(T, *, k):
    match k:
        case 1:
            return {"T": 0}
    return {"T": k * T}


def by_chance(T, *, k):
    import random

    return {"T": k * T * random.random()}


def by_the_clock(T, *, k):
    import time

    return {"T": k * T + time.perf_counter_ns()}


def root_of_a_negative(T, *, k):
    return {"T": k * T * sqrt(-4)}


def no_default(default: Any) -> Callable[[], Any]:
    return lambda: made(grows, parameters=[Parameter("k", default, "1/day", "Growth")])


def ranged(between: Any) -> Callable[[], Any]:
    return lambda: made(grows, parameters=[Parameter("k", 0.5, "1/day", "Growth", between)])


def at_log_zero(T, *, k):
    return {"T": k * log(0)}


def of_a_text(T, *, k):
    return {"T": k * exp("T")}


def not_asked_for(T):
    return {"T": k * T}  # noqa: F821


def not_imported(T, *, k):
    return {"T": k * tanh(T)}  # noqa: F821


def powered(T, *, k):
    return {"T": k * T ^ 2}


def of_math(T, *, k):
    import math

    return {"T": k * math.sin(T)}


def of_numpy(T, *, k):
    import numpy

    return {"T": k * numpy.cbrt(T)}


def near_a_name(T, *, grow):
    return {"T": grwo * T}  # noqa: F821


def like_a_list(T, *, k):
    return {"T": k * T[0]}


def remainder(T, *, k):
    return {"T": k * (T % 2)}


def any_keywords(T, **others):
    return {"T": others["k"] * T}


def with_state(**changes: Any) -> Callable[[], Any]:
    parts: dict[str, Any] = {"name": "T", "label": "Tumor", "unit": "cells", "start": 1, **changes}
    return lambda: made(grows, states=[State(**parts)])


def with_time(*places: Any, **changes: Any) -> Callable[[], Any]:
    return lambda: made(grows, time=Axis("t", "Time", "days", *(places or (0, 10)), **changes))


def with_event(**changes: Any) -> Callable[[], Any]:
    return lambda: made(grows, events=[Event(**changes)])


def explorer() -> Any:
    return explore("tip-the-balance")


MISTAKES: dict[str, tuple[Callable[[], Any], str]] = {
    "returns a number": (lambda: made(returns(lambda r: r)), "its function returns T*k; it must return one rate for each name: return {\"T\": ...}"),
    "returns a list": (lambda: made(returns(lambda r: [r])), "returns [T*k]; it must return one rate"),
    "returns nothing": (lambda: made(returns(lambda r: None)), "returns nothing (a return is missing)"),
    "returns text": (lambda: made(returns(lambda r: {"T": "fast"})), "'T' is 'fast', not a number"),
    "no parentheses": (lambda: model(grows), "@model needs parentheses"),
    "no list": (lambda: made(grows, parameters="k"), "parameters holds 'k'; write parameters=[Parameter("),
    "a state among parameters": (lambda: made(grows, parameters=[STATE]), "parameters holds State("),
    "a number as an event": (lambda: made(grows, events=[10]), "events holds 10; write events=[Event(at=10"),
    "a range of three": (ranged((0, 1, 2)), "its range is (0, 1, 2); write its least and its largest value"),
    "a range of one": (ranged(5), "its range is 5"),
    "a range of text": (ranged(("low", "high")), "its range is ('low', 'high')"),
    "a range turned round": (ranged((1, 0)), "the range 1 to 0 is empty"),
    "a default of text": (no_default("fast"), "its default is 'fast', not a number; the order is name, default, unit, label"),
    "no default": (no_default(None), "its default is None, not a number"),
    "a default of NaN": (no_default(float("nan")), "its default is nan, not a number"),
    "label and unit swapped": (lambda: made(grows, parameters=[Parameter("k", 0.5, "Growth", "1/day")]), "the label is '1/day' and the unit 'Growth'; the order is name, default, unit, label"),
    "the axis swapped": (lambda: made(grows, time=Axis("t", "days", "Time", 0, 10)), "the label is 'days' and the unit 'Time'; the order is name, label, unit"),
    "no star": (lambda: made(no_star), "write def no_star(T, *, k): (the star stands before the parameters)"),
    "an event without a time": (lambda: made(grows, events=[Event(set={"T": 0})]), "an event has either at= or when="),
    "==": (lambda: made(equal), "'k == 0.3' asks whether 'k' is exactly one value"),
    "== in where": (lambda: made(equal_in_where), "'twice == 1' asks whether 'twice' is exactly one value"),
    "in": (lambda: made(among), "'k in (1, 2)' asks whether 'k'"),
    "match": (lambda: made(matched), "'match k:' asks whether 'k'"),
    "chance": (lambda: made(by_chance), "'T' is another equation each time it is asked for"),
    "the clock": (lambda: made(by_the_clock), "'T' is another equation each time it is asked for"),
    "the root of a negative": (lambda: made(root_of_a_negative), "'T' has no value: a division by zero, a logarithm of zero, the root"),
    "a plain function": (lambda: explore(grows), "grows is a plain function; write @model("),
    "an unknown simulation": (lambda: explore("tip-the-balanse"), "did you mean 'tip-the-balance'?"),
    "an unknown parameter": (lambda: solve(made(grows), {"K": 1}), "has no parameter 'K'; did you mean 'k'?"),
    "an unknown slider": (lambda: explore("tip-the-balance").set(kiling=50), "did you mean 'killing'?"),
    "a word as a value": (lambda: explore("tip-the-balance").set(killing="a lot"), "killing = 'a lot' is not a number"),
    "a single value": (lambda: explore("tip-the-balance").values.__setitem__("killing", 30), "values can be read; to change one write .set(killing=...)"),
    "a sum of values": (lambda: explorer().values.__ior__({"killing": 30}), "write .set(killing=...)"),
    "an attribute": (lambda: setattr(explorer(), "killing", 30), "killing is a parameter of tip-the-balance; write .set(killing=30)"),
    "a number for all values": (lambda: setattr(explorer(), "values", 30), "values is told 30; write .set(recognition=...)"),
    "a value without a name": (lambda: setattr(explorer(), "values", {1: 30}), "has no parameter 1 (its sliders are"),
    "set without a name": (lambda: explorer().set(30), "set does not know what 30 is; write .set(killing=60)"),
    "nothing to explore": (lambda: explore(), "explore lacks what; write explore("),
    "a scale without its name": (lambda: explore("bridges", "log"), "explore does not know what 'log' is"),
    "a class to explore": (lambda: explore(dict), "a model of your own, not the class dict"),
    "a lambda to explore": (lambda: explore(lambda T: T), "above its def, then explore(it)"),
    "too few for a parameter": (lambda: Parameter("k", 0.5), 'Parameter lacks unit and label; write Parameter("k", 0.5, "1/day"'),
    "too few for an axis": (lambda: Axis("t", "Time", "days", 10), "Axis lacks hi; write Axis("),
    "a word that is not there": (lambda: Output("d", "D", "mm", expresion="T"), "Output has no expresion=; did you mean 'expression'? Write Output("),
    "another word": (lambda: Event(time=5), "Event has no time= (it has at, when, set, label); write Event(at=10"),
    "a model by position": (lambda: model(TIME, [STATE], [RATE]), "model does not know what [State("),
    "a model of an axis": (lambda: model(TIME), "without a name; write @model(time="),
    "state for states": (lambda: model(time=TIME, state=[STATE]), "did you mean 'states'?"),
    "no states": (lambda: model(time=TIME, parameters=[RATE])(grows), "write states=[State("),
    "time as text": (lambda: made(grows, time="days"), "time is 'days'; write time=Axis("),
    "no unit": (lambda: made(grows, parameters=[Parameter("k", 0.5, "Growth", (0, 1))]), "its label is (0, 1), which is no text; the order is name, default, unit, label"),
    "a range without brackets": (lambda: made(grows, parameters=[Parameter("k", 0.5, "1/day", "Growth", 0, 1)]), "its range is 0; write its least and its largest value"),
    "a step of nothing": (lambda: made(grows, parameters=[Parameter("k", 0.5, "1/day", "Growth", (0, 1), step=0)]), "its step is 0; write a number above zero"),
    "a number as a label": (with_state(label=1), "its label is 1, which is no text"),
    "no start": (with_state(start=None), "the start of 'T' is None; write a number, or an expression in quotes"),
    "a list as a start": (with_state(start=[1]), "the start of 'T' is [1]"),
    "a start of NaN": (with_state(start=float("nan")), "the start of 'T' is nan"),
    "a logarithm from zero": (with_state(start=0, log=True), "'T' starts at 0: with log=True it must start above zero"),
    "a floor of text": (with_state(floor="low"), "the floor of 'T' is 'low': it must be above zero"),
    "no end": (with_time(0, None), "the axis' end is None; write a number"),
    "half a point": (with_time(points=10.5), "is drawn at 10.5 points; write a whole number from 2 on"),
    "one point": (with_time(points=1), "is drawn at 1 points"),
    "an event that sets a text": (with_event(at=5, set="T"), "an event sets 'T'; write Event(at=10"),
    "an event at an exact amount": (with_event(when="T == 2", set={"T": 0}), "'T == 2' should be one comparison with < or >"),
    "another key": (lambda: made(returns(lambda r: {"t": r})), "no rate for 'T' (but one for 't'); write return {\"T\": ...}"),
    "a key too many": (lambda: made(returns(lambda r: {"T": r, "U": 1})), "returns 'U', which is not declared; declare it: State('U', ...)"),
    "not asked for": (lambda: made(not_asked_for), "'k' is declared, but the function does not ask for it; write def not_asked_for(T, *, k):"),
    "not imported": (lambda: made(not_imported), "'tanh' is not imported; write from explorable.model.functions import tanh"),
    "a function of math": (lambda: made(of_math), "write from explorable.model.functions import sin"),
    "a function of numpy": (lambda: made(of_numpy), "write from explorable.model.functions import exp, log, sqrt, sin,"),
    "a power": (lambda: made(powered), "a power is written with **, such as T**2"),
    "an array": (lambda: made(returns(lambda r: {"T": np.array([1, 2])})), "'T' is array([1, 2]), not a number"),
    "text as a rate": (lambda: made(returns(lambda r: {"T": "k*T"})), "'T' is 'k*T', not a number; write it without quotes"),
    "an event that sets no state": (with_event(at=5, set={"Tumor": 0}), "an event sets 'Tumor', which is not a state (its states are T)"),
    "a value that is not there": (lambda: explorer().values["kiling"], "there is no value 'kiling'; did you mean 'killing'?"),
    "near a name": (lambda: made(near_a_name, parameters=[Parameter("grow", 1, "1/day", "G")]), "'grwo' is not declared; did you mean 'grow'?"),
    "any keywords": (lambda: made(any_keywords), "write def any_keywords(T, *, k):"),
    "a quantity as a list": (lambda: made(like_a_list), "T and k stand for quantities: write them with + - * / **"),
    "a remainder": (lambda: made(remainder), "which is more than arithmetic; equations have + - * / ** and exp, log"),
    "the logarithm of zero": (lambda: made(at_log_zero), "'T' has no value: a division by zero, a logarithm of zero"),
    "a function of a text": (lambda: made(of_a_text), "'T' uses a text, 'T'; write quantities without quotes"),
    "some values": (lambda: explore("tip-the-balance").values.update(killing=30), "write .set(killing=...)"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_says_what_to_write(name: str) -> None:
    act, said = MISTAKES[name]
    with pytest.raises(ReadersMistake) as refusal:
        act()
    assert said in str(refusal.value)
    assert len(str(refusal.value)) < 620
    assert not str(refusal.value).startswith(("'", '"'))


def test_a_reader_does_not_wait_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(
        "explorable.explorer.outcome.solve", lambda *a, **b: asked.append(a) or solve(*a, **b)
    )
    shown = explore(made(grows))._repr_mimebundle_()
    html = (shown[0] if isinstance(shown, tuple) else shown)["text/html"]
    assert "Illustrative model and numbers" in html and "Tumor: at most 148\u00a0cells" in html
    assert len(asked) == 1


def test_one_part_alone_is_as_good_as_a_list() -> None:
    alone = made(grows, states=STATE, parameters=RATE)
    assert solve(alone).at("T", 10) == solve(made(grows)).at("T", 10)


def test_the_inside_of_the_package_is_hidden() -> None:
    """In a notebook: the sentence, the reader's own lines, the sentence again."""
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    shell = InteractiveShell.instance()
    code = """
from explorable.model import Axis, Parameter, State, model
@model(time=Axis("t", "Time", "days", 0, 10), states=[State("T", "Tumor", "cells")],
       parameters=[Parameter("k", 0.5, "1/day", "Growth", (0, 1))])
def mine(T, *, k):
    if T > 3:
        return {"T": k}
    return {"T": k*T}
"""
    with capture_output() as out:
        shell.run_cell(code)
    shown = out.stdout + out.stderr
    sentence = "ModelError: model mine, in 'if T > 3:': uses if, and, or, min or max on 'T > 3'"
    assert shown.strip().startswith(sentence)
    assert shown.strip().splitlines()[-1].startswith(sentence)
    assert "@model(time=Axis" in shown
    assert "immunobook/model" not in shown and "sympy/" not in shown
    assert len(shown.splitlines()) < 12


def test_the_inside_is_hidden_in_plain_python(tmp_path: Path) -> None:
    """The reader's own line, the door of the package, the sentence; not how it was found out."""
    script = tmp_path / "mine.py"
    script.write_text(
        "from explorable.model import Axis, Parameter, State, model\n"
        'time, state = Axis("t", "Time", "days", 0, 10), State("T", "Tumor", "cells")\n'
        'growth = Parameter("k", 0.5, "1/day", "Growth")\n'
        "@model(time=time, states=state, parameters=growth)\n"
        "def mine(T, *, k):\n"
        '    return {"T": k if T > 3 else 0}\n'
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True)
    files = re.findall(r'File "(.*?)"', done.stderr)
    assert [Path(file).name for file in files] == ["mine.py", "errors.py"]
    assert "@model(time=time" in done.stderr
    assert "uses if, and, or, min or max on 'T > 3'" in done.stderr.splitlines()[-1]


def test_numbers_of_numpy_are_numbers() -> None:
    numpy = pytest.importorskip("numpy")
    rate = Parameter("k", numpy.float32(0.5), "1/day", "Growth", (numpy.int64(0), 1))
    of_numpy = made(grows, parameters=[rate], time=Axis("t", "Time", "days", 0, numpy.int64(10)))
    assert solve(of_numpy).at("T", 10) == solve(made(grows)).at("T", 10)
    sliders = json.loads(json.dumps(explore(of_numpy).spec))["parameters"]
    assert [(p["lo"], p["hi"], p["default"]) for p in sliders] == [(0, 1, 0.5)]


def test_all_functions_can_be_imported_at_once() -> None:
    scope: dict[str, Any] = {}
    exec("from explorable.model.functions import *", scope)
    assert {"exp", "tanh", "where", "minimum", "normal_cdf"} <= set(scope)


def test_values_can_be_copied() -> None:
    values = explorer().values
    for same in (copy.copy(values), copy.deepcopy(values), pickle.loads(pickle.dumps(values))):
        assert same == values


def test_a_changed_copy_of_a_simulation_brings_its_own_code() -> None:
    course = simulations.load("tip-the-balance")
    changed = explore(dataclasses.replace(course, summary="Mine"))
    bundle = changed._repr_mimebundle_()
    html = (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]
    assert 'id="explore-own-tip-the-balance"' in html and "data-code=" in html
    assert explore(course).simulation.id == "tip-the-balance"


def test_what_is_not_named_stays() -> None:
    explorer = explore("tip-the-balance")
    explorer.set(killing=60)
    explorer.values = {"recognition": 120}
    assert (explorer.values["killing"], explorer.values["recognition"]) == (60, 120)
    assert dict(explorer.values) == explorer.values
    assert isinstance(explorer.get_state("values")["values"], dict)
    assert ModelError.__mro__.index(ReadersMistake) < ModelError.__mro__.index(ValueError)


def test_each_unit_has_a_panel_and_an_axis_may_be_logarithmic() -> None:
    def both(T, D, *, k):
        return {"T": k * T, "D": -k * D}

    states = [
        STATE,
        State("D", "Drug", "mg", start=10),
    ]
    explorer = explore(made(both, states=states))
    assert [(p["label"], p["unit"], p["scale"]) for p in explorer.spec["panels"]] == [
        ("Tumor", "cells", "linear"), ("Drug", "mg", "linear"),
    ]  # fmt: skip
    logarithmic = explore(made(both, states=states), scale="log")
    assert {p["scale"] for p in logarithmic.spec["panels"]} == {"log"}
    assert logarithmic.sentence == explorer.sentence
    with pytest.raises(ReadersMistake, match="a simulation has its axes already"):
        explore("tip-the-balance", scale="log")
    with pytest.raises(ReadersMistake, match='write scale="log"'):
        explore(made(both, states=states), scale="logarithmic")  # type: ignore[arg-type]
