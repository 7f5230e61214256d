"""The script of a film: shots in one YAML file, each a stretch of a simulation's own scene, and its checks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from explorable.book import yaml_file
from explorable.book.problems import Problem, listed, of_another_shape, written_wrong
from explorable.book.yaml_file import Document
from explorable.errors import BookError, did_you_mean
from explorable.explorer import registry
from explorable.explorer.outcome import outcome
from explorable.scene.parts import WORDS
from explorable.scene.source import Source

LONGEST, SHORTEST = 100, 60
"""Seconds that a film may take."""

_Text = Annotated[str, StringConstraints(min_length=1)]
_DIGIT = re.compile(r"\d")


class FilmError(BookError):
    """The script of a film is written wrong."""


class Closing(BaseModel):
    """What is said at the end, while the last picture stays."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    caption: _Text
    child: _Text
    seconds: float = Field(gt=0)


class Shot(BaseModel):
    """A stretch of a scene.

    `start` and `end` are times of the scene, numbers or expressions as a caption's of the scene (in the file:
    ``from`` and ``to``). `choice` is the label of a preset, `described` a paragraph for who can't see it, `child`
    a line that can be read to a younger child.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: _Text
    simulation: _Text
    choice: _Text
    start: float | str = Field(alias="from")
    end: float | str = Field(alias="to")
    seconds: float = Field(gt=0)
    caption: _Text
    described: _Text
    child: _Text


class Film(BaseModel):
    """A film: its shots one after the other, then its closing words."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: _Text
    shots: tuple[Shot, ...] = Field(min_length=1)
    closing: Closing

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return sum(shot.seconds for shot in self.shots) + self.closing.seconds


def load(path: Path) -> Film:
    """Read a script of shots, and check it against the simulations.

    Raises
    ------
    FilmError
        If anything is wrong with it. All mistakes are listed at once.
    """
    document = yaml_file.read(path)
    problems = written_wrong(document)
    film = None
    try:
        film = Film.model_validate(document.content)
    except ValidationError as error:
        problems += of_another_shape(error, document, _fields())
    if film:
        problems += _wrong(film, document)
    if film is None or problems:
        raise FilmError(listed(problems, "the film"))
    return film


def values(shot: Shot) -> Mapping[str, float]:
    """The setting that a shot shows."""
    presets = registry.load(shot.simulation).presets
    return next(preset.values for preset in presets if preset.label == shot.choice)


def source(shot: Shot) -> Source:
    """The run that a shot shows."""
    simulation = registry.load(shot.simulation)
    solution, measures, _ = outcome(simulation, values(shot))
    assert simulation.scene, "checked where the film is read"
    return Source(simulation.scene, solution, measures, simulation.thrown)


def _fields() -> list[str]:
    named = {**Film.model_fields, **Shot.model_fields, **Closing.model_fields}
    return [field.alias or name for name, field in named.items()]


def _wrong(film: Film, document: Document) -> Iterator[Problem]:
    for number, shot in enumerate(film.shots):
        here = ("shots", number)
        item = f"shot {number + 1}"
        for field, what in (*_wrong_caption(shot.caption), *_wrong_shot(shot)):
            yield Problem(document.name, document.line((*here, field)), item, what)
    for field, what in _wrong_caption(film.closing.caption):
        yield Problem(document.name, document.line(("closing", field)), "closing", what)
    if not SHORTEST <= film.seconds <= LONGEST:
        what = f"the film takes {film.seconds:g} seconds; mend `seconds` so that it takes {SHORTEST} to {LONGEST}"
        yield Problem(document.name, document.line(("shots",)), "", what)


def _wrong_caption(caption: str) -> Iterator[tuple[str, str]]:
    if len(caption.split()) > WORDS:
        yield "caption", f"`caption` has {len(caption.split())} words; write at most {WORDS}"
    if _DIGIT.search(caption):
        yield "caption", "`caption` has a number; say it in words that are true of every child"


def _wrong_shot(shot: Shot) -> Iterator[tuple[str, str]]:
    if shot.simulation not in registry.ids():
        near = did_you_mean(shot.simulation, registry.ids())
        yield "simulation", f"there is no simulation {shot.simulation!r}{near}"
        return
    simulation = registry.load(shot.simulation)
    if not simulation.scene:
        yield "simulation", f"{shot.simulation!r} has no scene; name one that has"
        return
    labels = [preset.label for preset in simulation.presets]
    if shot.choice not in labels:
        near = did_you_mean(shot.choice, labels) or f"; write one of {', '.join(labels)}"
        yield "choice", f"`choice`: {shot.simulation} has no choice {shot.choice!r}{near}"
        return
    run = source(shot)
    (lo, hi), start, end = run.span, run.number(shot.start), run.number(shot.end)
    if not lo <= start < end <= hi + 1e-9:
        what = f"the shot goes from {start:g} to {end:g}; the scene goes from {lo:g} to {hi:g}. Mend `from` or `to`"
        yield "from", what
