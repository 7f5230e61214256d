"""One arm and two: time courses and equilibria of an engine of its own, and what must always hold."""

from __future__ import annotations

import math

import pytest
from sampled import measured, outcomes, rows

from explorable.solve import solve
from immunobook import simulations

ID = "antibody-grip"
DEMO = {"kon": 1e5, "koff": 1e-2, "A": 1.0, "sites": 1e5}


@pytest.mark.parametrize("antibody", sorted({r["antibody"] for r in rows("m2_langmuir_spr")}))
def test_single_arm(antibody: str) -> None:
    """Binding to a chip for 300 s, then a wash; the tube holds two single arms for each antibody."""
    chosen = [r for r in rows("m2_langmuir_spr") if r["antibody"] == antibody]
    first = chosen[0]
    values = {
        "kon": float(first["kon_1/Ms"]),
        "koff": float(first["koff_1/s"]),
        "A": 1e9 * float(first["A0_M"]) / 2,
        "wash": 300 / 3600,
    }
    run = solve(simulations.load(ID).model, values)
    for row in chosen:
        reference = float(row["C_closed_form_%"])
        ours = run.at("one_arm", float(row["t_s"]) / 3600)
        assert ours == pytest.approx(reference, rel=2e-6, abs=1e-6), row


@pytest.mark.parametrize("kx", sorted({float(r["kx"]) for r in rows("m2_bivalent_timecourse")}))
def test_two_arms_over_time(kx: float) -> None:
    run = solve(simulations.load(ID).model, {**DEMO, "kx": kx, "wash": 2})
    for row in (r for r in rows("m2_bivalent_timecourse") if float(r["kx"]) == kx):
        if (t := float(row["t_s"]) / 3600) > run.hi:
            continue
        for name in ("B1", "B2"):
            peer, other = float(row[f"{name}_rr"]), float(row[f"{name}_scipy"])
            trusted = max(1e-6 * abs(peer), 2 * abs(peer - other), 1e-4)
            assert run.at(name, t) == pytest.approx(peer, abs=trusted), (row, name)


def test_equilibrium_and_wash() -> None:
    for row in rows("m2_bivalent_equilibrium"):
        kx = float(row["kx_1/(cell s)"])
        found = measured(ID, **DEMO, kx=kx, wash=24)  # long enough to reach balance
        share = 100 * float(row["fraction_sites_occupied"])
        left = 100 * float(row["fraction_bound_left_1h_after_wash"])
        assert found["share_two"] == pytest.approx(share, rel=1e-6)
        assert found["antibodies_bound"] == pytest.approx(float(row["antibodies_bound"]), rel=1e-6)
        found = measured(ID, **DEMO, kx=kx, wash=2)  # the table's last column starts here
        assert found["left_two"] == pytest.approx(left, rel=1e-4, abs=1e-6)


def test_one_arm_of_anti_gd2_lets_go_in_seconds() -> None:
    found = measured(ID, kon=248, koff=0.0834)
    assert 60 * found["half_one"] == pytest.approx(8.31, abs=0.01)
    assert found["KD"] == pytest.approx(336290, rel=1e-4)


def test_without_the_second_arm_both_curves_are_one() -> None:
    run = solve(simulations.load(ID).model, {"second_arm": 0})
    for one, two in zip(run.columns["one_arm"], run.columns["two_arms"], strict=True):
        assert two == pytest.approx(one, abs=1e-6)


def test_always() -> None:
    for run, found, said in outcomes(ID, 256):
        sites = run.values["sites"]
        columns = zip(run.columns["C"], run.columns["B1"], run.columns["B2"], strict=True)
        assert all(c <= sites * 1.000001 and b + 2 * d <= sites * 1.000001 for c, b, d in columns)
        # a second arm never makes the hold weaker
        assert found["share_two"] >= found["share_one"] * 0.9999
        assert found["left_two"] >= found["left_one"] - 0.01
        assert said
        # one arm: the closed form
        rate = 2 * run.values["kon"] * run.values["A"] * 1e-9
        both = rate + run.values["koff"]
        share = 100 * rate / both * -math.expm1(-both * 3600 * run.values["wash"])
        assert found["share_one"] == pytest.approx(share, rel=1e-5)
