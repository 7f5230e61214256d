"""The course's bank: chapters with their objectives, files of exercises, and what is asked again.

Files are checked as a whole: every mistake of a file is listed with its line before anything is shown.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from explorable import settings
from explorable.book.toc import pages
from explorable.exercises import kinds as _kinds  # noqa: F401  (puts all types on the register)
from explorable.exercises.base import KINDS, Exercise
from explorable.exercises.errors import BankError, Problem, in_words, told
from explorable.exercises.values import Figures
from explorable.exercises.yaml_lines import Document
from explorable.exercises.yaml_lines import Path as Place

_OBJECTIVE = re.compile(r"^- \*\*([a-z]+-[0-9]+)\*\*\s+(.+)$", re.MULTILINE)
_PLACED = re.compile(r"""\bexercise\(\s*["']([a-z0-9-]+)["']\s*\)(?!\.check)""")
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
        text = path.read_text("utf-8")
        title = re.search(r"^# (.+)$", text, re.MULTILINE)
        objectives = {key: said.strip() for key, said in _OBJECTIVE.findall(text)}
        return Chapter(
            path.stem,
            page,
            title[1].strip() if title else path.stem,
            objectives,
            frozenset(_PLACED.findall(text)),
        )


class Course:
    """Everything below the book's folder that has to do with exercises."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.figures = Figures(folder / "facts.yml")
        self._read: dict[str, list[Exercise]] = {}

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
        """
        key = f"{chapter}/{thorough}"
        if key not in self._read:
            self._read[key] = self._load(chapter, thorough)
        return self._read[key]

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
        path = self.file(chapter)
        return (
            re.findall(r"^\s*- id:\s*(\S+)", path.read_text("utf-8"), re.M)
            if path.is_file()
            else []
        )

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
            and not e.kinds_that_hurt(self.figures)
            and e.bloom in ("remember", "understand", "apply")
        ]
        return sorted(pool, key=lambda e: hashlib.sha256(e.id.encode()).digest())

    def _load(self, name: str, thorough: bool) -> list[Exercise]:
        path = self.file(name)
        label = (
            str(path.relative_to(self.folder.parent))
            if path.is_relative_to(self.folder.parent)
            else str(path)
        )
        reading = _Reading(label)
        found = reading.shapes(path, name)
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
                for where, what in exercise.troubles(exercise.writer(self.figures)):
                    reading.add((*place, *where), exercise.id, what)
        if reading.problems:
            raise BankError(reading.problems)
        return [exercise for _, exercise in found]


class _Reading:
    """One file on its way from text to exercises, gathering what is wrong."""

    def __init__(self, label: str) -> None:
        self.label, self.problems = label, list[Problem]()
        self.document: Document | None = None

    def add(self, place: Place, exercise: str, what: str) -> None:
        """Note a mistake at the line of `place`."""
        line = self.document.line(place) if self.document else 1
        if place[2:]:
            spot = told(place[2:])
            what = what if f"`{spot}`" in what else f"`{spot}`: {what}"
        self.problems.append(Problem(self.label, line, exercise, what))

    def shapes(self, path: Path, chapter: str) -> list[tuple[Place, Exercise]]:
        """The exercises whose fields are right, with their places; the rest becomes problems."""
        try:
            self.document = Document(path.read_text("utf-8"))
        except FileNotFoundError:
            self.add((), "", f"there is no such file; write it, starting with `chapter: {chapter}`")
            return []
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            what = f"not readable as YAML: {getattr(error, 'problem', error)}; look at quotes, colons and indents here"
            self.problems.append(Problem(self.label, mark.line + 1 if mark else 1, "", what))
            return []
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
        for key in set(content) - {"chapter", "exercises"}:
            self.add(
                (key,), "", f"`{key}` is not known here; the file holds `chapter:` and `exercises:`"
            )
        for place, key in self.document.doubled:
            self.add(place, self._name(place), f"`{key}` stands there twice; keep one")
        return list(self._each(content["exercises"]))

    def _name(self, place: Place) -> str:
        content: Any = self.document.content if self.document else {}
        if len(place) > 1 and place[0] == "exercises" and isinstance(place[1], int):
            row = content["exercises"][place[1]]
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
            assert self.document is not None
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
    from explorable.book import facts

    return _at(facts.find().parent)


@lru_cache(maxsize=4)
def _at(folder: Path) -> Course:
    return Course(folder)
