"""In the story a living picture stands with its cases and its question; chart, sliders and numbers wait behind one line."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from visiting import Visitor

CHAPTER = "chapters/how-it-works.html"
ID = "tip-the-balance"


def figure(page: Page) -> Locator:
    found = page.locator(f"#explore-{ID}")
    found.scroll_into_view_if_needed()
    page.wait_for_function("id => window.explorable?.explorers?.has(id)", arg=ID)
    return found


def parts(found: Locator) -> list[Locator]:
    """What stands behind the line."""
    return [found.locator(one) for one in (".ex-see", ".ex-sentence", ".ex-do input", ".ex-fold")]


def test_the_line_opens_and_closes_by_key(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}", way="story").page
    found = figure(page)
    for part in (".ex-scene-stage", ".ex-preset", ".ex-story", ".ex-ask"):
        expect(found.locator(part).first).to_be_visible()
    for part in parts(found):
        expect(part.first).to_be_hidden()
    line = found.locator(".ex-own > summary")
    line.focus()
    page.keyboard.press("Enter")
    for part in parts(found):
        expect(part.first).to_be_visible()
    page.keyboard.press("Enter")
    expect(found.locator(".ex-see")).to_be_hidden()


def test_the_course_has_all_of_it_open(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    found = figure(page)
    expect(found.locator(".ex-own > summary")).to_be_hidden()
    expect(found.locator(".ex-do input").first).to_be_visible()
    page.locator(".ways").get_by_text("Story", exact=True).click()
    expect(found.locator(".ex-do input").first).to_be_hidden()
    page.locator(".ways").get_by_text("Course", exact=True).click()
    expect(found.locator(".ex-do input").first).to_be_visible()


@pytest.mark.parametrize("link", ["", "?killing=80"])
def test_a_link_to_it_opens_it(visit: Visitor, book_url: str, link: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}#explore-{ID}{link}", way="story").page
    expect(figure(page).locator(".ex-do input").first).to_be_visible()


def test_a_goal_that_leads_there_opens_it(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}#exercise-how-goal-tip", way="story").page
    page.locator("#exercise-how-goal-tip").get_by_role(
        "button", name="Go to the simulation"
    ).click()
    expect(page.locator(f"#explore-{ID} .ex-do input").first).to_be_visible()


def test_a_guess_opens_what_answers_it(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}", way="story", reduced_motion="reduce").page
    found = figure(page)
    found.locator(".ex-offer").click()
    found.locator(".ex-ask input").first.check()
    found.get_by_role("button", name="See what happens").or_(
        found.locator(".ex-ask [type=submit]")
    ).first.click()
    expect(found.locator(".ex-earlier")).to_be_visible()
