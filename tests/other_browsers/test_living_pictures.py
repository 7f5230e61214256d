"""Scenes and the film in other engines: drawn, played, stopped and told by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page import Locator, Page

from immunobook import simulations
from visiting import ROOT

Visit = Callable[[str], Page]
#: the picture as the page shows it; a canvas that is blank has no pixel to see
DRAWN = """(canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height)
    .data.reduce((sum, value, k) => (sum * 31 + value * (k % 4 === 3 ? 1 : 7)) % 1000003, 0)"""
BLANK = """(canvas) => !canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((v, k) => k % 4 === 3 && v > 0)"""


def scenes() -> dict[str, str]:
    """The page of each simulation that has a scene."""
    pages = {}
    for path in sorted((ROOT / "book/chapters").glob("*.md")):
        text = path.read_text("utf-8")
        for id in simulations.ids():
            if f'explore("{id}")' in text and simulations.load(id).scene:
                pages[id] = f"chapters/{path.stem}.html"
    return pages


SCENES = scenes()


def alive(page: Page, id: str) -> Locator:
    scene = page.locator(f"#explore-{id} .ex-scene").first
    scene.scroll_into_view_if_needed()
    page.wait_for_function(f"{scene}.some((e) => e.classList.contains('ex-scene-lives'))")
    return scene


@pytest.mark.parametrize("id", SCENES)
def test_a_scene_is_drawn_and_goes_on_by_key(visit: Visit, id: str) -> None:
    page = visit(f"{SCENES[id]}?way=course")
    scene = alive(page, id)
    assert not scene.locator("canvas").first.evaluate(BLANK)
    time = scene.locator("input[type=range]").first
    time.press("Home")
    began, told = (
        scene.locator("canvas").first.evaluate(DRAWN),
        time.get_attribute("aria-valuetext"),
    )
    time.press("End")
    page.wait_for_timeout(300)
    assert scene.locator("canvas").first.evaluate(DRAWN) != began, "the picture stays"
    assert time.get_attribute("aria-valuetext") != told, "the words stay"


def test_a_scene_plays_and_stops(visit: Visit) -> None:
    page = visit(SCENES["innate-and-acquired"])
    scene = alive(page, "innate-and-acquired")
    time = scene.locator("input[type=range]").first
    time.press("Home")
    scene.get_by_role("button", name="Play").press("Enter")
    page.wait_for_function(f"Number({time}[0].value) > 0")
    scene.get_by_role("button", name="Pause").press("Enter")
    stopped = time.evaluate("(e) => e.value")
    page.wait_for_timeout(800)
    assert time.evaluate("(e) => e.value") == stopped


def test_the_film_plays_stops_and_ends_by_key(visit: Visit) -> None:
    page = visit("index.html")
    film = page.locator(".ex-film").first
    film.scroll_into_view_if_needed()
    film.get_by_role("button", name="Play the film (99 seconds)").press("Enter")
    told = film.locator(".ex-film-told")
    told.expect("A cancer cell comes from the body itself")
    film.get_by_role("button", name="Pause").press("Enter")
    time = film.locator("input[type=range]").first
    time.press("End")
    told.expect("Some children are cured. It does not work for all yet.")
    assert not film.locator("canvas").first.evaluate(BLANK)
