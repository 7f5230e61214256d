"""Run a model's function once on SymPy symbols: what it says, as expressions.

Everything else that reads a model as mathematics (JavaScript, MathML, SBML, the
Jacobian) starts from a `Trace`. Python that is not arithmetic can't be traced and
is refused here, with the model's name, the line and the symbol.
"""

from __future__ import annotations

import linecache
import re
from dataclasses import dataclass
from functools import lru_cache
from inspect import signature
from types import TracebackType
from typing import Any

import sympy
from sympy.core.relational import Relational
from sympy.functions.elementary.piecewise import ExprCondPair
from sympy.logic.boolalg import BooleanAtom, BooleanFunction

from explorable.errors import did_you_mean, shortly
from explorable.model import expressions, functions
from explorable.model.equality import refuse_equality
from explorable.model.extremes import Extreme
from explorable.model.function_table import FUNCTIONS
from explorable.model.parts import Model, ModelError, head

_ALLOWED = (
    sympy.Add, sympy.Mul, sympy.Pow, sympy.Symbol, sympy.Number, sympy.NumberSymbol,
    sympy.erfc, sympy.sign,
    *(found for f in FUNCTIONS.values() if isinstance(found := getattr(sympy, f.sympy), type)),
    Extreme, sympy.Piecewise, ExprCondPair, Relational, BooleanFunction, BooleanAtom,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Trace:
    """A model as SymPy expressions of its own symbols.

    Attributes
    ----------
    symbols : name -> symbol, for the axis, the states and the parameters.
    rates : state -> d state / d t in natural units (empty for an algebraic model).
    outputs : output -> its expression of states, parameters and the axis.
    used : names of the parameters and of the axis that occur in them.
    """

    model: Model
    symbols: dict[str, sympy.Symbol]
    rates: dict[str, sympy.Expr]
    outputs: dict[str, sympy.Expr]
    used: frozenset[str]

    def express(self, expression: float | int | str) -> sympy.Expr:
        """A written expression (a start, an event's value) on this trace's symbols."""
        try:
            value = expressions.evaluate(expression, self.symbols)
        except TypeError as error:
            raise ModelError(_because(self.model, error)) from None
        return _expression(self.model, str(expression), value)


@lru_cache(maxsize=256)
def trace(model: Model) -> Trace:
    """Run `model`'s function on symbols.

    Raises
    ------
    ModelError
        Names the model and the symbol or line: an undeclared name, `if`, `and` or `max` on a
        quantity, functions of `math` or NumPy, a missing or an unknown key in the result.
    """
    symbols = _symbols(model)
    refuse_equality(model)
    found = _call(model, symbols)
    again = _call(model, symbols)
    changing = [n for n in found if n not in again or _text(found[n]) != _text(again[n])]
    if changing:
        raise ModelError(
            f"model {model.name}: {changing[0]!r} is another equation each time it is asked for "
            "(a random number, the clock?): draw the number once, above the model, or make it a Parameter"
        )
    wanted = [s.name for s in model.states] or [o.name for o in model.outputs if not o.expression]
    _compare_keys(model, wanted, list(found))
    written = {name: _expression(model, name, found[name]) for name in wanted}
    traced = Trace(model, symbols, written if model.states else {}, {}, frozenset())
    outputs = {
        o.name: traced.express(o.expression) if o.expression else written[o.name]
        for o in model.outputs
    }
    free = {str(s) for e in (*written.values(), *outputs.values()) for s in e.free_symbols}
    return Trace(
        model, symbols, traced.rates, outputs, frozenset(free - {s.name for s in model.states})
    )


def _call(model: Model, symbols: dict[str, sympy.Symbol]) -> dict[str, Any]:
    states = [symbols[s.name] for s in model.states]
    try:
        values = {p.name: symbols[p.name] for p in model.parameters}
        return model(symbols[model.axis.name], states, values)
    except ModelError:
        raise
    except Exception as error:  # a model is written by readers: whatever it raises is explained
        raise ModelError(_because(model, error)) from error


def _text(value: Any) -> str:
    """An expression as something that can be compared, whatever a reader returned."""
    return sympy.srepr(value) if isinstance(value, sympy.Basic) else shortly(value)


def _because(model: Model, error: Exception) -> str:
    """What is wrong and what to write instead."""
    place = f"model {model.name}{_line(model, error.__traceback__)}"
    text = str(error)
    if isinstance(error, NameError):
        return f"{place}: {_of_name(model, error.name or text)}"
    if "truth value" in text:
        condition = text.split("Relational:")[-1].strip() if "Relational:" in text else "a quantity"
        return (
            f"{place}: uses if, and, or, min or max on {condition!r}: "
            "write where(condition, then, otherwise), both, either, minimum or maximum"
        )
    if isinstance(error, TypeError) and (
        "convert expression to float" in text or "ufunc" in text or "real number" in text
    ):
        asked = re.findall(r"\.(\w+)\(", _line(model, error.__traceback__))
        ours = [name for name in asked if name in functions.__all__] or list(FUNCTIONS)
        return (
            f"{place}: takes a function of math or numpy of a quantity; "
            f"write from explorable.model.functions import {', '.join(dict.fromkeys(ours))}"
        )
    if "for ^:" in text:
        return f"{place}: a power is written with **, such as {list(_known(model))[1]}**2"
    quantities = " and ".join(list(_known(model))[1:3])
    return (
        f"{place}: {type(error).__name__}: {text}; {quantities} stand for quantities: write them with "
        "+ - * / ** and functions of explorable.model.functions"
    )


def _symbols(model: Model) -> dict[str, sympy.Symbol]:
    return {name: sympy.Symbol(name, real=True) for name in _known(model)}


def _known(model: Model) -> list[str]:
    return [model.axis.name, *(s.name for s in model.states), *(p.name for p in model.parameters)]


def _of_name(model: Model, name: str) -> str:
    """What to do about a name that the function uses and Python does not know."""
    if name in (*(p.name for p in model.parameters), model.axis.name):
        asked = signature(model.function).parameters.values()
        keywords = [p.name for p in asked if p.kind is p.KEYWORD_ONLY]
        return (
            f"{name!r} is declared, but the function does not ask for it; "
            f"write {head(model, [*keywords, name])}"
        )
    if name in functions.__all__:
        return f"{name!r} is not imported; write from explorable.model.functions import {name}"
    near = did_you_mean(name, _known(model))
    return f"{name!r} is not declared{near or f'; declare it: Parameter({name!r}, ...)'}"


def _line(model: Model, traceback: TracebackType | None) -> str:
    """The line of the model's own function that an error comes from."""
    code, line = getattr(model.function, "__code__", None), ""
    while traceback is not None:
        if traceback.tb_frame.f_code is code:
            line = linecache.getline(code.co_filename, traceback.tb_lineno).strip()
        traceback = traceback.tb_next
    return f", in {line!r}" if line else ""


def _compare_keys(model: Model, wanted: list[str], got: list[str]) -> None:
    what = "rate" if model.states else "output"
    for name in wanted:
        if name not in got:
            other = [n for n in got if n not in wanted]
            instead = f" (but one for {other[0]!r})" if other else ""
            raise ModelError(
                f"model {model.name}: its function returns no {what} for {name!r}{instead}; "
                f'write return {{"{name}": ...}}'
            )
    for name in got:
        if name not in wanted:
            kind = "State" if model.states else "Output"
            raise ModelError(
                f"model {model.name}: its function returns {name!r}, which is not declared; "
                f"declare it: {kind}({name!r}, ...), or take it out"
            )


def _expression(model: Model, name: str, value: Any) -> sympy.Expr:
    """`value` as an expression that every target language can say."""
    try:
        expression = sympy.sympify(value, strict=True)
    except sympy.SympifyError:
        raise ModelError(
            f"model {model.name}: {name!r} is {shortly(value)}, not a number"
            + ("; write it without quotes" if isinstance(value, str) else "")
        ) from None
    if expression.has(sympy.ITE):  # "if a then b else c" between conditions: no target says that
        expression = expression.replace(sympy.ITE, lambda a, b, c: (a & b) | (~a & c))
    endless = any(n.is_finite is False for n in expression.atoms(sympy.Number))
    if endless or expression.has(sympy.I, sympy.nan, sympy.zoo):
        raise ModelError(
            f"model {model.name}: {name!r} has no value: a division by zero, a logarithm of zero, "
            "the root or a broken power of a negative number"
        )
    foreign = expression.free_symbols - set(_symbols(model).values())
    if foreign:  # SymPy makes a symbol of a text
        raise ModelError(
            f"model {model.name}: {name!r} uses a text, {str(foreign.pop())!r}; "
            "write quantities without quotes"
        )
    for part in sympy.preorder_traversal(expression):
        if not isinstance(part, _ALLOWED):
            raise ModelError(
                f"model {model.name}: {name!r} uses {part}, which is more than arithmetic; "
                f"equations have + - * / ** and {', '.join(functions.__all__)}"
            )
    return expression
