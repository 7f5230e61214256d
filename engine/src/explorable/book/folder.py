"""Where the book's files lie: facts, bibliography, exercises, chapters."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from explorable import settings

VARIABLE = "EXPLORABLE_BOOK"
"""Environment variable that names the book's folder, where it can't be found."""


def places(start: Path | None = None) -> Iterator[Path]:
    """Folders that may be the book's, nearest first: upwards from `start`, then the package's own copy."""
    if told := os.environ.get(VARIABLE):
        yield Path(told)
        return
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        yield from (folder, folder / "book")
    yield from settings.current().folders()


def find(name: str, start: Path | None = None) -> Path:
    """A file of the book, seen from a chapter, the repository or its inside.

    Raises
    ------
    FileNotFoundError
        No folder that may be the book's holds it.
    """
    for place in places(start):
        if (place / name).is_file():
            return place / name
    raise FileNotFoundError(f"no {name} in {start or Path.cwd()} or a folder above it")
