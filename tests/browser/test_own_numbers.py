"""A phone number that a family writes on "For tomorrow morning": in every box "When to call", on this device alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from paper import Paper
from playwright.sync_api import BrowserContext, Page, expect
from test_for_tomorrow_page import BLOCKED, KEY, PHONE, erase, kept, save

from visiting import Visitor

WRITTEN = "for-tomorrow.html"
SHEET = "when-to-call.html"
CHAPTERS = ("immune-system", "antibody-therapy", "bispecific-antibodies", "cell-therapy")
READ = [SHEET, *(f"chapters/{name}.html" for name in CHAPTERS)]
NUMBER = "+31 88 000 0000"
LINES = ".call-team .call-lines"


def write(page: Page, text: str, label: str = "By day") -> None:
    """Write on a line of the box, and go on."""
    line = page.get_by_label(label)
    line.fill(text)
    line.press("Tab")


def with_number(
    visit: Visitor, book_url: str, text: str = NUMBER, **options: Any
) -> BrowserContext:
    """A browser in which a family wrote their team's number."""
    opened = visit(f"{book_url}/{WRITTEN}", way="story", **options)
    write(opened.page, text)
    return opened.context


@pytest.mark.parametrize("page", READ)
def test_a_number_is_pressed_in_every_box(visit: Visitor, book_url: str, page: str) -> None:
    context = with_number(visit, book_url, **PHONE)
    shown = visit(f"{book_url}/{page}", context=context)
    number = shown.page.locator(f"{LINES} a.call-number")
    expect(number).to_have_count(1)
    expect(number).to_have_text(NUMBER)
    expect(number).to_have_attribute("href", "tel:+31880000000")
    expect(shown.page.locator(f"{LINES} .call-line").first).to_have_text(f"By day{NUMBER}")
    expect(shown.page.locator(f"{LINES} .call-blank")).to_have_count(1)
    box = number.bounding_box()
    assert box
    assert box["height"] >= 40, "a finger in a hurry"
    shown.page.locator(".call-own a").click()
    shown.page.wait_for_url(f"**/{WRITTEN}#whom-we-call")
    expect(shown.page.get_by_label("By day")).to_have_value(NUMBER)
    assert shown.seen.errors == []


def test_nothing_is_kept_by_looking(visit: Visitor, book_url: str) -> None:
    for page in READ:
        shown = visit(f"{book_url}/{page}", way="").page
        expect(shown.locator(f"{LINES} .call-blank")).to_have_count(2)
        told = shown.locator(".call-own")
        expect(told).to_contain_text("To have your team’s number here")
        expect(told).to_be_visible(visible=page == SHEET)
        assert shown.evaluate(f"localStorage.getItem('{KEY}')") is None


@pytest.mark.parametrize(
    "text", ["Ward 7, 088 000", "088-000 000", "1", "088 000 / 088 001", "+", "٠٨٨ ٠٠"]
)
def test_what_no_phone_can_call_is_told_kindly_and_kept(
    visit: Visitor, book_url: str, text: str
) -> None:
    opened = visit(f"{book_url}/{WRITTEN}")
    page = opened.page
    line = page.get_by_label("By day")
    line.press_sequentially(text)
    expect(page.locator(".tm-number").first).to_be_empty()
    line.press("Tab")
    expect(line).to_have_accessible_description("A phone can call only digits and spaces, with a + in front if there is one. Write the number alone, and it will stand in every box “When to call” on this device.")  # fmt: skip
    expect(page.locator("#keep .unseen[role=status]")).to_contain_text("Write the number alone")
    notes = kept(page)
    assert notes is not None
    assert notes["lines"] == {"call-by-day": text}, "what was written is not lost"
    shown = visit(f"{book_url}/{SHEET}", context=opened.context).page
    expect(shown.locator(f"{LINES} .call-blank")).to_have_count(2)
    expect(shown.locator(f"{LINES} a.call-number")).to_have_count(0)
    page.reload()
    expect(page.locator(".tm-number").first).to_contain_text("Write the number alone")
    line.fill("088 000 000")
    expect(page.locator(".tm-number").first).to_be_empty()
    expect(line).to_have_attribute("aria-invalid", "false")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "112;ext=1", "tel:112", '"><img src=x>']
)
def test_a_note_from_elsewhere_makes_no_other_link(
    visit: Visitor, book_url: str, address: str
) -> None:
    opened = visit(f"{book_url}/{SHEET}")
    notes = {"kind": "for-tomorrow", "format": 1, "lines": {"call-by-day": address}}
    opened.page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(notes)]
    )
    opened.page.reload()
    expect(opened.page.locator(f"{LINES} .call-blank")).to_have_count(2)
    expect(opened.page.locator(f"{LINES} :is(a.call-number, img)")).to_have_count(0)
    assert opened.seen.errors == []


def test_erased_it_is_gone_from_every_box_also_one_that_is_open(
    visit: Visitor, book_url: str
) -> None:
    context = with_number(visit, book_url)
    shown = visit(f"{book_url}/{SHEET}", context=context).page
    expect(shown.locator(f"{LINES} a.call-number")).to_have_count(1)
    page = context.pages[0]
    write(page, "088 111", "At night, on weekends")
    expect(shown.locator(f"{LINES} a.call-number")).to_have_count(2)
    erase(page)
    expect(shown.locator(f"{LINES} a.call-number")).to_have_count(0)
    expect(shown.locator(f"{LINES} .call-blank")).to_have_count(2)
    expect(shown.locator(".call-own")).to_contain_text("To have your team’s number here")


def test_it_is_in_the_file_of_this_page_and_never_in_that_of_progress(
    visit: Visitor, book_url: str
) -> None:
    page = with_number(visit, book_url).pages[0]
    assert NUMBER in save(page)
    page.goto(f"{book_url}/progress.html")
    with page.expect_download() as download:
        page.locator(".ex-transfer").get_by_role("button", name="Save").click()
    assert "88 000" not in download.value.path().read_text("utf-8")


def test_where_nothing_is_kept_or_no_script_runs_the_lines_stay(
    visit: Visitor, book_url: str
) -> None:
    opened = visit(f"{book_url}/{WRITTEN}", way="", init=BLOCKED)
    write(opened.page, NUMBER)
    blocked = visit(f"{book_url}/{SHEET}", context=opened.context)
    plain = visit(f"{book_url}/{SHEET}", way="", java_script_enabled=False)
    for shown in (blocked, plain):
        expect(shown.page.locator(f"{LINES} .call-blank")).to_have_count(2)
        assert shown.seen.errors == []
    expect(plain.page.locator(".call-own")).to_have_count(0)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_is_printed_on_its_line(visit: Visitor, book_url: str, paper: str) -> None:
    context = with_number(visit, book_url)
    write(context.pages[0], "088 111", "At night, on weekends")
    for page, sheets in ((SHEET, 1), (WRITTEN, 2)):
        printed = Paper(visit(f"{book_url}/{page}", context=context).page, paper)
        assert len(printed.sheets) == sheets
        assert printed.says(f"By day {NUMBER}")
        assert printed.says("088 111")
        assert not printed.says("on this device")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_of_it_is_hard_to_reach(
    visit: Visitor, book_url: str, axe: Any, scheme: str
) -> None:
    options = {**PHONE, "color_scheme": scheme, "reduced_motion": "reduce"}
    context = with_number(visit, book_url, "Ward 7", **options)
    assert axe(context.pages[0]) == []
    write(context.pages[0], NUMBER)
    assert axe(visit(f"{book_url}/{SHEET}", context=context).page) == []
