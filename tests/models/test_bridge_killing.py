"""Killing by bridges: lysis of an engine of its own; the dose curve against the differential equation."""

from __future__ import annotations

import math

import pytest
from sampled import measured, outcomes, rows

from explorable.solve import solve
from immunobook.simulations.bridge_killing import killing_over_time

ID = "bridge-killing"
GRID = rows("m3b_killing_doseresponse")


@pytest.mark.parametrize("row", GRID, ids=lambda r: f"{r['E_cells_per_mL']} {r['B_M']}")
def test_lysis(row: dict[str, str]) -> None:
    values = {"E": float(row["E_cells_per_mL"]) / 1e6, "dose": 1e9 * float(row["B_M"])}
    left, lysis = float(row["T_48h_rr"]) / 1e6, float(row["percent_lysis_48h_vs_no_drug"])
    run = solve(killing_over_time, values)
    trusted = max(1e-6, 3 * abs(float(row["T_48h_scipy"]) / 1e6 / left - 1))
    assert run.at("T", 48) == pytest.approx(left, rel=trusted)
    assert run.at("lysis", 48) == pytest.approx(lysis, abs=1e-4)
    found = measured(ID, **values)
    assert found["lysis_here"] == pytest.approx(lysis, abs=0.1)  # bridges counted once, halfway
    assert found["n_here"] == pytest.approx(float(row["bridges_per_target_t0"]), rel=1e-9)


def test_hook_flattens_with_t_cells() -> None:
    few, some, many = (measured(ID, E=e) for e in (0.1, 1, 5))
    assert few["lysis_high"] == pytest.approx(3.6, abs=0.05)
    assert some["lysis_high"] == pytest.approx(68.0, abs=0.05)
    assert many["lysis_high"] == pytest.approx(98.1, abs=0.05) and many["lysis_high"] >= 98
    assert few["best"] < some["best"] < many["best"]


def test_always() -> None:
    worst = 0.0
    for k, (run, found, _) in enumerate(outcomes(ID, 1024)):
        v = run.values
        fastest = 100 * (1 - math.exp(-48 * v["kmax"] * v["E"] / (v["KE"] + v["E"])))
        assert found["best"] <= fastest + 1e-9
        if k % 8 == 0:
            exact = solve(killing_over_time, v).at("lysis", 48)
            worst = max(worst, abs(exact - found["lysis_here"]))
    assert worst < 1, worst  # percentage points, over the whole slider space
