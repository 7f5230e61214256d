"""The page "For tomorrow morning" as a family uses it: ticked, written, printed, saved, loaded, erased."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from paper import Paper
from playwright.sync_api import Page, expect

from visiting import Visitor

PAGE = "for-tomorrow.html"
KEY = "immunobook:for-tomorrow"
PHONE = {"viewport": {"width": 390, "height": 844}}
FIRST = "Is immunotherapy part of the plan?"
PUMP = "What do we do when the pump gives an alarm"
HELD = "What will hold the leukemia down"
BLOCKED = "for (const s of ['localStorage', 'sessionStorage']) Object.defineProperty(window, s, { get() { throw new Error('blocked') } })"
PAPERS = ("A4", "Letter")


def kept(page: Page) -> dict[str, Any] | None:
    """What lies in the browser's storage."""
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "null")  # type: ignore[no-any-return]


def choose(page: Page, treatment: str) -> None:
    page.locator(".tm-treatment label", has_text=treatment).click()


def tick(page: Page, words: str) -> None:
    page.locator(".tm-tick", has_text=words).click()


def written(page: Page) -> None:
    """A full evening: a treatment, questions, own ones, words, dates and numbers."""
    choose(page, "Blinatumomab")
    for n in range(6):
        page.locator(".tm-tick:visible").nth(n).click()
    own = "Could his sister sleep in the room on Saturday, and whom do we ask for a second bed?"
    page.locator(".tm-owns textarea").first.fill(own)
    page.locator(".tm-owns textarea").nth(1).fill("Is the cough something?")
    for n, word in enumerate(("CRS", "marrow", "LVEF", "B-cell aplasia", "ICANS", "steroid")):
        page.locator(".tm-words textarea").nth(n).fill(word)
    for n, line in enumerate(page.locator("textarea[data-key]:visible").all()):
        line.fill(f"Monday {n}, in the afternoon")


def load(page: Page, name: str, text: str) -> str:
    """Load a file; what the page answers."""
    file = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    page.locator("#keep .ex-told").evaluate("e => { e.textContent = ''; }")
    page.locator("#keep input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    expect(page.locator("#keep .ex-told")).not_to_be_empty()
    return page.locator("#keep .ex-told").inner_text()


def save(page: Page) -> str:
    """The text of the file that is saved."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    assert download.value.suggested_filename.startswith("for-tomorrow-")
    return Path(download.value.path()).read_text("utf-8")


# ---- written, and there again


def test_nothing_is_kept_until_something_is_written(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PAGE}", way="").page
    page.locator(".tm-owns textarea").first.click()
    page.keyboard.press("Tab")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    tick(page, FIRST)
    assert page.evaluate("Object.keys(localStorage)") == [KEY]
    tick(page, FIRST)
    assert page.evaluate("localStorage.length") == 0, "all of it was taken back"


def test_what_is_written_is_there_again(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PAGE}").page
    written(page)
    notes = kept(page)
    page.reload()
    expect(page.locator(".tm-tick :checked")).to_have_count(6)
    expect(page.locator(".tm-treatment :checked")).to_have_value("blinatumomab")
    expect(page.locator(".tm-owns textarea").nth(1)).to_have_value("Is the cough something?")
    expect(page.locator(".tm-words textarea").first).to_have_value("CRS")
    expect(page.get_by_label("By day")).to_have_value("Monday 2, in the afternoon")
    tick(page, FIRST)
    tick(page, FIRST)
    assert kept(page) == notes


def test_there_is_always_a_line_left(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PAGE}").page
    lines = page.locator(".tm-owns textarea")
    expect(lines).to_have_count(3)
    for n in range(5):
        lines.nth(n).fill(f"Question {n}?")
    expect(lines).to_have_count(6)
    expect(page.get_by_label("My own question, 6")).to_have_value("")
    page.reload()
    expect(lines).to_have_count(6)


def test_a_long_question_is_seen_whole(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PAGE}", **PHONE).page
    line = page.locator(".tm-owns textarea").first
    low = line.evaluate("e => e.offsetHeight")
    line.fill("Could his sister sleep in the room? " * 7)
    assert line.evaluate("e => e.scrollHeight - e.clientHeight") <= 1
    assert line.evaluate("e => e.offsetHeight") > 2 * low


def test_a_question_that_the_book_dropped_is_an_own_one(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PAGE}").page
    notes = {"kind": "for-tomorrow", "format": 1, "ticked": ["What was asked before?"], "lines": {"old-1": "May"}}  # fmt: skip
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(notes)])
    page.reload()
    expect(page.locator(".tm-owns textarea").first).to_have_value("What was asked before?")
    tick(page, FIRST)
    found = kept(page)
    assert found is not None
    assert found["own"] == ["What was asked before?"]
    assert found["lines"] == {"old-1": "May"}


def test_two_tabs_know_of_each_other(visit: Visitor, book_url: str) -> None:
    one = visit(f"{book_url}/{PAGE}")
    two = visit(f"{book_url}/{PAGE}", context=one.context)
    one.page.locator(".tm-owns textarea").first.fill("Who plans it?")
    expect(two.page.locator(".tm-owns textarea").first).to_have_value("Who plans it?")
    one.page.evaluate("localStorage.clear()")
    expect(two.page.locator(".tm-owns textarea").first).to_have_value("")


# ---- which treatment


def test_a_treatment_puts_the_others_away(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PAGE}").page
    choose(page, "CAR T cells")
    told = page.locator("#keep .unseen[role=status]")
    expect(told).to_contain_text("about CAR T cells")
    expect(page.locator("#map-car-t")).to_be_visible()
    expect(page.locator("#map-blinatumomab")).to_be_hidden()
    expect(page.locator(".tm-tick", has_text=HELD)).to_be_visible()
    expect(page.locator(".tm-tick", has_text=PUMP)).to_be_hidden()
    expect(page.locator(".tm-tick", has_text=FIRST)).to_be_visible()
    choose(page, "All of them")
    expect(page.locator("#map-blinatumomab")).to_be_visible()


def test_what_is_written_is_not_put_away(visit: Visitor, book_url: str) -> None:
    """A question that was ticked before would be missing on the paper, too."""
    page = visit(f"{book_url}/{PAGE}").page
    tick(page, PUMP)
    page.locator("#map-anti-gd2 textarea").first.fill("Monday")
    choose(page, "CAR T cells")
    expect(page.locator(".tm-tick", has_text=PUMP)).to_be_visible()
    expect(page.locator("#map-anti-gd2")).to_be_visible()
    expect(page.locator("#map-blinatumomab")).to_be_hidden()
    page.reload()
    expect(page.locator(".tm-tick", has_text=PUMP)).to_be_visible()
    assert Paper(page).says(PUMP)


def test_a_chapter_leads_to_its_own_questions(visit: Visitor, book_url: str) -> None:
    """Also when they were put away for another treatment."""
    opened = visit(f"{book_url}/{PAGE}")
    choose(opened.page, "CAR T cells")
    page = visit(f"{book_url}/chapters/bispecific-antibodies.html", context=opened.context).page
    page.locator("#words-for-tomorrow").get_by_role("link", name="For tomorrow morning").click()
    page.wait_for_url("**/for-tomorrow.html#questions-bispecific-antibodies")
    expect(page.locator(".tm-tick", has_text=PUMP)).to_be_in_viewport()


@pytest.mark.parametrize("page", ["index.html", "about.html", "chapters/research.html"])
def test_every_page_leads_here(visit: Visitor, book_url: str, page: str) -> None:
    shown = visit(f"{book_url}/{page}").page
    link = shown.locator(".notice").get_by_role("link", name="take your questions to them")
    assert link.get_attribute("href", timeout=1000).endswith(PAGE)  # type: ignore[union-attr]


def test_more_questions_are_folded_until_they_are_wanted(visit: Visitor, book_url: str) -> None:
    opened = visit(f"{book_url}/{PAGE}")
    page = opened.page
    question = page.locator(".tm-tick", has_text="From which temperature do we call")
    expect(question).to_be_hidden()
    page.locator(".tm-more > summary").click()
    question.click()
    page.reload()
    expect(question.locator("input")).to_be_checked()
    expect(question).to_be_visible()
    question.click()
    linked = visit(f"{book_url}/{PAGE}#questions-immune-system", context=opened.context).page
    expect(linked.locator("#questions-immune-system")).to_be_in_viewport()


# ---- words that were heard


def test_a_word_gets_its_meaning(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PAGE}").page
    line = page.locator(".tm-words textarea").first
    line.press_sequentially("tosilizumab")
    expect(line).to_have_accessible_description("Tocilizumab: A drug that blocks the signal of one message protein. It is used to treat CRS.")  # fmt: skip
    page.keyboard.press("Enter")
    expect(page.locator("#keep .unseen[role=status]")).to_contain_text("Tocilizumab: A drug")
    expect(page.locator(".tm-words textarea").nth(1)).to_be_focused()
    page.keyboard.type("LVEF")
    expect(page.locator(".tm-words textarea").nth(1)).to_have_accessible_description("This word is not in our glossary. Ask what it means.")  # fmt: skip


# ---- a file of its own


def test_saved_to_a_file_and_loaded_in_another_browser(visit: Visitor, book_url: str) -> None:
    here = visit(f"{book_url}/{PAGE}").page
    written(here)
    text = save(here)
    there = visit(f"{book_url}/{PAGE}").page
    there.locator(".tm-owns textarea").first.fill("My own")
    assert "Loaded: 2" in load(there, "a.json", text)
    found, expected = kept(there), kept(here)
    assert found is not None
    assert expected is not None
    assert found["own"] == ["My own", *expected["own"]]
    assert {**found, "own": expected["own"]} == expected
    assert load(there, "a.json", text) == "All that is in this file was here before."


def test_what_stands_here_stays_when_a_file_says_something_else(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{PAGE}").page
    page.locator("#map-car-t textarea").first.fill("Monday")
    file = {"kind": "for-tomorrow", "format": 1, "lines": {"car-t-1": "Friday", "car-t-2": "May"}}
    answer = load(page, "a.json", json.dumps(file))
    assert answer == "Loaded: 1 thing that you had written. 1 line was filled in here already. What stood here has stayed."  # fmt: skip
    expect(page.locator("#map-car-t textarea").first).to_have_value("Monday")
    expect(page.locator("#map-car-t textarea").nth(1)).to_have_value("May")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no file of ours", "can’t be read"),
        ("[]", "not from this page"),
        ('{"kind": "for-tomorrow", "own": [7]}', "nothing in this file to add"),
        ('{"kind": "for-tomorrow", "own": ["' + "x" * 200_000 + '"]}', "too large"),
    ],
)
def test_a_bad_file_is_told_and_nothing_is_lost(
    visit: Visitor, book_url: str, text: str, told: str
) -> None:
    opened = visit(f"{book_url}/{PAGE}")
    page = opened.page
    tick(page, FIRST)
    before = kept(page)
    answer = load(page, "bad.json", text)
    assert told in answer
    assert "Nothing here has changed." in answer
    assert kept(page) == before
    assert opened.seen.errors == []


def test_it_is_never_in_the_file_of_progress_and_neither_takes_the_other(
    visit: Visitor, book_url: str
) -> None:
    opened = visit(f"{book_url}/{PAGE}")
    page = opened.page
    page.locator(".tm-owns textarea").first.fill("A secret worry")
    notes = save(page)
    page.goto(f"{book_url}/progress.html")
    with page.expect_download() as download:
        page.locator(".ex-transfer").get_by_role("button", name="Save").click()
    progress = Path(download.value.path()).read_text("utf-8")
    assert "answers" in progress
    assert "worry" not in progress
    file = {"name": "a.json", "mimeType": "application/json", "buffer": notes.encode()}
    page.locator(".ex-transfer input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    expect(page.locator(".ex-transfer .ex-told")).to_contain_text("not")
    page.goto(f"{book_url}/{PAGE}")
    assert "My progress" in load(page, "a.json", progress)


# ---- erased


def erase(page: Page) -> None:
    page.get_by_role("button", name="Erase what I wrote").click()
    expect(page.get_by_role("button", name="No, keep it")).to_be_focused()
    page.get_by_role("button", name="Yes, erase").click()


def test_erased_on_the_page_itself(visit: Visitor, book_url: str) -> None:
    """As on a ward's tablet: nothing is left in the storage or on the page, also for who goes back."""
    page = visit(f"{book_url}/{PAGE}", way="").page
    written(page)
    page.get_by_role("button", name="Erase what I wrote").click()
    page.get_by_role("button", name="No, keep it").click()
    assert kept(page) is not None
    erase(page)
    expect(page.locator("#keep .ex-told")).to_contain_text("Nothing of it is left")
    expect(page.get_by_role("button", name="Erase what I wrote")).to_be_focused()
    for _ in range(2):
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        assert page.locator("textarea").evaluate_all("all => all.every((e) => !e.value)")
        assert page.locator(".tm-tick :checked").count() == 0
        expect(page.locator("#map-car-t")).to_be_visible()
        page.goto(f"{book_url}/about.html")
        page.go_back()


def test_erase_everything_erases_it_too(visit: Visitor, book_url: str) -> None:
    opened = visit(f"{book_url}/{PAGE}", way="")
    tick(opened.page, FIRST)
    page = visit(f"{book_url}/progress.html", context=opened.context).page
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    assert kept(page) is None
    expect(opened.page.locator(".tm-tick :checked")).to_have_count(0)
    tick(opened.page, PUMP)
    found = kept(page)
    assert found is not None
    assert len(found["ticked"]) == 1


# ---- without storage, without a script, by keyboard


def test_where_the_browser_keeps_nothing_the_page_says_so(visit: Visitor, book_url: str) -> None:
    opened = visit(f"{book_url}/{PAGE}", way="", init=BLOCKED)
    page = opened.page
    expect(page.locator(".tm-trouble")).to_be_empty()
    written(page)
    expect(page.locator(".tm-trouble")).to_contain_text("gone when you leave")
    assert len(json.loads(save(page))["ticked"]) == 6
    assert Paper(page).says("Is the cough something?")
    assert opened.seen.errors == []


def test_without_javascript_it_can_be_read_ticked_written_and_printed(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{PAGE}", way="", java_script_enabled=False).page
    expect(page.locator(".tm-treatment")).to_be_hidden()
    expect(page.locator("#keep")).to_contain_text("keeps nothing")
    for question in (FIRST, PUMP, HELD):
        expect(page.locator(".tm-tick", has_text=question)).to_be_visible()
    tick(page, FIRST)
    page.locator(".tm-owns textarea").first.fill("Who plans it?")
    paper = Paper(page)
    assert len(paper.sheets) == 2
    for words in (FIRST, PUMP, HELD, "Who plans it?", "Our dates", "First the emergency number"):
        assert paper.says(words), words


def test_by_keyboard_alone(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PAGE}", **PHONE).page
    page.get_by_role("radio", name="All of them").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Anti-GD2")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".tm-tick", has_text=FIRST).locator("input")).to_be_checked()
    page.locator(".tm-owns textarea").first.focus()
    page.keyboard.type("Who plans it?")
    page.keyboard.press("Enter")
    expect(page.get_by_label("My own question, 2")).to_be_focused()
    notes = kept(page)
    assert notes is not None
    assert notes["own"] == ["Who plans it?"]


def test_nothing_of_a_written_page_is_hard_to_reach(
    visit: Visitor, book_url: str, axe: Any
) -> None:
    for scheme in ("light", "dark"):
        page = visit(f"{book_url}/{PAGE}", color_scheme=scheme, reduced_motion="reduce").page
        written(page)
        page.get_by_role("button", name="Erase what I wrote").click()
        assert axe(page) == []


# ---- on paper


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("is_written", [False, True], ids=["empty", "written"])
def test_two_sheets(visit: Visitor, book_url: str, paper: str, is_written: bool) -> None:
    page = visit(f"{book_url}/{PAGE}").page
    if is_written:
        written(page)
    assert len(Paper(page, paper).sheets) == 2


def test_what_was_chosen_and_written_is_printed_and_nothing_around_it(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{PAGE}").page
    everything = Paper(page)
    written(page)
    paper = Paper(page)
    for words in (FIRST, PUMP, "Is the cough something?", "Monday 2, in the afternoon", "Bone marrow: The soft part"):  # fmt: skip
        assert paper.says(words), words
    for words in (HELD, "Is there a trial for us", "The cells are collected"):
        assert everything.says(words), words
        assert not paper.says(words), words
    for words in ("Which treatment is it about?", "Erase what I wrote", "Search", "Contents", "Back", "Next"):  # fmt: skip
        assert not paper.says(words), words
    assert paper.outside(12) == []


def test_dates_of_one_map_print_that_map(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{PAGE}").page
    page.locator("#map-car-t textarea").first.fill("Monday")
    paper = Paper(page)
    assert paper.says("A machine takes T cells out")
    assert not paper.says("A nurse stays close and measures often")
    assert paper.says(FIRST), "no question was chosen, so all are there"
