"""Kinds of exercises that come when they are near: when they come, what they keep, and what is read without them."""

from __future__ import annotations

import pytest
from answering import kept
from keyboard import Learner
from playwright.sync_api import Page, expect

from visiting import Visitor

PAGE = "chapters/cell-therapy.html"
CASE = "cell-case-first-days"
TEXT = ("chapters/antibody-therapy.html", "antibody-spot-leaflet")
COUNT = "cell-data-blood-count"


def scripts(page: Page) -> list[str]:
    return page.evaluate("[...document.scripts].map((s) => s.src.split('/').pop().split('?')[0])")  # type: ignore[no-any-return]


def steps(page: Page, name: str = CASE) -> int:
    return page.locator(f"#exercise-{name} .ex-case-step:not([hidden])").count()


def exercise(learner: Learner, name: str) -> dict[str, object]:
    return next(e for e in learner.reads if e["id"] == name)


def test_the_script_comes_with_the_first_card_that_needs_it(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PAGE}", viewport={"width": 1280, "height": 700}).page
    static = page.locator(f"article#exercise-{CASE}")
    expect(static).to_have_count(1)
    assert "kinds.js" not in scripts(page)
    page.locator(f"#exercise-{CASE}").evaluate("e => e.scrollIntoView()")
    expect(page.locator(f"#exercise-{CASE} form")).to_be_visible()
    expect(static).to_have_count(0)
    assert scripts(page).count("kinds.js") == 1
    other = visit(f"{book_url}/reading-a-result.html").page
    other.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    other.wait_for_timeout(300)
    assert "kinds.js" not in scripts(other), "no card there needs it"


def test_a_link_leads_to_the_card_that_comes_later(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PAGE}#exercise-{CASE}").page
    card = page.locator(f"#exercise-{CASE}:has(form)")
    expect(card).to_be_in_viewport()
    expect(card).to_have_class("ex-exercise ex-arrived")


def test_without_its_script_the_card_can_be_read_and_tries_again(
    visit: Visitor, book_url: str
) -> None:
    opened = visit("about:blank")
    page, is_lost = opened.page, [True]
    opened.context.route(
        "**/_static/kinds.js*", lambda route: route.abort() if is_lost[0] else route.fallback()
    )
    page.goto(f"{book_url}/{PAGE}#exercise-{CASE}")
    card = page.locator(f"#exercise-{CASE}")
    expect(card).to_contain_text("could not be started")
    expect(card.locator(".ex-solution")).to_contain_text(
        "Nobody can see where the fever comes from"
    )
    is_lost[0] = False
    again = card.get_by_role("button", name="Try again")
    again.focus()
    page.keyboard.press("Enter")
    expect(card.locator("form")).to_be_visible()
    assert page.evaluate("document.activeElement !== document.body"), "focus was lost"


def test_without_javascript_a_case_unfolds_and_tells_its_reasons(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{PAGE}", java_script_enabled=False).page
    card = page.locator(f"#exercise-{CASE}")
    expect(card.get_by_text("He plays cards with his father")).to_be_visible()
    later = card.get_by_text("In the evening his blood pressure falls")
    expect(later).not_to_be_visible()
    card.locator("summary", has_text="Step 2").click()
    expect(later).to_be_visible()
    expect(page.locator(f"#exercise-{COUNT} table caption")).to_contain_text("A blood count")


def test_a_case_goes_on_after_a_reload_and_keeps_its_score(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PAGE}", reduced_motion="reduce").page
    learner = Learner(page)
    asked = exercise(learner, CASE)
    learner.begin_at(asked)
    scope = f"#exercise-{CASE}"
    expect(page.locator(f"{scope} form")).to_be_visible()
    learner._pick(f"{scope} .ex-case-step", 0)  # another answer fits better
    learner.submit(scope)
    assert steps(page) == 2
    page.reload()
    page.locator(scope).evaluate("e => e.scrollIntoView()")
    expect(page.locator(f"{scope} form")).to_be_visible()
    learner.begin_at(asked)
    expect(page.locator(f"{scope} .ex-note")).to_contain_text("is here again")
    assert steps(page) == 2
    expect(page.locator(f"{scope} .ex-step-told").first).to_contain_text(
        "Another answer fits better."
    )
    for n, option in ((2, 1), (3, 0), (4, 2)):
        learner._pick(f"{scope} .ex-case-step:nth-child({n})", option)
        learner.submit(scope)
    expect(page.locator(f"{scope} .ex-feedback")).to_contain_text("3 of 4 steps were right.")
    entry = kept(page)[CASE]
    assert (entry["first"], entry["best"], entry["given"]) == (0.75, 0.75, [0, 1, 0, 2])
    page.reload()
    page.locator(scope).evaluate("e => e.scrollIntoView()")
    expect(page.locator(f"{scope}.ex-done .ex-step-told:visible")).to_have_count(4)


def test_a_sentence_that_was_found_is_found_after_a_reload(visit: Visitor, book_url: str) -> None:
    address, name = TEXT
    page = visit(f"{book_url}/{address}", reduced_motion="reduce").page
    learner = Learner(page)
    asked = exercise(learner, name)
    learner.begin_at(asked)
    scope = f"#exercise-{name}"
    expect(page.locator(f"{scope} form")).to_be_visible()
    learner._pick(f"{scope} .ex-claims", 2)
    learner.submit(scope)
    expect(page.locator(f"{scope} .ex-why")).to_be_focused()
    page.reload()
    learner.begin_at(asked)
    expect(page.locator(f"{scope} .ex-why")).to_be_visible()
    learner.begin_at(asked)  # not from the top of the page
    learner._pick(f"{scope} .ex-why", 1)
    learner.submit(scope)
    expect(page.locator(f"{scope} .ex-feedback")).to_have_attribute("data-state", "right")
    assert kept(page)[name]["first"] == 1


@pytest.mark.parametrize("width", [320, 390])
def test_what_is_read_fits_a_small_phone(visit: Visitor, book_url: str, width: int) -> None:
    for chapter in ("cell-therapy", "research", "antibody-therapy"):
        page = visit(
            f"{book_url}/chapters/{chapter}.html", viewport={"width": width, "height": 700}
        ).page
        learner = Learner(page)
        for asked in (e for e in learner.reads if e["type"] in ("data", "spot", "vignette")):
            learner.begin_at(asked)
            expect(page.locator(f"#exercise-{asked['id']} form")).to_be_visible()
            for fold in page.locator(f"#exercise-{asked['id']} .ex-data summary").all():
                fold.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
