"""A real browser on the built book, with every other host blocked."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

ROOT = Path(__file__).parents[2]
HTML = ROOT / "book/_build/html"
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book."""
    assert (HTML / "index.html").exists(), f"{HTML} is empty: run `make book` first"
    return HTML


@pytest.fixture(scope="session")
def book_url(book: Path) -> Iterator[str]:
    """Address of the built book on this machine, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(book)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def chapter_pages() -> list[str]:
    """Addresses of all chapters below the book's root, for parametrized tests."""
    return [f"chapters/{p.stem}.html" for p in sorted((ROOT / "book/chapters").glob("*.md"))]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium if it is there, else Playwright's own."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    started = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield started
    started.close()


@dataclass
class Seen:
    """What a page did besides showing itself."""

    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@dataclass
class Visit:
    """An opened page and what was seen on the way."""

    page: Page
    seen: Seen
    context: BrowserContext


def _watch(page: Page, seen: Seen) -> None:
    page.on("console", lambda m: seen.errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: seen.errors.append(str(e)))


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open an address in a fresh context; keyword arguments go to `new_context`.

    Requests to other hosts are refused and listed in `seen.foreign`.
    """
    contexts: list[BrowserContext] = []

    def open_page(url: str, *, context: BrowserContext | None = None, init: str = "", **options: object) -> Visit:
        seen = Seen()
        if context is None:
            context = browser.new_context(**options)  # type: ignore[arg-type]
            contexts.append(context)
            if init:
                context.add_init_script(init)

            def refuse(route: object, request: object) -> None:
                address = request.url  # type: ignore[attr-defined]
                if address.startswith(("http://127.0.0.1", "file:", "data:", "blob:")):
                    route.continue_()  # type: ignore[attr-defined]
                else:
                    seen.foreign.append(address)
                    route.abort()  # type: ignore[attr-defined]

            context.route("**/*", refuse)
        page = context.new_page()
        _watch(page, seen)
        page.goto(url, wait_until="load")
        return Visit(page, seen, context)

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Serious and critical findings of axe-core on a page, one line each."""
    source = AXE.read_text(encoding="utf-8")

    def run(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{v['id']}: {n['target']} {n['failureSummary']}"
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
            for n in v["nodes"]
        ]

    return run
