"""Short names and addresses of sources, from the book's ``references.bib``: for pages, charts and notebooks alike.

The file belongs to the book, not to the package: where it is not found, a source is
named by its key alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

from explorable.book import folder


@dataclass(frozen=True)
class Source:
    """One entry: "Kuznetsov and others 1994"; `doi`, `journal` and `url` may be empty."""

    key: str
    text: str
    doi: str = ""
    journal: str = ""
    url: str = ""

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
    """All entries of a bibliography, by key; none if the file is not there."""
    return _entries(path, path.stat().st_mtime) if path.is_file() else {}


def in_words(text: str) -> str:
    """`text` with every citation key in it as words."""
    return re.sub(r"[a-z]\w+", lambda match: source(match[0]).text, text)


def _bibliography() -> Path | None:
    """``references.bib``, looked for from the working folder upwards, then beside the package."""
    try:
        return folder.find("references.bib")
    except FileNotFoundError:
        return None


_ENTRY = re.compile(r"^\s*@\w+\s*\{\s*([^,\s]+)\s*,(.*?)(?=^\s*@|\Z)", re.MULTILINE | re.DOTALL)


@lru_cache(maxsize=4)
def _entries(path: Path, changed: float) -> dict[str, Source]:
    text = path.read_text(encoding="utf-8")
    found = {}
    for key, body in _ENTRY.findall(text):
        authors = _field(body, "author", plain=False)
        who = _who(authors) or _field(body, "organization") or _field(body, "title")
        found[key] = Source(
            key,
            f"{who} {_field(body, 'year')}".strip(),
            _field(body, "doi"),
            _field(body, "journal"),
            _field(body, "url", plain=False),
        )
    return found


def _field(body: str, name: str, *, plain: bool = True) -> str:
    """A field's value; fields may share a line, and a value may hold braces. An address stays as it is."""
    written = r"\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}|\"([^\"]*)\"|(\d+)"
    match = re.search(rf"(?:^|,)\s*{name}\s*=\s*(?:{written})", body, re.MULTILINE)
    value = " ".join((match[1] or match[2] or match[3] or "").split()) if match else ""
    return _plain(value) if plain else value


def _who(authors: str) -> str:
    """Family names; braces hold an organization's name together."""
    people = re.split(r" and (?![^{]*\})", authors)
    names = [_plain(person.split(",")[0]).strip() for person in people]
    if len(names) <= 2:
        return " and ".join(names)
    return f"{names[0]} and others"


_ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    '"': "\u0308",
    "^": "\u0302",
    "~": "\u0303",
    "v": "\u030c",
    "c": "\u0327",
}


def _plain(tex: str) -> str:
    """BibTeX's accents as letters and its signs as they read, without braces."""
    tex = re.sub(r"\\([&%$#_])", r"\1", tex)
    tex = re.sub(r"\\(['`\"^~]|[vc](?=[{ ]))\s*\{?(\w)\}?", lambda m: m[2] + _ACCENTS[m[1]], tex)
    return unicodedata.normalize("NFC", re.sub(r"[{}]", "", tex).replace("--", "–"))
