"""What opens from the bar of a phone closes when the focus leaves it, and then covers nothing."""

from __future__ import annotations

import pytest
from answering import CHAPTER, answer
from playwright.sync_api import expect

from visiting import Visitor

PHONE = {"viewport": {"width": 390, "height": 844}}
COVERED = """() => { const e = document.activeElement, { left, top, width, height } = e.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return !(seen && (e.contains(seen) || seen.contains(e))); }"""


@pytest.mark.parametrize("menu", [".menu", ".numbers-menu", ".look-menu"])
def test_it_closes_behind_its_last_link_and_before_its_name(
    visit: Visitor, book_url: str, menu: str
) -> None:
    page = visit(f"{book_url}/chapters/how-it-works.html", way="story", **PHONE).page
    opened = page.locator(f"{menu}[open]")
    page.locator(f"{menu} > summary").focus()
    page.keyboard.press("Enter")
    expect(opened).to_have_count(1)
    page.locator(f"{menu} :is(a, input)").last.focus()
    page.keyboard.press("Tab")
    expect(opened).to_have_count(0)
    assert not page.evaluate(COVERED)
    page.locator(f"{menu} > summary").focus()
    page.keyboard.press("Enter")
    expect(opened).to_have_count(1)
    page.keyboard.press("Shift+Tab")
    expect(opened).to_have_count(0)


def test_escape_closes_and_gives_the_focus_back(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/chapters/how-it-works.html", way="story", **PHONE).page
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".menu[open]")).to_have_count(0)
    expect(page.locator(".menu > summary")).to_be_focused()


def test_dates_speak_the_language_of_the_page(visit: Visitor, book_url: str) -> None:
    """Whatever language the browser speaks."""
    page = visit(f"{book_url}/{CHAPTER}", locale="th-TH").page
    answer(page)
    page.goto(f"{book_url}/progress.html")
    expect(page.locator(".ex-repeat")).to_contain_text("The next ones come up on")
    text = page.locator(".ex-repeat").inner_text()
    assert text.isascii() or not any("\u0e00" <= letter <= "\u0e7f" for letter in text), text
    assert "25" not in text.split("come up on")[1][-6:-3], "a year of another calendar"


@pytest.mark.parametrize("name", ["antibody-therapy", "cell-therapy"])
def test_landmarks_have_names_of_their_own_and_no_head_is_empty(
    visit: Visitor, book_url: str, name: str
) -> None:
    page = visit(f"{book_url}/chapters/{name}.html").page
    names = page.locator("section[aria-label]:not([role])").evaluate_all(
        "(all) => all.map((s) => s.ariaLabel)"
    )
    assert names
    assert len(names) == len({*names})
    heads = page.locator("th").evaluate_all(
        "(all) => all.filter((t) => !t.textContent.trim()).length"
    )
    assert heads == 0
