"""What Python hands to the page of a film: plain data (``engine/page_types.py`` writes the front end's types)."""

from __future__ import annotations

from typing import TypedDict

from explorable.explorer.payload import Spec
from explorable.model.expressions import ExpressionData


class ShotSpec(TypedDict):
    """A stretch of a simulation's scene."""

    title: str
    caption: str
    described: str
    child: str
    seconds: float
    simulation: str
    """Whose equations are played."""
    values: dict[str, float]
    start: ExpressionData
    end: ExpressionData
    spec: Spec
    still: str
    """HTML of the scene's telling moment, which its room is made from."""


class ClosingSpec(TypedDict):
    """What is said while the last picture stays."""

    caption: str
    child: str
    seconds: float


class FilmSpec(TypedDict):
    """Shots one after the other, then the closing words."""

    title: str
    shots: list[ShotSpec]
    closing: ClosingSpec
