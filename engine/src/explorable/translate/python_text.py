"""Model -> Python texts of its functions on plain floats, for `python` to run.

Written from the same `System` as the JavaScript, with common parts computed once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy
from sympy.printing.pycode import PythonCodePrinter

from explorable.model import Model
from explorable.model.function_table import FUNCTIONS
from explorable.translate.printing import Numbers, arguments, common_parts
from explorable.translate.solver_form import System, system

_NAMES = {f.sympy: name for name, f in FUNCTIONS.items()} | {
    "erfc": "erfc",
    "sign": "sign",
    "Minimum": "minimum",
    "Maximum": "maximum",
}
"""Class of SymPy -> name of ours."""

Text = tuple[str, int]
"""Source of ``def f(t, y, p)``, and how many numbers it gives."""


class Printer(Numbers, PythonCodePrinter):
    """Python text in which every function is one of ours."""

    def __init__(self, names: dict[sympy.Symbol, str]) -> None:
        super().__init__({"fully_qualified_modules": False, "standard": "python3"})
        self.names = names

    def _print_Function(self, expr: sympy.Function) -> str:
        return f"{_NAMES[type(expr).__name__]}({', '.join(map(self._print, expr.args))})"

    def _print_Pow(self, expr: sympy.Pow, rational: bool = False) -> str:
        if expr.exp == sympy.S.Half:
            return f"sqrt({self._print(expr.base)})"
        return super()._print_Pow(expr, rational=rational)


for _name in _NAMES:  # SymPy's printer has its own idea of some of them
    setattr(Printer, f"_print_{_name}", Printer._print_Function)


def texts(model: Model) -> dict[str, Any]:
    """The functions of `model`: a `Text` for each field of `Compiled`, a list of them for ``changes``."""
    s = system(model)
    nothing = sympy.Float("nan")
    return {
        "rhs": _text(s, s.rhs),
        "jacobian": _text(s, [e for row in s.jacobian for e in row]),
        "time_derivative": _text(s, s.time_derivative),
        "start": _text(s, s.start),
        "axis": _text(s, s.axis),
        "quantities": _text(s, s.quantities),
        "times": _text(s, [nothing if h.at is None else h.at for h in s.solver_events]),
        "roots": _text(s, [nothing if h.root is None else h.root for h in s.solver_events]),
        "changes": [
            _text(s, [h.values.get(i, s.y[i]) for i in range(len(s.y))]) for h in s.solver_events
        ],
    }


def flow_texts(s: System, rates: Sequence[sympy.Expr], one: sympy.Expr) -> dict[str, Text]:
    """What a crowd of the model needs besides `texts`: its flows' rates, and how many one figure stands for."""
    return {"rates": _text(s, rates), "one": _text(s, [one])}


def _text(s: System, expressions: Sequence[sympy.Expr]) -> Text:
    printer = Printer(arguments(s))
    shared, results = common_parts(expressions)
    lines = [f"    {name} = {printer.doprint(e)}" for name, e in shared]
    text = "[" + ", ".join("nan" if r.has(sympy.nan) else printer.doprint(r) for r in results) + "]"
    return "\n".join(["def f(t, y, p):", *lines, f"    return {text}"]), len(results)
