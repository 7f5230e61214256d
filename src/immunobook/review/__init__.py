"""The review kit: what a person of the field looks at, signs, and what the pages then say.

``claims``    each claim of a page beside its number, source and place, with a hash of what is seen
``sheets``    the page to print, and the sheet for two parents who think aloud
``forms``     the same claims as a file to fill in; a filled-in file is read back and checked
``standing``  who (role) reviewed what and when, and what changed since

``python -m immunobook review`` writes the kit into ``dist/review``. A form that is filled in belongs into
``book/review``; what is wrong with it stops the build with its file, line and what to write.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from explorable.errors import BookError


def main(arguments: Sequence[str] | None = None) -> int:
    """Write sheets and forms, and tell how far the review is; 1 if a file has mistakes."""
    from immunobook.review import claims, forms, sheets, standing

    parser = argparse.ArgumentParser(prog="python -m immunobook review", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the kit is written")
    parser.add_argument("--book", type=Path, default=Path("book"), help="the book's folder")
    options = parser.parse_args(arguments)
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    try:
        book = claims.Book(options.book)
        reviews = forms.load(book)
        for page in book.pages:
            name = page.rpartition("/")[2]
            sheet = sheets.review(book, page)
            (folder / f"{name}.html").write_text(sheet, "utf-8")
            (folder / f"{name}.yml").write_text(forms.empty(book, page), "utf-8")
            print(f"{name}: {standing.in_short(standing.of(book.claims(page), page, reviews))}")
        (folder / "two-parents.html").write_text(sheets.two_parents(book), "utf-8")
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"Sheets to print (.html) and forms to fill in (.yml): {folder.resolve()}\n"
        f"A form that is filled in belongs into {options.book / forms.FOLDER}."
    )
    return 0
