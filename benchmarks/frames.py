"""How long after a slider moves its picture and its sentence are there.

A real mouse drags the first slider of every explorer to and fro. From the moment the browser hands
over the move (``input``) to the moment both are written, and to the first frame that shows them.
"""

from __future__ import annotations

import json
import re

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.pages import HTML, STOPWATCH, browser, read_to_the_end, served, watched
from benchmarks.peers import stock_book
from benchmarks.tables import quantile, table

MOVES = 60
WATCH = """id => {
    const figure = document.getElementById('explore-' + id);
    const all = {subtree: true, attributes: true, childList: true};
    window.stopwatch(figure, 'input', [figure.querySelector('.ib-chart')], all, (done) => done());
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
    worst = [max(float(row[i]) for row in rows) for i in (2, 5)]
    note = f"slowest p95: {worst[0]:.1f} ms plain, {worst[1]:.1f} ms at a quarter of the speed."
    note += " The stock slider needs a kernel: in a published page it moves, and nothing else does."
    table(f"From slider to picture ({MOVES} moves of a mouse each)", heads, rows, note)
    stock()


def times_of_page(chromium: Browser, url: str, names: list[str]) -> list[list[object]]:
    """A row for each explorer of a page."""
    rows = []
    with watched(chromium, url) as (page, _):
        read_to_the_end(page)
        cdp = page.context.new_cdp_session(page)
        for name in names:
            cells: list[object] = [name]
            for rate in (1, 4):
                times = drag(page, cdp, name, rate)
                written, shown = zip(*times, strict=True)
                cells += [quantile(written, 0.5), quantile(written, 0.95), quantile(shown, 0.95)]
            rows.append(cells)
    return rows


def drag(page: Page, cdp: CDPSession, name: str, rate: int) -> list[tuple[float, float]]:
    """Milliseconds until written and until shown, one pair a move."""
    figure = page.locator(f"#explore-{name}")
    figure.scroll_into_view_if_needed()
    page.wait_for_function("id => window.immunobook.explorers.has(id)", arg=name)
    skip = figure.get_by_role("button", name="Skip, show me")
    if skip.count():
        skip.click()
    figure.locator("path.js-line").first.wait_for(state="attached")
    page.wait_for_timeout(500)  # what follows the first picture is over
    slider = figure.locator("input.ib-slider").first
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    page.evaluate(STOPWATCH)
    page.evaluate(WATCH, name)
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
