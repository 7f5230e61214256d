"""What JavaScript and Python text of an equation share: names of the solver's arguments, and numbers."""

from __future__ import annotations

from collections.abc import Mapping

import sympy


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
