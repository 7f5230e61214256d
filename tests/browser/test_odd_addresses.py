"""Whatever stands in an address, cut, long or strange: the page answers, briefly, and nothing breaks."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from visiting import Visitor

CHAPTER = "chapters/innate-and-acquired.html"


@pytest.mark.parametrize("page", [CHAPTER, "index.html", "search.html", "progress.html"])
@pytest.mark.parametrize(
    "cut", ["#explore-x%E0%A4%A", "#%", "#exercise-%zz", "?q=%E0%A4%A&way=%#%E2%80"]
)
def test_a_link_cut_in_an_escape(visit: Visitor, book_url: str, page: str, cut: str) -> None:
    opened = visit(f"{book_url}/{page}{cut}")
    opened.page.evaluate("location.hash = '#%E0%A4%A'")
    opened.page.wait_for_timeout(50)
    expect(opened.page.locator("h1")).to_be_visible()
    assert opened.seen.errors == []


def test_a_link_with_twenty_thousand_settings(visit: Visitor, book_url: str) -> None:
    query = "&".join(f"odd{n}=1" for n in range(20_000))
    opened = visit(f"{book_url}/chapters/bispecific-antibodies.html")
    opened.page.evaluate("hash => { location.hash = hash; }", f"explore-bridges?{query}&dose=50")
    notice = opened.page.locator("#explore-bridges > .ex-notice")
    expect(notice).to_contain_text("“odd2” is not a setting here; and 19,997 more.")
    assert len(notice.inner_text()) < 250
    assert opened.page.evaluate("window.explorable.explorers.get('bridges').values.dose") == 50
    assert opened.seen.errors == []


STORAGE = {
    "fine": "",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    "blocked": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});",
}


@pytest.mark.parametrize("storage", STORAGE)
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("constructor", False),
        ("__proto__", None),  # near to a word of the book: "photo"
        ("hasOwnProperty toString valueOf", False),
        ("(((", False),
        ("antibody", True),
        ("antibody constructor", False),
        ("<img src=x onerror=alert(1)>", None),
    ],
)
def test_a_search_ends_whatever_is_looked_for(
    visit: Visitor, book_url: str, words: str, found: bool | None, storage: str
) -> None:
    """Names that every plain object knows are words like others; the words need no storage."""
    opened = visit(f"{book_url}/search.html", init=STORAGE[storage])
    opened.page.locator("#find-large").fill(words)
    opened.page.locator("#find-large").press("Enter")
    expect(opened.page.locator("#search-results h2")).to_have_text("Search Results")
    hits = opened.page.locator("#search-results li")
    expect(opened.page.locator(".search-summary")).not_to_be_empty()
    if found is not None:
        assert (hits.count() > 0) == found
    for link in hits.locator("a").all():
        assert "undefined" not in f"{link.inner_text()} {link.get_attribute('href')}"
    assert opened.page.locator("#search-results img").count() == 0
    assert opened.seen.errors == []


def test_found_words_are_marked(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/search.html?q=antibody").page
    marks = page.locator("#search-results .context").first.locator(".highlighted")
    expect(marks.first).to_be_visible()
    assert "antibody" in [mark.lower() for mark in marks.all_inner_texts()]
