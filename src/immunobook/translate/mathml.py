"""Model -> its equations as they are shown: MathML with readable names, and a table of its symbols.

Browsers draw MathML themselves, so no page loads a maths engine. LaTeX is the step
in between; without `latex2mathml` (Python in a browser) the equations are shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

import sympy

from .. import expressions
from ..model import Model
from ..say import say
from .trace import Trace, trace

_GREEK = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "xi",
    "rho",
    "sigma",
    "tau",
    "phi",
    "chi",
    "psi",
    "omega",
]
_SUFFIXES = ("max", "min", "on", "off", "eff", "in", "out", "tot", "inf", "half", "ss")

Source = Callable[[str], str]
"""Citation key -> HTML that names the source."""


def equations(model: Model) -> str:
    """HTML of a model's equations, start values, events, and what its states mean."""
    lines = latex_lines(model)
    parts = [_block(title, texts) for title, texts in lines.items() if texts]
    return f"<div>{''.join(parts)}{meanings(model)}</div>"


def latex_lines(model: Model) -> dict[str, list[str]]:
    """LaTeX of every equation, by heading: rates of change, start, what happens when, readings."""
    traced = trace(model)
    t = latex_name(model.axis.name)
    known, rates = _named_parts(traced)
    found: dict[str, list[str]] = {"Equations": [], "Start": [], "Events": [], "Also shown": []}
    for state in model.states:
        name = latex_name(state.name)
        found["Equations"].append(rf"\frac{{d{name}}}{{d{t}}} = {latex(rates[state.name])}")
        found["Start"].append(
            f"{name}({latex(traced.express(model.axis.lo))}) = {latex(traced.express(state.start))}"
        )
    for output in model.outputs:
        line = f"{latex_name(output.name)} = {latex(traced.outputs[output.name])}"
        found["Equations" if not model.states or output.name in known else "Also shown"].append(
            line
        )
    for event in model.events:
        changes = r",\; ".join(
            rf"{latex_name(n)} \leftarrow {latex(traced.express(e))}" for n, e in event.set.items()
        )
        if event.when is None:
            moment = rf"\text{{at }} {t} = {latex(traced.express(event.at or 0))}"
        else:
            left, right, less = expressions.sides(event.when)
            sign = "<" if less else ">"
            sides = [latex(traced.express(side)) for side in (left, right)]
            moment = rf"\text{{when }} {sides[0]} {sign} {sides[1]}"
        if changes:
            found["Events"].append(rf"{moment}\text{{: }} {changes}")
    return found


def _named_parts(traced: Trace) -> tuple[set[str], dict[str, sympy.Expr]]:
    """The rates with each output that is a part of them written by its name."""
    rates, known = dict(traced.rates), set()
    for name, expression in traced.outputs.items():
        if expression.args and any(rate.has(expression) for rate in rates.values()):
            known.add(name)
            symbol = sympy.Symbol(name, real=True)
            rates = {k: rate.subs(expression, symbol) for k, rate in rates.items()}
    return known, rates


def latex(expression: sympy.Expr) -> str:
    """LaTeX of an expression, with readable names and numbers."""
    names = {s: latex_name(s.name) for s in expression.free_symbols}
    numbers = {n: _number(n) for n in expression.atoms(sympy.Float)}
    text: str = sympy.latex(expression.xreplace(numbers), symbol_names=names, mul_symbol=r" \, ")
    return text.replace(r"\text{for}\:", r"\text{if }\;").replace(
        r"\text{otherwise}", r"\text{else}"
    )


def _number(value: sympy.Float) -> sympy.Expr:
    """A whole number without a decimal point."""
    number = float(value)
    return sympy.Integer(int(number)) if number.is_integer() and abs(number) < 1e6 else value


def latex_name(name: str) -> str:
    r"""LaTeX of a name: ``kI`` -> ``k_{I}``, ``rho`` -> ``\rho``, ``innate`` upright."""
    base, _, rest = name.partition("_")
    if not rest:
        base, rest = _split(name)
    stem = f"\\{base}" if base in _GREEK else base if len(base) == 1 else rf"\mathrm{{{base}}}"
    if not rest:
        return stem
    below = rest.replace("_", ",")
    return f"{stem}_{{{below}}}" if len(rest) == 1 else rf"{stem}_{{\mathrm{{{below}}}}}"


def _split(name: str) -> tuple[str, str]:
    """Base and subscript of a name without an underscore."""
    greek = "|".join(sorted(_GREEK, key=len, reverse=True))
    endings = "|".join(_SUFFIXES)
    match = re.fullmatch(rf"({greek}|[A-Za-z])(\d+|[A-Z]\w*|{endings})", name)
    return (match[1], match[2]) if match else (name, "")


def _block(title: str, texts: list[str]) -> str:
    lines = "".join(f'<p class="ib-equation">{math(text, display=True)}</p>' for text in texts)
    return f'<p class="ib-equations-title">{title}</p>{lines}'


def math(text: str, *, display: bool = False) -> str:
    """MathML of a piece of LaTeX, or the LaTeX itself where it can't be made."""
    try:
        from latex2mathml.converter import convert
    except ImportError:
        return f"<code>{escape(text)}</code>"
    made: str = convert(text, display="block" if display else "inline")
    return made


def meanings(model: Model) -> str:
    """HTML list of the symbols that are no parameters: the axis, states and outputs."""
    named: list[Any] = [*model.states, model.axis, *model.outputs]
    items = [
        f"<li>{math(latex_name(q.name))}: {escape(q.label)}{_unit(q.unit)}</li>" for q in named
    ]
    return f'<ul class="ib-symbols">{"".join(items)}</ul>'


def parameters(model: Model, source: Source = escape) -> str:
    """HTML table of the parameters with value, unit, source and note.

    Parameters
    ----------
    source : writes a citation key as HTML; as it is by default.
    """
    rows = []
    for p in model.parameters:
        origin = "chosen for this course" if p.source == "course" else source(p.source)
        note = f"{origin}; {escape(p.note)}" if p.note else origin
        cells = [
            escape(p.label),
            say(p.default, ".4g"),
            "" if p.unit == "1" else escape(p.unit),
            note,
        ]
        symbol = f'<th scope="row">{math(latex_name(p.name))}</th>'
        rows.append(f"<tr>{symbol}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    heads = ("Symbol", "Meaning", "Value", "Unit", "Where from")
    head = "".join(f'<th scope="col">{h}</th>' for h in heads)
    return (
        '<table class="ib-parameters"><caption>Parameters</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _unit(unit: str) -> str:
    return "" if unit == "1" else f" ({escape(unit)})"
