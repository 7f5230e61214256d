"""What texts and data of an equation share: names of the solver's arguments, common parts, and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sympy

from explorable.translate.solver_form import System


class Numbers:
    """Prints symbols by `names` and every number as a float; stands before a printer of SymPy."""

    names: Mapping[sympy.Symbol, str]

    def _print_Symbol(self, expr: sympy.Symbol) -> str:
        return self.names.get(expr, expr.name)

    def _print_Float(self, expr: sympy.Float) -> str:
        return repr(float(expr))

    def _print_Rational(self, expr: sympy.Rational) -> str:
        return f"({expr.p}/{expr.q})"

    def _print_NumberSymbol(self, expr: sympy.NumberSymbol) -> str:
        return repr(float(expr))

    # SymPy's printers know these two by names that the text would have to import
    _print_Pi = _print_Exp1 = _print_NumberSymbol


def arguments(s: System, place: str = "{}[{}]") -> dict[sympy.Symbol, str]:
    """The solver's arguments as a text names them: time, state and parameters by their place."""
    numbered = (("y", s.y), ("p", s.p))
    return {s.t: "t"} | {
        symbol: place.format(kind, i) for kind, of in numbered for i, symbol in enumerate(of)
    }


def common_parts(expressions: Iterable[sympy.Expr]) -> tuple[list[Any], list[Any]]:
    """Parts that stand several times, named ``c0`` ..., and the expressions written with them."""
    shared, results = sympy.cse(
        list(expressions), symbols=sympy.numbered_symbols("c"), order="canonical"
    )
    return shared, results
