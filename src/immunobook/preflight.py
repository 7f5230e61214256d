"""What can be wrong with the book's own files, found in seconds, before a cell runs: ``python -m immunobook check``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from explorable.book import facts, toc
from explorable.errors import BookError
from explorable.exercises.course import Course
from immunobook import call_box, contacts, pictures
from immunobook.charts import titles, trials


def problems(book: Path) -> list[str]:
    """Every mistake in facts, trials, charts, call box, contacts, contents, exercises and pictures of `book`."""
    course = Course(book)
    checks: list[Callable[[], object]] = [
        partial(facts.load, book / "facts.yml"),
        partial(trials.load, book / "trials.csv"),
        partial(titles.load, book / "charts.yml"),
        partial(call_box.load, book),
        partial(contacts.load, book / "_config.yml"),
    ]
    found = list(_contents(book))
    if not found:
        with_exercises = [c.name for c in course.chapters if course.file(c.name).is_file()]
        checks += [partial(course.exercises, name, thorough=False) for name in with_exercises]
    for check in checks:
        try:
            check()
        except BookError as error:
            found.append(str(error))
    return found + pictures.mistakes(book.parent)


def _contents(book: Path) -> Iterator[str]:
    """Pages that are listed and not there, and chapters that are there and not listed."""
    listed = toc.pages(book)
    for page in listed:
        if not (book / f"{page}.md").is_file():
            yield f"_toc.yml lists {page}, but there is no {page}.md: write the page or take the line away"
    for path in sorted((book / "chapters").glob("*.md")):
        page = path.relative_to(book).with_suffix("").as_posix()
        if page not in listed:
            yield f"{page}.md stands in no list of contents: add `- file: {page}` to _toc.yml"


def main(arguments: list[str]) -> int:
    """Print all mistakes; 1 if there are any."""
    found = problems(Path(next(iter(arguments), "book")))
    for problem in found:
        print(problem, file=sys.stderr)
    return int(bool(found))
