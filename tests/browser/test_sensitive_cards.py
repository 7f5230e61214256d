"""Numbers that may hurt: no page shows one unasked, and one setting holds for the whole course."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from explorers import Live, built_explorers, built_pages
from keyboard import Learner
from playwright.sync_api import Page, expect

from explorable.book import facts
from hurting import counted, notations
from visiting import ROOT, Visitor

ROWS = facts.load(ROOT / "book/facts.yml")
HURTING = [row for row in ROWS.values() if row.sensitive]
HARMLESS = [row.says for row in ROWS.values() if not row.sensitive]
PHONE = {"width": 390, "height": 844}
CHAPTER = "chapters/antibody-therapy.html"
CARD = "#numbers-how-many-children-were-alive-after-two-years-and-after-five"
QUESTION = "#exercise-antibody-gap-shrinks"
NUMBERS = "66 of 100 (66%)"
KEY = "immunobook:numbers"

#: everything is opened but the cards, as a reader who opens whatever is not a card of numbers
UNFOLD = """() => document.querySelectorAll('main details:not([data-sensitive])').forEach((d) => { d.open = true; })"""
#: What a page says, to eyes and ears: without what lies in a card, and without numbers that have a harmless row of
#: their own. Models have percentages of their own, so what belongs to them is told apart.
SAID = """(harmless) => {
    const page = document.documentElement.cloneNode(true);
    page.querySelectorAll('script, style, .ex-sensitive-body').forEach((e) => e.remove());
    for (const host of page.querySelectorAll('.gloss-host:has(.fact)')) {
        if (harmless.includes(host.querySelector('.gloss-text')?.lastChild?.textContent.trim())) host.remove();
    }
    const names = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'content', 'placeholder'];
    const all = (root) => [root.textContent, ...names.flatMap((name) =>
        [...root.querySelectorAll(`[${name}]`)].map((e) => e.getAttribute(name)))].join('\\n').replace(/\\s+/g, ' ');
    const own = '.ex-explorer, .ex-exercise, .bonnet, .ex-verification, [aria-label=Parameters]';
    const models = [...page.querySelectorAll(own)].filter((e) => !e.parentElement.closest(own));
    const told = models.map((e) => { e.remove(); return all(e); });
    return {text: all(page), models: told.join('\\n')};
}"""


def started(page: Page, name: str) -> Page:
    """Every explorer answers, every guess is made, every fold is open."""
    page.evaluate(UNFOLD)
    for built in built_explorers():
        if built.page == name:
            Live(page, built).mount()
    page.evaluate(UNFOLD)
    return page


def told(said: dict[str, str]) -> list[str]:
    """The numbers that hurt and are told in the open, with what stands around them."""
    found = []
    for row in HURTING:
        places = [(pattern, said["text"]) for pattern in notations(row)]
        places += [(pattern, said["models"]) for pattern in counted(row)]
        for pattern, text in places:
            found += [
                f"{row.id}: {text[max(0, m.start() - 60) : m.end() + 30]}"
                for m in pattern.finditer(text)
            ]
    return found


@pytest.mark.parametrize("name", built_pages())
def test_no_number_that_may_hurt_is_told_unasked(visit: Visitor, book_url: str, name: str) -> None:
    page = started(visit(f"{book_url}/{name}", viewport=PHONE).page, name)
    assert told(page.evaluate(SAID, HARMLESS)) == []
    assert page.locator("details[data-sensitive][open]").count() == 0


#: deaths that are counted, in figures or in words
DEATHS = re.compile(
    r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten)( [\w-]+){0,3} (deaths?|died)\b", re.I
)


@pytest.mark.parametrize("name", built_pages())
def test_no_deaths_are_counted_in_the_open(visit: Visitor, book_url: str, name: str) -> None:
    said = visit(f"{book_url}/{name}").page.evaluate(SAID, HARMLESS)
    # the natural death of defense cells is a parameter of the models of mice
    found = [m[0] for text in said.values() for m in DEATHS.finditer(text)]
    assert [text for text in found if "Natural death" not in text] == []


def test_the_reader_of_pages_finds_what_is_in_the_open(visit: Visitor, book_url: str) -> None:
    """Each way to write one, put on a page by hand."""
    page = visit(f"{book_url}/{CHAPTER}", viewport=PHONE).page
    for words in ("66%", "66 %", "66 percent", "57 of 100", "56.6%", "7.7 months", "17 of 27"):
        page.evaluate(
            "(w) => { document.querySelector('h1').textContent = `In ${w} of them`; }", words
        )
        assert told(page.evaluate(SAID, HARMLESS)), words
    page.evaluate("() => { document.querySelector('h1').ariaLabel = 'In 66% of them'; }")
    assert told(page.evaluate(SAID, HARMLESS))


@pytest.mark.parametrize(
    "words", ["event-free survival", "dinutuximab alive", "remission infusion"]
)
def test_search_quotes_none(visit: Visitor, book_url: str, words: str) -> None:
    page = visit(f"{book_url}/search.html?q={words}", viewport=PHONE).page
    quotes = page.locator("#search-results li p.context")
    expect(quotes.first).to_be_visible()
    text = " ".join(quotes.all_inner_texts())
    assert told({"text": text, "models": ""}) == []


class TestSetting:
    """Ask me first, show, not now."""

    def choose(self, page: Page, name: str) -> None:
        page.locator(".numbers-menu > summary").click()
        page.locator(".numbers-menu").get_by_label(name).check()
        page.keyboard.press("Escape")

    def test_by_keyboard(self, visit: Visitor, book_url: str) -> None:
        """Found with Tab, changed with arrows, announced, closed with Escape, which gives the focus back."""
        page = visit(f"{book_url}/{CHAPTER}", viewport=PHONE).page
        page.locator(".ways input:checked").focus()
        page.keyboard.press("Tab")
        summary = page.locator(".numbers-menu > summary")
        expect(summary).to_be_focused()
        expect(summary).to_have_accessible_name("Numbers that may be hard to read: ask me first")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator(".numbers-menu").get_by_label("Ask me first")).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(page.locator(".numbers-menu").get_by_label("Show")).to_be_checked()
        expect(page.locator(".numbers-menu [role=status]")).to_have_text("The numbers are shown.")
        page.keyboard.press("Escape")
        expect(summary).to_be_focused()
        expect(summary).to_have_accessible_name("Numbers that may be hard to read: show")
        expect(page.locator(CARD)).to_contain_text(NUMBERS, use_inner_text=True)

    def test_holds_on_every_page(self, visit: Visitor, book_url: str) -> None:
        first = visit(f"{book_url}/{CHAPTER}")
        self.choose(first.page, "Not now")
        second = visit(f"{book_url}/chapters/cell-therapy.html", context=first.context).page
        cards = second.locator(".ex-sensitive:visible")
        assert cards.count() > 3
        assert second.locator(".ex-sensitive summary:visible").count() == 0
        expect(cards.first).to_contain_text("Closed for now, as you asked.")
        # a third tab follows at once
        self.choose(second, "Show")
        expect(first.page.locator(CARD)).to_contain_text(NUMBERS, use_inner_text=True)

    def test_an_unknown_one_asks(self, visit: Visitor, book_url: str) -> None:
        page = visit(f"{book_url}/{CHAPTER}", init=f"localStorage.setItem('{KEY}', 'always')").page
        page.locator(".numbers-menu > summary").click()
        expect(page.locator(".numbers-menu").get_by_label("Ask me first")).to_be_checked()
        expect(page.locator(f"{CARD} > details")).not_to_have_attribute("open", "")

    def test_opening_a_card_does_not_change_it(self, visit: Visitor, book_url: str) -> None:
        page = visit(f"{book_url}/{CHAPTER}").page
        page.locator(f"{CARD} summary").first.click()
        expect(page.locator(CARD)).to_contain_text(NUMBERS, use_inner_text=True)
        assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
        assert page.evaluate("document.documentElement.dataset.numbers") == "ask"
        page.reload()
        expect(page.locator(CARD)).not_to_contain_text(NUMBERS, use_inner_text=True)

    def test_erasing_everything_erases_it(self, visit: Visitor, book_url: str) -> None:
        page = visit(f"{book_url}/progress.html").page
        self.choose(page, "Show")
        assert page.evaluate(f"localStorage.getItem('{KEY}')") == "show"
        page.get_by_role("button", name="Erase everything").click()
        page.get_by_role("button", name=re.compile("^Yes, erase")).click()
        assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
        assert page.evaluate("document.documentElement.dataset.numbers") == "ask"


@pytest.mark.parametrize("target", [CARD, QUESTION, "#chart-anti-gd2"])
def test_a_link_leads_to_a_card_and_does_not_open_it(
    visit: Visitor, book_url: str, target: str
) -> None:
    page = visit(f"{book_url}/{CHAPTER}{target}", viewport=PHONE).page
    card = page.locator(target)
    expect(card).to_be_in_viewport()
    expect(card.locator("> details")).not_to_have_attribute("open", "")


def test_a_link_opens_the_fold_around_a_card_alone(visit: Visitor, book_url: str) -> None:
    target = "#numbers-the-gap-between-the-groups-year-by-year"
    page = visit(f"{book_url}/{CHAPTER}{target}", viewport=PHONE).page
    expect(page.locator(f"{target} > details > summary")).to_be_in_viewport()
    expect(page.locator(f"{target} > details")).not_to_have_attribute("open", "")


def test_without_javascript(visit: Visitor, book_url: str) -> None:
    """Closed, and open with a tap; nothing speaks of a setting that can't be changed."""
    page = visit(f"{book_url}/{CHAPTER}", java_script_enabled=False).page
    expect(page.locator(".numbers-menu")).to_be_hidden()
    expect(page.locator(f"{CARD} .ex-sensitive-body")).to_be_hidden()
    page.locator(f"{CARD} summary").first.click()
    expect(page.locator(f"{CARD} .ex-sensitive-body")).to_be_visible()


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


#: a page's text without its simulations and charts: those are drawn when they come near, on paper or not
STILL = """() => {
  const main = document.querySelector('main').cloneNode(true);
  for (const drawn of main.querySelectorAll('[data-explorable=explorer], [data-explorable=plot]')) drawn.remove();
  return main.innerHTML;
}"""


def test_paper_has_the_words_in_place_and_the_numbers_at_the_end(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    before = page.evaluate(STILL)
    on_paper(page)
    place = page.locator(CARD)
    expect(place).to_have_text(
        re.compile("How many children were alive.*At the end of these pages, number 1"),
        use_inner_text=True,
    )
    expect(place).not_to_contain_text("66", use_inner_text=True)
    sheet = page.locator("article > section").last
    expect(sheet.locator("h2")).to_have_text("The numbers, if you want them")
    expect(sheet).to_contain_text(NUMBERS, use_inner_text=True)
    expect(sheet.locator("figure.ex-chart")).to_be_visible()
    expect(sheet).to_contain_text(
        "By how many percentage points did the gap shrink?", use_inner_text=True
    )
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(STILL) == before


def test_paper_leaves_them_out_for_a_reader_who_does_not_want_them(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{CHAPTER}", init=f"localStorage.setItem('{KEY}', 'not-now')").page
    on_paper(page)
    expect(page.locator(CARD)).to_contain_text("Left out, as you asked.", use_inner_text=True)
    expect(page.locator("main")).not_to_contain_text(NUMBERS, use_inner_text=True)


def told_course(visit: Visitor, book_url: str) -> dict[str, Any]:
    """What My progress is told of the course, as it stands in the page."""
    html = visit(f"{book_url}/progress.html", java_script_enabled=False).page.content()
    data = r'data-explorable="progress".*?<script type="application/json">(.*?)</script>'
    return json.loads(re.search(data, html, re.S)[1])  # type: ignore[index]


def test_the_course_can_be_finished_without_them(visit: Visitor, book_url: str) -> None:
    data = told_course(visit, book_url)
    rows = [r for c in data["chapters"] for r in c["exercises"]]
    hurting = [r[0] for r in rows if len(r) > 5]
    assert 8 <= len(hurting) < len(rows) / 5
    entry = {"first": 1, "firstAt": 1, "best": 1, "tries": 1, "at": 1, "step": 5, "due": 0}
    answers = {r[0]: {**entry, "print": r[2]} for r in rows if r[0] not in hurting}
    kept = {"format": 1, "course": data["course"], "edition": data["edition"], "answers": answers}
    init = f"localStorage.getItem('immunobook:{data['course']}') ?? localStorage.setItem('immunobook:{data['course']}', {json.dumps(json.dumps(kept))})"
    page = visit(f"{book_url}/progress.html", init=init).page
    most = len(rows) - len(hurting)
    sum_up = page.locator(".ex-sum")
    expect(sum_up).to_contain_text(f"You have answered {most} of {most} exercises.")
    expect(sum_up).to_contain_text(
        f"{len(hurting)} more questions use numbers that may be hard to read"
    )
    expect(page.locator(".ex-chapter summary").first).to_contain_text("all right")
    TestSetting().choose(page, "Show")
    expect(sum_up).to_contain_text(f"You have answered {most} of {len(rows)} exercises.")
    expect(sum_up).not_to_contain_text("hard to read")


def test_a_question_in_a_card_is_answered_and_counted(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    tally = page.locator(".ex-exercises[data-kind=practice] .ex-tally")
    asked, closed = map(int, re.findall(r"\d+", tally.inner_text()))
    card = page.locator(QUESTION)
    expect(card.locator("input")).to_be_hidden()
    card.locator("summary").first.click()
    card.locator("input").fill("9.5")
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".ex-feedback")).to_have_attribute("data-state", "right")
    expect(tally).to_contain_text(f"1 of {asked - closed + 1} right, {closed - 1} closed")


def test_the_heading_counts_all_questions_and_tells_how_many_are_closed(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    practice = page.locator(".ex-exercises[data-kind=practice]")
    asked = practice.locator(".ex-exercise:not([data-type=code])").count()
    closed = practice.locator("details[data-sensitive]").count()
    assert closed
    tally = practice.locator(".ex-tally > span").first
    expect(tally).to_have_text(f"{asked} exercises, {closed} closed")
    TestSetting().choose(page, "Show")
    expect(tally).to_have_text(f"{asked} exercises")


def test_a_first_visit_to_my_progress_hears_of_the_closed_ones(
    visit: Visitor, book_url: str
) -> None:
    chapters = told_course(visit, book_url)["chapters"]
    rows = [row for chapter in chapters for row in chapter["exercises"]]
    closed = sum(len(row) > 5 for row in rows)
    start = visit(f"{book_url}/progress.html").page.locator(".ex-start")
    expect(start).to_contain_text(f"{len(rows)} exercises, {closed} of them in closed cards;")


def test_an_open_question_offers_nothing_more_to_show(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}").page
    offer = page.locator(QUESTION).locator(".ex-sensitive-about").first
    expect(offer).to_be_visible()
    page.locator(QUESTION).locator("summary").first.click()
    expect(offer).to_be_hidden()


@pytest.mark.parametrize("width", [390, 360])
def test_the_word_that_texts_send_readers_to_is_seen_on_a_phone(
    visit: Visitor, book_url: str, width: int
) -> None:
    page = visit(f"{book_url}/{CHAPTER}", viewport={"width": width, "height": 800}).page
    word = page.locator(".numbers-menu > summary > span").bounding_box()
    assert word
    assert word["width"] > 40
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    overlaps = """() => {
        const boxes = [...document.querySelectorAll('.bar > *')].map((e) => e.getBoundingClientRect()).filter((b) => b.width);
        return boxes.some((a, k) => boxes.slice(k + 1).some((b) => a.right > b.left + 0.5 && b.right > a.left + 0.5));
    }"""
    assert not page.evaluate(overlaps)


@pytest.mark.parametrize("name", ["antibody-therapy", "bispecific-antibodies", "cell-therapy"])
def test_a_question_in_a_closed_card_is_reached_by_keys_alone(
    visit: Visitor, book_url: str, name: str
) -> None:
    """Tab leads to the card and not into it; Enter opens it, and Tab goes on inside."""
    page = visit(f"{book_url}/chapters/{name}.html").page
    cards = page.locator("[id^='exercise-']:has(details[data-sensitive])")
    assert cards.count() > 0
    for card in cards.all():
        place = f"#{card.get_attribute('id')}"
        learner = Learner(page)
        card.evaluate("e => { e.tabIndex = -1; e.focus(); e.removeAttribute('tabindex'); }")
        learner.press("Tab")
        expect(card.locator("summary").first).to_be_focused()
        learner.press("Tab")
        assert not page.evaluate(
            "(p) => document.querySelector(p).contains(document.activeElement)", place
        )
        learner.press("Shift+Tab")
        learner.press("Enter")
        learner.tab_to(place, ":is(input, select, textarea, .ex-step)")
        assert page.evaluate(
            "(p) => document.querySelector(p).contains(document.activeElement)", place
        )
