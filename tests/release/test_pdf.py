"""The course as one PDF, read by the programs that come with most systems."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from explorable.book import toc
from explorable.book.page import Page
from visiting import ROOT

FILE = ROOT / "dist/how-immunotherapy-works.pdf"
CHAPTERS = [name for name in toc.pages(ROOT / "book") if name.startswith("chapters/")]
NUMBERS, ANSWERS = "Numbers, if you want them", "Answers to the exercises"

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")


@cache
def told(program: str, *options: str) -> str:
    """What a program says of the file."""
    output = "-" if program == "pdftotext" else ""
    command = [program, *options, str(FILE), *filter(None, [output])]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def title(name: str) -> str:
    return Page(ROOT / f"book/{name}.md").title


def as_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_it_has_a_title_tags_and_an_outline() -> None:
    info = told("pdfinfo")
    assert re.search(r"Title: +How Immunotherapy Works\n", info)
    assert re.search(r"Tagged: +yes\n", info)
    document = pypdfium2.PdfDocument(FILE)
    outline = [as_one_line(entry.get_title()) for entry in document.get_toc()]
    assert [title(name) for name in CHAPTERS if title(name) not in outline] == []


def test_its_contents_tell_the_page_on_which_a_chapter_begins() -> None:
    contents = told("pdftotext", "-layout", "-f", "2", "-l", "5")
    for n, name in enumerate(CHAPTERS, 1):
        found = re.search(
            rf"^\f? *{n}\. {re.escape(title(name))} +([0-9]+)$", contents, re.MULTILINE
        )
        assert found, f"{title(name)} is not in the contents"
        page = told("pdftotext", "-f", found[1], "-l", found[1])
        assert f"Chapter {n}" in page
        assert title(name) in as_one_line(page)


def test_it_reads_in_order() -> None:
    text = as_one_line(told("pdftotext"))
    places = [text.index(f"Chapter {n} {title(name)}") for n, name in enumerate(CHAPTERS, 1)]
    assert places == sorted(places)
    assert places[-1] < text.rindex(NUMBERS) or places[-1] < text.index(f"{ANSWERS} The right")


def test_a_number_that_may_hurt_stands_in_the_appendix_alone() -> None:
    """All that pages keep in a closed card; the words around it say where it is."""
    text = as_one_line(told("pdftotext"))
    begins, ends = text.index(f"{NUMBERS} How often"), text.index(f"{ANSWERS} The right")
    shares = set(re.findall(r"[0-9]+ of [0-9]+ \([0-9.]+%?\)", text[begins:ends]))
    assert len(shares) > 10, "the appendix has no numbers"
    running = text[:begins]
    assert {share for share in shares if share in running} == set()


def test_a_link_inside_leads_somewhere() -> None:
    document = pypdfium2.PdfDocument(FILE)
    inside = 0
    for page in document:
        n, link = pdfium.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page, n, link):
            action = pdfium.FPDFLink_GetAction(link)
            if pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
                continue
            place = pdfium.FPDFLink_GetDest(document, link)
            assert pdfium.FPDFDest_GetDestPageIndex(document, place) >= 0
            inside += 1
    assert inside > 500
