"""The translated JavaScript, run by the front end's solver, against SciPy over the whole slider space."""

from __future__ import annotations

import math
import os
import re
from typing import Any

import frontend
import pytest

from explorable.explorer.measures import Measure
from explorable.explorer.outcome import outcome
from explorable.explorer.simulation import Simulation
from explorable.explorer.slider_space import sobol
from explorable.model import expressions
from explorable.solve.solution import Solution
from immunobook import simulations

POINTS = int(os.environ.get("IMMUNOBOOK_SOBOL", "128"))
EVERY = 3  # compared: every third drawn place
TRAJECTORY = 1e-4  # of the range of the quantity in the run
MEASURE = 1e-3
SLOW = 1000  # milliseconds: a run that takes longer hangs, for a reader


def without_numbers(sentence: str) -> str:
    return re.sub(r"[-\d.,×⁰¹²³⁴⁵⁶⁷⁸⁹⁻ ]+|[mbtr]+illion", "", sentence)


def number(x: float | str) -> float:
    return float(x.replace("Infinity", "inf")) if isinstance(x, str) else float(x)


def largest_difference(run: Solution, answer: Any) -> tuple[float, str]:
    """Largest difference of any quantity, in shares of its range in this run."""
    edges = [s.lo for s in run.segments] + [run.hi]
    near = 1e-5 * (run.hi - run.lo)
    worst = 0.0, ""
    for quantity, column in zip(run.model.quantities, answer["columns"], strict=True):
        values = [v for v in run.columns[quantity.name] if math.isfinite(v)]
        size = max(values) - min(values)
        size = max(size, 1e-6 * max(map(abs, values)), 1e-250)
        for x, value in zip(answer["grid"], column, strict=True):
            if 0 < min(abs(x - e) for e in edges) < near:
                continue  # the jump itself
            difference = abs(number(value) - run.at(quantity.name, x)) / size
            if not difference <= worst[0]:
                worst = (
                    difference,
                    f"{quantity.name} at {x:g}: {value} here {run.at(quantity.name, x)}",
                )
    return worst


def same(measure: Measure, run: Solution, python: float, javascript: float, largest: float) -> bool:
    """Whether a measure is the same number on both sides; `largest` is its largest size anywhere."""
    if math.isnan(python) or math.isnan(javascript):
        return math.isnan(python) == math.isnan(javascript)
    if python == javascript:
        return True
    if abs(python - javascript) <= max(MEASURE * abs(python), 1e-6 * largest):
        return True
    is_time = measure.kind.startswith(("time", "first"))
    if is_time or (measure.kind == "expression" and measure.unit == run.model.axis.unit):
        return abs(python - javascript) <= MEASURE * (run.hi - run.lo)
    return measure.kind != "expression" and abs(python - javascript) <= 1e-7 * size(run, measure)


def size(run: Solution, measure: Measure) -> float:
    column = [v for v in run.columns[measure.of] if math.isfinite(v)]
    return max(column) - min(column)


def a_tie(measure: Measure, run: Solution, python: float, javascript: float) -> bool:
    """Whether two places of a largest or smallest value are equally high: a plateau, a cycle."""
    if not measure.kind.startswith("time") or math.isnan(python + javascript):
        return False
    heights = run.at(measure.of, python), run.at(measure.of, javascript)
    return abs(heights[0] - heights[1]) <= max(
        TRAJECTORY * size(run, measure), 1e-9 * abs(heights[0])
    )


def names(measure: Measure) -> set[str]:
    parts = (measure.level, measure.at, measure.after, measure.before, measure.expression or None)
    return {n for part in parts if part is not None for n in expressions.names(part)}


def different(
    simulation: Simulation, run: Solution, python: Any, javascript: Any, largest: Any
) -> list[str]:
    """Measures that are not the same; what follows from the place of a tie is not compared."""
    found, open_ = [], set()
    for m in simulation.measures:
        a, b = python[m.name], number(javascript[m.name])
        if same(m, run, a, b, largest[m.name]):
            continue
        if a_tie(m, run, a, b) or names(m) & open_:
            open_.add(m.name)
        else:
            found.append(f"{m.name} is {a} and {b}")
    return found


@pytest.mark.parametrize("id", simulations.ids())
def test_javascript_is_scipy(id: str) -> None:
    simulation = simulations.load(id)
    chosen = [dict(p.values) for p in simulation.presets] + sobol(simulation, POINTS, seed=20)
    answers = frontend.runs(simulation, chosen, EVERY)
    largest = {
        m.name: max(
            (
                abs(x)
                for a in answers
                if math.isfinite(x := number(a["measures"].get(m.name, "NaN")))
            ),
            default=0.0,
        )
        for m in simulation.measures
    }
    wrong: list[str] = []
    other_case = 0
    for values, answer in zip(chosen, answers, strict=True):
        run, measures, sentence = outcome(simulation, values)
        if run.message or answer["message"]:
            wrong.append(f"{values}: Python {run.message!r}, JavaScript {answer['message']!r}")
            continue
        difference, where = largest_difference(run, answer)
        if not difference <= TRAJECTORY:
            wrong.append(f"{values}: {difference:.1e} of the range, {where}")
        told = different(simulation, run, measures, answer["measures"], largest)
        wrong += [f"{values}: {text}" for text in told]
        other_case += without_numbers(sentence) != without_numbers(answer["sentence"])
        if answer["milliseconds"] > SLOW:
            wrong.append(f"{values}: took {answer['milliseconds']:.0f} ms")
    assert not wrong, f"{len(wrong)} differences in {len(chosen)} settings:\n" + "\n".join(
        wrong[:12]
    )
    # at the border between two cases either may be said
    assert other_case <= max(2, 0.01 * len(chosen))


@pytest.mark.parametrize("id", simulations.ids())
def test_presets_say_the_same(id: str) -> None:
    simulation = simulations.load(id)
    chosen = [dict(p.values) for p in simulation.presets] or [{}]
    for values, answer in zip(chosen, frontend.runs(simulation, chosen, 50), strict=True):
        assert answer["sentence"] == outcome(simulation, values)[2]
