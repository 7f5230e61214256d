"""Sources in words and where they are found, the same everywhere in the book."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from explorable.book.bibliography import BibliographyError, Source, check, entries

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


def test_a_doi_is_one_however_it_is_written(tmp_path):
    path = tmp_path / "references.bib"
    forms = ("10.1/x", "https://doi.org/10.1/x", "http://dx.doi.org/10.1/x", "doi:10.1/x")
    path.write_text("".join(f"@misc{{a{k}, DOI = {{{doi}}}}}\n" for k, doi in enumerate(forms)))
    assert {one.address for one in entries(path).values()} == {"https://doi.org/10.1/x"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@misc{a,}\n@misc{b,}\n\n@misc{a,}\n", "4: a stands there twice; keep one"),
        ("@misc{a,\n title = {x}\n}\n@misc{b,\n title = {x\n}\n", "not readable as BibTeX"),
        ("@misc{a,\n title = what\n}\n", "not readable as BibTeX: undefined string"),
        (
            "@misc{a,}\n@misc{b, title={x}, title={y}}",
            "2: entry with key b has a duplicate title field",
        ),
    ],
)
def test_an_entry_that_can_not_be_read_is_named_with_its_line(tmp_path, text, told):
    path = tmp_path / "references.bib"
    path.write_text(text)
    with pytest.raises(BibliographyError, match=re.escape(f"{path}:")) as error:
        entries(path)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (r"title = {\ce{H2O} and more}", r"3: a: `title` holds \ce, which the page would show"),
        (r"author = {\foo{M}{\"u}ller, Jo}", r"3: a: `author` holds \foo"),
        ("doi = {https://doi.org/10.1/x}", "3: a: `doi` is https://doi.org/10.1/x; write 10.1/x"),
    ],
)
def test_what_the_page_of_references_would_lose_is_refused(tmp_path, field, told):
    path = tmp_path / "references.bib"
    path.write_text(f"\n@misc{{a,\n  {field},\n}}\n")
    with pytest.raises(BibliographyError) as error:
        check(path)
    assert f"{path}:{told}" in str(error.value)


def test_a_byte_order_mark_hides_no_entry(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text("\ufeff@misc{a, title = {\\'Etude}}", "utf-8")
    assert entries(path)["a"].text == "Étude"


def test_the_book_is_in_order():
    check(BIBLIOGRAPHY)
    assert len(entries(BIBLIOGRAPHY)) > 100


#: as the first reader, which was made by hand, gave them
ONCE = Path(__file__).with_name("sources_as_they_were.json")


def test_every_entry_is_called_as_it_was():
    were = json.loads(ONCE.read_text("utf-8"))
    now = entries(BIBLIOGRAPHY)
    for key, (text, doi, journal, url) in were.items():
        if key in now:
            assert now[key] == Source(key, text, doi, journal, url, now[key].title)
