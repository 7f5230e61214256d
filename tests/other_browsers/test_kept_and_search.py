"""My progress and the search in other engines."""

from __future__ import annotations

import json
from collections.abc import Callable

from engine import Engine, wait_until
from keyboard import Learner
from page import Page

from conftest import Site

CHAPTER = "chapters/immune-system-and-cancer.html"
Visit = Callable[[str], Page]


def answer_first(page: Page) -> str:
    """Answer the first exercise of the chapter; its id."""
    learner = Learner(page)  # type: ignore[arg-type]
    learner.begin_at(learner.reads[0])
    learner.answer(learner.reads[0], right=True)
    return str(learner.reads[0]["id"])


def test_progress_is_kept_saved_and_erased_by_key(visit: Visit, engine: Engine) -> None:
    id = answer_first(visit(CHAPTER))
    page = visit("progress.html")
    page.locator(".ex-sum").expect("answered 1 of")
    page.reload()
    page.locator(".ex-sum").expect("answered 1 of")
    page.locator("main").get_by_role("button", name="Save to a file").press("Enter")
    (saved,) = wait_until("the file", lambda: list(engine.home.rglob("how-immunotherapy-*.json")))
    record = wait_until("its text", saved.read_text)
    assert list(json.loads(record)["answers"]) == [id]
    page.locator("main").get_by_role("button", name="Erase everything").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".ex-told").expect("Nothing of your progress is left")


def test_search_finds_quotes_and_leads_to_the_place(visit: Visit) -> None:
    page = visit("index.html")
    page.locator("#find").focus()
    page.keyboard.type("bispecific bridge")
    page.keyboard.press("Enter")
    page.wait_for_function("location.pathname.endsWith('/search.html')")
    results = page.locator("#search-results")
    results.expect("places found")
    results.locator("p.context").first.expect("bridge")
    results.locator("li a").first.press("Enter")
    page.wait_for_function("!location.pathname.endsWith('/search.html')")
    page.locator("main h1").expect("bispecific")
    page.wait_for_function("location.hash.length > 1 && scrollY > 100")


def test_search_from_the_disk(visit: Visit, site: Site) -> None:
    page = visit(f"{(site.folder / 'search.html').as_uri()}?q=bispecific+bridge")
    results = page.locator("#search-results")
    results.expect("places found")
    assert results.locator("li").count() > 3
