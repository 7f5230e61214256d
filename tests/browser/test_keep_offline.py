"""The course kept on a phone: asked for, whole, without a network, renewed when asked, removed; and a copy that is old."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from explorable.sphinx_ext.offline import LIST, edition
from immunobook import due
from serving import served
from visiting import HTML, Visit, Visitor, chapter_pages

NO_NEED = shutil.ignore_patterns("lite", "python", "embed", "*.zip")
#: milliseconds; a copy is many files
LONG = 60_000
#: a cache takes so many files, and then there is no room
FULL = """const put = Cache.prototype.put; let left = %d;
Cache.prototype.put = function (...given) {
  if (left-- > 0) return put.apply(this, given);
  return Promise.reject(new DOMException("full", "QuotaExceededError"));
};"""


@pytest.fixture
def host(tmp_path: Path) -> Path:
    """The book on a host of its own, to be renewed and switched off."""
    return shutil.copytree(HTML, tmp_path / "host", ignore=NO_NEED)


@pytest.fixture
def url(host: Path) -> Iterator[str]:
    with served(host) as url:
        yield url


def publish(host: Path) -> None:
    """Write the list anew, as a build does."""
    (host / LIST).write_text(json.dumps(edition(host)))


def renew(host: Path) -> None:
    """A newer edition: one page says something else."""
    page = host / "about.html"
    page.write_text(page.read_text("utf-8").replace("</h1>", " (newer)</h1>", 1), "utf-8")
    publish(host)


def panel(page: Page) -> Locator:
    """The offer, as a reader scrolls to it."""
    place = page.locator(".ex-keep")
    page.locator("#who-you-will-meet").scroll_into_view_if_needed()
    expect(place).to_be_visible()
    return place


def keep(page: Page) -> Locator:
    place = panel(page)
    place.get_by_role("button", name="Keep it").click()
    expect(place).to_contain_text("The whole course is on this", timeout=LONG)
    return place


def caches(page: Page) -> list[str]:
    return page.evaluate("caches.keys()")


def go_offline(context: BrowserContext) -> None:
    """No page and no worker of it reaches a host; what a worker asks, Playwright's switch alone does not stop."""
    context.set_offline(True)
    context.unroute_all()
    context.route("**/*", lambda route: route.abort("internetdisconnected"))


def opened(visit: Visitor, url: str, **options: object) -> Visit:
    return visit(f"{url}/index.html", **options)  # type: ignore[arg-type]


def test_nothing_is_kept_unasked(visit: Visitor, url: str) -> None:
    page = opened(visit, url).page
    place = panel(page)
    expect(place).to_contain_text("MB")
    page.goto(f"{url}/chapters/how-it-works.html")
    page.wait_for_load_state("networkidle")
    assert caches(page) == []
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
    assert page.locator("link[rel=manifest]").count() == 0


def test_a_kept_course_opens_without_a_network(visit: Visitor, host: Path) -> None:
    """The host is gone: every chapter opens, the search answers, and so does a simulation."""
    with served(host) as url:
        seen = opened(visit, url)
        keep(seen.page)
    go_offline(seen.context)
    page = seen.page
    for address in chapter_pages():
        page.goto(f"{url}/{address}?way=course")
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.bar')).display") != "block"
    page.goto(f"{url}/chapters/innate-and-acquired.html?way=course")
    figure = page.locator(".ex-explorer").first
    figure.scroll_into_view_if_needed()
    figure.get_by_role("button", name="Skip, show me").click()
    said = figure.locator(".ex-sentence").inner_text()
    slider = figure.locator(".ex-do input.ex-slider").first
    slider.press("Home")
    expect(figure.locator(".ex-sentence")).not_to_have_text(said)
    page.goto(f"{url}/")
    expect(page.locator("h1")).to_contain_text("How Immunotherapy Works")
    page.goto(f"{url}/lite/lab/index.html")
    expect(page.locator("body")).to_contain_text("It needs a network.")


def test_a_newer_edition_is_asked_for(visit: Visitor, host: Path, url: str) -> None:
    seen = opened(visit, url)
    keep(seen.page)
    renew(host)
    page = seen.page
    page.goto(f"{url}/about.html")
    expect(page.locator("h1")).not_to_contain_text("(newer)")
    page.goto(f"{url}/index.html")
    line = page.locator("[data-newer]")
    expect(line).to_contain_text("A newer edition of this course is there (1 MB to load). Take it?")
    line.get_by_role("button", name="Not now").click()
    expect(line).to_have_count(0)
    page.reload()
    expect(panel(page)).to_contain_text("The whole course is on this")
    expect(line).to_have_count(0)


def test_a_newer_edition_is_taken(visit: Visitor, host: Path, url: str) -> None:
    """Only what has changed is loaded; the old copy is gone; the page is the new one, without a network, too."""
    seen = opened(visit, url)
    keep(seen.page)
    renew(host)
    page = seen.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{url}/index.html")
    page.get_by_role("button", name="Take it").click()
    expect(page.locator("[data-newer]")).to_contain_text(
        "The newer edition is on this", timeout=LONG
    )
    assert [a.split("?")[0].removeprefix(url) for a in asked if "?kept=" in a] == ["/about.html"]
    page.get_by_role("button", name="Open it").click()
    page.wait_for_load_state()
    assert len(caches(page)) == 2
    go_offline(seen.context)
    page.goto(f"{url}/about.html")
    expect(page.locator("h1")).to_contain_text("(newer)")


def test_it_is_asked_once_a_day(visit: Visitor, host: Path, url: str) -> None:
    seen = opened(visit, url)
    keep(seen.page)
    renew(host)
    page = seen.page
    page.goto(f"{url}/glossary.html")
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-newer]")).to_have_count(0)
    seen.context.clock.set_fixed_time("2026-11-30T08:00:00")
    page.evaluate(
        "async () => { for (const name of await caches.keys()) { const cache = await caches.open(name);"
        " for (const asked of await cache.keys()) if (asked.url.endsWith('kept-state.json')) {"
        " const state = await (await cache.match(asked)).json();"
        " await cache.put(asked, new Response(JSON.stringify({ ...state, looked: '2026-11-29' }))); } } }"
    )
    page.goto(f"{url}/glossary.html")
    expect(page.locator("[data-newer]")).to_contain_text("Take it?")


def test_it_is_removed(visit: Visitor, url: str) -> None:
    seen = opened(visit, url)
    place = keep(seen.page)
    seen.page.evaluate("localStorage.setItem('immunobook:text', 'larger')")
    place.get_by_role("button", name="Remove it from this").click()
    expect(place).to_contain_text("The copy is removed. Your answers and notes stay.")
    assert caches(seen.page) == []
    assert seen.page.evaluate("localStorage.getItem('immunobook:text')") == "larger"
    seen.page.reload()
    assert (
        seen.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")
        == 0
    )


def test_half_a_copy_is_told_and_goes_on(visit: Visitor, url: str) -> None:
    seen = opened(visit, url)

    def lost(route: Route) -> None:
        route.abort("internetdisconnected")

    seen.context.route("**/chapters/research.html?kept=*", lost)
    place = panel(seen.page)
    place.get_by_role("button", name="Keep it").click()
    expect(place).to_contain_text("The network was lost. What is kept so far stays", timeout=LONG)
    seen.page.reload()
    expect(panel(seen.page)).to_contain_text("Without a network it can’t be read yet.")
    seen.context.unroute("**/chapters/research.html?kept=*")
    place.get_by_role("button", name="Go on").click()
    expect(place).to_contain_text("The whole course is on this", timeout=LONG)
    assert len(caches(seen.page)) == 2


def test_half_a_copy_can_be_removed(visit: Visitor, url: str) -> None:
    seen = opened(visit, url)
    seen.context.route("**/chapters/research.html?kept=*", lambda route: route.abort())
    place = panel(seen.page)
    place.get_by_role("button", name="Keep it").click()
    place.get_by_role("button", name="Remove it from this").click(timeout=LONG)
    expect(place).to_contain_text("The copy is removed.")
    assert caches(seen.page) == []


def test_a_full_phone_is_told(visit: Visitor, url: str) -> None:
    page = opened(visit, url, init=FULL % 20).page
    place = panel(page)
    place.get_by_role("button", name="Keep it").click()
    expect(place).to_contain_text("has no room for", timeout=LONG)
    expect(place).to_contain_text("Nothing was kept. Make some room and try again.")
    assert caches(page) == []


def test_a_full_phone_keeps_the_old_copy(visit: Visitor, host: Path, url: str) -> None:
    seen = opened(visit, url)
    keep(seen.page)
    renew(host)
    page = seen.page
    page.add_init_script(FULL % 20)
    page.goto(f"{url}/index.html")
    page.get_by_role("button", name="Take it").click()
    expect(page.locator("[data-newer]")).to_contain_text(
        "The edition that you have stays as it is."
    )
    go_offline(seen.context)
    page.goto(f"{url}/about.html")
    expect(page.locator("h1")).not_to_contain_text("(newer)")


def test_half_of_one_edition_is_never_mixed_with_another(
    visit: Visitor, host: Path, url: str
) -> None:
    """The host is renewed while a copy is made: what its list says, and what it sends, are two things."""
    page = opened(visit, url).page
    place = panel(page)
    expect(place).to_contain_text("Keep")
    (host / "about.html").write_text("<h1>Another edition</h1>")
    place.get_by_role("button", name="Keep it").click()
    expect(place).to_contain_text(
        "The course was renewed at this very moment. Please try again.", timeout=LONG
    )
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


def test_from_a_disk_nothing_is_offered(visit: Visitor) -> None:
    seen = visit(f"{HTML.as_uri()}/index.html")
    seen.page.locator("#who-you-will-meet").scroll_into_view_if_needed()
    seen.page.wait_for_timeout(300)  # what should not happen can't be waited for
    expect(seen.page.locator(".ex-keep")).to_have_count(0)
    assert seen.page.locator("link[rel=manifest], script[src*='offline.js']").count() == 0
    assert seen.seen.errors == []


UNTIL = due.rows()[0].by
AT = {"before": f"{UNTIL}T20:00:00", "after": f"{UNTIL + timedelta(days=1)}T08:00:00"}


@pytest.mark.parametrize("address", ["index.html", "when-to-call.html", "chapters/research.html"])
def test_an_old_copy_says_so_on_every_page(visit: Visitor, address: str) -> None:
    seen = visit("about:blank")
    line = seen.page.locator("[data-old-copy]")
    seen.context.clock.set_fixed_time(AT["before"])
    seen.page.goto(f"{HTML.as_uri()}/{address}")
    seen.page.wait_for_load_state()
    expect(line).to_have_count(0)
    seen.context.clock.set_fixed_time(AT["after"])
    seen.page.reload()
    expect(line).to_have_text(
        f"This copy was checked until {UNTIL:%B} {UNTIL.day}, {UNTIL.year}. Some of its numbers may be out of date. "
        "Ask your team, or open the course online."
    )


def test_old_pages_of_a_host_say_so(visit: Visitor, book_url: str) -> None:
    seen = visit("about:blank")
    seen.context.clock.set_fixed_time(AT["after"])
    seen.page.goto(f"{book_url}/glossary.html")
    expect(seen.page.locator("[data-old-copy]")).to_contain_text("Please ask your team.")
