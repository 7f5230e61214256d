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
        f"chapters/extra.md:1: stands in no list of contents; add `- file: chapters/extra` to {book}/_toc.yml"
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


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "- file: glossary",
            "- url: https://example.org",
            "no menu shows an address; link to https://example.org",
        ),
        ("- file: glossary", "- glob: gloss*", "no menu shows `glob: gloss*`; list each page"),
        ("- file: glossary", "- file: glossary.md", "write glossary, without its ending"),
        (
            "- file: glossary",
            "- file: glossary\n        sections:\n          - file: late",
            "no menu shows `sections:`",
        ),
        ("- file: about", "- file: progress", "progress is listed in line"),
        ("- file: glossary", "- file: glosary", "there is no glosary.md: write the page or"),
        ("- file: glossary", "- file: glossary\n        file: late", "`file` stands there twice"),
        ("- file: glossary", "-\tfile: glossary", "a tab stands here"),
    ],
)
def test_contents_that_no_menu_shows_are_refused_with_their_line(
    book: Path, old: str, new: str, told: str
) -> None:
    contents = book / "_toc.yml"
    before = contents.read_text()
    assert old in before
    contents.write_text(before.replace(old, new))
    found = [line.strip() for problem in problems(book) for line in problem.splitlines()]
    said = [line for line in found if told in line]
    assert said, found
    assert said[0].startswith(f"{contents}:")
    line = int(said[0].removeprefix(f"{contents}:").split(":")[0])
    assert contents.read_text().splitlines()[line - 1] != before.splitlines()[line - 1]


def test_files_of_other_programs_are_named(book: Path) -> None:
    for name in ("trials.csv", "glossary.md", "references.bib"):
        text = (book / name).read_text("utf-8")
        (book / name).write_bytes(text.encode("utf-16"))
    chapter = book / "chapters/research.md"
    chapter.write_bytes(
        chapter.read_text("utf-8").replace("# ", "# Caf\u00e9 ", 1).encode("cp1252", "replace")
    )
    found = problems(book)
    for name in ("trials.csv", "glossary.md", "references.bib"):
        assert [p for p in found if p.startswith(f"{book / name}:1: the file is saved as UTF-16")]
    assert [p for p in found if p.startswith(f"{chapter}:") and "not written in UTF-8" in p]
    assert len(found) == 4, "what several readers need is told once"


def test_a_reference_that_would_be_lost_is_named(book: Path) -> None:
    path = book / "references.bib"
    text = path.read_text("utf-8")
    path.write_text(text.replace("doi = {", "doi = {https://doi.org/", 1), "utf-8")
    (found,) = problems(book)
    assert "without the address of the server" in found
