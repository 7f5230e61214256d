"""All that went wrong in a build, once more at its end: file, line and what to write, without a traceback.

A page's cells say much before they stop; the sentence that mends it is the last of it.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.logging import NAMESPACE, WarningStreamHandler, is_suppressed_warning

from explorable.book.page import Page
from explorable.errors import BookError

HEAD = "What to mend, once more:"

_COLORS = re.compile(r"\x1b\[[0-9;]*m")
_CELL = re.compile(r"following cell:\n-{6,}\n(.*?)\n-{6,}\n", re.DOTALL)
_ERROR = re.compile(r"^[A-Za-z_][\w.]*: ", re.MULTILINE)
_KIND = re.compile(r"\s*\[[\w.]+\]\s*$")
"""What Sphinx appends: ``[myst.xref_missing]``."""


class Messages(WarningStreamHandler):
    """Keeps each warning and error of a build as one sentence.

    It stands behind Sphinx's own handlers of this kind, which translate a message's place, and is put off with them
    where Sphinx puts messages off.

    Attributes
    ----------
    sentences : in the order in which they came, each once.
    """

    def __init__(self, app: Sphinx) -> None:
        super().__init__()
        self.setLevel(logging.WARNING)
        self.app = app
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message, unless the book does not want it, or it only says where more of another one is kept."""
        kind, detail = getattr(record, "type", "") or "", getattr(record, "subtype", "") or ""
        if is_suppressed_warning(kind, detail, self.app.config.suppress_warnings):
            return
        text = logging.LogRecord.getMessage(record)  # Sphinx's own puts the place before it
        if text.startswith("Notebook exception traceback saved"):
            return
        found = sentence(text, str(getattr(record, "location", None) or ""))
        if found not in self.sentences:
            self.sentences.append(found)


def sentence(message: str, location: str = "") -> str:
    """A message with its place, without traceback and colors."""
    text = _COLORS.sub("", message)
    if cell := _CELL.search(text):
        location = _place_of_cell(location, cell[1])
        errors = list(_ERROR.finditer(text, cell.end()))
        text = text[errors[-1].start() :] if errors else text[cell.end() :]
    elif "Traceback (most recent call last)" in text:
        errors = list(_ERROR.finditer(text))
        text = text[errors[-1].start() :] if errors else text
    text = _KIND.sub("", text).strip()
    return f"{_from_here(location)}: {text}" if location else text


def _place_of_cell(location: str, source: str) -> str:
    """``FILE:LINE`` of the cell with this source."""
    file = re.sub(r":\d*$", "", location)
    try:
        cells = Page(Path(file)).cells
    except BookError:
        return location
    source = source.strip()
    lines = [
        cell.line + cell.text[: cell.text.index(source)].count("\n")  # below the cell's options
        for cell in cells
        if source in cell.text
    ]
    return f"{file}:{lines[0]}" if lines else location


def _from_here(location: str) -> str:
    """A place below the working folder, as short as one writes it."""
    here = os.getcwd() + os.sep
    return location.removeprefix(here)


def gather(app: Sphinx) -> None:
    """Listen to all that Sphinx and its extensions warn of."""
    app._explorable_messages = Messages(app)  # type: ignore[attr-defined]
    logging.getLogger(NAMESPACE).addHandler(app._explorable_messages)  # type: ignore[attr-defined]


def tell(app: Sphinx, failure: Exception | None) -> None:
    """Print them; the last that a build says by itself."""
    messages: Messages = app._explorable_messages  # type: ignore[attr-defined]
    logging.getLogger(NAMESPACE).removeHandler(messages)
    if messages.sentences:
        lines = [line for one in messages.sentences for line in one.splitlines()]
        print("\n".join(["", HEAD, *(f"  {line}" for line in lines), ""]), file=sys.stderr)


def setup(app: Sphinx) -> dict[str, Any]:
    """Listen from the beginning, tell when all else is done."""
    gather(app)
    app.connect("build-finished", tell, priority=999)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
