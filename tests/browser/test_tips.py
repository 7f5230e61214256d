"""Words and numbers that explain themselves: by mouse, by keyboard, by finger; Escape puts them away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from visiting import Visitor, chapter_pages

kinds = pytest.mark.parametrize("kind", ["fact", "term"])
PAGE = "chapters/innate-and-acquired.html"


def first(page: Page, kind: str) -> tuple[Locator, Locator]:
    """The first explained word of a kind in the text, and its tip."""
    host = page.locator(f"main .gloss-host:has(> .gloss-word.{kind}):visible").first
    return host.locator(".gloss-word"), host.locator(".gloss")


@kinds
def test_hover_and_escape(visit: Visitor, book_url: str, kind: str):
    page = visit(f"{book_url}/{PAGE}").page
    word, tip = first(page, kind)
    expect(tip).to_be_hidden()
    word.hover()
    expect(tip).to_be_visible()
    tip.hover()  # the pointer may go into the tip, to follow its link
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.mouse.move(0, 0)
    word.hover()
    expect(tip).to_be_visible()
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()


@kinds
def test_focus_and_escape(visit: Visitor, book_url: str, kind: str):
    page = visit(f"{book_url}/{PAGE}").page
    word, tip = first(page, kind)
    word.evaluate("w => { w.scrollIntoView({block: 'center'}); w.focus({preventScroll: true}); }")
    expect(tip).to_be_visible()
    described = word.get_attribute("aria-describedby")
    assert described == tip.get_attribute("id"), "a screen reader is not led to the tip"
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(word).to_be_focused()


@kinds
def test_escape_inside_a_tip_goes_back_to_its_words(visit: Visitor, book_url: str, kind: str):
    page = visit(f"{book_url}/{PAGE}").page
    word, tip = first(page, kind)
    word.evaluate("w => { w.scrollIntoView({block: 'center'}); w.focus({preventScroll: true}); }")
    page.keyboard.press("Tab")
    expect(tip.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(word).to_be_focused()


@pytest.mark.parametrize("height", [256, 340, 480])
def test_in_a_low_window_all_of_a_tip_can_be_reached(visit: Visitor, book_url: str, height: int):
    """It stands in the window and below the bar; what has no room scrolls, and its link can be got at."""
    page = visit(f"{book_url}/{PAGE}", viewport={"width": 900, "height": height}).page
    for word in page.locator("main .gloss-host:visible > .gloss-word").all()[:12]:
        word.evaluate(
            "w => { w.scrollIntoView({block: 'center'}); w.focus({preventScroll: true}); }"
        )
        tip = word.locator("xpath=../*[contains(@class, 'gloss ') or @class='gloss']")
        top, bottom, bar = tip.evaluate(
            """t => [t.getBoundingClientRect().top, t.getBoundingClientRect().bottom,
                     document.querySelector('.bar').getBoundingClientRect().bottom]"""
        )
        assert bar <= top < bottom <= height, word.inner_text()
        tip.locator("a").last.focus()
        expect(tip.locator("a").last).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("size", [(390, 800), (320, 256)])
def test_on_a_phone_a_tip_never_covers_its_word(
    visit: Visitor, book_url: str, size: tuple[int, int]
) -> None:
    """Wherever the word that has the focus stands in the window (WCAG 2.4.11)."""
    window = {"width": size[0], "height": size[1]}
    page = visit(f"{book_url}/{PAGE}", viewport=window).page
    covered = page.evaluate(
        """() => ['start', 'center', 'end'].flatMap((block) =>
          [...document.querySelectorAll('main .gloss-host')].filter((host) => host.checkVisibility()).filter((host) => {
            const word = host.querySelector('.gloss-word'), tip = host.querySelector('.gloss');
            word.scrollIntoView({ block, behavior: 'instant' });
            word.focus({ preventScroll: true });
            const [a, b] = [word, tip].map((e) => e.getBoundingClientRect());
            const isBad = b.height < 20 || (a.top < b.bottom - 1 && b.top < a.bottom - 1);
            word.blur();
            return isBad;
          }).map((host) => `${block}: ${host.querySelector('.gloss-word').textContent}`))"""
    )
    assert covered == []


@kinds
def test_touch(visit: Visitor, book_url: str, kind: str):
    """The first tap shows the tip instead of leaving the page; a tap beside it puts it away."""
    size = {"width": 360, "height": 740}
    page = visit(f"{book_url}/{PAGE}", viewport=size, has_touch=True, is_mobile=True).page
    word, tip = first(page, kind)
    word.evaluate("w => w.scrollIntoView({block: 'center'})")
    word.tap()
    expect(tip).to_be_visible()
    assert page.url.endswith(PAGE)
    box = tip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.touchscreen.tap(4, 400)  # beside the sheet, wherever it lies
    expect(tip).to_be_hidden()


@kinds
def test_without_javascript(visit: Visitor, book_url: str, kind: str):
    page = visit(f"{book_url}/{PAGE}", java_script_enabled=False).page
    word, tip = first(page, kind)
    word.hover()
    expect(tip).to_be_visible()


@pytest.mark.parametrize("page", chapter_pages())
def test_tips_are_complete_and_stay_inside(visit: Visitor, book_url: str, page: str):
    """Every number tells its group, its source and how it was checked; no tip leaves the window."""
    shown = visit(f"{book_url}/{page}", viewport={"width": 900, "height": 800}).page
    shown.evaluate(
        "() => document.querySelectorAll('main details').forEach((d) => { d.open = true; })"
    )
    texts = shown.locator("main .gloss-host:has(> .fact) > .gloss").all_text_contents()
    assert texts
    for text in texts:
        assert "Who:" in text, text
        assert "Source:" in text, text
        assert "Seen" in text or "Recalled" in text, text
    out = shown.evaluate(
        """() => [...document.querySelectorAll('main .gloss-host')].filter((host) => {
            const word = host.querySelector('.gloss-word'), tip = host.querySelector('.gloss');
            word.scrollIntoView({block: 'center'});
            word.focus({preventScroll: true});
            const box = tip.getBoundingClientRect();
            const isShown = box.width > 0;
            word.blur();
            return !isShown || box.left < 0 || box.right > document.documentElement.clientWidth + 1;
        }).map((host) => host.textContent.slice(0, 80))"""
    )
    assert out == []
