"""A mutant: one small wrong change of one file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Mutant:
    """One wrong change, and how it is called in reports and in ``explained.yml``.

    Attributes
    ----------
    file : below the repository's root.
    line : of the change, from 1.
    before, after : the changed piece of text.
    start, end : where the piece stands in the file's text.
    says : what was promised and is broken, if a person wrote the mutant.
    tests : what is run on it; the nearest tests of its file if empty.
    """

    file: str
    line: int
    before: str
    after: str
    start: int
    end: int
    says: str = ""
    tests: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """File, line and change, on one line."""
        before, after = (" ".join(t.split())[:60] for t in (self.before, self.after))
        return f"{self.file}:{self.line}: {before or '(nothing)'} -> {after or '(nothing)'}"

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What stays when lines above it come and go: the file, the line's text, the change."""
        text = self.text().splitlines()[self.line - 1].strip()
        return self.file, text, " ".join(self.before.split()), " ".join(self.after.split())

    def text(self) -> str:
        """The file as it is."""
        return text_of(self.file)

    def mutated(self) -> str:
        """The file with the change."""
        text = self.text()
        assert text[self.start : self.end] == self.before, self.name
        return text[: self.start] + self.after + text[self.end :]


@cache
def text_of(file: str) -> str:
    """A file as it was when the run began; who writes on meanwhile does not disturb it."""
    return (ROOT / file).read_text("utf-8")


def line_of(text: str, offset: int) -> int:
    """Number of the line, from 1, that holds this place of a text."""
    return text.count("\n", 0, offset) + 1


def offset_of(text: str, line: int, column: int) -> int:
    """Place in a text of a column (from 0) of a line (from 1)."""
    return sum(len(row) for row in text.splitlines(keepends=True)[: line - 1]) + column
