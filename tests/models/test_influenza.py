"""The flu: the time course of the curated file in an engine of its own, with both values of aE."""

from __future__ import annotations

import pytest
from courses import compare
from sampled import measured, outcomes, rows

ID = "influenza"
CASES = {"biomodels_as_shipped(aE=0.1 local)": 0.1, "paper_global_aE=0.4": 0.4}


@pytest.mark.parametrize("case", CASES)
def test_course(case: str) -> None:
    table = [r for r in rows("m1b_hancioglu2007_timecourse") if r["case"] == case]
    columns = {n: (f"{n}_rr", f"{n}_scipy") for n in "VHIMFREPAS"}
    assert (
        compare(ID, {"aE": CASES[case]}, table, columns, time="t_day", floor=1e-8, rel=2e-6) > 150
    )


def test_what_is_read_off() -> None:
    paper, curated = measured(ID), measured(ID, aE=0.1)
    assert curated["virus_peak"] == pytest.approx(99.08, abs=0.01)
    assert curated["peak_day"] == pytest.approx(5.715, abs=0.005)
    assert curated["interferon_day"] == pytest.approx(6.595, abs=0.01)
    assert curated["clear_day"] == pytest.approx(7.67, abs=0.03)
    assert curated["killer_peak"] == pytest.approx(280, abs=0.5)
    assert paper["virus_peak"] == pytest.approx(99.02, abs=0.01)
    assert paper["killer_peak"] == pytest.approx(104, abs=0.5)
    # the order of the defenders
    assert paper["interferon_day"] < paper["killer_day"] < 15 and paper["antibody_end"] > 1000


def test_always() -> None:
    for run, _, _ in outcomes(ID, 64):
        c = run.columns
        for h, i, r in zip(c["H"], c["I"], c["R"], strict=True):
            assert h + i + r <= 1 + 1e-9  # the rest is dead
        assert max(c["S"]) <= 1 + 1e-9
