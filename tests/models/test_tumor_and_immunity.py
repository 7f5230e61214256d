"""Kuznetsov's model: time courses, steady states and tipping points; what must always hold."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from sampled import measured, outcomes, rows

from explorable.solve import solve
from immunobook import simulations
from immunobook.simulations._kuznetsov import MOUSE, rates

ID = "tumor-and-immunity"
MODEL = simulations.load(ID).model
CASES = sorted(
    {(r["case"], float(r["E0"]), float(r["T0"])) for r in rows("m5_kuznetsov_timecourse")}
)


@pytest.mark.parametrize(("case", "E0", "T0"), CASES)
def test_time_course(case: str, E0: float, T0: float) -> None:
    run = solve(MODEL, {"E0": E0, "T0": T0, "days": 2000})
    chosen = [r for r in rows("m5_kuznetsov_timecourse") if r["case"] == case]
    for row in chosen:
        for name in "ET":
            peer, other = float(row[f"{name}_roadrunner"]), float(row[f"{name}_scipy"])
            ours = run.at(name, float(row["t_day"]))
            assert ours == pytest.approx(peer, rel=1e-6, abs=2 * abs(peer - other)), row


def test_steady_states() -> None:
    found = measured(ID)
    names = {"B": "dormant_size held_defense", "C": "watershed_size watershed_defense",
             "D": "escape_size escape_defense"}  # fmt: skip
    for row in rows("m5_kuznetsov_steady_states"):
        letter = row["state"][0]
        if letter == "A":
            assert pytest.approx(float(row["E_cells"]), rel=1e-9) == 1.3e4 / 0.0412
            continue
        size, defense = names[letter].split()
        assert found[size] == pytest.approx(float(row["T_cells"]), rel=1e-9)
        assert found[defense] == pytest.approx(float(row["E_cells"]), rel=1e-9)


def test_numbers_of_the_default_run() -> None:
    found = measured(ID)
    ours = {
        "tumour peak, default start": ("peak_size", 1e-6),
        "day of peak": ("peak_day", 1e-3),  # a peak is flat
        "first trough": ("lowest_size", 2e-6),  # the table looked every 0.1 day
        "day of trough": ("lowest_day", 1e-3),
    }
    for row in rows("m5_kuznetsov_challenge_targets")[:4]:
        name, tolerance = ours[row["quantity"]]
        assert found[name] == pytest.approx(float(row["value"]), rel=tolerance)
    assert found["end_size"] == pytest.approx(7.3956e6, rel=1e-4)


def escapes(**values: float) -> bool:
    found = measured(ID, **{"days": 2000, **values})
    return found["end_size"] > 4e8


def test_tipping_points() -> None:
    critical = float(rows("m5_kuznetsov_challenge_targets")[4]["value"])
    assert escapes(n=critical * (1 - 1e-6))
    assert not escapes(n=critical * (1 + 1e-6))
    assert escapes(T0=6.5611e7)
    assert not escapes(T0=6.5609e7)
    assert 100 * critical / MOUSE["n"] == pytest.approx(61.8, abs=0.1)


def test_always() -> None:
    kinds: Counter[str] = Counter()
    for run, found, said in outcomes(ID, 256):
        v = run.values
        c = (v["p"] - v["m"] * v["g"] - v["d"]) * v["b"] / v["m"]
        more = v["s"] * v["n"] * v["b"] / (v["a"] * v["m"]) + v["d"] * v["g"] * v["b"] ** 2 / v["m"]
        last = (v["s"] * v["n"] / v["a"] - v["d"]) * v["g"] * v["b"] ** 2 / v["m"]
        roots = np.roots([1, -1 - c, c + more, last])
        real = np.sort(roots[abs(roots.imag) < 1e-7].real)
        expected = [y / v["b"] for y in real if 0 < y < 1]
        sizes = [found["dormant_size"], found["watershed_size"], found["escape_size"]]
        there = [x for x in sizes if math.isfinite(x)]
        assert there == pytest.approx(expected, rel=1e-6), v
        for size in there:  # nothing changes there
            E = v["a"] * (1 - v["b"] * size) / v["n"]
            change = rates(E, size, **{k: v[k] for k in "spgmdabn"})
            assert abs(change["E"]) < 1e-6 * E and abs(change["T"]) < 1e-6 * size
        # the state without a tumor does not last, for any setting: the tumor is never cleared
        assert v["n"] * v["s"] / v["d"] < v["a"]
        assert found["peak_size"] <= max(v["T0"], 1 / v["b"]) * 1.000001
        for kind in ("escapes", "held in check", "below one cell", "nothing is settled", "ahead"):
            kinds[kind] += kind in said
        if "held in check" in said or "ahead" in said:
            assert found["end_size"] < 2.5e8
        if "escapes" in said:
            assert found["end_size"] > 1.2e8
    assert kinds["escapes"] > 25 and kinds["held in check"] > 25
