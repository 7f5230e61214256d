"""Poisson numbers: by inversion where they are few, else by transformed rejection.

W. Hörmann: The transformed rejection method for generating Poisson random variables. Insur Math Econ 1993;12:39-45,
doi:10.1016/0167-6687(93)90997-4.
"""

from __future__ import annotations

import math

from explorable.chance.generator import Generator

MANY = 10.0


def poisson(random: Generator, mean: float) -> int:
    """How often something happens that happens `mean` times on average."""
    return _few(random, mean) if mean < MANY else _many(random, mean)


def _few(random: Generator, mean: float) -> int:
    left, share, k = random.uniform(), math.exp(-mean), 0
    while left > share and share > 0:
        left -= share
        k += 1
        share *= mean / k
    return k


def _many(random: Generator, mean: float) -> int:
    b = 0.931 + 2.53 * math.sqrt(mean)
    a = -0.059 + 0.02483 * b
    squeeze = 0.9277 - 3.6224 / (b - 2)
    while True:
        u, v = random.uniform() - 0.5, random.uniform()
        edge = 0.5 - abs(u)
        k = math.floor((2 * a / edge + b) * u + mean + 0.43)
        if edge >= 0.07 and v <= squeeze:
            return k
        if k < 0 or (edge < 0.013 and v > edge):
            continue
        density = v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (edge * edge) + b)
        if math.log(density) <= k * math.log(mean) - mean - log_factorial(k):
            return k


def log_factorial(k: int) -> float:
    """Logarithm of k!, by Stirling's series from 10 on (written out, so that both languages agree)."""
    if k < 10:
        return math.log(math.prod(range(2, k + 1)))
    x = k + 1.0
    series = 1 / (12 * x) - 1 / (360 * x**3) + 1 / (1260 * x**5)
    return (x - 0.5) * math.log(x) - x + 0.5 * math.log(2 * math.pi) + series
