"""Wilson's interval against SciPy, and what must always hold."""

from __future__ import annotations

import math

import pytest
from sampled import SEED, measured
from scipy.stats import binomtest

from explorable.explorer.evaluate import evaluate
from explorable.explorer.outcome import sentence
from explorable.explorer.slider_space import sobol
from explorable.solve import solve
from immunobook import simulations

ID = "trial-intervals"


@pytest.mark.parametrize(
    ("good", "number"), [(17, 27), (21, 32), (0, 10), (10, 10), (25, 30), (900, 1440)]
)
def test_against_scipy(good: int, number: int) -> None:
    found = measured(ID, number=number, share=100 * good / number)
    interval = binomtest(good, number).proportion_ci(method="wilson")
    assert found["here_low"] == pytest.approx(100 * interval.low, abs=1e-9)
    assert found["here_high"] == pytest.approx(100 * interval.high, abs=1e-9)


def test_study_from_rome() -> None:
    found = measured(ID, number=27, share=100 * 17 / 27)
    assert (found["here_low"], found["here_high"]) == (
        pytest.approx(44.2, abs=0.05),
        pytest.approx(78.5, abs=0.05),
    )


def test_always() -> None:
    simulation = simulations.load(ID)
    for values in sobol(simulation, 1024, SEED):
        run = solve(simulation.model, values)
        found = evaluate(run, simulation.measures)
        c = run.columns
        assert all(map(math.isfinite, (x for column in c.values() for x in column)))
        assert all(-1e-9 <= lo <= s + 1e-9 <= hi + 2e-9 <= 100 + 3e-9
                   for lo, s, hi in zip(c["low"], c["seen"], c["high"], strict=True))  # fmt: skip
        assert all(a >= b for a, b in zip(c["width"], c["width"][1:], strict=False))
        # the interval leaves one half out from exactly that number on
        needed = found["leaves_half_out"]
        outside = found["here_high"] < 50 or found["here_low"] > 50
        if math.isfinite(needed) and abs(values["number"] / needed - 1) > 1e-6:
            assert outside == (values["number"] > needed), values
        assert 1 < found["narrower"] < 4.001
        said = sentence(simulation, run.values, found)
        assert "–" not in said and "∞" not in said
