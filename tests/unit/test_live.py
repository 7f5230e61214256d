"""Chapters where Sphinx is not: notebooks that stand alone, a reader's own copy, the buttons, the answer key."""

from __future__ import annotations

import re
import zipfile
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import pytest

from explorable.exercises import answer_key, current
from explorable.notebooks import wheel, working_copy
from explorable.notebooks.book import Book
from explorable.notebooks.directives import readable
from explorable.notebooks.notebook import notebook
from explorable.notebooks.roles import RoleError, resolved
from immunobook.sphinx_ext.live import launch

BOOK = Path(__file__).parents[2] / "book"
CHAPTERS = sorted((BOOK / "chapters").glob("*.md"))


@pytest.fixture(scope="module")
def book() -> Book:
    return Book(BOOK)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_notebook_needs_no_sphinx(path: Path, book: Book):
    made = notebook(path, book)
    words = "\n".join(c["source"] for c in made["cells"] if c["cell_type"] == "markdown")
    assert not re.search(r"\{[a-z:]+\}`|^```\{|^:::", words, re.MULTILINE)
    assert "../assets" not in words
    assert "data:image/svg+xml;base64," in words


def test_equations_are_those_of_the_model(book: Book):
    words = readable((BOOK / "chapters/innate-and-acquired.md").read_text("utf-8"), book)
    assert r"\frac{dP}{dt} = G - z_I \, k_{I} \, I \, P" in words


def test_a_notebook_brings_the_package_from_the_books_own_address(
    book: Book, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("BOOK_ADDRESS", "https://course.example/book/")
    first = notebook(CHAPTERS[0], book)["cells"][0]["source"]
    wheel = (
        f"https://course.example/book/python/immunobook-{version('immunobook')}-py3-none-any.whl"
    )
    assert first.endswith(
        f'if find_spec("immunobook") is None:\n    %pip install --quiet "{wheel}"'
    )


def test_where_nobody_knows_the_address_a_reader_is_asked_for_it(
    book: Book, monkeypatch: pytest.MonkeyPatch
):
    for name in ("BOOK_ADDRESS", "BOOK_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    first = notebook(CHAPTERS[0], book)["cells"][0]["source"]
    assert "write the address of the book for BOOK" in first
    assert (
        f'# %pip install "BOOK/python/immunobook-{version("immunobook")}-py3-none-any.whl"' in first
    )


def test_the_wheel_holds_engine_course_and_book(tmp_path: Path):
    made = wheel.write_for_readers(tmp_path / "a", BOOK)
    again = wheel.write_for_readers(tmp_path / "b", BOOK)
    assert made.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(made) as archive:
        names = set(archive.namelist())
        about = f"immunobook-{version('immunobook')}.dist-info"
        listed = archive.read(f"{about}/RECORD").decode()
        assert "Requires-Dist: sympy" in archive.read(f"{about}/METADATA").decode()
    for name in ("immunobook/__init__.py", "explorable/__init__.py", "explorable/static/widget.js",
                 "immunobook/book/facts.yml", "immunobook/book/exercises/how-it-works.yml"):  # fmt: skip
        assert name in names
        assert f"{name},sha256=" in listed
    assert not [name for name in names if "__pycache__" in name or "_build" in name]


def test_one_line_installs_the_package(book: Book, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("BOOK_ADDRESS", raising=False)
    monkeypatch.setenv("BOOK_REPOSITORY", "someone/course")
    monkeypatch.setenv("BOOK_BRANCH", "v2")
    first = notebook(CHAPTERS[0], book)["cells"][0]["source"]
    assert '%pip install "git+https://github.com/someone/course@v2"' in first


def test_a_role_that_points_nowhere_is_named(book: Book):
    with pytest.raises(RoleError, match=r"\{fact\}`no-such-fact`.*no-such-fact"):
        resolved("It is {fact}`no-such-fact`.", book)


def test_binder_is_offered_where_the_repository_is_known(monkeypatch: pytest.MonkeyPatch):
    builder = SimpleNamespace(get_relative_uri=lambda page, to: "../index.html")
    app = SimpleNamespace(srcdir=str(BOOK), builder=builder)
    page = "chapters/research"
    monkeypatch.delenv("BOOK_REPOSITORY", raising=False)
    assert "mybinder.org" not in launch(app, page)
    monkeypatch.setenv("BOOK_REPOSITORY", "someone/course")
    shown = launch(app, page)
    address = (
        "https://mybinder.org/v2/gh/someone/course/main?urlpath=lab/tree/book/chapters/research.md"
    )
    assert f'href="{address}"' in shown
    assert 'href="../lite/lab/index.html?path=book/chapters/research.ipynb"' in shown
    assert 'href="research.ipynb"' in shown


def test_what_a_reader_changed_stays(tmp_path: Path):
    put = working_copy.put
    assert put({"a.md": "one", "b.md": "one"}, tmp_path) == []
    (tmp_path / "a.md").write_text("mine")
    kept = put({"a.md": "one", "b.md": "two"}, tmp_path)
    assert [path.name for path in kept] == ["a.md"]
    assert (tmp_path / "a.md").read_text() == "mine"
    assert (tmp_path / "b.md").read_text() == "two", "an untouched chapter follows the book"
    assert not (tmp_path / "a-new.md").exists()

    put({"a.md": "two", "b.md": "two"}, tmp_path)
    assert (tmp_path / "a.md").read_text() == "mine"
    assert (tmp_path / "a-new.md").read_text() == "two", (
        "the new chapter lies beside the changed one"
    )

    put({"a.md": "three"}, tmp_path)
    assert (tmp_path / "a-new.md").read_text() == "three"
    (tmp_path / "a-new.md").write_text("mine, too")
    put({"a.md": "four"}, tmp_path)
    assert (tmp_path / "a-new.md").read_text() == "mine, too"


def test_the_key_answers_every_exercise():
    course = current()
    key = answer_key.key(course)
    every = [e for c in course.chapters for e in course.exercises(c.name)]
    assert [e.id for e in every if f'<article id="{e.id}">' not in key] == []
    one = course.find("innate-first-hours")[1]
    writer = one.writer(course.figures)
    right = next(option for option in one.options if option.right)
    entry = key.split(f'id="{one.id}"')[1].split("</article>")[0]
    assert entry.index(writer(right.text)) < entry.index(writer(one.options[1].text))
    assert writer(one.explanation) in entry


def test_the_key_is_not_published():
    makefile = (BOOK.parent / "Makefile").read_text()
    target = re.search(r"immunobook answers (\S+)", makefile)
    assert target
    assert not target[1].startswith("$(HTML)")
    assert "_build/html" not in target[1]
