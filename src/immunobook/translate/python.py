"""Model -> Python functions of plain floats, for the solvers.

Compiled from the same `System` as the JavaScript, with common parts computed once.
A number that does not exist (a division by zero, a logarithm of a negative number,
an overflow) comes out as NaN, never as an exception: solvers shorten their step then.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sympy
from sympy.printing.pycode import PythonCodePrinter

from .. import arithmetic
from ..model import Model
from .system import System, system

Vector = list[float]
Function = Callable[[float, Sequence[float], Sequence[float]], Vector]
"""(t, y, p) -> numbers; y are solver variables, p parameters in their order."""


@dataclass(frozen=True, eq=False)
class Compiled:
    """A model's functions on floats. All take (t, y, p); lists come back.

    `jacobian` is row-major (n * n); `drift` is d rhs / d t; `roots` belong to the
    events with a condition (NaN for the others); `changes[k]` gives the states after event k.
    """

    rhs: Function
    jacobian: Function
    drift: Function
    start: Function
    axis: Function
    quantities: Function
    times: Function
    roots: Function
    changes: tuple[Function, ...]
    n: int


class _Printer(PythonCodePrinter):
    """Python text in which every function is one of ours."""

    def __init__(self, names: dict[sympy.Symbol, str]) -> None:
        super().__init__({"fully_qualified_modules": False, "standard": "python3"})
        self.names = names

    def _print_Symbol(self, expr: sympy.Symbol) -> str:
        return self.names.get(expr, expr.name)

    def _print_Float(self, expr: sympy.Float) -> str:
        return repr(float(expr))

    def _print_Rational(self, expr: sympy.Rational) -> str:
        return f"({expr.p}/{expr.q})"

    def _print_NumberSymbol(self, expr: sympy.NumberSymbol) -> str:
        return repr(float(expr))

    def _print_Function(self, expr: sympy.Function) -> str:
        known = {
            "exp": "exp",
            "log": "log",
            "erfc": "erfc",
            "acos": "arccos",
            "Abs": "abs",
            "sign": "sign",
        }
        return f"{known[type(expr).__name__]}({', '.join(map(self._print, expr.args))})"

    _print_exp = _print_log = _print_erfc = _print_acos = _print_Abs = _print_sign = _print_Function

    def _print_Pow(self, expr: sympy.Pow, rational: bool = False) -> str:
        if expr.exp == sympy.S.Half:
            return f"sqrt({self._print(expr.base)})"
        return super()._print_Pow(expr, rational=rational)


def _sign(x: float) -> float:
    return float((x > 0) - (x < 0))


_SCOPE: dict[str, Any] = {
    "exp": arithmetic.exp, "log": arithmetic.log, "sqrt": arithmetic.sqrt,
    "arccos": arithmetic.arccos, "erfc": math.erfc, "sign": _sign, "abs": abs,
}  # fmt: skip


@lru_cache(maxsize=256)
def compiled(model: Model) -> Compiled:
    """`model` as functions of floats."""
    s = system(model)
    n = len(s.y)
    nothing = sympy.Float("nan")
    return Compiled(
        rhs=_function(s, s.rhs),
        jacobian=_function(s, [e for row in s.jacobian for e in row]),
        drift=_function(s, s.drift),
        start=_function(s, s.start),
        axis=_function(s, s.axis),
        quantities=_function(s, s.quantities),
        times=_function(s, [nothing if h.at is None else h.at for h in s.happenings]),
        roots=_function(s, [nothing if h.root is None else h.root for h in s.happenings]),
        changes=tuple(
            _function(s, [h.values.get(i, s.y[i]) for i in range(n)]) for h in s.happenings
        ),
        n=n,
    )


def _function(s: System, expressions: Sequence[sympy.Expr]) -> Function:
    names = {symbol: f"y[{i}]" for i, symbol in enumerate(s.y)}
    names |= {symbol: f"p[{i}]" for i, symbol in enumerate(s.p)}
    names[s.t] = "t"
    printer = _Printer(names)
    shared, results = sympy.cse(
        list(expressions), symbols=sympy.numbered_symbols("c"), order="canonical"
    )
    lines = [f"    {name} = {printer.doprint(e)}" for name, e in shared]
    text = "[" + ", ".join("nan" if r.has(sympy.nan) else printer.doprint(r) for r in results) + "]"
    source = "\n".join(["def f(t, y, p):", *lines, f"    return {text}"])
    scope: dict[str, Any] = {**_SCOPE, "nan": math.nan}
    exec(compile(source, "<model>", "exec"), scope)
    return _forgiving(scope["f"], len(results))


def _forgiving(function: Function, n: int) -> Function:
    """NaN instead of an exception for a number that does not exist."""

    def safe(t: float, y: Sequence[float], p: Sequence[float]) -> Vector:
        try:
            return function(t, y, p)
        except (ZeroDivisionError, OverflowError, ValueError, TypeError):
            return [math.nan] * n

    return safe
