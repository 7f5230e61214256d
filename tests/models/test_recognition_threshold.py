"""Selection by a threshold: closed forms, a Monte Carlo, and what must always hold."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from sampled import measured, outcomes, rows

ID = "recognition-threshold"


@pytest.mark.parametrize("row", rows("m6_threshold_tradeoff"))
def test_trade_off(row: dict[str, str]) -> None:
    found = measured(
        ID,
        threshold=float(row["theta"]),
        shown=float(row["Ns_shown_in_thymus"]),
        hidden=float(row["Nh_hidden_self"]),
        receptors=float(row["R_receptors_made"]),
    )
    survive = found["passing"] / 100
    assert survive == pytest.approx(float(row["survive_closed"]), rel=1e-9)
    stray = float(row["autoreactive_given_survive_closed"])
    assert found["stray_share"] == pytest.approx(100 * stray, rel=1e-9)
    seen = float(row["P_at_least_one_receptor_sees_foreign"])
    # 1 - (1 - p)^n in doubles: exact to about 1e-12, not better
    assert found["protected"] == pytest.approx(100 * seen, rel=1e-9, abs=1e-11)
    assert found["stray_cells"] == pytest.approx(
        float(row["expected_autoreactive_clones"]), rel=1e-9
    )
    assert found["match_chance"] == pytest.approx(float(row["p_recognise_one_foreign"]), rel=1e-9)
    spread = math.sqrt(max(survive * (1 - survive), 1e-9) / 20000)
    assert abs(float(row["survive_MC(20000)"]) - survive) < 4 * spread


def test_best_match_chance() -> None:
    for row in rows("m6_optimal_crossreactivity"):
        found = measured(ID, shown=float(row["Ns_self_peptides"]))
        assert found["best_match"] == pytest.approx(float(row["p_opt=1/(Ns+1)"]), rel=1e-9)


def test_exercise_window() -> None:
    for threshold, good in ((3.08, False), (3.09, True), (3.25, True), (3.42, True), (3.43, False)):
        found = measured(ID, threshold=threshold)
        assert (found["protected"] >= 95 and found["stray_share"] < 2) == good, threshold


def test_always() -> None:
    for run, found, said in outcomes(ID, 1024):
        passing, stray = run.columns["pass_school"], run.columns["stray"]
        assert all(b >= a - 1e-9 for a, b in pairwise(passing))
        assert all(b <= a + 1e-9 for a, b in pairwise(stray))
        assert max(run.columns["protection"]) <= 100
        assert ("Nobody is left" in said) == (found["cells_left"] < 1)
        if "could live with" in said:
            assert found["protected"] >= 95 and found["stray_share"] < 2
