"""ADCC: time courses of an engine of its own; antibody and cells are conserved."""

from __future__ import annotations

import pytest
from courses import compare
from sampled import measured, outcomes, rows

ID = "flag-then-kill"
CASES = {
    "biomodels_default": {},
    "more_antibody_a1=1": {"a1": 1.0},
    "a1=10": {"a1": 10.0},
    "fewer_NK_u=0.2, a1=10": {"a1": 10.0, "u": 0.2},
}


@pytest.mark.parametrize("case", CASES)
def test_course(case: str) -> None:
    """One unit of scaled time is four hours; the reference runs on far beyond the assay."""
    table = [r for r in rows("m2c_adcc_hoffman2018") if r["case"] == case]
    columns = {n: (f"{n}_rr", f"{n}_sp") for n in "ARSC"}
    values = {**CASES[case], "hours": 400.0}
    assert compare(ID, values, table, columns, time="t_scaled", scale=4, floor=1e-9) > 25


def test_both_are_needed() -> None:
    assert measured(ID)["killed"] < 1  # helpers without a mark
    assert measured(ID, drug=1e6, u=0.2)["killed"] < 15  # marks without helpers
    assert measured(ID, drug=1e6, fk=10)["killed"] > 99


def test_always() -> None:
    for run, found, _ in outcomes(ID, 256):
        c, v = run.columns, run.values
        for a, r, s, held in zip(c["A"], c["R"], c["S"], c["C"], strict=True):
            # free antibody and what sits on living cells never exceed what was put in
            assert a + r * s / v["drug"] <= 1 + 1e-6
            assert r <= 1 + 1e-9 and held <= min(s, v["u"]) + 1e-6
        assert found["killed"] >= -1e-6
