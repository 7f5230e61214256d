"""What a page weighs on the wire, and what a further explorer adds."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.pages import HTML, Traffic, browser, read_to_the_end, served, watched
from benchmarks.peers import stock_book
from benchmarks.tables import quantile, table

HEADS = [
    "page",
    "explorers",
    "KiB opened",
    "requests",
    "KiB to the end",
    "requests",
    "others",
    "errors",
    "of bare",
]


def report() -> None:
    """Print weights of our pages, of the stock pages, and of each explorer."""
    ours = sorted(
        p
        for p in HTML.rglob("*.html")
        if not {"_static", "lite", "embed", "files"} & set(p.relative_to(HTML).parts)
    )
    ours = [p for p in ours if p.stem not in ("genindex",)]
    stock = stock_book()
    with browser() as chromium:
        with served(stock) as url:
            bare = measure(chromium, f"{url}/bare.html")
            slider = measure(chromium, f"{url}/slider.html")
        with served(HTML) as url:
            weights = {p: measure(chromium, f"{url}/{p.relative_to(HTML)}") for p in ours}
    base = bare[1].kib
    rows = [row(p.relative_to(HTML).as_posix(), count(p), *w, base) for p, w in weights.items()]
    rows += [
        row("stock: bare page", 0, *bare, base),
        row("stock: slider and figure", 1, *slider, base),
    ]
    missing = bare[1].unanswered + slider[1].unanswered
    note = f"Stock pages: {missing} requests to other hosts were not answered and are not counted."
    table("Weight (gzip, empty cache)", HEADS, rows, note if missing else "")
    explorers()


def measure(chromium: Browser, url: str) -> tuple[Traffic, Traffic]:
    """Traffic of a page as opened, and read to the end."""
    with watched(chromium, url) as (page, traffic):
        opened = Traffic(traffic.bytes, traffic.requests, traffic.foreign, traffic.unanswered)
        read_to_the_end(page)
        return opened, traffic


def row(name: str, explorers: int, opened: Traffic, end: Traffic, base: float) -> list[object]:
    """A line of the table; the last cell is the weight at the end over that of the bare page."""
    weights = [opened.kib, opened.requests, end.kib, end.requests]
    return [name, explorers, *weights, end.foreign, len(end.errors), end.kib / base]


def count(path: Path) -> int:
    """Explorers on a page."""
    return path.read_text("utf-8").count('data-explorable="explorer"')


def explorers() -> None:
    """Print what each explorer adds to its page: its HTML and its model's script."""
    rows = []
    for path in sorted(HTML.glob("chapters/*.html")):
        html = path.read_text("utf-8")
        for figure in re.findall(r'<figure class="ex-explorer".*?</figure>', html, re.DOTALL):
            name = re.search(r'data-id="([^"]+)"', figure)
            assert name
            script = HTML / f"_static/models/{name.group(1)}.js"
            spec = re.search(r'<script type="application/json">(.*?)</script>', figure, re.DOTALL)
            assert spec
            equations = json.loads(spec.group(1).replace("<\\/", "</"))["equations"]
            without = zipped(html.encode()) - zipped(html.replace(figure, "").encode())
            # a model written in a chapter carries its code in its own HTML
            parts = [without, zipped(script.read_bytes()) if script.is_file() else 0.0]
            rows.append([name.group(1), *parts, sum(parts), zipped(equations.encode())])
    rows.sort(key=lambda r: -r[3])
    totals = [r[3] for r in rows]
    note = f"median {quantile(totals, 0.5):.2f} KiB, heaviest {max(totals):.2f} KiB"
    heads = ["a further explorer", "HTML KiB", "model KiB", "together", "of it equations"]
    table("Weight that each explorer adds to its page (gzip)", heads, rows, note)


def zipped(data: bytes) -> float:
    """KiB after gzip."""
    return len(gzip.compress(data, 6)) / 1024
