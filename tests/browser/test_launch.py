"""The buttons that open a chapter live: where they lead, and what they say when that is not there."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from visiting import HTML, Visitor

PAGE = "chapters/research.html"
BINDER = (
    '<li><a class="launch-button" data-launch="binder" rel="external"'
    ' href="https://mybinder.org/v2/gh/someone/course/main">On Binder</a></li>'
)


def press(page: Page, name: str) -> None:
    page.locator(".launch").get_by_role("link", name=name).click()


def told(page: Page, text: str) -> None:
    expect(page.locator(".launch").get_by_role("status")).to_contain_text(text)


def without_python(route: Route) -> None:
    route.fulfill(status=404, body="")


def test_opened_from_a_disk(visit: Visitor):
    page = visit((HTML / PAGE).as_uri()).page
    press(page, "In this browser")
    told(page, "opened from a disk")
    assert page.url.startswith("file:")


def test_a_book_without_python(visit: Visitor, book_url: str):
    page = visit(f"{book_url}/{PAGE}").page
    page.route("**/lite/**", without_python)
    press(page, "In this browser")
    told(page, "was made without Python for the browser")
    told(page, "The sliders on this page work in any case")


def test_no_network(visit: Visitor, book_url: str):
    opened = visit(f"{book_url}/{PAGE}")
    opened.context.set_offline(True)
    press(opened.page, "In this browser")
    told(opened.page, "There is no network at the moment")


@pytest.mark.parametrize("lacking", ["WebAssembly", "BigInt64Array"])
def test_an_old_browser(visit: Visitor, book_url: str, lacking: str):
    page = visit(f"{book_url}/{PAGE}", init=f"delete globalThis.{lacking}").page
    press(page, "In this browser")
    told(page, "This browser is too old to run Python")
    page.get_by_role("button", name="Skip, show me").first.click()
    expect(page.locator(".ex-sentence").first).to_be_visible()


def test_it_leads_to_the_chapter(visit: Visitor, book_url: str):
    page = visit(f"{book_url}/{PAGE}").page
    page.route(
        "**/lite/**",
        lambda route: route.fulfill(body="<p>JupyterLab</p>", content_type="text/html"),
    )
    press(page, "In this browser")
    page.wait_for_url("**/lite/lab/index.html?path=book/chapters/research.ipynb")


def test_binder_out_of_reach(visit: Visitor, book_url: str):
    """Without a network it names the other way."""
    page = visit("about:blank").page

    def with_binder(route: Route) -> None:
        html = (HTML / PAGE).read_text("utf-8")
        start = html.index("<ul>", html.index('id="run-live"')) + len("<ul>")
        route.fulfill(body=html[:start] + BINDER + html[start:], content_type="text/html")

    page.route(f"{book_url}/{PAGE}", with_binder)
    page.goto(f"{book_url}/{PAGE}")
    page.context.set_offline(True)
    press(page, "On Binder")
    told(page, "Binder can't be reached at the moment")
    told(page, "In this browser")
    assert page.url.startswith(book_url)


def test_the_notebook_is_a_file(visit: Visitor, book_url: str):
    page = visit(f"{book_url}/{PAGE}").page
    with page.expect_download() as waiting:
        press(page, "As a notebook file")
    assert waiting.value.suggested_filename == "research.ipynb"
    saved = json.loads(waiting.value.path().read_text("utf-8"))
    assert any(cell["source"].startswith("# Research") for cell in saved["cells"])


def test_links_work_without_javascript(visit: Visitor, book_url: str):
    options: dict[str, Any] = {"java_script_enabled": False}
    page = visit(f"{book_url}/{PAGE}", **options).page
    link = page.locator(".launch").get_by_role("link", name="In this browser")
    assert link.get_attribute("href") == "../lite/lab/index.html?path=book/chapters/research.ipynb"
