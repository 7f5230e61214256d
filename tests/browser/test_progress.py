"""What is kept of the answers: through reloads, editions, bad storage, two tabs, files, erasing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from answering import CHAPTER, KEY, ONE, RIGHT, answer, expect_kept, kept, load
from playwright.sync_api import Page, expect

from visiting import Visitor

BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('blocked', 'SecurityError'); }});"
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
)


def test_answers_survive_a_reload_and_can_be_tried_again(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    answer(page)
    page.reload()
    card = page.locator(f"#exercise-{ONE}")
    expect(card.locator(".ex-feedback")).to_contain_text("right at the first try")
    expect(card.get_by_label(RIGHT)).to_be_checked()
    card.get_by_role("button", name="Try it again").click()
    expect(card.get_by_label(RIGHT)).not_to_be_checked()
    expect(card.get_by_role("button", name="Check")).to_be_focused()


def test_a_changed_question_is_shown_as_changed(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    answer(page)
    page.evaluate(
        f'localStorage.setItem(\'{KEY}\', localStorage.getItem(\'{KEY}\').replace(/"print":"[0-9a-f]+"/, \'"print":"00000000"\'))'
    )
    page.reload()
    card = page.locator(f"#exercise-{ONE}")
    expect(card.locator(".ex-note")).to_contain_text(
        "This question has changed since you answered it"
    )
    expect(card.locator(".ex-note")).to_contain_text("That result is kept")
    answer(page)
    entry = kept(page)[ONE]
    assert entry["before"]["print"] == "00000000"
    assert entry["before"]["best"] == 1


@pytest.mark.parametrize("print_now", ["00000000", None], ids=["changed", "as it was"])
def test_card_and_list_say_the_same_of_what_is_due(
    visit: Visitor, book_url: str, print_now: str | None
) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    answer(page)
    page.evaluate(
        """([key, id, print]) => {
          const record = JSON.parse(localStorage.getItem(key));
          const entry = record.answers[id];
          Object.assign(entry, { due: entry.at, print: print ?? entry.print });
          localStorage.setItem(key, JSON.stringify(record));
        }""",
        [KEY, ONE, print_now],
    )
    page.reload()
    note = page.locator(f"#exercise-{ONE} .ex-note")
    expect(note).to_contain_text("Time to ask yourself again.")
    page.goto(f"{book_url}/progress.html")
    listed = page.locator(".ex-repeat li")
    expect(listed).to_have_count(1)
    if print_now:
        expect(listed).to_contain_text("changed since you answered it on")
        expect(page.locator(".ex-sum")).to_contain_text("1 question has changed since you answered")
    else:
        expect(listed).to_contain_text("last answered on")
        expect(page.locator(".ex-sum")).not_to_contain_text("changed")
    page.goto(f"{book_url}/{CHAPTER}")
    told = expect(note)
    (told.to_contain_text if print_now else told.not_to_contain_text)("This question has changed")


@pytest.mark.parametrize(
    ("init", "told"),
    [
        (BLOCKED, "does not let this page keep anything"),
        (FULL, "The storage of your browser is full"),
    ],
    ids=["blocked", "full"],
)
def test_storage_that_fails_is_told_and_everything_works(
    visit: Visitor, book_url: str, init: str, told: str
) -> None:
    opened = visit(f"{book_url}/{CHAPTER}", init=init)
    answer(opened.page)
    expect(opened.page.locator(f"#exercise-{ONE} .ex-feedback")).to_contain_text("That’s right.")
    expect(opened.page.locator(".ex-trouble").last).to_contain_text(told)
    assert opened.seen.errors == []


@pytest.mark.parametrize(
    "damaged",
    ['{"format": 1, "course"', "null", "[]", '{"course":"other","format":1,"answers":{}}'],
)
def test_damaged_storage_is_told_and_set_aside(visit: Visitor, book_url: str, damaged: str) -> None:
    opened = visit(f"{book_url}/{CHAPTER}")
    page = opened.page
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, damaged])
    page.reload()
    expect(page.locator(".ex-trouble").last).to_contain_text("could not be read")
    answer(page)
    record = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))
    assert record["damaged"] == damaged
    assert record["answers"][ONE]["best"] == 1
    page.goto(f"{book_url}/progress.html")
    expect(page.get_by_role("button", name="Save the unreadable text")).to_be_visible()


def test_a_newer_record_is_left_alone(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    newer = json.dumps(
        {"format": 9, "course": "how-immunotherapy-works", "edition": "9", "answers": {}, "news": 1}
    )
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, newer])
    page.reload()
    expect(page.locator(".ex-trouble").last).to_contain_text("newer edition")
    answer(page)
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == newer


def test_two_tabs_keep_what_both_answered(visit: Visitor, book_url: str) -> None:
    first = visit(f"{book_url}/{CHAPTER}")
    second = visit(f"{book_url}/{CHAPTER}", context=first.context)
    answer(first.page)
    expect_kept(second.page, {ONE})
    card = second.page.locator("#exercise-innate-vaccine-what")
    card.get_by_label("A harmless part").check()
    card.get_by_role("button", name="Check").click()
    expect_kept(first.page, {ONE, "innate-vaccine-what"})
    first.page.goto(f"{book_url}/progress.html")
    expect(first.page.locator(".ex-sum")).to_contain_text("2 of")
    second.page.locator("#exercise-innate-why-colds").get_by_label("Many viruses").check()
    second.page.locator("#exercise-innate-why-colds").get_by_role("button", name="Check").click()
    expect(first.page.locator(".ex-sum")).to_contain_text("3 of")


def test_erasing_asks_first_and_reaches_the_other_tab(visit: Visitor, book_url: str) -> None:
    first = visit(f"{book_url}/{CHAPTER}")
    answer(first.page)
    second = visit(f"{book_url}/progress.html", context=first.context)
    page = second.page
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_role("button", name="No, keep them")).to_be_focused()
    page.keyboard.press("Enter")
    assert ONE in kept(page)
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    expect(page.locator(".ex-told")).to_contain_text("Nothing of your progress is left")
    assert kept(page) == {}
    expect_kept(first.page, set())
    first.page.locator("#exercise-innate-vaccine-what").get_by_label("A harmless part").check()
    first.page.locator("#exercise-innate-vaccine-what").get_by_role("button", name="Check").click()
    expect_kept(page, {"innate-vaccine-what"})


def test_saving_erasing_and_loading_brings_all_back(
    visit: Visitor, book_url: str, tmp_path: Path
) -> None:
    page = visit(f"{book_url}/{CHAPTER}", accept_downloads=True).page
    answer(page)
    before = kept(page)
    page.goto(f"{book_url}/progress.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    saved = Path(download.value.path()).read_text()
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    assert "Loaded: 1 answer (1 new here)" in load(page, saved)
    assert kept(page) == before
    assert "name" not in saved


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"edition": "0.1"}, "older edition"),
        ({"edition": "99.0"}, "newer edition"),
        ({"format": 7}, "newer edition"),
        ({"course": "another"}, "not a saved progress of this course"),
    ],
)
def test_other_files_get_a_clear_answer(
    visit: Visitor, book_url: str, change: dict[str, Any], told: str
) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    answer(page)
    mine = kept(page)[ONE]
    page.goto(f"{book_url}/progress.html")
    record = {
        "format": 1,
        "course": "how-immunotherapy-works",
        "edition": "1",
        "answers": {"other-one": {**mine, "at": 5, "firstAt": 5}},
    }
    assert told in load(page, json.dumps({**record, **change}))
    assert kept(page)[ONE] == mine


@pytest.mark.parametrize(
    "file", ["", "{", "\x00\xff", "[]", '{"answers": 1}', b"\xff\xfe\x00", "null"]
)
def test_broken_and_foreign_files_change_nothing(
    visit: Visitor, book_url: str, file: str | bytes
) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    answer(page)
    before = kept(page)
    page.goto(f"{book_url}/progress.html")
    assert "Nothing was changed." in load(page, file)
    assert kept(page) == before


def test_the_progress_page_says_what_to_repeat(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]]
) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    answer(page)
    page.goto(f"{book_url}/progress.html")
    expect(page.locator(".ex-repeat")).to_contain_text("Nothing today. The next ones come up on")
    expect(page.locator(".ex-go-on")).to_contain_text("Chapter 3")
    expect(page.locator(".ex-go-on li")).to_have_count(3)
    expect(page.locator(".ex-go-on li").nth(1)).to_contain_text("here the fewest are right: 1 of")
    expect(page.locator(".ex-go-on li").nth(2)).to_contain_text("Chapter 4, the next chapter")
    page.evaluate(
        """(k) => { const r = JSON.parse(localStorage.getItem(k));
           for (const e of Object.values(r.answers)) { e.at -= 2 * 864e5; e.firstAt -= 2 * 864e5; e.due -= 2 * 864e5; }
           localStorage.setItem(k, JSON.stringify(r)); }""",
        KEY,
    )
    page.reload()
    expect(page.locator(".ex-repeat")).to_contain_text("1 exercise is due")
    assert axe(page) == []
    first = page.locator(".ex-go-on li").first
    expect(first).to_contain_text("to repeat, last answered on")
    assert str(first.locator("a").get_attribute("href")).endswith(f"#exercise-{ONE}")
    page.locator(".ex-repeat a").click()
    card = page.locator(f"#exercise-{ONE}")
    expect(card).to_be_in_viewport()
    expect(card.locator(".ex-note")).to_contain_text("Time to ask yourself again")
    answer(page)
    assert kept(page)[ONE]["step"] == 2


def test_a_sheet_goes_also_where_no_browser_says_that_it_has_printed(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/progress.html", init="window.print = () => {};").page
    for _ in range(2):
        page.get_by_role("button", name="Print the record").click()
        expect(page.locator(".ex-sheet")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.locator(".ex-sheet")).to_have_count(0)
    assert page.evaluate("document.body.className").find("ex-printing") < 0


def test_the_printed_record_says_what_it_is(visit: Visitor, book_url: str) -> None:
    page = visit(
        f"{book_url}/{CHAPTER}",
        init="window.print = () => { window.printed = document.body.innerText; }",
    ).page
    answer(page)
    page.goto(f"{book_url}/progress.html")
    page.get_by_label("Name on the paper").fill("A. Reader")
    page.get_by_role("button", name="Print the record").click()
    page.emulate_media(media="print")
    sheet = page.locator(".ex-sheet")
    for text in [
        "Record of completion (kept by yourself)",
        "A. Reader",
        "Course version",
        "Score at the first try",
        "does not prove",
    ]:
        expect(sheet).to_contain_text(text)
    assert page.locator("main").is_hidden()
    assert "A. Reader" not in page.evaluate("JSON.stringify(localStorage)")
