"""Numbers of one's own, in a real browser: by keys, rightly and wrongly, after a reload, and as another learner."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from answering import KEY, kept
from keyboard import begun
from playwright.sync_api import Page, expect

from visiting import Visitor

NUMBER = ("chapters/cell-therapy.html", "cell-own-doublings")
CHOICE = ("chapters/cell-therapy.html", "cell-own-fall")
TABLE = ("chapters/bispecific-antibodies.html", "bispecific-own-area")


@pytest.mark.parametrize(("address", "name"), [NUMBER, CHOICE, TABLE])
def test_wrongly_then_rightly_by_keys_and_there_after_a_reload(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]], address: str, name: str
) -> None:
    opened = visit(f"{book_url}/{address}")
    page = opened.page
    learner, exercise, card = begun(page, name)
    assert card.locator(".ex-question").inner_text() == exercise["question"]
    assert axe(page) == []
    learner.answer(exercise, right=False)
    expect(card.locator(".ex-feedback")).to_have_attribute("data-state", "open")
    learner.answer(exercise, right=True)
    expect(card.locator(".ex-feedback")).to_have_attribute("data-state", "right")
    assert axe(page) == []
    page.reload()
    _, again, card = begun(page, name)
    assert again == exercise
    assert card.locator(".ex-question").inner_text() == exercise["question"]
    expect(card.locator(".ex-feedback")).to_contain_text(": right.")
    assert kept(page)[name]["best"] == 1
    assert opened.seen.errors == []


def test_what_is_being_typed_is_there_after_a_reload(visit: Visitor, book_url: str) -> None:
    address, name = NUMBER
    page = visit(f"{book_url}/{address}").page
    _, _, card = begun(page, name)
    card.locator("input").fill("3.5")
    page.wait_for_timeout(1200)  # what is being written is kept once a second
    page.reload()
    card = begun(page, name)[2]
    expect(card.locator("input")).to_have_value("3.5")


def test_other_learners_have_other_numbers_and_my_progress_names_the_seed(
    visit: Visitor, book_url: str
) -> None:
    address, name = NUMBER
    asked = set()
    for seed in range(1, 6):
        page = visit(f"{book_url}/{address}").page
        record = {
            "format": 1,
            "course": "how-immunotherapy-works",
            "edition": "2.0.0",
            "answers": {},
        }
        page.evaluate(
            f"localStorage.setItem('{KEY}', {json.dumps(json.dumps({**record, 'seed': seed}))})"
        )
        page.reload()
        learner, exercise, card = begun(page, name)
        asked.add(card.locator(".ex-question").inner_text())
        learner.answer(exercise, right=True)
        expect(card.locator(".ex-feedback")).to_have_attribute("data-state", "right")
        page.goto(f"{book_url}/progress.html")
        expect(page.locator(".ex-sum")).to_contain_text(f"under seed {seed}.")
    assert len(asked) > 2
