"""A chapter full screen for a class: a section a step, by keys, with everything live and nothing kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from visiting import Visit, Visitor

PUMP = "chapters/bispecific-antibodies.html"
SMALL, LARGE = {"width": 1280, "height": 720}, {"width": 1920, "height": 1080}
BAR = ".ex-present-bar"
#: what is kept of answers and guesses, and nothing of how a page looks
KEPT = """() => Object.entries(localStorage).filter(([key]) => !/:(way|numbers|mode)$/.test(key)).sort()"""
STATE = """() => ({
  kind: document.documentElement.dataset.exPresent,
  part: document.querySelector('[data-ex-part]')?.dataset.exPart ?? '',
  over: document.documentElement.scrollHeight - innerHeight,
  aside: document.documentElement.scrollWidth - innerWidth,
  open: [...document.querySelectorAll('details[data-sensitive]')].filter((card) => card.open).length,
  seen: [...document.querySelectorAll('article :is(h1, h2, h3, p, li, figure, summary, pre, .ex-exercise)')].filter((e) => e.checkVisibility()).length,
})"""


def presented(visit: Visitor, address: str, way: str = "story", **options: object) -> Visit:
    """A page that its address asks to present."""
    opened = visit(f"{address}?present", way=way, **{"viewport": SMALL, **options})
    expect(opened.page.locator(BAR)).to_be_visible()
    return opened


def number(page: Page) -> tuple[int, int]:
    """Which step of how many is shown."""
    at, of = page.locator(".ex-present-count").inner_text().split("/")
    return int(at), int(of)


def walk(page: Page, key: str = "ArrowRight") -> list[dict[str, int | str]]:
    """What each step is, from here to the last."""
    steps = [page.evaluate(STATE)]
    while number(page)[0] < number(page)[1]:
        at = number(page)[0]
        page.keyboard.press(key)
        assert number(page)[0] == at + 1
        steps.append(page.evaluate(STATE))
    return steps


def to(page: Page, part: str) -> None:
    """Go on to the first step that shows this part of a simulation, or this kind."""
    for _ in range(150):
        state = page.evaluate(STATE)
        if part in (state["part"], state["kind"]):
            return
        page.keyboard.press("PageDown")
    raise AssertionError(f"no step shows {part}")


@pytest.mark.parametrize("way", ["story", "course"])
def test_keys_lead_through_a_whole_chapter(visit: Visitor, book_url: str, way: str) -> None:
    opened = presented(visit, f"{book_url}/{PUMP}", way)
    page = opened.page
    steps = walk(page)
    assert {"text", "picture", "live", "question"} <= {step["kind"] for step in steps}
    assert {"guess", "scene", "chart"} <= {step["part"] for step in steps}
    assert all(step["seen"] for step in steps), "no step is empty"
    assert not any(step["open"] for step in steps), "cards of numbers stay closed"
    assert not any(step["aside"] > 0 for step in steps), "no step is wider than the screen"
    long = [n + 1 for n, step in enumerate(steps) if step["kind"] == "text" and step["over"] > 0]
    assert not long, f"steps {long} of text are higher than the screen"
    page.keyboard.press("Home")
    assert number(page) == (1, len(steps))
    page.keyboard.press("End")
    assert number(page)[0] == len(steps)
    page.keyboard.press("ArrowLeft")
    assert number(page)[0] == len(steps) - 1
    assert opened.seen.errors == []


def test_the_story_is_shorter_than_the_course(visit: Visitor, book_url: str) -> None:
    story, course = (
        number(presented(visit, f"{book_url}/{PUMP}", way).page)[1] for way in ("story", "course")
    )
    assert story < course / 2


def test_two_projectors_show_the_same_steps(visit: Visitor, book_url: str) -> None:
    small, large = (
        number(presented(visit, f"{book_url}/{PUMP}", viewport=size).page)[1]
        for size in (SMALL, LARGE)
    )
    assert abs(small - large) <= 1


def test_a_clicker_goes_on_from_a_slider_and_reads_what_is_long_to_its_end(
    visit: Visitor, book_url: str
) -> None:
    page = presented(visit, f"{book_url}/{PUMP}").page
    to(page, "chart")
    slider = page.locator(".ex-do .ex-slider").first
    slider.focus()
    before, value = number(page)[0], slider.input_value()
    page.keyboard.press("ArrowRight")
    assert number(page)[0] == before and slider.input_value() != value
    for _ in range(6):
        page.keyboard.press("PageDown")
    assert number(page)[0] > before
    to(page, "dense")
    at = number(page)[0]
    page.keyboard.press(" ")
    assert number(page)[0] == at
    page.wait_for_function("scrollY > 50")


def test_a_simulation_and_its_scene_answer(visit: Visitor, book_url: str) -> None:
    page = presented(visit, f"{book_url}/{PUMP}").page
    to(page, "scene")
    figure = page.locator("[data-ex-part=scene]")
    expect(figure.locator(".ex-scene-lives")).to_be_visible()
    clock = figure.locator(".ex-scene-clock")
    before = clock.inner_text()
    figure.locator(".ex-scene-play").click()
    expect(clock).not_to_have_text(before)
    to(page, "chart")
    sentence = page.locator("[data-ex-part=chart] .ex-sentence")
    told = sentence.inner_text()
    page.locator("[data-ex-part=chart] .ex-do .ex-slider").first.focus()
    page.keyboard.press("End")
    expect(sentence).not_to_have_text(told)


def test_a_goal_leads_to_its_simulation_and_back(visit: Visitor, book_url: str) -> None:
    page = presented(visit, f"{book_url}/{PUMP}", "course").page
    card = page.locator("#exercise-bispecific-goal-stop")
    while not card.is_visible():
        page.keyboard.press("ArrowRight")
    at = number(page)[0]
    card.get_by_role("button", name="Go to the simulation").click()
    expect(page.locator("#explore-pump-day-and-night")).to_be_focused()
    assert number(page)[0] < at
    page.locator(".ex-way-back").click()
    assert number(page)[0] == at


def test_nothing_of_a_class_is_kept_and_the_readers_own_comes_back(
    visit: Visitor, book_url: str
) -> None:
    opened = visit(f"{book_url}/{PUMP}", viewport=SMALL)
    page = opened.page
    card = page.locator("#exercise-bispecific-blood-test")
    card.locator(".ex-option").first.click()
    card.get_by_role("button", name="Check").click()
    verdict = card.locator(".ex-verdict").inner_text()
    page.wait_for_timeout(1200)  # drafts are kept by then
    kept = page.evaluate(KEPT)
    assert "bispecific-blood-test" in json.dumps(kept)
    page.get_by_role("link", name="Present", exact=True).click()
    expect(page.locator(BAR)).to_be_visible()
    to(page, "guess")
    page.locator("[data-ex-part=guess] .ex-option").first.click()
    page.locator("[data-ex-part=guess] [type=submit]").click()
    while not card.is_visible():
        page.keyboard.press("PageDown")
    expect(card.locator(".ex-verdict")).to_have_count(0)
    expect(card.locator("input:checked")).to_have_count(0)
    letter = (
        card.locator(".ex-option").nth(1).evaluate("e => getComputedStyle(e, '::before').content")
    )
    assert "upper-alpha" in letter
    card.locator(".ex-option").nth(1).click()
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".ex-verdict")).to_be_visible()
    page.wait_for_timeout(1200)
    page.keyboard.press("Escape")
    expect(card.locator(".ex-verdict")).to_have_text(verdict)
    assert page.evaluate(KEPT) == kept


def test_leaving_restores_the_page_focus_and_place(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PUMP}", viewport=SMALL).page
    page.evaluate("scrollTo(0, 120)")
    door = page.get_by_role("link", name="Present", exact=True)
    door.focus()
    top = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect(page.locator(BAR)).to_be_visible()
    assert page.evaluate("new URL(location.href).searchParams.has('present')")
    page.keyboard.press("End")
    page.keyboard.press("Escape")
    expect(page.locator(BAR)).to_have_count(0)
    expect(door).to_be_focused()
    page.wait_for_function("top => Math.abs(scrollY - top) < 3", arg=top)
    assert page.locator("[data-ex-away], [data-ex-around], [data-ex-part]").count() == 0
    assert not page.evaluate("location.search.includes('present')")
    door.press("Enter")
    expect(page.locator(BAR)).to_be_visible()


def test_cards_that_a_reader_shows_are_closed_for_a_class_and_open_after_it(
    visit: Visitor, book_url: str
) -> None:
    init = "localStorage.setItem('immunobook:numbers', 'show')"
    page = presented(visit, f"{book_url}/{PUMP}", init=init).page
    assert not any(step["open"] for step in walk(page))
    page.keyboard.press("Escape")
    cards = page.locator("details[data-sensitive]")
    assert cards.evaluate_all("cards => cards.every((card) => card.open)")


def test_an_address_goes_on_where_it_was_kept(visit: Visitor, book_url: str) -> None:
    page = presented(visit, f"{book_url}/{PUMP}").page
    page.keyboard.press("End")
    page.reload()
    expect(page.locator(".ex-present-title")).to_have_text("Words for tomorrow")


def test_a_step_is_told_and_the_screen_can_be_dark(visit: Visitor, book_url: str) -> None:
    page = presented(visit, f"{book_url}/{PUMP}").page
    status = page.locator(f"{BAR} [role=status]")
    page.keyboard.press("ArrowRight")
    expect(status).to_have_text(
        f"Step 2 of {number(page)[1]}: Treatment with bispecific antibodies"
    )
    expect(page.locator("article:not(.ex-exercise)").first).to_be_focused()
    page.keyboard.press("b")
    expect(page.locator(".ex-present-blank")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator(".ex-present-blank")).to_be_hidden()
    assert number(page)[0] == 2, "the key that brings the screen back does nothing else"


def test_notes_stand_in_a_window_of_their_own_at_the_same_step(
    visit: Visitor, book_url: str
) -> None:
    page = presented(visit, f"{book_url}/{PUMP}").page
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("body")).to_contain_text("Two hands. One takes a T cell")
    expect(notes.locator(".ex-notes-clock")).to_contain_text("this section: about 3 min")
    assert str(notes.locator("head link").get_attribute("href")).endswith("_static/present.css")
    notes.keyboard.press("PageDown")
    assert number(page)[0] == 2
    expect(notes.locator(".ex-notes-step")).to_have_text(f"Step 2 of {number(page)[1]}")
    page.keyboard.press("ArrowRight")
    expect(notes.locator("body")).to_contain_text("This drug leaves within hours")
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert notes.is_closed()


@pytest.mark.parametrize("blocked", ["() => null", "() => { throw new Error('no') }"])
def test_notes_stand_below_where_no_window_may_open(
    visit: Visitor, book_url: str, blocked: str
) -> None:
    page = presented(visit, f"{book_url}/{PUMP}", init=f"window.open = {blocked}").page
    notes = page.get_by_role("complementary", name="Notes")
    page.keyboard.press("n")
    expect(notes).to_contain_text("Two hands. One takes a T cell")
    page.keyboard.press("n")
    expect(notes).to_be_hidden()


def test_it_works_from_a_disk(visit: Visitor, book: Path) -> None:
    opened = presented(visit, (book / PUMP).as_uri())
    page = opened.page
    to(page, "scene")
    expect(page.locator(".ex-scene-lives")).to_be_visible()
    with page.expect_popup() as notes:
        page.keyboard.press("n")
    expect(notes.value.locator("body")).to_contain_text("This drug leaves within hours")
    page.keyboard.press("Escape")
    expect(page.locator(BAR)).to_have_count(0)
    assert opened.seen.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_step_shuts_anyone_out(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]], scheme: str
) -> None:
    page = presented(visit, f"{book_url}/{PUMP}", color_scheme=scheme).page
    for kind in ("text", "picture", "guess", "scene", "chart", "dense", "question"):
        to(page, kind)
        assert axe(page) == [], kind


def test_a_phone_presents_without_scrolling_aside(visit: Visitor, book_url: str) -> None:
    page = presented(visit, f"{book_url}/{PUMP}", viewport={"width": 390, "height": 844}).page
    steps = walk(page)
    assert not any(step["aside"] > 0 for step in steps)
    page.keyboard.press("Home")
    page.keyboard.press("n")
    expect(page.get_by_role("complementary", name="Notes")).to_be_visible()


def test_paper_has_the_whole_page(visit: Visitor, book_url: str) -> None:
    page = presented(visit, f"{book_url}/{PUMP}", "course").page
    page.emulate_media(media="print")
    expect(page.locator(BAR)).to_be_hidden()
    expect(page.locator("#words-for-tomorrow h2")).to_be_visible()


def test_a_reader_of_the_story_meets_no_door(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PUMP}", way="story").page
    expect(page.get_by_role("link", name="Present", exact=True)).to_have_count(0)
    assert page.locator("script[src*=present], link[href*=present]").count() == 0
