"""An exception in the course's words, with the line of the reader's own code that it is about."""

from __future__ import annotations

import builtins
import traceback
from collections.abc import Iterable, Mapping
from typing import Any

from explorable.errors import BookError, ReadersMistake, did_you_mean
from explorable.in_page.messages import MistakeData
from explorable.wording import N_, _


def told(error: BaseException, cells: Mapping[str, str], names: Iterable[str]) -> MistakeData:
    """What went wrong, for a reader.

    Parameters
    ----------
    cells : name of a cell, as its code was compiled -> its text.
    names : what has a name in the reader's own code.
    """
    cell, line = _place(error, cells)
    return {
        "words": _words(error, names),
        "line": line,
        "cell": cell,
        "python": _python(error, cells),
    }


def _place(error: BaseException, cells: Mapping[str, str]) -> tuple[str, int | None]:
    """The last line of the reader's own that was reached."""
    if isinstance(error, SyntaxError) and error.filename and error.filename in cells:
        return error.filename, error.lineno
    own = _own(error, cells)
    return (own[-1].filename, own[-1].lineno) if own else ("", None)


def _own(error: BaseException, cells: Mapping[str, str]) -> list[traceback.FrameSummary]:
    """The reader's own lines on the way to it."""
    return [f for f in traceback.extract_tb(error.__traceback__) if f.filename in cells]


INDENTED = N_(
    "The spaces at the start of this line do not fit. Lines that belong together start equally far in."
)
MAGIC = N_(
    "Lines that begin with % or ! are for notebooks. Take this one out, or open the chapter in JupyterLab."
)
UNREADABLE = N_("Python can’t read this line: {said}.")
UNKNOWN = N_(
    "Nothing here is called {name!r}{near} A name is there once the line that makes it has run."
)
TOLD: dict[type[BaseException], str] = {
    UnboundLocalError: N_("{name!r} is used here before its function has given it a value."),
    ModuleNotFoundError: N_(
        "{name} is not part of the page’s Python. If you need it, open the chapter in JupyterLab, below."
    ),
    ImportError: N_("This can’t be imported: {said}."),
    ZeroDivisionError: N_("Here something is divided by zero."),
    AssertionError: N_("What this line claims is not so."),
    RecursionError: N_("A function here calls itself without an end."),
    MemoryError: N_("This needs more memory than the page has."),
    KeyError: N_("There is nothing called {said!r} in it."),
    IndexError: N_("There is no place of this number: {said}."),
    SystemExit: N_("The cell ended itself here."),
    KeyboardInterrupt: N_("The cell ended itself here."),
}
"""Kind of exception -> what is told; the first that fits."""

OTHERWISE = N_("Python says: {said}.")


def _words(error: BaseException, names: Iterable[str]) -> str:
    said = str(error.args[0]).rstrip(".") if error.args else type(error).__name__
    match error:
        case ReadersMistake() | BookError():
            return str(error)
        case IndentationError():
            return _(INDENTED)
        case SyntaxError() if (error.text or "").lstrip().startswith(("%", "!")):
            return _(MAGIC)
        case SyntaxError():
            return _(UNREADABLE).format(said=error.msg)
        case AssertionError() if error.args:
            return said
        case NameError() if not isinstance(error, UnboundLocalError):
            near = did_you_mean(error.name, [*names, *dir(builtins)])
            return _(UNKNOWN).format(name=error.name or said, near=near or ".")
    sentence = next((words for kind, words in TOLD.items() if isinstance(error, kind)), OTHERWISE)
    return _(sentence).format(said=said, name=getattr(error, "name", None) or said)


def _python(error: BaseException, cells: Mapping[str, str]) -> str:
    """Python's own words, without the inside of the packages."""
    said: list[Any] = [
        *traceback.format_list(_own(error, cells)),
        *traceback.format_exception_only(error),
    ]
    return "".join(said).rstrip()
