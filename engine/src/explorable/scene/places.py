"""Where figures rest: the spots of a region, so that none stands on another.

The page gets spots and orders as data, so there is no second version of this.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

PITCH = 26.0
"""From one figure's middle to the next, in units of the stage."""

SHAKEN = 0.09
"""How far, in pitches, a spot may lie from its lattice, so that a crowd is no pattern."""

Place = tuple[float, float]
Spot = tuple[float, float, float]


@dataclass(frozen=True)
class Region:
    """Where figures live.

    Parameters
    ----------
    name : what kinds of figures call it by.
    words : what it shows ("tissue"); written beside it, where `label` says where.
    spots : places to rest: x, y, and how far a figure there is turned, in degrees.
    outline : middle and half axes of an ellipse that is drawn behind it.
    color : whose color of the palette tints it.
    """

    name: str
    words: str
    spots: tuple[Spot, ...]
    outline: tuple[Place, Place] | None = None
    label: Place | None = None
    color: str = "muted"


def ellipse(
    name: str,
    words: str,
    middle: Place,
    half: Place,
    *,
    pitch: float = PITCH,
    label: Place | None = None,
    color: str = "muted",
) -> Region:
    """A drawn ellipse, full of spots."""
    found = tuple((x, y, 0.0) for x, y in lattice(middle, half, pitch))
    return Region(name, words, found, (middle, half), label, color)


def rim(
    name: str, words: str, middle: Place, half: Place, count: int, *, first: float = 0
) -> Region:
    """Spots around an ellipse, from angle `first` on; what stands there points outwards."""
    found = []
    for k in range(count):
        angle = math.radians(first) + 2 * math.pi * k / count
        x, y = middle[0] + half[0] * math.sin(angle), middle[1] - half[1] * math.cos(angle)
        # outwards from an ellipse is the gradient of its equation
        turn = math.degrees(math.atan2(math.sin(angle) / half[0], math.cos(angle) / half[1]))
        found.append((round(x, 2), round(y, 2), round(turn % 360, 1)))
    return Region(name, words, tuple(found))


def grid(
    name: str, words: str, corner: Place, columns: int, rows: int, *, gap: Place = (PITCH, PITCH)
) -> Region:
    """Rows of spots, from the upper left one on."""
    (x, y), (dx, dy) = corner, gap
    found = ((x + i * dx, y + j * dy, 0.0) for j in range(rows) for i in range(columns))
    return Region(name, words, tuple(found))


def spots(name: str, words: str, at: Sequence[Sequence[float]]) -> Region:
    """Spots one by one: x, y and, if it is not upright, how far it is turned."""
    found = tuple((float(x), float(y), float(turn[0]) if turn else 0.0) for x, y, *turn in at)
    return Region(name, words, found)


def mixed(
    region: Region,
    name: str,
    words: str,
    *,
    apart: float = 1.4 * PITCH,
    free: Sequence[Place] = (),
    around: float = PITCH,
) -> tuple[Region, Region]:
    """Two regions in the room of one: every third spot or so goes to a second, whose figures stand among the first's.

    No two of the second are nearer than `apart`. No spot is left `around` the places in `free`, so that figures
    that are told can stand there.
    """
    left = [s for s in region.spots if all(math.dist(s[:2], place) >= around for place in free)]
    among: list[Spot] = []
    for spot in left:
        if all(math.dist(spot[:2], other[:2]) >= apart for other in among):
            among.append(spot)
    rest = tuple(spot for spot in left if spot not in among)
    return replace(region, spots=rest), Region(name, words, tuple(among))


def shuffled(region: Region) -> Region:
    """The same spots in an order like chance, so that the first few stand far apart."""
    numbers = sorted(range(len(region.spots)), key=_off)
    return replace(region, spots=tuple(region.spots[k] for k in numbers))


def shared(region: Region, name: str, words: str) -> tuple[Region, Region]:
    """Two regions with the same spots, the first's in an order like chance, the second's from its other end.

    So two kinds live in one room, and none stands on another as long as there is a spot for each.
    """
    first = shuffled(region)
    return first, Region(name, words, first.spots[::-1])


def lattice(middle: Place, half: Place, pitch: float = PITCH) -> list[Place]:
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


def order(region: Region, near: Place | None) -> list[int]:
    """Numbers of the spots, the nearest to `near` first."""
    numbers = range(len(region.spots))
    if near is None:
        return list(numbers)
    return sorted(numbers, key=lambda k: (math.dist(region.spots[k][:2], near), k))


def _off(k: int) -> float:
    """A number between -SHAKEN and SHAKEN that looks like chance."""
    h = (k + 1) * 2654435761 & 0xFFFFFFFF
    h = (h ^ h >> 15) * 2246822519 & 0xFFFFFFFF
    h ^= h >> 13
    return (h / 0xFFFFFFFF * 2 - 1) * SHAKEN
