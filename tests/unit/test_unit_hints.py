"""Units of a reader's own model that can't all be meant: a hint, and only where that is certain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from explorable.explorer.unit_hints import hints, known
from explorable.model import Axis, Event, Model, Output, Parameter, State, model
from explorable.model.functions import exp, where
from immunobook import explore, simulations

DAYS = Axis("t", "Time", "days", 0, 10)
CELLS = State("T", "Tumor", "cells", start=1)
LEVEL = State("C", "Level", "mg/L", start=1)


def p(name: str, unit: str) -> Parameter:
    return Parameter(name, 0.5, unit, name.upper(), (0, 1))


def made(function: Callable[..., Any], *parameters: Parameter, **parts: Any) -> Model:
    whole = {"time": DAYS, "states": [CELLS], "parameters": parameters, **parts}
    return model(**whole)(function)


def grows(T, *, r):
    return {"T": r * T}


def grows_by_the_hour(T, *, r):
    return {"T": 24 * r * T}


def doubles(T, *, d):
    return {"T": T / d}


def fades(T, *, r, t):
    return {"T": exp(-r * t) * T}


def is_given(T, *, r, d):
    return {"T": r * (T + d)}


def from_a_volume(C, *, D, V, k):
    return {"C": k * (D / V - C)}


def until(T, *, r, pause, t):
    return {"T": where(t < pause, r * T, 0)}


def eaten(T, *, r, K, m):
    return {"T": r * T * (1 - T / K) - m * T / (1 + T)}


def of_each_other(T, E, *, r, m):
    return {"T": r * T - m * E * T, "E": -r * E}


def turns(T, E, *, r):
    return {"T": r - r + E, "E": -T}


def steep(T, *, r, n, K):
    return {"T": r * T**n / (K**n + T**n)}


R, HOURLY = p("r", "1/day"), p("r", "1/hour")
PLAIN = "write 24*r in the equations, or give r in 1/day."
HINTS: dict[str, tuple[Model, str]] = {
    "a rate per hour": (made(grows, HOURLY), "A hint on the units of grows: r is in 1/hour, and the axis is in days; " + PLAIN),
    "per minute": (made(grows, p("r", "per minute")), "write 1440*r in the equations, or give r per day."),
    "a time in hours": (made(doubles, p("d", "hours")), "d is in hours, and the axis is in days; write d/24 in the equations, or give d in days."),
    "within a function": (made(fades, HOURLY), PLAIN),
    "in a condition": (made(until, R, p("pause", "hours")), "write pause/24 in the equations, or give pause in days."),
    "an event": (made(grows, R, p("pause", "hours"), events=[Event(at="pause", set={"T": 1})]), "give pause in days."),
    "an end": (made(grows, R, p("end", "weeks"), time=Axis("t", "Time", "days", 0, "end")), "write 7*end in the equations, or give end in days."),
    "a mass to a number": (made(is_given, R, p("d", "mg")), "T (in cells) and d (in mg) are added or compared; multiply by what turns one into the other."),
    "a mass as a start": (made(grows, R, p("d", "mg"), states=[State("T", "Tumor", "cells", start="d")]), "the start of T is in cells, and d (in mg) is not; multiply"),
    "a mass in an event": (made(grows, R, p("d", "mg"), events=[Event(at=2, set={"T": "T + d"})]), "what an event sets T to is in cells, and d (in mg) is not;"),
    "two volumes": (made(from_a_volume, p("D", "mg"), p("V", "mL"), p("k", "1/day"), states=[LEVEL]), "the unit of one is 1000 times the other's, so give both in one."),
    "an output of another kind": (made(grows, R, p("w", "mg/cell"), outputs=[Output("mass", "Mass", "mm", "w*T")]), "the output mass is in mm, and T*w (T in cells, w in mg/cell) is not;"),
}  # fmt: skip


@pytest.mark.parametrize("name", HINTS)
def test_a_hint(name: str) -> None:
    what, said = HINTS[name]
    (found,) = hints(what)
    assert said in found and len(found) < 220


@pytest.mark.parametrize(
    "what",
    [
        made(grows, R),
        made(grows, p("r", "per day")),
        made(grows_by_the_hour, HOURLY),
        made(grows, p("r", "1")),
        made(grows, p("r", "%")),
        made(grows, p("r", "bananas")),
        made(grows, R, states=[State("T", "Tumor", "million tumor cells", start=1)]),
        made(eaten, R, p("K", "cells"), p("m", "1/day")),
        made(of_each_other, R, p("m", "1/(cell day)"), states=[CELLS, State("E", "E", "T cells")]),
        made(of_each_other, R, p("m", "1/day"), states=[CELLS, State("E", "E", "helpers")]),
        made(steep, R, p("n", "1"), p("K", "cells")),
        made(from_a_volume, p("D", "mg"), p("V", "L"), p("k", "1/day"), states=[LEVEL]),
        made(from_a_volume, p("D", "µg"), p("V", "mL"), p("k", "1/day"), states=[LEVEL]),
        made(grows, R, states=[State("T", "Tumor", "M cells", start=1)]),
    ],
    ids=lambda m: m.name,
)
def test_no_hint(what: Model) -> None:
    assert hints(what) == []


@pytest.mark.parametrize("id", simulations.ids())
def test_the_course_gets_no_hint(id: str) -> None:
    assert hints(simulations.load(id).model) == []


@pytest.mark.parametrize("unit", ["1", "%", "times", "relative", "IU/L", "copies/µg DNA", "Gy", "bananas", "M cells", "score", ""])  # fmt: skip
def test_what_is_not_known_is_not_judged(unit: str) -> None:
    assert known(unit) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("nM", "nmol/L"), ("mg/L", "µg/mL"), ("1/(cell day)", "per day"), ("mL", "cm³"), ("days", "d"), ("milligrams", "mg")],
)  # fmt: skip
def test_one_unit_in_two_ways(one: str, other: str) -> None:
    a, b = known(one), known(other)
    assert a and b and a.dims == b.dims and a.size == pytest.approx(b.size)


def test_it_is_printed_once_and_refuses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    hasty = made(grows, HOURLY, states=[State("T", "Tumor", "germs", start=1)])
    explore(hasty)
    assert capsys.readouterr().out.strip().endswith(PLAIN)
    explore(hasty)
    explore("tip-the-balance")
    assert capsys.readouterr().out == ""
