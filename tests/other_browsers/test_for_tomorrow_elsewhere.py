"""The page "For tomorrow morning" in other engines, from a server and from the disk."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from engine import Engine, wait_until
from page import Page

from conftest import Site

KEPT = "localStorage.getItem('immunobook:for-tomorrow')"
FITS = "(e) => e.scrollHeight - e.clientHeight <= 1"
HEIGHT = "(e) => e.offsetHeight"


@pytest.mark.parametrize("is_on_disk", [False, True], ids=["server", "disk"])
def test_written_kept_saved_and_erased_by_key(
    visit: Callable[[str], Page], engine: Engine, site: Site, is_on_disk: bool
) -> None:
    address = "for-tomorrow.html"
    page = visit((site.folder / address).as_uri() if is_on_disk else address)
    page.evaluate("localStorage.clear()")
    page.reload()
    box = page.locator(".tm-tick input").first
    box.focus()
    page.keyboard.press("Space")
    assert box.is_checked()
    line = page.locator(".tm-owns textarea").first
    low = line.evaluate(HEIGHT)
    line.focus()
    page.keyboard.type("Could his sister sleep in the room on Saturday? " * 5)
    assert line.evaluate(HEIGHT) > low
    assert line.evaluate(FITS)
    page.locator(".tm-words textarea").first.focus()
    page.keyboard.type("tosilizumab")
    page.locator(".tm-meaning").first.expect("Tocilizumab: A drug")
    page.reload()
    assert page.locator(".tm-tick input").first.is_checked()
    assert page.locator(".tm-words textarea").first.evaluate("(e) => e.value") == "tosilizumab"
    page.locator("#keep").get_by_role("button", name="Save to a file").press("Enter")
    (saved,) = wait_until("the file", lambda: list(engine.home.rglob("for-tomorrow-*.json")))
    notes = json.loads(wait_until("its text", saved.read_text))
    saved.unlink()
    assert notes["words"] == ["tosilizumab"]
    page.locator("#keep").get_by_role("button", name="Erase what I wrote").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#keep .ex-told").expect("Nothing of it is left")
    assert page.evaluate(KEPT) is None
    assert not page.locator(".tm-tick input").first.is_checked()
