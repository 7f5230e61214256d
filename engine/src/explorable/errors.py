"""Mistakes of people who use the package, told without the inside of the package.

Notebooks ask an exception how it wants to be shown (IPython's ``_render_traceback_``): a mistake in
a file of the book is one sentence; a mistake in a reader's own code is the sentence, the reader's own
lines, and the sentence again, where the eye is.
"""

from __future__ import annotations

import inspect
import sys
import sysconfig
import traceback
import warnings
from collections.abc import Callable
from difflib import get_close_matches
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from explorable import settings

P = ParamSpec("P")
R = TypeVar("R")
C = TypeVar("C", bound=type)

_INSIDE = (
    str(Path(__file__).parent),
    *(sysconfig.get_paths()[k] for k in ("stdlib", "purelib", "platlib")),
)


def _is_inside(filename: str) -> bool:
    course = settings.current().home
    inside = (*_INSIDE, str(course)) if course else _INSIDE
    return filename.startswith(inside) or filename == "<string>"


class BookError(ValueError):
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
        message = f"{type(self).__name__}: {self}"
        frames = traceback.extract_tb(self.__traceback__)
        own = [f for f in frames if not _is_inside(f.filename)]
        return [message, "", *"".join(traceback.format_list(own)).splitlines(), "", message]

    def __str__(self) -> str:
        """The message as it is (a KeyError would put it in quotes)."""
        return str(self.args[0]) if self.args else ""


class UnknownName(ReadersMistake, KeyError):
    """A name that is not there; the message lists those that are."""


class WrongValue(ReadersMistake, ValueError):
    """A value that can't be."""


class WrongKind(ReadersMistake, TypeError):
    """A thing of another kind than is wanted."""


class ReadersHint(UserWarning):
    """Something in a reader's own code that may be meant, but hardly is."""


def hint(message: str) -> None:
    """Warn of the reader's own line, however far inside the package it was noticed."""
    frame = sys._getframe(1)
    while frame.f_back and _is_inside(frame.f_code.co_filename):
        frame = frame.f_back
    warnings.warn_explicit(message, ReadersHint, frame.f_code.co_filename, frame.f_lineno)


def did_you_mean(name: Any, known: list[str]) -> str:
    """``; did you mean 'x'?``, or nothing if no known name is near."""
    lower = {other.lower(): other for other in known}
    near = get_close_matches(str(name).lower(), lower, 1, 0.6)
    return f"; did you mean {lower[near[0]]!r}?" if near else ""


def shortly(value: Any) -> str:
    """A value of any kind, as a sentence may hold it."""
    if isinstance(value, type):
        return f"the class {value.__name__}"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def how_to(how: str, after: str) -> str:
    """``; write HOW`` behind a sentence, or a sentence of its own behind a question."""
    return f" Write {how}" if after.endswith("?") else f"; write {how}"


def door(how: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function one that readers call: a wrong call is told with `how` it is written.

    A mistake that is told leaves the inside of the package out of its traceback, in plain Python, too.
    """

    def around(function: Callable[P, R]) -> Callable[P, R]:
        signature = inspect.signature(function)
        name = function.__qualname__.removesuffix(".__init__").split(".")[-1]

        @wraps(function)
        def call(*given: P.args, **named: P.kwargs) -> R:
            try:
                try:
                    signature.bind(*given, **named)
                except TypeError:
                    wrong = _wrong_call(signature, given, named)
                    raise WrongKind(f"{name} {wrong}{how_to(how, wrong)}") from None
                return function(*given, **named)
            except ReadersMistake as mistake:
                raise mistake.with_traceback(None) from None

        return call

    return around


def written(how: str) -> Callable[[C], C]:
    """The same for a class that readers make things of."""

    def around(kind: C) -> C:
        kind.__init__ = door(how)(kind.__init__)  # type: ignore[misc]
        return kind

    return around


def _wrong_call(signature: inspect.Signature, given: tuple[Any, ...], named: dict[str, Any]) -> str:
    """What does not fit: a name that is not there, something missing, or too much."""
    taken = {n: p for n, p in signature.parameters.items() if n != "self"}
    for name in named:
        if name not in taken:
            near = did_you_mean(name, list(taken))
            known = f" (it has {', '.join(taken)})"
            return f"has no {name}={near or known}"
    in_order = [n for n, p in signature.parameters.items() if p.kind <= p.POSITIONAL_OR_KEYWORD]
    missing = [
        n
        for n, p in taken.items()
        if p.default is p.empty
        and p.kind not in (p.VAR_KEYWORD, p.VAR_POSITIONAL)
        and n not in (*named, *in_order[: len(given)])
    ]
    if missing:
        return f"lacks {' and '.join(missing)}"
    extra = given[len(in_order) :]
    if extra:
        return f"does not know what {shortly(extra[0])} is"
    twice = [n for n in in_order[: len(given)] if n in named]
    return f"is told {' and '.join(twice)} twice"
