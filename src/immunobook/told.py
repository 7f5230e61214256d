"""Mistakes of people who use the package, told without the inside of the package.

Notebooks ask an exception how it wants to be shown (IPython's ``_render_traceback_``): a mistake in
a file of the book is one sentence; a mistake in a reader's own code is the sentence, the reader's own
lines, and the sentence again, where the eye is.
"""

from __future__ import annotations

import sysconfig
import traceback
from difflib import get_close_matches
from pathlib import Path

_INSIDE = (
    str(Path(__file__).parent),
    *(sysconfig.get_paths()[k] for k in ("stdlib", "purelib", "platlib")),
)


class Told(ValueError):
    """A mistake in one of the book's files: where it stands says more than where it was found.

    Its message is all that is shown: file, line and what to write instead.
    """

    def _render_traceback_(self) -> list[str]:
        """What notebooks show in place of a traceback (IPython asks for it)."""
        return [f"{type(self).__name__}: {self}"]


class ReadersMistake(Exception):
    """A mistake in a reader's own code: its message says what to write instead."""

    def _render_traceback_(self) -> list[str]:
        """The message, the reader's own lines that led to it, and the message again."""
        told = f"{type(self).__name__}: {self}"
        frames = traceback.extract_tb(self.__traceback__)
        own = [f for f in frames if not f.filename.startswith(_INSIDE) and f.filename != "<string>"]
        return [told, "", *"".join(traceback.format_list(own)).splitlines(), "", told]

    def __str__(self) -> str:
        """The message as it is (a KeyError would put it in quotes)."""
        return str(self.args[0]) if self.args else ""


class UnknownName(ReadersMistake, KeyError):
    """A name that is not there; the message lists those that are."""


class WrongValue(ReadersMistake, ValueError):
    """A value that can't be."""


class WrongKind(ReadersMistake, TypeError):
    """A thing of another kind than is wanted."""


def did_you_mean(name: str, known: list[str]) -> str:
    """``; did you mean 'x'?``, or nothing if no known name is near."""
    lower = {other.lower(): other for other in known}
    near = get_close_matches(name.lower(), lower, 1, 0.6)
    return f"; did you mean {lower[near[0]]!r}?" if near else ""
