"""The book's table of contents (``_toc.yml``): its pages in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from explorable.book import yaml_file
from explorable.book.problems import Problem, written_wrong
from explorable.book.yaml_file import Document, Location

FILE = "_toc.yml"

Kind = Literal["root", "file", "url", "glob"]


@dataclass(frozen=True)
class Entry:
    """What stands in the list: a page, an address elsewhere, or a pattern of names."""

    kind: Kind
    value: str
    line: int
    depth: int
    """How many pages it lies below: 0 in the list of a part."""

    @property
    def page(self) -> str:
        """The page without its ending."""
        return self.value.removesuffix(".md").removesuffix(".ipynb")


def entries(folder: Path) -> list[Entry]:
    """All that the contents of the book in `folder` list, as it stands there; nothing without the file.

    Raises
    ------
    FileError
        The file can't be read.
    """
    if not (folder / FILE).is_file():
        return []
    document = yaml_file.read(folder / FILE)
    return list(_entries(document, document.content, (), 0))


def pages(folder: Path) -> list[str]:
    """All pages of the book in `folder`, without ``.md``: the first page, then as they are listed.

    A book without ``_toc.yml`` (plain Sphinx) lists them by their names, in alphabetical order.
    """
    if not (folder / FILE).is_file():
        return sorted(path.stem for path in folder.glob("*.md"))
    found: list[str] = []
    for entry in entries(folder):
        if entry.kind == "glob":
            matching = sorted(folder.glob(f"{entry.page}.md"))
            found += [path.relative_to(folder).with_suffix("").as_posix() for path in matching]
        elif entry.kind != "url":
            found.append(entry.page)
    return list(dict.fromkeys(found))


def problems(folder: Path) -> list[Problem]:
    """What is wrong with the list: a key that stands there twice, a page that is not there or listed twice."""
    path = folder / FILE
    if not path.is_file():
        return []
    found = written_wrong(yaml_file.read(path))
    first: dict[str, int] = {}
    for entry in entries(folder):
        if entry.kind in ("url", "glob"):
            continue
        page = entry.page
        if page in first:
            what = f"{page} is listed in line {first[page]} already; take one away"
            found.append(Problem(str(path), entry.line, "", what))
        elif not any((folder / page).parent.glob(f"{Path(page).name}.*")):
            what = f"there is no {page}.md: write the page or take the line away"
            found.append(Problem(str(path), entry.line, "", what))
        first.setdefault(page, entry.line)
    return found


def _entries(document: Document, part: Any, location: Location, depth: int) -> Iterator[Entry]:
    if isinstance(part, list):
        for number, inner in enumerate(part):
            yield from _entries(document, inner, (*location, number), depth)
    elif isinstance(part, dict):
        kinds: tuple[Kind, ...] = ("root", "file", "url", "glob")
        for kind in kinds:
            if isinstance(value := part.get(kind), str):
                yield Entry(kind, value, document.line((*location, kind)), depth)
        below = depth + ("file" in part)
        for key, inner in part.items():
            yield from _entries(document, inner, (*location, key), below)
