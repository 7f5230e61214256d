"""Models with a formula for their answer: small, and each hard for a solver in its own way."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from explorable.model import Axis, Event, Model, Parameter, State, model
from explorable.model.functions import exp


@dataclass(frozen=True)
class ClosedForm:
    """A model, and for each state a function of time that it must follow."""

    name: str
    model: Model
    exact: Mapping[str, Callable[[float], float]]


def rate(value: float) -> list[Parameter]:
    return [Parameter("k", value, "1/day", "Rate", (-50, 50))]


def days(end: float) -> Axis:
    return Axis("t", "Time", "days", 0, end, points=201)


def grows(k: float, end: float, start: float = 1.0) -> Model:
    @model(time=days(end), states=[State("T", "Tumor", "cells", start=start)], parameters=rate(k))
    def growth(T, *, k):
        return {"T": k * T}

    return growth


@model(
    time=days(200), states=[State("T", "Tumor", "cells", start=1)], parameters=rate(0.3),
)  # fmt: skip
def logistic(T, *, k):
    return {"T": k * T * (1 - T / 1e12)}


@model(
    time=days(100),
    states=[State("A", "Fast", "nM", start=1), State("B", "Slow", "nM")],
    parameters=rate(0.1),
)
def stiff(A, B, *, k):
    return {"A": -1e5 * A, "B": 1e5 * A - k * B}


@model(
    time=days(50),
    states=[State("x", "Place", "m"), State("v", "Speed", "m/day", start=1)],
    parameters=rate(1),
)
def oscillator(x, v, *, k):
    return {"x": v, "v": -(k**2) * x}


@model(time=days(40), states=[State("y", "Level", "mg")], parameters=rate(0.5))
def forced(y, *, k, t):
    return {"y": 0.1 * t * exp(-0.1 * t) - k * y}


@model(
    time=days(40),
    states=[State("y", "Level", "mg")],
    parameters=rate(0.4),
    events=[Event(at=[0, 10, 20], set={"y": "y + 5"})],
)
def doses(y, *, k):
    return {"y": -k * y}


@model(
    time=days(30),
    states=[State(f"y{i}", f"Room {i}", "mg", start=float(i == 0)) for i in range(6)],
    parameters=rate(1),
)
def rooms(y0, y1, y2, y3, y4, y5, *, k):
    return {"y0": -k * y0, "y1": k * (y0 - y1), "y2": k * (y1 - y2), "y3": k * (y2 - y3),
            "y4": k * (y3 - y4), "y5": k * (y4 - y5)}  # fmt: skip


def bump(width: float) -> Model:
    """Nothing for 150 days, then a short rise: a solver that takes long steps walks past it."""

    @model(time=days(200), states=[State("y", "Level", "mg", start=1)], parameters=rate(1))
    def bump(y, *, k, t):
        return {"y": k * exp(-(((t - 150.3) / width) ** 2))}

    return bump


@model(
    time=days(30),
    states=[State("x", "Place", "m", start=1), State("v", "Speed", "m/day", start=-1)],
    parameters=rate(1),
)
def damped(x, v, *, k):
    return {"x": v, "v": -2 * k * (v + x)}


def risen(width: float) -> Callable[[float], float]:
    half = math.sqrt(math.pi) / 2 * width
    return lambda t: 1 + half * (math.erf((t - 150.3) / width) - math.erf(-150.3 / width))


def room(i: int) -> Callable[[float], float]:
    return lambda t: t**i * math.exp(-t) / math.factorial(i)


def driven(t: float) -> float:
    """y' = a t exp(-a t) - k y from 0, with a = 0.1 and k = 0.5."""
    a, k = 0.1, 0.5
    d = k - a
    return a * (t / d - 1 / d**2) * math.exp(-a * t) + a / d**2 * math.exp(-k * t)


def by_doses(t: float) -> float:
    return sum(5 * math.exp(-0.4 * (t - at)) for at in (0, 10, 20) if t >= at)


DOUBLING = 24 * 3 * math.log(2)

CLOSED_FORMS = [
    ClosedForm("growth", grows(0.3, 200), {"T": lambda t: math.exp(0.3 * t)}),
    ClosedForm("bacteria", grows(DOUBLING, 1), {"T": lambda t: math.exp(DOUBLING * t)}),
    ClosedForm("60 orders up", grows(0.7, 200), {"T": lambda t: math.exp(0.7 * t)}),
    ClosedForm("60 orders down", grows(-0.7, 200), {"T": lambda t: math.exp(-0.7 * t)}),
    ClosedForm(
        "from 1e9 to a trace", grows(-0.5, 200, 1e9), {"T": lambda t: 1e9 * math.exp(-0.5 * t)}
    ),
    ClosedForm("logistic", logistic, {"T": lambda t: 1e12 / (1 + (1e12 - 1) * math.exp(-0.3 * t))}),
    ClosedForm(
        "stiff",
        stiff,
        {
            "A": lambda t: math.exp(-1e5 * t),
            "B": lambda t: 1e5 / (1e5 - 0.1) * (math.exp(-0.1 * t) - math.exp(-1e5 * t)),
        },
    ),
    ClosedForm("oscillator", oscillator, {"x": math.sin, "v": math.cos}),
    ClosedForm("a late bump", bump(1), {"y": risen(1)}),
    ClosedForm("a late short bump", bump(0.4), {"y": risen(0.4)}),
    ClosedForm(
        "damped",
        damped,
        {
            "x": lambda t: math.exp(-t) * math.cos(t),
            "v": lambda t: -math.exp(-t) * (math.cos(t) + math.sin(t)),
        },
    ),
    ClosedForm("forced", forced, {"y": driven}),
    ClosedForm("doses", doses, {"y": by_doses}),
    ClosedForm("rooms", rooms, {f"y{i}": room(i) for i in range(6)}),
]
