"""Focus is never lost: not by a key, not by a button of any kind, not by what another tab does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from answering import CHAPTER, answer, kept
from explorers import Live, built_explorers
from keyboard import Learner
from playwright.sync_api import Page, expect

from visiting import Visitor, chapter_pages

PRESS = Path(__file__).with_name("press.js").read_text("utf-8")
#: no interface of the clipboard, so that a link is copied the old way; paper that never says it is printed
ALONE = """Object.defineProperty(navigator, 'clipboard', { value: undefined }); window.print = () => {};"""
EXPLORERS = built_explorers()


def press_all(page: Page, most: int = 600) -> list[str]:
    """Press every button with the Enter key; what was pressed."""
    pressed = []
    while name := page.evaluate("window.press.next()"):
        page.keyboard.press("Enter")
        assert not page.evaluate("window.press.isLost()"), f"focus was lost by {name}"
        if name.endswith("Full screen"):  # all else can't be pressed while a film fills the screen
            page.wait_for_function("document.fullscreenElement")
            page.evaluate("document.exitFullscreen()")
        pressed.append(str(name))
        assert len(pressed) < most, "there is always another button"
    return pressed


@pytest.mark.parametrize("name", chapter_pages())
def test_no_button_of_a_chapter_loses_the_focus(visit: Visitor, book_url: str, name: str) -> None:
    """Right answers sent with Enter from a field; then all buttons: explorers, guesses, hints, answers shown, begun anew."""
    page = visit(f"{book_url}/{name}", init=ALONE, reduced_motion="reduce").page
    for built in EXPLORERS:
        if built.page == name:
            Live(page, built).start()
    page.evaluate(
        "() => document.querySelectorAll('main details').forEach((d) => { d.open = true; })"
    )
    page.evaluate(f"() => {{ window.press = {PRESS}; }}")
    exercises = Learner(page).reads
    for exercise in exercises:
        if exercise["type"] == "code":
            continue
        page.evaluate(
            "(id) => document.getElementById(id).scrollIntoView()", f"exercise-{exercise['id']}"
        )
        page.wait_for_selector(f"#exercise-{exercise['id']} form")  # some come when near
        if page.evaluate("(e) => window.press.answer(e)", exercise):
            page.keyboard.press("Enter")
            where = f"focus was lost by a right answer to {exercise['id']}"
            assert not page.evaluate("window.press.isLost()"), where
            assert kept(page)[exercise["id"]]["best"] == 1
    words = " ".join(press_all(page))
    kinds = ["Skip, show me", "This is my guess", "Copy a link", "Hint", "Try it again", "Check"]
    if any(e["type"] == "goal" for e in exercises):
        kinds += ["Start here", "Back to the exercise", "Show me"]
    if any(e["type"] == "predict" and e.get("simulation") for e in exercises):
        kinds += ["See it in the simulation"]
    assert [kind for kind in kinds if kind not in words] == [], "not pressed"


def test_no_button_of_my_progress_loses_the_focus(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}", init=ALONE).page
    answer(page)
    page.goto(f"{book_url}/progress.html")
    page.evaluate(f"() => {{ window.press = {PRESS}; }}")
    words = " ".join(press_all(page))
    for kind in ("Save to a file", "Load", "No, keep", "Yes, erase", "Print the record"):
        assert kind in words, f"no “{kind}” was pressed"


def test_my_progress_made_anew_by_another_tab_keeps_the_focus(
    visit: Visitor, book_url: str
) -> None:
    first = visit(f"{book_url}/{CHAPTER}")
    answer(first.page)
    page = visit(f"{book_url}/progress.html", context=first.context).page
    chapter = page.locator(".ex-chapter > summary").nth(1)
    chapter.focus()
    page.keyboard.press("Enter")
    link = page.locator(".ex-chapter[open] td a").first
    for nth, thing in enumerate((chapter, link, page.locator(".ex-go-on a").first)):
        thing.focus()
        card = first.page.locator(
            ":is([data-kind=practice], [data-kind=one]) :is([data-type=single], [data-type=multiple])"
        )
        card = card.nth(nth + 1)
        card.locator("input").first.check()
        card.get_by_role("button", name="Check").click()
        expect(page.locator(".ex-sum")).to_contain_text(f"answered {nth + 2} of")
        assert page.evaluate("document.activeElement !== document.body")
        assert page.evaluate(
            "document.querySelector('.ex-progress').contains(document.activeElement)"
        )
        if nth < 2:
            expect(thing).to_be_focused()


def test_the_way_back_from_a_simulation_goes_away_and_leaves_the_focus_in_the_card(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/chapters/bispecific-antibodies.html").page
    card = page.locator("#exercise-bispecific-goal-top")
    card.get_by_role("button", name="Go to the simulation").click()
    back = page.get_by_role("button", name="Back to the exercise")
    page.wait_for_function("() => window.explorable.explorers.has('bridges')")
    page.locator("#explore-bridges").evaluate("e => e.scrollIntoView()")
    page.wait_for_timeout(1200)
    back.focus()
    card.locator("form").evaluate("e => e.scrollIntoView({block: 'center'})")
    expect(back).to_have_count(0)
    expect(card.locator("[type=submit]")).to_be_focused()


def test_what_the_script_replaces_hands_its_focus_on(visit: Visitor, book_url: str) -> None:
    """On a slow line a reader may be in the static page already when its script comes."""
    opened = visit("about:blank")
    opened.context.add_init_script(
        """document.addEventListener('readystatechange', () => {
            if (document.readyState !== 'interactive') return;
            document.querySelector('#exercise-innate-first-hours summary')?.focus();
        });"""
    )
    opened.page.goto(f"{book_url}/{CHAPTER}")
    card = opened.page.locator("#exercise-innate-first-hours")
    expect(card.get_by_role("button", name="Check")).to_be_visible()
    expect(card).to_be_focused()


@pytest.mark.parametrize("page", ["index.html", "search.html?q=flag", "glossary.html"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_button_of_the_frame_loses_the_focus(
    visit: Visitor, book_url: str, page: str, width: int
) -> None:
    size: dict[str, Any] = {"viewport": {"width": width, "height": 800}}
    shown = visit(f"{book_url}/{page}", init=ALONE, **size).page
    shown.evaluate("() => addEventListener('submit', (event) => event.preventDefault())")
    shown.evaluate(f"() => {{ window.press = {PRESS}; }}")
    assert press_all(shown)


def test_the_way_back_stays_while_the_sliders_are_used_by_keys(
    visit: Visitor, book_url: str
) -> None:
    """The focus scrolls the card into sight from within its simulation, and nobody has come back yet."""
    tall = {"viewport": {"width": 1280, "height": 1500}}
    page = visit(f"{book_url}/chapters/bispecific-antibodies.html", **tall).page
    card = page.locator("#exercise-bispecific-goal-top")
    card.get_by_role("button", name="Go to the simulation").press("Enter")
    back = page.get_by_role("button", name="Back to the exercise")
    page.wait_for_function("() => window.explorable.explorers.has('bridges')")
    page.wait_for_timeout(300)
    page.locator("#explore-bridges summary").last.focus()
    expect(card.locator("form")).to_be_in_viewport(ratio=0.5)
    page.wait_for_timeout(300)
    page.keyboard.press("Tab")
    expect(back).to_be_focused()
    page.mouse.move(640, 700)
    end = page.locator("#explore-bridges").evaluate("e => e.getBoundingClientRect().bottom")
    page.mouse.wheel(0, end + 5)
    expect(back).to_have_count(0)
    expect(card.locator("[type=submit]")).to_be_focused()
