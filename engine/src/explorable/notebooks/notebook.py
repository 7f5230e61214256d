"""A chapter as a notebook that stands alone: pictures inside, roles in words."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from explorable import settings
from explorable.book import text_file
from explorable.notebooks.book import Book
from explorable.notebooks.directives import plain
from explorable.notebooks.wheel import FOLDER, file_name
from explorable.wording import _

PYTHON = {"display_name": "Python 3", "language": "python", "name": "python3"}
IN_BROWSER = {"display_name": "Python (in this browser)", "language": "python", "name": "python"}
TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}


def notebook(path: Path, book: Book, *, in_browser: bool = False) -> dict[str, Any]:
    """The chapter in `path` as a notebook (nbformat 4.5).

    Parameters
    ----------
    in_browser : for JupyterLite, which has the package and its own kernel; else a first cell says how to install it.
    """
    import jupytext

    def inside(written: str) -> str:  # JupyterLab shows no SVG that is an attachment
        file = (path.parent / written).resolve()
        data = base64.b64encode(file.read_bytes()).decode("ascii")
        return f"data:{TYPES[file.suffix]};base64,{data}"

    text = plain(text_file.read(path), book, inside)
    read = jupytext.reads(text, fmt="md:myst")
    cells = [*([] if in_browser else _first_cells(book)), *_cells(read.cells)]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "kernelspec": IN_BROWSER if in_browser else PYTHON,
            "language_info": {"name": "python"},
        },
        "cells": cells,
    }


def write(folder: Path, book: Book, *, in_browser: bool = False) -> list[Path]:
    """Write every chapter into `folder`; the files that were written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for path in book.chapters:
        target = folder / f"{path.stem}.ipynb"
        made = notebook(path, book, in_browser=in_browser)
        target.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
        written.append(target)
    return written


def install_lines(book: Book) -> list[str]:
    """What brings the course's package where it is missing: from the book's own address, if that is known."""
    course = settings.current()
    wheel = f"{FOLDER}/{file_name(course.package, course.edition)}"
    if book.address:
        told = _(
            "Once, where Python has no `{package}` yet: this brings it from the book's own address."
        )
        return [
            f"# {told.format(package=course.package)}",
            "from importlib.util import find_spec",
            "",
            f'if find_spec("{course.package}") is None:',
            f'    %pip install --quiet "{book.address}/{wheel}"',
        ]
    if book.repository:
        source = f"git+https://github.com/{book.repository}@{book.branch}"
        told = _(
            "Once, if the next cell does not find `{package}`: remove the # and run this cell."
        )
    else:
        source = f"BOOK/{wheel}"
        told = _(
            "Once, if the next cell does not find `{package}`: write the address of the book for BOOK, "
            "remove the # and run this cell."
        )
    return [f"# {told.format(package=course.package)}", f'# %pip install "{source}"']


def _first_cells(book: Book) -> Iterator[dict[str, Any]]:
    yield _code("\n".join(install_lines(book)), {})


def _cells(cells: list[Any]) -> Iterator[dict[str, Any]]:
    for cell in cells:
        if cell.cell_type == "code":
            hidden = "remove-input" in cell.metadata.get("tags", [])
            yield _code(cell.source, {"jupyter": {"source_hidden": True}} if hidden else {})
        else:
            yield {"cell_type": "markdown", "metadata": {}, "source": cell.source}


def _code(source: str, metadata: dict[str, Any]) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "metadata": metadata,
        "execution_count": None,
        "outputs": [],
        "source": source,
    }
