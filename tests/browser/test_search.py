"""Search: the reader's own spelling finds what the course spells its way."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from visiting import Visitor


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("tumour", "tumor"),
        ("leukaemia", "leukemia"),
        ("paediatric", "pediatric"),
        ("naïve", "naive"),
        ("recognise", "recognize"),
    ],
)
def test_other_spellings_find_the_same_pages(
    visit: Visitor, book_url: str, asked: str, same: str
) -> None:
    found = []
    for words in (asked, same):
        page = visit(f"{book_url}/search.html?q={words}").page
        expect(page.locator("#search-results p.search-summary")).to_contain_text("found")
        expect(page.locator("ul.search li").first).to_be_visible()
        page.wait_for_timeout(300)
        found.append(set(page.locator("ul.search li > a").all_text_contents()))
    assert found[0] >= found[1]
    assert found[1]


def test_a_word_of_the_course_stays_as_it_is(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/search.html?q=four").page
    expect(page.locator("ul.search li").first).to_be_visible()
