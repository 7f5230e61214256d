"""No link of the book leads nowhere, and none loads from somebody else."""

from __future__ import annotations

import functools
import re
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup
from explorers import built_pages

from visiting import HTML

#: Python in the reader's own browser, which a plain `make book` leaves out
LITE = "lite/lab/index.html"
PAGES = [page for page in built_pages() if page != "genindex.html"]
each_page = pytest.mark.parametrize("page", PAGES)
LOADS = "script[src], link[rel=stylesheet], link[rel=icon], img[src], iframe, video, audio, source"


@functools.cache
def soup(page: str) -> BeautifulSoup:
    return BeautifulSoup((HTML / page).read_text("utf-8"), "html.parser")


def is_dead(page: str, target: str) -> bool:
    """Whether a link of a page has no page, no file or no anchor to lead to."""
    if re.match(r"(?:https?|mailto|tel|data):", target):
        return False
    path, anchor = urldefrag(unquote(urljoin(page, target)))
    path, anchor = (
        path.split("?")[0] or page,
        anchor.split("?")[0],
    )  # a setting follows its simulation
    if path == LITE and not (HTML / path).exists():
        return False  # `make lite` puts it there; without it the button says so
    if not (HTML / path).is_file():
        return True
    return bool(anchor) and path.endswith(".html") and not soup(path).find(id=anchor)


@each_page
def test_links_lead_somewhere(page: str):
    """Pages, anchors, terms, references, pictures, scripts."""
    links = soup(page).select("a[href], link[href], script[src], img[src]")
    targets = {link.get("href") or link.get("src") for link in links}
    assert targets
    assert sorted(target for target in targets if is_dead(page, target)) == []


@pytest.mark.parametrize("target", ["nowhere.html", "index.html#nowhere", "#nowhere", "a/b.png"])
def test_dead_links_are_seen(target: str):
    assert is_dead("index.html", target)


#: headings that say by now in plainer words what stands below; who kept the old address still gets there
OLD_HEADINGS = {
    "antibody-therapy": {"it-needs-a-handle": "How an antibody works", "anti-gd2-therapy": "Anti-GD2 therapy"},
    "bispecific-antibodies": {"the-pump-that-hums": "Why the pump never stops", "one-drug-two-hands": "How the drug works"},
    "cell-therapy": {"what-if-the-treatment-were-alive": "A treatment made of", "seven-steps": "How it is done", "what-stays": "What stays in the body"},
    "research": {"how-we-find-out": "If you are asked about a trial", "the-last-page": "The end of the story"},
}  # fmt: skip


@pytest.mark.parametrize("chapter", OLD_HEADINGS)
def test_the_address_of_a_heading_outlives_its_words(chapter: str):
    for anchor, heading in OLD_HEADINGS[chapter].items():
        found = soup(f"chapters/{chapter}.html").find(id=anchor)
        assert found, anchor
        section = found if found.name == "section" else found.find_parent("section")
        assert section
        assert section.find("h2").text.startswith(heading), anchor


@each_page
def test_nothing_comes_from_others(page: str):
    """The page loads from its own host only; links to other sites are encrypted."""
    for element in soup(page).select(LOADS):
        address = element.get("src") or element.get("href") or ""
        assert not re.match(r"(?:https?:)?//", address), address
    for link in soup(page).select("a[href^='http:']"):
        pytest.fail(f"not https: {link['href']}")
