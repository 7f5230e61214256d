"""The whole course on paper, opened by programs that other people wrote."""

from __future__ import annotations

import ctypes
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from pypdfium2 import raw

from explorable.book.sensitive import in_people
from prose import facts_of_the_book
from visiting import HTML, chapter_pages

ROOT = Path(__file__).parents[2]
PDF = ROOT / "dist/how-immunotherapy-works.pdf"
LAST = "The numbers, if you want them"


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """What a reader that goes by the order of the file finds on each page."""
    told = subprocess.run(["pdftotext", PDF, "-"], capture_output=True, text=True, check=True)
    return told.stdout.split("\f")


@pytest.fixture(scope="module")
def document() -> Iterator[pypdfium2.PdfDocument]:
    with pypdfium2.PdfDocument(PDF) as opened:
        yield opened


def squeezed(words: str) -> str:
    """Words without spaces and hyphens: lines end elsewhere on paper."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", words)


def starts(document: pypdfium2.PdfDocument) -> dict[str, int]:
    """Parts of the course and the page each begins on, by the outline."""
    marks = [mark for mark in document.get_toc() if mark.level == 0]
    return {mark.get_title(): mark.get_dest().get_index() for mark in marks}


def test_a_reader_is_told_what_it_is() -> None:
    told = subprocess.run(["pdfinfo", PDF], capture_output=True, text=True, check=True).stdout
    known = dict(re.findall(r"^(\w[\w ]*):\s+(.*)$", told, re.MULTILINE))
    assert known["Title"] == "How Immunotherapy Works"
    assert known["Tagged"] == "yes"
    assert known["JavaScript"] == "no"
    assert "A4" in known["Page size"]
    assert 200 < int(known["Pages"]) < 600
    assert re.search(rb"/Lang \(en", PDF.read_bytes())


def test_chapters_come_in_their_order(pages: list[str], document: pypdfium2.PdfDocument) -> None:
    found = starts(document)
    numbers = [int(name.split()[0]) for name in found if re.match(r"\d ", name)]
    assert numbers == list(range(1, 10))
    assert list(found.values()) == sorted(found.values())
    for name, at in found.items():
        assert squeezed(name) in squeezed(pages[at]), name
        if name != "Contents":  # the contents tell the page
            line = rf"{re.escape(squeezed(name))}{at + 1}"
            assert re.search(line, squeezed(pages[1])), name


def test_the_call_box_is_in_each_chapter_on_treatment(
    pages: list[str], document: pypdfium2.PdfDocument
) -> None:
    found = starts(document)
    names, begin = list(found), [*found.values(), len(pages)]
    said = squeezed("No answer after a few minutes? Call the emergency number.")
    for k, name in enumerate(names):
        if name[:2] in ("6 ", "7 ", "8 ") or name == "When to call":
            assert said in squeezed("".join(pages[begin[k] : begin[k + 1]])), name


def test_numbers_that_may_hurt_stand_in_the_last_part_alone(
    pages: list[str], document: pypdfium2.PdfDocument
) -> None:
    found = starts(document)
    assert list(found)[-1] == LAST
    before = squeezed(" ".join(pages[: found[LAST]]))
    after = squeezed(" ".join(pages[found[LAST] :]))
    rows = [row for row in facts_of_the_book().values() if row.sensitive]
    # as people, `66 of 100 (66%)`: a bare share is also met by chance, in what a simulation says
    told = {squeezed(people) for row in rows if "(" in (people := in_people(row))}
    assert not [number for number in told if number in before]
    assert len([number for number in told if number in after]) > 0.8 * len(told)


def test_what_lies_in_a_card_stands_in_the_last_part_alone(
    pages: list[str], document: pypdfium2.PdfDocument
) -> None:
    last = starts(document)[LAST]
    before, after = (squeezed(" ".join(part)) for part in (pages[:last], pages[last:]))
    cards = 0
    for name in chapter_pages():
        page = BeautifulSoup((HTML / name).read_text("utf-8"), "html.parser")
        for row in page.select(".ex-sensitive-body dd.field-odd, .ex-sensitive-body .ex-question"):
            for tip in row.select(".gloss, script"):
                tip.decompose()
            said = squeezed(row.get_text())[:60]
            if len(said) < 40 or row.select_one("math, sup"):
                continue
            cards += 1
            assert said in after, said
            assert said not in before, said
    assert cards > 10


def test_every_link_leads_somewhere(document: pypdfium2.PdfDocument) -> None:
    inner, lost = 0, []
    for number, page in enumerate(document, 1):
        at, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, ctypes.byref(at), ctypes.byref(link)):
            if raw.FPDFLink_GetDest(document, link):
                inner += 1
                continue
            action = raw.FPDFLink_GetAction(link)
            address = ctypes.create_string_buffer(2000)
            raw.FPDFAction_GetURIPath(document, action, address, 2000)
            if not address.value.startswith((b"http", b"tel:", b"mailto:")):
                lost.append(f"page {number}: {address.value!r}")
    assert inner > 1000
    assert not lost


def test_nothing_is_cut_off_at_the_right(document: pypdfium2.PdfDocument) -> None:
    outside = []
    for number, page in enumerate(document, 1):
        words = page.get_textpage()
        width, _height = page.get_size()
        right = max((words.get_rect(k)[2] for k in range(words.count_rects())), default=0)
        if right > width - 30:
            outside.append((number, round(right)))
    assert not outside
