"""A goal is judged once its reader has begun it: what a story, a link or an earlier try left behind is no answer."""

from __future__ import annotations

from typing import Any

import pytest
from answering import kept
from keyboard import Learner
from playwright.sync_api import Page, expect

from visiting import HTML, Visitor, chapter_pages

#: longer than a setting has to rest before it counts
RESTED = 1100
SET = "([id, values]) => window.explorable.explorers.get(id).set(values)"


def start(page: Page, simulation: str) -> None:
    """Let an explorer start, wherever it stands."""
    page.evaluate(
        "(id) => { for (let at = document.getElementById('explore-' + id); at; at = at.parentElement) if ('open' in at) at.open = true;"
        " document.getElementById('explore-' + id).scrollIntoView(); }",
        simulation,
    )
    page.wait_for_function("(id) => window.explorable.explorers?.has(id)", arg=simulation)


def goals(page: Page) -> list[dict[str, Any]]:
    return [e for e in Learner(page).reads if e["type"] == "goal"]


@pytest.mark.parametrize("name", chapter_pages())
def test_what_fits_before_a_goal_is_begun_does_not_count(
    visit: Visitor, book_url: str, name: str
) -> None:
    page = visit(f"{book_url}/{name}").page
    found = goals(page)
    for goal in found:
        page.evaluate(
            "(id) => document.getElementById('exercise-' + id).closest('details')?.setAttribute('open', '')",
            goal["id"],
        )
        start(page, goal["simulation"])
        page.evaluate(SET, [goal["simulation"], goal["solution"]])
    page.wait_for_timeout(RESTED)
    assert kept(page) == {}, "judged before it was begun"
    for goal in found:
        card = page.locator(f"#exercise-{goal['id']}")
        page.evaluate(SET, [goal["simulation"], goal["solution"]])
        card.get_by_role("button", name="Check this setting").click()
        expect(card.locator(".ex-feedback")).to_contain_text("Not counted yet.")
        expect(card.locator(".ex-note").last).to_contain_text("Press “Start here”")
        assert goal["id"] not in kept(page)
        card.get_by_role("button", name="Start here").click()
        expect(card.locator(".ex-note").last).to_be_empty()
        page.evaluate(SET, [goal["simulation"], goal["solution"]])
        expect(card.locator(".ex-feedback")).to_have_attribute("data-state", "right")
        assert kept(page)[goal["id"]]["first"] == 1


def test_there_are_goals() -> None:
    """So that the test above tests something."""
    pages = [(HTML / name).read_text("utf-8") for name in chapter_pages()]
    assert sum(page.count('data-type="goal"') for page in pages) > 10


def test_a_link_to_the_goal_is_told_and_not_counted(visit: Visitor, book_url: str) -> None:
    """Not after "Go to the simulation" either, as long as the setting has not been elsewhere."""
    address = f"{book_url}/chapters/bispecific-antibodies.html"
    page = visit(f"{address}#explore-bridges?dose=50&At=40&Ct=40").page
    card = page.locator("#exercise-bispecific-goal-top")
    start(page, "bridges")
    card.get_by_role("button", name="Go to the simulation").click()
    back = page.get_by_role("button", name="Back to the exercise")
    expect(back).to_contain_text("There already")
    page.wait_for_timeout(RESTED)
    expect(card.locator(".ex-note").last).to_contain_text("reaches this goal already")
    expect(card.locator(".ex-feedback")).to_be_empty()
    assert kept(page) == {}
    page.evaluate(SET, ["bridges", {"dose": 300}])
    expect(back).not_to_contain_text("There already")
    page.evaluate(SET, ["bridges", {"dose": 50}])
    expect(card.locator(".ex-feedback")).to_contain_text("Your setting reaches the goal.")


def test_a_goal_begun_before_its_simulation_starts(visit: Visitor, book_url: str) -> None:
    """The simulation comes late, and stands at the goal as it comes: no answer."""
    opened = visit("about:blank")
    opened.context.add_init_script("delete window.IntersectionObserver;")
    held: list[Any] = []
    opened.context.route("**/models/bridges.js*", lambda route: held.append(route))
    address = f"{book_url}/chapters/bispecific-antibodies.html"
    linked = f"{address}#explore-bridges?dose=50&At=40&Ct=40"
    opened.page.goto(linked, wait_until="domcontentloaded")
    card = opened.page.locator("#exercise-bispecific-goal-top")
    card.get_by_role("button", name="Go to the simulation").click()
    assert held
    held[0].continue_()
    opened.page.wait_for_function("() => window.explorable.explorers.has('bridges')")
    opened.page.wait_for_timeout(RESTED)
    expect(card.locator(".ex-note").last).to_contain_text("reaches this goal already")
    assert kept(opened.page) == {}
