"""Search: a reader's own spelling and other names find; a hit leads to the place, opens it and marks the words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from visiting import Visitor

MARKED = "[...(CSS.highlights.get('found') ?? [])].map((range) => range.toString().toLowerCase())"
PHONE = {"viewport": {"width": 390, "height": 844}}


def hits(page: Page) -> list[str]:
    expect(page.locator("ul.search li").first).to_be_visible()
    return page.locator("ul.search li > a").all_text_contents()


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("tumour", "tumor"),
        ("leukaemia", "leukemia"),
        ("paediatric", "pediatric"),
        ("naïve", "naive"),
        ("recognise", "recognize"),
        ("NEUTROPHILS", "neutrophil"),
    ],
)
def test_other_spellings_find_the_same_places(
    visit: Visitor, book_url: str, asked: str, same: str
) -> None:
    found = [hits(visit(f"{book_url}/search.html?q={words}").page) for words in (asked, same)]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("antigen", "Glossary › Antigen"),
        ("dendritic cell", "Glossary › Dendritic cell"),
        ("ALL", "Glossary › Leukemia (ALL)"),
        ("MHC", "Glossary › HLA (MHC)"),
    ],
)
def test_a_word_leads_to_its_meaning_first(
    visit: Visitor, book_url: str, asked: str, first: str
) -> None:
    assert first in " ".join(hits(visit(f"{book_url}/search.html?q={asked}").page)[:3])


@pytest.mark.parametrize(
    ("asked", "ours"),
    [("antigen", "flag"), ("checkpoint", "brake"), ("MHC", "window"), ("receptor", "sensor")],
)
def test_the_word_of_doctors_finds_the_word_of_the_course(
    visit: Visitor, book_url: str, asked: str, ours: str
) -> None:
    page = visit(f"{book_url}/search.html?q={asked}").page
    hits(page)
    marked = page.locator("ul.search mark").all_inner_texts()
    assert any(word.lower().startswith(ours) for word in marked), marked


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("leukemai", "leukemia"), ("nutrophil", "neutrophil"), ("blinatumumab", "blinatumomab")],
)
def test_a_slip_of_the_keys_finds_and_says_so(
    visit: Visitor, book_url: str, slip: str, meant: str
) -> None:
    page = visit(f"{book_url}/search.html?q={slip}").page
    assert hits(page)
    summary = page.locator(".search-summary")
    expect(summary).to_contain_text(f"Nothing here has “{slip}”. Shown is")
    expect(summary).to_contain_text(f"“{meant}")


def test_a_word_of_every_page_blames_nobody(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/search.html?q=the").page
    expect(page.locator(".search-summary")).to_have_text(
        "“the” stands on nearly every page. A rarer word leads further."
    )


def test_a_hit_in_a_folded_block_opens_it_and_marks_the_words(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/search.html?q=exhaustion", way="story", **PHONE).page
    hits(page)
    link = page.locator("ul.search a", has_text="Innate and acquired › Look closer")
    link.click()
    page.wait_for_function("() => CSS.highlights.get('found')?.size > 0")
    assert set(page.evaluate(MARKED)) == {"exhaustion"}
    page.wait_for_timeout(500)
    seen = page.evaluate(
        """() => { const [range] = CSS.highlights.get('found'); const { top, bottom, height } = range.getBoundingClientRect();
        return height > 0 && top > 0 && bottom < innerHeight; }"""
    )
    assert seen, "the word does not lie in sight"
    assert page.url.endswith("innate-and-acquired.html#look-closer"), (
        "others get the address as it is"
    )


def test_a_hit_in_the_glossary_marks_word_and_meaning(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/search.html?q=antigen").page
    page.locator("ul.search a", has_text="Glossary › Antigen").first.click()
    page.wait_for_function("() => CSS.highlights.get('found')?.size > 0")
    assert set(page.evaluate(MARKED)) == {"antigen", "flag"}


@pytest.mark.parametrize("asked", ["alive five years", "survival", "relapse flag"])
def test_a_hit_at_a_card_of_numbers_leads_to_it_and_leaves_it_closed(
    visit: Visitor, book_url: str, asked: str
) -> None:
    page = visit(f"{book_url}/search.html?q={asked}").page
    hits(page)
    link = page.locator("ul.search a[href*='#numbers-'], ul.search a[href*='#chart-']").first
    target = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    card = page.locator(f"[id='{target}']")
    expect(card).to_be_in_viewport()
    page.wait_for_timeout(300)
    assert page.evaluate("document.querySelectorAll('details[data-sensitive][open]').length") == 0


def test_find_in_page_opens_no_card_of_numbers(visit: Visitor, book_url: str) -> None:
    """A link to a text is what find-in-page does: the browser opens what hides it, if it may."""
    fold = "#:~:text=NK%20cells%2C%20macrophages%20and%20complement%20do%20the%20killing"
    opened = visit(f"{book_url}/chapters/antibody-therapy.html{fold}", way="story").page
    assert opened.locator("#what-to-remember").is_visible()
    page = visit(f"{book_url}/chapters/antibody-therapy.html#:~:text=66%20of%20100", way="story")
    page.page.wait_for_timeout(500)
    assert (
        page.page.evaluate("document.querySelectorAll('details[data-sensitive][open]').length") == 0
    )


def test_from_the_disk_it_quotes_too(visit: Visitor, book: Path) -> None:
    opened = visit(f"{(book / 'search.html').as_uri()}?q=handle+helpers")
    assert hits(opened.page)
    assert opened.page.locator("ul.search p.context mark").count() > 3
    opened.page.locator("ul.search a[href*='chapters/']").first.click()
    opened.page.wait_for_function("() => CSS.highlights.get('found')?.size > 0")
    assert opened.seen.errors == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_list_of_hits_is_accessible(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]], theme: str, width: int
) -> None:
    page = visit(
        f"{book_url}/search.html?q=leukemai",
        color_scheme=theme,
        viewport={"width": width, "height": 844},
    ).page
    hits(page)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
