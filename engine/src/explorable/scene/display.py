"""Which figures stand where: a pure function of a source and a time, as in the front end's ``scene/display.ts``."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from explorable.model import expressions
from explorable.number_format import fill
from explorable.scene.parts import Beat, Counted, Drawn, Heap, Studies, Told
from explorable.scene.places import Place, Region, order
from explorable.scene.source import Source, study_at
from explorable.scene.spec import parts

PILE, MARK = 9.0, 13.0
"""From one mark of a study to the next above it, and a mark's size."""


class Placed(NamedTuple):
    """One figure of a display list."""

    id: str
    """The same figure at another time has the same."""
    symbol: str
    x: float
    y: float
    look: str
    """``full``, ``faint`` (fewer than one figure stands for), or ``told``."""
    size: float
    turn: float


class Count(NamedTuple):
    """How many figures of a kind are drawn."""

    full: int
    faint: bool
    over: bool
    """There are more than the picture holds."""


def count(figure: Counted, amount: float, each: float) -> Count:
    """Figures for an amount: whole ones, and a faint one for half of the next or the last few."""
    if not amount >= 0:  # NaN, too: the run did not get here
        return Count(0, False, False)
    whole = math.floor(amount / each) if math.isfinite(amount) else figure.most + 1
    if whole >= figure.most:
        return Count(figure.most, False, amount >= (figure.most + 0.5) * each)
    rest = amount - whole * each
    least = each / 20 if figure.least is None else figure.least
    last = whole == 0 and 0 < least <= amount
    return Count(whole, rest >= each / 2 or last, False)


def display(source: Source, t: float) -> list[Placed]:
    """The display list at scene time `t`.

    Figures that share a region take their spots in the order in which the scene lists them.
    """
    shown: list[Placed] = []
    taken: dict[str, set[int]] = {}
    for number, figure in enumerate(source.scene.figures):
        match figure:
            case Counted():
                shown += _counted(number, figure, source, t, taken.setdefault(figure.where, set()))
            case Drawn():
                shown += _drawn(number, figure, source, t)
            case Studies():
                shown += _studies(number, figure, source, t)
            case Heap():
                shown += _heap(number, figure, source, t)
    behind = list(_told(source, t, behind=True))
    return [*behind, *shown, *_told(source, t, behind=False)]


def caption(source: Source, t: float) -> str:
    """What stands under the scene at time `t`: the last beat that has begun."""
    begun = [beat for at, beat in beats(source) if at <= t]
    return fill(begun[-1].say, source.at(t)) if begun else ""


def beats(source: Source) -> list[tuple[float, Beat]]:
    """When each beat of a run begins, in the order of time."""
    lo, hi = source.span
    found = [
        (at, beat)
        for beat in source.scene.beats
        if expressions.evaluate(beat.when, source.known)
        and lo <= (at := source.number(beat.at)) <= hi
    ]
    return sorted(found, key=lambda one: one[0])


def _region(source: Source, name: str) -> Region:
    return next(region for region in source.scene.regions if region.name == name)


def _counted(
    number: int, figure: Counted, source: Source, t: float, taken: set[int]
) -> Iterator[Placed]:
    if not expressions.evaluate(figure.when, source.known):
        return
    region = _region(source, figure.where)
    found = count(figure, source.amount(figure.of, t), source.number(figure.each))
    chosen = [k for k in order(region, figure.near) if k not in taken][: found.full + found.faint]
    taken.update(chosen)
    for k, spot in enumerate(chosen):
        x, y, turn = region.spots[spot]
        look = "full" if k < found.full else "faint"
        yield Placed(f"{number}.{k}", figure.symbol, x, y, look, figure.size, turn)


def _drawn(number: int, figure: Drawn, source: Source, t: float) -> Iterator[Placed]:
    row, spots = source.row(), _region(source, figure.where).spots
    last = row.index(True) + 1 if True in row else len(row)
    tried = min(last, math.floor(t))
    is_found = tried == last and row[last - 1]
    for k, (x, y, turn) in enumerate(spots):
        hit = k == tried - 1 and row[k]
        symbol = figure.hit if hit else figure.waiting if k >= tried else figure.miss
        look = "full" if hit or (k >= tried and not is_found) else "told"
        yield Placed(f"{number}.{k}", symbol, x, y, look, figure.size, turn)
    if is_found and last <= len(spots):
        copies = [at for at in figure.divides if t >= last + at]
        x, y, _ = spots[last - 1]
        far = 0.78 * figure.size
        for k in range(2 ** len(copies) - 1 if len(copies) < 3 else 6):
            angle = math.pi * (k * 2 / 3 + k // 3 / 3)
            place = x + far * math.sin(angle), y - far * math.cos(angle)
            yield Placed(
                f"{number}.copy.{k}", figure.waiting, *place, "full", 0.72 * figure.size, 0
            )
    if figure.walker:
        now = min(max(0.0, t - 1), last - 1, len(spots) - 1)
        x, y = _between(spots, now)
        place = x + figure.beside[0], y + figure.beside[1]
        yield Placed(f"{number}.walker", figure.walker, *place, "full", figure.size * 1.3, 0)


def _between(spots: tuple[tuple[float, float, float], ...], at: float) -> Place:
    """A place on the way along spots: it rests at each, and goes in the last third."""
    k = math.floor(at)
    share = max(0.0, (at - k - 2 / 3) * 3)
    (x0, y0, _), (x1, y1, _) = spots[k], spots[min(k + 1, len(spots) - 1)]
    return x0 + share * (x1 - x0), y0 + share * (y1 - y0)


def _studies(number: int, figure: Studies, source: Source, t: float) -> Iterator[Placed]:
    now, spots = study_at(t), _region(source, figure.where).spots
    row = source.row(now - 1)
    for k, hit in enumerate(row[: len(spots)]):
        x, y, turn = spots[k]
        yield Placed(
            f"{number}.{k}", figure.hit if hit else figure.miss, x, y, "full", figure.size, turn
        )
    (x0, y0), (x1, _) = figure.span
    heaped: dict[int, int] = {}
    for study in range(1, now + 1):
        seen = source.row(study - 1)
        column = round(40 * sum(seen) / len(seen))
        heaped[column] = heaped.get(column, 0) + 1
        x = x0 + column / 40 * (x1 - x0)
        look = "full" if study == now else "told"
        yield Placed(
            f"{number}.mark.{study}",
            figure.mark,
            x,
            y0 - (heaped[column] - 1) * PILE,
            look,
            MARK,
            0,
        )


def line_at(heap: Heap, source: Source, t: float) -> float:
    """Where the line across a heap stands."""
    (x0, _), (x1, _), (lo, hi) = *heap.span, source.span
    return x0 + (t - lo) / (hi - lo) * (x1 - x0)


def _heap(number: int, figure: Heap, source: Source, t: float) -> Iterator[Placed]:
    mean, sd = source.number(figure.mean), source.number(figure.sd)
    lo, hi = source.span
    (x0, y0), (x1, _) = figure.span
    columns: dict[int, int] = {}
    line = line_at(figure, source, t)
    for k, part in enumerate(parts(figure.count)):
        value = mean + sd * part
        column = math.floor((x0 + (value - lo) / (hi - lo) * (x1 - x0)) / figure.size)
        height = columns[column] = columns.get(column, 0) + 1
        x = (column + 0.5) * figure.size
        y = y0 + (0.5 - height if figure.up else height - 0.5) * figure.size
        symbol, look = (
            (figure.beyond, "told" if figure.fades else "full")
            if x > line
            else (figure.symbol, "full")
        )
        yield Placed(f"{number}.{k}", symbol, x, y, look, figure.size * 1.12, 0)


def _told(source: Source, t: float, *, behind: bool) -> Iterator[Placed]:
    for number, told in enumerate(source.scene.told):
        if told.behind != behind or not expressions.evaluate(told.when, source.known):
            continue
        until = source.number(told.until) if told.until is not None else math.inf
        place = _on_way(told, source, t)
        if place and not t >= until:  # an end that never comes (NaN) is none
            yield Placed(f"told.{number}", told.symbol, *place, "full", told.size, told.turn)


def _on_way(told: Told, source: Source, t: float) -> Place | None:
    """Where it is at a time; nowhere before it comes."""
    stations = [
        (-math.inf if at is None else source.number(at), place) for at, place in told.stations
    ]
    if not stations[0][0] <= t:
        return None
    begun = [k for k, (at, _) in enumerate(stations) if at <= t]
    at, (x0, y0) = stations[begun[-1]]
    if begun[-1] + 1 == len(stations) or not math.isfinite(stations[begun[-1] + 1][0]):
        return x0, y0
    until, (x1, y1) = stations[begun[-1] + 1]
    share = (t - at) / (until - at)
    return x0 + share * (x1 - x0), y0 + share * (y1 - y0)
