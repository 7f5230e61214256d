"""Notes for who presents a page: what they say of a section, and how a mistake in them is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils.nodes import make_id

from explorable.book import speaker_notes
from explorable.book.page import Page
from explorable.book.speaker_notes import SpeakerNotesError, load, sections_of
from visiting import ROOT

NOTE = "  one-thing:\n    say: Say this.\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "page.md").write_text(
        "# A page\n\n## One thing\n\n```\n## no heading\n```\n\n### It can't wait\n"
    )
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: page\n")
    return tmp_path


def written(book: Path, text: str) -> Path:
    (book / speaker_notes.FILE).write_text(text)
    return book


def test_a_book_without_the_file_has_no_notes(book: Path) -> None:
    assert load(book) == {}


def test_a_page_has_its_own_notes_and_those_of_every_page(book: Path) -> None:
    every = "every:\n  practice:\n    say: Vote.\n  one-thing:\n    say: Another.\n    minutes: 3\n"
    notes = load(written(book, f"{every}page:\n{NOTE}"))["page"]
    assert {section: note.say for section, note in notes.items()} == {
        "practice": "Vote.",
        "one-thing": "Say this.",
    }
    assert notes["one-thing"].minutes == 0


def test_sections_have_the_ids_of_the_page(book: Path) -> None:
    assert sections_of(book / "page.md") == ["a-page", "one-thing", "it-can-t-wait"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"pge:\n{NOTE}", ":1: `pge` is no page of the book; did you mean 'page'?"),
        (
            "page:\n  one-thng:\n    say: x\n",
            ":2: `one-thng` is no section of page; did you mean 'one-thing'?",
        ),
        ("page:\n  one-thing:\n    ask: x\n", "`say` is missing; add it"),
        (
            f"page:\n{NOTE}    minuts: 3\n",
            ":4: `minuts` is not a field here; did you mean `minutes`?",
        ),
        ("page: x\n", ":1: `page` has no sections"),
        ("- page\n", ":1: write a page"),
        (f"page:\n{NOTE}{NOTE}", "stands there twice; keep one"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_its_mend(book: Path, text: str, told: str) -> None:
    with pytest.raises(SpeakerNotesError) as caught:
        load(written(book, text))
    assert speaker_notes.FILE in str(caught.value)
    assert told in str(caught.value)


def test_every_section_of_every_chapter_has_a_note() -> None:
    """Of the first and second level: deeper ones have that of the section around them."""
    notes = load(ROOT / "book")
    chapters = sorted((ROOT / "book/chapters").glob("*.md"))
    assert len(notes) == len(chapters)
    for chapter in chapters:
        lines = [line for _, line in Page(chapter).lines if line.startswith(("# ", "## "))]
        headings = {make_id(line.lstrip("# ")) for line in lines}
        assert headings <= set(notes[f"chapters/{chapter.stem}"]), chapter.name
