"""Short names of the sources that simulations cite, from the book's ``references.bib``.

The file belongs to the book, not to the package: where it is not found, a source is
named by its key alone.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """One entry: "Kuznetsov and others 1994" and its DOI (may be empty)."""

    key: str
    text: str
    doi: str = ""

    @property
    def html(self) -> str:
        """The name, linked to the source if it has a DOI."""
        if not self.doi:
            return escape(self.text)
        return f'<a href="https://doi.org/{escape(self.doi)}">{escape(self.text)}</a>'


def source(key: str) -> Source:
    """Look a citation key up."""
    path = _bibliography()
    entries = _entries(path, path.stat().st_mtime) if path else {}
    return entries.get(key, Source(key, key))


def in_words(text: str) -> str:
    """`text` with every citation key in it as words."""
    return re.sub(r"[a-z]\w+", lambda match: source(match[0]).text, text)


def _bibliography() -> Path | None:
    """``references.bib``, looked for from the working folder upwards, then beside the package."""
    if told := os.environ.get("IMMUNOBOOK_FACTS"):
        places = [Path(told).with_name("references.bib")]
    else:
        here = Path.cwd()
        folders = [here, *here.parents, Path(__file__).parent, Path(__file__).parents[2]]
        places = [f / part for f in folders for part in ("references.bib", "book/references.bib")]
    return next((place for place in places if place.is_file()), None)


@lru_cache(maxsize=2)
def _entries(path: Path, changed: float) -> dict[str, Source]:
    text = path.read_text(encoding="utf-8")
    found = {}
    for match in re.finditer(r"^@\w+\{([^,\s]+),(.*?)^\}", text, re.MULTILINE | re.DOTALL):
        key, body = match[1], match[2]
        who = _who(_field(body, "author") or _field(body, "organization") or _field(body, "title"))
        found[key] = Source(key, f"{who} {_field(body, 'year')}".strip(), _field(body, "doi"))
    return found


def _field(body: str, name: str) -> str:
    """A field's value; fields may share a line, and a value may hold braces."""
    value = r"\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}|\"([^\"]*)\"|(\d+)"
    match = re.search(rf"(?:^|,)\s*{name}\s*=\s*(?:{value})", body, re.MULTILINE)
    return _plain(" ".join((match[1] or match[2] or match[3] or "").split())) if match else ""


def _who(authors: str) -> str:
    names = [name.split(",")[0].strip() for name in authors.split(" and ")]
    if len(names) == 1 or not authors:
        return names[0]
    return f"{names[0]} and {names[1]}" if len(names) == 2 else f"{names[0]} and others"


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
    """BibTeX's accents as letters, without braces."""
    import unicodedata

    tex = re.sub(r"\\(['`\"^~]|[vc](?=[{ ]))\s*\{?(\w)\}?", lambda m: m[2] + _ACCENTS[m[1]], tex)
    return unicodedata.normalize("NFC", re.sub(r"[{}]", "", tex).replace("--", "–"))
