"""Where the book lies: one search for all of its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from explorable import settings

VARIABLE = "EXPLORABLE_BOOK"
"""Environment variable that names the book's folder, where it can't be found."""


MARKS = ("_toc.yml", "facts.yml", "references.bib", "exercises/*.yml")
"""What a folder holds that is a book's: one of these is enough."""


def places(start: Path | None = None) -> Iterator[Path]:
    """Folders that may be the book's, nearest first: upwards from `start`, then the package's own copy."""
    if named := os.environ.get(VARIABLE):
        yield Path(named)
        return
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        yield from (folder, folder / "book")
    yield from settings.current().folders()


def book(start: Path | None = None) -> Path:
    """The book's folder, seen from a chapter, the repository or its inside.

    Raises
    ------
    FileNotFoundError
        No folder that may be the book's holds any of its files.
    """
    for place in places(start):
        if any(next(place.glob(mark), None) for mark in MARKS):
            return place
    raise FileNotFoundError(
        f"no book in {start or Path.cwd()} or a folder above it: none holds {', '.join(MARKS)}"
    )


def find(name: str, start: Path | None = None) -> Path:
    """A file of the book.

    Raises
    ------
    FileNotFoundError
        There is no book, or it does not have this file.
    """
    path = book(start) / name
    if not path.is_file():
        raise FileNotFoundError(f"there is no {path}")
    return path
