"""What a reader still gets when something is missing: script, storage, motion, paper, a new browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from explorers import Built, Live, built_explorers
from playwright.sync_api import Route, expect
from test_look import choose

from visiting import HTML, Visitor, chapter_pages

EXPLORERS = built_explorers()
#: one explorer a page is enough for what all have in common
ONE_EACH = list({e.page: e for e in reversed(EXPLORERS)}.values())
one_each = pytest.mark.parametrize("built", ONE_EACH, ids=str)
some = pytest.mark.parametrize("built", ONE_EACH[:2], ids=str)
WHY_STILL = re.compile(r"JavaScript|browser", re.I)


def test_there_is_something_to_test():
    assert len(ONE_EACH) >= 9


@pytest.mark.parametrize("page", chapter_pages())
def test_without_javascript(visit: Visitor, book_url: str, page: str):
    """Sentence and table are there and say why nothing moves; details open by themselves."""
    shown = visit(f"{book_url}/{page}", java_script_enabled=False).page
    built = [e for e in EXPLORERS if e.page == page]
    assert built
    for live_part in shown.locator("details.bonnet > summary").all():
        live_part.click()
    for explorer in built:
        figure = shown.locator(f"#explore-{explorer.id}")
        expect(figure.locator(".ex-sentence")).to_be_visible()
        expect(figure.locator(".ex-sentence")).to_have_text(explorer.sentence)
        figure.locator(".ex-numbers > summary").click()
        assert figure.locator("tbody tr").count() >= 8
        expect(figure.locator("tbody tr").first).to_be_visible()
        expect(figure).to_contain_text(WHY_STILL)
        assert "{" not in figure.inner_text()
    expect(shown.locator("main h1")).to_be_visible()
    expect(shown.locator("aside.notice")).to_be_visible()


REDRAWN = """(figure) => new Promise((done) => {
    let times = 0;
    const watcher = new MutationObserver(() => { times++; });
    for (const plot of figure.querySelectorAll('.ex-plot')) watcher.observe(plot, {subtree: true, childList: true});
    setTimeout(() => done(times), 1500);
})"""


@some
def test_without_the_style_sheet_a_chart_does_not_grow_for_ever(
    visit: Visitor, book_url: str, built: Built
):
    """Its box then takes its height from what is drawn in it."""
    page = visit("about:blank").page
    page.route("**/*.css*", lambda route: route.abort())
    page.goto(f"{book_url}/{built.page}")
    live = Live(page, built).mount()
    page.wait_for_timeout(2500)
    assert live.figure.evaluate(REDRAWN) == 0
    heights = live.figure.locator(".ex-box").evaluate_all("boxes => boxes.map(b => b.clientHeight)")
    assert max(heights) < 1500


BLOCKED = """Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"""


@some
@pytest.mark.parametrize("storage", [BLOCKED, FULL], ids=["blocked", "full"])
def test_storage_blocked_or_full(visit: Visitor, book_url: str, built: Built, storage: str):
    opened = visit(f"{book_url}/{built.page}#explore-{built.id}", init=storage)
    live = Live(opened.page, built).start()
    if built.spec["prediction"]:
        live.figure.locator(".ex-prediction input").first.check()
        live.button("This is my guess").click()
        expect(live.figure.locator(".ex-cover")).to_be_hidden()
    live.mount()
    before = live.seen()
    live.slider.press("End")
    live.slider.press("Home")
    live.slider.press("PageUp")
    assert live.seen()[0] != before[0]
    choose(opened.page, "Dark")
    assert opened.seen.errors == []


@some
def test_damaged_storage(visit: Visitor, book_url: str, built: Built):
    """Whatever an older version or another page left behind is no reason to stop."""
    spoil = f"""localStorage.setItem('immunobook:prediction:{built.id}', '{{"x":');
        for (const key of ['immunobook', 'immunobook:progress', 'mode']) localStorage.setItem(key, '{{');"""
    opened = visit(f"{book_url}/{built.page}#explore-{built.id}", init=spoil)
    Live(opened.page, built).mount()
    assert opened.seen.errors == []


@one_each
def test_reduced_motion(visit: Visitor, book_url: str, built: Built):
    """Nothing moves by itself and nothing slides."""
    shown = visit(f"{book_url}/{built.page}#explore-{built.id}", reduced_motion="reduce").page
    live = Live(shown, built).mount()
    live.slider.press("End")
    live.slider.press("Home")
    if built.spec["presets"]:
        live.button(built.spec["presets"][-1]["label"]).click()
    moving = shown.evaluate(
        """() => document.getAnimations().filter((a) => a.effect.getComputedTiming().duration > 20)
            .map((a) => a.effect.target.outerHTML.slice(0, 100))"""
    )
    assert moving == []
    slow = shown.evaluate(
        """() => [...document.querySelectorAll('body *')].filter((e) =>
            getComputedStyle(e).transitionDuration.split(',').some((t) => parseFloat(t) > 0.02))
            .map((e) => e.outerHTML.slice(0, 100)).slice(0, 5)"""
    )
    assert slow == []
    assert shown.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("page", chapter_pages())
def test_print(visit: Visitor, book_url: str, page: str, tmp_path: Path):
    """On paper: the text, all of it unfolded but cards of numbers, without navigation and buttons."""
    shown = visit(f"{book_url}/{page}").page
    shown.evaluate(
        """() => {
            window.foldedBefore = [...document.querySelectorAll('main details:not([data-sensitive])')].filter((d) => !d.open).length;
            addEventListener('beforeprint', () => {
                window.foldedOnPaper = [...document.querySelectorAll('main details:not([data-sensitive])')].filter((d) => !d.open).length;
            });
        }"""
    )
    before = shown.evaluate("window.foldedBefore")
    paper = tmp_path / "page.pdf"
    shown.pdf(path=paper)
    assert paper.stat().st_size > 20_000
    assert before > 0
    assert shown.evaluate("window.foldedOnPaper") == 0
    again = shown.evaluate(
        "() => [...document.querySelectorAll('main details:not([data-sensitive])')].filter((d) => !d.open).length"
    )
    assert again == before, "blocks stay open after printing"

    shown.emulate_media(media="print", color_scheme="dark")
    for hidden in (".bar", ".side", ".onward"):
        for part in shown.locator(hidden).all():
            expect(part).to_be_hidden()
    expect(shown.locator("aside.notice")).to_be_visible()
    assert shown.locator("main button:visible, main input[type=range]:visible").count() == 0
    ink, ground = shown.evaluate(
        "() => [getComputedStyle(document.querySelector('article p')).color,"
        " getComputedStyle(document.documentElement).backgroundColor]"
    )
    assert _light(ink) < 0.3
    assert ground == "rgba(0, 0, 0, 0)" or _light(ground) > 0.95


def _light(color: str) -> float:
    red, green, blue = (float(c) for c in re.findall(r"[\d.]+", color)[:3])
    return (red + green + blue) / 765


@some
def test_old_browser_is_told(visit: Visitor, book_url: str, built: Built):
    """A browser that can't read today's script shows the static page and says why nothing moves."""
    opened = visit("about:blank")

    def too_new(route: Route) -> None:
        route.fulfill(content_type="text/javascript", body="this is not a script it knows")

    opened.context.route("**/_static/explorable.js*", too_new)
    opened.page.goto(f"{book_url}/{built.page}#see-{built.id}")
    figure = opened.page.locator(f"#explore-{built.id}")
    expect(figure.locator(".ex-sentence")).to_have_text(built.sentence)
    expect(figure).to_contain_text(WHY_STILL)


@some
@pytest.mark.parametrize("missing", ["IntersectionObserver", "ResizeObserver", "matchMedia"])
def test_browser_without(visit: Visitor, book_url: str, built: Built, missing: str):
    """What not every browser has is not needed."""
    opened = visit(f"{book_url}/{built.page}", init=f"delete window.{missing};")
    live = Live(opened.page, built).mount()
    live.slider.press("End")
    assert live.sentence


@some
@pytest.mark.parametrize(
    ("file", "told"),
    [("plotly.js", "chart could not be loaded"), ("models/*.js", "could not be started")],
)
def test_a_file_that_does_not_come(
    visit: Visitor, book_url: str, built: Built, file: str, told: str
):
    """A lost connection is told, and the sentence stays."""
    opened = visit("about:blank")
    opened.context.route(f"**/_static/{file}*", lambda route: route.abort())
    opened.page.goto(f"{book_url}/{built.page}#see-{built.id}")
    figure = opened.page.locator(f"#explore-{built.id}")
    expect(figure).to_contain_text(told)
    expect(figure.locator(".ex-sentence")).to_have_text(built.sentence)


@some
@pytest.mark.parametrize(
    ("file", "how"),
    [("plotly.js", "button"), ("models/*.js", "button"), ("models/*.js", "network")],
)
def test_a_lost_connection_comes_back(
    visit: Visitor, book_url: str, built: Built, file: str, how: str
):
    """It is told, tried again by a button or when the network is back, and the focus stays there."""
    opened = visit(f"{book_url}/about.html")
    page, isLost = opened.page, [True]
    opened.context.route(
        f"**/_static/{file}*", lambda route: route.abort() if isLost[0] else route.fallback()
    )
    page.goto(f"{book_url}/{built.page}")
    opened.context.set_offline(how == "network")
    figure = page.locator(f"#explore-{built.id}")
    figure.evaluate("e => e.scrollIntoView()")
    skip = figure.get_by_role("button", name="Skip, show me")
    if file == "plotly.js" and built.spec["prediction"]:
        skip.click()
    line = figure.locator(".ex-retry")
    expect(line).to_contain_text("could not be")
    again = line.get_by_role("button", name="Try again")
    if how == "button":
        again.focus()
        page.keyboard.press("Enter")
        expect(line).to_contain_text("could not be")
        expect(again).to_be_focused()
        isLost[0] = False
        page.keyboard.press("Enter")
    else:
        expect(line).to_contain_text("There is no connection at the moment")
        again.focus()
        isLost[0] = False
        opened.context.set_offline(False)
    expect(line).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body"), "focus was lost"
    Live(page, built).mount()


@one_each
def test_impossible_setting_says_so(visit: Visitor, book_url: str, built: Built):
    """A value that is no number, or out of range, never reaches the picture."""
    opened = visit(f"{book_url}/{built.page}#explore-{built.id}")
    live = Live(opened.page, built).mount()
    name: str = built.first["name"]
    settings: list[dict[str, Any]] = [{name: 1e300}, {name: -1e300}, {name: "x"}, {name: None}]
    for setting in settings:
        opened.page.evaluate(
            "([id, s]) => window.explorable.explorers.get(id).set(s)", [built.id, setting]
        )
        live.next_frame()
        assert "NaN" not in live.sentence
        assert built.first["lo"] <= live.values[name] <= built.first["hi"]
        assert not any("NaN" in (d or "") for d in live.lines)
    assert opened.seen.errors == []


def test_static_page_is_complete_in_the_file():
    """The numbers in the file are Python's own, so a search engine sees them too."""
    for built in EXPLORERS:
        assert len(built.sentence) > 20, built
        assert (HTML / built.page).read_text("utf-8").count(f'id="explore-{built.id}"') == 1
