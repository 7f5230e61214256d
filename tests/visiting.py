"""Opening pages in a real browser, with every other host blocked."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

ROOT = Path(__file__).parents[1]
#: the built book; BOOK_HTML names another copy, for example one that was broken on purpose
HTML = Path(os.environ.get("BOOK_HTML", ROOT / "book/_build/html"))


def chapter_pages() -> list[str]:
    """Addresses of all chapters below the book's root, for parametrized tests."""
    return [f"chapters/{p.stem}.html" for p in sorted((ROOT / "book/chapters").glob("*.md"))]


#: before a page's own scripts: as one who has chosen a way for this visit
WAY = "try {{ sessionStorage.setItem('immunobook:way', '{}') }} catch {{}}"

POLICY = "Content Security Policy"
"""Stands in what the browser says when a page wants what its policy does not allow."""


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


class Visitor:
    """Opens pages, each in a fresh context unless one is given; call it like a function.

    Keyword arguments go to `new_context`. Requests to other hosts are refused and listed in
    `seen.foreign`. Pages show the course, where all is open, unless `way` says "story" or "", which chooses nothing.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._seen: dict[BrowserContext, Seen] = {}

    def __call__(
        self,
        url: str,
        *,
        context: BrowserContext | None = None,
        init: str = "",
        way: str = "course",
        **options: Any,
    ) -> Visit:
        if context is None:
            context = self._new_context(f"{WAY.format(way)};{init}" if way else init, options)
        seen = self._seen[context]
        page = context.new_page()
        _watch(page, seen)
        page.goto(url, wait_until="load")
        return Visit(page, seen, context)

    def _new_context(self, init: str, options: dict[str, Any]) -> BrowserContext:
        context = self._browser.new_context(**options)
        context.set_default_timeout(10_000)
        seen = self._seen[context] = Seen()
        if init:
            context.add_init_script(init)

        def refuse(route: Route, request: Request) -> None:
            if request.url.startswith(("http://127.0.0.1", "file:", "data:", "blob:")):
                route.continue_()
            else:
                seen.foreign.append(request.url)
                route.abort()

        context.route("**/*", refuse)
        return context

    def close(self) -> None:
        """Close every page that was opened; none may have met its own policy on the way."""
        for context in self._seen:
            context.close()
        met = [e for seen in self._seen.values() for e in seen.errors if POLICY in e]
        assert not met, f"{len(met)} times, first: {met[0][:300]}"
