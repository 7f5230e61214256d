"""What can be wrong with the book's own files, found in seconds, before a cell runs: ``python -m immunobook check``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from explorable.book import bibliography, facts, speaker_notes, toc
from explorable.book.page import Page
from explorable.book.problems import Problem
from explorable.errors import BookError
from explorable.exercises.course import Course
from immunobook import call_box, contacts, for_tomorrow, pictures
from immunobook.charts import titles, trials
from immunobook.review import claims, forms


class ContentsError(BookError):
    """``_toc.yml`` and the pages do not fit together; the message lists how."""


def problems(book: Path) -> list[str]:
    """Every mistake in the files and pictures of the book in `book`, each with file, line and what to write."""
    found: list[str] = []
    for check in _checks(book):
        try:
            check()
        except BookError as error:
            found.append(str(error))
    # what two readers need is told once
    return list(dict.fromkeys([*found, *pictures.mistakes(book.parent)]))


def _checks(book: Path) -> Iterator[Callable[[], object]]:
    """In this order: what others need first."""
    yield partial(bibliography.check, book / "references.bib")
    yield partial(facts.load, book / "facts.yml")
    yield partial(trials.load, book / "trials.csv")
    yield partial(titles.load, book / "charts.yml")
    yield partial(call_box.load, book)
    yield partial(contacts.load, book / "_config.yml")
    yield partial(check_contents, book)
    yield partial(for_tomorrow.load, book)
    yield partial(speaker_notes.load, book)
    for file in _pages(book):
        yield partial(_read_page, file)
    course = Course(book)
    for name in sorted(path.stem for path in (book / "exercises").glob("*.yml")):
        yield partial(course.exercises, name, thorough=False)
    if (book / forms.FOLDER).is_dir():
        yield partial(forms.load, claims.Book(book))


def _read_page(file: Path) -> None:
    _ = Page(file).directives  # what is never closed is told


def check_contents(book: Path) -> None:
    """Compare ``_toc.yml`` with the pages that are there.

    The course's menus show one list of pages for each part; what else the format knows is refused.

    Raises
    ------
    ContentsError
        An entry that no menu shows or without a page, a page that is not listed.
    """
    path = book / toc.FILE
    found = [*toc.problems(book)]
    for entry in toc.entries(book):
        if what := _unshown(entry):
            found.append(Problem(str(path), entry.line, "", what))
    listed = toc.pages(book)
    for file in _pages(book):
        page = file.relative_to(book).with_suffix("").as_posix()
        if page not in listed:
            what = f"stands in no list of contents; add `- file: {page}` to {path}"
            found.append(Problem(str(file), 1, "", what))
    if found:
        raise ContentsError("\n".join(map(str, found)))


def _pages(book: Path) -> list[Path]:
    return sorted([*book.glob("*.md"), *book.glob("chapters/*.md")])


def _unshown(entry: toc.Entry) -> str:
    """Why the menus would not show an entry, and what to write; empty if they do."""
    if entry.kind == "url":
        return f"no menu shows an address; link to {entry.value} in the text of a page"
    if entry.kind == "glob":
        return f"no menu shows `glob: {entry.value}`; list each page by `- file:`"
    if entry.depth:
        return f"no menu shows `sections:`; list {entry.page} by `- file:` in the part itself"
    if entry.value != entry.page:
        return f"write {entry.page}, without its ending"
    return ""


def main(arguments: list[str]) -> int:
    """Print all mistakes; 1 if there are any."""
    found = problems(Path(next(iter(arguments), "book")))
    for problem in found:
        print(problem, file=sys.stderr)
    return int(bool(found))
