"""What a curve hides is found with the page's sliders: the page's own solver draws every curve that is judged."""

from __future__ import annotations

import numpy as np
import pytest
from frontend import runs

from explorable.exercises.course import current
from explorable.exercises.kinds.mystery import Mystery

COURSE = current()
REAL = [
    e
    for chapter in COURSE.chapters
    for e in COURSE.exercises(chapter.name, thorough=False)
    if isinstance(e, Mystery)
]
HAIR = 0.3
"""Percent of the chart's height: rounding, and lines between drawn places."""


@pytest.mark.parametrize("one", REAL, ids=lambda one: one.id)
def test_the_page_draws_the_curves_that_are_judged(one: Mystery) -> None:
    grid = one.grid(one.writer(COURSE.figures))
    simulation = COURSE.figures.simulation(one.simulation)
    assert not one.setting, "its changes would have to be made here, too"
    cells = [(s.parameter, v) for s in one.suspects for v in s.values]
    found = runs(simulation, [{}, *({name: value} for name, value in cells)])
    n = [q.name for q in simulation.model.quantities].index(one.quantity)
    curves = [grid.usual, *(curve for row in grid.curves for curve in row)]
    places = np.linspace(grid.x.lo, grid.x.hi, len(grid.usual))
    for run, curve in zip(found, curves, strict=True):
        column = np.array(run["columns"][n])
        shares = [grid.y.share(max(v, grid.y.lo)) for v in column]
        heights = 100 * np.clip(np.interp(places, run["grid"], shares), 0, 1)
        assert np.abs(heights - curve).max() < HAIR
