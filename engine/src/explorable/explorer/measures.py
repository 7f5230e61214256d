"""Numbers read off a run: a peak, the first time below a level, a final value.

A measure is declared here once; `evaluate` computes it in Python and the front end's
`measures.ts` in the browser, from the same description. A measure that does not
exist in a run (the level was never reached) is NaN, spoken of as "never".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "peak",
    "time_of_peak",
    "lowest",
    "time_of_lowest",
    "first_below",
    "first_above",
    "final",
    "value_at",
    "area",
    "expression",
]


@dataclass(frozen=True)
class Measure:
    """One number of a run.

    `of` names a state or output. `level` and `at` are expressions of parameters;
    `after` and `before` bound the segment of the axis that is looked at
    (expressions of parameters and of earlier measures; default: the whole axis).
    `expression` combines parameters and earlier measures.
    """

    name: str
    label: str
    unit: str
    kind: Kind
    of: str = ""
    level: float | str | None = None
    at: float | str | None = None
    after: float | str | None = None
    before: float | str | None = None
    expression: str = ""


def peak(name: str, of: str, label: str, unit: str, **bounds: Any) -> Measure:
    """Largest value of `of` (between `after` and `before`)."""
    return Measure(name, label, unit, "peak", of, **bounds)


def time_of_peak(name: str, of: str, label: str, unit: str, **bounds: Any) -> Measure:
    """Where on the axis the largest value of `of` lies."""
    return Measure(name, label, unit, "time_of_peak", of, **bounds)


def lowest(name: str, of: str, label: str, unit: str, **bounds: Any) -> Measure:
    """Smallest value of `of`."""
    return Measure(name, label, unit, "lowest", of, **bounds)


def time_of_lowest(name: str, of: str, label: str, unit: str, **bounds: Any) -> Measure:
    """Where on the axis the smallest value of `of` lies."""
    return Measure(name, label, unit, "time_of_lowest", of, **bounds)


def first_below(
    name: str, of: str, level: float | str, label: str, unit: str, **bounds: Any
) -> Measure:
    """First place after `after` where `of` is below `level` (also if it is so at once)."""
    return Measure(name, label, unit, "first_below", of, level=level, **bounds)


def first_above(
    name: str, of: str, level: float | str, label: str, unit: str, **bounds: Any
) -> Measure:
    """First place after `after` where `of` is above `level` (also if it is so at once)."""
    return Measure(name, label, unit, "first_above", of, level=level, **bounds)


def final(name: str, of: str, label: str, unit: str) -> Measure:
    """Value at the end of the axis."""
    return Measure(name, label, unit, "final", of)


def value_at(name: str, of: str, at: float | str, label: str, unit: str) -> Measure:
    """Value at one place of the axis."""
    return Measure(name, label, unit, "value_at", of, at=at)


def area(name: str, of: str, label: str, unit: str, **bounds: Any) -> Measure:
    """Area under the curve (trapezoids over the drawn points)."""
    return Measure(name, label, unit, "area", of, **bounds)


def combine(name: str, expression: str, label: str, unit: str) -> Measure:
    """A number computed from parameters and earlier measures."""
    return Measure(name, label, unit, "expression", expression=expression)
