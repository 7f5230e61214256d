"""What a running cell has written and shown so far."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from explorable.in_page.messages import Part
from explorable.wording import N_, _

MOST = 20_000
"""Characters of one cell that are kept: a loop without an end must not fill the page."""

LEFT_OUT = N_("… More than {most} characters: the rest is left out.")
PACE = 0.1
"""Seconds between two messages about what is being written."""


class Output:
    """Parts of one cell, in their order.

    Parameters
    ----------
    said : hears what is written while the cell runs.
    """

    def __init__(self, said: Callable[[str], None] | None = None) -> None:
        self.parts: list[Part] = []
        self._said = said
        self._room = MOST
        self._unsaid = ""
        self._last = time.monotonic()

    def write(self, text: str) -> int:
        """Take what is printed, as a file does."""
        if self._room > 0 and text:
            self._take(text[: self._room])
            self._room -= len(text)
            if self._room <= 0:
                self._take("\n" + _(LEFT_OUT).format(most=f"{MOST:,}"))
        return len(text)

    def show(self, part: Part) -> None:
        """Take what is drawn."""
        self.parts.append(part)

    def _take(self, text: str) -> None:
        last = self.parts[-1] if self.parts else None
        if last and last["kind"] == "text":
            last["text"] += text
        else:
            self.parts.append({"kind": "text", "text": text})
        self._unsaid += text
        if self._said and time.monotonic() - self._last > PACE:
            self._said(self._unsaid)
            self._unsaid, self._last = "", time.monotonic()


_running: list[Output] = [Output()]


def current() -> Output:
    """Where what is shown goes now."""
    return _running[-1]


@contextmanager
def collected(said: Callable[[str], None] | None = None) -> Iterator[Output]:
    """Collect all that is written and shown meanwhile."""
    made = Output(said)
    _running.append(made)
    try:
        yield made
    finally:
        _running.pop()


class Current:
    """A file that writes to what is current: stands in for `sys.stdout`."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        """Write to the present cell."""
        return current().write(text)

    def flush(self) -> None:
        """Nothing waits here."""

    def isatty(self) -> bool:
        """It is no terminal."""
        return False
