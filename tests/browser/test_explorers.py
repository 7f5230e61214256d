"""Every explorer of the book answers: by mouse, by keyboard, by button and by link."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from explorers import Built, Live, built_explorers
from playwright.sync_api import expect

from immunobook import simulations
from visiting import HTML, ROOT, Visit, Visitor

EXPLORERS = built_explorers()
each_explorer = pytest.mark.parametrize("built", EXPLORERS, ids=str)
#: a model written in the live part of a chapter has no settings made ready
each_explorer_of_the_course = pytest.mark.parametrize(
    "built", [built for built in EXPLORERS if built.id in simulations.ids()], ids=str
)
NOT_WORDS = re.compile(r"NaN|undefined|Infinity|null|\{|\}")


def test_all_explorers_of_the_chapters_were_built():
    written = {
        (f"chapters/{source.stem}.html", name)
        for source in (ROOT / "book/chapters").glob("*.md")
        for name in re.findall(r'explore\("([^"]+)"\)', source.read_text("utf-8"))
    }
    assert written
    assert {(e.page, e.id) for e in EXPLORERS} >= written


@pytest.fixture(scope="module")
def opened(lasting_visit: Visitor, book_url: str) -> Callable[[str], Visit]:
    """A page that stays open for all tests of its explorers."""
    known: dict[str, Visit] = {}

    def get(page: str) -> Visit:
        if page not in known:
            options = {"permissions": ["clipboard-read", "clipboard-write"]}
            known[page] = lasting_visit(f"{book_url}/{page}", **options)
        return known[page]

    return get


@pytest.fixture
def live(opened: Callable[[str], Visit], built: Built) -> Live:
    """The explorer, mounted and at its usual setting."""
    explorer = Live(opened(built.page).page, built).mount()
    explorer.reset()
    return explorer


@each_explorer
def test_page_opens_as_python_wrote_it(live: Live, built: Built):
    """Same sentence in browser and Python; every slider has its name and a spoken value."""
    assert live.values == pytest.approx(built.defaults)
    live.open_again()
    assert live.values == pytest.approx(built.opening)
    assert live.sentence == built.sentence
    assert not NOT_WORDS.search(live.sentence)
    live.unfold()
    for name in (*built.spec["sliders"], *built.spec["more"]):
        parameter = built.parameter(name)
        role = "switch" if parameter["switch"] else "slider"
        control = live.figure.get_by_role(role, name=parameter["label"], exact=True)
        expect(control).to_have_count(1)
        if role == "slider":
            expect(control).to_have_attribute("aria-valuetext", re.compile(r"\d"))


@each_explorer
def test_keyboard_moves_it(live: Live):
    before, values = live.seen(), live.values
    live.slider.focus()
    key = "ArrowRight" if _share(live) < 0.5 else "ArrowLeft"
    live.page.keyboard.press(key)
    assert live.values != values, "one press of an arrow key does nothing"
    for _ in range(60):
        live.page.keyboard.press(key)
        lines, sentence = live.seen()
        if lines != before[0] and sentence != before[1]:
            break
    assert lines != before[0], "the picture stays"
    assert sentence != before[1], "the sentence stays"
    assert not NOT_WORDS.search(sentence)


@each_explorer
def test_mouse_moves_it(live: Live):
    before = live.seen()
    live.slider.scroll_into_view_if_needed()
    box = live.slider.bounding_box()
    assert box
    y, start = box["y"] + box["height"] / 2, _share(live)
    live.page.mouse.move(box["x"] + box["width"] * (0.02 + 0.96 * start), y)
    live.page.mouse.down()
    to = 0.93 if start < 0.5 else 0.07
    live.page.mouse.move(box["x"] + box["width"] * to, y, steps=4)
    while_dragging = live.seen()
    live.page.mouse.up()
    assert while_dragging[0] != before[0], "the picture does not follow the mouse"
    assert while_dragging[1] != before[1], "the sentence does not follow the mouse"
    assert abs(_share(live) - to) < 0.1
    assert not NOT_WORDS.search(live.sentence)


@each_explorer
def test_every_slider_does_something(live: Live, built: Built):
    """Some setting at the least lets it change what is seen or read; one slider bends a line."""
    live.unfold()
    lines = live.lines
    idle, bends = [*built.spec["sliders"], *built.spec["more"]], False
    for preset in (None, *built.spec["presets"]):
        for name in idle.copy():
            go_to(live, preset)
            there = live.seen(), live.measures
            for key in ("End", "Home"):
                live.put(name, key)
                if (live.seen(), live.measures) != there and name in idle:
                    idle.remove(name)
                bends = bends or (preset is None and live.lines != lines)
    live.reset()
    assert idle == [], "these do nothing, whatever story is chosen"
    assert bends


def go_to(live: Live, preset: dict[str, Any] | None) -> None:
    """Choose a story, or the usual setting."""
    if preset:
        live.button(preset["label"]).click()
    else:
        live.reset()


def _share(live: Live) -> float:
    """Where the first slider stands, from 0 to 1."""
    return live.slider.evaluate("s => (s.value - s.min) / (s.max - s.min)")


@each_explorer_of_the_course
def test_presets_tell_their_story(live: Live, built: Built):
    presets = built.spec["presets"]
    assert presets, "no ready-made settings"
    said = set()
    for preset in presets:
        button = live.button(preset["label"])
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        assert live.values == pytest.approx({**built.defaults, **preset["values"]})
        expect(live.figure.locator(".ex-story")).to_have_text(preset["story"])
        assert not NOT_WORDS.search(live.sentence)
        said.add(live.sentence)
    assert len(said) > 1, "every preset says the same"
    live.reset()
    assert live.values == pytest.approx(built.defaults)
    live.open_again()
    assert live.sentence == built.sentence


@each_explorer
def test_table_follows(live: Live):
    table = live.figure.locator("details.ex-numbers")
    if table.get_attribute("open") is None:
        table.locator("summary").click()
    expect(table.locator("table").first).to_be_visible()
    before = table.inner_text()
    assert table.locator("caption").count() == table.locator("table").count()
    live.slider.focus()
    for _ in range(12):
        live.page.keyboard.press("ArrowRight" if _share(live) < 0.9 else "PageDown")
    live.next_frame()
    assert table.inner_text() != before
    assert "NaN" not in table.inner_text()


@each_explorer
def test_link_brings_the_setting_back(live: Live, opened: Callable[[str], Visit], built: Built):
    live.slider.focus()
    for _ in range(9):
        live.page.keyboard.press("ArrowRight" if _share(live) < 0.5 else "ArrowLeft")
    live.button("Copy a link to this setting").click()
    expect(live.figure.locator(".ex-notice")).to_contain_text("copied")
    link = live.page.evaluate("() => navigator.clipboard.readText()")
    assert f"#explore-{built.id}?" in link
    page = opened(built.page).context.new_page()
    page.goto(link)
    again = Live(page, built).mount()
    assert again.values == pytest.approx(live.values)
    assert again.sentence == live.sentence
    expect(again.figure).to_be_in_viewport()
    page.close()


@each_explorer
def test_bad_link_says_so(live: Live, opened: Callable[[str], Visit], built: Built):
    """What is wrong is left out and named; what is right is taken."""
    first = built.first
    name, right = first["name"], first["lo"]
    errors = len(opened(built.page).seen.errors)
    for query, told in [
        (f"{name}={right}&no_such_thing=1", "no_such_thing"),
        (f"{name}=1e99", first["label"]),
        (f"{name}=abc", "abc"),
        (f"{name}=", first["label"]),
        (f"{name}=<b>1</b>", first["label"]),
    ]:
        live.page.evaluate("hash => { location.hash = hash; }", f"explore-{built.id}?{query}")
        notice = live.figure.locator(".ex-notice")
        expect(notice).to_be_visible()
        expect(notice).to_contain_text(told)
        expected = right if "no_such" in query else first["default"]
        assert live.values[name] == pytest.approx(expected)
        assert not NOT_WORDS.search(live.sentence)
    live.page.evaluate("history.replaceState(null, '', location.pathname)")
    assert len(opened(built.page).seen.errors) == errors


@pytest.mark.parametrize("built", [e for e in EXPLORERS if e.spec["prediction"]], ids=str)
def test_prediction_comes_first(visit: Visitor, book_url: str, built: Built):
    """The picture waits for a guess; the answer gives a reason and is remembered."""
    opened = visit(f"{book_url}/{built.page}#explore-{built.id}")
    live = Live(opened.page, built).start()
    guess = live.figure.locator(".ex-prediction")
    expect(live.figure.locator(".ex-cover")).to_be_visible()
    expect(live.figure.locator(".ex-sentence")).to_be_hidden()
    live.button("This is my guess").click()
    expect(guess.get_by_role("status")).to_contain_text("Choose one")
    option = built.spec["prediction"]["options"][0]
    guess.get_by_label(option["text"], exact=True).focus()
    opened.page.keyboard.press("Space")
    opened.page.keyboard.press("Enter")
    expect(guess).to_contain_text(option["reason"])
    expect(live.figure.locator(".ex-cover")).to_be_hidden()
    expect(live.figure.locator(".ex-sentence")).to_be_visible()
    opened.page.reload()
    again = Live(opened.page, built).start()
    expect(again.figure.locator(".ex-prediction")).to_contain_text(option["reason"])
    assert opened.seen.errors == []


@each_explorer
def test_works_from_a_disk(lasting_visit: Visitor, from_disk: dict[str, Visit], built: Built):
    """Opened as a file: mounted, drawn, moved."""
    if built.page not in from_disk:
        from_disk[built.page] = lasting_visit((HTML / built.page).as_uri())
    opened = from_disk[built.page]
    live = Live(opened.page, built).mount()
    live.reset()
    before = live.seen()
    live.slider.focus()
    opened.page.keyboard.press("End" if _share(live) < 0.5 else "Home")
    assert live.seen()[0] != before[0]
    assert opened.seen.errors == []
    assert opened.seen.foreign == []


@pytest.fixture(scope="module")
def from_disk() -> dict[str, Visit]:
    return {}


@pytest.mark.parametrize("page", sorted({e.page for e in EXPLORERS}))
def test_all_this_was_quiet(opened: Callable[[str], Visit], page: str):
    """After everything above: no error, nobody else asked, no cookie."""
    visit = opened(page)
    assert visit.seen.errors == []
    assert visit.seen.foreign == []
    assert visit.context.cookies() == []


#: the last explorer of each page that has several: far below when the page opens, some in a folded part
FAR = list({built.page: built for built in EXPLORERS if built is not EXPLORERS[0]}.values())


@pytest.mark.parametrize("built", FAR, ids=str)
def test_a_link_on_the_page_starts_the_explorer_it_leads_to(
    visit: Visitor, book_url: str, built: Built
):
    page = visit(f"{book_url}/{built.page}").page
    first = next(p for p in built.spec["parameters"] if p["name"] == built.spec["sliders"][0])
    name, value = first["name"], 1 if first["switch"] else first["hi"]
    page.evaluate("hash => { location.hash = hash; }", f"explore-{built.id}?{name}={value}")
    page.wait_for_function("id => window.explorable.explorers.has(id)", arg=built.id)
    set_to = f"window.explorable.explorers.get({built.id!r}).values[{name!r}]"
    assert page.evaluate(set_to) == pytest.approx(value)
    expect(page.locator(f"#explore-{built.id}")).to_be_in_viewport()


#: how many live regions of an explorer speak, from now on
LISTEN = """(figure) => {
  window.spoken = [];
  const isLive = (e) => e.matches("output, [role=status], [role=alert], [aria-live]") && e.getAttribute("aria-live") !== "off";
  for (const region of [...figure.querySelectorAll("*")].filter(isLive))
    new MutationObserver(() => region.textContent && spoken.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
}"""


def test_one_step_and_one_story_are_told_once(visit: Visitor, book_url: str):
    page = visit(f"{book_url}/chapters/innate-and-acquired.html", way="story").page
    explorer = page.locator("#explore-innate-and-acquired")
    explorer.scroll_into_view_if_needed()
    explorer.locator(".ex-own > summary").click()
    explorer.locator("input[name=t2], input[name=r]").first.scroll_into_view_if_needed()
    expect(explorer.locator(".ex-sentence")).to_contain_text("day")
    page.wait_for_timeout(800)
    explorer.evaluate(LISTEN)
    explorer.locator("input[name=r]").press("ArrowRight")
    page.wait_for_timeout(800)
    spoken = page.evaluate("spoken")
    assert len(spoken) == 1, spoken
    page.evaluate("spoken.length = 0")
    explorer.get_by_role("button", name="Vaccinated").click()
    page.wait_for_timeout(800)
    spoken = page.evaluate("spoken")
    assert len(spoken) == 1, spoken
    assert spoken[0].startswith("A vaccine has left")


def test_a_chart_is_read_by_key_and_by_finger(visit: Visitor, book_url: str):
    page = visit(f"{book_url}/chapters/innate-and-acquired.html").page
    explorer = page.locator("#explore-influenza")
    explorer.scroll_into_view_if_needed()
    explorer.get_by_role("button", name="Skip, show me").click()
    expect(explorer.locator("path.js-line").first).to_be_attached()
    chart = explorer.get_by_role("slider", name=re.compile("^Read the chart: ")).first
    chart.focus()
    page.keyboard.press("Home")
    first = chart.get_attribute("aria-valuetext")
    page.keyboard.press("PageUp")
    later = chart.get_attribute("aria-valuetext")
    assert first.startswith("Time 0")
    assert re.search(r"\. .+\d", later)
    assert later != first
    expect(explorer.locator(".ex-panel.ex-pointed").first).to_be_visible()
    box = chart.bounding_box()
    page.mouse.move(box["x"] + 0.9 * box["width"], box["y"] + box["height"] / 2)
    expect(chart).not_to_have_attribute("aria-valuetext", later)
