"""Occupancy against dose: the equilibria of an engine of its own, and what must always hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sampled import measured, outcomes, rows

ID = "antibody-dose"


@pytest.mark.parametrize("row", rows("m2_depletion_equilibrium"))
def test_equilibrium(row: dict[str, str]) -> None:
    found = measured(
        ID,
        KD=1e9 * float(row["KD_M"]),
        dose=1e9 * float(row["Ab_total_M"]),
        target=1e9 * float(row["Ag_total_M"]),
    )
    exact, simple = (
        float(row["occupied_fraction_exact"]),
        float(row["occupied_fraction_no_depletion"]),
    )
    assert found["taken_here"] == pytest.approx(100 * exact, rel=1e-9)
    assert found["taken_here_simple"] == pytest.approx(100 * simple, rel=1e-9)


def test_half_and_nine_in_ten() -> None:
    assert measured(ID, KD=10, target=0.01)["dose_90_simple"] == pytest.approx(90)
    found = measured(ID, KD=10, target=20)
    assert found["dose_90"] == pytest.approx(108)
    for part, share in (("dose_half", 50), ("dose_90", 90)):
        again = measured(ID, KD=10, target=20, dose=found[part])
        assert again["taken_here"] == pytest.approx(share, rel=1e-9)


def test_always() -> None:
    for run, found, said in outcomes(ID, 1024):
        taken, simple = run.columns["taken"], run.columns["taken_simple"]
        # the last places are flat to the last bit
        assert all(b >= a - 1e-9 for a, b in pairwise(taken)), run.values
        assert all(a <= b + 1e-9 for a, b in zip(taken, simple, strict=True)), run.values
        # mass: what is bound is neither more than the antibody nor more than the flags
        bound = found["taken_here"] / 100 * run.values["target"]
        free = run.values["dose"] - bound
        unbound = run.values["target"] - bound
        assert free > -1e-9 * run.values["dose"]
        if free > 1e-3 * run.values["dose"] and unbound > 1e-3 * run.values["target"]:
            assert free * unbound / bound == pytest.approx(run.values["KD"], rel=1e-6)
        assert found["dose_half"] < found["dose_90"]
        assert said
