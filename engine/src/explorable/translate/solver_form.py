"""A model in the variables its solvers use.

A state declared with ``log=True`` is integrated as its natural logarithm: with
``Y = exp(y)`` the equation becomes ``dy/dt = (dY/dt) / Y``. The division is done
on the symbols, factor by factor, before the Jacobian is taken, so that nothing is
ever divided by a population that is nearly gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import sympy

from explorable.model import Event, Model, expressions
from explorable.model.extremes import Extreme
from explorable.model.trace import Trace, trace

TINY = 1e-300
"""What a logarithmic state is set to instead of zero."""


@dataclass(frozen=True, eq=False)
class SolverEvent:
    """An event in solver variables: at a time, or when `root` falls to zero or below."""

    at: sympy.Expr | None
    root: sympy.Expr | None
    values: dict[int, sympy.Expr]
    """Index of a state -> its new value, in solver variables."""


@dataclass(frozen=True, eq=False)
class System:
    """``dy/dt = rhs(t, y, p)`` with everything a solver needs, n states.

    `y` are solver variables (logarithms where asked), `p` the parameters in their order.
    `jacobian[i][j]` is d rhs_i / d y_j, `time_derivative[i]` the partial d rhs_i / d t.
    `quantities` are states in natural units, then outputs, as expressions of t, y, p.
    """

    t: sympy.Symbol
    y: tuple[sympy.Symbol, ...]
    p: tuple[sympy.Symbol, ...]
    rhs: tuple[sympy.Expr, ...]
    jacobian: tuple[tuple[sympy.Expr, ...], ...]
    time_derivative: tuple[sympy.Expr, ...]
    start: tuple[sympy.Expr, ...]
    solver_events: tuple[SolverEvent, ...]
    axis: tuple[sympy.Expr, sympy.Expr]
    quantities: tuple[sympy.Expr, ...]


@lru_cache(maxsize=256)
def system(model: Model) -> System:
    """`model` in solver variables."""
    traced = trace(model)
    t = traced.symbols[model.axis.name]
    y = tuple(_variable(s.name, s.log) for s in model.states)
    natural = {
        traced.symbols[s.name]: sympy.exp(v) for s, v in zip(model.states, y, strict=True) if s.log
    }
    rhs = []
    for state in model.states:
        rate = traced.rates[state.name]
        rhs.append(
            (divided(rate, traced.symbols[state.name]) if state.log else rate).xreplace(natural)
        )
    shown = [
        *(traced.symbols[s.name] for s in model.states),
        *(traced.outputs[o.name] for o in model.outputs),
    ]
    return System(
        t=t,
        y=y,
        p=tuple(traced.symbols[p.name] for p in model.parameters),
        rhs=tuple(rhs),
        jacobian=tuple(tuple(derivative(f, v) for v in y) for f in rhs),
        time_derivative=tuple(derivative(f, t) for f in rhs),
        start=tuple(_solver_value(traced, s.start, s.log) for s in model.states),
        solver_events=tuple(h for e in model.events for h in _happenings(traced, e, natural)),
        axis=(traced.express(model.axis.lo), traced.express(model.axis.hi)),
        quantities=tuple(q.xreplace(natural) for q in shown),
    )


def divided(expression: sympy.Expr, by: sympy.Symbol) -> sympy.Expr:
    """`expression` / `by`, term by term and branch by branch, so that a factor `by` cancels."""
    if expression.is_zero:
        return sympy.S.Zero
    if isinstance(expression, sympy.Add):
        return sympy.Add(*(divided(term, by) for term in expression.args))
    if isinstance(expression, Extreme):
        expression = expression.cases()
    if isinstance(expression, sympy.Piecewise):
        return sympy.Piecewise(*((divided(e, by), c) for e, c in expression.args))
    if isinstance(expression, sympy.Mul) and by not in expression.args:
        for i, factor in enumerate(expression.args):
            if isinstance(factor, (sympy.Add, sympy.Piecewise)) and factor.has(by):
                rest = sympy.Mul(*expression.args[:i], *expression.args[i + 1 :])
                return rest * divided(factor, by)
    return expression / by


def derivative(expression: sympy.Expr, by: sympy.Symbol) -> sympy.Expr:
    """Derivative of `expression` by `by`, with the kinks of |x| and sign(x) taken as flat."""
    found = sympy.diff(expression, by)
    return (
        found.replace(sympy.DiracDelta, lambda *_: sympy.S.Zero)
        if found.has(sympy.DiracDelta)
        else found
    )


def _variable(name: str, log: bool) -> sympy.Symbol:
    return sympy.Symbol(f"ln_{name}" if log else name, real=True)


def _solver_value(traced: Trace, expression: float | str, log: bool) -> sympy.Expr:
    value = traced.express(expression)
    if not log:
        return value
    if value.is_number:
        return sympy.log(sympy.Max(value, TINY)).evalf(17)
    return sympy.log(sympy.Piecewise((value, value > TINY), (sympy.Float(TINY), True)))


def _happenings(
    traced: Trace, event: Event, natural: dict[sympy.Symbol, sympy.Expr]
) -> list[SolverEvent]:
    """One for each time of the event, or the one of its condition."""
    states = {s.name: (i, s.log) for i, s in enumerate(traced.model.states)}
    values = {}
    for name, expression in event.set.items():
        index, log = states[name]
        values[index] = _solver_value(traced, expression, log).xreplace(natural)
    if event.when is None:
        return [SolverEvent(traced.express(at), None, values) for at in event.times]
    left, right, less = expressions.sides(event.when)
    difference = traced.express(left) - traced.express(right)
    return [SolverEvent(None, (difference if less else -difference).xreplace(natural), values)]
