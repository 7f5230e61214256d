"""Short names and addresses of sources, from the book's ``references.bib``: for pages, charts and notebooks alike.

Pybtex reads the file, as it does for the page of references. The file belongs to the book, not to the package:
where it is not found, a source is named by its key alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from explorable.book import folder, text_file
from explorable.book.problems import Problem, listed
from explorable.errors import BookError

if TYPE_CHECKING:
    from pybtex.database import BibliographyData, Entry, Person


class BibliographyError(BookError):
    """``references.bib`` has mistakes; the message lists them, with the line of the entry."""


@dataclass(frozen=True)
class Source:
    """One entry: "Kuznetsov and others 1994"; `doi`, `journal` and `url` may be empty."""

    key: str
    text: str
    doi: str = ""
    journal: str = ""
    url: str = ""
    title: str = ""

    @property
    def address(self) -> str:
        """Where the source is found: by its DOI, else by its own address; empty without both."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    @property
    def html(self) -> str:
        """The name, linked to the source if it has an address."""
        if not self.address:
            return escape(self.text)
        return f'<a href="{escape(self.address)}">{escape(self.text)}</a>'


def source(key: str) -> Source:
    """Look a citation key up."""
    path = _bibliography()
    return (entries(path) if path else {}).get(key, Source(key, key))


def entries(path: Path) -> dict[str, Source]:
    """All entries of a bibliography, by key; none if the file is not there.

    Raises
    ------
    BibliographyError
        An entry that can't be read; the message names its line.
    """
    return _entries(path, path.stat().st_mtime) if path.is_file() else {}


def check(path: Path) -> None:
    """Refuse what would be lost on the page of references, where another program writes the entries.

    Raises
    ------
    BibliographyError
        An entry that can't be read, a DOI that is written as an address, a command of TeX that would be shown raw.
    """
    if not path.is_file():
        return
    text = text_file.read(path)
    problems = [
        Problem(str(path), _line(text, key, field), key, what)
        for key, entry in _parsed(path).entries.items()
        for field, what in _lost(entry)
    ]
    if problems:
        raise BibliographyError(listed(problems, "the references"))


def in_words(text: str) -> str:
    """`text` with every citation key in it as words."""
    return re.sub(r"[a-z]\w+", lambda match: source(match[0]).text, text)


def _bibliography() -> Path | None:
    """``references.bib``, looked for from the working folder upwards, then beside the package."""
    try:
        return folder.find("references.bib")
    except FileNotFoundError:
        return None


@lru_cache(maxsize=4)
def _entries(path: Path, changed: float) -> dict[str, Source]:
    return {key: _source(key, entry) for key, entry in _parsed(path).entries.items()}


def _parsed(path: Path) -> BibliographyData:
    # imported only now: Python in a browser has no need of it
    from pybtex.database import BibliographyDataError
    from pybtex.database.input.bibtex import Parser
    from pybtex.exceptions import PybtexError

    text = text_file.read(path)
    try:
        return Parser().parse_string(text)
    except BibliographyDataError as error:
        if twice := re.fullmatch(r"repeated bibliography entry: (\S+)", str(error)):
            line = _line(text, twice[1], last=True)
            raise BibliographyError(
                f"{path}:{line}: {twice[1]} stands there twice; keep one"
            ) from None
        named = re.search(r"with key (\S+)", str(error))
        line = _line(text, named[1]) if named else 1
        raise BibliographyError(f"{path}:{line}: {error}; keep one") from None
    except PybtexError as error:
        line = getattr(error, "lineno", None) or 1
        what = re.sub(r"^syntax error in line \d+: ", "", str(error))
        raise BibliographyError(
            f"{path}:{line}: not readable as BibTeX: {what}; look at braces, quotes and commas here and above"
        ) from None


def _source(key: str, entry: Entry) -> Source:
    who = _who(entry.persons.get("author", []))
    who = who or _field(entry, "organization") or _field(entry, "title")
    return Source(
        key,
        f"{who} {_field(entry, 'year')}".strip(),
        _bare(entry.fields.get("doi", "")),
        _field(entry, "journal"),
        entry.fields.get("url", "").strip(),
        _field(entry, "title"),
    )


def _who(authors: list[Person]) -> str:
    """Family names, of three or more only the first."""
    names = [_words(" ".join([*a.prelast_names, *a.last_names])) for a in authors]
    if len(names) <= 2:
        return " and ".join(names)
    return f"{names[0]} and others"


def _field(entry: Entry, name: str) -> str:
    return _words(entry.fields.get(name, ""))


def _words(tex: str) -> str:
    """TeX's accents as letters and its signs as they read, without braces."""
    from pybtex.richtext import Text

    return " ".join(str(Text.from_latex(tex)).split())


_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)


def _bare(doi: str) -> str:
    """A DOI alone, however the program that wrote the entry puts it."""
    return _DOI.sub("", doi.strip())


def _lost(entry: Entry) -> Iterator[tuple[str, str]]:
    """(field, what to do) of all that a page would not show as it is meant."""
    doi = entry.fields.get("doi", "")
    if doi != _bare(doi):
        yield "doi", f"`doi` is {doi}; write {_bare(doi)}, without the address of the server"
    for name in ("title", "journal", "booktitle", "author", "editor", "organization", "publisher"):
        persons = entry.persons.get(name, [])
        written = " and ".join(map(str, persons)) or entry.fields.get(name, "")
        command = re.search(r"\\[A-Za-z]+", _words(written))
        if command:
            what = f"`{name}` holds {command[0]}, which the page would show as it is; write the letter or word itself"
            yield name, what


def _line(text: str, key: str, field: str = "", *, last: bool = False) -> int:
    """The line of an entry, or of its field."""
    found = list(re.finditer(rf"^[ \t]*@\w+\s*[{{(]\s*{re.escape(key)}\s*,", text, re.M | re.I))
    if not found:
        return 1
    start = found[-1 if last else 0].start()
    entry = re.compile(r"^\s*@", re.M).split(text[start + 1 :])[0]
    at = re.search(rf"\b{field}\s*=", entry, re.I) if field else None
    return text.count("\n", 0, start + 1 + (at.start() if at else 0)) + 1
