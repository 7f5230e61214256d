"""What an explorer opens on: its own story without a link, the first edition's setting with one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from explorers import Built, Live, built_explorers
from playwright.sync_api import Browser, Page, Route, expect

from immunobook import simulations
from visiting import WAY

#: every link here was opened in the first edition, and the value of each slider written down
LINKS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("first_edition_links.json").read_text("utf-8")
)
COURSE = [built for built in built_explorers() if built.id in simulations.ids()]
OPENS = [built for built in COURSE if built.spec["opens"]]


@pytest.fixture(scope="module")
def fresh(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Open an address as if for the first time; pictures are not wanted here."""
    context = browser.new_context()
    context.add_init_script(WAY.format("course"))

    def bare(route: Route) -> None:
        route.fulfill(content_type="text/javascript", body="")

    context.route("**/plotly.js*", bare)
    opened: list[Page] = []

    def get(address: str) -> Page:
        while opened:
            opened.pop().close()
        opened.append(context.new_page())
        opened[0].goto(address)
        return opened[0]

    yield get
    context.close()


def explorer_of(row: dict[str, Any]) -> str:
    """Page and explorer of a link, without its values."""
    return str(row["link"]).split("?")[0]


@pytest.mark.parametrize("where", dict.fromkeys(map(explorer_of, LINKS)))
def test_an_old_link_means_what_it_meant(
    fresh: Callable[[str], Page], book_url: str, where: str
) -> None:
    """The one without a value opens the page, the others follow on the open page."""
    page = fresh(f"{book_url}/{where}")
    id = where.split("#explore-")[1]
    page.wait_for_function("id => window.explorable?.explorers?.has(id)", arg=id)
    for row in (row for row in LINKS if explorer_of(row) == where):
        page.evaluate("hash => { location.hash = hash; }", row["link"].split("#")[1])
        page.wait_for_timeout(20)  # what should not happen can't be waited for
        values = page.evaluate("id => window.explorable.explorers.get(id).values", id)
        shown = {name: values[name] for name in row["values"]}
        assert shown == pytest.approx(row["values"]), row["link"]


#: simulations that the first edition did not have: nobody can have kept a link to one
SINCE = {"hiding-and-selection"}


def test_what_came_later_is_there() -> None:
    assert set(simulations.ids()) >= SINCE


@pytest.mark.parametrize("id", sorted(set(simulations.ids()) - SINCE))
def test_there_is_an_old_link_without_a_value(id: str) -> None:
    assert any(row["link"].endswith(f"#explore-{id}") for row in LINKS)


@pytest.mark.parametrize("where", dict.fromkeys(built.page for built in COURSE))
def test_without_a_link_it_opens_on_its_story(
    fresh: Callable[[str], Page], book_url: str, where: str
) -> None:
    """The same setting, sentence and story as the file has before any script runs."""
    page = fresh(f"{book_url}/{where}")
    for built in (built for built in COURSE if built.page == where):
        live = Live(page, built).start()
        assert live.values == pytest.approx(built.opening)
        assert live.figure.locator(".ex-sentence").text_content() == built.sentence
        if built.spec["opens"]:
            preset = live.button(built.spec["opens"])
            expect(preset).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("built", OPENS, ids=str)
def test_the_usual_setting_is_one_tap_away(
    fresh: Callable[[str], Page], book_url: str, built: Built
) -> None:
    """By its button, and by a link without a value while nothing was moved; the guess still waits."""
    live = Live(fresh(f"{book_url}/{built.page}"), built).start()
    live.page.evaluate("hash => { location.hash = hash; }", f"explore-{built.id}")
    live.page.wait_for_function(
        "([id, values]) => Object.entries(values).every(([name, value]) =>"
        " window.explorable.explorers.get(id).values[name] === value)",
        arg=[built.id, built.defaults],
    )
    if built.spec["prediction"]:
        expect(live.figure.locator(".ex-cover")).to_be_visible()
        live.button("Skip, show me").click()
    live.button(built.spec["opens"]).click()
    assert live.values == pytest.approx(built.opening)
    live.reset()
    assert live.values == pytest.approx(built.defaults)
