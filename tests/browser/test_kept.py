"""Nothing is lost, and nothing is left: drafts, guesses, a full storage, files, erasing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from answering import CHAPTER, KEY, ONE, RIGHT, answer, kept, load
from explorers import Live, built_explorers
from playwright.sync_api import Locator, Page, expect
from test_look import choose

from visiting import ROOT, Visitor

EXPLORERS = built_explorers()
#: an explorer with a guess before it
GUESSED = next(e for e in EXPLORERS if e.spec["prediction"])
#: what a full storage does, for the browser's own and for that of the tab, too
FULL = "Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); };"
FULL_HERE = (
    "const room = Storage.prototype.setItem; Storage.prototype.setItem = function (...entry) {"
    " if (this === window.localStorage) throw new DOMException('full', 'QuotaExceededError'); room.apply(this, entry); };"
)
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('blocked', 'SecurityError'); }});"


def keys(page: Page) -> list[str]:
    """What lies in the browser's storage and the tab's."""
    return sorted(page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"))


def saved(page: Page, button: Locator) -> dict[str, Any]:
    """The file that a button gives."""
    with page.expect_download() as download:
        button.click()
    return json.loads(Path(download.value.path()).read_text("utf-8"))  # type: ignore[no-any-return]


# ---- what is being written


@pytest.fixture(params=["reload", "other page"])
def leave(request: pytest.FixtureRequest) -> Any:
    """Leave a page and come back."""

    def act(page: Page) -> None:
        url = page.url
        if request.param == "reload":
            page.reload()
        else:
            page.goto(url.replace("chapters/how-it-works", "about"))
            page.goto(url)

    return act


def test_what_is_written_survives_leaving(visit: Visitor, book_url: str, leave: Any) -> None:
    """As it is typed, while it is compared, and once it is rated; it goes with everything else."""
    page = visit(f"{book_url}/chapters/how-it-works.html").page
    card = page.locator(".ex-exercise[data-type=text]")
    card.locator("textarea").press_sequentially("Because the")
    leave(page)
    expect(card.locator("textarea")).to_have_value("Because the")
    expect(card.locator(".ex-note")).to_contain_text("is here again")
    expect(card.locator(".ex-compare")).to_be_hidden()
    card.locator("textarea").press_sequentially(" sum")
    card.get_by_role("button", name="Compare").click()
    leave(page)
    expect(card.locator(".ex-compare")).to_be_visible()
    card.locator("input[type=checkbox]").first.check()
    leave(page)
    expect(card.locator(".ex-compare")).to_be_visible()
    expect(card.locator("textarea")).to_have_value("Because the sum")
    expect(card.locator("input[type=checkbox]").first).to_be_checked()
    assert kept(page) == {}, "what is being written counts as an answer"
    card.get_by_role("button", name="Keep my rating").click()
    expect(card.locator(".ex-feedback")).to_contain_text("Your answer says 1 of")
    leave(page)
    expect(card.locator("textarea")).to_have_value("Because the sum")
    expect(card.locator(".ex-feedback")).to_contain_text("Answered on")
    assert json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))["drafts"] == {}


def test_what_is_begun_in_each_kind_comes_back_and_is_not_judged(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    cards = {
        kind: page.locator(f"[data-kind=practice] .ex-exercise[data-type={kind}]").first
        for kind in ("single", "multiple", "number", "match", "order")
    }
    cards["single"].get_by_role("radio").first.check()
    cards["multiple"].get_by_role("checkbox").last.check()
    cards["number"].locator("input").fill("12 h")
    cards["match"].locator("select").first.select_option("1")
    cards["order"].get_by_role("button", name="Move down").first.click()
    first = cards["order"].locator("li").first.inner_text()
    page.reload()
    expect(cards["single"].get_by_role("radio").first).to_be_checked()
    expect(cards["multiple"].get_by_role("checkbox").last).to_be_checked()
    expect(cards["number"].locator("input")).to_have_value("12 h")
    expect(cards["match"].locator("select").first).to_have_value("1")
    assert cards["order"].locator("li").first.inner_text() == first
    for kind, card in cards.items():
        expect(card.locator(".ex-note"), kind).to_contain_text("is here again")
        expect(card.locator(".ex-feedback"), kind).to_be_empty()
        assert card.locator(".ex-is-right, .ex-is-open").count() == 0, kind
    assert kept(page) == {}
    cards["number"].get_by_role("button", name="Check").click()
    page.reload()
    expect(cards["number"].locator(".ex-note")).to_contain_text("You began this on")


# ---- storage that is full or blocked


@pytest.mark.parametrize("storage", [FULL, FULL_HERE, BLOCKED], ids=["full", "tab", "blocked"])
def test_beside_the_warning_lies_the_file_with_all_that_is_in_memory(
    visit: Visitor, book_url: str, storage: str
) -> None:
    opened = visit(f"{book_url}/{GUESSED.page}", init=storage)
    page = opened.page
    warning = page.locator("[data-kind=practice] .ex-trouble")
    page.locator("[data-kind=practice] textarea").fill("Half a")
    card = page.locator("[data-kind=practice] .ex-exercise[data-type=single]").first
    card.get_by_role("radio").first.check()
    card.get_by_role("button", name="Check").click()
    Live(page, GUESSED).start()
    live = page.locator(f"#explore-{GUESSED.id} .ex-prediction")
    live.get_by_role("radio").first.check()
    live.get_by_role("button", name="This is my guess").click()
    expect(warning).to_contain_text("gone when you leave")
    expect(card.locator("xpath=following-sibling::*[1]")).to_have_class("ex-trouble")
    if storage != BLOCKED:
        expect(warning).to_contain_text("make room")
    file = saved(page, warning.get_by_role("button", name="Save my answers to a file"))
    assert len(file["answers"]) == 1
    assert [d["given"]["text"] for d in file["drafts"].values() if "text" in d["given"]] == [
        "Half a"
    ]
    assert file["guesses"] == {GUESSED.id: "0"}
    if storage == FULL_HERE:  # the tab has room: its next pages know
        page.goto(f"{book_url}/progress.html")
        expect(page.locator(".ex-sum")).to_contain_text("answered 1 of")
        again = page.locator(".ex-trouble").get_by_role("button", name="Save my answers")
        assert saved(page, again)["answers"] == file["answers"]
    assert opened.seen.errors == []
    home = visit(f"{book_url}/progress.html").page
    assert "Loaded: 1 answer" in load(home, json.dumps(file))


# ---- one prefix for all of it


def test_erasing_leaves_no_trace_of_the_course(visit: Visitor, book_url: str) -> None:
    """Everything that keeps something is used; then the storage is empty, and the next reader finds nothing."""
    page = visit(f"{book_url}/{GUESSED.page}", way="").page
    course = page.locator(".ways label").last
    course.click()
    Live(page, GUESSED).start()
    guess = page.locator(f"#explore-{GUESSED.id} .ex-prediction")
    guess.get_by_role("radio").first.check()
    guess.get_by_role("button", name="This is my guess").click()
    choose(page, "Larger", "Wider", "Dark")
    page.locator(".numbers-menu > summary").click()
    page.get_by_label("Show All cards are open.").check()
    page.locator("[data-kind=practice] textarea").fill("Half a")
    page.goto(f"{book_url}/search.html?q=survival")
    expect(page.locator("#search-results li").first).to_be_visible()
    page.goto(f"{book_url}/for-tomorrow.html")
    page.locator(".tm-owns textarea").first.fill("Who plans it?")
    page.goto(f"{book_url}/{CHAPTER}")
    answer(page)
    # what the first edition left behind, too
    page.evaluate("localStorage.setItem('mode', 'dark')")
    page.evaluate("localStorage.setItem('sphinx_highlight_terms', 'relapse')")
    used = set(keys(page))
    named = {
        KEY,
        "immunobook:mode",
        "immunobook:space",
        "immunobook:text",
        "immunobook:numbers",
        "immunobook:way",
        "immunobook:for-tomorrow",
        f"immunobook:prediction:{GUESSED.id}",
    }
    assert used == named | {"mode", "sphinx_highlight_terms"}, "not told on “My progress”"
    page.goto(f"{book_url}/progress.html")
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    expect(page.locator(".ex-told")).to_contain_text("Nothing of your progress is left")
    expect(page.locator(".look-menu [value=auto]")).to_be_checked()
    assert page.evaluate("document.documentElement.dataset.numbers") == "ask"
    assert page.evaluate("document.documentElement.dataset.way") == "story"
    assert keys(page) == []
    page.goto(f"{book_url}/{GUESSED.page}")
    Live(page, GUESSED).start()
    expect(page.locator("[data-kind=practice] textarea")).to_have_value("")
    assert keys(page) == []
    course.click()
    expect(guess.get_by_role("button", name="This is my guess")).to_be_visible()


def test_the_page_says_what_is_kept() -> None:
    """A list for readers; the test above knows each key of it."""
    text = (ROOT / "book/progress.md").read_text("utf-8")
    _, _, told = text.partition("## What is kept in this browser")
    for thing in (
        "answers",
        "begun",
        "guesses",
        "text size and spacing",
        "light or dark",
        "story or course",
        "numbers that may be hard",
        "notes",
    ):
        assert thing in told, thing


def test_words_that_were_looked_for_are_not_kept(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/search.html?q=relapse", way="").page
    expect(page.locator("#search-results li").first).to_be_visible()
    assert keys(page) == []


def test_guesses_travel_in_the_file(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{GUESSED.page}").page
    page.evaluate(f"localStorage.setItem('immunobook:prediction:{GUESSED.id}', '1')")
    page.goto(f"{book_url}/progress.html")
    file = saved(page, page.get_by_role("button", name="Save to a file"))
    assert file["guesses"] == {GUESSED.id: "1"}
    other = visit(f"{book_url}/progress.html").page
    assert "1 guess before a simulation is new here" in load(other, json.dumps(file))
    other.goto(f"{book_url}/{GUESSED.page}")
    Live(other, GUESSED).start()
    option = GUESSED.spec["prediction"]["options"][1]
    expect(other.locator(f"#explore-{GUESSED.id} .ex-prediction")).to_contain_text(
        f"You said: {option['text']}"
    )


# ---- the first edition


def test_what_the_first_edition_kept_is_read(visit: Visitor, book_url: str) -> None:
    """Its record, a guess and the theme, each under the key it had."""
    page = visit(f"{book_url}/{CHAPTER}").page
    answer(page)
    entry = kept(page)[ONE]
    record = {"format": 1, "course": "how-immunotherapy-works", "edition": "1.0.0"}
    record["answers"] = {ONE: entry, "gone-for-good": {**entry, "print": "gone"}}
    page.evaluate(
        """([key, record, guess]) => { localStorage.clear(); localStorage.setItem(key, record);
           localStorage.setItem('immunobook:prediction:' + guess, '0'); localStorage.setItem('mode', 'dark'); }""",
        [KEY, json.dumps(record), GUESSED.id],
    )
    page.reload()
    expect(page.locator(f"#exercise-{ONE}").get_by_label(RIGHT)).to_be_checked()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.goto(f"{book_url}/{GUESSED.page}")
    Live(page, GUESSED).start()
    expect(page.locator(f"#explore-{GUESSED.id} .ex-prediction")).to_contain_text("You said:")
    page.goto(f"{book_url}/progress.html")
    expect(page.locator(".ex-sum")).to_contain_text("answered 1 of")
    expect(page.locator(".ex-sum")).to_contain_text("1 answer belongs to questions that this")
    file = saved(page, page.get_by_role("button", name="Save to a file"))
    assert set(file["answers"]) == {ONE, "gone-for-good"}


@pytest.mark.parametrize("mode", ["<b>mode</b>", "constructor", "DARK", ""])
def test_an_odd_theme_is_the_automatic_one(visit: Visitor, book_url: str, mode: str) -> None:
    spoil = f"localStorage.setItem('immunobook:mode', {json.dumps(mode)})"
    page = visit(f"{book_url}/about.html", init=spoil).page
    expect(page.locator(".look-menu [value=auto]")).to_be_checked()
