"""What JavaScript and Python text of an equation share: names of arguments, numbers, the smaller of two."""

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


def extreme(expr: sympy.Piecewise) -> tuple[str, sympy.Expr, sympy.Expr] | None:
    """Which of `minimum` and `maximum` wrote these cases, and of which two numbers.

    As cases they would answer with the second number where the first is missing (NaN).
    """
    if len(expr.args) != 2:
        return None
    (a, condition), (b, otherwise) = expr.args
    if otherwise != sympy.true or not isinstance(
        condition, (sympy.StrictLessThan, sympy.StrictGreaterThan)
    ):
        return None
    if {condition.lhs, condition.rhs} != {a, b}:
        return None
    takes_the_less = (condition.lhs == a) == isinstance(condition, sympy.StrictLessThan)
    return ("minimum" if takes_the_less else "maximum"), a, b
