"""Model -> plain data: its equations as nested lists, for a page that runs no code it did not bring along.

Written from the same `System` as the JavaScript. The front end's ``simulation/from-data.ts`` makes functions of it;
names are ``t``, ``y0`` ..., ``p0`` ..., and ``c0`` ... for common parts.
"""

from __future__ import annotations

from collections.abc import Mapping

import sympy

from explorable.model import Model, expressions
from explorable.model.expressions import ExpressionData
from explorable.translate.payload import Block, EquationsData, EventData
from explorable.translate.printing import arguments, common_parts
from explorable.translate.python_text import Printer
from explorable.translate.solver_form import SolverEvent, System, system


class _Printer(Printer):
    """Text in the notation of short expressions (`model.expressions`)."""

    def data(self, expr: sympy.Expr) -> ExpressionData:
        """The text as nested lists."""
        return expressions.to_data(self.doprint(expr))

    def _print_Piecewise(self, expr: sympy.Piecewise) -> str:
        *first, (last, condition) = expr.args
        # where no case holds there is no value
        text = (
            self._print(last) if condition == sympy.true else self._branch(last, condition, "(0/0)")
        )
        for e, c in reversed(first):
            text = self._branch(e, c, text)
        return text

    def _branch(self, value: sympy.Expr, condition: sympy.Basic, otherwise: str) -> str:
        return f"where({self._print(condition)}, {self._print(value)}, {otherwise})"

    def _print_erfc(self, expr: sympy.erfc) -> str:
        # a printer takes it for a call, and puts no parentheses around it
        return f"(2*normal_cdf(-({self._print(expr.args[0])})*{2**0.5!r}))"

    def _print_sign(self, expr: sympy.sign) -> str:
        inner = self._print(expr.args[0])
        return f"where({inner} > 0, 1, where({inner} < 0, -1, 0))"

    def _print_NaN(self, expr: sympy.Expr) -> str:
        return "(0/0)"

    def _print_Infinity(self, expr: sympy.Expr) -> str:
        return "(1/0)"

    def _print_NegativeInfinity(self, expr: sympy.Expr) -> str:
        return "(-1/0)"


def equations(model: Model) -> EquationsData:
    """The equations of a model as data.

    Returns
    -------
    What `javascript` says as code; an algebraic model has no `rhs`, `jacobian`, `start` and `events`.
    """
    s = system(model)
    told: EquationsData = {
        "axis": _block(s, dict(enumerate(s.axis))),
        "quantities": _block(s, dict(enumerate(s.quantities))),
    }
    if not model.states:
        return told
    n = len(s.y)
    entries = {i * n + j: e for i, row in enumerate(s.jacobian) for j, e in enumerate(row)}
    entries |= {n * n + i: e for i, e in enumerate(s.time_derivative)}
    told["rhs"] = _block(s, dict(enumerate(s.rhs)))
    told["jacobian"] = _block(s, {place: e for place, e in entries.items() if e != 0})
    told["start"] = _block(s, dict(enumerate(s.start)))
    told["events"] = [_event(s, event) for event in s.solver_events]
    return told


def _event(s: System, event: SolverEvent) -> EventData:
    told: EventData = {"set": _block(s, event.values)}
    if event.at is not None:
        told["at"] = _block(s, {0: event.at})
    if event.root is not None:
        told["root"] = _block(s, {0: event.root})
    return told


def _block(s: System, targets: Mapping[int, sympy.Expr]) -> Block:
    """Expressions and the places they go to, common parts worked out once."""
    printer = _Printer(arguments(s, "{}{}"))
    shared, results = common_parts(targets.values())
    return {
        "shared": [printer.data(e) for _, e in shared],
        "places": list(targets),
        "values": [printer.data(e) for e in results],
    }
