"""One real browser for all tests that need one, with every other host blocked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

import immunobook  # noqa: F401  (tells the engine what belongs to the course)
from explorable import solve
from explorable.chance import walk
from visiting import Visitor

#: other engines are asked by a command of their own: `make test-browsers`
collect_ignore = ["other_browsers"]

#: a busy machine is no reason for a run to be given up
solve.LIMITS = replace(solve.LIMITS, seconds=600.0)
walk.LIMITS = replace(walk.LIMITS, seconds=600.0)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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
