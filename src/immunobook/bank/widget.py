"""Exercises in a live notebook: the same front end, with the answers in Python."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from .base import Exercise
from .course import Course
from .kinds.code import Code, Verdict
from .page import group, static

STATIC = Path(__file__).parents[1] / "static"


class Exercises(anywidget.AnyWidget):
    """Exercises that stand together.

    Attributes
    ----------
    results : exercise id -> ``{"answer", "score", "tries"}``, filled as the reader answers.
    """

    _esm = STATIC / "widget.js"
    _css = STATIC / "immunobook.css"
    exercises = traitlets.Dict().tag(sync=True)
    results = traitlets.Dict().tag(sync=True)

    def __init__(self, course: Course, kind: str, chapter: str, asked: Sequence[Exercise]) -> None:
        self._course, self._asked = course, tuple(asked)
        super().__init__(exercises=group(course, kind, chapter, asked))

    @property
    def result(self) -> dict[str, Any] | None:
        """The result of the only exercise; None before it is answered."""
        return self.results.get(self._asked[0].id) if len(self._asked) == 1 else dict(self.results)

    def check(self, answer: Any) -> Verdict:
        """Look at a Python object made for a code exercise, and say what is still missing.

        Raises
        ------
        TypeError
            If this is not one code exercise.
        """
        if len(self._asked) != 1 or not isinstance(self._asked[0], Code):
            raise TypeError(
                "check() is for one code exercise; other exercises are answered in their card"
            )
        asked = self._asked[0]
        verdict = asked.judge(answer, self._course.figures)
        tries = self.results.get(asked.id, {}).get("tries", 0) + 1
        self.results = {
            **self.results,
            asked.id: {"answer": repr(answer)[:200], "score": float(verdict.right), "tries": tries},
        }
        return verdict

    def _repr_mimebundle_(self, **keywords: Any) -> Any:
        """The live widget; in the published book, HTML that answers by itself."""
        made = super()._repr_mimebundle_(**keywords)
        page = {"text/html": static(self._course, self.exercises, self._asked)}
        if isinstance(made, tuple):
            return {**made[0], **page}, made[1]
        return {**(made or {}), **page}
