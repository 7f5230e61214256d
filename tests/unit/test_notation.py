"""Equations for reading: the author's own order and names, and the same numbers."""

from __future__ import annotations

import math
import re

import pytest
import sympy

from explorable.model import Axis, Event, Model, ModelError, Output, Parameter, State, model
from explorable.model.functions import (  # fmt: skip
    both,
    conversion,
    either,
    exp,
    log,
    maximum,
    minimum,
    named,
    named_function,
    normal_cdf,
    sqrt,
    where,
)
from explorable.model.notation import Written, pieces, reading, symbol, written
from explorable.translate.latex import read, symbol_of
from explorable.translate.mathml import equations, latex_lines, meanings
from immunobook import simulations

a, b, c = symbol("a"), symbol("b"), symbol("c")


@pytest.mark.parametrize(
    ("piece", "latex"),
    [
        (lambda: c - b + a, "c - b + a"),
        (lambda: a - (b - c), r"a - \left(b - c\right)"),
        (lambda: a - (b + c), r"a - \left(b + c\right)"),
        (lambda: -a * b + c, r"-a \, b + c"),
        (lambda: c + -a * b, r"c - a \, b"),
        (lambda: a * (b + c), r"a \, \left(b + c\right)"),
        (lambda: (b + c) ** 2, r"{\left(b + c\right)}^{2}"),
        (lambda: a / b / c, r"\frac{a}{b \, c}"),
        (lambda: a * b / c * a / b, r"\frac{a \, b}{c} \, \frac{a}{b}"),
        (lambda: 1.0 * a / 1 + 0 * b - 0, "a"),
        (lambda: a * conversion(1e-9) * 2 / conversion(24), r"a \cdot 2"),
        (lambda: 1.959963984540054**2 * a, r"3.841 \, a"),
        (lambda: 2.5e10 * a, r"2.5 \cdot 10^{10} \, a"),
        (lambda: a + 1e-6, "a + 10^{-6}"),
        (lambda: a + -2.0, r"a + \left(-2\right)"),
        (lambda: 2 + -a, "2 - a"),
        (lambda: a + where(b > 1, c, 0), r"a + \left(\begin{cases} c & \text{if } b > 1 \\ 0 & \text{else} \end{cases}\right)"),
        (lambda: 2.0 + (b + c), "2 + b + c"),
        (lambda: 1 * a, "a"),
        (lambda: log(2) / a, r"\frac{\ln \, 2}{a}"),
        (lambda: log(a / b), r"\ln\left(\frac{a}{b}\right)"),
        (lambda: exp(-a * b), r"e^{-a \, b}"),
        (lambda: sqrt(a) + normal_cdf(-b), r"\sqrt{a} + \Phi\left(-b\right)"),
        (lambda: minimum(a, 1) / maximum(b, 0.5), r"\frac{\min\left(a, 1\right)}{\max\left(b, 0.5\right)}"),
        (lambda: where(a >= 1, b, 0), r"\begin{cases} b & \text{if } a \ge 1 \\ 0 & \text{else} \end{cases}"),
        (lambda: where(symbol("z", switch=True) > 0.5, b, c),
         r"\begin{cases} b & \text{if } z = 1 \\ c & \text{else} \end{cases}"),
        (lambda: where(both(a < 1, b < 1), b, c),
         r"\begin{cases} b & \text{if } \left(a < 1\right) \text{ and } \left(b < 1\right) \\ c & \text{else} \end{cases}"),
        # what is settled beforehand is not told
        (lambda: where(both(True, a < 1), b, c), r"\begin{cases} b & \text{if } a < 1 \\ c & \text{else} \end{cases}"),
        (lambda: where(either(a < 1, False), b, c), r"\begin{cases} b & \text{if } a < 1 \\ c & \text{else} \end{cases}"),
        (lambda: where(both(a < 1, False), b, c), "c"),
        (lambda: where(either(True, a < 1), b, c), "b"),
        (lambda: abs(a - b), r"\left|a - b\right|"),
    ],
)  # fmt: skip
def test_latex_keeps_the_order_of_the_author(piece, latex: str) -> None:
    with reading():
        assert written(piece()).latex == latex


def test_names_and_conversions_do_nothing_to_numbers_and_to_sympy() -> None:
    x = sympy.Symbol("x", real=True)
    assert named("q", 3.0) == 3.0
    assert named("q", x) is x
    assert conversion(24) == 24
    assert named_function("f", "u")(lambda u: 2 * u)(x) == 2 * x


def one_state(function, *, outputs=(), events=(), parameters=("k", "h")) -> Model:
    return model(
        time=Axis("t", "Time", "days", 0, 10),
        states=[State("P", "Germs", "germs", start=1.0)],
        parameters=[Parameter(name, 2.0, "1/day", f"The {name}") for name in parameters],
        outputs=outputs,
        events=events,
    )(function)


def test_a_name_gets_one_line_and_so_does_what_stands_in_it() -> None:
    def shown(P, *, k, h):
        inner = named("w", h + P)
        S = named("S", P / inner)
        return {"P": S * k - S * P}

    assert latex_lines(one_state(shown))["With"] == [r"S = \frac{P}{w}", "w = h + P"]


def test_one_name_for_two_things_is_refused() -> None:
    def doubled(P, *, k, h):
        return {"P": named("S", k * P) - named("S", h * P)}

    with pytest.raises(ModelError, match=r"S stands for k \\, P and for h \\, P"):
        latex_lines(one_state(doubled))


def test_a_function_is_told_once_in_its_own_symbols() -> None:
    @named_function("f", "x")
    def share(x, *, h):
        return x / (x + h)

    def twice(P, *, k, h):
        return {"P": share(P, h=h) - share(k * P, h=h)}

    lines = latex_lines(one_state(twice))
    assert lines["Equations"] == [
        r"\frac{dP}{dt} = f\left(P\right) - f\left(k \, P\right)"
    ]  # fmt: skip
    assert lines["With"] == [r"f\left(x\right) = \frac{x}{x + h}"]


def test_another_unit_is_told_with_the_symbol_not_as_an_equation() -> None:
    def plain(P, *, k, h):
        return {"P": k * P - h}

    m = one_state(
        plain, outputs=[Output("big", "Germs", "million germs", "P/1e6"), Output("half", "H", "%", "100*P/h")]
    )  # fmt: skip
    assert latex_lines(m)["Also shown"] == [r"\mathrm{half} = \frac{P}{h}"]
    assert "(germs; also shown in million germs)" in meanings(m)


def test_a_series_of_events_is_told_once() -> None:
    def plain(P, *, k, h):
        return {"P": k * P - h}

    events = [Event(at=k, set={"P": "P + h"}, label="Each day") for k in range(1, 4)]
    events += [Event(at="k", label="a kink"), Event(at="where(k > 1, h, -1)", set={"P": 0})]
    assert latex_lines(one_state(plain, events=events))["Events"] == [
        r"\text{Each day: }P\text{ becomes }P + h",
        r"\text{When }t = h\text{, if }k > 1\text{, }P\text{ becomes }0",
    ]


def test_a_function_that_needs_sympy_is_shown_in_its_order() -> None:
    def odd(P, *, k, h):
        return {"P": k * sympy.exp(-P / 3.14159265) * minimum(h, P)}

    (line,) = latex_lines(one_state(odd))["Equations"]
    assert "e^{" in line
    assert r"\min\left(h, P\right)" in line
    assert "3.14159" not in line


@pytest.mark.parametrize("id", simulations.ids())
def test_every_simulation_is_readable(id: str) -> None:
    m = simulations.load(id).model
    symbols = [symbol_of(part) for part in (m.axis, *m.states, *m.parameters)]
    assert len(set(symbols)) == len(symbols), "one symbol for two quantities"
    lines = [line for texts in latex_lines(m).values() for line in texts]
    for line in lines:
        assert len(line) < 400, line
        assert not re.search(r"\d\.\d{4}|\d{6}|erf|log|\b1\.0\b", line), line
        left = line.partition(" = ")[0]
        assert "= -" not in line or left, line
    heads = [line.partition(" = ")[0] for line in latex_lines(m)["With"]]
    assert not set(heads) & set(symbols), "a name that is a quantity's symbol"


def test_every_symbol_is_explained() -> None:
    m = simulations.load("flag-then-kill").model
    short, full = meanings(m), meanings(m, all_symbols=True)
    assert "How readily the antibody sticks" not in short
    assert "How readily the antibody sticks" in full
    assert "unit of time (hours)" in full
    assert "Length of the test" not in full  # it stands in no equation
    infusions = meanings(simulations.load("drug-level").model, all_symbols=True)
    assert "Amount in each infusion" in infusions
    assert "Days from one infusion to the next" not in infusions  # a series tells no times
    assert "1 for yes, 0 for no" in meanings(
        simulations.load("innate-and-acquired").model, all_symbols=True
    )


def value(piece: Written, values: dict[str, float]) -> float:
    """What a written piece comes to; names by what they stand for."""
    if piece.kind == "symbol":
        return values[piece.text]
    if piece.kind == "name":
        return value(piece.meaning, values)
    if piece.kind == "number":
        return piece.parts[0]
    x = [value(part, values) for part in piece.parts]
    functions = {
        "sum": lambda: x[0] + x[1],
        "difference": lambda: x[0] - x[1],
        "minus": lambda: -x[0],
        "product": lambda: x[0] * x[1],
        "quotient": lambda: x[0] / x[1],
        "power": lambda: x[0] ** x[1],
        "cases": lambda: x[1] if x[0] else x[2],
        "condition": lambda: {"<": x[0] < x[1], ">": x[0] > x[1], r"\ge": x[0] >= x[1]}[piece.text],
        "call": lambda: {
            "e": math.exp, r"\ln": math.log, r"\sqrt": math.sqrt, r"\min": min, r"\max": max,
            r"\Phi": normal_cdf,
        }[piece.text](*x),
    }  # fmt: skip
    return float(functions[piece.kind]())


#: their printed equations leave unit conversions out, or name functions
CONVERTED = {
    "antibody-grip", "bridges", "bridge-killing", "drug-level", "gatekeeper-search", "influenza",
    "tip-the-balance", "trial-intervals", "pump-day-and-night",
}  # fmt: skip


@pytest.mark.parametrize("id", sorted(set(simulations.ids()) - CONVERTED))
def test_what_is_printed_is_what_is_computed(id: str) -> None:
    m = simulations.load(id).model
    states = [0.3 + 0.1 * i for i in range(len(m.states))]
    computed = m(1.7, states, m.defaults)
    r = read(m)
    parts = [m.axis, *m.states, *m.parameters]
    values = dict(zip(map(symbol_of, parts), [1.7, *states, *m.defaults.values()], strict=True))
    for name, number in computed.items():
        piece = (r.rates | r.outputs)[name]
        percent = (
            100 if name in r.outputs and m.kind == "algebraic" and _unit(m, name) == "%" else 1
        )
        assert value(piece, values) * percent == pytest.approx(number, rel=1e-12), name


def _unit(m: Model, name: str) -> str:
    return next(output.unit for output in m.outputs if output.name == name)


def test_long_lines_are_shown_as_html_too() -> None:
    html = equations(simulations.load("bridges").model)
    assert ">With<" in html
    assert len(list(pieces(read(simulations.load("bridges").model).outputs["bridges"]))) == 1
