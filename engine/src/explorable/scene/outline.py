"""Spots around a figure's own outline, for what stands on its rim."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from itertools import pairwise

from explorable import figures
from explorable.scene.places import Place, Region

FINE = 24
"""Pieces in which a curve is walked."""

_STEP = re.compile(r"([A-Z])([^A-Z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def around(
    symbol: str,
    name: str,
    words: str,
    middle: Place,
    size: float,
    count: int,
    *,
    out: float = 0,
    first: float = 0,
    turned: float = 0,
) -> Region:
    """Spots evenly along the outline of a figure; what stands there points outwards.

    Parameters
    ----------
    symbol : the figure; its first shape is its body.
    middle, size : where the figure stands, and its box.
    out : how far beyond the outline the spots lie.
    first : share of the way from one spot to the next at which the first one lies.
    turned : degrees by which what stands there is turned further.

    Raises
    ------
    FiguresError
        There is no such figure.
    """
    body = figures.find(symbol, figures.of_course(), f"the rim {name!r}")
    d = next(part.get("d", "") for shape in body.shapes for part in shape.iter() if part.get("d"))
    line = [(middle[0] + x * size / 100, middle[1] + y * size / 100) for x, y in _walk(d)]
    along = [0.0]
    for a, b in pairwise(line):
        along.append(along[-1] + math.dist(a, b))
    found = []
    for k in range(count):
        at = (k + first) / count * along[-1]
        i = max(1, bisect_left(along, at))
        (x0, y0), (x1, y1) = line[i - 1], line[i]
        share = (at - along[i - 1]) / (along[i] - along[i - 1])
        # the outline runs clockwise: outwards is to the left of it
        length = math.dist(line[i - 1], line[i])
        nx, ny = (y1 - y0) / length, -(x1 - x0) / length
        x, y = x0 + share * (x1 - x0) + out * nx, y0 + share * (y1 - y0) + out * ny
        turn = (math.degrees(math.atan2(nx, -ny)) + turned) % 360
        found.append((round(x, 2), round(y, 2), round(turn, 1)))
    return Region(name, words, tuple(found))


def _walk(d: str) -> list[Place]:
    """Points along a closed path of straight lines and of curves with one or two handles."""
    points: list[Place] = []
    for step, text in _STEP.findall(d):
        numbers = [float(n) for n in _NUMBER.findall(text)]
        ends = list(zip(numbers[::2], numbers[1::2], strict=True))
        if step == "Z":
            ends = [points[0]] if points[-1] != points[0] else []
        size = {"Q": 2, "C": 3}.get(step, 1)
        for k in range(0, len(ends), size):
            points += ends[k : k + 1] if size == 1 else _curve([points[-1], *ends[k : k + size]])
    return points


def _curve(handles: list[Place]) -> list[Place]:
    """A Bézier curve, without its start."""
    n = len(handles) - 1
    found = []
    for k in range(1, FINE + 1):
        t = k / FINE
        weights = [math.comb(n, i) * t**i * (1 - t) ** (n - i) for i in range(n + 1)]
        found.append(
            tuple(
                sum(w * h[axis] for w, h in zip(weights, handles, strict=True)) for axis in (0, 1)
            )
        )
    return found  # type: ignore[return-value]
