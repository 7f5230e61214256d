"""Text size and spacing: the reader's own, the browser's, and those that a style sheet of the reader's asks for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from test_pages import PAGES, ask

from visiting import Visit, Visitor

CHAPTER = "chapters/how-it-works.html"
SIZES = [{"width": 390, "height": 844}, {"width": 1280, "height": 900}]
#: WCAG 1.4.12: nothing may be lost with these
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }"""
#: what is cut off, or lies over another text; pictures and formulas are drawn to their size
LOST = """() => {
  const drawn = "svg, math, .unseen, .gloss, .js-plotly-plot, [data-explorable] .ex-chart, pre";
  const unseen = (e) => e && (getComputedStyle(e).clipPath !== "none" || unseen(e.parentElement));
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(drawn) && !unseen(e);
  const cut = [...document.querySelectorAll("body *")].filter((e) => shown(e) && e.textContent.trim() && e.clientWidth > 1
    && [["overflowX", "scrollWidth", "clientWidth"], ["overflowY", "scrollHeight", "clientHeight"]].some(([flow, all, seen]) =>
      /hidden|clip/.test(getComputedStyle(e)[flow]) && e[all] > e[seen] + 2)).map((e) => "cut: " + e.outerHTML.slice(0, 140));
  const texts = document.createTreeWalker(document.querySelector("body"), NodeFilter.SHOW_TEXT), boxes = [];
  for (let text; (text = texts.nextNode());) {
    if (!text.nodeValue.trim() || !shown(text.parentElement)) continue;
    const fixed = text.parentElement.closest(".bar, .side");
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) if (box.width > 1 && !fixed) boxes.push([box, text]);
  }
  boxes.sort((a, b) => a[0].top - b[0].top);
  const over = [];
  boxes.forEach(([a, one], i) => {
    for (let k = i + 1; k < boxes.length && boxes[k][0].top < a.bottom - 6; k++) {
      const [b, other] = boxes[k];
      // boxes of letters are higher than a line: only what lies well inside another counts
      const high = Math.min(a.bottom, b.bottom) - b.top, wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (one !== other && wide > 3 && high > 0.55 * Math.min(a.height, b.height)) over.push(`over: ${one.nodeValue.trim().slice(0, 50)} | ${other.nodeValue.trim().slice(0, 50)}`);
    }
  });
  return [...cut, ...over].slice(0, 8);
}"""


def choose(page: Page, *names: str) -> None:
    """Choose in the menu of the bar."""
    page.locator(".look-menu > summary").click()
    for name in names:
        page.locator(".look-menu").get_by_label(name).check()
    page.keyboard.press("Escape")


def size(page: Page) -> float:
    """How large the text of a paragraph is, in pixels."""
    return float(
        page.locator("article p").last.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    )


def sticks_out(opened: Visit) -> list[str]:
    """What of a page is wider than its window, with all that is folded open."""
    ask(opened.page, "unfold")
    opened.page.wait_for_timeout(50)
    wide = ask(opened.page, "wide")
    return [*wide["out"], *[f"page: {wide['page']}"] * (wide["page"] > wide["width"])]


def test_what_is_chosen_is_kept_from_the_first_paint_on(visit: Visitor, book_url: str) -> None:
    opened = visit(f"{book_url}/{CHAPTER}")
    usual = size(opened.page)
    choose(opened.page, "Largest", "Wider", "Dark")
    assert size(opened.page) == pytest.approx(1.45 * usual, rel=0.01)
    page = opened.context.new_page()
    # before any script file: the size stands with the first line of the page
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(f"{book_url}/about.html")
    assert page.evaluate("({...document.documentElement.dataset})").items() >= {
        "text": "largest", "space": "wider", "theme": "dark"}.items()  # fmt: skip
    assert size(page) == pytest.approx(1.45 * usual, rel=0.01)


def test_erasing_brings_the_usual_look_back(visit: Visitor, book_url: str) -> None:
    page = visit(f"{book_url}/progress.html").page
    usual = size(page)
    choose(page, "Larger", "Wider")
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    expect(page.locator("html")).to_have_attribute("data-text", "usual")
    assert size(page) == usual
    assert page.evaluate("Object.keys(localStorage)") == []


def test_without_storage_it_holds_for_the_page(visit: Visitor, book_url: str) -> None:
    blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"  # fmt: skip
    opened = visit(f"{book_url}/{CHAPTER}", init=blocked)
    usual = size(opened.page)
    choose(opened.page, "Larger")
    assert size(opened.page) == pytest.approx(1.2 * usual, rel=0.01)
    assert opened.seen.errors == []


def test_an_odd_size_is_the_usual_one(visit: Visitor, book_url: str) -> None:
    odd = "localStorage.setItem('immunobook:text', 'huge'); localStorage.setItem('immunobook:space', '__proto__')"  # fmt: skip
    page = visit(f"{book_url}/about.html", init=odd).page
    assert page.evaluate("document.documentElement.dataset.text") == "usual"
    assert page.evaluate("document.documentElement.dataset.space") == "usual"


@pytest.mark.parametrize("window", SIZES, ids=["phone", "desk"])
def test_the_menu_stays_in_the_window(visit: Visitor, book_url: str, window: dict) -> None:  # type: ignore[type-arg]
    page = visit(f"{book_url}/{CHAPTER}", viewport=window).page
    usual = page.locator(".bar").bounding_box()
    assert usual
    assert usual["height"] < 70, "the bar takes one line"
    choose(page, "Largest", "Wider")
    page.locator(".look-menu > summary").click()
    box = page.locator(".look-menu .sheet").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= window["width"]
    assert box["y"] + box["height"] <= window["height"]


@pytest.mark.parametrize("window", SIZES, ids=["phone", "desk"])
@pytest.mark.parametrize("page", [*PAGES, "search.html"])
def test_nothing_sticks_out_or_is_lost(
    visit: Visitor, book_url: str, page: str, window: dict[str, int]
) -> None:
    """With the browser's letters twice as large, with our largest, and with WCAG's spacing."""
    opened = visit(f"{book_url}/{page}", viewport=window, reduced_motion="reduce")
    session = opened.context.new_cdp_session(opened.page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    assert sticks_out(opened) == [], "at 200%"
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    opened.page.evaluate("Object.assign(document.documentElement.dataset, {text: 'largest', space: 'wider'})")  # fmt: skip
    assert sticks_out(opened) == [], "our largest and widest"
    opened.page.evaluate("Object.assign(document.documentElement.dataset, {text: 'usual', space: 'usual'})")  # fmt: skip
    before = set(opened.page.evaluate(LOST))
    opened.page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }",
        SPACING,
    )
    assert sticks_out(opened) == [], "with WCAG's spacing"
    assert opened.page.evaluate(LOST) == [], f"before: {before}"
