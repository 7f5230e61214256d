"""What is read stays where it is: nothing grows when it starts, and a link's target keeps its place."""

from __future__ import annotations

from typing import Any

import pytest
from explorers import Live, built_explorers
from playwright.sync_api import Page, Route

from visiting import Visitor

EXPLORERS = built_explorers()
PAGES = list(dict.fromkeys(built.page for built in EXPLORERS))
HEIGHTS = """() => Object.fromEntries([...document.querySelectorAll('[data-explorable=explorer]')]
    .filter((f) => f.checkVisibility()).map((f) => [f.id, Math.round(f.getBoundingClientRect().height)]))"""
#: as in an engine that does not keep the place of what is read
NO_ANCHOR = """addEventListener('DOMContentLoaded', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { overflow-anchor: none !important; }');
    document.adoptedStyleSheets = [sheet];
});"""
GROW = """(pixels) => { const more = document.createElement('div');
    more.style.height = `${pixels}px`; document.querySelector('main h1').after(more); }"""
CHAPTER = "chapters/immune-system.html"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_simulation_is_as_high_before_it_starts(
    visit: Visitor, book_url: str, name: str, width: int
) -> None:
    opened = visit("about:blank", viewport={"width": width, "height": 800})
    page, held = opened.page, list[Route]()
    page.route("**/models/*.js", lambda route: held.append(route))
    page.goto(f"{book_url}/{name}", wait_until="domcontentloaded")
    before = page.evaluate(HEIGHTS)
    page.unroute_all()
    for route in held:
        route.continue_()
    for built in (
        built for built in EXPLORERS if built.page == name and f"explore-{built.id}" in before
    ):
        page.locator(f"#explore-{built.id}").scroll_into_view_if_needed()
        Live(page, built).start()
    assert before
    assert page.evaluate(HEIGHTS) == before


def last_exercise(page: Page) -> str:
    id = page.evaluate(
        "[...document.querySelectorAll('[data-kind=practice] .ex-exercise')].at(-1).id"
    )
    return f"#{id}"


def top(page: Page, target: str) -> float:
    return float(page.locator(target).evaluate("(e) => e.getBoundingClientRect().top"))


@pytest.mark.parametrize("how", ["opened", "followed"])
def test_a_links_target_keeps_its_place_until_the_reader_scrolls(
    visit: Visitor, book_url: str, how: str
) -> None:
    phone: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
    page = visit(f"{book_url}/{CHAPTER}", init=NO_ANCHOR, **phone).page
    target = last_exercise(page)
    if how == "opened":
        page = visit(f"{book_url}/{CHAPTER}{target}", init=NO_ANCHOR, **phone).page
    else:
        page.evaluate("(hash) => { location.hash = hash; }", target)
    page.wait_for_function(
        "(t) => Math.abs(document.querySelector(t).getBoundingClientRect().top) < 200", arg=target
    )
    stood = top(page, target)
    page.evaluate(GROW, 700)
    page.wait_for_timeout(100)
    assert top(page, target) == pytest.approx(stood, abs=2)
    page.mouse.wheel(0, -100)
    page.wait_for_timeout(300)
    page.evaluate(GROW, 500)
    page.wait_for_timeout(100)
    assert top(page, target) > stood + 400, "the reader went on, and is held"


def test_a_page_that_is_loaded_again_comes_back_to_where_it_was_left(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{CHAPTER}#explore-gatekeeper-search").page
    page.mouse.wheel(0, 2500)
    page.wait_for_timeout(500)
    left = page.evaluate("scrollY")
    page.reload()
    page.wait_for_timeout(500)
    assert page.evaluate("scrollY") == pytest.approx(left, abs=5)
