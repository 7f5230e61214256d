"""A real browser on the built book, with every other host blocked."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from visiting import HTML, ROOT, Visitor, chapter_pages

__all__ = ["Visitor", "chapter_pages"]

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


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visitor]:
    """Open an address in a fresh context."""
    visitor = Visitor(browser)
    yield visitor
    visitor.close()


@pytest.fixture(scope="module")
def lasting_visit(browser: Browser) -> Iterator[Visitor]:
    """The same for pages that several tests share."""
    visitor = Visitor(browser)
    yield visitor
    visitor.close()


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
