"""Where figures rest: one lattice for all who live in a region, so that none stands on another.

The page gets places and orders as data, so there is no second version of this.
"""

from __future__ import annotations

import math

Place = tuple[float, float]

PITCH = 26.0
"""From one figure's middle to the next, in units of the stage."""

SHAKEN = 0.09
"""How far, in pitches, a place may lie from its lattice, so that a crowd is no pattern."""


def lattice(middle: Place, half: Place, pitch: float) -> list[Place]:
    """Places of an ellipse: rows shifted by half a pitch, each a little off by its number's hash."""
    (cx, cy), (rx, ry) = middle, half
    row = pitch * math.sqrt(3) / 2
    inside: list[Place] = []
    rows, columns = int(ry / row) + 1, int(rx / pitch) + 1
    for j in range(-rows, rows + 1):
        for i in range(-columns, columns + 1):
            x, y = (i + j % 2 / 2) * pitch, j * row
            if (x / (rx - pitch / 2)) ** 2 + (y / (ry - pitch / 2)) ** 2 <= 1:
                inside.append((x, y))
    return [
        (round(cx + x + _off(2 * k) * pitch, 2), round(cy + y + _off(2 * k + 1) * pitch, 2))
        for k, (x, y) in enumerate(inside)
    ]


def order(places: list[Place], near: Place) -> list[int]:
    """Numbers of the places, the nearest to `near` first."""
    return sorted(range(len(places)), key=lambda k: (math.dist(places[k], near), k))


def _off(k: int) -> float:
    """A number between -SHAKEN and SHAKEN that looks like chance."""
    h = (k + 1) * 2654435761 & 0xFFFFFFFF
    h = (h ^ h >> 15) * 2246822519 & 0xFFFFFFFF
    h ^= h >> 13
    return (h / 0xFFFFFFFF * 2 - 1) * SHAKEN
