"""Where the label of a named place stands, the same as the front end's ``overlay.ts``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LETTER, HEIGHT = 7.4, 15
"""Room of a letter in a wide font, and of a line."""
_FURTHER = 0.3
"""How much worse the next place on the list is, in points of a curve that a label covers."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Placed:
    """A mark in pixels of the drawing area; without `y` an upright line, without `x` a level one."""

    label: str
    role: str
    x: float | None = None
    y: float | None = None

    def is_inside(self, width: float, height: float) -> bool:
        """Whether it can be seen at all."""
        return all(
            v is None or -0.5 <= v <= size + 0.5 for v, size in ((self.x, width), (self.y, height))
        )


@dataclass(frozen=True)
class Label:
    """Where a label begins or ends."""

    x: float
    y: float
    anchor: str

    def box(self, width: float) -> Box:
        """Left, right, top and bottom of a label so wide."""
        left = self.x if self.anchor == "start" else self.x - width
        return left, left + width, self.y - HEIGHT + 3, self.y + 3


def labels(
    marks: Sequence[Placed], width: float, height: float, curves: Sequence[Point]
) -> list[Label]:
    """A place for each label: inside, on no other label and on as little of the curves as can be."""
    taken: list[Box] = []
    poles = [mark.x for mark in marks if mark.y is None and mark.x is not None]
    found = []
    for mark in marks:
        room = len(mark.label) * LETTER
        places = _places(mark, width)
        best = _best(places, room, (width, height), taken, poles, curves)
        taken.append(best.box(room))
        found.append(best)
    return found


def _places(mark: Placed, width: float) -> list[Label]:
    """Where a label could stand, the best place first."""
    x, y = mark.x, mark.y
    if x is not None and y is not None:
        rows = [(9.0, y + dy) for dy in (-7, 16, -22, 31, -37, 46)]
    elif x is not None:
        rows = [(5.0, float(top)) for top in (12, 27, 42, 57)]
    else:
        assert y is not None
        return [
            place
            for dy in (-5, 14)
            for place in (Label(width - 4, y + dy, "end"), Label(6, y + dy, "start"))
        ]
    return [
        place
        for gap, at in rows
        for place in (Label(x + gap, at, "start"), Label(x - gap, at, "end"))
    ]


def _best(
    places: list[Label],
    room: float,
    size: tuple[float, float],
    taken: Sequence[Box],
    poles: Sequence[float],
    curves: Sequence[Point],
) -> Label:
    def fits(box: Box) -> bool:
        left, right, top, bottom = box
        return left >= -2 and right <= size[0] + 10 and top >= -8 and bottom <= size[1] + 2

    def is_free(box: Box) -> bool:
        return all(
            box[1] < t[0] or t[1] < box[0] or box[3] <= t[2] or t[3] <= box[2] for t in taken
        )

    def cost(place: Label) -> float:
        left, right, top, bottom = place.box(room)
        covered = sum(left < x < right and top < y < bottom for x, y in curves)
        return covered + _FURTHER * places.index(place)

    inside = [p for p in places if fits(p.box(room))]
    free = [p for p in inside if is_free(p.box(room))]
    clear = [
        p for p in free if all(x < p.box(room)[0] - 1 or x > p.box(room)[1] + 1 for x in poles)
    ]
    for some in (clear, free):
        if some:
            return min(some, key=cost)
    return (inside or places)[0]
