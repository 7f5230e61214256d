"""Find what differs, in a real browser: by keys, rightly and wrongly, after a reload, and with numbers of one's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from answering import KEY, kept
from keyboard import begun
from playwright.sync_api import Page, expect

from visiting import Visitor

PLACES = [
    ("chapters/cell-therapy.html", "cell-mystery-in-blood"),
    ("chapters/innate-and-acquired.html", "innate-mystery-flu"),
]


@pytest.mark.parametrize(("address", "name"), PLACES)
def test_wrongly_then_rightly_by_keys_and_there_after_a_reload(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]], address: str, name: str
) -> None:
    opened = visit(f"{book_url}/{address}")
    page = opened.page
    learner, exercise, card = begun(page, name)
    assert axe(page) == []
    seed = page.evaluate(f"JSON.parse(localStorage.getItem('{KEY}')).seed")
    assert 1 <= seed <= 1000
    learner.answer(exercise, right=False)
    expect(card.locator(".ex-feedback")).to_have_attribute("data-state", "open")
    expect(card.locator(".ex-feedback")).to_contain_text("Your curve lies furthest away at")
    expect(card.locator(".ex-legend")).to_contain_text("Your answer")
    assert card.locator("input[type=range]").get_attribute("aria-valuetext")
    page.reload()
    learner, exercise, card = begun(page, name)
    expect(card.locator(".ex-note").first).to_contain_text("began")
    assert page.evaluate(f"JSON.parse(localStorage.getItem('{KEY}')).seed") == seed
    learner.answer(exercise, right=True)
    expect(card.locator(".ex-feedback")).to_have_attribute("data-state", "right")
    assert kept(page)[name]["best"] == 1
    assert kept(page)[name]["given"]["seed"] == seed
    assert axe(page) == []
    page.reload()
    card = begun(page, name)[2]
    expect(card.locator(".ex-feedback")).to_contain_text("right")
    expect(card.locator("input[type=range]")).to_be_disabled()
    expect(card.locator(".ex-legend")).to_contain_text("Your answer")
    assert opened.seen.errors == []


def test_what_is_being_chosen_is_resumed_and_show_me_shows_it(
    visit: Visitor, book_url: str
) -> None:
    address, name = PLACES[0]
    page = visit(f"{book_url}/{address}").page
    _, exercise, card = begun(page, name)
    card.get_by_label(exercise["suspects"][2]["label"]).check()
    card.locator("input[type=range]").press("End")
    expect(card.locator("output")).to_have_text(exercise["suspects"][2]["values"][-1])
    page.wait_for_timeout(1200)  # what is being written is kept once a second
    page.reload()
    learner, exercise, card = begun(page, name)
    expect(card.locator("output")).to_have_text(exercise["suspects"][2]["values"][-1])
    expect(card.locator(".ex-legend")).not_to_contain_text("Your answer")
    hidden = exercise["hidden"]
    s, v = hidden[learner.version(exercise, len(hidden))]
    for _ in range(2):
        learner.answer(exercise, right=False)
    card.get_by_role("button", name="Show me").click()
    expect(card.get_by_label(exercise["suspects"][s]["label"])).to_be_checked()
    expect(card.locator("output")).to_have_text(exercise["suspects"][s]["values"][v])


def test_two_learners_have_numbers_of_their_own_and_a_file_brings_ones(
    visit: Visitor, book_url: str
) -> None:
    address, name = PLACES[0]
    told = []
    for seed in (2, 3):
        page = visit(f"{book_url}/{address}").page
        page.evaluate(
            f"""localStorage.setItem('{KEY}', JSON.stringify({{format: 1, course: 'how-immunotherapy-works',
            edition: '2.0.0', answers: {{}}, drafts: {{}}, seed: {seed}}}))"""
        )
        page.reload()
        learner, exercise, card = begun(page, name)
        told.append(card.locator(".ex-mystery > .ex-muted").inner_text())
        count = len(exercise["hidden"])
        assert f"version {learner.version(exercise, count) + 1} of {count}" in told[-1]
        learner.answer(exercise, right=True)
        expect(card.locator(".ex-feedback")).to_have_attribute("data-state", "right")
        page.goto(f"{book_url}/progress.html")
        expect(page.locator(".ex-sum")).to_contain_text(f"under seed {seed}.")
    assert told[0] != told[1]
