"""A task for the live reader: hand over a Python object, and hear what is still missing."""

from __future__ import annotations

import ast
import html
from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import Field

from explorable.exercises.base import Exercise, Part, Text, Trouble
from explorable.exercises.code_check import Verdict, judged
from explorable.exercises.markup import bare
from explorable.exercises.payload import CodeFields
from explorable.exercises.values import Figures, Renderer
from explorable.wording import N_


class Check(Part):
    """A Python condition over `answer`, and what to say unless it holds."""

    unless: str = Field(min_length=1)
    say: Text


class Code(Exercise):
    """Python to write; checked by conditions in their order."""

    kind: ClassVar[str] = "code"
    label: ClassVar[str] = N_("In Python")
    produced: ClassVar[bool] = True
    not_prose: ClassVar[frozenset[str]] = frozenset({"starter", "solution_", "checks"})

    starter: str = Field(min_length=1)
    solution_: str = Field(alias="solution", min_length=1)
    checks: list[Check] = Field(min_length=1)

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """All code is Python."""
        yield from super().troubles(writer)
        for n, check in enumerate(self.checks):
            yield from _python(("checks", n, "unless"), check.unless, "eval")
        yield from _python(("starter",), self.starter, "exec")
        yield from _python(("solution",), self.solution_, "exec")
        if f'"{self.id}"' not in self.starter:
            yield ("starter",), f'the starter should end with exercise("{self.id}").check(answer)'

    def judge(self, answer: Any, figures: Figures) -> Verdict:
        """The first check that fails is explained; an object of another kind is, too."""
        checks = [(check.unless, check.say) for check in self.checks]
        return judged(answer, checks, lambda: bare(self.writer(figures)(self.explanation)))

    def payload(self, writer: Renderer) -> CodeFields:
        """The starter; checking needs Python."""
        return {"starter": self.starter.rstrip()}

    def task(self, writer: Renderer) -> str:
        """The starter."""
        return f"<pre><code>{html.escape(self.starter.rstrip())}</code></pre>"

    def solution(self, writer: Renderer) -> str:
        """One solution."""
        return f"<pre><code>{html.escape(self.solution_.rstrip())}</code></pre>"


def _python(path: tuple[str | int, ...], text: str, mode: str) -> Iterator[Trouble]:
    try:
        ast.parse(text, mode=mode)
    except SyntaxError as error:
        yield path, f"this is not Python: {error.msg} (line {error.lineno} of it)"
