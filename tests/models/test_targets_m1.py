"""The first simulation against an engine of its own (see targets/README.md)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from explorable.explorer.evaluate import evaluate
from explorable.solve import solve
from immunobook import simulations

TARGETS = Path(__file__).parent / "targets"
CASES = {
    "default": {},
    "no_innate": {"innate": 0},
    "no_acquired": {"acquired": 0},
    "slow_pathogen_r1": {"r": 1},
    "fewer_naive_a0.2": {"a": 0.2},
}


def rows(name: str) -> list[dict[str, str]]:
    with (TARGETS / name).open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("method", ["auto", "rodas"])
def test_time_course(case: str, method: str) -> None:
    model = simulations.load("innate-and-acquired").model
    run = solve(model, CASES[case], method=method)  # type: ignore[arg-type]
    chosen = [row for row in rows("m1_innate_acquired_timecourse.csv") if row["case"] == case]
    assert len(chosen) == 36
    if case == "no_acquired":  # the reference takes the old germs away when new ones come
        chosen = [row for row in chosen if float(row["t_day"]) < 60]
    for name in "PINEM":
        reference = [float(row[f"{name}_roadrunner"]) for row in chosen]
        second = [float(row[f"{name}_scipy"]) for row in chosen]
        floor = 1.0 if name in "PNEM" else 0.0  # less than one germ or cell: the engines differ
        for row, peer, other in zip(chosen, reference, second, strict=True):
            ours = run.at(name, float(row["t_day"]))
            if peer < floor:
                assert ours < floor * 1.001
                continue
            relative = 1e-6 if peer >= 1e-6 * max(reference) else 1e-4
            trusted = max(relative * peer, 2 * abs(peer - other))
            assert abs(ours - peer) <= trusted, (name, row["t_day"])


def test_numbers_of_the_dossier() -> None:
    simulation = simulations.load("innate-and-acquired")
    normal = evaluate(solve(simulation.model), simulation.measures)
    without = evaluate(solve(simulation.model, {"innate": 0}), simulation.measures)
    ours = {
        "first peak load": normal["first_peak"],
        "day of first peak": normal["first_peak_day"],
        "first clearance": normal["first_clear"],
        "second peak load": normal["second_peak"],
        "second clearance after re-exposure": normal["second_days"],
        "first/second clearance time ratio": normal["times_faster"],
        "first peak load without innate arm": without["first_peak"],
        "peak ratio no-innate/default": without["first_peak"] / normal["first_peak"],
    }
    for row in rows("m1_challenge_targets.csv"):
        # the peak's place is flat: its day is known to the root of the engine's tolerance
        tolerance = 1e-4 if row["quantity"] == "day of first peak" else 1e-6
        assert ours.pop(row["quantity"]) == pytest.approx(float(row["value"]), rel=tolerance), row
    assert not ours


def test_a_germ_is_never_gone_without_the_acquired_arm() -> None:
    simulation = simulations.load("innate-and-acquired")
    run = solve(simulation.model, {"acquired": 0})
    found = evaluate(run, simulation.measures)
    assert found["first_clear"] != found["first_clear"]
    assert found["germs_left"] == pytest.approx(4.667e11, rel=1e-4)
