"""What a model must satisfy, checked when it is declared; every refusal names the model and the symbol."""

from __future__ import annotations

import inspect

from explorable import precomputed
from explorable.errors import did_you_mean, shortly
from explorable.model import expressions
from explorable.model.part_checks import check_parts, is_number
from explorable.model.parts import HOW, Expression, Model, ModelError, head


def check(m: Model, *, is_ode: bool) -> None:
    """Refuse a model that can't be right, naming the model and the symbol."""
    if is_ode != bool(m.states):
        state = HOW["State"]
        raise ModelError(
            f"model {m.name}: time= goes with states=, sweep= without; "
            f"write {f'states=[{state}]' if is_ode else 'time= in place of sweep='}"
        )
    check_parts(m)
    _check_signature(m)
    _check_expressions(m)
    _check_axis(m)
    _check_starts(m)
    if precomputed.functions(m.name, m.module):  # was checked when its functions were written
        return
    from explorable.model.trace import (
        trace,  # SymPy takes its time, and a browser's Python may not have it
    )

    used = trace(m).used | _names_in_expressions(m)
    for parameter in m.parameters:
        if parameter.name not in used:
            raise ModelError(
                f"model {m.name}: parameter {parameter.name!r} is declared but used nowhere; "
                "use it in the equations, or take it out"
            )


def _check_axis(m: Model) -> None:
    """Refuse an axis that has no length as the model comes (other settings are told when it is run)."""
    lo, hi = (expressions.evaluate(end, m.defaults) for end in (m.axis.lo, m.axis.hi))
    if not lo < hi:
        raise ModelError(
            f"model {m.name}: the axis {m.axis.name!r} goes from {lo:g} to {hi:g}: "
            "its start must lie below its end"
        )
    if m.axis.scale == "log" and lo <= 0:
        raise ModelError(
            f"model {m.name}: the axis {m.axis.name!r} starts at {lo:g}: "
            "a logarithmic axis must start above zero"
        )


def _check_signature(m: Model) -> None:
    known = {p.name for p in m.parameters} | ({m.axis.name} if m.states else set())
    leading = [s.name for s in m.states] or [m.axis.name]
    signature = inspect.signature(m.function).parameters
    positional = [n for n, p in signature.items() if p.kind is not p.KEYWORD_ONLY]
    if positional != leading:
        asked = [
            n for n, p in signature.items() if p.kind is not p.VAR_KEYWORD and n not in leading
        ]
        keywords = asked or [p.name for p in m.parameters]
        star = " (the star stands before the parameters)" if keywords else ""
        raise ModelError(
            f"model {m.name}: its function should take {leading} first, it takes {positional}; "
            f"write {head(m, keywords)}{star}"
        )
    for name, parameter in signature.items():
        if parameter.kind is parameter.KEYWORD_ONLY and name not in known:
            near = did_you_mean(name, sorted(known))
            raise ModelError(
                f"model {m.name}: its function asks for {name!r}, which is not declared"
                f"{near or f'; declare it: Parameter({name!r}, ...)'}"
            )


def _expressions_of(m: Model) -> list[tuple[str, Expression, set[str]]]:
    """Every written expression with where it stands and the names it may use."""
    parameters = {p.name for p in m.parameters}
    everything = parameters | {s.name for s in m.states} | {m.axis.name}
    found: list[tuple[str, Expression, set[str]]] = [
        ("the axis' start", m.axis.lo, parameters),
        ("the axis' end", m.axis.hi, parameters),
    ]
    found += [(f"the start of {s.name!r}", s.start, parameters) for s in m.states]
    found += [(f"output {o.name!r}", o.expression, everything) for o in m.outputs if o.expression]
    for event in m.events:
        found += [("an event's time", at, parameters) for at in event.times]
        if event.when is not None:
            found.append(("an event's condition", event.when, everything))
        found += [(f"an event's new {n!r}", e, everything) for n, e in event.set.items()]
    return found


def _check_expressions(m: Model) -> None:
    for place, expression, allowed in _expressions_of(m):
        if not isinstance(expression, str) and not is_number(expression):
            raise ModelError(
                f"model {m.name}: {place} is {shortly(expression)}; "
                "write a number, or an expression in quotes, such as '2 * k'"
            )
        try:
            expressions.check(expression, allowed)
        except expressions.ExpressionError as error:
            raise ModelError(f"model {m.name}: {place}: {error}") from None
    states = {s.name for s in m.states}
    for event in m.events:
        if (event.at is None) == (event.when is None):
            raise ModelError(f"model {m.name}: an event has either at= or when=")
        if event.when is None and not event.times:
            raise ModelError(
                f"model {m.name}: an event has no time; write at=10, or at=[10, 20] for several"
            )
        if event.when is not None and not expressions.is_comparison(event.when):
            raise ModelError(
                f"model {m.name}: {event.when!r} should be one comparison with < or >, such as 'P < 1'"
            )
        for name in event.set:
            if name not in states:
                raise ModelError(
                    f"model {m.name}: an event sets {name!r}, which is not a state "
                    f"(its states are {', '.join(states)})"
                )
    if m.kind == "ode" and any(not o.expression for o in m.outputs):
        raise ModelError(
            f"model {m.name}: each output of a differential equation needs an expression"
        )


def _check_starts(m: Model) -> None:
    """A logarithm has no value at zero, as the model comes (other settings are told when it is run)."""
    for state in m.states:
        start = expressions.evaluate(state.start, m.defaults)
        if state.log and not start > 0:
            raise ModelError(
                f"model {m.name}: {state.name!r} starts at {start:g}: with log=True it must start above zero; "
                "leave log=True out, or start from a small amount"
            )


def _names_in_expressions(m: Model) -> set[str]:
    return {n for _, expression, _ in _expressions_of(m) for n in expressions.names(expression)}
