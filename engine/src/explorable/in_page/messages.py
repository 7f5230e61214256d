"""What a worker and its page tell each other: plain data, its types here and nowhere else.

``engine/page_types.py`` writes the front end's ``spec.d.ts`` from these classes and those of other rooms.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from explorable.exercises.payload import Group
from explorable.explorer.payload import Spec, Values
from explorable.translate.payload import EquationsData


class TextPart(TypedDict):
    """What a cell wrote: printed, a value, a hint, or Python to read."""

    kind: Literal["text", "value", "hint", "python"]
    text: str


class HtmlPart(TypedDict):
    """A table or a figure."""

    kind: Literal["html"]
    html: str


class ExplorerPart(TypedDict):
    """An explorer: the page solves and draws it."""

    kind: Literal["explorer"]
    id: str
    spec: Spec
    values: Values
    still: str
    """A scene's still picture; empty without a scene."""
    equations: EquationsData | None
    """None: it is one of the course's, whose code is a file of the page."""


class ExercisesPart(TypedDict):
    """Exercises to answer."""

    kind: Literal["exercises"]
    group: Group


class VerdictPart(TypedDict):
    """What the check of a code exercise found."""

    kind: Literal["verdict"]
    exercise: str
    right: bool
    text: str


class ControlData(TypedDict):
    """Something to move: a slider, a choice, a switch, or a line of text."""

    name: str
    kind: Literal["slider", "choice", "switch", "text"]
    value: float | bool | str
    """Of a choice, the number of the option."""
    lo: NotRequired[float]
    hi: NotRequired[float]
    step: NotRequired[float]
    options: NotRequired[list[str]]


class InteractPart(TypedDict):
    """A function whose arguments can be moved, and what it shows now."""

    kind: Literal["interact"]
    id: str
    controls: list[ControlData]
    shown: list[Part]
    mistake: MistakeData | None


Part = TextPart | HtmlPart | ExplorerPart | ExercisesPart | VerdictPart | InteractPart


class MistakeData(TypedDict):
    """Why a cell ended early."""

    words: str
    line: int | None
    """In the reader's own code, from 1 on."""
    cell: str
    """The cell with that line."""
    python: str
    """The reader's own lines that led there, and Python's own words."""


class DoneData(TypedDict):
    """All that came of a cell, or of a control that was moved."""

    shown: list[Part]
    mistake: MistakeData | None
