"""Chapters 1, 5 and 8 in other engines: simulations, exercises, cards and colors, all by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from explorers import Built, Live, built_explorers
from keyboard import Learner
from page import Page

from conftest import Site
from visiting import ROOT

CHAPTERS = [
    f"chapters/{name}.html" for name in ("how-it-works", "immune-system-and-cancer", "cell-therapy")
]
each_chapter = pytest.mark.parametrize("chapter", CHAPTERS)
EXPLORERS = [built for built in built_explorers() if built.page in CHAPTERS]
Visit = Callable[[str], Page]


def moved_by_key(page: Page, built: Built) -> None:
    """It says what Python wrote; a key at its first slider changes number, picture and sentence."""
    live = Live(page, built).mount()  # type: ignore[arg-type]
    assert live.sentence == built.sentence
    live.reset()
    before, values = live.seen(), live.values
    for key in ("End", "Home"):
        live.slider.press(key)
        picture, sentence = live.seen()
        if sentence != before[1]:
            break
    assert live.values != values
    assert picture != before[0], "the picture stays"
    assert sentence != before[1], "the sentence stays"


@pytest.mark.parametrize("built", EXPLORERS, ids=str)
def test_a_simulation_starts_and_answers(visit: Visit, built: Built) -> None:
    moved_by_key(visit(built.page), built)


def answer_all(page: Page, *, right: bool) -> None:
    """Each exercise by keys; what it is told, and whether the focus stays."""
    learner = Learner(page)  # type: ignore[arg-type]
    for exercise in (e for e in learner.reads if e["type"] != "code"):
        learner.begin_at(exercise)
        if exercise["type"] == "goal" and not right:
            learner.start_here(exercise)
        learner.answer(exercise, right=right)
        place = f"#exercise-{exercise['id']}"
        state = "right" if right else "open"
        told = page.locator(f"{place} .ex-feedback[data-state={state}]")
        page.wait_for_function(f"{told}.length === 1")
        assert page.evaluate("document.activeElement !== document.body"), exercise["id"]


@each_chapter
def test_all_right_by_keys(visit: Visit, chapter: str) -> None:
    answer_all(visit(chapter), right=True)


@each_chapter
def test_all_wrong_by_keys(visit: Visit, chapter: str) -> None:
    answer_all(visit(chapter), right=False)


WITH_CARDS = CHAPTERS[1:]


@pytest.mark.parametrize("chapter", WITH_CARDS)
def test_a_card_of_numbers_opens_and_closes_by_key(visit: Visit, chapter: str) -> None:
    page = visit(chapter)
    card = page.locator("main article details[data-sensitive]").first
    # a card may lie in a part that is folded itself
    card.evaluate(
        "(e) => { for (const d of document.querySelectorAll('main details')) if (d !== e && d.contains(e)) d.open = true; }"
    )
    inside = card.locator(".ex-sensitive-body")
    assert not inside.is_visible()
    card.locator("summary").press("Enter")
    assert inside.is_visible()
    card.locator("summary").press("Space")
    assert not inside.is_visible()


@pytest.mark.parametrize("chapter", WITH_CARDS)
def test_all_cards_open_by_the_setting_which_a_reload_keeps(visit: Visit, chapter: str) -> None:
    page = visit(chapter)
    cards = "[...document.querySelectorAll('details[data-sensitive]')]"
    page.locator(".numbers-menu > summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{cards}.every((card) => card.open)")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.numbers-menu > summary')")
    page.reload()
    assert page.evaluate(f"{cards}.every((card) => card.open)")


#: colors of paper, text and a chart's first line
COLORS = """() => [document.body, document.querySelector('main p'), document.querySelector('path.js-line')]
    .map((e) => getComputedStyle(e)).map((s) => [s.backgroundColor, s.color, s.stroke]).flat().join()"""


def test_light_and_dark_by_key(visit: Visit) -> None:
    """Automatic, light, dark: page and chart follow, a reload keeps it."""
    page = visit(CHAPTERS[0])
    built = next(built for built in EXPLORERS if built.page == CHAPTERS[0])
    Live(page, built).mount()  # type: ignore[arg-type]
    page.locator(".look-menu > summary").press("Enter")
    choice = page.locator(".look-menu [name=mode]:checked")
    seen = {}
    for theme in ("light", "dark"):
        choice.press("ArrowDown")
        page.wait_for_function("(t) => document.documentElement.dataset.theme === t", arg=theme)
        page.wait_for_timeout(400)  # colors may fade
        seen[theme] = page.evaluate(COLORS).split(",")
    assert seen["light"] != seen["dark"]
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("document.querySelector('.look-menu [value=dark]').checked")


PROBE = (ROOT / "tests/browser/probe.js").read_text("utf-8")


@each_chapter
def test_tab_reaches_everything(visit: Visit, chapter: str) -> None:
    page = visit(chapter)
    for built in (built for built in EXPLORERS if built.page == chapter):
        Live(page, built).mount()  # type: ignore[arg-type]
    for figure in (figures := page.locator("[data-explorable=plot]")).all():
        figure.scroll_into_view_if_needed()
    page.wait_for_function(f"{figures}.every((figure) => figure.matches('.ex-live'))")
    page.evaluate(f"() => {{ window.probe = {PROBE.strip()}; }}")
    stops = page.evaluate("probe.stops()")
    reached = set()
    for _ in range(len(stops) * 2 + 20):
        page.keyboard.press("Tab")
        focus = page.evaluate("probe.focus()")
        if focus is None:
            break
        reached.add(focus["stop"])
    assert [html for n, html in enumerate(stops) if str(n) not in reached] == []


@each_chapter
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_makes_the_page_scroll_sideways(visit: Visit, chapter: str, width: int) -> None:
    page = visit(chapter)
    with page.wide(width):
        page.evaluate(
            "() => { for (const d of document.querySelectorAll('main details')) d.open = true; }"
        )
        page.evaluate(f"() => {{ window.probe = {PROBE.strip()}; }}")
        wide = page.evaluate("probe.wide()")
        assert wide["out"] == []
        assert wide["page"] <= wide["width"]


def test_from_the_disk(visit: Visit, site: Site) -> None:
    """A file needs no server: simulation, exercise, card, and what is kept over a reload."""
    page = visit((site.folder / CHAPTERS[1]).as_uri())
    moved_by_key(page, next(built for built in EXPLORERS if built.page == CHAPTERS[1]))
    learner = Learner(page)  # type: ignore[arg-type]
    exercise = learner.reads[0]
    learner.begin_at(exercise)
    learner.answer(exercise, right=True)
    told = page.locator(f"#exercise-{exercise['id']} .ex-feedback")
    told.expect("That’s right.")
    page.reload()
    told.expect("right at the first try")
