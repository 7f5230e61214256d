"""Units that need no explanation, and one plain sentence for each that does.

A reader meets a unit on a slider, at an axis, in a table. Days, milligrams and counted things say
what they are; for all others `notes` finds the sentence that the explorer shows near its sliders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from explorable import tables

if TYPE_CHECKING:
    from explorable.explorer.simulation import Simulation

_DATA = tables.load("units")
ONE: Mapping[str, str] = _DATA["one"]
"""Units that are counted, and one of each: "cells", "cell"."""
WHOLE = frozenset(_DATA["whole"])
"""Those of them that have no parts."""
SCALES: Mapping[str, float] = _DATA["scales"]
LONGER: Mapping[str, tuple[str, float]] = {k: (v[0], v[1]) for k, v in _DATA["longer"].items()}
"""A unit of time, the next longer one, and how many make one of it."""
_PLAIN = frozenset(_DATA["plain"])
_THINGS = WHOLE | {ONE[many] for many in WHOLE} | {"bridge", "bridges"}

NUMBER = "1"
"""The unit of a bare number."""

_STEPS = (
    "Both sliders count in steps. One step is how far flags of one kind usually lie from their "
    "middle (one standard deviation)."
)

NOTES: Mapping[str, str] = {
    "nM": "1 nM (one nanomole per liter) is about 600 billion molecules in each milliliter.",
    "pg/mL": "1 pg/mL (one picogram per milliliter) is a billionth of a milligram in each milliliter.",
    "ng/hour": "1 ng (nanogram) is a millionth of a milligram.",
    "µg/day": "1 µg (microgram) is a thousandth of a milligram.",
    "µm": "1 µm (micrometer) is a thousandth of a millimeter.",
    "µm²/min": (
        "How fast a cell wanders is told in µm² (square micrometers) per minute: a cell that turns "
        "this way and that needs four times as long to get twice as far."
    ),
    "copies/µg DNA": (
        "The lab takes 1 µg (a thousandth of a milligram) of DNA from blood cells and counts the "
        "copies of the sensor’s gene in it: the more copies, the more CAR T cells."
    ),
    "copies/µg DNA × days": (
        "Copies times days add up the days: a level of 10 that lasts for 5 days counts as 50."
    ),
    "1/(M s)": (
        "“Per molar and second” is how chemists tell how fast a grip is made. At 100,000 per molar "
        "and second, 1 nM of antibody finds a given flag after about three hours."
    ),
    "1/s": "0.01 per second: of a hundred that hold, one lets go each second.",
    "percentage points": "From 50% to 60% is 10 percentage points.",
}
"""Unit -> what it is, for a reader who never saw it."""

NOTES_OF: Mapping[str, Mapping[str, str]] = {
    "car-t-in-blood": {NUMBER: "The share is a part of one: 0.01 is one cell in a hundred."},
    "flag-then-kill": {
        NUMBER: (
            "A number without a unit tells how often something happens in the four hours of the "
            "test, on average. Only the share is a part of one: 0.5 is half."
        ),
    },
    "influenza": {
        "relative": "Each amount has a scale of its own. Compare a curve only with itself.",
        NUMBER: "Fit is a share: 0 is no fit, 1 is a perfect fit.",
    },
    "innate-and-acquired": {
        "share of its full strength": "The innate arm is told as a share: 1 is its full strength."
    },
    "recognition-roc": {
        NUMBER: _STEPS,
        "score": _STEPS,
    },
    "recognition-threshold": {
        NUMBER: (
            "The setting counts in steps. One step is how far matches usually lie from their "
            "middle (one standard deviation)."
        ),
    },
}
"""Simulation -> unit -> what it means there."""


def unit_words(unit: str) -> str:
    """A unit as it is written behind a number: "1/day" is "per day"; a bare number has none."""
    if unit == NUMBER:
        return ""
    if not unit.startswith("1/"):
        return re.sub(rf"^({'|'.join(SCALES)})/", r"\1 per ", unit)
    atoms = re.split(r"[ *·]+", unit[2:].strip("()"))
    return "per " + " and ".join(_DATA["symbols"].get(atom, atom) for atom in atoms)


def is_plain(words: str) -> bool:
    """Whether a unit, as it is written after a number, needs no explanation.

    Parameters
    ----------
    words : "mg/L", "million T cells in each milliliter", "per day".
    """
    parts = [p.split() for p in re.split(r"/|\bper\b|\b(?:for|in|on) each\b|\band\b", words)]
    return all(not p or p[-1] in _THINGS or (len(p) == 1 and p[0] in _PLAIN) for p in parts)


def shown(simulation: Simulation) -> Iterator[tuple[str, str]]:
    """Every unit that the explorer shows: as it is declared, and as it is read."""
    model = simulation.model
    for name in (*simulation.sliders, *simulation.more):
        p = model.parameter(name)
        if p.switch or p.shown_as != "value" or (p.unit == NUMBER and p.step and p.step >= 1):
            continue
        yield p.unit, p.unit_in_words or NUMBER
    told = [*(p.unit for p in simulation.panels), model.axis.unit]
    told += [x.unit for x in (*model.quantities, *simulation.measures)]
    yield from ((unit, unit_words(unit)) for unit in told if unit != NUMBER)


def unexplained(simulation: Simulation) -> list[str]:
    """Units that the explorer shows and nobody explains."""
    known = _known(simulation)
    missing = [u for u, words in shown(simulation) if not is_plain(words) and u not in known]
    return list(dict.fromkeys(missing))


def notes(simulation: Simulation) -> list[str]:
    """What the explorer says about its units, a sentence each, in the order in which they appear."""
    known = _known(simulation)
    said = [known[u] for u, words in shown(simulation) if not is_plain(words) and u in known]
    return list(dict.fromkeys(said))


def _known(simulation: Simulation) -> Mapping[str, str]:
    """A simulation's own sentences come first."""
    return {**NOTES, **NOTES_OF.get(simulation.id, {}), **simulation.unit_notes}
