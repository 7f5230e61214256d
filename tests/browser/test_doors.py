"""The ways in: doors by treatment on the welcome page, and for who comes from a search into the middle."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from visiting import Visitor

#: a door, and the chapters behind it
DOORS = {
    "Anti-GD2": [1, 6],
    "Blinatumomab": [1, 7],
    "CAR T cells": [1, 8],
    "We were asked about a trial": [9],
    "All of it": [1],
}


@pytest.mark.parametrize("door", DOORS)
def test_a_door_leads_to_its_chapters(visit: Visitor, book_url: str, door: str) -> None:
    page = visit(f"{book_url}/index.html", way="").page
    links = page.locator(".doors li", has_text=door).locator("a")
    addresses = [link.evaluate("e => e.href") for link in links.all()]
    found = []
    for address in addresses:
        page.goto(address)
        told = re.match(r"Chapter (\d) of 9", page.locator(".where p").first.inner_text())
        found.append(int(told[1]) if told else 0)
    assert found == DOORS[door]


def test_the_questions_for_tomorrow_have_a_door(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/index.html", way="").page
    page.locator(".doors li", has_text="Tomorrow we talk with the team").locator("a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("For tomorrow morning")


def test_who_comes_into_the_middle_is_told_where_the_story_begins(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/chapters/cell-therapy.html", way="").page
    page.locator(".where").get_by_role("link", name="Where the story begins").click()
    page.wait_for_url("**/chapters/how-it-works.html")
    expect(page.get_by_role("link", name="Where the story begins")).to_have_count(0)
