"""Progress counts the way that is read: a story can be complete, the course shows the rest, nothing is lost."""

from __future__ import annotations

import json

import pytest
from answering import KEY, kept
from explorers import Live, built_explorers
from keyboard import Learner
from playwright.sync_api import BrowserContext, Page, expect

from visiting import Visitor

NAME = "innate-and-acquired"
CHAPTER = f"chapters/{NAME}.html"
TIP = next(e for e in built_explorers() if e.id == "tip-the-balance")
HERO = next(e for e in built_explorers() if e.page == CHAPTER)


def summary(page: Page) -> str:
    """What "My progress" says of the chapter, behind its title."""
    return page.locator(f".ex-chapter[data-name='{NAME}'] > summary .ex-muted").inner_text()


@pytest.fixture
def reader(visit: Visitor, book_url: str) -> BrowserContext:
    """One who has done all that the story of a chapter asks: two questions, and a slider moved."""
    opened = visit(f"{book_url}/{CHAPTER}", way="story", reduced_motion="reduce")
    page, learner = opened.page, Learner(opened.page)
    asked = [e for e in learner.reads if page.locator(f"#exercise-{e['id']}").is_visible()]
    assert 2 <= len(asked) <= 3
    for exercise in asked:
        learner.begin_at(exercise)
        learner.answer(exercise, right=True)
    live = Live(page, HERO).start()
    live.figure.locator(".ex-own > summary").click()
    live.slider.press("PageUp")
    return opened.context


def test_a_story_that_is_done_is_complete_and_the_course_shows_the_rest(
    visit: Visitor, book_url: str, reader: BrowserContext
) -> None:
    page = visit(f"{book_url}/progress.html", context=reader).page
    assert summary(page) == "complete"
    expect(page.locator(".ex-sum")).to_contain_text("You read the story")
    expect(page.locator(f".ex-chapter[data-name='{NAME}'] tbody")).to_contain_text("tried")
    before = kept(page)
    page.get_by_role("radio", name="Story").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".ex-sum")).not_to_contain_text("You read the story")
    right, of, every = summary(page).split()
    assert (right, of) == ("2", "of") and int(every) > 10
    page.keyboard.press("ArrowLeft")
    assert summary(page) == "complete"
    assert kept(page) == before, "nothing is lost on the way"


def test_without_the_simulation_a_story_is_not_complete(
    visit: Visitor, book_url: str, reader: BrowserContext
) -> None:
    page = visit(f"{book_url}/progress.html", context=reader).page
    page.evaluate(f"localStorage.removeItem('immunobook:prediction:{HERO.id}')")
    page.reload()
    assert summary(page) == "2 of 3"
    page.locator(f".ex-chapter[data-name='{NAME}'] > summary").click()
    page.get_by_role("link", name="Try it").click()
    expect(page.locator(f"#explore-{HERO.id}")).to_be_in_viewport()


def test_who_only_plays_the_scene_has_tried_it(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{TIP.page}", way="story", reduced_motion="reduce").page
    live = Live(page, TIP).start()
    kept_as = f"localStorage.getItem('immunobook:prediction:{TIP.id}')"
    assert page.evaluate(kept_as) is None, "to look is not to touch"
    live.figure.locator(".ex-scene").get_by_role("button", name="Next").press("Enter")
    assert page.evaluate(kept_as) == "tried"
    expect(live.figure.locator(".ex-ask")).to_be_visible()


def test_a_record_of_the_first_edition_counts_in_both_ways(visit: Visitor, book_url: str) -> None:
    """A question of the story, one of the course and one that is gone: each counts where it belongs, and stays."""
    now = 1_790_000_000_000
    entry = {"print": "00000000", "first": 1, "firstAt": now, "best": 1, "tries": 1, "at": now, "step": 1, "due": now}  # fmt: skip
    ids = ["innate-first-hours", "innate-predict-vaccine", "cancer-goal-edge"]
    record = {"format": 1, "course": "how-immunotherapy-works", "edition": "1.0.0", "answers": dict.fromkeys(ids, entry)}  # fmt: skip
    page = visit(f"{book_url}/index.html", way="story").page
    page.evaluate("([key, record]) => localStorage.setItem(key, record)", [KEY, json.dumps(record)])
    page.goto(f"{book_url}/progress.html")
    assert summary(page) == "1 of 3"
    expect(page.locator(".ex-sum")).to_contain_text("1 answer belongs to")
    page.get_by_role("radio", name="Story").focus()
    page.keyboard.press("ArrowRight")
    assert summary(page).startswith("2 of ")
    expect(page.locator(".ex-sum")).to_contain_text("1 answer belongs to")
    assert set(kept(page)) == set(ids)
