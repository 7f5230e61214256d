"""Python in the page (`make lite`): from a press on Run to the result, beside the bars that it must keep."""

from __future__ import annotations

import json
import time

from playwright.sync_api import Browser, Locator, Page

from benchmarks.pages import HTML, browser, served
from benchmarks.tables import table

PAGE = "chapters/how-it-works.html"
FILES = HTML / "_static/python/files.json"
RESULT = ":scope > .ex-code-results > *"
MINUTE = 60_000
MIB = 2**20


def report() -> None:
    """Print how long a reader waits for a cell, and what is sent."""
    if not FILES.is_file() or "folder" not in json.loads(FILES.read_text("utf-8")):
        print("\nPython in the page: not packed; `make lite` packs it")
        return
    with browser() as chromium:
        rows = [*course_cells(chromium), own_model(chromium)]
    heads = ["", "s", "bar", "MiB sent", "bar"]
    note = "Each from an empty cache, by a host that compresses text; Python's packs are sent as they lie there."
    table("Python in the page", heads, rows, note)


def course_cells(chromium: Browser) -> list[list[object]]:
    """A first cell, one more, and the first after a stop."""
    sent: list[int] = []
    with served(HTML, sent) as url:
        page = opened(chromium, url)
        before = sum(sent)
        first = ran(cell(page, 2), "explore('tip-the-balance').simulate()")
        loaded = (sum(sent) - before) / MIB
        more = ran(cell(page, 2), "sum(explore('tip-the-balance').simulate(killing=150)['cancer'])")
        third = cell(page, 2)
        third.locator("textarea").fill("while True:\n    pass")
        third.get_by_role("button", name="Run").click()
        page.wait_for_timeout(1000)
        third.locator("textarea").fill("explore('tip-the-balance').simulate()")
        started = time.monotonic()
        third.get_by_role("button", name="Stop").click()
        ran(third, None)
        stopped = time.monotonic() - started
        page.context.close()
    return [
        ["a cell with the course's own names", first, 3, loaded, 6],
        ["the next cell", more, 0.3, None, None],
        ["from a stop to the next result", stopped, 2, None, None],
    ]


def own_model(chromium: Browser) -> list[object]:
    """The chapter's last cell, which makes a model, as the first one that runs."""
    sent: list[int] = []
    with served(HTML, sent) as url:
        page = opened(chromium, url)
        before = sum(sent)
        seconds = ran(cell(page, 5), None)
        page.context.close()
    return [
        "a cell that makes a model, with those above it",
        seconds,
        6,
        (sum(sent) - before) / MIB,
        9,
    ]


def opened(chromium: Browser, url: str) -> Page:
    """The chapter with its editors."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script("sessionStorage.setItem('immunobook:way', 'course')")
    page.goto(f"{url}/{PAGE}")
    page.locator("details.bonnet > summary").click()
    page.locator(".ex-cell textarea").first.wait_for()
    page.wait_for_load_state("networkidle")
    return page


def cell(page: Page, number: int) -> Locator:
    """A cell, from 1 on."""
    return page.locator(".cell:has(> .ex-cell)").nth(number - 1)


def ran(where: Locator, code: str | None) -> float:
    """Seconds from a press on Run to the result."""
    if code is not None:
        where.locator("textarea").fill(code)
    where.evaluate("cell => cell.querySelector('.ex-code-results').replaceChildren()")
    started = time.monotonic()
    where.get_by_role("button", name="Run").click()
    where.locator(RESULT).first.wait_for(timeout=MINUTE)
    return time.monotonic() - started
