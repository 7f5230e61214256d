"""What a model must satisfy, checked when it is declared; every refusal names the model and the symbol."""

from __future__ import annotations

import inspect
import math
import re
from typing import Any, TypeVar, get_args

from .. import expressions, ready
from .parts import (
    Axis,
    Event,
    Expression,
    Model,
    ModelError,
    Output,
    Parameter,
    Scale,
    ShownAs,
    State,
)


def check(m: Model, *, is_ode: bool) -> None:
    """Refuse a model that can't be right, naming the model and the symbol."""
    if is_ode != bool(m.states):
        raise ModelError(f"model {m.name}: time= goes with states=, sweep= without")
    _check_names(m)
    for state in m.states:
        if not state.floor > 0:
            raise ModelError(
                f"model {m.name}: the floor of {state.name!r} is {state.floor:g}: it must be "
                f"above zero; write the least amount of it that matters, such as floor=1e-3"
            )
    for parameter in m.parameters:
        _check_parameter(m, parameter)
    _check_signature(m)
    _check_expressions(m)
    _check_axis(m)
    if ready.functions(m):  # was checked when its functions were written
        return
    from .trace import trace  # SymPy takes its time, and a browser's Python may not have it

    used = trace(m).used | _names_in_expressions(m)
    for parameter in m.parameters:
        if parameter.name not in used:
            raise ModelError(
                f"model {m.name}: parameter {parameter.name!r} is declared but used nowhere"
            )


_HOW = {
    Axis: 'Axis("t", "Time", "days", 0, 30)',
    State: 'State("T", "Tumor", "cells", start=1)',
    Parameter: 'Parameter("k", 0.5, "1/day", "Growth", (0, 1))',
    Output: 'Output("size", "Size", "mm", "T/1e6")',
    Event: 'Event(at=10, set={"T": 0})',
}
"""How each part of a model is written."""

_UNIT = re.compile(r"1|%|\S*/\S+|(day|hour|minute|week|month|year|cell)s?|mg|mL|nM")

T = TypeVar("T")


def several(name: str, where: str, given: Any, kind: type[T]) -> tuple[T, ...]:
    """The parts that were given; one alone is as good as a list of one.

    Raises
    ------
    ModelError
        Something else is among them; the message shows how a part is written.
    """
    parts = tuple(given) if isinstance(given, (list, tuple)) else (given,)
    for part in parts:
        if not isinstance(part, kind):
            raise ModelError(f"model {name}: {where} holds {part!r}; write {where}=[{_HOW[kind]}]")
    return parts


def _check_names(m: Model) -> None:
    named: list[Any] = [m.axis, *m.states, *m.parameters, *m.outputs]
    names = [thing.name for thing in named]
    for name in names:
        if not isinstance(name, str) or not name.isidentifier() or names.count(name) > 1:
            raise ModelError(f"model {m.name}: {name!r} must be one identifier used once")
    for thing in named:
        if isinstance(thing, Parameter) and not _is_number(thing.default):
            raise ModelError(
                f"model {m.name}: parameter {thing.name!r}: its default is {thing.default!r}, not a number; "
                f"the order is name, default, unit, label: {_HOW[Parameter]}"
            )
        if _is_unit(thing.label) and not _is_unit(thing.unit):
            order = "default, unit, label" if isinstance(thing, Parameter) else "label, unit"
            raise ModelError(
                f"model {m.name}: {thing.name!r}: the label is {thing.label!r} and the unit {thing.unit!r}; "
                f"the order is name, {order}: {_HOW[type(thing)]}"
            )
        if not isinstance(thing.unit or "", str):
            raise ModelError(
                f"model {m.name}: {thing.name!r}: its unit is {thing.unit!r}, which is no text; "
                f"write {_HOW[type(thing)]}"
            )
        if not (thing.unit or "").strip():
            raise ModelError(
                f"model {m.name}: {thing.name!r} has no unit (write '1' for a bare number)"
            )
    scaled: list[Axis | Parameter] = [m.axis, *m.parameters]
    for part in scaled:
        if part.scale not in get_args(Scale):
            raise ModelError(
                f"model {m.name}: {part.name!r}: scale is {part.scale!r}; write linear or log"
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


def _check_parameter(m: Model, p: Parameter) -> None:
    if p.between is None:
        return
    ends = p.between if isinstance(p.between, (list, tuple)) else (p.between,)
    if len(ends) != 2 or not all(map(_is_number, ends)):
        raise ModelError(
            f"model {m.name}: parameter {p.name!r}: its range is {p.between!r}; "
            "write its least and its largest value, such as (0, 1)"
        )
    lo, hi = p.between
    if not lo < hi:
        raise ModelError(f"model {m.name}: parameter {p.name!r}: the range {lo} to {hi} is empty")
    if not lo <= p.default <= hi:
        raise ModelError(
            f"model {m.name}: parameter {p.name!r}: {p.default} is outside its range {lo} to {hi}"
        )
    if p.scale == "log" and lo <= 0:
        raise ModelError(
            f"model {m.name}: parameter {p.name!r}: a logarithmic slider must start above zero"
        )
    if p.shown_as not in get_args(ShownAs):
        raise ModelError(
            f"model {m.name}: parameter {p.name!r}: shown_as is {p.shown_as!r}; "
            f"write {' or '.join(get_args(ShownAs))}"
        )
    if (p.shown_as == "multiple" and not p.default > 0) or (p.shown_as == "odds" and hi > 1):
        raise ModelError(
            f"model {m.name}: parameter {p.name!r}: a multiple needs a default above zero, odds a range up to 1"
        )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _is_unit(text: Any) -> bool:
    """Whether a text can hardly be a label: ``1/day``, ``%``, ``days``, ``mg/L``."""
    return bool(_UNIT.fullmatch(str(text).strip()))


def _check_signature(m: Model) -> None:
    known = {p.name for p in m.parameters} | ({m.axis.name} if m.states else set())
    leading = [s.name for s in m.states] or [m.axis.name]
    signature = inspect.signature(m.function).parameters
    positional = [n for n, p in signature.items() if p.kind is not p.KEYWORD_ONLY]
    if positional != leading:
        keywords = [n for n in signature if n not in leading]
        wanted = ", ".join([*leading, "*", *keywords] if keywords else leading)
        star = " (the star stands before the parameters)" if keywords else ""
        raise ModelError(
            f"model {m.name}: its function should take {leading} first, it takes {positional}; "
            f"write def {m.name}({wanted}):{star}"
        )
    for name, parameter in signature.items():
        if parameter.kind is parameter.KEYWORD_ONLY and name not in known:
            raise ModelError(
                f"model {m.name}: its function asks for {name!r}, which is not declared"
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
                f"model {m.name}: {event.when!r} should be one comparison such as 'P < 1'"
            )
        for name in event.set:
            if name not in states:
                raise ModelError(f"model {m.name}: an event sets {name!r}, which is not a state")
    if m.kind == "ode" and any(not o.expression for o in m.outputs):
        raise ModelError(
            f"model {m.name}: each output of a differential equation needs an expression"
        )


def _names_in_expressions(m: Model) -> set[str]:
    return {n for _, expression, _ in _expressions_of(m) for n in expressions.names(expression)}
