"""Extinction by chance: closed forms, two stochastic simulations, and what must always hold."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from mpmath import mp, mpf
from sampled import measured, outcomes, rows

ID = "early-elimination"


@pytest.mark.parametrize("row", rows("m7_extinction"))
def test_chance(row: dict[str, str]) -> None:
    found = measured(
        ID,
        division=float(row["division_rate"]),
        killing=float(row["killing_rate"]),
        cells=float(row["n0"]),
        days=float(row["T"]),
    )
    chance, by = found["chance"] / 100, found["chance_by"] / 100
    assert chance == pytest.approx(float(row["P_extinct_closed"]), rel=1e-9)
    assert by == pytest.approx(float(row["P_extinct_by_T_closed"]), rel=1e-9)
    for column, p, runs in (("P_extinct_SSA20000", chance, 20000),
                            ("P_extinct_by_T_roadrunner_gillespie600", by, 600)):  # fmt: skip
        assert abs(float(row[column]) - p) < 4 * math.sqrt(p * (1 - p) / runs), column


@pytest.mark.parametrize(("rate", "cells", "days"), [(0.2, 1, 120), (0.05, 50, 1000), (0.4, 3, 5)])
def test_equal_rates(rate: float, cells: float, days: float) -> None:
    found = measured(ID, killing=rate, division=rate, cells=cells, days=days)
    assert found["chance"] == pytest.approx(100)
    limit = 100 * (rate * days / (1 + rate * days)) ** cells
    assert found["chance_by"] == pytest.approx(limit, rel=1e-12)


@pytest.mark.parametrize("apart", [1e-13, 1e-9, 1e-8, 2e-8, 1e-6, 1e-5])
def test_nearly_equal_rates(apart: float) -> None:
    with mp.workdps(40):
        b, T = mpf("0.2"), mpf(600)
        d = b + mpf(apart)
        spent = 1 - mp.exp(-(d - b) * T)
        exact = 100 * d * spent / (d - b + b * spent)
    found = measured(ID, killing=0.2 + apart, division=0.2, cells=1, days=600)
    assert found["chance_by"] == pytest.approx(float(exact), rel=1e-9)


def test_always() -> None:
    for run, found, said in outcomes(ID, 1024):
        v = run.values
        gone, by = run.columns["gone"], run.columns["gone_by"]
        assert all(b >= a - 1e-9 for a, b in pairwise(gone))
        assert all(0 <= b <= 100.0000001 for b in by)
        assert all(b <= a + 1e-4 for a, b in zip(gone, by, strict=True))
        if v["killing"] > v["division"] + 1e-9:
            assert "faster than division" in said
        # more cells, less luck
        assert found["chance"] <= found["chance_single"] + 1e-9


def test_waiting_longer_never_lowers_the_chance() -> None:
    chances = [measured(ID, cells=5, days=d)["chance_by"] for d in (5, 20, 80, 320, 1000)]
    assert chances == sorted(chances)
    assert chances[-1] == pytest.approx(measured(ID, cells=5)["chance"], rel=1e-6)
