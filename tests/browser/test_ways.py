"""Story and course: one page, two ways through it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from visiting import Visitor, chapter_pages

CHAPTER = "chapters/how-it-works.html"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
SCREEN = 844
#: where the first picture begins, and the first thing to touch, in screens of a phone
FIRST = """() => {
  const top = (e) => e.getBoundingClientRect().top + scrollY;
  const seen = (s) => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility() && e.getBoundingClientRect().height > 20);
  return [Math.min(...seen("article figure svg").map(top)), Math.min(...seen(".ex-explorer input, .ex-explorer button").map(top))];
}"""


def ways(page: Page) -> tuple[bool, bool]:
    """Whether the first and the last fold of a page are open."""
    folds = page.locator(".fold")
    return folds.first.evaluate("e => e.open"), folds.last.evaluate("e => e.open")


def test_a_stranger_meets_the_story(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}", way="").page
    assert ways(page) == (False, False)
    expect(page.locator("#explore-tip-the-balance")).to_be_visible()
    expect(page.locator("#exercise-how-goal-tip")).to_be_hidden()
    line = page.locator(".fold > summary").last
    expect(line).to_contain_text("In the course: 15 questions, a closer look")
    line.click()
    expect(page.locator("#exercise-how-goal-tip")).to_be_visible()
    assert page.evaluate("localStorage.getItem('immunobook:way')") is None, "to look is no choice"


def test_the_switch_by_keyboard_is_told_and_kept(visit: Visitor, book_url: str) -> None:
    opened = visit(f"{book_url}/{CHAPTER}", way="")
    page = opened.page
    page.get_by_role("radio", name="Story").focus()
    page.keyboard.press("ArrowRight")
    assert ways(page) == (True, True)
    expect(page.locator(".ways [role=status]")).to_have_text("Course. Everything is shown.")
    expect(page.locator(".fold > summary").first).to_be_hidden()
    again = visit(f"{book_url}/about.html", context=opened.context).page
    expect(again.get_by_role("radio", name="Course")).to_be_checked()


def test_a_link_chooses_for_the_visit_only(visit: Visitor, book_url: str) -> None:
    opened = visit(f"{book_url}/{CHAPTER}?way=course", way="")
    page = opened.page
    assert ways(page) == (True, True)
    page.goto(f"{book_url}/chapters/immune-system.html")
    assert ways(page) == (True, True)
    assert page.evaluate("localStorage.getItem('immunobook:way')") is None
    later = visit(f"{book_url}/{CHAPTER}?way=expert", context=opened.context).page
    assert ways(later) == (False, False), "another window, and a way that is not there"


def test_a_link_opens_what_it_needs_but_no_card(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/chapters/research.html#explore-two-routes-to-relapse", way="").page
    expect(page.locator("#explore-two-routes-to-relapse")).to_be_visible()
    cards = page.locator("[data-sensitive]")
    assert cards.count() > 2
    assert not cards.evaluate_all("all => all.some((card) => card.open)")


def test_without_javascript_all_is_there(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}", way="", java_script_enabled=False).page
    expect(page.locator("#look-closer")).to_be_visible()
    expect(page.locator(".fold > summary").first).to_be_hidden()
    expect(page.locator(".ways")).to_be_hidden()


def test_without_storage_the_switch_works_on_the_page(visit: Visitor, book_url: str) -> None:
    blocked = "for (const s of ['localStorage', 'sessionStorage']) Object.defineProperty(window, s, { get() { throw new Error('blocked') } })"
    page = visit(f"{book_url}/{CHAPTER}?way=course", way="", init=blocked).page
    assert ways(page) == (True, True)
    page.locator(".ways label").first.click()
    assert ways(page) == (False, False)


@pytest.mark.parametrize(
    ("who", "way", "numbers"),
    [("A parent, or family", "story", "ask"), ("A nurse", "course", "ask"), ("A trainee", "course", "show")],
)  # fmt: skip
def test_the_welcome_page_asks_who_reads(
    visit: Visitor, book_url: str, who: str, way: str, numbers: str
) -> None:
    opened = visit(f"{book_url}/index.html", way="")
    opened.page.get_by_role("button", name=who).click()
    told = opened.page.locator(".who-reads [role=status]")
    expect(told).to_contain_text(f"You will see the {way}")
    assert ("Numbers on survival are shown" in told.inner_text()) == (numbers == "show")
    page = visit(f"{book_url}/{CHAPTER}", context=opened.context).page
    assert page.locator("html").get_attribute("data-way") == way
    assert page.locator("html").get_attribute("data-numbers") == numbers


@pytest.mark.parametrize("name", chapter_pages())
def test_a_story_shows_and_lets_touch_early(visit: Visitor, book_url: str, name: str) -> None:
    page = visit(f"{book_url}/{name}", way="story", **PHONE).page
    page.evaluate(
        "document.querySelector('.ex-explorer, [data-explorable=explorer]').scrollIntoView()"
    )
    page.wait_for_function("() => document.querySelector('.ex-live')")
    picture, touch = page.evaluate(FIRST)
    assert picture <= 1.5 * SCREEN, f"the first picture begins at screen {picture / SCREEN:.1f}"
    assert touch <= 3 * SCREEN, f"the first thing to touch is at screen {touch / SCREEN:.1f}"
