"""What is wrong with the book's own files is told before anything slow runs, all of it at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from immunobook.preflight import main, problems

BOOK = Path(__file__).parents[2] / "book"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    shutil.copytree(BOOK, folder, ignore=shutil.ignore_patterns("_build"))
    return folder


def test_the_book_has_none() -> None:
    assert problems(BOOK) == []


def test_all_of_them_are_told_at_once(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = book / "facts.yml"
    facts.write_text(facts.read_text().replace("kind: treatment", "kind: rumor", 1))
    (book / "chapters/extra.md").write_text("# Extra\n")
    trials = book / "trials.csv"
    trials.write_text(trials.read_text().replace("randomized", "fair", 1))
    assert main([str(book)]) == 1
    told = capsys.readouterr().err
    assert "`kind` is 'rumor'; write 'treatment', 'biology' or 'history'" in told
    assert (
        "chapters/extra.md stands in no list of contents: add `- file: chapters/extra` to _toc.yml"
        in told
    )
    assert "'fair' is not on the list" in told
    assert "Traceback" not in told


def test_a_page_that_is_listed_and_not_there(book: Path) -> None:
    (book / "chapters/research.md").unlink()
    assert [p for p in problems(book) if "there is no chapters/research.md" in p]


def test_a_wrong_exercise(book: Path) -> None:
    path = book / "exercises/research.yml"
    path.write_text(path.read_text().replace("type: single", "type: riddle", 1))
    assert [p for p in problems(book) if "'riddle' is no type" in p and "research.yml" in p]
