"""Exercises in JupyterLab: the same cards, and the answers in Python."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lab import Lab, Notebook, start
from playwright.sync_api import expect

from visiting import Visitor

FIND = "[o for o in Out.values() if type(o).__name__ == 'Exercises' and o.exercises['kind'] == '{}'][-1]"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    started = start(tmp_path_factory.mktemp("lab"))
    yield started
    started.stop()


def test_answers_reach_python(visit: Visitor, lab: Lab) -> None:
    """A right answer, a goal reached with the slider, and a code exercise that explains itself."""
    opened = visit("about:blank", viewport={"width": 1400, "height": 1000})
    notebook = Notebook(opened.page, lab.url, "book/chapters/innate-and-acquired.md")
    notebook.run_all()
    assert notebook.errors() == []

    card = notebook.panel.locator("#exercise-innate-vaccine-what")
    card.get_by_label("Ready-made antibodies that fight the germ").check()
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".ex-feedback")).to_contain_text("Not yet.")
    card.get_by_label("A harmless part, a killed or weakened germ, or the plan for a part").check()
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".ex-feedback")).to_contain_text("That’s right.")
    notebook.run(f"practice_cards = {FIND.format('practice')}")
    notebook.wait_for("practice_cards.results.get('innate-vaccine-what', {}).get('score') == 1")
    assert notebook.value("practice_cards.results['innate-vaccine-what']['tries']") == 2

    goal = notebook.panel.locator("#exercise-innate-goal-vaccine")
    goal.get_by_role("button", name="Go to the simulation").click()
    notebook.run("explorer = [o for o in Out.values() if type(o).__name__ == 'Explorer'][0]")
    notebook.run("explorer.set(M0=200_000)")
    expect(goal.locator(".ex-feedback")).to_contain_text("That’s right.", timeout=10_000)

    notebook.run("from immunobook import exercise, explore; mine = explore('innate-and-acquired')")
    notebook.run("first = exercise('innate-code-race').check(mine)")
    assert "The germ is gone on day" in notebook.value("first.message")
    notebook.run("mine.set(N0=5000); second = exercise('innate-code-race').check(mine)")
    assert notebook.value("second.right") is True


def test_kinds_that_come_later_come_in_a_notebook(visit: Visitor, lab: Lab) -> None:
    """A case goes on step by step and its score reaches Python; the other kinds judge what is wrong by key."""
    opened = visit("about:blank", viewport={"width": 1400, "height": 1000})
    page = opened.page
    notebook = Notebook(page, lab.url, "book/chapters/how-it-works.md")
    notebook.run("from immunobook import exercise")

    case = notebook.run('case = exercise("cell-case-first-days"); case')
    steps = case.locator(".ex-case-step")
    for step, option in enumerate((0, 1, 0, 2)):
        steps.nth(step).locator("input[type=radio]").nth(option).press("Space")
        case.locator("button[type=submit]").press("Enter")
    expect(case.locator(".ex-feedback")).to_contain_text("3 of 4 steps were right.")
    notebook.wait_for("case.results['cell-case-first-days']['score'] == 0.75")

    for name, answer in (
        ("cell-spot-the-way", "input[type=radio]"),
        ("cancer-data-hidden-from-the-start", "input"),
        ("how-label-three-ways", "select"),
        ("innate-draw-healthy", ".ex-draw-frame"),
    ):
        card = notebook.run(f'exercise("{name}")')
        asked = card.locator(answer).first
        asked.wait_for()
        if answer == "select":
            for choice in card.locator("select").all():
                choice.select_option(index=1)
        elif answer == "input[type=radio]":
            asked.press("Space")
        elif answer == "input":
            asked.press("Space") if asked.get_attribute("type") in (
                "radio",
                "checkbox",
            ) else asked.fill("0")
        card.locator("button[type=submit]").press("Enter")
        expect(card.locator(".ex-feedback")).to_contain_text(
            "Draw the whole line first" if "draw" in name else "Not yet."
        )
    assert notebook.errors() == []
