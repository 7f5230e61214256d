"""The built book on a server of this machine, and axe to look at its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from serving import served
from visiting import HTML, ROOT

AXE = ROOT / "engine/frontend/node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book."""
    assert (HTML / "index.html").exists(), f"{HTML} is empty: run `make book` first"
    return HTML


@pytest.fixture(scope="session")
def book_url(book: Path) -> Iterator[str]:
    """Address of the built book on this machine, without a slash at the end."""
    with served(book) as url:
        yield url


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
