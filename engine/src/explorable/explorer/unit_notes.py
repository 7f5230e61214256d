"""One plain sentence for each unit of an explorer that does not say what it is.

Days, milligrams and counted things do; for all others `notes` finds the sentence that stands near the sliders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explorable.explorer.simulation import Simulation
from explorable.units import NUMBER, is_plain, unit_words
from explorable.wording import N_, _

NOTES: Mapping[str, str] = {
    "nM": N_("1 nM (one nanomole per liter) is about 600 billion molecules in each milliliter."),
    "pg/mL": N_(
        "1 pg/mL (one picogram per milliliter) is a billionth of a milligram in each milliliter."
    ),
    "ng/hour": N_("1 ng (nanogram) is a millionth of a milligram."),
    "µg/day": N_("1 µg (microgram) is a thousandth of a milligram."),
    "µm": N_("1 µm (micrometer) is a thousandth of a millimeter."),
    "percentage points": N_("From 50% to 60% is 10 percentage points."),
}
"""Unit -> what it is, for a reader who never saw it; a simulation adds its own (`unit_notes`)."""


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
    return {**{unit: _(note) for unit, note in NOTES.items()}, **simulation.unit_notes}
