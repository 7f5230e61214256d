"""A book of one chapter in a temporary folder, for tests that break it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest

from explorable.exercises.base import Exercise
from explorable.exercises.course import Course
from explorable.exercises.errors import BankError
from explorable.exercises.values import Renderer

E = TypeVar("E", bound=Exercise)

TOC = "chapters:\n  - file: chapters/first\n  - file: chapters/second\n"
CHAPTER = """# First

- **first-1** explain one thing
- **first-2** do another
"""
FACTS = """
- {id: cells, value: 40, unit: cells, shown: "40 cells", says: cells, who: nobody, source: course, checked: seen, kind: biology, seen_on: 2026-11-24, seen_by: author, recheck_by: 2027-11-24, note: made up}
- {id: days, value: [2, 5], unit: days, shown: "2 to 5 days", says: days, who: nobody, source: course, checked: seen, kind: biology, seen_on: 2026-11-24, seen_by: author, recheck_by: 2027-11-24, note: made up}
"""
HEAD = "chapter: first\nexercises:\n"


def single(name: str = "first-one", **changes: str) -> str:
    """A right exercise as YAML; a change replaces a line (`key="..."`) or removes it (`key=""`)."""
    lines = {
        "id": f"  - id: {name}",
        "type": "    type: single",
        "objective": "    objective: first-1",
        "bloom": "    bloom: remember",
        "question": "    question: Which one?",
        "options": "    options:",
        "a": "      - {text: This, right: true, reason: It is.}",
        "b": "      - {text: That, reason: It is not.}",
        "c": "      - {text: Neither, reason: One is.}",
        "explanation": "    explanation: So it is.",
    }
    return "".join(f"{line}\n" for line in {**lines, **changes}.values() if line)


def make(folder: Path, exercises: str, *, second: str = "") -> Path:
    """Write the book below `folder`; returns its folder."""
    book = folder / "book"
    for name in ("chapters", "exercises"):
        (book / name).mkdir(parents=True, exist_ok=True)
    (book / "_toc.yml").write_text(TOC)
    (book / "facts.yml").write_text(FACTS)
    (book / "chapters/first.md").write_text(CHAPTER)
    (book / "exercises/first.yml").write_text(exercises)
    if second:
        (book / "exercises/second.yml").write_text(second)
    return book


def mistakes(folder: Path, exercises: str) -> list[tuple[int, str, str]]:
    """What is refused of these exercises: line, item and what is said."""
    book = make(folder, exercises)
    with pytest.raises(BankError) as refused:
        Course(book).exercises("first")
    assert all(p.file == "book/exercises/first.yml" for p in refused.value.problems)
    for problem in refused.value.problems:
        assert str(problem) in str(refused.value)
    return [(p.line, p.item, p.what) for p in refused.value.problems]


def only(book: Path, kind: type[E]) -> tuple[E, Renderer]:
    """The one exercise of the chapter, and what writes it."""
    course = Course(book)
    (found,) = course.exercises("first")
    assert isinstance(found, kind)
    return found, found.writer(course.figures)
