"""Pages in a real browser, from a server that compresses as a host on the web does."""

from __future__ import annotations

import contextlib
import functools
import gzip
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
HTML = ROOT / "book/_build/html"
COMPRESSED = {".html", ".css", ".js", ".mjs", ".svg", ".json", ".txt", ".xml", ".map"}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]


#: `stopwatch(source, event, watched, options, later)`: from an event on `source` to the last change of what is
#: watched, and to the end of the frame that shows it (`later` says when to look for that); pairs in `times`
STOPWATCH = """() => { window.stopwatch = (source, event, watched, options, later) => {
    const channel = new MessageChannel();  // answers when the frame at work is done
    window.times = [];
    let started = 0, written = 0, isWaiting = false;
    channel.port1.onmessage = () => {
        isWaiting = false;
        window.times.push([written, performance.now() - started]);
    };
    source.addEventListener(event, () => { started = performance.now(); }, true);
    const watcher = new MutationObserver(() => {
        written = performance.now() - started;
        if (!started || isWaiting) return;
        isWaiting = true;
        later(() => channel.port2.postMessage(0));
    });
    for (const element of watched) watcher.observe(element, options);
}; }"""


class _Gzip(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, sent: list[int], **options: Any) -> None:
        self.sent = sent
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = _body(path, path.stat().st_mtime)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.sent.append(len(body))
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@functools.lru_cache(maxsize=512)
def _body(path: Path, changed: float) -> bytes:
    data = path.read_bytes()
    return gzip.compress(data, 6) if path.suffix in COMPRESSED else data


@contextlib.contextmanager
def served(folder: Path, sent: list[int] | None = None) -> Iterator[str]:
    """The folder's address on this machine; `sent` gets the bytes of every answer."""
    handler = functools.partial(_Gzip, directory=str(folder), sent=[] if sent is None else sent)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def chromium() -> str | None:
    """Where Chromium is, if it is not Playwright's own."""
    return shutil.which("chromium") or shutil.which("google-chrome")


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """A browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


@dataclass
class Traffic:
    """What a page asked for."""

    bytes: int = 0
    requests: int = 0
    foreign: int = 0
    unanswered: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def kib(self) -> float:
        return self.bytes / 1024


@contextlib.contextmanager
def watched(browser: Browser, url: str, **options: Any) -> Iterator[tuple[Page, Traffic]]:
    """A page opened with an empty cache, and its traffic while it is open; `options` are of its context."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    page = context.new_page()
    traffic = Traffic()
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")

    def sent(event: dict[str, dict[str, str]]) -> None:
        address = event["request"]["url"]
        if address.startswith(("data:", "blob:")):
            return
        traffic.requests += 1
        traffic.foreign += not address.startswith("http://127.0.0.1")

    def finished(event: dict[str, float]) -> None:
        traffic.bytes += int(event["encodedDataLength"])

    def failed(_: object) -> None:
        traffic.unanswered += 1

    cdp.on("Network.requestWillBeSent", sent)
    cdp.on("Network.loadingFinished", finished)
    cdp.on("Network.loadingFailed", failed)
    page.on("console", lambda m: traffic.errors.append(m.text) if m.type == "error" else None)
    page.goto(url, wait_until="load")
    settle(page)
    yield page, traffic
    context.close()


def settle(page: Page) -> None:
    """Wait until a page asks for nothing more."""
    with contextlib.suppress(Exception):
        page.wait_for_load_state("networkidle", timeout=5000)


def read_to_the_end(page: Page) -> None:
    """Scroll down as a reader does, so that everything that waits is loaded."""
    y = 0
    while y < page.evaluate("document.documentElement.scrollHeight"):  # it grows on the way
        page.evaluate("y => scrollTo(0, y)", y)
        page.wait_for_timeout(30)
        y += 600
    settle(page)
