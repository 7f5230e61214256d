"""Settings to try: quasi-random ones, the corners and the ends of the slider space."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
from scipy.stats import qmc

from explorable.explorer.simulation import Simulation
from explorable.model import Parameter

Values = dict[str, float]
CORNERS = 32


def sliders(simulation: Simulation) -> list[Parameter]:
    return [simulation.model.parameter(p) for p in (*simulation.sliders, *simulation.more)]


def sobol(simulation: Simulation, n: int, seed: int) -> list[Values]:
    """`n` scrambled Sobol points: in powers on logarithmic sliders, on the steps of others."""
    moved = sliders(simulation)
    if not moved:
        return [{}]
    points = qmc.Sobol(len(moved), rng=seed).random_base2(math.ceil(math.log2(n)))[:n]
    return [setting(moved, point.tolist()) for point in points]


def setting(moved: Sequence[Parameter], shares: Sequence[float]) -> Values:
    """The setting with each slider at its share of the way from its lower to its upper end."""
    return {p.name: place(p, share) for p, share in zip(moved, shares, strict=True)}


def place(p: Parameter, share: float) -> float:
    lo, hi = p.between or (0.0, 1.0)
    if p.switch:
        return float(share >= 0.5)
    value = lo * (hi / lo) ** share if p.scale == "log" else lo + (hi - lo) * share
    if p.step and p.scale == "linear":
        value = lo + round((value - lo) / p.step) * p.step
    return float(min(hi, max(lo, value)))


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
