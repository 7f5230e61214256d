"""Sources in words and where they are found, the same everywhere in the book."""

from __future__ import annotations

from pathlib import Path

import pytest
from pybtex.database import parse_file
from pybtex.richtext import Text

from explorable.book.bibliography import entries

BIBLIOGRAPHY = Path(__file__).parents[2] / "book/references.bib"

ODD = r"""
@article{one1999,
  author = {van der Berg, Anna}, year = {1999}, journal = {J. Odd \& Rare},
  url = {https://example.org/a--b}}
@misc{two2000, author = {{Food and Drug Administration} and M{\"u}ller, Jo}, year = 2000,
  doi = {10.1/x}, url = {https://example.org/x} }
@article{three2001,
  author = "Ng, A and Novák, B and Other, C",
  year = "2001",
}
@misc{none2002,
  title = {A page {of} its own},
  year = {2002}
}
"""


@pytest.fixture
def odd(tmp_path):
    """A bibliography written in as many ways as BibTeX allows."""
    path = tmp_path / "references.bib"
    path.write_text(ODD, "utf-8")
    return entries(path)


@pytest.mark.parametrize(
    ("key", "text", "address"),
    [
        ("one1999", "van der Berg 1999", "https://example.org/a--b"),
        ("two2000", "Food and Drug Administration and Müller 2000", "https://doi.org/10.1/x"),
        ("three2001", "Ng and others 2001", ""),
        ("none2002", "A page of its own 2002", ""),
    ],
)
def test_an_entry_is_named_and_found(odd, key, text, address):
    assert odd[key].text == text
    assert odd[key].address == address


def test_commands_of_bibtex_become_letters(odd):
    assert odd["one1999"].journal == "J. Odd & Rare"


def test_no_bibliography_no_entries(tmp_path):
    assert entries(tmp_path / "references.bib") == {}


def test_every_entry_of_the_book_reads_as_bibtex_reads_it():
    read = entries(BIBLIOGRAPHY)
    theirs = parse_file(str(BIBLIOGRAPHY), bib_format="bibtex").entries
    assert set(read) == set(theirs)
    for key, entry in theirs.items():
        assert read[key].text.endswith(entry.fields.get("year", ""))
        assert read[key].doi == entry.fields.get("doi", "")
        assert read[key].url == entry.fields.get("url", "")
        journal = str(Text.from_latex(entry.fields.get("journal", "")))
        assert read[key].journal == journal
        first = (entry.persons.get("author") or [None])[0]
        if first is not None:
            name = " ".join([*first.prelast_names, *first.last_names])
            assert read[key].text.startswith(str(Text.from_latex(name)))
