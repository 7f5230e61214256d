"""Bridges: curves and peaks of an engine of its own, the exact peak, and mass balance."""

from __future__ import annotations

import pytest
from sampled import measured, outcomes, rows

from explorable.solve import solve
from immunobook import simulations

ID = "bridges"


def setting(row: dict[str, str]) -> dict[str, float]:
    """Molar numbers of a row in nM."""
    return {k: 1e9 * float(row[f"{n}_M"]) for k, n in
            (("At", "A_total"), ("Ct", "C_total"), ("KA", "KA"), ("KC", "KC"))}  # fmt: skip


@pytest.mark.parametrize("name", sorted({r["set"] for r in rows("m3_ternary_curves")}))
def test_curve(name: str) -> None:
    """Without cooperativity (alpha = 1), as the simulation has it."""
    chosen = [r for r in rows("m3_ternary_curves") if r["set"] == name and float(r["alpha"]) == 1]
    assert len(chosen) > 5
    run = solve(simulations.load(ID).model, setting(chosen[0]))
    for row in chosen:
        amount = 1e9 * float(row["B_total_M"])
        if run.lo <= amount <= run.hi:
            reference = 1e9 * float(row["ABC_roadrunner_M"])
            assert run.at("bridges", amount) == pytest.approx(reference, rel=1e-9), row


@pytest.mark.parametrize("row", rows("m3_ternary_peaks"), ids=lambda r: r["set"])
def test_peak(row: dict[str, str]) -> None:
    found = measured(ID, **setting(row))
    assert found["peak_dose"] == pytest.approx(1e9 * float(row["B_peak_formula_M"]), rel=1e-9)
    assert found["peak_bridges"] == pytest.approx(1e9 * float(row["ABC_max_M"]), rel=1e-9)
    assert found["half_low"] == pytest.approx(1e9 * float(row["B_halfmax_low_M"]), rel=1e-6)
    assert found["half_high"] == pytest.approx(1e9 * float(row["B_halfmax_high_M"]), rel=1e-6)


@pytest.mark.parametrize("row", rows("m3_blinatumomab_range"))
def test_level_in_blood(row: dict[str, str]) -> None:
    preset = next(p for p in simulations.load(ID).presets if "blinatumomab" in p.label)
    amount = 1e9 * float(row["conc_M(55kDa)"])
    found = measured(ID, **{**preset.values, "dose": amount, "flags": 144866})
    assert found["per_cell_here"] == pytest.approx(float(row["bridges_per_target_cell"]), rel=1e-6)


def test_always() -> None:
    for run, found, _ in outcomes(ID, 1024):
        v = run.values
        # the peak formula is exact: no place of the curve lies above it
        assert found["seen_peak"] == pytest.approx(found["peak_share"], rel=1e-6)
        # mass: a side never holds more drug than there is, nor more than it has flags
        for name, total in (("on_cancer", "At"), ("on_tcell", "Ct")):
            held = [p / 100 * v[total] for p in run.columns[name]]
            assert all(
                h <= min(b, v[total]) * (1 + 1e-9) for h, b in zip(held, run.grid, strict=True)
            )
        assert max(run.columns["share"]) <= 100 * (1 + 1e-9)
        assert found["half_low"] < found["peak_dose"] < found["half_high"]
