"""What is refused of a scene at its definition: what it names is not there, or nobody could be told of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Set
from dataclasses import dataclass

from explorable import figures, settings
from explorable.chance import Crowd, Draw
from explorable.errors import did_you_mean
from explorable.model import Model, ModelError, expressions
from explorable.number_format import FORMATS, PLACEHOLDER
from explorable.scene.parts import (
    MOST,
    SMALL,
    WORDS,
    Beat,
    Counted,
    Drawn,
    Heap,
    Kind,
    Scene,
    Studies,
    Told,
)
from explorable.scene.source import Source

FACE = 20.0
"""A smaller figure is a part without a face, of which an eye takes in more."""

OF_A_ROW = {"found", "hits", "number", "study", "tried"}
"""What a row tells, beside parameters and measures."""


@dataclass(frozen=True)
class _Known:
    """What a scene may name."""

    quantities: Set[str]
    parameters: Set[str]
    numbers: Set[str]
    refuse: Callable[[str], None]


def check(
    scene: Scene, model: Model, numbers: Set[str], thrown: Crowd | Draw | None, where: str
) -> None:
    """Refuse a scene that names what is not there, or that nobody could be told.

    Parameters
    ----------
    model, numbers : of its simulation: the model, and names of parameters and measures.
    where : the simulation, as the message names it.

    Raises
    ------
    ModelError
        Names simulation, place and mend.
    """

    def refuse(problem: str) -> None:
        raise ModelError(f"{where}: scene: {problem}")

    if scene.shows == "chance" and thrown is None:
        refuse(
            'it shows chance, and the simulation has none: give it thrown=, or write shows="run"'
        )
    is_row = scene.shows == "chance" and isinstance(thrown, Draw)
    crowd = thrown.model if scene.shows == "chance" and isinstance(thrown, Crowd) else model
    quantities = set[str]() if is_row else {q.name for q in crowd.quantities}
    known = _Known(
        quantities,
        {p.name for p in model.parameters},
        {*numbers, *(OF_A_ROW if is_row else ())},
        refuse,
    )
    if not scene.clock.strip():
        refuse('clock is empty: say what time it is, such as "Day {t:.1f}"')
    if not scene.figures:
        refuse("there is nothing to see: give it a Counted figure")
    for region in scene.regions:
        if region.color not in settings.current().roles:
            refuse(
                f"region {region.name!r} has the color {region.color!r}; write {', '.join(settings.current().roles)}"
            )
    if scene.moves:
        moved = [p for p in model.parameters if p.name == scene.moves]
        if not moved or not moved[0].between:
            refuse(
                f"it moves {scene.moves!r}, which is no parameter with a range; write one that a slider has"
            )
    for figure in scene.figures:
        _kind(figure, scene, known)
    for told in scene.told:
        _told(told, known)
    for beat in scene.beats:
        _beat(beat, known)
    _placeholders("clock", scene.clock, known)
    for name, expression in (("cover", scene.cover), ("ends", scene.ends)):
        if expression is not None:
            _number(name, expression, known)


def check_scale(source: Source, where: str) -> None:
    """Refuse a scale that would draw more figures than an eye takes in, in the run a scene opens on.

    Raises
    ------
    ModelError
        Names the figure, how many there would be, and a scale that does.
    """
    counted = [f for f in source.scene.figures if isinstance(f, Counted)]
    lo, hi = source.span
    times = [lo + (hi - lo) * k / 200 for k in range(201)]
    most = dict.fromkeys(counted, 0.0)
    for t in times:
        for figure in counted:
            amount = source.amount(figure.of, t)
            most[figure] = max(most[figure], amount if math.isfinite(amount) else 0)
    for figure, highest in most.items():
        each = source.number(figure.each)
        if highest / each > 3 * figure.most:
            raise ModelError(
                f"{where}: scene: figure {figure.symbol!r} would be drawn {highest / each:,.0f} times, "
                f"at most {figure.most} fit; write each={highest / figure.most:.2g} or more"
            )


def _kind(figure: Kind, scene: Scene, known: _Known) -> None:
    _symbols(figure.symbols, known)
    match figure:
        case Counted():
            _counted(figure, scene, known)
        case Drawn():
            _home("the row", figure.where, scene, known)
        case Studies():
            _home("the studies", figure.where, scene, known)
        case Heap():
            for name in ("mean", "sd"):
                _number(f"heap of {figure.words}, {name}", getattr(figure, name), known)
            if not 0 < figure.count <= SMALL:
                known.refuse(f"heap of {figure.words}: count is {figure.count}; write 1 to {SMALL}")
    if not figure.words.strip():
        known.refuse(f"{_named(figure)} has no words: say what it is (words=)")


def _named(figure: Kind) -> str:
    return f"figure {figure.symbols[0]!r}"


def _counted(counted: Counted, scene: Scene, known: _Known) -> None:
    place, refuse = _named(counted), known.refuse
    _symbols(counted.by, known)
    if counted.of not in known.quantities | known.parameters:
        near = did_you_mean(counted.of, sorted(known.quantities))
        names = ", ".join(sorted(known.quantities))
        refuse(
            f"{place} follows {counted.of!r}, which the model does not have{near}; of= is one of {names}"
        )
    _number(f"{place}, each", counted.each, known)
    if not isinstance(counted.each, str) and not (counted.each > 0 and math.isfinite(counted.each)):
        refuse(
            f"{place}: each is {counted.each}; write how many one figure stands for, more than 0"
        )
    _number(f"{place}, when", counted.when, known)
    room = _home(place, counted.where, scene, known)
    most = min(MOST if counted.size >= FACE else SMALL, room)
    if not 0 < counted.most <= most:
        refuse(f"{place}: most is {counted.most}; {counted.where!r} has room for 1 to {most}")
    if counted.goes == "eaten" and not counted.by:
        refuse(f'{place} is eaten by nobody: name them (by=), or write goes="fades"')


def _home(place: str, where: str, scene: Scene, known: _Known) -> int:
    """How many spots its region has."""
    regions = {region.name: region for region in scene.regions}
    if where not in regions:
        names = ", ".join(regions) or "none; give it a Region"
        known.refuse(f"{place} lives in {where!r}, which is no region of it; there is {names}")
    return len(regions[where].spots)


def _symbols(names: tuple[str, ...], known: _Known) -> None:
    cast = figures.of_course()
    for name in names:
        if name not in cast:
            near = did_you_mean(name, list(cast))
            known.refuse(f"figure {name!r} is not drawn{near}; draw it among the course's figures")


def _told(told: Told, known: _Known) -> None:
    place = f"told figure {told.symbol!r}"
    if not told.words.strip():
        known.refuse(f"{place} has no words: say what it is (words=)")
    _symbols((told.symbol,), known)
    for at, _ in told.stations:
        if at is not None:
            _number(f"{place}, way", at, known)
    if told.until is not None:
        _number(f"{place}, until", told.until, known)
    _number(f"{place}, when", told.when, known)


def _beat(beat: Beat, known: _Known) -> None:
    place = f"beat {beat.say[:30]!r}"
    if not str(beat.at).strip() or not beat.when.strip():
        known.refuse(
            f"{place} has no condition: write from which time on (at=) and in which runs (when=, 'True' for all)"
        )
    _number(f"{place}, at", beat.at, known)
    _number(f"{place}, when", beat.when, known)
    if not 0 < len(beat.say.split()) <= WORDS:
        known.refuse(f"{place} has {len(beat.say.split())} words; say it in 1 to {WORDS}")
    _placeholders(place, beat.say, known)


def _placeholders(place: str, say: str, known: _Known) -> None:
    for name, form in PLACEHOLDER.findall(say):
        if name not in {*known.numbers, *known.quantities, "t"}:
            known.refuse(
                f"{place} uses {name!r}, which is neither a parameter, a measure nor a quantity; write one of them"
            )
        if not FORMATS.match(form):
            known.refuse(
                f"{place} uses the format {form!r}, which does not exist; write one such as .1f or words"
            )


def _number(place: str, expression: float | str, known: _Known) -> None:
    try:
        expressions.check(expression, known.numbers)
    except expressions.ExpressionError as error:
        known.refuse(f"{place}: {error}")
