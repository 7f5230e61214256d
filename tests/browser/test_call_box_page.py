"""The box "When to call" as families see it: the same on each page, on a phone, and on one sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from explorers import built_pages
from playwright.sync_api import Page

from visiting import Visitor

SHEET = "when-to-call.html"
FORM = "found-a-mistake.html"
CHAPTERS = ("immune-system", "antibody-therapy", "bispecific-antibodies", "cell-therapy")
PAGES = [*(f"chapters/{name}.html" for name in CHAPTERS), SHEET, "for-tomorrow.html"]
PHONE = {"viewport": {"width": 390, "height": 844}}
PAPERS = ("A4", "Letter")


def sheets(page: Page, paper: str, path: Path) -> int:
    """Into how many sheets a page is printed."""
    page.pdf(path=path, format=paper)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", path.read_bytes()))


def words(page: Page) -> str:
    """What the box says; the way to the sheet is not on the sheet itself."""
    return page.evaluate(
        """() => {
            const box = document.querySelector('.call-box').cloneNode(true);
            box.querySelectorAll('.call-sheet, .call-own, .gloss').forEach((extra) => extra.remove());
            return box.textContent.replace(/\\s+/g, ' ').trim();
        }"""
    )


def test_the_same_words_everywhere(visit: Visitor, book_url: str):
    said = {words(visit(f"{book_url}/{page}").page) for page in PAGES}
    assert len(said) == 1
    assert "seizure" in said.pop()


@pytest.mark.parametrize("page", [PAGES[0], SHEET])
def test_what_to_do_is_one_line_on_a_phone(visit: Visitor, book_url: str, page: str):
    shown = visit(f"{book_url}/{page}", **PHONE).page
    lines = """(e) => {
        const range = document.createRange();
        range.selectNodeContents(e);
        return new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size;
    }"""
    for lead in shown.locator(".call-lead").all():
        assert lead.evaluate(lines) == 1, lead.inner_text()


@pytest.mark.parametrize("page", PAGES)
def test_the_emergency_number_stands_first(visit: Visitor, book_url: str, page: str):
    shown = visit(f"{book_url}/{page}", **PHONE).page
    number = shown.locator(".call-first a.call-number").first
    assert (number.get_attribute("href") or "").startswith("tel:")
    top = "(e) => e.getBoundingClientRect().top"
    order = [
        shown.locator(part).first.evaluate(top)
        for part in (".call-first .call-number", ".call-first li", ".call-team", ".call-last")
    ]
    assert order == sorted(order)
    box = number.bounding_box()
    assert box
    assert box["height"] >= 40, "a finger in a hurry"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("page", [SHEET, FORM])
def test_one_sheet(visit: Visitor, book_url: str, page: str, paper: str, tmp_path: Path):
    shown = visit(f"{book_url}/{page}").page
    assert sheets(shown, paper, tmp_path / "sheet.pdf") == 1
    assert sheets(visit(f"{book_url}/about.html").page, paper, tmp_path / "two.pdf") > 1


@pytest.mark.parametrize("paper", PAPERS)
def test_one_sheet_with_a_hospitals_numbers(
    visit: Visitor, book_url: str, paper: str, tmp_path: Path
):
    shown = visit(f"{book_url}/{SHEET}").page
    shown.evaluate(
        """() => {
            const lines = document.querySelector('.call-team .call-lines'), call = document.querySelector('.call-first .call-line');
            lines.replaceChildren(...[1, 2, 3, 4].map(() => call.cloneNode(true)));
            lines.querySelectorAll('.call-line').forEach((line) => line.append(' The ward, at night and on weekends'));
        }"""
    )
    assert sheets(shown, paper, tmp_path / "sheet.pdf") == 1


def test_lines_to_write_on_show_on_paper(visit: Visitor, book_url: str):
    shown = visit(f"{book_url}/{SHEET}").page
    shown.emulate_media(media="print")
    blanks = shown.locator(".call-blank")
    assert blanks.count() == 4
    for blank in blanks.all():
        drawn = blank.evaluate(
            "(e) => ({wide: e.getBoundingClientRect().width, style: getComputedStyle(e).borderBottomStyle})"
        )
        assert drawn["wide"] > 100
        assert drawn["style"] == "solid"


@pytest.mark.parametrize("page", [page for page in built_pages() if page != SHEET])
def test_every_page_leads_to_it(visit: Visitor, book_url: str, page: str):
    links = visit(f"{book_url}/{page}").page.locator("footer a.call-link")
    assert links.count() == 1
    assert (links.first.get_attribute("href") or "").endswith(SHEET)
