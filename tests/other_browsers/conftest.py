"""The built book in Firefox and WebKit, from a server of this machine and from its disk; `make test-browsers`."""

from __future__ import annotations

import functools
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from visiting import HTML

HERE = Path(__file__).parent
# what reads pages and presses keys there works here, too
sys.path[:0] = [str(HERE), str(HERE.parent / "browser")]

from engine import Engine  # noqa: E402
from firefox import Firefox  # noqa: E402
from page import Page  # noqa: E402
from webkit import WebKit  # noqa: E402

ENGINES = {kind.name: kind for kind in (Firefox, WebKit)}


@dataclass
class Site:
    """The book with a watcher in each page: where it is, and what was asked for in vain."""

    url: str
    folder: Path
    missed: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built book; the first thing in each page is `watch.js`."""
    assert (HTML / "index.html").exists(), f"{HTML} is empty: run `make book` first"
    folder = tmp_path_factory.mktemp("watched") / "book"
    shutil.copytree(HTML, folder, ignore=shutil.ignore_patterns("lite"))
    watcher = f"<head><script>{(HERE / 'watch.js').read_text('utf-8')}</script>"
    for page in [*folder.glob("*.html"), *folder.glob("chapters/*.html")]:
        page.write_text(page.read_text("utf-8").replace("<head>", watcher, 1), "utf-8")
    return folder


@pytest.fixture(scope="session")
def site(watched: Path) -> Iterator[Site]:
    site = Site("", watched)

    class Handler(SimpleHTTPRequestHandler):
        def log_request(self, code: object = "-", size: object = "-") -> None:
            if code not in (200, 301, 304):
                site.missed.append(self.path)

        def log_message(self, format: str, *args: object) -> None:
            pass

    handler = functools.partial(Handler, directory=str(watched))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()


@pytest.fixture(scope="session", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """Each engine in turn. One that is not there is told; where the book is published from, it must be there."""
    kind = ENGINES[request.param]
    if missing := kind.missing():
        why = f"{kind.name} needs {', '.join(missing)} (Debian's {kind.packages})"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    started = kind(tmp_path_factory.mktemp(kind.name))
    yield started
    started.close()


@pytest.fixture
def visit(engine: Engine, site: Site) -> Iterator[Callable[[str], Page]]:
    """Open an address below the book's as a new reader. At the end nothing must have gone wrong in it."""
    page = Page(engine)
    visited: list[str] = []

    def open_page(address: str) -> Page:
        page.goto(address if ":" in address else f"{site.url}/{address}")
        if not visited:
            page.evaluate("localStorage.clear(), sessionStorage.clear()")
            page.reload()
        visited.append(address)
        return page

    site.missed.clear()
    yield open_page
    if visited:
        assert faults(page) == []
    assert site.missed == []


def faults(page: Page) -> list[list[str]]:
    """What the watcher saw since a visit began: kinds ("policy" for what a policy of the page refused) and words."""
    return page.evaluate("JSON.parse(sessionStorage.watched ?? '[]')")  # type: ignore[no-any-return]
