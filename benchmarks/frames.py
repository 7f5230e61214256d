"""How long after a slider moves its picture and its sentence are there.

A real mouse drags the first slider of every explorer to and fro. From the moment the browser hands
over the move (``input``) to the moment both are written, and to the first frame that shows them.
A busy machine slows single rounds: the best of three counts, and a round that keeps the bar ends them.
"""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.pages import HTML, STOPWATCH, browser, read_to_the_end, served, watched
from benchmarks.peers import stock_book
from benchmarks.tables import quantile, table

MOVES = 60
ROUNDS = 3
#: processor (how many times slower) -> milliseconds within which 95 of 100 moves are written
BARS = {1: 8.3, 4: 33.0}
WATCH = """id => {
    const figure = document.getElementById('explore-' + id);
    const all = {subtree: true, attributes: true, childList: true};
    window.stopwatch(figure, 'input', [figure.querySelector('.ex-chart')], all, (done) => done());
}"""


def report() -> None:
    """Print the times of every explorer, plain and throttled."""
    rows = []
    with browser() as chromium, served(HTML) as url:
        for path in sorted(HTML.glob("chapters/*.html")):
            found = re.findall(r'id="explore-([\w-]+)"', path.read_text("utf-8"))
            names = [name for name in found if (HTML / f"_static/models/{name}.js").is_file()]
            if names:
                rows += times_of_page(chromium, f"{url}/chapters/{path.name}", names)
    heads = [
        "explorer",
        "p50 ms",
        "p95 ms",
        "shown p95",
        "4x: p50 ms",
        "4x: p95 ms",
        "4x: shown p95",
    ]
    note = f"p95, plain: {held(rows, 2, BARS[1])}; at a quarter of the speed: {held(rows, 5, BARS[4])}."
    note += " The stock slider needs a kernel: in a published page it moves, and nothing else does."
    title = f"From slider to picture ({MOVES} moves of a mouse each, best of {ROUNDS} rounds)"
    table(title, heads, rows, note)
    stock()


def held(rows: list[list[Any]], column: int, bar: float) -> str:
    """Whether every explorer keeps a bar, else which do not."""
    late = ", ".join(f"{row[0]} ({row[column]:.1f})" for row in rows if row[column] > bar)
    slowest = max(row[column] for row in rows)
    return f"above {bar} ms: {late}" if late else f"{slowest:.1f} at most, the bar is {bar} ms"


def times_of_page(chromium: Browser, url: str, names: list[str]) -> list[list[Any]]:
    """A row for each explorer of a page."""
    rows = []
    with watched(chromium, url) as (page, _):
        read_to_the_end(page)
        cdp = page.context.new_cdp_session(page)
        for name in names:
            wait_for(page, name)
            rows.append(
                [name, *(t for rate, bar in BARS.items() for t in best(page, cdp, name, rate, bar))]
            )
    return rows


def best(
    page: Page, cdp: CDPSession, name: str, rate: int, bar: float
) -> tuple[float, float, float]:
    """Written p50 and p95 and shown p95 of the fastest round."""
    rounds: list[tuple[float, float, float]] = []
    while len(rounds) < ROUNDS and not any(p95 <= bar for _, p95, _ in rounds):
        written, shown = zip(*drag(page, cdp, name, rate), strict=True)
        rounds.append((quantile(written, 0.5), quantile(written, 0.95), quantile(shown, 0.95)))
    return min(rounds, key=lambda one: one[1])


def wait_for(page: Page, name: str) -> None:
    """Until the explorer's first picture is there; then look at the clock."""
    figure = page.locator(f"#explore-{name}")
    figure.scroll_into_view_if_needed()
    page.wait_for_function("id => window.explorable.explorers.has(id)", arg=name)
    skip = figure.get_by_role("button", name="Skip, show me")
    if skip.count():
        skip.click()
    figure.locator("path.js-line").first.wait_for(state="attached")
    page.evaluate(STOPWATCH)
    page.evaluate(WATCH, name)


def drag(page: Page, cdp: CDPSession, name: str, rate: int) -> list[tuple[float, float]]:
    """Milliseconds until written and until shown, one pair a move."""
    slider = page.locator(f"#explore-{name} .ex-do input.ex-slider").first
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    page.wait_for_timeout(500)  # what follows a picture is over
    page.evaluate("window.times = []")
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    y = box["y"] + box["height"] / 2
    place = slider.evaluate("s => (s.value - s.min) / (s.max - s.min)")
    page.mouse.move(box["x"] + box["width"] * (0.02 + 0.96 * place), y)
    page.mouse.down()
    for k in range(MOVES):
        share = 0.5 + 0.46 * (1 - 4 * abs((k / MOVES) % 1 - 0.5))
        page.mouse.move(box["x"] + box["width"] * share, y)
        page.wait_for_timeout(35 * rate)
    page.mouse.up()
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    found = page.evaluate("window.times")
    assert found, f"{name}: nothing was drawn while its slider moved"
    return [(float(a), float(b)) for a, b in found]


def stock() -> None:
    """Print whether the stock slider answers at all."""
    with (
        browser() as chromium,
        served(stock_book()) as url,
        watched(chromium, f"{url}/slider.html") as (page, traffic),
    ):
        read_to_the_end(page)
        seen = page.evaluate(
            "() => ({sliders: document.querySelectorAll('.noUi-handle, input[type=range]').length,"
            " charts: document.querySelectorAll('.js-plotly-plot path.js-line').length})"
        )
    print(f"  stock page: {json.dumps(seen)} drawn, {traffic.unanswered} scripts of others missing")
