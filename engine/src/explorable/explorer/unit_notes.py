"""One plain sentence for each unit of an explorer that does not say what it is.

Days, milligrams and counted things do; for all others `notes` finds the sentence that stands near the sliders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explorable.explorer.simulation import Simulation
from explorable.units import NUMBER, is_plain, unit_words

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
