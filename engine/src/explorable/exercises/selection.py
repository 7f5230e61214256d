"""Which exercises stand together, from the bank's files."""

from __future__ import annotations

from typing import Any

from explorable.exercises.base import Exercise
from explorable.exercises.course import Course, current
from explorable.exercises.kinds.code import Code
from explorable.exercises.payload import GroupKind
from explorable.exercises.static_page import group, static
from explorable.exercises.widget import Exercises


def chosen(here: Course, kind: GroupKind, name: str) -> tuple[str, list[Exercise]]:
    """The chapter and its exercises for ``practice``, ``recall`` or ``one`` (by its id)."""
    if kind == "one":
        chapter, found = here.find(name)
        return chapter.name, [found]
    if kind == "recall":
        return name, here.recalled(name)
    placed = here.chapter(name).placed
    return name, [e for e in here.exercises(name) if e.id not in placed]


def shown(kind: GroupKind, name: str) -> Exercises:
    """The widget with these exercises."""
    here = current()
    chapter, asked = chosen(here, kind, name)
    described = group(here, kind, chapter, asked)
    only = asked[0] if len(asked) == 1 else None

    def judge(answer: Any) -> Any:
        assert isinstance(only, Code)
        return only.judge(answer, here.figures)

    return Exercises(
        described,
        lambda: static(here, described, asked),
        judge if isinstance(only, Code) else None,
    )
