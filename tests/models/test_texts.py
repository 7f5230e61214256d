"""No sentence, table or slider text shows what a careful writer would not write, at settings all over the sliders."""

from __future__ import annotations

import re

import pytest
from sampled import SEED

from explorable.explorer.outcome import outcome
from explorable.explorer.slider_space import sobol
from explorable.number_format import cell, setting
from explorable.scene import Counted
from explorable.units import ONE, WHOLE
from immunobook import simulations

FALSE = {
    "a hyphen as minus": r"(?<!\w)-\d",
    "zeros at the end": r"\d\.\d*0(?!\d)",
    "one of many": rf"(?<![\d.,])1[ \u00a0](?:{'|'.join(ONE)})\b",
    "parts of a whole thing": rf"\d\.\d+[ \u00a0](?:(?!million|billion|trillion)[A-Za-z]+ )?(?:{'|'.join(WHOLE)})\b(?! (?:per|for each|in each|on each))",
    "a hardly readable share": r"⁻[⁰-⁹]+%",
    "a limit of a limit": r"(?:about|only|at most|up to) (?:less|more) than",
}
BEYOND = {"simple_low", "simple_high", "enough", "killing_share"}
"""Percentages that are no shares: the simple formula leaves 0 to 100, which is what it is shown for."""


def faults(text: str) -> list[str]:
    return [name for name, pattern in FALSE.items() if re.search(pattern, text)]


def test_faults_are_seen() -> None:
    for name, text in {
        "a hyphen as minus": "−5 and -5 days",
        "zeros at the end": "on day 193.0",
        "one of many": "after 1 minutes",
        "parts of a whole thing": "34.8 tumor cells",
        "a hardly readable share": "7 × 10⁻⁵% of the cells",
        "a limit of a limit": "only less than 0.1%",
    }.items():
        assert faults(text) == [name]
    assert faults("0.1 NK cells for each cancer cell, 10.5 million cells, 1 cell, 2.05 days") == []


LABORATORY = r"copies|/mL|/µg|\b[pnµ]g\b|\b[nµ]M\b|/L\b"


@pytest.mark.parametrize("id", [id for id in simulations.ids() if simulations.load(id).scene])
def test_what_a_figure_stands_for_is_told_in_plain_words(id: str) -> None:
    """A story shows this line; units of a laboratory have a line of their own, which is for the course."""
    simulation = simulations.load(id)
    scene = simulation.scene
    assert scene
    assert not re.search(LABORATORY, scene.scale_in_words)
    counted = {f.of for f in scene.figures if isinstance(f, Counted) and scene.shows == "run"}
    units = {s.unit for s in simulation.model.states if s.name in counted}
    assert bool(scene.units) is any(re.search(LABORATORY, unit) for unit in units)


@pytest.mark.filterwarnings("ignore:The balance properties of Sobol")
@pytest.mark.parametrize("id", simulations.ids())
def test_no_text_shows_a_false_number(id: str) -> None:
    simulation = simulations.load(id)
    model = simulation.model
    for values in sobol(simulation, 4, SEED):
        run, measures, said = outcome(simulation, values)
        assert measures
        assert not faults(said), (faults(said), said, run.values)
        for p in model.parameters:
            told = setting(p, run.values[p.name])
            assert not faults(told), (p.name, told)
        columns = [(q.name, q.unit, run.columns[q.name][::25]) for q in model.quantities]
        columns += [(m.name, m.unit, [measures[m.name]]) for m in simulation.measures]
        for name, unit, column in columns:
            for x in column:
                told = cell(x, unit)
                assert not faults(told), (name, told)
                if name.removesuffix("_here") not in BEYOND:
                    assert not told.startswith("−"), (name, told, run.values)
                    assert unit != "%" or not x > 100 + 1e-9, (name, x, run.values)
