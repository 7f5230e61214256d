"""Why a run has no answer, or none to be trusted, in the words of both languages (``stopped.json``)."""

from __future__ import annotations

import math

from explorable import tables
from explorable.model import Axis
from explorable.number_format import fill, quantity
from explorable.solve.rodas4 import StepError
from explorable.wording import _

_SENTENCES: dict[str, str] = tables.load("stopped")


class Stopped(StepError):
    """A run is given up: `why` is a row of ``stopped.json``, `limit` the number that was reached."""

    def __init__(self, why: str, limit: float = math.nan) -> None:
        super().__init__(why)
        self.why, self.limit = why, limit


def in_words(why: str, axis: Axis, at: float, *, what: str = "", limit: float = math.nan) -> str:
    """The sentence of a row, about place `at` of the axis; `what` is the label it is about."""
    label = axis.label
    # "Time" becomes "time", and "pH" and "CO2" stay
    if label[1:2].islower():
        label = label[0].lower() + label[1:]
    place = f"{label} {quantity(at, axis.unit)}"
    return fill(
        _(_SENTENCES[why]).replace("{place}", place).replace("{what}", what), {"limit": limit}
    )
