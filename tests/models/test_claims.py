"""What a sentence says is true of the curves, over the whole slider space."""

from __future__ import annotations

import pytest

from immunobook import simulations


@pytest.mark.parametrize("id", simulations.ids())
def test_each_case_has_claims(id: str) -> None:
    without = [case.say for case in simulations.load(id).sentence if not case.claims]
    assert not without, f"{len(without)} cases of {id} claim nothing:\n" + "\n".join(without)
