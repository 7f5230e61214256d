"""Search time of gatekeepers: closed forms, a Brownian walk, and what must always hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sampled import measured, outcomes, rows

ID = "gatekeeper-search"


@pytest.mark.parametrize("row", rows("m7_search_mfpt"))
def test_search_time(row: dict[str, str]) -> None:
    found = measured(
        ID,
        deep=float(row["dimension"] == "3"),
        reach=float(row["target_radius_um"]),
        patch=float(row["arena_radius_um"]),
        motility=float(row["D_um2_per_min"]),
    )
    ours = found["search_minutes"]
    assert ours == pytest.approx(float(row["MFPT_closed_min"]), rel=1e-9)
    assert abs(ours - float(row["MFPT_MC_min"])) < 4 * float(row["MC_standard_error"])


def test_lymph_node() -> None:
    node = {"deep": 1, "patch": 500, "reach": 20}
    assert measured(ID, **node)["search_hours"] == pytest.approx(644.5, abs=0.1)
    assert measured(ID, **node, gatekeepers=100)["search_hours"] == pytest.approx(6.445, abs=1e-3)


def test_exercises() -> None:
    assert (
        measured(ID, gatekeepers=16)["search_minutes"]
        < 10
        < measured(ID, gatekeepers=15)["search_minutes"]
    )
    assert 4.5 < measured(ID, patch=200)["search_minutes"] / measured(ID)["search_minutes"] < 6


def test_always() -> None:
    for run, found, said in outcomes(ID, 1024):
        v = run.values
        assert all(a > b for a, b in pairwise(run.columns["minutes"]))
        assert found["search_minutes"] * v["gatekeepers"] == pytest.approx(
            found["one_alone"], rel=1e-9
        )
        parts = found["search_hours"] + v["walk"] + found["show_hours"]
        assert found["alarm_hours"] == pytest.approx(parts, rel=1e-9)
        assert found["alarm_hours"] > v["walk"]
        assert ("One gatekeeper" in said) == (v["gatekeepers"] == 1)
