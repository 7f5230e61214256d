"""Which figures stand where: a pure function of a run and a time, as in the front end's ``scene/display.ts``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from explorable.model import expressions
from explorable.number_format import fill
from explorable.scene.definition import Counted, Scene
from explorable.scene.places import PITCH, Place, lattice, order
from explorable.solve.solution import Solution


class Placed(NamedTuple):
    """One figure of a display list."""

    id: str
    """The same figure at another time has the same."""
    symbol: str
    x: float
    y: float
    look: str
    """``full``, ``faint`` (fewer than one figure stands for), or ``told``."""


class Count(NamedTuple):
    """How many figures of a kind are drawn."""

    full: int
    faint: bool
    over: bool
    """There are more than the picture holds."""


def count(figure: Counted, amount: float) -> Count:
    """Figures for an amount: whole ones, and a faint one for half of the next or the last few."""
    if not amount >= 0:  # NaN, too: the run did not get here
        return Count(0, False, False)
    whole = math.floor(amount / figure.each) if math.isfinite(amount) else figure.most + 1
    if whole >= figure.most:
        return Count(figure.most, False, amount > figure.most * figure.each)
    rest = amount - whole * figure.each
    return Count(
        whole, rest >= figure.each / 2 or (whole == 0 and 0 < figure.faint_from <= amount), False
    )


def display(scene: Scene, run: Solution, measures: Mapping[str, float], t: float) -> list[Placed]:
    """The display list of a run at time `t`.

    Figures that share a region take their places in the order in which the scene lists them.
    """
    amounts = {f.of: run.at(f.of, t) for f in scene.figures}
    known = {**run.values, **measures}
    places = {r.name: lattice(r.middle, r.half, PITCH) for r in scene.regions}
    taken: dict[str, set[int]] = {name: set() for name in places}
    shown: list[Placed] = []
    for number, figure in enumerate(scene.figures):
        home, free = places[figure.where], taken[figure.where]
        found = count(figure, amounts[figure.of])
        wanted = found.full + found.faint
        chosen = [k for k in order(home, figure.near) if k not in free][:wanted]
        free.update(chosen)
        for k, place in enumerate(chosen):
            look = "full" if k < found.full else "faint"
            shown.append(_placed(f"{number}.{k}", figure.symbol, place=home[place], look=look))
    for number, told in enumerate(scene.told):
        since = time(told.since, known)
        until = time(told.until, known) if told.until else math.inf
        if since <= t and not t >= until:  # an end that never comes (NaN) is none
            shown.append(_placed(f"told.{number}", told.symbol, told.at, "told"))
    return shown


def captions(scene: Scene, run: Solution, measures: Mapping[str, float]) -> list[tuple[float, str]]:
    """When each caption of a run begins, and what it says, in the order of time."""
    known = {**run.values, **measures}
    said = [
        (at, fill(beat.say, known))
        for beat in scene.beats
        if expressions.evaluate(beat.when, known)
        and run.lo <= (at := time(beat.at, known)) <= run.hi
    ]
    return sorted(said, key=lambda beat: beat[0])


def time(expression: str, known: Mapping[str, float]) -> float:
    """A time by its expression; NaN where it does not exist."""
    try:
        return float(expressions.evaluate(expression, known))
    except (ArithmeticError, ValueError):
        return math.nan


def _placed(id: str, symbol: str, place: Place, look: str) -> Placed:
    return Placed(id, symbol, *place, look)
