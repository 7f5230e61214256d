"""What a sentence says is true of the curves, over the whole slider space, and no text is odd.

`make soak` asks the same of more settings, of Python's solver too, and tells what was never asked.
"""

from __future__ import annotations

from functools import cache

import known_settings
import pytest
from proof import prove
from slider_space import edges
from wording import faults

from explorable.explorer.slider_space import sobol
from immunobook import simulations

SETTINGS, SEED = 500, 20260


@cache
def answers(id: str) -> tuple[list[str], list[str]]:
    """What is not so, and what is written oddly."""
    simulation = simulations.load(id)
    settings = [*edges(simulation, SEED), *sobol(simulation, SETTINGS, SEED)]
    settings += known_settings.SETTINGS.get(id, ())
    proof, outcomes = prove(simulation, settings)
    odd = (f"{o.setting}: {fault}" for o in outcomes for fault in faults(id, o))
    return proof.failures, list(odd)


@pytest.mark.parametrize("id", simulations.ids())
def test_each_case_has_claims(id: str) -> None:
    without = [case.say for case in simulations.load(id).sentence if not case.claims]
    assert not without, f"{len(without)} cases of {id} claim nothing:\n" + "\n".join(without)


@pytest.mark.parametrize("id", simulations.ids())
def test_what_is_said_is_so(id: str) -> None:
    failures, _ = answers(id)
    assert not failures, f"{len(failures)} claims of {id} fail:\n" + "\n".join(failures[:8])


@pytest.mark.parametrize("id", simulations.ids())
def test_what_is_shown_reads_well(id: str) -> None:
    _, odd = answers(id)
    assert not odd, f"{len(odd)} texts of {id} are odd:\n" + "\n".join(odd[:12])
