"""``python -m explorable.notebooks roles|notebooks|own-copy FOLDER``: see the package's own words."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from explorable.book import folder as book_folder
from explorable.book import text_file
from explorable.errors import BookError
from explorable.notebooks.book import Book
from explorable.notebooks.directives import readable
from explorable.notebooks.notebook import write
from explorable.notebooks.roles import RoleError
from explorable.notebooks.working_copy import prepare


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(prog="python -m explorable.notebooks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    roles = commands.add_parser("roles", help="rewrite the chapters of a copy of the book in place")
    roles.add_argument("folder", type=Path, help="the copy of the folder book/")
    notebooks = commands.add_parser("notebooks", help="write all chapters as notebooks")
    notebooks.add_argument("folder", type=Path, help="where to")
    notebooks.add_argument("--in-browser", action="store_true", help="for JupyterLite")
    own = commands.add_parser("own-copy", help="a copy of the book to run and to change")
    own.add_argument("folder", type=Path, help="where to; what you changed there stays")
    options = parser.parse_args(arguments)
    try:
        if options.command == "roles":
            return _rewrite(options.folder)
        book = Book(book_folder.book())
        if options.command == "own-copy":
            return _own_copy(options.folder, book)
        write(options.folder, book, in_browser=options.in_browser)
    except (RoleError, BookError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _rewrite(folder: Path) -> int:
    book = Book(folder)
    texts = {path: readable(text_file.read(path), book) for path in book.chapters}
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    print(f"{len(texts)} chapters in {folder} now read well where Sphinx is not.")
    return 0


def _own_copy(folder: Path, book: Book) -> int:
    kept = prepare(folder, book)
    print(f"Your own copy of the chapters: {folder.resolve() / 'book/chapters'}")
    if kept:
        print(f"Left as you changed them: {', '.join(path.name for path in kept)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
