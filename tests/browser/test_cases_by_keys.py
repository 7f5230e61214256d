"""The cases for an hour, gone through by keys: each link leads to its card or setting, and what to listen for opens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from keyboard import begun
from playwright.sync_api import Locator, Page, expect

from visiting import Visitor

CASES = ("case-car-t.html", "case-anti-gd2.html")
VIGNETTES = [
    ("chapters/cell-therapy.html", "cell-case-until-the-bag"),
    ("chapters/cell-therapy.html", "cell-case-to-day-28"),
    ("chapters/antibody-therapy.html", "antibody-case-to-home"),
]


def into_the_course(page: Page) -> Locator:
    return page.locator("main a[href*='?way=course#']")


@pytest.mark.parametrize("address", CASES)
def test_each_link_leads_to_what_the_step_is_about(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]], address: str
) -> None:
    opened = visit(f"{book_url}/{address}", way="", viewport={"width": 390, "height": 844})
    page = opened.page
    count = into_the_course(page).count()
    assert count >= 9
    for n in range(count):
        link = into_the_course(page).nth(n)
        place = (link.get_attribute("href") or "").partition("#")[2]
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/chapters/**")
        target = page.locator(f"[id='{place.partition('?')[0]}']")
        expect(target).to_be_in_viewport()
        if place.startswith("exercise-"):
            expect(target.locator("form, summary").first).to_be_attached()
        page.goto(f"{book_url}/{address}")
    for summary in page.locator("main details > summary").all():
        summary.focus()
        page.keyboard.press("Enter")
    assert page.locator("main details:not([open])").count() == 0
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.seen.errors == []


@pytest.mark.parametrize(("address", "name"), VIGNETTES)
def test_a_case_tells_the_reasons_of_wrong_steps_and_ends(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]], address: str, name: str
) -> None:
    page = visit(f"{book_url}/{address}", reduced_motion="reduce").page
    learner, exercise, card = begun(page, name)
    learner.answer(exercise, right=False)
    expect(card.locator(".ex-feedback")).to_contain_text(
        f"0 of {len(exercise['steps'])} steps were right."
    )
    expect(card.locator(".ex-step-told:visible")).to_have_count(len(exercise["steps"]))
    for n, step in enumerate(exercise["steps"]):
        right = next(o for o in step["options"] if o.get("right"))
        expect(card.locator(".ex-step-told").nth(n)).to_contain_text(right["text"][:30])
    assert axe(page) == []
