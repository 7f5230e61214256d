"""A model that can't be right is refused when it is declared, with its own and the symbol's name."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from explorable.model import Axis, Event, Model, ModelError, Output, Parameter, State, model
from explorable.model.functions import exp, where
from explorable.model.trace import trace

TIME = Axis("t", "Time", "days", 0, 10)
DOSE = Axis("x", "Dose", "mg", 0, 10)
STATES = [State("A", "Germs", "germs", start=1)]
K = Parameter("k", 1.0, "1/day", "Decay", (0.1, 2.0))


def declare(function: Any, **changes: Any) -> Model:
    given: dict[str, Any] = {"time": TIME, "states": STATES, "parameters": [K], **changes}
    return model(**given)(function)


def decay(A, *, k):
    return {"A": -k * A}


def uses_if(A, *, k):
    return {"A": -k * A if A > 1 else 0}


def uses_and(A, *, k):
    return {"A": where(A > 1 and k > 1, -k * A, 0)}


def uses_max(A, *, k):
    return {"A": -k * max(A, 0)}


def uses_chain(A, *, k):
    return {"A": where(0 < A < k, -A, 0)}


def uses_math(A, *, k):
    rate = math.exp(-k)
    return {"A": rate * A}


def uses_numpy(A, *, k):
    return {"A": np.exp(-k) * A}


def uses_unknown(A, *, k):
    return {"A": -k * A * speed}  # noqa: F821


def returns_more(A, *, k):
    return {"A": -k * A, "B": 0}


def returns_less(A, *, k):
    return {}


def returns_text(A, *, k):
    return {"A": "-k*A"}


def returns_infinity(A, *, k):
    return {"A": k * A + math.inf}


def asks_more(A, *, k, q):
    return {"A": -k * A * q}


def wrong_order(k, A):
    return {"A": -k * A}


def leaves_k(A, *, k):
    return {"A": -A}


def rounds(A, *, k):
    return {"A": -k * (A // 1)}


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (uses_if, ["uses_if", "A > 1", "where("]),
        (uses_and, ["uses_and", "A > 1", "both"]),
        (uses_max, ["uses_max", "A", "maximum"]),
        (uses_chain, ["uses_chain", "A > 0"]),
        (uses_math, ["uses_math", "rate = math.exp(-k)", "explorable.model.functions"]),
        (uses_numpy, ["uses_numpy", "np.exp(-k)", "explorable.model.functions"]),
        (uses_unknown, ["uses_unknown", "'speed'", "not declared"]),
        (returns_more, ["returns_more", "'B'", "not declared"]),
        (returns_less, ["returns_less", "no rate for 'A'"]),
        (returns_text, ["returns_text", "'A'", "not a number"]),
        (returns_infinity, ["returns_infinity", "'A'", "oo"]),
        (asks_more, ["asks_more", "'q'"]),
        (wrong_order, ["wrong_order", "['A']"]),
        (leaves_k, ["leaves_k", "'k'", "used nowhere"]),
        (rounds, ["rounds", "'A'", "floor"]),
    ],
)
def test_wrong_function(function: Any, words: list[str]) -> None:
    with pytest.raises(ModelError) as refusal:
        declare(function)
    for word in words:
        assert word in str(refusal.value)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"parameters": [Parameter("k", 3.0, "1/day", "Decay", (0.1, 2.0))]},
            ["'k'", "3.0", "0.1 to 2.0"],
        ),
        ({"parameters": [Parameter("k", 1.0, "1/day", "Decay", (2.0, 0.1))]}, ["'k'", "empty"]),
        (
            {"parameters": [Parameter("k", 1.0, "1/day", "Decay", (0, 2), "log")]},
            ["'k'", "above zero"],
        ),
        (
            {"parameters": [Parameter("k", 1.0, "1", "Decay", (0.1, 2), shown_as="percent")]},
            ["'k'", "'percent'", "multiple or odds"],
        ),
        (
            {"parameters": [Parameter("k", 1.0, "1", "Decay", (0.1, 2), shown_as="odds")]},
            ["'k'", "odds a range up to 1"],
        ),
        ({"parameters": [Parameter("k", 1.0, "", "Decay")]}, ["'k'", "no unit"]),
        ({"states": [State("A", "Germs", " ", start=1)]}, ["'A'", "no unit"]),
        ({"time": Axis("t", "Time", "days", 1, 9, "lin")}, ["'t'", "'lin'", "linear or log"]),
        ({"parameters": [K, K]}, ["'k'", "once"]),
        ({"parameters": [K, Parameter("A", 1, "1", "Again")]}, ["'A'", "once"]),
        ({"states": [State("A", "Germs", "germs", start="A0")]}, ["start of 'A'", "'A0'"]),
        ({"time": Axis("t", "Time", "days", 0, "ende")}, ["axis' end", "'ende'"]),
        ({"time": Axis("t", "Time", "days", 5, "k")}, ["'t'", "from 5 to 1", "below its end"]),
        ({"time": Axis("t", "Time", "days", 0, 9, "log")}, ["'t'", "at 0", "above zero"]),
        ({"events": [Event(when="B < 1", set={"A": 0})]}, ["condition", "'B'"]),
        ({"events": [Event(when="A + 1", set={"A": 0})]}, ["'A + 1'", "one comparison"]),
        ({"events": [Event(when="A < 1", at=3, set={"A": 0})]}, ["either at= or when="]),
        ({"events": [Event(at=3, set={"k": 0})]}, ["'k'", "not a state"]),
        ({"events": [Event(at=3, set={"A": "A + z"})]}, ["new 'A'", "'z'"]),
        ({"outputs": [Output("o", "Out", "1", "A*zz")]}, ["'o'", "'zz'"]),
        ({"outputs": [Output("o", "Out", "1")]}, ["needs an expression"]),
        ({"time": None}, ["time= or sweep="]),
        ({"states": []}, ["goes with states="]),
    ],
)
def test_wrong_declaration(changes: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(ModelError) as refusal:
        declare(decay, **changes)
    assert str(refusal.value).startswith("model decay")
    for word in words:
        assert word in str(refusal.value)


def test_right_model_is_traced_as_it_is_computed() -> None:
    @model(
        time=TIME,
        states=[State("A", "A", "1", start="k"), State("B", "B", "1")],
        parameters=[K],
        outputs=[Output("ratio", "Ratio", "1", "A / (A + B + 1)")],
    )
    def two(A, B, *, k, t):
        return {"A": -k * A * exp(-t) + where(B > 1, B**0.5, 0), "B": A - B / (1 + A)}

    traced = trace(two)
    assert traced.used == {"k", "t"}
    assert set(traced.outputs) == {"ratio"}
    for a, b, k, t in [(1.0, 2.0, 0.5, 0.1), (3.0, 0.2, 1.5, 2.0)]:
        plain = two(t, [a, b], {"k": k})
        for name, rate in traced.rates.items():
            values = {traced.symbols[n]: v for n, v in {"A": a, "B": b, "k": k, "t": t}.items()}
            assert float(rate.subs(values)) == pytest.approx(plain[name], rel=1e-14)


def test_algebraic_model() -> None:
    def bound(x, *, k):
        return {"share": x / (k + x)}

    made = declare(
        bound, time=None, sweep=DOSE, states=[], outputs=[Output("share", "Share bound", "1")]
    )
    assert made.kind == "algebraic"
    assert made(2.0, [], {"k": 2.0}) == {"share": 0.5}
    with pytest.raises(ModelError, match="no output for 'other'"):
        declare(bound, time=None, sweep=DOSE, states=[], outputs=[Output("other", "Share", "1")])
