"""Notes for who speaks: a file of the book says, section by section, what to say, what to ask, how long it takes.

They are shown to who presents a page to a class, and stand on no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docutils.nodes import make_id
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from explorable.book import toc, yaml_file
from explorable.book.page import Page
from explorable.book.problems import Problem, listed, of_another_shape, written_wrong
from explorable.book.yaml_file import Document
from explorable.errors import BookError, did_you_mean

FILE = "speaker-notes.yml"
EVERY = "every"
"""In a page's place: for sections that many pages have."""
_HEADING = re.compile(r"^#{1,3}\s+(.+?)\s*$")

Notes = dict[str, "Note"]
"""The id of a section, and its note."""


class SpeakerNotesError(BookError):
    """The file of notes is written wrong."""


class Note(BaseModel):
    """What to say, what to ask, and about how many minutes a section takes."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    minutes: int = Field(0, ge=0, le=120)
    say: str = Field(min_length=1)
    ask: str = ""


def load(book: Path) -> dict[str, Notes]:
    """Read the notes of a book, page by page; a book without the file has none.

    Parameters
    ----------
    book : the book's folder.

    Returns
    -------
    For each page its sections' notes, those of `EVERY` among them.

    Raises
    ------
    SpeakerNotesError
        A page or a section is not there, or a note lacks something.
    """
    path = book / FILE
    if not path.is_file():
        return {}
    document = yaml_file.read(path)
    problems = [*written_wrong(document), *_shape(document)]
    if not problems:
        problems += _places(document, book)
    if problems:
        raise SpeakerNotesError(listed(problems, "the notes for who speaks"))
    read = {
        page: {section: Note.model_validate(note) for section, note in sections.items()}
        for page, sections in document.content.items()
    }
    every = read.pop(EVERY, {})
    return {page: {**every, **notes} for page, notes in read.items()}


def _shape(document: Document) -> Iterator[Problem]:
    """What is no page, no section or no note by its form."""
    if not isinstance(document.content, dict):
        yield Problem(document.name, 1, "", "write a page, below it its sections, each with `say`")
        return
    for page, sections in document.content.items():
        if not isinstance(sections, dict):
            what = f"`{page}` has no sections; write below it a section's id, and below that `say`"
            yield Problem(document.name, document.line((page,)), "", what)
            continue
        for section, note in sections.items():
            try:
                Note.model_validate(note)
            except ValidationError as error:
                yield from of_another_shape(
                    error, document, list(Note.model_fields), (page, section)
                )


def _places(document: Document, book: Path) -> Iterator[Problem]:
    """Pages and sections that the book does not have."""
    pages = list(toc.pages(book))
    for page, sections in document.content.items():
        if page == EVERY:
            continue
        if page not in pages:
            near = did_you_mean(page, pages) or f"; write one of {toc.FILE}, or `{EVERY}`"
            what = f"`{page}` is no page of the book{near}"
            yield Problem(document.name, document.line((page,)), "", what)
            continue
        known = sections_of(book / f"{page}.md")
        for section in sections:
            if section not in known:
                near = did_you_mean(section, known) or f"; it has {', '.join(known)}"
                what = f"`{section}` is no section of {page}{near}"
                yield Problem(document.name, document.line((page, section)), "", what)


def sections_of(path: Path) -> list[str]:
    """Ids of a page's sections, as Sphinx makes them of the headings."""
    headings = (_HEADING.match(line) for _, line in Page(path).lines)
    return [make_id(found[1]) for found in headings if found]
