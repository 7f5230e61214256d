"""The film on the welcome page: only when asked, stopped anywhere, taken over, described, without a number."""

from __future__ import annotations

import re
from collections.abc import Callable

from explorers import HTML
from playwright.sync_api import Locator, Page, expect

from visiting import Visitor

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
COUNTED = """window.frames = 0;
const ask = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (act) => ask((now) => { window.frames++; act(now); });"""
FIRST, SECOND = "A cancer cell comes from the body itself", "Among very many T cells, one fits"


def film(page: Page) -> Locator:
    return page.locator(".ex-film")


def start(visit: Visitor, book_url: str, **context) -> Page:
    """The welcome page, with the film running."""
    page = visit(f"{book_url}/index.html", init=COUNTED, **context).page
    film(page).get_by_role("button", name="Play the film").click()
    expect(told(page)).to_contain_text(FIRST)
    return page


def told(page: Page) -> Locator:
    return film(page).locator(".ex-film-told")


def button(page: Page, name: str) -> Locator:
    return film(page).get_by_role("button", name=name, exact=True)


def scrub_to(page: Page, share: float) -> None:
    film(page).get_by_role("slider", name="Time in the film").evaluate(
        "(slider, share) => { slider.value = 1000 * share; slider.dispatchEvent(new Event('input', { bubbles: true })); }",
        share,
    )


def test_on_a_phone_it_goes_from_edge_to_edge(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/index.html", **PHONE).page
    box = film(page).evaluate("(e) => e.getBoundingClientRect().toJSON()")
    assert (round(box["left"]), round(box["right"])) == (0, 390)


def test_nothing_of_it_is_fetched_before_it_is_asked_for(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/index.html", init=COUNTED).page
    film(page).scroll_into_view_if_needed()
    page.wait_for_timeout(1000)
    fetched = "performance.getEntriesByType('resource').map((entry) => entry.name.split('/').pop())"
    assert not {"film.js", "scene.js", "bridges.js"} & set(page.evaluate(fetched))
    before = page.evaluate("frames")
    page.wait_for_timeout(800)
    assert page.evaluate("frames") == before
    button(page, "Play the film (99 seconds)").click()
    expect(told(page)).to_contain_text(FIRST)
    assert {"film.js", "scene.js", "bridges.js"} <= set(page.evaluate(fetched))


def test_it_plays_pauses_and_goes_to_any_scene(visit: Visitor, book_url: str) -> None:
    page = start(visit, book_url, **PHONE)
    slider = film(page).get_by_role("slider", name="Time in the film")
    expect(slider).to_have_attribute(
        "aria-valuetext", re.compile("^[2-9] of 99 seconds. Hard to notice")
    )
    button(page, "Pause").click()
    page.wait_for_timeout(2500)
    before = page.evaluate("frames")
    page.wait_for_timeout(800)
    assert page.evaluate("frames") == before, "a paused film draws nothing"
    button(page, "One fits").click()
    expect(told(page)).to_contain_text(SECOND)
    expect(button(page, "One fits")).to_have_attribute("aria-current", "")
    scrub_to(page, 0.999)
    expect(told(page)).to_contain_text("Some children are cured. It does not work for all yet.")
    button(page, "Play").click()
    expect(button(page, "Play again")).to_be_visible()


def test_no_number_is_shown_or_said(visit: Visitor, book_url: str) -> None:
    page = start(visit, book_url)
    button(page, "Pause").click()
    for k in range(99):
        scrub_to(page, k / 99)
        words = film(page).locator(".ex-film-screen").inner_text() + told(page).inner_text()
        assert not re.search(r"\d", words), words
        assert not re.search(r"\d", film(page).get_by_role("status").first.inner_text())


def test_a_reader_takes_over_the_scene_and_gives_it_back(visit: Visitor, book_url: str) -> None:
    page = start(visit, book_url)
    button(page, "Both by the hand").click()
    button(page, "Pause").click()
    button(page, "Take over the controls").click()
    scene = film(page).get_by_role("group", name=re.compile("Living picture"))
    expect(scene).to_have_count(1)
    expect(scene.get_by_role("button", name="Play")).to_be_focused()
    clock = scene.locator(".ex-scene-clock")
    before = clock.inner_text()
    scene.get_by_role("button", name="Next").click()
    expect(clock).not_to_have_text(before)
    button(page, "Back to the film").click()
    expect(button(page, "Play")).to_be_focused()
    expect(told(page)).to_contain_text("Another drug takes both by the hand")


def test_by_key_alone(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/index.html").page
    film(page).get_by_role("button", name="Play the film").focus()
    page.keyboard.press("Enter")
    expect(button(page, "Pause")).to_be_focused()
    page.keyboard.press("Space")
    expect(button(page, "Play")).to_be_focused()
    page.keyboard.press("PageUp")
    expect(told(page)).to_contain_text(SECOND)
    page.keyboard.press("PageDown")
    expect(told(page)).to_contain_text(FIRST)
    page.keyboard.press("End")
    expect(told(page)).to_contain_text("Some children are cured")
    page.keyboard.press("Home")
    expect(told(page)).to_contain_text(FIRST)
    slider = film(page).get_by_role("slider", name="Time in the film")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^5 of 99 seconds"))


def test_who_can_not_see_it_is_told_and_waited_for(visit: Visitor, book_url: str) -> None:
    page = start(visit, book_url)
    button(page, "Pause").click()
    film(page).get_by_label("Describe the pictures").check()
    expect(film(page).locator(".ex-film-seen")).to_contain_text("Cancer cells lie close together")
    scrub_to(page, 13.5 / 99)
    button(page, "Play").click()
    expect(film(page).get_by_role("status").first).to_have_text(
        "The film waits. Play goes on to the next scene."
    )
    expect(told(page)).to_contain_text(FIRST)
    button(page, "Play").click()
    expect(told(page)).to_contain_text(SECOND)
    expect(film(page).get_by_role("status").first).to_contain_text(
        "A gatekeeper goes along rows of T cells"
    )
    film(page).get_by_label("Words for a younger child").check()
    expect(told(page)).to_contain_text("One guard knows it!")


def test_with_less_motion_it_is_stills(visit: Visitor, book_url: str) -> None:
    page = start(visit, book_url, reduced_motion="reduce")
    screen = film(page).locator(".ex-film-now canvas")
    seen = set()
    for _ in range(12):
        seen.add(
            screen.evaluate(
                "(canvas) => canvas.toDataURL().length + canvas.toDataURL().slice(-4000)"
            )
        )
        page.wait_for_timeout(100)
    assert len(seen) == 1, "a picture stands for seconds"


def test_it_plays_from_a_disk(visit: Visitor) -> None:
    page = visit((HTML / "index.html").as_uri()).page
    film(page).get_by_role("button", name="Play the film").click()
    expect(told(page)).to_contain_text(FIRST)
    expect(film(page).locator(".ex-film-now")).to_have_class(re.compile("ex-scene-lives"))


def test_without_a_script_it_is_a_picture_and_words(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/index.html", java_script_enabled=False).page
    expect(film(page).locator(".ex-poster")).to_be_visible()
    film(page).get_by_text("The film in words").click()
    expect(film(page)).to_contain_text("One bridge after the other closes")
    expect(film(page).get_by_role("link", name="Try this scene in its chapter")).to_have_count(6)


def test_the_scenes_do_not_push_the_page(visit: Visitor, book_url: str) -> None:
    page = start(visit, book_url, **PHONE)
    button(page, "Pause").click()
    heights = set()
    for k in range(6):
        film(page).locator(".ex-film-chapter").nth(k).click()
        heights.add(
            film(page).locator(".ex-film-screen").evaluate("(screen) => screen.offsetHeight")
        )
    assert len(heights) == 1


def test_axe_finds_nothing(visit: Visitor, book_url: str, axe: Callable[[Page], list[str]]) -> None:
    page = start(visit, book_url)
    button(page, "Pause").click()
    assert axe(page) == []
    button(page, "Take over the controls").click()
    assert axe(page) == []
