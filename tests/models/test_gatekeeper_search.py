"""Search time of gatekeepers: closed forms, a Brownian walk, and what must always hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sampled import measured, outcomes, rows

from immunobook.simulations._first_of_many import ERROR

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


@pytest.mark.parametrize("row", rows("m7_first_of_many"))
def test_the_first_of_many_is_as_soon_as_the_exact_mean_says(row: dict[str, str]) -> None:
    """Against the integral of S(t)**n, from the Laplace transform of S (`tools/first_of_many.py`)."""
    found = measured(
        ID,
        deep=float(row["dimension"] == "3"),
        reach=float(row["target_radius_um"]),
        patch=float(row["arena_radius_um"]),
        motility=float(row["D_um2_per_min"]),
        gatekeepers=float(row["searchers"]),
    )
    assert found["search_minutes"] == pytest.approx(float(row["mean_first_min"]), rel=ERROR)


@pytest.mark.parametrize(
    ("deep", "reach", "patch", "searchers", "minutes"),
    [
        (0, 10, 100, 2, 75.9), (0, 10, 100, 10, 11.85), (0, 10, 100, 16, 6.44), (0, 10, 100, 100, 0.42),
        (0, 20, 100, 10, 5.93), (0, 10, 200, 10, 75.2), (0, 5, 500, 100, 65.5), (1, 10, 100, 10, 52.3),
        (1, 20, 500, 100, 360),
    ],
)  # fmt: skip
def test_the_first_of_many_agrees_with_another_solver(
    deep, reach, patch, searchers, minutes
) -> None:
    """Values of a radial diffusion solver and a Brownian walk that share no code with ours."""
    found = measured(ID, deep=deep, reach=reach, patch=patch, gatekeepers=searchers)
    assert found["search_minutes"] == pytest.approx(minutes, rel=0.02)


def test_lymph_node() -> None:
    node = {"deep": 1, "patch": 500, "reach": 20}
    assert measured(ID, **node)["search_hours"] == pytest.approx(644.5, abs=0.1)
    assert measured(ID, **node, gatekeepers=100)["search_hours"] == pytest.approx(6.0, rel=0.011)


def test_exercises() -> None:
    assert (
        measured(ID, gatekeepers=12)["search_minutes"]
        < 10
        < measured(ID, gatekeepers=11)["search_minutes"]
    )
    assert 4.5 < measured(ID, patch=200)["search_minutes"] / measured(ID)["search_minutes"] < 6


def test_always() -> None:
    for run, found, said in outcomes(ID, 1024):
        v = run.values
        assert all(a > b for a, b in pairwise(run.columns["minutes"]))
        # the first of many is never later than its share of the work, and alone it is just as late
        fair = found["one_alone"] / v["gatekeepers"]
        assert found["search_minutes"] <= fair * (1 + 1e-9)
        assert v["gatekeepers"] > 1 or found["search_minutes"] == pytest.approx(fair, rel=1e-9)
        parts = found["search_hours"] + v["walk"] + found["show_hours"]
        assert found["alarm_hours"] == pytest.approx(parts, rel=1e-9)
        assert found["alarm_hours"] > v["walk"]
        assert ("One gatekeeper" in said) == (v["gatekeepers"] == 1)
