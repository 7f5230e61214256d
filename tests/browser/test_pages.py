"""Every page of the book: quiet, readable by everybody, at every width."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from explorers import built_pages
from playwright.sync_api import Error, Page, expect

from visiting import Visit, Visitor, chapter_pages

#: pages that Sphinx makes by itself; nobody is led to the first
MADE = {"genindex.html", "search.html"}
PAGES = [page for page in built_pages() if page not in MADE]
#: scope: all tests of a page come one after the other
each_page = pytest.mark.parametrize("page", [*PAGES, "search.html"], scope="module")

PROBE = Path(__file__).with_name("probe.js").read_text("utf-8")
IS_MOUNTED = """() => [...document.querySelectorAll('[data-explorable=explorer]')]
    .filter((f) => f.checkVisibility()).every((f) => f.matches('.ex-live.ex-covered') || f.querySelector('path.js-line'))"""


def ask(page: Page, question: str) -> Any:
    """Ask a page a question of ``probe.js``."""
    return page.evaluate(f"() => ({PROBE.strip()}).{question}()")


def test_all_pages_were_built():
    assert set(chapter_pages()) <= set(PAGES)
    others = {"index", "glossary", "models", "progress", "teaching", "references", "about"}
    assert {f"{name}.html" for name in others} <= set(PAGES)


def read_to_the_end(page: Page) -> None:
    """Scroll through the page, so that everything that waits is mounted."""
    for figure in page.locator("[data-explorable=explorer]:visible").all():
        figure.scroll_into_view_if_needed()
    page.wait_for_function(IS_MOUNTED)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")


def looks_focused(page: Page) -> bool:
    """Whether the focused control looks different without focus (a mark on a slider's thumb)."""
    control = page.evaluate_handle("document.activeElement").as_element()
    assert control
    with_focus = control.screenshot(animations="disabled")
    control.evaluate("e => e.blur()")
    without = control.screenshot(animations="disabled")
    control.evaluate("e => e.focus()")
    return with_focus != without


@pytest.fixture(scope="module")
def opened(lasting_visit: Visitor, book_url: str) -> Callable[[str], Visit]:
    """A page read to its end once, for all tests that only look."""
    known: dict[str, Visit] = {}

    def get(page: str) -> Visit:
        if page not in known:
            for old in known.values():
                old.page.close()
            known.clear()
            size = {"width": 1280, "height": 900}
            known[page] = lasting_visit(f"{book_url}/{page}", viewport=size)
            read_to_the_end(known[page].page)
        return known[page]

    return get


def bring_all(page: Page) -> None:
    """Let every exercise answer, also those whose kind comes when they are near."""
    waiting = page.locator("article article.ex-exercise:visible")
    for _ in range(20):
        if not waiting.count():
            break
        with suppress(Error):  # it answered, and another card stands in its place
            waiting.first.scroll_into_view_if_needed(timeout=500)
        page.wait_for_timeout(300)
    expect(waiting).to_have_count(0)
    page.evaluate("scrollTo(0, 0)")


@each_page
class TestPage:
    """In this order for each page, so that it is opened once."""

    def test_quiet(self, opened: Callable[[str], Visit], page: str):
        """No error in the console, no question to another host, nothing stored unasked."""
        visit = opened(page)
        assert visit.seen.errors == []
        assert visit.seen.foreign == []
        assert visit.context.cookies() == []

    def test_told_to_machines(self, opened: Callable[[str], Visit], page: str):
        """Language, title, description; one h1 and no level left out; each id once."""
        told = ask(opened(page).page, "told")
        assert told["lang"] == "en"
        assert "How Immunotherapy Works" in told["title"]
        if page not in MADE:
            assert 40 <= len(told["description"]) <= 160
        levels = told["levels"]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(below - above <= 1 for above, below in pairwise(levels)), levels
        assert told["empty"] == 0
        assert told["main"] == 1
        assert told["sameIds"] == []

    def test_everything_has_a_name(self, opened: Callable[[str], Visit], page: str):
        assert ask(opened(page).page, "nameless") == []

    def test_notice(self, opened: Callable[[str], Visit], page: str):
        notice = opened(page).page.locator("aside.notice")
        assert notice.is_visible()
        assert "not medical advice" in notice.inner_text()

    @pytest.mark.parametrize("scheme", ["dark", "light"])
    def test_axe(
        self,
        opened: Callable[[str], Visit],
        axe: Callable[[Page], list[str]],
        page: str,
        scheme: str,
    ):
        shown = opened(page).page
        shown.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        shown.wait_for_function("s => document.documentElement.dataset.theme === s", arg=scheme)
        assert axe(shown) == []

    def test_keyboard(self, opened: Callable[[str], Visit], page: str):
        """Tab reaches every control, shows where it is, and comes out at the end."""
        shown = opened(page).page
        bring_all(shown)
        stops = ask(shown, "stops")
        reached, unseen = set(), []
        for _ in range(len(stops) * 2 + 20):
            shown.keyboard.press("Tab")
            focus = ask(shown, "focus")
            if focus is None:
                break
            reached.add(focus["stop"])
            if not focus["isShown"] and not looks_focused(shown):
                unseen.append(focus["html"])
        else:
            pytest.fail("Tab never comes out of the page")
        assert [html for i, html in enumerate(stops) if str(i) not in reached] == []
        assert unseen == [], "no mark shows where the focus is"

    def test_unfolded(
        self, opened: Callable[[str], Visit], axe: Callable[[Page], list[str]], page: str
    ):
        """What was folded away has names, room for a finger, and no finding either."""
        shown = opened(page).page
        ask(shown, "unfold")
        assert ask(shown, "small") == []
        assert ask(shown, "nameless") == []
        assert axe(shown) == []


@each_page
def test_fits_a_narrow_screen(visit: Visitor, book_url: str, page: str):
    """At 320 px nothing makes the page scroll sideways, also with everything open."""
    size = {"width": 320, "height": 640}
    narrow = visit(f"{book_url}/{page}", viewport=size, is_mobile=True, has_touch=True).page
    read_to_the_end(narrow)
    ask(narrow, "unfold")
    narrow.evaluate("() => new Promise((r) => requestAnimationFrame(() => setTimeout(r, 50)))")
    wide = ask(narrow, "wide")
    assert wide["width"] == 320
    assert wide["out"] == []
    assert wide["page"] <= 320


@pytest.mark.parametrize("page", ["teaching.html", "models.html", "chapters/cell-therapy.html"])
def test_wide_tables_stack_on_a_phone(visit: Visitor, book_url: str, page: str):
    """A row becomes a card that names its numbers; to a screen reader it stays a row of a table."""
    opened = visit(f"{book_url}/{page}", viewport={"width": 390, "height": 844}).page
    tables = opened.locator("article table.ex-stacks")
    assert tables.count() > 0
    assert tables.evaluate_all(
        "all => all.every((t) => t.scrollWidth <= t.parentElement.clientWidth)"
    )
    row = tables.first.locator("tbody tr", has=opened.locator("[data-label]")).first
    assert row.evaluate(
        "row => row.cells[1].dataset.label.length > 1 && row.cells[1].role === 'cell'"
    )


def test_powers_of_ten_stand_upright_under_a_figure_on_a_phone(
    visit: Visitor, book_url: str
) -> None:
    """Nine of them do not fit into the width of a phone; on their heads they lay over the axis's name."""
    phone = {"width": 390, "height": 844}
    page = visit(f"{book_url}/chapters/bispecific-antibodies.html", viewport=phone).page
    page.evaluate(
        "document.querySelectorAll('.bonnet details, details.bonnet').forEach((d) => { d.open = true; })"
    )
    figure = page.locator("[data-explorable=plot]").first
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".xtick text").first).to_be_visible()
    ticks = figure.locator(".xtick text").all()
    assert 3 <= len(ticks) <= 6
    low = max(tick.evaluate("(e) => e.getBoundingClientRect().bottom") for tick in ticks)
    assert all(tick.evaluate("(e) => e.getBoundingClientRect().height") < 25 for tick in ticks)
    assert low <= figure.locator(".xtitle").evaluate("(e) => e.getBoundingClientRect().top") + 1
