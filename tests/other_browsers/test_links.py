"""A link leads to its place and stays there, in engines that keep no place by themselves, too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page import Page

Visit = Callable[[str], Page]
CHAPTER = "chapters/immune-system-and-cancer.html"
#: far down, with simulations above
PLACES = {
    "an exercise": "[data-kind=practice] .ex-exercise",
    "a heading": "main article h2",
    "a simulation": "[data-explorable=explorer]",
}
#: how far it is from where the engine itself would put it
OFF = """(name) => {
    const target = document.getElementById(name);
    const was = target.getBoundingClientRect().top;
    target.scrollIntoView();
    return Math.round(was - target.getBoundingClientRect().top);
}"""
LAST = """(places) => [...document.querySelectorAll(places)].filter((e) => e.checkVisibility()).map((e) => e.id || e.closest('[id]').id).at(-1)"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("what", PLACES)
def test_a_link_stays_where_it_leads(visit: Visit, what: str, width: int) -> None:
    page = visit(CHAPTER)
    with page.wide(width):
        name = page.evaluate(LAST, PLACES[what])
        visit(f"{CHAPTER}#{name}")
        page.wait_for_timeout(1500)  # what should not happen can't be waited for
        assert page.evaluate("scrollY") > 1000
        assert abs(page.evaluate(OFF, name)) <= 2
