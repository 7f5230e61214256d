"""What a scene is made of: regions, kinds of figures, figures that are told, captions, and words for the ear."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from explorable.model import Expression
from explorable.number_format import say
from explorable.scene.places import Place, Region, ellipse
from explorable.wording import _, enumerated

WIDTH, HEIGHT = 390, 300
"""The stage, in its own units: a phone's pixels. A wider one shows the same places, larger."""

MOST = 74
"""Figures with a face that an eye can still take in at once."""

SMALL = 120
"""Small parts without a face that it can take in beside them."""

WORDS = 14
"""Words of a caption: two lines on a phone."""

FIGURE = 29.0
"""A figure's box, in units of the stage; a cell fills some four fifths of it."""


@dataclass(frozen=True)
class Counted:
    """A kind of figure that follows a quantity: as many as there are, each for `each` of them.

    Parameters
    ----------
    symbol : the drawing, by its id in the course's figures.
    of : a state or output of the model, or a parameter.
    each : how many one figure stands for, a number or an expression of parameters.
    words : what they are called ("germs").
    scale : what one figure stands for ("2,000 germs"); `each` and `words` by default.
    where : the region they live in.
    near : they fill it from here on; without it in the order of its spots.
    most : more of them than this are not drawn.
    least : a faint figure stays while there is at least so much; a twentieth of `each` by default.
    size : of a figure's box.
    comes : how a new one comes: out of the nearest one of its kind, or from a place.
    goes : how one goes: it fades; or it is ``"eaten"`` by the nearest one of `by`.
    when : in which runs it is there, so that a quantity may look otherwise in others.
    """

    symbol: str
    of: str
    each: Expression
    words: str
    scale: str = ""
    where: str = "room"
    near: Place | None = None
    most: int = 50
    least: float | None = None
    size: float = FIGURE
    comes: Literal["appears", "divides"] | Place = "appears"
    goes: Literal["fades", "eaten"] = "fades"
    by: tuple[str, ...] = ()
    when: str = "True"

    @property
    def symbols(self) -> tuple[str, ...]:
        """Every drawing that it may show, as the other kinds tell theirs."""
        return (self.symbol,)

    @property
    def stands_for(self) -> str:
        """What one figure is, in words."""
        return self.scale or f"{say(float(self.each), 'words')} {self.words}"


@dataclass(frozen=True)
class Drawn:
    """A row that is drawn by chance, one after the other until one hits: scene time counts those that have been tried.

    Parameters
    ----------
    where : a region with a spot for each; those of the row that have none are not shown.
    waiting, miss, hit : drawings of one that has not been tried, and of the two that have.
    words : what they are called, in the plural.
    walker : who goes along from one to the next, and how far beside it.
    divides : how long after the hit its copies come: one, three, six in all.
    """

    where: str
    waiting: str
    miss: str
    hit: str
    words: str
    walker: str = ""
    beside: Place = (0, 0)
    divides: tuple[float, ...] = ()
    size: float = FIGURE

    @property
    def symbols(self) -> tuple[str, ...]:
        """Every drawing that it may show."""
        return (self.waiting, self.miss, self.hit, *filter(None, [self.walker]))


@dataclass(frozen=True)
class Studies:
    """One row drawn again and again: scene time counts the studies, and each leaves a mark where its share lies.

    Parameters
    ----------
    where : the region with a spot for each in the row; those that have none are counted, and not shown.
    miss, hit, mark : drawings of one of the row, and of a whole study.
    span : where the marks of "none" and of "all" are piled up.
    """

    where: str
    miss: str
    hit: str
    mark: str
    words: str
    span: tuple[Place, Place]
    size: float = FIGURE

    @property
    def symbols(self) -> tuple[str, ...]:
        """Every drawing that it may show."""
        return (self.miss, self.hit, self.mark)


@dataclass(frozen=True)
class Heap:
    """Figures heaped up by how much they have of something: a bell curve, drawn as its own dots.

    Figure k of `count` has the value of the k-th part of a normal distribution. Scene time is a line across the
    heap, which can be dragged: those beyond it look otherwise.

    Parameters
    ----------
    mean, sd : of the distribution, in the axis' unit.
    span : from where to where the axis runs on the stage, at the heap's foot.
    beyond : the drawing of those beyond the line.
    up : whether the heap grows upwards.
    """

    symbol: str
    beyond: str
    count: int
    mean: Expression
    sd: Expression
    words: str
    span: tuple[Place, Place]
    up: bool = True
    fades: bool = False
    """Whether those beyond the line are dim."""
    size: float = 20.0

    @property
    def symbols(self) -> tuple[str, ...]:
        """Every drawing that it may show."""
        return (self.symbol, self.beyond)


Kind = Counted | Drawn | Studies | Heap


@dataclass(frozen=True)
class Told:
    """A figure that no quantity counts: it is there from one time to another.

    Parameters
    ----------
    way : when it is where; in between it goes straight. It comes at the first time, and a first time that does
        not exist (NaN) means never. A place alone means always.
    until : when it goes; without it, it stays.
    when : in which runs it is there.
    """

    symbol: str
    words: str
    way: tuple[tuple[Expression, Place], ...] | Place
    until: Expression | None = None
    when: str = "True"
    size: float = FIGURE
    turn: float = 0
    behind: bool = False
    """Whether it stands behind all figures that are counted."""

    @property
    def stations(self) -> tuple[tuple[Expression | None, Place], ...]:
        """Its way, also where it never moves: then without a time."""
        first = self.way[0]
        if isinstance(first, tuple):
            return self.way  # type: ignore[return-value]
        return ((None, self.way),)  # type: ignore[return-value]


@dataclass(frozen=True)
class Beat:
    """A caption: from time `at` on it stands under the scene, in runs where `when` holds.

    Both are expressions of parameters and measures (in a row: also of ``found``, ``hits`` and ``number``).
    `say` may hold ``{measure:format}``, also quantities at the scene's time, and the time itself as ``{t}``.
    `claims` are what must be true of the curves where it is said (``explorer/claims.py``); a scene of chance has
    tests of its own instead.
    """

    at: Expression
    say: str
    when: str = "True"
    claims: tuple[str, ...] = ()


def _room() -> tuple[Region, ...]:
    return (ellipse("room", "", (WIDTH / 2, HEIGHT / 2), (180, 138)),)


@dataclass(frozen=True)
class Scene:
    """A living picture of a simulation's run.

    Parameters
    ----------
    figures : who is to be seen.
    beats : what is said when.
    cover : the telling moment, an expression: the still picture shows it; the middle by default.
    clock : what time it is, such as ``"Day {t:.1f}"``.
    summary : what is to be seen, for who can't see it.
    scale : what figures stand for, in a sentence or two under the scene.
    notes : what else is to be known, such as who is not counted, behind `scale`; a course may fold ``.ex-scene-notes``.
    units : what one figure is in a unit that few readers know, behind `scale`; a course may hide ``.ex-scene-units``.
    regions : where figures live; one large one, called ``"room"``, by default.
    told : figures that no quantity counts.
    shows : the curve's own run, or what chance makes of it.
    seed : of what chance makes, in the scene as it opens.
    again : what the button says that throws once more.
    repeats : of `Studies`, how many there are in one scene.
    moves : a parameter that is the scene's time: who moves one moves the other.
    ends : the scene's last time; without it the run's end (of a row, its length).
    ground : shapes of SVG behind all figures, as figures are drawn.
    """

    figures: tuple[Kind, ...]
    beats: tuple[Beat, ...] = ()
    cover: Expression | None = None
    clock: str = "{t:.3g}"
    summary: str = ""
    scale: str = ""
    notes: str = ""
    units: str = ""
    regions: tuple[Region, ...] = field(default_factory=_room)
    told: tuple[Told, ...] = ()
    shows: Literal["run", "chance"] = "run"
    seed: int = 1
    again: str = ""
    repeats: int = 1
    moves: str = ""
    ends: Expression | None = None
    ground: str = ""

    @property
    def in_words(self) -> str:
        """What is to be seen."""
        return self.summary or _("A picture of {figures}.").format(
            figures=enumerated([f.words for f in self.figures])
        )

    @property
    def scale_in_words(self) -> str:
        """What figures stand for."""
        counted = [f for f in self.figures if isinstance(f, Counted)]
        return self.scale or " ".join(
            _("One figure of the {words} stands for {scale}.").format(
                words=f.words, scale=f.stands_for
            )
            for f in counted
        )
