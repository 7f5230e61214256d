"""What Python hands to the page of a scene: plain data (``engine/page_types.py`` writes the front end's types)."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from explorable.chance.spec import ThrownData
from explorable.model.expressions import ExpressionData


class RegionSpec(TypedDict):
    """Where figures live; what is drawn of it stands in the still picture."""

    name: str
    words: str
    spots: list[list[float]]
    """x, y, and how far a figure there is turned."""


class CountedSpec(TypedDict):
    """A kind of figure that follows a quantity."""

    kind: Literal["counted"]
    symbol: str
    of: str
    each: ExpressionData
    words: str
    where: str
    order: list[int]
    """Numbers of the region's spots, the first to be taken first."""
    most: int
    least: float | None
    size: float
    comes: str | list[float]
    goes: str
    by: list[str]
    when: ExpressionData


class DrawnSpec(TypedDict):
    """A row that is tried one after the other."""

    kind: Literal["drawn"]
    where: str
    waiting: str
    miss: str
    hit: str
    words: str
    walker: str
    beside: list[float]
    divides: list[float]
    size: float


class StudiesSpec(TypedDict):
    """A row drawn again and again."""

    kind: Literal["studies"]
    where: str
    miss: str
    hit: str
    mark: str
    words: str
    span: list[list[float]]
    size: float


class HeapSpec(TypedDict):
    """A bell curve as its own dots."""

    kind: Literal["heap"]
    symbol: str
    beyond: str
    parts: list[float]
    """The figures' values in a normal distribution of mean 0 and width 1."""
    mean: ExpressionData
    sd: ExpressionData
    words: str
    span: list[list[float]]
    up: bool
    fades: bool
    size: float


class StationSpec(TypedDict):
    """Where a told figure is, and from when on; without `at` from the beginning."""

    at: ExpressionData | None
    x: float
    y: float


class ToldSpec(TypedDict):
    """A figure that no quantity counts."""

    symbol: str
    words: str
    way: list[StationSpec]
    until: ExpressionData | None
    when: ExpressionData
    size: float
    turn: float
    behind: bool


class BeatSpec(TypedDict):
    """A caption, from when on, and in which runs."""

    at: ExpressionData
    say: str
    when: ExpressionData


class SceneSpec(TypedDict):
    """A scene, with the spots worked out; its drawings stand in the still picture."""

    summary: str
    regions: list[RegionSpec]
    figures: list[CountedSpec | DrawnSpec | StudiesSpec | HeapSpec]
    told: list[ToldSpec]
    beats: list[BeatSpec]
    cover: ExpressionData | None
    clock: str
    scale: str
    notes: str
    units: str
    ends: ExpressionData | None
    shows: Literal["run", "crowd", "row"]
    onChart: bool
    """Whether its time is the chart's axis."""
    again: str
    repeats: int
    seed: int
    moves: str
    thrown: NotRequired[ThrownData]
