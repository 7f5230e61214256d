"""A book without Python's files, and one from a disk: cells stay as the build has written them, and a line says why."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Route, expect

from visiting import HTML, Visitor

CHAPTER = "chapters/how-it-works.html"


def unfold(page: Page) -> None:
    page.locator("details.bonnet > summary").click()


def assert_only_words(page: Page, words: str) -> None:
    line = page.locator(".ex-no-python")
    expect(line).to_have_count(1)
    expect(line).to_contain_text(words)
    assert page.locator(".cell_input .highlight").count() >= 5
    assert page.locator(".ex-cell, .bonnet textarea").count() == 0
    assert page.get_by_role("button", name="Run", exact=True).count() == 0


def test_without_files_there_are_no_buttons(visit: Visitor, book_url: str) -> None:
    opened = visit("about:blank")
    page = opened.page

    def none(route: Route) -> None:
        route.fulfill(body="{}", content_type="application/json")

    page.route("**/_static/python/files.json", none)
    page.goto(f"{book_url}/{CHAPTER}")
    unfold(page)
    assert_only_words(page, "came without Python")
    assert opened.seen.errors == []


def test_from_a_disk_there_are_no_buttons(visit: Visitor) -> None:
    opened = visit((HTML / CHAPTER).as_uri())
    unfold(opened.page)
    assert_only_words(opened.page, "From a disk")
    assert opened.seen.errors == []


def test_nothing_of_it_is_loaded_before_a_cell_is_near(visit: Visitor, book_url: str) -> None:
    page = visit("about:blank").page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{book_url}/{CHAPTER}", wait_until="networkidle")
    assert not [url for url in asked if "python" in Path(url).name]


def test_no_code_is_made_of_texts() -> None:
    text = (HTML / "_static/python.js").read_text("utf-8")
    assert "new Function" not in text and "createObjectURL" not in text and "eval(" not in text
