"""The course's bank: chapters with their objectives, files of exercises, and what is asked again.

Files are checked as a whole: every mistake of a file is listed with its line before anything is shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from explorable import settings
from explorable.book import folder, yaml_file
from explorable.book.page import Page
from explorable.book.problems import Problem, as_path, in_words
from explorable.book.text_file import FileError
from explorable.book.toc import pages
from explorable.book.yaml_file import Document
from explorable.book.yaml_file import Location as Place
from explorable.exercises import kinds as _kinds  # noqa: F401  (puts all types on the register)
from explorable.exercises.base import KINDS, Exercise
from explorable.exercises.errors import BankError
from explorable.exercises.values import Figures

_ASKED_AGAIN = ("single", "multiple", "match", "cloze", "number", "order")


@dataclass(frozen=True)
class Chapter:
    """A chapter as the exercises see it."""

    name: str
    page: str = ""
    """The page without its ending, as the contents name it: ``chapters/research``."""
    title: str = ""
    objectives: dict[str, str] = field(default_factory=dict)
    placed: frozenset[str] = frozenset()
    """Exercises that stand in the text by themselves, beside an explorer."""

    @staticmethod
    def read(folder: Path, page: str) -> Chapter:
        """Read a page of the book in `folder`; one that is not written yet has no objectives."""
        path = folder / f"{page}.md"
        if not path.is_file():
            return Chapter(path.stem, page, path.stem)
        found = Page(path)
        placed = frozenset(found.calls("exercise"))
        return Chapter(path.stem, page, found.title, found.objectives, placed)


class Course:
    """Everything below the book's folder that has to do with exercises."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.figures = Figures(folder / "facts.yml")
        self._read: dict[str, list[Exercise]] = {}
        self._documents: dict[str, Document] = {}

    @cached_property
    def chapters(self) -> list[Chapter]:
        """The chapters in the order of the contents."""
        return [
            Chapter.read(self.folder, page)
            for page in pages(self.folder)
            if page.startswith(settings.current().chapters)
        ]

    def named(self, name: str) -> Chapter:
        """A chapter by its name, also one that the contents do not list."""
        listed = (c for c in self.chapters if c.name == name)
        return next(listed, Chapter.read(self.folder, f"{settings.current().chapters}{name}"))

    def chapter(self, name: str) -> Chapter:
        """One chapter; KeyError names the known ones."""
        for chapter in self.chapters:
            if chapter.name == name:
                return chapter
        raise KeyError(
            f"there is no chapter {name!r}; there are {', '.join(c.name for c in self.chapters)}"
        )

    def file(self, chapter: str) -> Path:
        """Where a chapter's exercises stand."""
        return self.folder / "exercises" / f"{chapter}.yml"

    def exercises(self, chapter: str, *, thorough: bool = True) -> list[Exercise]:
        """A chapter's exercises.

        Parameters
        ----------
        thorough : also look up every fact and run every simulation they name.

        Raises
        ------
        BankError
            Lists every mistake of the file.
        FileError
            There is no such file, or it can't be read at all.
        """
        key = f"{chapter}/{thorough}"
        if key not in self._read:
            self._read[key] = self._load(chapter, thorough)
        return self._read[key]

    def story(self, chapter: str) -> list[str]:
        """Ids of the simulations that a chapter's story shows, as its file lists them under `story:`."""
        self.exercises(chapter, thorough=False)
        return list(self._document(chapter).content.get("story") or [])

    def find(self, name: str) -> tuple[Chapter, Exercise]:
        """An exercise by its id, with its chapter."""
        for chapter in self.chapters:
            if name in self.ids(chapter.name):
                for exercise in self.exercises(chapter.name, thorough=False):
                    if exercise.id == name:
                        return chapter, exercise
        raise KeyError(f"there is no exercise {name!r}; look into {self.folder / 'exercises'}")

    def ids(self, chapter: str) -> list[str]:
        """The ids in a chapter's file, read without checking it."""
        if not self.file(chapter).is_file():
            return []
        content = self._document(chapter).content
        rows = content.get("exercises") if isinstance(content, dict) else None
        return [str(r["id"]) for r in rows or [] if isinstance(r, dict) and "id" in r]

    def _document(self, chapter: str) -> Document:
        if chapter not in self._documents:
            path = self.file(chapter)
            name = path.relative_to(self.folder.parent)
            if not path.is_file():
                raise FileError(
                    f"{name}:1: there is no such file; write it, starting with `chapter: {chapter}`"
                )
            self._documents[chapter] = yaml_file.read(path, name)
        return self._documents[chapter]

    def recalled(self, name: str) -> list[Exercise]:
        """Three questions from earlier chapters, near and far; always the same for a chapter."""
        here = [c.name for c in self.chapters].index(self.chapter(name).name)
        before = [n for n in range(here) if self.file(self.chapters[n].name).is_file()]
        if not before:
            return []
        count = len(before)
        far = (
            [count - 1, count - 3, max(0, count - 6)]
            if count > 3
            else [n % count for n in (-1, -2, -3)]
        )
        chosen: list[Exercise] = []
        for source in far:
            pool = [
                e for e in self._asked_again(self.chapters[before[source]].name) if e not in chosen
            ]
            if pool:
                chosen.append(pool[(count - source - 1) % len(pool)])
        return chosen

    def _asked_again(self, chapter: str) -> list[Exercise]:
        pool = [
            e
            for e in self.exercises(chapter, thorough=False)
            if e.kind in _ASKED_AGAIN
            and not e.simulated
            and not e.vary
            and not e.kinds_that_hurt(self.figures)
            and e.bloom in ("remember", "understand", "apply")
        ]
        return sorted(pool, key=lambda e: hashlib.sha256(e.id.encode()).digest())

    def _load(self, name: str, thorough: bool) -> list[Exercise]:
        reading = _Reading(self._document(name))
        found = reading.shapes(name)
        chapter = self.named(name)
        elsewhere = {i: c.name for c in self.chapters if c.name != name for i in self.ids(c.name)}
        for place, exercise in found:
            if exercise.id in elsewhere:
                what = f"exercises/{elsewhere[exercise.id]}.yml has this id, too; an id stands once in the book"
                reading.add((*place, "id"), exercise.id, what)
            if chapter.objectives and exercise.objective not in chapter.objectives:
                what = f"`{exercise.objective}` is no objective of the chapter; it has {', '.join(chapter.objectives)}"
                reading.add((*place, "objective"), exercise.id, what)
            if thorough:
                for where, what in exercise.every_trouble(self.figures):
                    reading.add((*place, *where), exercise.id, what)
        if reading.problems:
            raise BankError(reading.problems)
        return [exercise for _, exercise in found]


class _Reading:
    """One file on its way from text to exercises, gathering what is wrong."""

    def __init__(self, document: Document) -> None:
        self.document, self.problems = document, list[Problem]()

    def add(self, place: Place, exercise: str, what: str) -> None:
        """Note a mistake at the line of `place`."""
        if place[2:]:
            spot = as_path(place[2:])
            what = what if f"`{spot}`" in what else f"`{spot}`: {what}"
        self.problems.append(Problem(self.document.name, self.document.line(place), exercise, what))

    def shapes(self, chapter: str) -> list[tuple[Place, Exercise]]:
        """The exercises whose fields are right, with their places; the rest becomes problems."""
        content = self.document.content
        if not isinstance(content, dict) or not isinstance(content.get("exercises"), list):
            self.add((), "", f"the file should hold `chapter: {chapter}` and a list `exercises:`")
            return []
        if content.get("chapter") != chapter:
            self.add(
                ("chapter",),
                "",
                f"`chapter:` is {content.get('chapter')!r}; the file's name says {chapter}",
            )
        for key in set(content) - {"chapter", "exercises", "story"}:
            self.add(
                (key,),
                "",
                f"`{key}` is not known here; the file holds `chapter:`, `story:` and `exercises:`",
            )
        self._story(content.get("story", []))
        for place, what in self.document.mistakes:
            self.problems.append(
                Problem(self.document.name, self.document.line(place), self._name(place), what)
            )
        return list(self._each(content["exercises"]))

    def _story(self, named: object) -> None:
        if not isinstance(named, list):
            self.add(("story",), "", "`story:` lists simulations that the story shows: `[id, id]`")
            return
        if not named:
            return
        from explorable.explorer import registry

        known = registry.ids()
        for n, one in enumerate(named):
            if one not in known:
                there = ", ".join(known) or "none"
                what = f"`story:` names {one!r}, which is no simulation; there are {there}"
                self.add(("story", n), "", what)

    def _name(self, place: Place) -> str:
        if len(place) > 1 and place[0] == "exercises" and isinstance(place[1], int):
            row = self.document.content["exercises"][place[1]]
            return str(row.get("id", f"exercise {place[1] + 1}")) if isinstance(row, dict) else ""
        return ""

    def _each(self, rows: list[Any]) -> Iterator[tuple[Place, Exercise]]:
        seen: dict[str, int] = {}
        for n, row in enumerate(rows):
            place: Place = ("exercises", n)
            name = self._name(place) or f"exercise {n + 1}"
            if not isinstance(row, dict):
                self.add(place, name, "an exercise is `- id: ...` with its fields below")
                continue
            kind = KINDS.get(str(row.get("type")))
            if kind is None:
                self.add(
                    (*place, "type"),
                    name,
                    f"{row.get('type')!r} is no type; there are {', '.join(KINDS)}",
                )
                continue
            if name in seen:
                self.add(
                    (*place, "id"),
                    name,
                    f"line {seen[name]} has this id already; an id stands once",
                )
            seen.setdefault(name, self.document.line((*place, "id")))
            try:
                yield place, kind.model_validate(row)
            except ValidationError as error:
                for mistake in error.errors():
                    self.add((*place, *mistake["loc"]), name, in_words(mistake, _fields(kind)))


def _fields(kind: type[Exercise]) -> list[str]:
    return [f.alias or name for name, f in kind.model_fields.items()]


def current() -> Course:
    """The course around the working folder."""
    return _at(folder.book())


@lru_cache(maxsize=4)
def _at(folder: Path) -> Course:
    return Course(folder)
