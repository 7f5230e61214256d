"""What a simulation answers at one setting: its run, its measures, and the sentence that says what happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from explorable.explorer.evaluate import evaluate
from explorable.explorer.simulation import Simulation
from explorable.model import expressions
from explorable.number_format import fill
from explorable.solve import solve
from explorable.solve.solution import Solution


class Outcome(NamedTuple):
    """What a setting leads to."""

    solution: Solution
    measures: dict[str, float]
    """Empty if the run was impossible."""
    sentence: str
    """What happened, or why the run was impossible."""


def outcome(simulation: Simulation, values: Mapping[str, float], **options: Any) -> Outcome:
    """Run a simulation at one setting.

    Parameters
    ----------
    values : parameters that are not at their defaults.
    options : of `solve`.
    """
    solution = solve(simulation.model, values, **options)
    if solution.message:
        return Outcome(solution, {}, solution.message)
    measures = evaluate(solution, simulation.measures)
    return Outcome(solution, measures, sentence(simulation, solution.values, measures))


def sentence(
    simulation: Simulation, values: Mapping[str, float], measures: Mapping[str, float]
) -> str:
    """Say what happened: the first case that holds, with its numbers.

    Parameters
    ----------
    values : every parameter of the model.
    measures : every measure of the simulation (`evaluate.evaluate`).
    """
    known = {**values, **measures}
    for case in simulation.sentence:
        if expressions.evaluate(case.when, known):
            return fill(case.say, known)
    return ""
