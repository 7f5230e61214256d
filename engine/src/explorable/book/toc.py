"""The book's table of contents (``_toc.yml``): its pages in their order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml


def pages(folder: Path) -> list[str]:
    """All pages of the book in `folder`, without ``.md``: the first page, then as they are listed.

    A book without ``_toc.yml`` (plain Sphinx) lists them by their names, in alphabetical order.
    """
    contents = folder / "_toc.yml"
    if not contents.is_file():
        return sorted(path.stem for path in folder.glob("*.md"))
    return list(_files(yaml.safe_load(contents.read_text("utf-8"))))


def _files(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (part[key] for key in ("root", "file") if isinstance(part.get(key), str))
        for inner in part.values():
            yield from _files(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _files(inner)
