"""What a reader of the course may write wrongly in a notebook: one sentence says what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from immunobook import explore
from immunobook.arithmetic import sqrt, where
from immunobook.model import Axis, Event, Model, ModelError, Parameter, State, model
from immunobook.solve import solve
from immunobook.told import ReadersMistake

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


def test_one_part_alone_is_as_good_as_a_list() -> None:
    alone = made(grows, states=STATE, parameters=RATE)
    assert solve(alone).at("T", 10) == solve(made(grows)).at("T", 10)


def test_the_inside_of_the_package_is_hidden() -> None:
    """In a notebook: the sentence, the reader's own lines, the sentence again."""
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    shell = InteractiveShell.instance()
    code = """
from immunobook.model import Axis, Parameter, State, model
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
