"""Exercises in a live notebook: the same front end, with the answers in Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from explorable.exercises.code_check import Verdict
from explorable.html import for_pages, style_sheet, widget_script

if TYPE_CHECKING:
    from explorable.exercises.payload import Group

Judge = Callable[[Any], Verdict]


class Exercises(anywidget.AnyWidget):
    """Exercises that stand together.

    Attributes
    ----------
    results : exercise id -> ``{"answer", "score", "tries"}``, filled as the reader answers.
    """

    _esm = widget_script()
    _css = style_sheet()
    exercises = traitlets.Dict().tag(sync=True)
    results = traitlets.Dict().tag(sync=True)

    def __init__(
        self, described: Group, page: Callable[[], str] | None, judge: Judge | None
    ) -> None:
        self._page, self._judge = page, judge
        self._ids = [exercise["id"] for exercise in described["exercises"]]
        super().__init__(exercises=described)

    @property
    def result(self) -> dict[str, Any] | None:
        """The result of the only exercise; None before it is answered."""
        return self.results.get(self._ids[0]) if len(self._ids) == 1 else dict(self.results)

    def check(self, answer: Any) -> Verdict:
        """Look at a Python object made for a code exercise, and say what is still missing.

        Raises
        ------
        TypeError
            If this is not one code exercise.
        """
        if self._judge is None:
            raise TypeError(
                "check() is for one code exercise; other exercises are answered in their card"
            )
        name = self._ids[0]
        verdict = replace(self._judge(answer), exercise=name)
        tries = self.results.get(name, {}).get("tries", 0) + 1
        self.results = {
            **self.results,
            name: {"answer": repr(answer)[:200], "score": float(verdict.right), "tries": tries},
        }
        return verdict

    def __repr__(self) -> str:
        """What it is, the same in every run: a saved notebook does not change by itself."""
        return f"<Exercises: {', '.join(self._ids)}>"

    def _repr_mimebundle_(self, **keywords: Any) -> Any:
        """The live widget; in the published book, HTML that answers by itself."""
        made = super()._repr_mimebundle_(**keywords)
        return for_pages(made, self._page()) if self._page else made
