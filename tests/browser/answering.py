"""What the tests of exercises and of the kept progress share."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

KEY = "immunobook:how-immunotherapy-works"
CHAPTER = "chapters/innate-and-acquired.html"
ONE = "innate-first-hours"
RIGHT, OTHER = (
    "Cells of the innate arm, which need no lesson",
    "T cells, because they are the most exact",
)


def kept(page: Page) -> dict[str, Any]:
    """The answers in the browser's storage."""
    text = page.evaluate(f"localStorage.getItem('{KEY}')")
    return json.loads(text)["answers"] if text else {}


def expect_kept(page: Page, ids: set[str]) -> None:
    """Wait until exactly these are answered: what another tab writes arrives a moment later."""
    page.wait_for_function(
        """([key, ids]) => {
            const text = localStorage.getItem(key);
            const kept = Object.keys(text ? JSON.parse(text).answers : {});
            return kept.sort().join() === ids.join();
        }""",
        arg=[KEY, sorted(ids)],
    )


def answer(page: Page, option: str = RIGHT) -> None:
    """Answer one exercise of the chapter with the mouse."""
    card = page.locator(f"#exercise-{ONE}")
    card.get_by_label(option).check()
    card.get_by_role("button", name="Check").click()


def load(page: Page, text: str | bytes) -> str:
    """Give a file to “My progress”; what it says."""
    data = text.encode() if isinstance(text, str) else text
    told = page.locator(".ex-told")
    told.evaluate(
        "e => { e.textContent = ''; }"
    )  # so that what was said before is not taken for it
    page.locator("input[type=file]").set_input_files(
        {"name": "p.json", "mimeType": "application/json", "buffer": data}
    )
    expect(told).not_to_have_text("")
    return told.inner_text()
