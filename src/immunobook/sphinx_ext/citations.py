"""Short words and addresses for entries of ``references.bib``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pybtex.database import Entry, parse_file
from pybtex.richtext import Text
from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Source:
    """One entry, as a tip names it."""

    label: str
    journal: str
    doi_url: str | None


@lru_cache(maxsize=4)
def _read(path: Path, changed: float) -> dict[str, Source]:
    """Read a bibliography once per version of the file."""
    entries = parse_file(str(path), bib_format="bibtex").entries
    return {key: _source(entry) for key, entry in entries.items()}


def sources(path: Path) -> dict[str, Source]:
    """All entries of a bibliography; none if the file is not there."""
    return _read(path, path.stat().st_mtime) if path.is_file() else {}


def address(env: BuildEnvironment, from_doc: str, key: str) -> str | None:
    """Where the entry stands on the references page, or None if it is not listed there."""
    if "cite" not in env.domains:
        return None
    for citation in env.domains["cite"].citations:  # type: ignore[attr-defined]
        if citation.key == key:
            doc = citation.bibliography_key.docname
            return f"{env.app.builder.get_relative_uri(from_doc, doc)}#{citation.citation_id}"
    return None


def _source(entry: Entry) -> Source:
    names = [_plain(" ".join(person.last_names)) for person in entry.persons.get("author", [])]
    match names:
        case []:
            who = _plain(entry.fields.get("organization", entry.fields.get("title", "")))
        case [one]:
            who = one
        case [one, two]:
            who = f"{one} and {two}"
        case [first, *_]:
            who = f"{first} and others"
    doi = entry.fields.get("doi")
    return Source(
        label=f"{who} {entry.fields.get('year', '')}".strip(),
        journal=_plain(entry.fields.get("journal", "")),
        doi_url=f"https://doi.org/{doi}" if doi else entry.fields.get("url"),
    )


def _plain(tex: str) -> str:
    """Turn BibTeX's commands for accents into letters and drop its braces."""
    return str(Text.from_latex(tex))
