"""Model -> JavaScript: one object literal, the same text every time.

The front end's solver calls it (`types.ts` names every part). Common parts of the
equations are computed once; whole powers are products. Everything beside `Math`
comes from `lib`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import sympy
from sympy.printing.jscode import JavascriptCodePrinter

from explorable.model import Model
from explorable.model.extremes import Maximum, Minimum
from explorable.model.function_table import FUNCTIONS
from explorable.translate.printing import Numbers, arguments, common_parts
from explorable.translate.solver_form import SolverEvent, System, system


class _Printer(Numbers, JavascriptCodePrinter):
    """JavaScript text with the names of the solver's arguments."""

    def __init__(self, names: Mapping[sympy.Symbol, str]) -> None:
        super().__init__({"contract": False})
        self.names = names

    def _print_erfc(self, expr: sympy.erfc) -> str:
        return f"lib.erfc({self._print(expr.args[0])})"

    def _print_sign(self, expr: sympy.sign) -> str:
        return f"Math.sign({self._print(expr.args[0])})"

    def _print_Minimum(self, expr: Minimum) -> str:
        return f"Math.min({', '.join(map(self._print, expr.args))})"

    def _print_Maximum(self, expr: Maximum) -> str:
        return f"Math.max({', '.join(map(self._print, expr.args))})"

    def _print_BooleanTrue(self, expr: sympy.Basic) -> str:
        return "true"

    def _print_BooleanFalse(self, expr: sympy.Basic) -> str:
        return "false"

    def _print_Pow(self, expr: sympy.Pow) -> str:
        base, power = expr.args
        if base.is_Symbol and power in (2, 3, 4):
            return "(" + "*".join([self._print(base)] * int(power)) + ")"
        return super()._print_Pow(expr)

    def _print_Piecewise(self, expr: sympy.Piecewise) -> str:
        *first, (last, _) = expr.args
        text = "".join(f"({self._print(c)}) ? {self._print(e)} : " for e, c in first)
        return f"({text}{self._print(last)})"


def _printing(javascript: str) -> Callable[[_Printer, sympy.Expr], str]:
    return lambda printer, expr: f"Math.{javascript}({printer._print(expr.args[0])})"


for _function in FUNCTIONS.values():
    setattr(_Printer, f"_print_{_function.sympy}", _printing(_function.javascript))


def javascript(model: Model) -> str:
    """The object literal of a model.

    Returns
    -------
    ``(lib) => ({ rhs, jac, start, events, axis, quantities })``; an algebraic model has no `rhs`, `jac`,
    `start` and `events`.
    """
    s = system(model)
    parts = [*(_equations(s) if model.states else []), *_readings(s)]
    return "(lib) => ({\n" + ",\n".join(parts) + "\n})"


def flows_javascript(s: System, rates: Sequence[sympy.Expr], one: sympy.Expr) -> str:
    """The object literal of a crowd.

    Returns
    -------
    ``(lib) => ({ rates, one, start, events, axis, quantities })``; `types.ts` of the front end's ``chance`` names
    every part.
    """
    printer = _Printer(arguments(s))
    parts = [
        _method("rates(y, p, a)", s, {f"a[{i}]": e for i, e in enumerate(rates)}),
        f"one: (p) => {printer.doprint(one)}",
        *_beginning(s),
        *_readings(s),
    ]
    return "(lib) => ({\n" + ",\n".join(parts) + "\n})"


def _equations(s: System) -> list[str]:
    n = len(s.y)
    entries = {f"J[{i * n + j}]": e for i, row in enumerate(s.jacobian) for j, e in enumerate(row)}
    time_derivative = {f"ft[{i}]": e for i, e in enumerate(s.time_derivative)}
    # most of both is zero
    changing = {target: e for target, e in (entries | time_derivative).items() if e != 0}
    return [
        _method("rhs(t, y, p, d)", s, {f"d[{i}]": e for i, e in enumerate(s.rhs)}),
        _method("jac(t, y, p, J, ft)", s, changing, first="J.fill(0);\nft.fill(0);\n"),
        *_beginning(s),
    ]


def _beginning(s: System) -> list[str]:
    return [
        _method("start(p, y)", s, {f"y[{i}]": e for i, e in enumerate(s.start)}),
        "events: [" + ", ".join(_event(s, h) for h in s.solver_events) + "]",
    ]


def _readings(s: System) -> list[str]:
    printer = _Printer(arguments(s))
    lo, hi = (printer.doprint(e) for e in s.axis)
    quantities = {f"out[{i}]": e for i, e in enumerate(s.quantities)}
    return [f"axis: (p) => [{lo}, {hi}]", _method("quantities(t, y, p, out)", s, quantities)]


def _method(head: str, s: System, targets: Mapping[str, sympy.Expr], first: str = "") -> str:
    """A method that fills `targets`, common parts computed once."""
    printer = _Printer(arguments(s))
    shared, results = common_parts(targets.values())
    lines = [f"const {name} = {printer.doprint(e)};" for name, e in shared]
    lines += [
        f"{target} = {printer.doprint(e)};" for target, e in zip(targets, results, strict=True)
    ]
    return f"{head} {{\n{first}" + "\n".join(lines) + "\n}"


def _event(s: System, solver_event: SolverEvent) -> str:
    """An event; all new values are computed before the first is written."""
    printer = _Printer(arguments(s))
    news = list(solver_event.values.items())
    lines = [f"const v{i} = {printer.doprint(e)};" for i, e in news] + [
        f"y[{i}] = v{i};" for i, _ in news
    ]
    change = "set(t, y, p) { " + " ".join(lines) + " }"
    if solver_event.at is not None:
        return f"{{at: (p) => {printer.doprint(solver_event.at)}, {change}}}"
    return f"{{root: (t, y, p) => {printer.doprint(solver_event.root)}, {change}}}"
