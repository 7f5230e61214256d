"""The question bank: what chapters call, and how authors write.

In a chapter::

    recall("innate-and-acquired")     three questions from earlier chapters
    practice("innate-and-acquired")   the chapter's exercises, except those placed in the text
    exercise("innate-goal-vaccine")   one of them, beside its explorer
    progress()                        the page "My progress"

An author writes ``book/exercises/<chapter>.yml``. ``python -m immunobook.bank FILE`` lists all its
mistakes with their lines; ``--show ID`` prints an exercise, ``--count`` what a chapter has of each
kind. Every exercise has ``id`` (kept for ever: readers' progress hangs on it), ``type``, ``objective``
(from the chapter's list), ``bloom``, ``question``, up to three ``hints``, ``explanation``. The types
and their fields are the classes in ``kinds/``; ``CONTRIBUTING.md`` shows one example of each.

Numbers are never typed twice. ``{fact:KEY}`` prints a published number, ``{sim:ID.MEASURE@PRESET}`` a
number of a simulation; ``let:`` gives such numbers names for ``answer:`` and for the texts.

Files: `yaml_lines` and `problems` read and complain, `base` and `kinds/` say what an exercise is,
`figures` and `text` write, `course` finds files and picks what is asked again, `page` and `widget` show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .course import Course, current
from .problems import BankError

if TYPE_CHECKING:
    from .widget import Exercises

__all__ = ["BankError", "Course", "current", "exercise", "practice", "progress", "recall"]


def practice(chapter: str) -> Exercises:
    """A chapter's exercises, except those that stand in its text by themselves.

    Raises
    ------
    BankError
        Lists every mistake in the chapter's file.
    """
    here = current()
    placed = here.chapter(chapter).placed
    asked = [e for e in here.exercises(chapter) if e.id not in placed]
    return _shown(here, "practice", chapter, asked)


def recall(chapter: str) -> Exercises:
    """Three questions from the chapters before this one."""
    here = current()
    return _shown(here, "recall", chapter, here.recalled(chapter))


def exercise(name: str) -> Exercises:
    """One exercise; in Python its ``result`` holds the answer, the score and the tries."""
    here = current()
    chapter, found = here.find(name)
    return _shown(here, "one", chapter.name, [found])


def progress() -> Any:
    """Where the page "My progress" appears."""
    from IPython.display import HTML

    from . import page

    return HTML(page.progress(current()))


def _shown(here: Course, kind: str, chapter: str, asked: list[Any]) -> Exercises:
    from .widget import Exercises

    return Exercises(here, kind, chapter, asked)
