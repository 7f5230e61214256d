"""How sure a reader is: off at first; switched on, asked before an answer is checked, kept, and told in words. And why a goal was reached."""

from __future__ import annotations

import pytest
from answering import CHAPTER, KEY, ONE, RIGHT, kept
from playwright.sync_api import Page, expect

from visiting import Visitor

#: a second press that comes sooner is taken for a slip
SLIP = 600
GOAL = ("chapters/bispecific-antibodies.html", "bispecific-goal-top")


def switch_on(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}/progress.html")
    page.get_by_label("Ask me how sure I am").focus()
    page.keyboard.press("Space")
    expect(page.locator(".ex-sureness [role=status]")).to_contain_text("From the next page on")


def asked(page: Page) -> list[str]:
    return page.evaluate(
        "[...document.scripts].map((s) => s.src).filter((s) => s.includes('sure.js'))"
    )  # type: ignore[no-any-return]


def test_nobody_is_asked_who_has_not_switched_it_on(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    expect(page.locator(f"#exercise-{ONE} form")).to_have_count(1)
    assert asked(page) == []
    expect(page.locator(".ex-sure")).to_have_count(0)


def test_it_is_asked_before_the_answer_is_checked_and_kept_with_it(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/progress.html").page
    switch_on(page, book_url)
    page.goto(f"{book_url}/{CHAPTER}")
    card = page.locator(f"#exercise-{ONE}")
    expect(card.get_by_role("group", name="How sure are you?")).to_be_visible()
    card.get_by_label(RIGHT).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(card.locator(".ex-sure [role=status]")).to_contain_text("Say first how sure you are")
    expect(card.locator(".ex-feedback")).to_be_empty()
    assert kept(page) == {}
    card.get_by_label("A guess").focus()
    page.keyboard.press("ArrowRight")
    expect(card.get_by_label("Fairly sure")).to_be_checked()
    page.keyboard.press("Enter")
    expect(card.locator(".ex-feedback")).to_have_attribute("data-state", "right")
    assert kept(page)[ONE]["sure"][1:] == [2, 1]
    page.reload()
    assert kept(page)[ONE]["sure"][1:] == [2, 1]
    page.goto(f"{book_url}/progress.html")
    expect(page.locator(".ex-sureness")).to_contain_text("You have said it once so far.")


def test_from_twenty_answers_on_it_says_how_well_the_feeling_fits(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/progress.html").page
    page.evaluate(
        """(key) => {
          const entry = (n) => ({ print: "p", first: 0, firstAt: 1, best: 0, tries: 1, at: 1, step: 1, due: 0, sure: [1, 3, +(n < 10)] });
          const answers = Object.fromEntries([...Array(20).keys()].map((n) => [`how-odd-${n}`, entry(n)]));
          localStorage.setItem(key, JSON.stringify({ format: 1, course: key.split(":")[1], edition: "1.0.0", answers, drafts: {} }));
        }""",
        KEY,
    )
    page.reload()
    told = page.locator(".ex-sureness")
    expect(told).to_contain_text("When you were very sure, 10 of 20 were right.")
    expect(told).to_contain_text("You are surer than you are right.")
    expect(told.get_by_label("Ask me how sure I am")).not_to_be_checked()


@pytest.mark.parametrize("option", [0, 1])
def test_once_a_goal_is_reached_it_is_asked_why(visit: Visitor, book_url: str, option: int) -> None:
    address, name = GOAL
    page = visit(f"{book_url}/{address}#exercise-{name}").page
    card = page.locator(f"#exercise-{name}")
    card.get_by_role("button", name="Start here").click()
    page.wait_for_function("window.explorable.explorers?.has('bridges')")
    expect(card.locator(".ex-turned")).to_have_count(0)
    page.evaluate("window.explorable.explorers.get('bridges').set({ dose: 50, At: 40, Ct: 40 })")
    why = card.get_by_role("group", name="Why are there more bridges with less drug?")
    expect(why).to_be_visible()
    why.get_by_role("button").nth(option).focus()
    page.keyboard.press("Enter")
    expect(why).to_contain_text(["That’s right.", "Not yet. You chose"][option])
    expect(why.get_by_role("button").nth(option)).to_have_attribute("aria-pressed", "true")
    assert kept(page)[name]["best"] == 1
    page.wait_for_timeout(SLIP)
    card.get_by_role("button", name="Try it again").click()
    expect(card.locator(".ex-turned")).to_have_count(0)
