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
and their fields are the classes in ``kinds/``; ``README.md`` in this folder shows one example of each.

Numbers are never typed twice. ``{fact:KEY}`` prints a published number, ``{sim:ID.MEASURE@PRESET}`` a
number of a simulation; ``let:`` gives such numbers names for ``answer:`` and for the texts.

Files: `yaml_lines` and `problems` read and complain, `base` and `kinds/` say what an exercise is,
`figures` and `text` write, `course` finds files and picks what is asked again, `asked` chooses, `page` and
`widget` show. `prepared` stands in for all of them where the bank was written beforehand (Python in a browser).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .. import ready

if TYPE_CHECKING:
    from .course import Course, current
    from .problems import BankError
    from .widget import Exercises

__all__ = ["BankError", "Course", "current", "exercise", "practice", "progress", "recall"]

_HOME = {"Course": "course", "current": "course", "BankError": "problems"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"immunobook.bank has no {name!r}")
    return getattr(import_module(f".{_HOME[name]}", __name__), name)


def practice(chapter: str) -> Exercises:
    """A chapter's exercises, except those that stand in its text by themselves.

    Raises
    ------
    BankError
        Lists every mistake in the chapter's file.
    """
    return _shown("practice", chapter)


def recall(chapter: str) -> Exercises:
    """Three questions from the chapters before this one."""
    return _shown("recall", chapter)


def exercise(name: str) -> Exercises:
    """One exercise; in Python its ``result`` holds the answer, the score and the tries."""
    return _shown("one", name)


def progress() -> Any:
    """Where the page "My progress" appears."""
    from IPython.display import HTML

    from . import page
    from .course import current

    return HTML(page.progress(current()))


def _shown(kind: str, name: str) -> Exercises:
    if ready.bank():
        from . import prepared

        return prepared.shown(kind, name)
    from . import asked

    return asked.shown(kind, name)
