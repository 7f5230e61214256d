"""What a guess finds out is so: the right option of each prediction, asked of its two runs."""

from __future__ import annotations

import pytest
from proof import predicted

from immunobook import simulations

ASKING = [id for id in simulations.ids() if simulations.load(id).prediction]


def test_every_simulation_asks_before_it_shows() -> None:
    assert simulations.ids() == ASKING


@pytest.mark.parametrize("id", ASKING)
def test_the_right_option_is_what_the_two_runs_show(id: str) -> None:
    simulation = simulations.load(id)
    assert simulation.prediction
    assert simulation.prediction.claims, "say what makes the right option right: claims=(...)"
    failures = predicted(simulation)
    assert not failures, f"the answer of {id} is not what it shows:\n" + "\n".join(failures)


@pytest.mark.parametrize("id", ASKING)
def test_what_changes_can_be_seen_moving(id: str) -> None:
    """A control of the explorer shows it: what the question changes is no hidden number."""
    simulation = simulations.load(id)
    before, after = simulation.guessed
    usual = {p.name: p.default for p in simulation.model.parameters}
    moved = {n for n in after if after[n] != {**usual, **before}[n]}
    assert moved <= {*simulation.sliders, *simulation.more}
    assert not moved & set(simulation.more), "it stands behind “More settings”"
