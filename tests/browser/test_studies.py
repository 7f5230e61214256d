"""Studies in a real browser: step by step by buttons and keys, without motion, on a phone, from the disk, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from visiting import Visitor

CHAPTER = "chapters/research.html"
CALM = {"reduced_motion": "reduce"}
FETCHED = "performance.getEntriesByType('resource').map((entry) => entry.name.split('/').pop().split('?')[0])"
COUNTED = """window.frames_asked = 0;
const ask = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (act) => ask((now) => { window.frames_asked++; act(now); });"""


def study(page: Page, kind: str) -> Locator:
    """The figure, with its script."""
    figure = page.locator(f"[data-explorable={kind}]")
    figure.scroll_into_view_if_needed()
    expect(figure.get_by_role("slider").first).to_be_attached()
    return figure


def survival(page: Page) -> Locator:
    return study(page, "survival")


def told(figure: Locator) -> Locator:
    return figure.locator(".ex-study-told")


def button(figure: Locator, name: str) -> Locator:
    return figure.get_by_role("button", name=name, exact=True)


def test_only_the_page_with_a_study_gets_its_script_and_only_when_it_is_near(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    assert "studies.js" not in page.evaluate(FETCHED)
    assert "studies.css" in page.evaluate(FETCHED)
    survival(page)
    assert "studies.js" in page.evaluate(FETCHED)
    other = visit(f"{book_url}/chapters/immune-system.html").page
    assert not {"studies.js", "studies.css"} & set(other.evaluate(FETCHED))


def test_a_curve_is_made_step_by_step(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]]
) -> None:
    opened = visit(f"{book_url}/{CHAPTER}", **CALM)
    page = opened.page
    figure = survival(page)
    expect(told(figure)).to_contain_text("Month 44. 1 is watched no longer")
    button(figure, "From the start").click()
    expect(told(figure)).to_have_text("All 10 are watched. The curve begins at 100 of 100.")
    expect(button(figure, "Step back")).to_have_attribute("aria-disabled", "true")
    for _ in range(4):
        button(figure, "Next step").click()
    step = "Month 18. Of 7 who were still watched, 1 has an event. The curve steps down to 6/7 of its height: 69 of 100."
    expect(told(figure)).to_have_text(step)
    expect(figure.locator(".ex-study-sum")).to_contain_text("100 × 9/10 × 8/9 × 6/7 = 69")
    expect(figure.locator("[role=status]")).to_contain_text(step)
    button(figure, "Step back").click()
    expect(told(figure)).to_contain_text("The curve gets a tick and stays at 80 of 100.")
    assert figure.locator(".ex-study-picture > g:last-child circle").count() == 4
    assert axe(page) == []
    assert opened.seen.errors == []


def test_a_curve_is_made_by_keys_alone(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}", **CALM).page
    figure = survival(page)
    slider = figure.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    page.keyboard.press("PageUp")
    expect(told(figure)).to_contain_text("Month 4. Of 10 who were still watched, 1 has an event.")
    page.keyboard.press("ArrowRight")
    expect(told(figure)).to_contain_text("Month 5. 9 are still watched.")
    expect(slider).to_have_attribute(
        "aria-valuetext", "Month 5: 9 still watched, 90 of 100 without an event"
    )
    page.keyboard.press("PageDown")
    expect(told(figure)).to_contain_text("Month 4.")
    page.keyboard.press("End")
    expect(told(figure)).to_contain_text("Here the curve ends.")
    page.keyboard.press("Shift+Tab")
    expect(button(figure, "From the start")).to_be_focused()
    page.keyboard.press("Enter")
    expect(told(figure)).to_contain_text("All 10 are watched.")
    page.keyboard.press("Enter")
    expect(told(figure)).to_contain_text("Month 4.")


def test_it_grows_unless_motion_is_unwanted_and_then_rests(visit: Visitor, book_url: str) -> None:
    calm = visit(f"{book_url}/{CHAPTER}", init=COUNTED, **CALM).page
    for page, moves in ((calm, False), (visit(f"{book_url}/{CHAPTER}", init=COUNTED).page, True)):
        figure = survival(page)
        button(figure, "From the start").click()
        page.wait_for_timeout(500)
        before = page.evaluate("frames_asked")
        button(figure, "Next step").click()
        page.wait_for_timeout(1500)
        after = page.evaluate("frames_asked")
        assert (after > before) is moves
        page.wait_for_timeout(500)
        assert page.evaluate("frames_asked") == after, "what rests draws nothing"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_as_high_before_its_script_comes_and_at_every_step(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]], width: int, theme: str
) -> None:
    page = visit(
        f"{book_url}/{CHAPTER}",
        viewport={"width": width, "height": 800},
        color_scheme=theme,
        **CALM,
    ).page
    before = page.evaluate(HEIGHTS)
    assert "studies.js" not in page.evaluate(FETCHED)
    figure = survival(page)
    button(figure, "From the start").click()
    for _ in range(10):
        assert page.evaluate(HEIGHTS) == before
        button(figure, "Next step").click()
    figure = trial(page)
    for name in ("Next study", "no faster", "1,000 studies", "twice as fast", "Next study"):
        button(figure, name).click()
        page.wait_for_timeout(100)
        assert page.evaluate(HEIGHTS) == before, name
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []


HEIGHTS = "[...document.querySelectorAll('.ex-study')].map((f) => Math.round(f.getBoundingClientRect().height))"


def test_from_the_disk_and_without_a_script(visit: Visitor, book: Path) -> None:
    opened = visit((book / CHAPTER).as_uri(), **CALM)
    figure = survival(opened.page)
    button(figure, "From the start").click()
    expect(told(figure)).to_contain_text("All 10 are watched.")
    assert opened.seen.errors == []
    still = visit((book / CHAPTER).as_uri(), java_script_enabled=False).page
    figure = still.locator("[data-explorable=survival]")
    assert figure.locator("svg circle").count() == 10
    assert figure.locator(".ex-study-numbers tbody tr").count() == 10
    assert figure.locator("button").count() == 0


def test_a_script_that_does_not_come_is_asked_for_again(visit: Visitor, book_url: str) -> None:
    page = visit("about:blank", **CALM).page
    page.route("**/studies.js*", lambda route: route.abort())
    page.goto(f"{book_url}/{CHAPTER}")
    figure = page.locator("[data-explorable=survival]")
    figure.scroll_into_view_if_needed()
    expect(figure).to_contain_text("It is whole, and its numbers are in the table.")
    page.unroute_all()
    button(figure, "Try again").click()
    expect(button(figure, "From the start")).to_be_visible()


def test_on_paper_the_picture_and_its_words_stay(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}", **CALM).page
    figure = survival(page)
    page.emulate_media(media="print")
    expect(figure.locator(".ex-study-picture")).to_be_visible()
    expect(told(figure)).to_be_visible()
    expect(button(figure, "From the start")).to_be_hidden()


def trial(page: Page) -> Locator:
    return study(page, "trial")


def test_a_trial_is_set_run_and_counted(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]]
) -> None:
    opened = visit(f"{book_url}/{CHAPTER}", **CALM)
    page = opened.page
    figure = trial(page)
    expect(told(figure)).to_have_text(
        "The study can’t tell, and misses what is true. Well again are 32 of 50 with the treatment, 24 of 50 without it. "
        "The 95% interval of the difference goes from −3 to 34 of 100."
    )
    counted = figure.locator(".ex-study-counted")
    expect(counted).to_contain_text("305 of 1,000 studies say that it helps.")
    expect(counted).to_contain_text("Worked out, 33 of 100 find it: that is the power.")
    button(figure, "Next study").click()
    expect(told(figure)).to_contain_text("The study says that it helps, and that is true.")
    expect(figure.locator("[role=status]")).to_contain_text("Well again are 35 of 50")
    button(figure, "1,000 studies").click()
    expect(figure.locator("[role=status]")).to_contain_text("of 1,000 studies say that it helps.")
    expect(counted).to_contain_text("In truth there is an effect")
    button(figure, "no faster").click()
    expect(button(figure, "no faster")).to_have_attribute("aria-pressed", "true")
    expect(button(figure, "1.5 times as fast")).to_have_attribute("aria-pressed", "false")
    expect(counted).to_have_text("How often is such a study fooled? Press “1,000 studies”.")
    button(figure, "1,000 studies").click()
    expect(counted).to_contain_text("In truth there is no effect")
    expect(counted).to_contain_text("Worked out, it is 6 of 100.")
    assert axe(page) == []
    assert opened.seen.errors == []


def test_a_trial_is_set_by_keys_alone(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}", **CALM).page
    figure = trial(page)
    size = figure.get_by_role("slider", name="People in each group")
    size.focus()
    page.keyboard.press("End")
    expect(size).to_have_attribute("aria-valuetext", "1,000 people")
    expect(told(figure)).to_contain_text("of 1,000 with the treatment")
    page.keyboard.press("Home")
    expect(size).to_have_attribute("aria-valuetext", "10 people")
    assert figure.locator(".ex-study-picture use").count() == 20
    page.keyboard.press("Tab")
    page.keyboard.press("Home")
    days = figure.get_by_role("slider", name="How long they are watched")
    expect(days).to_have_attribute("aria-valuetext", "1 day")
    button(figure, "twice as fast").focus()
    page.keyboard.press("Space")
    button(figure, "1,000 studies").focus()
    page.keyboard.press("Enter")
    expect(figure.locator(".ex-study-counted")).to_contain_text("find it: that is the power.")
    expect(button(figure, "1,000 studies")).to_be_focused()


def test_the_largest_trial_a_thousand_times_and_then_it_rests(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{CHAPTER}", init=COUNTED).page
    figure = trial(page)
    figure.get_by_role("slider", name="People in each group").press("End")
    button(figure, "1,000 studies").click()
    expect(figure.locator(".ex-study-counted")).to_contain_text("the power.", timeout=30_000)
    lines = figure.locator(".ex-study-picture > g:last-child > g path").evaluate_all(
        "(paths) => paths.map((path) => path.getAttribute('d').split('M').length - 1)"
    )
    assert sum(lines) == 1000
    page.wait_for_timeout(500)
    before = page.evaluate("frames_asked")
    page.wait_for_timeout(500)
    assert page.evaluate("frames_asked") == before, "what rests draws nothing"


def test_people_get_well_day_by_day_unless_motion_is_unwanted(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    figure = trial(page)
    button(figure, "Next study").click()
    expect(told(figure)).to_contain_text(re.compile("Day [1-6] of 7."))
    expect(told(figure)).to_contain_text("The study says", timeout=10_000)
    calm = trial(visit(f"{book_url}/{CHAPTER}", **CALM).page)
    button(calm, "Next study").click()
    assert "The study" in told(calm).inner_text()
