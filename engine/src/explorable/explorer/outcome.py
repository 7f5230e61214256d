"""What a simulation answers at one setting: its run, its measures, and the sentence that says what happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorable.explorer.evaluate import evaluate
from explorable.explorer.simulation import Simulation
from explorable.model import expressions
from explorable.number_format import fill
from explorable.solve import solve
from explorable.solve.solution import Solution


def outcome(
    simulation: Simulation, values: Mapping[str, float], **options: Any
) -> tuple[Solution, dict[str, float], str]:
    """Run a simulation; its measures, and the sentence that says what happened.

    If the run is impossible, the measures are empty and the sentence says why.
    """
    run = solve(simulation.model, values, **options)
    if run.message:
        return run, {}, run.message
    measures = evaluate(run, simulation.measures)
    return run, measures, sentence(simulation, run.values, measures)


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
