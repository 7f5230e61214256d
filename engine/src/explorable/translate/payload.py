"""What Python hands to the page of a model's equations, where they are data and no code.

``engine/page_types.py`` writes the front end's ``spec.d.ts`` from these classes and those of other rooms.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from explorable.model.expressions import ExpressionData


class Block(TypedDict):
    """Numbers that are worked out together."""

    shared: list[ExpressionData]
    """Common parts, ``c0`` and so on; each may use those before it."""
    places: list[int]
    """Where each of `values` goes; the other places are 0."""
    values: list[ExpressionData]


class EventData(TypedDict):
    """An event, at a time or when `root` falls to zero or below."""

    at: NotRequired[Block]
    root: NotRequired[Block]
    set: Block


class EquationsData(TypedDict):
    """A model's equations; one without states has only `axis` and `quantities`."""

    axis: Block
    quantities: Block
    rhs: NotRequired[Block]
    jacobian: NotRequired[Block]
    """Row by row, and behind it the derivatives by time."""
    start: NotRequired[Block]
    events: NotRequired[list[EventData]]
