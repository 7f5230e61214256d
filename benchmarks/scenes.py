"""What a frame of a scene costs while it plays, plain and at a quarter of the speed; how soon the first one is there.

Our own JavaScript is the time inside of what is called for an animation frame; the main thread's time is all it did,
by the browser's own count. The best of three rounds counts. Without a graphics card the processor draws, too.
"""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.pages import HTML, browser, served, watched
from benchmarks.tables import table

SECONDS = 4
ROUNDS = 3
#: milliseconds of a frame that our own JavaScript and the main thread may take
BARS = {"own": 1.5, "main": 7.0}
FIRST = 200
WATCH = """window.own = []; window.near = {};
const ask = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (act) => ask((now) => {
  const begun = performance.now();
  act(now);
  own.push(performance.now() - begun);
});"""


def report() -> None:
    """Print a row for each scene of the book."""
    rows: list[list[Any]] = []
    with browser() as chromium, served(HTML) as url:
        for path in sorted(HTML.glob("chapters/*.html")):
            text = path.read_text("utf-8")
            found = re.findall(r'id="explore-([\w-]+)"', text)
            for name in dict.fromkeys(found):
                if f"{name}-cast-" in text:
                    rows.append(row(chromium, f"{url}/chapters/{path.name}?way=story", name))
    heads = [
        "scene",
        "figures",
        "frames/s",
        "own ms",
        "main ms",
        "4x: frames/s",
        "4x: own ms",
        "4x: main ms",
        "first ms",
    ]
    late = [
        one[0] for one in rows if one[3] > BARS["own"] or one[4] > BARS["main"] or one[8] > FIRST
    ]
    note = (
        f"above a bar ({BARS['own']} own, {BARS['main']} main, {FIRST} first): {', '.join(late)}"
        if late
        else "All keep their bars."
    )
    table(f"A scene that plays ({SECONDS} s, 390 px, ratio 2, best of {ROUNDS})", heads, rows, note)


def row(chromium: Browser, url: str, name: str) -> list[Any]:
    """What one scene costs."""
    with watched(chromium, url, viewport={"width": 390, "height": 844}, device_scale_factor=2) as (
        page,
        _,
    ):
        page.evaluate(WATCH)
        scene = page.locator(f"#explore-{name} .ex-scene").first
        begun = page.evaluate("performance.now()")
        scene.scroll_into_view_if_needed()
        page.wait_for_function(
            "id => document.querySelector(`#explore-${id} .ex-scene-lives`)", arg=name, polling=5
        )
        first = page.evaluate("performance.now()") - begun
        page.wait_for_timeout(1500)
        cdp = page.context.new_cdp_session(page)
        cdp.send("Performance.enable")
        figures = page.locator(f"#explore-{name} .ex-poster-figures use").count()
        told = [best(page, cdp, name, rate) for rate in (1, 4)]
        return [name, figures, *told[0], *told[1], round(first)]


def best(page: Page, cdp: CDPSession, name: str, rate: int) -> tuple[float, float, float]:
    """Frames a second, own and main milliseconds of the cheapest round."""
    rounds = [played(page, cdp, name, rate) for _ in range(ROUNDS)]
    return min(rounds, key=lambda one: one[2])


def played(page: Page, cdp: CDPSession, name: str, rate: int) -> tuple[float, float, float]:
    scene = page.locator(f"#explore-{name} .ex-scene").first
    scene.locator(".ex-scrub").press("Home")
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    scene.locator(".ex-scene-play").click()
    page.wait_for_timeout(300)
    page.evaluate("own.length = 0")
    before = busy(cdp)
    page.wait_for_timeout(1000 * SECONDS)
    spent = busy(cdp) - before
    own = page.evaluate("own")
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    if scene.locator(".ex-scene-play").inner_text() == "Pause":
        scene.locator(".ex-scene-play").click()
    frames = max(1, len(own))
    return round(frames / SECONDS, 1), round(sum(own) / frames, 2), round(1000 * spent / frames, 2)


def busy(cdp: CDPSession) -> float:
    """Seconds that the main thread has worked."""
    metrics = {one["name"]: one["value"] for one in cdp.send("Performance.getMetrics")["metrics"]}
    return metrics["TaskDuration"]
