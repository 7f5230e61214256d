"""What a scene says: regions, figures that are counted, figures that are told, beats, and words for the ear."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from explorable import figures
from explorable.errors import did_you_mean
from explorable.model import ModelError, expressions
from explorable.number_format import FORMATS, PLACEHOLDER
from explorable.scene.places import PITCH, lattice
from explorable.solve.solution import Solution

WIDTH, HEIGHT = 390, 300
"""The stage, in its own units: a phone's pixels. A wider one shows the same places, larger."""

MOST = 74
"""Figures with a face that an eye can still take in at once."""

WORDS = 14
"""Words of a caption: two lines on a phone."""


@dataclass(frozen=True)
class Region:
    """Where figures live: an ellipse on the stage, with its middle and its half axes."""

    name: str
    words: str
    middle: tuple[float, float]
    half: tuple[float, float]


@dataclass(frozen=True)
class Counted:
    """A kind of figure that follows a quantity: as many as there are, each for `each` of them.

    Parameters
    ----------
    symbol : the drawing, by its id in the course's figures.
    of : a state or output of the model.
    words : what they are called ("germs").
    scale : what one figure stands for ("2,000 germs").
    where : the region they live in.
    near : they fill it from here on.
    most : more of them than this are not drawn.
    least : a faint figure stays while there is at least so much; a twentieth of `each` by default.
    """

    symbol: str
    of: str
    each: float
    words: str
    scale: str
    where: str
    near: tuple[float, float]
    most: int = 50
    least: float | None = None

    @property
    def faint_from(self) -> float:
        """The least amount that is still shown."""
        return self.each / 20 if self.least is None else self.least


@dataclass(frozen=True)
class Told:
    """A figure that no quantity counts: it is there from one time to another.

    `since` and `until` are expressions of parameters and measures; without `until` it stays. A
    time that does not exist (NaN) as `since` means that it never comes.
    """

    symbol: str
    words: str
    at: tuple[float, float]
    since: str
    until: str = ""


@dataclass(frozen=True)
class Beat:
    """A caption: from time `at` on it stands under the scene, in runs where `when` holds.

    Both are expressions of parameters and measures; `say` may hold ``{measure:format}``.
    """

    at: str
    say: str
    when: str


@dataclass(frozen=True)
class Scene:
    """A living picture of a simulation's run.

    Parameters
    ----------
    summary : what is to be seen, for who can't see it.
    cover : the telling moment, an expression: the still picture shows it.
    choices : labels of the simulation's presets that stand under the scene as buttons.
    """

    summary: str
    regions: tuple[Region, ...]
    figures: tuple[Counted, ...]
    beats: tuple[Beat, ...]
    cover: str
    told: tuple[Told, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What a scene may name of its simulation."""

    quantities: Set[str]
    numbers: Set[str]
    """Parameters and measures."""
    presets: Set[str]


def check(scene: Scene, known: Known, where: str) -> None:
    """Refuse a scene that names what is not there, or that nobody could be told.

    Parameters
    ----------
    where : its simulation, as the message names it.

    Raises
    ------
    ModelError
        Names simulation, place and mend.
    """

    def refuse(problem: str) -> None:
        raise ModelError(f"{where}: scene: {problem}")

    if not scene.summary.strip():
        refuse("summary is empty: say what is to be seen, for who can't see it")
    if not scene.figures:
        refuse("there is nothing to see: give it a Counted figure")
    for counted in scene.figures:
        _counted(counted, scene, known, refuse)
    for told in scene.told:
        if not told.words.strip():
            refuse(f"told figure {told.symbol!r} has no words: say what it is (words=)")
        _drawn(told.symbol, refuse)
        _number(f"told figure {told.symbol!r}, since", told.since, known, refuse)
        if told.until:
            _number(f"told figure {told.symbol!r}, until", told.until, known, refuse)
    for beat in scene.beats:
        _beat(beat, known, refuse)
    _number("cover", scene.cover, known, refuse)
    for label in scene.choices:
        if label not in known.presets:
            near = did_you_mean(label, sorted(known.presets))
            refuse(f"choice {label!r} is no preset{near}; write a preset's label")


def check_scale(scene: Scene, run: Solution, where: str) -> None:
    """Refuse a scale that would draw more figures than an eye takes in, in the run a scene opens on.

    Raises
    ------
    ModelError
        Names the figure, how many there would be, and a scale that does.
    """
    for counted in scene.figures:
        highest = max((v for v in run.columns[counted.of] if math.isfinite(v)), default=0.0)
        if highest / counted.each > counted.most:
            raise ModelError(
                f"{where}: scene: figure {counted.symbol!r} would be drawn {highest / counted.each:,.0f} times, "
                f"at most {counted.most} fit; write each={highest / counted.most:.2g} or more"
            )
    together = [run.columns[c.of] for c in scene.figures]
    fullest = max(
        sum(v / c.each for v, c in zip(row, scene.figures, strict=True) if math.isfinite(v))
        for row in zip(*together, strict=True)
    )
    if fullest > MOST:
        raise ModelError(
            f"{where}: scene: {fullest:,.0f} figures would be drawn at once, at most {MOST} can be "
            "taken in; let each stand for more (each=)"
        )


Refuse = Callable[[str], None]


def _counted(counted: Counted, scene: Scene, known: Known, refuse: Refuse) -> None:
    place = f"figure {counted.symbol!r}"
    _drawn(counted.symbol, refuse)
    if counted.of not in known.quantities:
        near = did_you_mean(counted.of, sorted(known.quantities))
        names = ", ".join(sorted(known.quantities))
        refuse(
            f"{place} follows {counted.of!r}, which the model does not have{near}; of= is one of {names}"
        )
    for name in ("words", "scale"):
        if not getattr(counted, name).strip():
            refuse(
                f"{place} has no {name}: say what {'it is' if name == 'words' else 'one stands for'} ({name}=)"
            )
    if not (counted.each > 0 and math.isfinite(counted.each)):
        refuse(
            f"{place}: each is {counted.each}; write how many one figure stands for, more than 0"
        )
    regions = {region.name: region for region in scene.regions}
    if counted.where not in regions:
        names = ", ".join(regions) or "none; give it a Region"
        refuse(f"{place} lives in {counted.where!r}, which is no region of it; there is {names}")
    region = regions[counted.where]
    room = len(lattice(region.middle, region.half, PITCH))
    if not 0 < counted.most <= min(MOST, room):
        refuse(
            f"{place}: most is {counted.most}; {counted.where!r} has room for 1 to {min(MOST, room)}"
        )


def _drawn(symbol: str, refuse: Refuse) -> None:
    cast: Mapping[str, figures.Figure] = figures.of_course()
    if symbol not in cast:
        refuse(
            f"figure {symbol!r} is not drawn{did_you_mean(symbol, list(cast))}; draw it among the course's figures"
        )


def _beat(beat: Beat, known: Known, refuse: Refuse) -> None:
    place = f"beat {beat.say[:30]!r}"
    if not beat.at.strip() or not beat.when.strip():
        refuse(
            f"{place} has no condition: write from which time on (at=) and in which runs (when=, 'True' for all)"
        )
    _number(f"{place}, at", beat.at, known, refuse)
    _number(f"{place}, when", beat.when, known, refuse)
    if not 0 < len(beat.say.split()) <= WORDS:
        refuse(f"{place} has {len(beat.say.split())} words; say it in 1 to {WORDS}")
    for name, form in PLACEHOLDER.findall(beat.say):
        if name not in known.numbers:
            refuse(
                f"{place} uses {name!r}, which is neither a parameter nor a measure; write one of them"
            )
        if not FORMATS.match(form):
            refuse(
                f"{place} uses the format {form!r}, which does not exist; write one such as .1f or words"
            )


def _number(place: str, expression: str, known: Known, refuse: Refuse) -> None:
    try:
        expressions.check(expression, known.numbers)
    except expressions.ExpressionError as error:
        refuse(f"{place}: {error}")
