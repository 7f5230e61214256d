"""Read to me: the device's own voice, one sentence after the other. The browser's speech is a stand-in, the rest is real."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from visiting import Visitor

CHAPTER = "chapters/how-it-works.html"
LOCAL = "{ name: 'Here', lang: 'en_US', localService: true, default: true }"
#: what the device speaks: it keeps what it is told, and is done when a test says so
SPEECH = """{
  const voices = [%s];
  const speech = Object.assign(new EventTarget(), {
    said: [], stopped: 0, now: null,
    getVoices: () => voices,
    speak(u) { speech.now = u; speech.said.push(u.text); },
    cancel() { speech.stopped++; const u = speech.now; speech.now = null; u?.dispatchEvent(new Event('error')); },
    done() { const u = speech.now; speech.now = null; u.dispatchEvent(new Event('end')); },
    fail() { speech.now.dispatchEvent(new Event('error')); },
  });
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
}"""

Reading = Callable[..., Page]


@pytest.fixture
def reading(visit: Visitor, book_url: str) -> Reading:
    """A story that is being read."""

    def start(init: str = "", **options: Any) -> Page:
        page = visit(
            f"{book_url}/{CHAPTER}", way="story", init=SPEECH % LOCAL + init, **options
        ).page
        page.get_by_role("button", name="Read to me").click()
        expect(page.get_by_role("group", name="Read to me")).to_be_visible()
        return page

    return start


def said(page: Page) -> list[str]:
    found: list[str] = page.evaluate("speechSynthesis.said")
    return found


def marked(page: Page) -> str:
    """The sentence that is marked in the text."""
    found: str = page.evaluate(
        "[...(CSS.highlights.get('being-read') ?? [])].map((range) => range.toString()).join('')"
    )
    return " ".join(found.split())


def press(page: Page, name: str) -> None:
    page.get_by_role("group", name="Read to me").get_by_role("button", name=name).click()


def to_the_end(page: Page) -> list[str]:
    page.evaluate(
        "() => { for (let n = 0; speechSynthesis.now && n < 2000; n++) speechSynthesis.done(); }"
    )
    return said(page)


@pytest.mark.parametrize(
    "voices",
    ["", "{ lang: 'en-US', localService: false }", "{ lang: 'nl-NL', localService: true }"],
    ids=["none", "of another computer", "of another language"],
)
def test_without_a_voice_of_this_device_nothing_is_there(
    visit: Visitor, book_url: str, voices: str
) -> None:
    page = visit(f"{book_url}/{CHAPTER}", way="story", init=SPEECH % voices).page
    expect(page.get_by_role("button", name="Read to me")).to_be_hidden()
    assert page.locator("script[src*=voice]").count() == 0


def test_voices_that_come_late_bring_the_button(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}", way="story", init=SPEECH % "").page
    page.evaluate(
        f"() => {{ speechSynthesis.getVoices().push({LOCAL}); speechSynthesis.dispatchEvent(new Event('voiceschanged')); }}"
    )
    expect(page.get_by_role("button", name="Read to me")).to_be_visible()


def test_sentence_by_sentence_each_marked(reading: Reading) -> None:
    page = reading()
    text = page.locator("article").first.inner_html()
    assert said(page) == ["How does immunotherapy work?"]
    assert marked(page) == "How does immunotherapy work?"
    for _ in range(4):
        page.evaluate("speechSynthesis.done()")
        assert marked(page) == said(page)[-1]
    assert len(set(said(page))) == 5
    assert page.locator("article").first.inner_html() == text, (
        "a screen reader's text stays as it is"
    )


def test_the_whole_story_and_nothing_else(reading: Reading) -> None:
    page = reading()
    told = " ".join(to_the_end(page))
    assert "Words for tomorrow" in told
    picture = page.locator("article figure :is(svg, img)").first.evaluate(
        "e => e.getAttribute('aria-label') ?? e.alt ?? e.querySelector('title').textContent"
    )
    assert " ".join(picture.split())[:40] in told, "a picture is told by its words"
    hidden = page.locator("details.fold p:not(.gloss *)").last.text_content() or "?"
    assert " ".join(hidden.split())[:40] not in told, "what is folded is not read"
    tip = page.locator("article .gloss").first.text_content() or "?"
    assert tip not in told
    assert page.get_by_role("group", name="Read to me").count() == 0, "it ends with the story"
    assert marked(page) == ""


def test_pause_go_on_and_other_paragraphs(reading: Reading) -> None:
    page = reading()
    page.evaluate("speechSynthesis.done()")
    page.evaluate("speechSynthesis.done()")
    sentence = said(page)[-1]
    press(page, "Pause")
    assert page.evaluate("speechSynthesis.now") is None
    assert marked(page) == sentence, "the place stays marked"
    press(page, "Go on")
    assert said(page)[-1] == sentence
    press(page, "Next paragraph")
    further = said(page)[-1]
    assert further != sentence
    press(page, "Back, to the paragraph before")
    press(page, "Next paragraph")
    assert said(page)[-1] == further
    page.keyboard.press("Escape")
    assert page.evaluate("speechSynthesis.now") is None
    expect(page.get_by_role("button", name="Read to me")).to_be_focused()
    assert marked(page) == ""


def test_it_begins_where_the_reader_is(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/{CHAPTER}", way="story", init=SPEECH % LOCAL).page
    heading = page.locator("#words-for-tomorrow h2")
    page.evaluate(
        "document.querySelector('#words-for-tomorrow h2').scrollIntoView({ behavior: 'instant' })"
    )
    page.evaluate("document.querySelector('.read-to-me').click()")
    page.wait_for_function("() => speechSynthesis.said.length")
    assert said(page)[0] == (heading.text_content() or "").strip().removesuffix("¶")


def test_leaving_stops_it(reading: Reading) -> None:
    page = reading()
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("speechSynthesis.now") is None
    assert page.evaluate("speechSynthesis.stopped") > 0


def test_a_voice_that_fails_is_told(reading: Reading) -> None:
    page = reading()
    page.evaluate("speechSynthesis.fail()")
    expect(page.locator(".reading-told")).to_have_text("The voice of this device does not answer.")
    expect(page.get_by_role("button", name="Read to me")).to_be_visible()


def test_without_marks_of_the_browser_the_paragraph_is_marked(reading: Reading) -> None:
    page = reading("; delete window.Highlight;")
    assert page.locator("h1.being-read").count() == 1


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_what_stops_it_stands_in_the_window(reading: Reading, width: int, axe: Any) -> None:
    page = reading(viewport={"width": width, "height": 700})
    box = page.get_by_role("group", name="Read to me").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 700
    assert axe(page) == []


def test_from_the_disk(visit: Visitor, book: Any) -> None:
    opened = visit((book / CHAPTER).as_uri(), way="story", init=SPEECH % LOCAL)
    opened.page.get_by_role("button", name="Read to me").click()
    opened.page.wait_for_function("() => speechSynthesis.said.length")
    assert opened.seen.errors == []
