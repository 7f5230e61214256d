"""What a reader may keep: the list of files, the manifest, and until when the numbers are fresh."""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest

from explorable.sphinx_ext import offline
from immunobook.sphinx_ext import dates

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tools"))
sys.path.append(str(ROOT / "tools/lite"))
import prepare  # noqa: E402
import stick  # noqa: E402

BOOK = {
    "index.html": "a book",
    "chapters/one.html": "one",
    "_static/book.css": "p {}",
    "chapters/one.ipynb": "a notebook",
    "lite/lab/index.html": "Python",
    "python/course.whl": "Python",
    "_static/python/files.json": "{}",
    "_static/widget.js": "for Jupyter",
    "service-worker.js": "the worker",
    "offline.json": "{}",
    "embed/one.html": "a simulation",
    "course.zip": "all",
}


@pytest.fixture
def html(tmp_path: Path) -> Path:
    for name, text in BOOK.items():
        path = tmp_path / "html" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "html"


def test_a_copy_has_the_pages_and_what_they_load(html: Path) -> None:
    told = offline.edition(html, without=("embed/",))
    assert [name for name, *_ in told["files"]] == [
        "_static/book.css",
        "chapters/one.html",
        "index.html",
    ]
    assert told["files"][2] == ["index.html", 6, hashlib.sha256(b"a book").hexdigest()[:32]]
    assert told["bytes"] == len("p {}") + len("one") + len("a book")


def test_an_edition_is_named_by_what_it_holds(html: Path) -> None:
    before = offline.edition(html)["edition"]
    (html / "course.zip").write_text("another")
    assert offline.edition(html)["edition"] == before
    (html / "chapters/one.html").write_text("eno")
    assert offline.edition(html)["edition"] != before


def test_a_home_screen_gets_a_name_a_place_and_pictures() -> None:
    told = offline.manifest("Rabbits and Foxes", "en-GB", [192, 512])
    assert (told["name"], told["lang"], told["scope"]) == ("Rabbits and Foxes", "en-GB", "./")
    assert [icon["sizes"] for icon in told["icons"]] == ["192x192", "512x512"]


def test_the_day_is_the_first_one_of_facts_and_trials() -> None:
    name = "immunobook_checked_until"
    rows = {"a": SimpleNamespace(recheck_by=date(2028, 1, 1))}
    trials = [SimpleNamespace(recheck_by=date(2027, 5, 1))]
    app = SimpleNamespace(config={name: ""}, _explorable_facts=rows, _immunobook_trials=trials)
    assert offline.checked_until(app) == "2028-01-01"
    dates._tell_checked_until(app)
    assert offline.checked_until(app) == "2027-05-01"


def test_a_book_without_numbers_has_no_such_day() -> None:
    app = SimpleNamespace(config={"immunobook_checked_until": ""}, _explorable_facts={})
    assert offline.checked_until(app) == ""


def test_a_stick_has_what_runs_from_it(html: Path, tmp_path: Path) -> None:
    archive = tmp_path / "dist/a-book.zip"
    stick.pack(html, archive)
    first = archive.read_bytes()
    stick.offer(html, archive)
    assert json.loads((html / "offline.json").read_text())["zip"] == {
        "file": "a-book.zip",
        "bytes": len(first),
    }
    assert (html / "a-book.zip").read_bytes() == first
    stick.pack(html, archive)
    assert archive.read_bytes() == first, "the zip is not in itself"
    names = set(ZipFile(archive).namelist())
    assert {"a-book/index.html", "a-book/chapters/one.ipynb", "a-book/_static/book.css"} <= names
    assert not [name for name in names if "lite/" in name or "python/" in name or ".zip" in name]


def test_an_edition_of_a_notebook_is_named_by_its_cells(tmp_path: Path) -> None:
    """What a kernel or a reader adds around the cells makes no other edition."""

    def named(source: str, **metadata: str) -> str:
        cells = [{"cell_type": "markdown", "source": source}]
        path = tmp_path / "one.ipynb"
        path.write_text(json.dumps({"cells": cells, "metadata": metadata}))
        prepare.name_editions(tmp_path)
        told = json.loads(path.read_text())
        assert told["cells"] == cells
        return str(told["metadata"]["course_edition"])

    assert named("one") == named("one", kernel="python") != named("two")
