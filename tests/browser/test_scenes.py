"""Living scenes in a real browser: nothing moves unasked, one time for all, by touch and by key."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from immunobook import simulations
from visiting import ROOT, Visitor

CHAPTER = "chapters/innate-and-acquired.html"
HERO = "innate-and-acquired"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
COUNTED = """window.frames = 0;
const ask = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (act) => ask((now) => { window.frames++; act(now); });"""
BLANK = """(canvas) => !canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((v, k) => k % 4 === 3 && v > 0)"""


def open_scene(
    visit: Visitor, book_url: str, id: str = HERO, page: str = CHAPTER, **context
) -> Page:
    """A page with the scene of a simulation in sight, which lives."""
    opened = visit(f"{book_url}/{page}", way="", init=COUNTED, **context)
    scene = opened.page.locator(f"#explore-{id} .ex-scene")
    scene.scroll_into_view_if_needed()
    expect(scene).to_have_class("ex-scene ex-scene-lives")
    return opened.page


def frames(page: Page, milliseconds: int) -> int:
    """Frames that were asked for in so much time."""
    before = page.evaluate("frames")
    page.wait_for_timeout(milliseconds)
    return page.evaluate("frames") - before


def day(page: Page) -> float:
    return float(page.locator(f"#explore-{HERO} .ex-scene-clock").inner_text().removeprefix("Day "))


def caption(page: Page) -> str:
    return page.locator(f"#explore-{HERO} .ex-scene-told").inner_text()


def button(page: Page, name: str) -> Locator:
    return page.locator(f"#explore-{HERO} .ex-scene").get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize(
    ("id", "unit"), [("pump-day-and-night", "pg/mL"), ("car-t-in-blood", "copies/µg DNA")]
)
def test_units_of_a_laboratory_are_for_the_course(
    visit: Visitor, book_url: str, id: str, unit: str
) -> None:
    chapter = "bispecific-antibodies" if id.startswith("pump") else "cell-therapy"
    page = open_scene(visit, book_url, id, f"chapters/{chapter}.html", **PHONE)
    scale = page.locator(f"#explore-{id} .ex-scene-scale")
    expect(scale).to_be_visible()
    assert "stands for very many" in scale.inner_text()
    assert unit not in scale.inner_text()
    page.locator(".ways").get_by_text("Course", exact=True).click()
    assert unit in scale.inner_text()


def test_nothing_moves_before_play_nor_after_pause(visit: Visitor, book_url: str) -> None:
    page = open_scene(visit, book_url)
    page.wait_for_timeout(2500)
    assert frames(page, 1500) == 0
    button(page, "Play").click()
    page.wait_for_timeout(1500)
    assert frames(page, 1000) > 5
    assert 0 < day(page) < 5
    button(page, "Pause").click()
    page.wait_for_timeout(3000)
    assert frames(page, 1500) == 0


def test_out_of_sight_it_costs_nothing(visit: Visitor, book_url: str) -> None:
    page = open_scene(visit, book_url)
    button(page, "Play").click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(1500)
    assert frames(page, 1500) == 0


def test_with_less_motion_next_shows_each_event_at_once(visit: Visitor, book_url: str) -> None:
    page = open_scene(visit, book_url, reduced_motion="reduce")
    page.wait_for_timeout(600)
    said = []
    for _ in range(5):
        button(page, "Next").click()
        page.wait_for_timeout(200)
        said.append(caption(page))
        assert frames(page, 300) <= 1
    assert said[0] == "Germs get in."
    assert len(set(said)) == 5
    expect(page.locator(f"#explore-{HERO} .ex-scene [role=status]")).to_have_text(said[-1])


def test_by_key(visit: Visitor, book_url: str) -> None:
    page = open_scene(visit, book_url)
    slider = page.get_by_role("slider", name="Time in the picture").first
    slider.focus()
    page.keyboard.press("Home")
    assert day(page) == 0
    page.keyboard.press("ArrowRight")
    assert day(page) > 0
    page.keyboard.press(".")
    assert caption(page) == "Fast defenders arrive within hours. They slow the germs."
    page.keyboard.press(",")
    page.keyboard.press(",")
    assert caption(page) == "Germs get in."
    page.keyboard.press("End")
    assert day(page) == 90
    page.keyboard.press("Space")
    expect(button(page, "Pause")).to_be_visible()
    page.keyboard.press("k")
    expect(button(page, "Play")).to_be_visible()
    assert slider.get_attribute("aria-valuetext").startswith(f"Day {day(page):g}. ")


def test_words_for_the_ear(visit: Visitor, book_url: str) -> None:
    page = open_scene(visit, book_url)
    scene = page.get_by_role("group", name="Living picture: One germ, met twice")
    expect(scene).to_be_visible()
    hint = page.locator(f"[id='{scene.get_attribute('aria-describedby')}']")
    assert hint.inner_text().startswith("Nothing moves before you press Play.")
    picture = scene.locator(".ex-poster")
    assert picture.get_attribute("role") == "img"
    assert picture.get_attribute("aria-label") == simulations.load(HERO).scene.summary
    said = scene.get_by_role("slider").get_attribute("aria-valuetext")
    assert "germs (" in said
    assert "drawn)" in said
    assert "no memory cells" in said


def test_one_time_for_picture_and_chart(visit: Visitor, book_url: str) -> None:
    page = open_scene(visit, book_url)
    page.locator(f"#explore-{HERO} .ex-own > summary").click()
    chart = page.locator(f"#explore-{HERO} .ex-panel").first
    expect(chart).to_have_class("ex-panel ex-pointed")
    before = float(chart.locator(".ex-hair").get_attribute("x1"))
    button(page, "Next").click()
    expect(chart.locator(".ex-hair")).not_to_have_attribute("x1", str(before))
    box = chart.locator(".ex-box")
    box.scroll_into_view_if_needed()
    size = box.bounding_box()
    page.mouse.click(size["x"] + 0.7 * size["width"], size["y"] + 0.5 * size["height"])
    assert 40 < day(page) < 75
    expect(chart.locator(".ex-place")).to_contain_text("Time ")


def test_a_choice_is_another_run_at_the_same_time(visit: Visitor, book_url: str) -> None:
    page = open_scene(visit, book_url)
    button(page, "Next").click()
    at = day(page)
    page.locator(f"#explore-{HERO}").get_by_role("button", name="No acquired arm").click()
    assert day(page) == at
    slider = page.get_by_role("slider", name="Time in the picture").first
    expect(slider).to_have_attribute("aria-valuetext", re.compile("no attacking T cells"))


def test_the_line_is_dragged_and_the_slider_goes_along(visit: Visitor, book_url: str) -> None:
    id = "recognition-roc"
    page = open_scene(visit, book_url, id, "chapters/recognizing-intruders.html")
    stage = page.locator(f"#explore-{id} .ex-scene-stage")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    dial = page.locator(f"#explore-{id} .ex-slider[name=threshold]")
    before = dial.input_value()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.62 * box["width"], box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    assert float(dial.input_value()) > float(before)
    expect(page.locator(f"#explore-{id} .ex-sentence")).to_contain_text("missed")


def test_once_more_is_another_throw(visit: Visitor, book_url: str) -> None:
    id = "gatekeeper-search"
    page = open_scene(visit, book_url, id, "chapters/immune-system.html", reduced_motion="reduce")
    scene = page.locator(f"#explore-{id} .ex-scene")
    found = set()
    for _ in range(4):
        scene.get_by_role("button", name="Another search").click()
        found.add(scene.locator(".ex-scene-clock").inner_text())
    assert len(found) > 1


@pytest.mark.parametrize("id", [i for i in simulations.ids() if simulations.load(i).scene])
def test_it_is_drawn_and_its_room_stands(visit: Visitor, book_url: str, id: str) -> None:
    page = next(
        f"chapters/{path.stem}.html"
        for path in sorted((ROOT / "book/chapters").glob("*.md"))
        if f'explore("{id}")' in path.read_text("utf-8")
    )
    opened = visit(f"{book_url}/{page}", **PHONE)
    scene = opened.page.locator(f"#explore-{id} .ex-scene").first
    height = scene.bounding_box()["height"]
    scene.scroll_into_view_if_needed()
    expect(scene).to_have_class("ex-scene ex-scene-lives")
    assert scene.bounding_box()["height"] == pytest.approx(height, abs=1), "its room changed"
    assert not scene.locator("canvas").evaluate(BLANK)
    needed = scene.evaluate(
        "(e) => e.querySelector('.ex-scene-buttons').getBoundingClientRect().bottom - e.getBoundingClientRect().top"
    )
    assert needed < 560, "picture, sentence and controls fit a phone's screen under its bar"
    assert not opened.seen.errors


def test_without_javascript_the_still_tells_it(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}", java_script_enabled=False).page
    still = page.locator(f"#explore-{HERO} .ex-scene-still")
    expect(still.locator("svg")).to_be_visible()
    assert still.locator("use").count() > 20
    expect(still).to_contain_text("The germs get fewer.")


def test_on_paper_the_still_stands_for_it(visit: Visitor, book_url: str) -> None:
    page = open_scene(visit, book_url)
    page.emulate_media(media="print")
    shown = page.locator(f"#explore-{HERO} .ex-poster-figures").evaluate(
        "(e) => getComputedStyle(e).visibility"
    )
    assert shown == "visible"
    expect(page.locator(f"#explore-{HERO} .ex-canvas")).to_be_hidden()


def test_spoken_events_are_few(visit: Visitor, book_url: str) -> None:
    page = open_scene(visit, book_url)
    page.evaluate(
        """(id) => {
        window.said = [];
        const status = document.querySelector(`#explore-${id} .ex-scene [role=status]`);
        new MutationObserver(() => said.push([performance.now(), status.textContent])).observe(status, { childList: true, characterData: true, subtree: true });
    }""",
        HERO,
    )
    button(page, "Play").click()
    page.wait_for_timeout(6500)
    said = json.loads(page.evaluate("JSON.stringify(said)"))
    assert 2 <= len(said) <= 4
    assert all(later[0] - earlier[0] > 1400 for earlier, later in pairwise(said))
