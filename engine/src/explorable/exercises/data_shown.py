"""What is read before an answer: a table, curves of survival, a scatter of two markers.

They are drawn when the book is built, as HTML without a style of its own. What is drawn stands as a
table, too, for the ear.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from html import escape

from pydantic import Field

from explorable.exercises.base import Part, Text
from explorable.exercises.markup import bare
from explorable.html import table as table_of
from explorable.studies.kaplan_meier import Patient, at_risk, kaplan_meier, survival_at
from explorable.wording import _

Write = Callable[[str], str]
Point = tuple[float, float]

WIDTH, HEIGHT, LEFT, BELOW = 360, 230, 40, 24
WIDE, HIGH = WIDTH - LEFT - 10, HEIGHT - BELOW - 10
STROKES = ("", ' stroke-dasharray="7 4"', ' stroke-dasharray="2 3"')
COLORS = ("one", "two", "three")


class Table(Part):
    """Rows of a table; the first cell of each names it."""

    caption: Text
    columns: list[Text] = Field(min_length=2, max_length=6)
    rows: list[list[Text]] = Field(min_length=2, max_length=12)

    def html(self, write: Write, seed: str) -> str:
        """The table."""
        return table(
            write(self.caption), map(write, self.columns), [[*map(write, r)] for r in self.rows]
        )


class Arm(Part):
    """A group: how many people, when something happened to one of them, until when the others were followed."""

    name: Text
    people: int = Field(ge=2, le=2000)
    events: list[float] = Field(min_length=1)
    censored: list[float] = []

    @property
    def patients(self) -> list[Patient]:
        """Each of them; of those who were followed to the end nothing else is known."""
        to_the_end = [math.inf] * (self.people - len(self.events) - len(self.censored))
        followed = [Patient(time, has_event=False) for time in (*self.censored, *to_the_end)]
        return [Patient(time, has_event=True) for time in self.events] + followed

    def at_risk(self, time: float) -> int:
        """How many are still followed, and without an event, just before a time."""
        return at_risk(self.patients, time)

    def steps(self) -> list[Point]:
        """The curve of Kaplan and Meier: from when on, which share."""
        found = kaplan_meier(self.patients)
        return [(0.0, 1.0), *((step.time, step.survival) for step in found if step.events)]

    def share(self, time: float) -> float:
        """The share at a time."""
        return survival_at(kaplan_meier(self.patients), time)


class Survival(Part):
    """Curves of Kaplan and Meier, with the numbers at risk at some times."""

    caption: Text
    x: Text
    y: Text
    times: list[float] = Field(min_length=3, max_length=9)
    arms: list[Arm] = Field(min_length=1, max_length=3)

    def html(self, write: Write, seed: str) -> str:
        """The curves with their names, the numbers at risk, the shares as a table."""
        end = self.times[-1]
        parts = [
            frame(
                [(t / end, f"{t:g}") for t in self.times], [(n / 4, f"{25 * n}%") for n in range(5)]
            )
        ]
        for arm, color, dash in zip(self.arms, COLORS, STROKES, strict=False):
            path = f"M{LEFT} 10"
            for time, share in arm.steps()[1:]:
                x, y = _at(time / end, share)
                path += f"H{x}V{y}"
            ticks = "".join(_tick(*_at(t / end, arm.share(t))) for t in arm.censored)
            parts.append(stroke(path + f"H{LEFT + WIDE}", color, dash) + stroke(ticks, color))
        names = [write(arm.name) for arm in self.arms]
        keys = "".join(map(key, names, COLORS, STROKES))
        heads = [write(self.x), *(f"{t:g}" for t in self.times)]
        risk = [
            [n, *(str(a.at_risk(t)) for t in self.times)]
            for n, a in zip(names, self.arms, strict=True)
        ]
        told = [
            [f"{t:g}", *(f"{100 * arm.share(t):.0f}%" for arm in self.arms)] for t in self.times
        ]
        return (
            f"<p>{write(self.caption)}</p><ul>{keys}</ul><p>{write(self.y)}</p>"
            f"{picture(parts, write(self.caption))}<p>{write(self.x)}</p>"
            f"{table(_('Numbers at risk'), heads, risk)}{folded(table(write(self.y), [write(self.x), *names], told))}"
        )


class Cloud(Part):
    """Cells around a place; they stay on its side of the lines."""

    cells: int = Field(ge=1, le=300)
    at: Point
    spread: float = Field(gt=0)


class Scatter(Part):
    """Cells by two markers, on axes from 0 to 4, with the lines from which on a marker counts as there."""

    caption: Text
    x: Text
    y: Text
    cut: Point
    clouds: list[Cloud] = Field(min_length=1, max_length=6)

    def points(self, seed: str) -> list[Point]:
        """The cells, the same for a seed."""
        chance = random.Random(seed)
        return [
            _near(cloud, self.cut, chance) for cloud in self.clouds for _n in range(cloud.cells)
        ]

    def html(self, write: Write, seed: str) -> str:
        """The cells, and how many lie in each of the four fields."""
        cells = self.points(seed)
        ticks = [(n / 4, str(n)) for n in range(5)]
        dots = _dots([_at(x / 4, y / 4) for x, y in cells])
        across, up = _at(self.cut[0] / 4, self.cut[1] / 4)
        lines = f"M{across} 10v{HIGH}M{LEFT} {up}h{WIDE}"
        x, y = write(self.x), write(self.y)
        yes, no = _("there"), _("not there")
        sides = [(a, b) for a in (True, False) for b in (True, False)]
        many = [sum(_side(c, self.cut) == side for c in cells) for side in sides]
        rows = [
            [yes if a else no, yes if b else no, str(count)]
            for (a, b), count in zip(sides, many, strict=True)
        ]
        drawn = [
            frame(ticks, ticks),
            f'<path class="ex-data-cut" d="{lines}"/><path class="ex-data-dots" d="{dots}"/>',
            *map(_counted, sides, many),
        ]
        return (
            f"<p>{write(self.caption)}</p><p>{y}</p>{picture(drawn, write(self.caption))}<p>{x}</p>"
            f"{folded(table(write(self.caption), [x, y, _('Cells')], rows))}"
        )


def table(caption: str, columns: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column names the rows."""
    return (
        # large letters need more room than a phone has: then it scrolls, by key, too
        f'<div class="ex-data-scroll" role="region" tabindex="0" aria-label="{escape(bare(caption))}">'
        f"{table_of(caption, columns, rows)}</div>"
    )


def folded(inside: str) -> str:
    """The same as what is drawn, for those who want it as a table."""
    return f"<details><summary>{_('The picture as a table')}</summary>{inside}</details>"


def picture(parts: Iterable[str], words: str) -> str:
    """A drawing; its table says the same."""
    label = _("{what} The table below says the same.").format(what=escape(bare(words)))
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">{"".join(parts)}</svg>'


def frame(
    across: Iterable[Point | tuple[float, str]], up: Iterable[Point | tuple[float, str]]
) -> str:
    """The axes with what stands at them, each place as a share."""
    below = "".join(
        f'<text x="{LEFT + WIDE * s:.0f}" y="{HEIGHT - 8}" text-anchor="middle">{t}</text>'
        for s, t in across
    )
    ups = list(up)
    beside = "".join(
        f'<text x="{LEFT - 6}" y="{10 + HIGH * (1 - s) + 4:.0f}" text-anchor="end">{t}</text>'
        for s, t in ups
    )
    grid = "".join(f"M{LEFT} {10 + HIGH * (1 - s):.0f}h{WIDE}" for s, _t in ups)
    return f'<path class="ex-data-grid" d="{grid}"/>{below}{beside}'


def _at(x: float, y: float) -> tuple[int, int]:
    """A place by its shares of width and height, in pixels."""
    return round(LEFT + WIDE * x), round(10 + HIGH * (1 - y))


def _tick(x: int, y: int) -> str:
    """A small upright line."""
    return f"M{x} {y - 4}v8"


def _dots(places: Iterable[tuple[int, int]]) -> str:
    """Points as lines of no length, each told from the one before."""
    path, x, y = "M0 0", 0, 0
    for to_x, to_y in sorted(places):
        path += f"m{to_x - x} {to_y - y}h0".replace(" -", "-")
        x, y = to_x, to_y
    return path


def key(name: str, color: str, dash: str) -> str:
    """A line of a legend: the stroke, and what it is called."""
    return f'<li><svg width="28" height="10" aria-hidden="true">{stroke("M1 5h26", color, dash)}</svg>{name}</li>'


def stroke(d: str, color: str, dash: str = "") -> str:
    """A curve of a picture; nothing without a path."""
    return f'<path class="ex-data-curve" stroke="var(--ex-{color})"{dash} d="{d}"/>' if d else ""


def _counted(side: tuple[bool, bool], count: int) -> str:
    """How many cells lie in a field, in its outer corner."""
    x, anchor = (LEFT + WIDE - 6, "end") if side[0] else (LEFT + 6, "start")
    y = 24 if side[1] else 10 + HIGH - 8
    return f'<text class="ex-data-count" x="{x}" y="{y}" text-anchor="{anchor}">{count}</text>'


def _side(point: Point, cut: Point) -> tuple[bool, bool]:
    return point[0] > cut[0], point[1] > cut[1]


EDGES = (0.05, 3.95)
"""Inside of these a cell is drawn whole."""


def _near(cloud: Cloud, cut: Point, chance: random.Random) -> Point:
    """A place of the cloud, inside the axes and on its side of the lines."""
    for _n in range(200):
        found = chance.gauss(cloud.at[0], cloud.spread), chance.gauss(cloud.at[1], cloud.spread)
        if all(EDGES[0] < v < EDGES[1] for v in found) and _side(found, cut) == _side(
            cloud.at, cut
        ):
            return found
    return cloud.at
