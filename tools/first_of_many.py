"""The numbers in `immunobook/simulations/_first_of_many.py`, and how far they are off.

    python tools/first_of_many.py          fit the formula, print its numbers and largest error
    python tools/first_of_many.py table    the exact mean times of the tests' reference table

A searcher starts anywhere in a disc or ball of radius 1, is reflected at its edge and stops at
distance `reach` from the middle; it diffuses with D = 1. The Laplace transform of the chance
that it is still on its way is a closed form; Talbot's method turns it into S(t), and Simpson's
rule gives the mean of the first of n, the integral of S(t)**n.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.integrate import simpson
from scipy.optimize import least_squares
from scipy.special import ive, kve

Numbers = Any
"""An array of numbers."""

SHAPES = {
    2: (0.036, 0.204, -0.046, 1.039, 0.991, 0.343, 6.555),
    3: (0.003, 0.112, 0.102, 1.038, 6.656, 1.202, 0.0),
}
"""Dimension -> numbers of the formula in use: three of the gain, four of the power."""

TABLE = [
    *((2, a, b, n) for a, b in ((10, 100), (20, 100), (10, 200), (5, 500), (30, 50))
      for n in (2, 10, 16, 30, 100)),
    *((3, a, b, n) for a, b in ((10, 100), (20, 500), (30, 50)) for n in (2, 10, 30, 100)),
]  # fmt: skip
"""Rows of the reference table: dimension, reach and patch in µm, searchers."""

MOTILITY = 50.0


def arrivals(dimension: int, reach: float, s: Numbers) -> Numbers:
    """Laplace transform of the share that has arrived, times s."""
    q = np.sqrt(s)
    decay = np.exp(-2 * q * (1 - reach))
    if dimension == 3:
        sinh, cosh = (1 - decay) / 2, (1 + decay) / 2
        flux = 1 / reach + (q * cosh - s * sinh) / (sinh - q * cosh)
        return 3 * reach**2 / (1 - reach**3) * flux / s

    def i(order: int, z: Numbers) -> Numbers:
        return ive(order, z) * np.exp(np.abs(z.real) - z)

    near, far = q * reach, q
    above = i(1, far) * kve(1, near) - kve(1, far) * i(1, near) * decay
    below = kve(0, near) * i(1, far) + i(0, near) * kve(1, far) * decay
    return 2 * reach / (1 - reach**2) / q * above / below


def still_searching(dimension: int, reach: float, t: Numbers, terms: int = 24) -> Numbers:
    """S(t), by Talbot's inversion."""
    r = 2 * terms / 5
    scale = r / t

    def transform(s: Numbers) -> Numbers:
        return (1 - arrivals(dimension, reach, s)) / s

    total = 0.5 * np.exp(r) * transform(scale + 0j).real
    for angle in np.arange(1, terms) * np.pi / terms:
        cot = 1 / np.tan(angle)
        s = scale * angle * (cot + 1j)
        weight = 1 + 1j * (angle + (angle * cot - 1) * cot)
        total = total + (np.exp(t * s) * transform(s) * weight).real
    return total * scale / terms


def mean_of_first(dimension: int, reach: float, numbers: Sequence[float]) -> Numbers:
    """Mean time until the first of n arrives, in units of patch²/D, for each n of `numbers`."""
    log_t = np.linspace(np.log(1e-14), np.log(2e3), 6001)
    t = np.exp(log_t)
    survival = still_searching(dimension, reach, t)
    last = int(np.nonzero(survival > 1e-5)[0][-1])  # beyond, the inversion has few digits left
    rate = np.log(survival[last - 20] / survival[last]) / (t[last] - t[last - 20])
    log_s = np.log(np.clip(survival, 1e-300, 1))
    log_s[last:] = log_s[last] - rate * (t[last:] - t[last])
    return np.array([simpson(np.exp(n * log_s) * t, x=log_t) + t[0] for n in numbers])


def formula(c: Sequence[float], n: Numbers, x: Numbers) -> Numbers:
    """What `sooner` computes, with the numbers `c`."""
    gain = c[0] + c[1] * x + c[2] * x**2
    power = c[3] * (1 - np.exp(-c[4] * x ** c[5] - c[6] * x))
    return (1 + gain * (n - 1)) ** power


def fit(dimension: int) -> tuple[Numbers, float, float]:
    """New numbers, their largest relative error, and that of the numbers in use."""
    numbers = np.geomspace(1, 100, 21)
    reaches = np.geomspace(0.01, 0.6, 41)
    exact = np.array([mean_of_first(dimension, float(x), numbers) for x in reaches])
    wanted = (exact[:, :1] / numbers / exact).ravel()
    n, x = np.tile(numbers, len(reaches)), np.repeat(reaches, len(numbers))
    free = [k for k, c in enumerate(SHAPES[dimension]) if c]

    def off(part: Sequence[float]) -> Numbers:
        c = np.zeros(7)
        c[free] = part
        return np.log(formula(c, n, x) / wanted)

    best = np.array(SHAPES[dimension])[free]
    used = float(np.abs(off(best)).max())
    weight, part = np.ones_like(wanted), best
    for _ in range(60):  # weights grow where it is worst, which lowers the largest error
        weight = np.maximum(weight * (np.abs(off(part)) + 1e-5), 1e-12)
        weight /= weight.max()
        root = np.sqrt(weight)
        part = least_squares(lambda p, root=root: root * off(p), part, max_nfev=200).x
        best = min(best, part, key=lambda p: np.abs(off(p)).max())
    return best, float(np.abs(off(best)).max()), used


def main() -> None:
    """Fit, or print the table."""
    if sys.argv[1:] == ["table"]:
        write = csv.writer(sys.stdout, lineterminator="\n").writerow
        write(
            (
                "dimension",
                "target_radius_um",
                "arena_radius_um",
                "D_um2_per_min",
                "searchers",
                "mean_first_min",
            )
        )
        for dimension, a, b, n in TABLE:
            minutes = float(mean_of_first(dimension, a / b, [n])[0]) * b**2 / MOTILITY
            write((dimension, a, b, MOTILITY, n, f"{minutes:.8g}"))
        return
    for dimension in SHAPES:
        numbers, least, used = fit(dimension)
        print(
            f"{dimension}D in use: {100 * used:.2f}% off at most; best {100 * least:.2f}% with",
            *(f"{c:.4g}" for c in numbers),
        )


if __name__ == "__main__":
    main()
