"""The question bank: what chapters call, and how authors write.

In a chapter::

    recall("predators")              three questions from earlier chapters
    practice("predators")            the chapter's exercises, except those placed in the text
    exercise("predators-goal-peace") one of them, beside its explorer
    progress()                       the page "My progress"

An author writes ``book/exercises/<chapter>.yml``. ``python -m explorable.exercises FILE`` lists all its
mistakes with their lines; ``--show ID`` prints an exercise, ``--count`` what a chapter has of each
kind. Every exercise has ``id`` (kept for ever: readers' progress hangs on it), ``type``, ``objective``
(from the chapter's list), ``bloom``, ``question``, up to three ``hints``, ``explanation``. The types
and their fields are the classes in ``kinds/``; ``README.md`` in this folder shows one example of each.

Numbers are never typed twice. ``{fact:KEY}`` prints a published number, ``{sim:ID.MEASURE@PRESET}`` a
number of a simulation; ``let:`` gives such numbers names for ``answer:`` and for the texts.

Files: `book.yaml_file` reads, `book.problems` and `errors` complain, `base` and `kinds/` say what an exercise is,
`values` and `markup` write, `course` finds files and picks what is asked again, `selection` chooses, `static_page`
and `widget` show. `precomputed` stands in for all of them where the bank was written beforehand (Python in a browser).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from explorable import precomputed as beforehand  # a module of this package is called so, too
from explorable import settings
from explorable.wording import _

if TYPE_CHECKING:
    from explorable.exercises.course import Course, current
    from explorable.exercises.errors import BankError
    from explorable.exercises.payload import GroupKind
    from explorable.exercises.widget import Exercises

__all__ = ["BankError", "Course", "current", "exercise", "practice", "progress", "recall"]

_HOME = {"Course": "course", "current": "course", "BankError": "errors"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"explorable.exercises has no {name!r}")
    return getattr(import_module(f".{_HOME[name]}", __name__), name)


def practice(chapter: str) -> Exercises:
    """A chapter's exercises, except those that stand in its text by themselves.

    Parameters
    ----------
    chapter : its name, that of its file without ``.md``.

    Returns
    -------
    The exercises, which show themselves at the end of a cell; ``results`` holds the answers.

    Raises
    ------
    BankError
        Lists every mistake in the chapter's file.
    """
    return _shown("practice", chapter)


def recall(chapter: str) -> Exercises:
    """Three questions from the chapters before this one.

    Parameters
    ----------
    chapter : its name; the first chapter has none before it.

    Returns
    -------
    The questions, as `practice` gives them.
    """
    return _shown("recall", chapter)


def exercise(name: str) -> Any:
    """One exercise.

    Parameters
    ----------
    name : its id.

    Returns
    -------
    The exercise; its ``result`` holds the answer, the score and the tries. One that an earlier edition had
    and this one has not is a sentence that says so.

    Raises
    ------
    KeyError
        No exercise has this id.
    """
    if name in settings.current().retired:
        from IPython.display import HTML

        told = _(
            "This exercise belonged to an earlier edition. "
            "The chapter's other exercises are still there."
        )
        return HTML(f"<p>{told}</p>")
    return _shown("one", name)


def progress() -> Any:
    """Where the page "My progress" appears.

    Returns
    -------
    HTML that the page's script fills from the reader's own browser.
    """
    from explorable.exercises import static_page
    from explorable.exercises.course import current
    from explorable.html import ForPages

    return ForPages(static_page.progress(current()))


def _shown(kind: GroupKind, name: str) -> Exercises:
    if beforehand.bank():
        from explorable.exercises.precomputed import shown

        return shown(kind, name)
    from explorable.exercises import selection

    return selection.shown(kind, name)
