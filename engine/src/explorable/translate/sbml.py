"""Model -> SBML Level 3 Version 2, for the simulators of systems biology.

States become parameters with rate rules (they are in units of their own, not amounts in
compartments), outputs become assignment rules, events stay events. A swept variable of an
algebraic model becomes a plain parameter.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy
from sympy.printing.str import StrPrinter

from explorable.model import Event, Model, ModelError, expressions
from explorable.model.extremes import Extreme
from explorable.model.function_table import FUNCTIONS
from explorable.model.trace import Trace, trace

_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "year": 31_557_600,
}
_SHORT = {"s": "second", "min": "minute", "h": "hour", "d": "day"}


class _Printer(StrPrinter):
    """Text as libSBML's formula parser (Level 3) reads it."""

    def _print_Float(self, expr: sympy.Float) -> str:
        return repr(float(expr))

    def _print_Pow(self, expr: sympy.Pow, rational: bool = False) -> str:
        return f"({self._print(expr.base)})^({self._print(expr.exp)})"

    def _print_Piecewise(self, expr: sympy.Piecewise) -> str:
        parts = [f"{self._print(e)}, {self._print(c)}" for e, c in expr.args[:-1]]
        return f"piecewise({', '.join([*parts, self._print(expr.args[-1][0])])})"

    def _print_Minimum(self, expr: Extreme) -> str:
        return self._print(expr.cases())

    _print_Maximum = _print_Minimum

    def _print_Relational(self, expr: Any) -> str:
        return f"({self._print(expr.lhs)} {expr.rel_op} {self._print(expr.rhs)})"

    def _print_And(self, expr: sympy.And) -> str:
        return "(" + " && ".join(map(self._print, expr.args)) + ")"

    def _print_Or(self, expr: sympy.Or) -> str:
        return "(" + " || ".join(map(self._print, expr.args)) + ")"

    def _print_Not(self, expr: sympy.Not) -> str:
        return f"!({self._print(expr.args[0])})"


def _printing(sbml: str) -> Callable[[_Printer, sympy.Expr], str]:
    return lambda printer, expr: f"{sbml}({printer._print(expr.args[0])})"


for _function in FUNCTIONS.values():
    setattr(_Printer, f"_print_{_function.sympy}", _printing(_function.sbml))


def sbml(model: Model) -> str:
    """Write `model` as an SBML document.

    Raises
    ------
    ModelError
        The model uses a function that SBML does not have (the normal distribution).
    ImportError
        python-libsbml is not installed (``pip install explorable[book]``).
    """
    return _Document(model).text()


class _Document:
    """An SBML document while it is written."""

    def __init__(self, model: Model) -> None:
        import libsbml

        self.lib, self.model, self.traced = libsbml, model, trace(model)
        self.document = libsbml.SBMLDocument(3, 2)
        self.out = self.document.createModel()
        self.out.setId(f"model_{model.name}")
        self.settings = libsbml.L3ParserSettings()
        self.settings.setModel(self.out)

    def text(self) -> str:
        """The finished document."""
        model, traced = self.model, self.traced
        self._time_unit()
        for p in model.parameters:
            self._quantity(p.name, p.label, p.unit, float(p.default), constant=True)
        if not model.states:
            self._quantity(model.axis.name, model.axis.label, model.axis.unit, 1.0, constant=True)
        for q in model.quantities:
            self._quantity(q.name, q.label, q.unit, None, constant=False)
        for state in model.states:
            start = self.out.createInitialAssignment()
            start.setSymbol(state.name)
            start.setMath(self._math(traced.express(state.start)))
            rule = self.out.createRateRule()
            rule.setVariable(state.name)
            rule.setMath(self._math(traced.rates[state.name]))
        for output in model.outputs:
            rule = self.out.createAssignmentRule()
            rule.setVariable(output.name)
            rule.setMath(self._math(traced.outputs[output.name]))
        triggers = [(e, t) for e in model.events for t in self._triggers(e, traced)]
        for number, (event, trigger) in enumerate(triggers, start=1):
            self._event(number, event, trigger, traced)
        written: str = self.lib.writeSBMLToString(self.document)
        return written

    def _quantity(
        self, name: str, label: str, unit: str, value: float | None, *, constant: bool
    ) -> None:
        parameter = self.out.createParameter()
        parameter.setId(name)
        parameter.setName(f"{label} ({unit})")
        parameter.setConstant(constant)
        if unit == "1":
            parameter.setUnits("dimensionless")
        if value is not None:
            parameter.setValue(value)

    def _time_unit(self) -> None:
        unit = self.model.axis.unit.strip()
        name = _SHORT.get(unit, unit.removesuffix("s"))
        if self.model.states and name in _SECONDS:
            definition = self.out.createUnitDefinition()
            definition.setId(name if name != "second" else "one_second")
            part = definition.createUnit()
            part.setKind(self.lib.UNIT_KIND_SECOND)
            part.setExponent(1.0)
            part.setScale(0)
            part.setMultiplier(float(_SECONDS[name]))
            self.out.setTimeUnits(definition.getId())

    def _triggers(self, event: Event, traced: Trace) -> list[sympy.Basic]:
        """The condition of the event, or one for each of its times."""
        if event.when is None:
            time = traced.symbols[self.model.axis.name]
            lo = traced.express(self.model.axis.lo)
            times = [traced.express(at) for at in event.times]
            # a time before the axis starts is never, not at once
            return [sympy.And(sympy.Ge(time, at), sympy.Ge(at, lo)) for at in times]
        left, right, less = expressions.sides(event.when)
        sign = sympy.Le if less else sympy.Ge
        return [sign(traced.express(left), traced.express(right))]

    def _event(self, number: int, event: Event, condition: sympy.Basic, traced: Trace) -> None:
        made = self.out.createEvent()
        made.setId(f"event_{number}")
        made.setName(event.label)
        # events of one moment happen in their order, each with what the one before left
        made.setUseValuesFromTriggerTime(False)
        made.createPriority().setMath(self.lib.parseL3Formula(str(-number)))
        trigger = made.createTrigger()
        trigger.setPersistent(True)
        # a condition that is true at the start does not fire; a time that is the start does
        trigger.setInitialValue(event.when is not None)
        trigger.setMath(self._math(condition))
        for variable, value in event.set.items():
            assignment = made.createEventAssignment()
            assignment.setVariable(variable)
            assignment.setMath(self._math(traced.express(value)))

    def _math(self, expression: sympy.Basic) -> Any:
        if expression.has(sympy.erfc):
            raise ModelError(f"model {self.model.name}: SBML has no normal distribution")
        if self.model.states:
            time = self.traced.symbols[self.model.axis.name]
            expression = expression.xreplace({time: sympy.Symbol("time")})
        formula = _Printer().doprint(expression)
        math = self.lib.parseL3FormulaWithSettings(formula, self.settings)
        if math is None:
            raise ModelError(
                f"model {self.model.name}: {formula!r}: {self.lib.getLastParseL3Error()}"
            )
        return math
