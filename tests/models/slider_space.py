"""Settings at the edges of the slider space; those within it are spread by the engine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from explorable.explorer.simulation import Simulation
from explorable.explorer.slider_space import place, setting, sliders

Values = dict[str, float]
CORNERS = 32


def edges(simulation: Simulation, seed: int) -> Iterator[Values]:
    """The defaults, every preset, each slider alone at its ends, and corners of the whole space."""
    moved = sliders(simulation)
    yield {}
    for preset in simulation.presets:
        yield dict(preset.values)
    for p in moved:
        for share in (0.0, 1.0):
            yield {p.name: place(p, share)}
    ends = list(product((0.0, 1.0), repeat=len(moved)))
    chosen = np.random.default_rng(seed).permutation(len(ends))[:CORNERS]
    for k in sorted(chosen.tolist()):
        yield setting(moved, ends[k])
