"""How a page grows with its explorers, and the book with its chapters."""

from __future__ import annotations

import shutil

from benchmarks.pages import ROOT, browser, read_to_the_end, served, watched
from benchmarks.peers import FRONT, plain
from benchmarks.tables import table
from benchmarks.workshop import Workshop
from immunobook import simulations

EXPLORERS = (1, 5, 20)
CHAPTERS = 50


def report() -> None:
    """Print weights and times for more of everything."""
    shop = Workshop()
    try:
        chapters = len(list((shop.root / "book/chapters").glob("*.md")))
        seconds = {chapters: shop.build()}
        weight = {chapters: home(shop)}
        names = simulations.ids()
        for count in EXPLORERS:
            shop.add_chapter(f"many-{count}", many(names[:count]))
        shop.build()
        explorers(shop)
        for k in range(CHAPTERS - chapters - len(EXPLORERS)):
            shop.add_chapter(f"further-{k}", many([names[k % len(names)]], title=f"Further {k}"))
        cold(shop)
        seconds[CHAPTERS] = shop.build()
        weight[CHAPTERS] = home(shop)
    finally:
        shop.remove()
    first = seconds[chapters] / chapters
    rows = [[n, s, s / n, s / n / first, weight[n]] for n, s in seconds.items()]
    heads = ["chapters", "cold build s", "s a chapter", "of the first", "KiB of the home page"]
    table("Growth with chapters", heads, rows)


def many(names: list[str], title: str = "") -> str:
    """A chapter with these explorers."""
    title = title or f"Explorers: {len(names)}"
    cell = '```{{code-cell}} ipython3\nfrom immunobook import explore\nexplore("{}")\n```\n'
    words = plain(ROOT / "book/chapters/innate-and-acquired.md").split("\n## ", 2)[1]
    return f"{FRONT}\n# {title}\n\n## {words}\n" + "\n".join(cell.format(name) for name in names)


def explorers(shop: Workshop) -> None:
    """Print what a page with 1, 5 and 20 explorers weighs, and when all of them answer."""
    rows: list[list[object]] = []
    with browser() as chromium, served(shop.html) as url:
        for count in EXPLORERS:
            with watched(chromium, f"{url}/chapters/many-{count}.html") as (page, traffic):
                opened = traffic.kib, page.evaluate(LOADED)
                before = page.evaluate("performance.now()")
                read_to_the_end(page)
                page.wait_for_function("n => window.explorable.explorers.size >= n", arg=count)
                there = page.evaluate("performance.now()") - before
                memory = page.evaluate("performance.memory.usedJSHeapSize / 2 ** 20")
                rows.append([count, *opened, traffic.kib, traffic.requests, there, memory])
    base = float(str(rows[0][3]))
    for row in rows:
        row.append((float(str(row[3])) - base) / max(1, int(str(row[0])) - 1))
    heads = ["explorers", "KiB opened", "loaded ms", "KiB to the end", "requests"]
    heads += ["scrolled, all answer ms", "heap MiB", "KiB for each more"]
    table("Growth with explorers on a page", heads, rows)


LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def home(shop: Workshop) -> float:
    """KiB of the home page, whose contents list every chapter."""
    with (
        browser() as chromium,
        served(shop.html) as url,
        watched(chromium, f"{url}/") as (_, traffic),
    ):
        return traffic.kib


def cold(shop: Workshop) -> None:
    """Forget what was built."""
    shutil.rmtree(shop.root / "book/_build")
