"""Reference values and sampled settings for the tests of single simulations."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from pathlib import Path

from explorable.explorer.evaluate import evaluate
from explorable.explorer.outcome import sentence
from explorable.explorer.slider_space import sobol
from explorable.solve import solve
from explorable.solve.solution import Solution
from immunobook import simulations

TARGETS = Path(__file__).parent / "targets"

SEED = 7


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a table of reference values."""
    with (TARGETS / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def measured(id: str, **values: float) -> dict[str, float]:
    """Measures of one run."""
    simulation = simulations.load(id)
    return evaluate(solve(simulation.model, values), simulation.measures)


def outcomes(id: str, n: int) -> Iterator[tuple[Solution, Mapping[str, float], str]]:
    """Run, measures and sentence of `n` settings, each run complete, finite and not negative."""
    simulation = simulations.load(id)
    for values in sobol(simulation, n, SEED):
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
