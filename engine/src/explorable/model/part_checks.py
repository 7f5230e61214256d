"""What each part of a model must satisfy by itself: names, labels, units, ranges, numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from numbers import Real
from typing import Any, TypeVar, get_args

from explorable.errors import shortly
from explorable.model.parts import (
    HOW,
    Axis,
    Model,
    ModelError,
    Output,
    Parameter,
    Scale,
    ShownAs,
    State,
)

_UNIT = re.compile(r"1|%|\S*/\S+|(day|hour|minute|week|month|year|cell)s?|mg|mL|nM")

_ORDER = {
    Axis: "name, label, unit, start, end",
    State: "name, label, unit",
    Parameter: "name, default, unit, label",
    Output: "name, label, unit",
}

T = TypeVar("T")


def several(name: str, where: str, given: Any, kind: type[T]) -> tuple[T, ...]:
    """The parts that were given; one alone is as good as a list of one.

    Raises
    ------
    ModelError
        Something else is among them; the message shows how a part is written.
    """
    is_list = isinstance(given, Iterable) and not isinstance(given, (str, Mapping))
    parts = tuple(given) if is_list else (given,)
    for part in parts:
        if not isinstance(part, kind):
            raise ModelError(
                f"model {name}: {where} holds {shortly(part)}; write {where}=[{HOW[kind.__name__]}]"
            )
    return parts


def check_parts(m: Model) -> None:
    """Refuse what can't be right whatever the equations are."""
    named: list[Any] = [m.axis, *m.states, *m.parameters, *m.outputs]
    names = [thing.name for thing in named]
    for name in names:
        if not isinstance(name, str) or not name.isidentifier() or names.count(name) > 1:
            raise ModelError(f"model {m.name}: {name!r} must be one identifier used once")
    for thing in named:
        _check_texts(m, thing)
    _check_points(m)
    for state in m.states:
        if not is_number(state.floor) or not state.floor > 0:
            raise ModelError(
                f"model {m.name}: the floor of {state.name!r} is {state.floor!r}: it must be "
                f"above zero; write the least amount of it that matters, such as floor=1e-3"
            )
    for parameter in m.parameters:
        _check_parameter(m, parameter)
    scaled: list[Axis | Parameter] = [m.axis, *m.parameters]
    for part in scaled:
        if part.scale not in get_args(Scale):
            raise ModelError(
                f"model {m.name}: {part.name!r}: scale is {part.scale!r}; write linear or log"
            )
    for event in m.events:
        if not isinstance(event.set, Mapping):
            raise ModelError(
                f"model {m.name}: an event sets {shortly(event.set)}; write {HOW['Event']}"
            )


def _check_texts(m: Model, thing: Axis | State | Parameter | Output) -> None:
    """Label and unit, which are easily swapped or left out."""
    kind = type(thing)
    how = f"the order is {_ORDER[kind]}: {HOW[kind.__name__]}"
    if isinstance(thing, Parameter) and not is_number(thing.default):
        raise ModelError(
            f"model {m.name}: parameter {thing.name!r}: its default is {thing.default!r}, not a number; {how}"
        )
    for what, text in (("unit", thing.unit), ("label", thing.label)):
        if text is not None and not isinstance(text, str):
            raise ModelError(
                f"model {m.name}: {thing.name!r}: its {what} is {shortly(text)}, which is no text; {how}"
            )
    if _is_unit(thing.label) and not _is_unit(thing.unit):
        raise ModelError(
            f"model {m.name}: {thing.name!r}: the label is {thing.label!r} and the unit {thing.unit!r}; {how}"
        )
    if not (thing.unit or "").strip():
        raise ModelError(
            f"model {m.name}: {thing.name!r} has no unit (write '1' for a bare number)"
        )


def _check_points(m: Model) -> None:
    points = m.axis.points
    if not is_number(points) or points < 2 or points != int(points):
        raise ModelError(
            f"model {m.name}: the axis {m.axis.name!r} is drawn at {points!r} points; "
            "write a whole number from 2 on, such as points=301"
        )


def _check_parameter(m: Model, p: Parameter) -> None:
    place = f"model {m.name}: parameter {p.name!r}"
    if p.step is not None and (not is_number(p.step) or p.step <= 0):
        raise ModelError(f"{place}: its step is {p.step!r}; write a number above zero")
    if p.between is None:
        return
    ends = p.between if isinstance(p.between, (list, tuple)) else (p.between,)
    if len(ends) != 2 or not all(map(is_number, ends)):
        raise ModelError(
            f"{place}: its range is {p.between!r}; "
            "write its least and its largest value, such as (0, 1)"
        )
    lo, hi = p.between
    if not lo < hi:
        turned = f"; write ({hi}, {lo})" if hi < lo else ""
        raise ModelError(f"{place}: the range {lo} to {hi} is empty{turned}")
    if not lo <= p.default <= hi:
        raise ModelError(f"{place}: {p.default} is outside its range {lo} to {hi}")
    if p.scale == "log" and lo <= 0:
        raise ModelError(f"{place}: a logarithmic slider must start above zero")
    if p.shown_as not in get_args(ShownAs):
        raise ModelError(
            f"{place}: shown_as is {p.shown_as!r}; write {' or '.join(get_args(ShownAs))}"
        )
    if (p.shown_as == "multiple" and not p.default > 0) or (p.shown_as == "odds" and hi > 1):
        raise ModelError(f"{place}: a multiple needs a default above zero, odds a range up to 1")


def is_number(value: Any) -> bool:
    """Whether it is one finite number, NumPy's too; True and False are none."""
    return not isinstance(value, bool) and isinstance(value, Real) and math.isfinite(value)


def _is_unit(text: Any) -> bool:
    """Whether a text can hardly be a label: ``1/day``, ``%``, ``days``, ``mg/L``."""
    return bool(_UNIT.fullmatch(str(text).strip()))
