"""A guess is answered by the case that it was about: drawn before, moved to after, told once."""

from __future__ import annotations

import re

import pytest
from explorers import Built, Live, built_explorers
from playwright.sync_api import Page, expect

from visiting import Visitor

ASKING = {e.id: e for e in built_explorers() if e.spec["prediction"]}
MOVED = [
    b for b in ASKING.values() if b.spec["prediction"]["before"] != b.spec["prediction"]["after"]
]
each = pytest.mark.parametrize("built", ASKING.values(), ids=str)
one = pytest.mark.parametrize("built", [ASKING["tip-the-balance"]], ids=str)

#: what is announced from now on, each time anew
HEAR = """id => { const status = document.querySelector(`#explore-${id} > .ex-unseen[role=status]`); window.heard = [];
  new MutationObserver(() => window.heard.push(status.textContent)).observe(status, {childList: true, characterData: true, subtree: true}); }"""


def settings(built: Built, which: str) -> dict[str, float]:
    return {**built.defaults, **built.spec["prediction"][which]}


def guess(live: Live, *, right: bool) -> None:
    """Choose and send by keys alone."""
    options = live.built.spec["prediction"]["options"]
    wanted = next(n for n, option in enumerate(options) if option["right"] == right)
    live.figure.locator(".ex-ask input").first.focus()
    for key in ["Space", *["ArrowDown"] * wanted, "Enter"]:
        live.page.keyboard.press(key)


def is_over(page: Page, built: Built) -> None:
    """Wait until the picture has come to the setting after."""
    page.wait_for_function(
        "([id, after]) => { const now = window.explorable.explorers.get(id).values;"
        " return Object.entries(after).every(([name, value]) => now[name] === value); }",
        arg=[built.id, settings(built, "after")],
    )


@each
def test_a_wrong_guess_runs_its_own_case(visit: Visitor, book_url: str, built: Built) -> None:
    """By keyboard, without motion: both runs are told, the controls stand at `after`, and there is a way back."""
    opened = visit(f"{book_url}/{built.page}#explore-{built.id}", reduced_motion="reduce")
    page, live = opened.page, Live(opened.page, built).start()
    page.evaluate(HEAR, built.id)
    guess(live, right=False)
    expect(live.figure.locator(".ex-answer")).to_be_focused()
    expect(live.figure.locator(".ex-answer")).to_contain_text("It turns out differently.")
    is_over(page, built)
    live.next_frame()
    assert live.values == settings(built, "after")
    earlier, heard = live.figure.locator(".ex-earlier"), page.evaluate("window.heard")
    if built in MOVED:
        expect(earlier).to_contain_text("Before (")
        assert live.sentence.startswith("Now (")
        assert heard == [f"{earlier.inner_text()} {live.sentence}"], "told once, both together"
        live.mount()
        expect(live.figure.locator(".ex-ghost-key")).to_have_text("Faint lines: the setting before")
        expect(live.figure.locator(".ex-ghost-key")).to_be_visible()
    else:
        expect(earlier).to_be_hidden()
        assert len(heard) <= 1
    live.open_again()
    assert live.values == built.opening
    expect(earlier).to_be_hidden()
    assert not live.sentence.startswith("Now (")
    assert opened.seen.errors == []


@one
def test_a_right_guess_moves_from_before_to_after(
    visit: Visitor, book_url: str, built: Built
) -> None:
    page = visit(f"{book_url}/{built.page}#explore-{built.id}").page
    live = Live(page, built).start()
    page.evaluate(
        """id => { window.passed = []; const look = () => { window.passed.push(window.explorable.explorers.get(id).values.killing); requestAnimationFrame(look); };
           look(); }""",
        built.id,
    )
    guess(live, right=True)
    expect(live.figure.locator(".ex-answer")).to_contain_text("That is what happens.")
    is_over(page, built)
    passed = page.evaluate("window.passed")
    assert 60 in passed and {61, 62, 63, 64, 65, 66, 67, 68, 69} & set(passed), "step by step"
    way = passed[passed.index(60) :]
    assert way == sorted(way), "and never back"
    slider = live.figure.locator("input[name='killing']")
    expect(slider).to_have_value("70")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("70"))


@one
def test_who_takes_over_is_not_moved_any_more(visit: Visitor, book_url: str, built: Built) -> None:
    page = visit(f"{book_url}/{built.page}#explore-{built.id}").page
    live = Live(page, built).start()
    guess(live, right=True)
    live.put("killing", "Home")
    page.wait_for_timeout(4000)
    assert live.values["killing"] == built.parameter("killing")["lo"]
    expect(live.figure.locator(".ex-earlier")).to_be_hidden()


@one
def test_an_answer_can_be_shown_again_later(visit: Visitor, book_url: str, built: Built) -> None:
    page = visit(f"{book_url}/{built.page}#explore-{built.id}", reduced_motion="reduce").page
    guess(Live(page, built).start(), right=True)
    page.reload()
    live = Live(page, built).start()
    assert live.values == built.defaults, "a link without a value leads to the usual setting"
    live.button("Show this case again").press("Enter")
    is_over(page, built)
    expect(live.figure.locator(".ex-earlier")).to_be_visible()


@one
def test_a_guess_before_the_model_is_there_is_answered_when_it_comes(
    visit: Visitor, book_url: str, built: Built
) -> None:
    page = visit("about:blank", reduced_motion="reduce").page
    held = []
    page.route("**/models/tip-the-balance*", lambda route: held.append(route))
    page.goto(f"{book_url}/{built.page}#explore-{built.id}", wait_until="domcontentloaded")
    live = Live(page, built)
    live.figure.scroll_into_view_if_needed()
    expect(live.figure.locator(".ex-ask")).to_be_visible()
    guess(live, right=True)
    expect(live.figure.locator(".ex-answer")).to_be_visible()
    assert held, "the model is still on its way"
    for route in held:
        route.continue_()
    page.wait_for_function("id => window.explorable?.explorers?.has(id)", arg=built.id)
    is_over(page, built)


@each
def test_in_the_story_no_guess_hides_the_picture(
    visit: Visitor, book_url: str, built: Built
) -> None:
    page = visit(f"{book_url}/{built.page}", way="story").page
    live = Live(page, built)
    if not live.figure.is_visible():
        pytest.skip("the story does not show it")
    live.start()
    expect(live.figure.locator(".ex-scene-stage")).to_be_visible()
    expect(live.figure.locator(".ex-see")).to_be_hidden()
    live.figure.locator(".ex-own > summary").click()
    expect(live.figure.locator(".ex-see")).to_be_visible()
    expect(live.figure.locator(".ex-sentence")).to_be_visible()
    expect(live.figure.locator(".ex-cover")).to_be_hidden()
