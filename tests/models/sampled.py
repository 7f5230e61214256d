"""Reference values and sampled settings for the tests of single simulations."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from pathlib import Path

from scipy.stats import qmc

from explorable.explorer.evaluate import evaluate
from explorable.explorer.outcome import sentence
from explorable.explorer.simulation import Simulation
from explorable.solve import solve
from explorable.solve.solution import Solution
from immunobook import simulations

TARGETS = Path(__file__).parent / "targets"


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a table of reference values."""
    with (TARGETS / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def measured(id: str, **values: float) -> dict[str, float]:
    """Measures of one run."""
    simulation = simulations.load(id)
    return evaluate(solve(simulation.model, values), simulation.measures)


def settings(simulation: Simulation, n: int) -> Iterator[dict[str, float]]:
    """`n` Sobol points of the slider space, on the sliders' steps."""
    sliders = [simulation.model.parameter(p) for p in (*simulation.sliders, *simulation.more)]
    for point in qmc.Sobol(len(sliders), rng=7).random(n):
        values = {}
        for p, u in zip(sliders, map(float, point), strict=True):
            lo, hi = p.between or (0.0, 1.0)
            if p.switch:
                values[p.name] = float(u >= 0.5)
            elif p.scale == "log":
                values[p.name] = min(hi, lo * (hi / lo) ** u)
            else:
                x = lo + (hi - lo) * u
                values[p.name] = min(hi, lo + round((x - lo) / p.step) * p.step) if p.step else x
        yield values


def outcomes(id: str, n: int) -> Iterator[tuple[Solution, Mapping[str, float], str]]:
    """Run, measures and sentence of `n` settings, each run complete, finite and not negative."""
    simulation = simulations.load(id)
    for values in settings(simulation, n):
        run = solve(simulation.model, values)
        assert not run.message, (values, run.message)
        for name, column in run.columns.items():
            assert all(map(math.isfinite, column)), (name, values)
            assert min(column) >= -1e-9 * max(1.0, *column), (name, min(column), values)
        found = evaluate(run, simulation.measures)
        said = sentence(simulation, run.values, found)
        assert "–" not in said, (said, values)
        assert "None" not in said and "nan" not in said and "∞" not in said, (said, values)
        yield run, found, said
