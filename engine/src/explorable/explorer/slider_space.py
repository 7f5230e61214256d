"""Settings spread over all sliders of a simulation, for trials and tests."""

from __future__ import annotations

import math
from collections.abc import Sequence

from explorable.explorer.simulation import Simulation
from explorable.model import Parameter


def sliders(simulation: Simulation) -> list[Parameter]:
    """The parameters that a reader can move, switches among them."""
    return [simulation.model.parameter(p) for p in (*simulation.sliders, *simulation.more)]


def sobol(simulation: Simulation, n: int, seed: int) -> list[dict[str, float]]:
    """`n` scrambled Sobol points: in powers on logarithmic sliders, on the steps of others."""
    from scipy.stats import qmc

    moved = sliders(simulation)
    if not moved:
        return [{}]
    points = qmc.Sobol(len(moved), rng=seed).random_base2(math.ceil(math.log2(n)))[:n]
    return [setting(moved, point.tolist()) for point in points]


def setting(moved: Sequence[Parameter], shares: Sequence[float]) -> dict[str, float]:
    """The setting with each slider at its share of the way from its lower to its upper end."""
    return {p.name: place(p, share) for p, share in zip(moved, shares, strict=True)}


def place(p: Parameter, share: float) -> float:
    """The value at a share of the way; a switch is on from the middle on."""
    lo, hi = p.between or (0.0, 1.0)
    if p.switch:
        return float(share >= 0.5)
    value = lo * (hi / lo) ** share if p.scale == "log" else lo + (hi - lo) * share
    if p.step and p.scale == "linear":
        value = lo + round((value - lo) / p.step) * p.step
    return float(min(hi, max(lo, value)))
