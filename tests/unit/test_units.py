"""No explorer shows a unit that nobody explains."""

from __future__ import annotations

import pytest

from explorable.explorer.static_page import page_html
from explorable.explorer.unit_notes import notes, shown, unexplained
from explorable.units import is_plain
from immunobook import simulations


def test_units_that_speak_for_themselves() -> None:
    for words in ("", "days", "%", "per day", "per hour", "mg/L", "L/hour", "liters per hour",
                  "million cells", "million T cells in each milliliter", "NK cells for each cancer cell",
                  "flags per cell", "per cell and day", "T cells per hour"):  # fmt: skip
        assert is_plain(words), words
    for words in ("1", "nM", "pg/mL", "µg/day", "µm", "relative", "score", "copies/µg DNA",
                  "nanomoles per liter", "per molar and second", "kcal"):  # fmt: skip
        assert not is_plain(words), words


def test_no_simulation_shows_an_unexplained_unit() -> None:
    found = {id: unexplained(simulations.load(id)) for id in simulations.ids()}
    assert not {id: units for id, units in found.items() if units}, (
        "say in units.NOTES, or in the simulation's unit_notes, what these units are"
    )


@pytest.mark.parametrize("id", simulations.ids())
def test_every_sentence_about_a_unit_is_one_that_is_shown(id: str) -> None:
    simulation = simulations.load(id)
    page = page_html(simulation)
    assert set(simulation.unit_notes) <= {unit for unit, _ in shown(simulation)}
    assert ("ex-unit-notes" in page) == bool(notes(simulation))
    for note in notes(simulation):
        assert note.endswith(".") and (note[0].isupper() or note[0] in "“01"), note
