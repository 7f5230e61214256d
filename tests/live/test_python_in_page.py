"""A chapter's cells run in its page (`make lite` packs Python): with every other host blocked, under the page's policy."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from serving import served
from visiting import HTML, ROOT, Visit, Visitor

FILES = HTML / "_static/python/files.json"
pytestmark = pytest.mark.skipif(
    not FILES.is_file() or "folder" not in json.loads(FILES.read_text()),
    reason="Python for the page is not packed: `make lite` packs it",
)
CHAPTER = "how-it-works"
SECONDS = 1000


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The book as a project site has it: below a folder, by a host that packs nothing."""
    with served(HTML.parent) as url:
        yield f"{url}/{HTML.name}"


@pytest.fixture(scope="module")
def opened(lasting_visit: Visitor, site: str) -> Visit:
    visit = lasting_visit(
        f"{site}/chapters/{CHAPTER}.html",
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",
    )
    visit.page.set_default_timeout(30 * SECONDS)
    unfold(visit.page)
    return visit


def unfold(page: Page) -> None:
    """Open what is under the bonnet, and wait for its editors."""
    page.locator("details.bonnet > summary").click()
    expect(page.locator(".ex-cell textarea").first).to_be_visible()


def cell(page: Page, number: int) -> Locator:
    """A cell, from 1 on."""
    return page.locator(".cell:has(> .ex-cell)").nth(number - 1)


def run(where: Locator, code: str | None = None) -> Locator:
    """Run a cell, as the page has it or with other words; its results."""
    if code is not None:
        where.locator("textarea").fill(code)
    where.get_by_role("button", name="Run").click()
    expect(where.locator(".ex-code-status")).to_have_text(
        re.compile("^(Done|It ended early|A cell above)"), timeout=60 * SECONDS
    )
    return where.locator(".ex-code-results")


def back(where: Locator) -> None:
    button = where.get_by_role("button", name="Back to the page’s own")
    if button.is_visible():
        button.click()


def test_every_cell_runs_and_nobody_else_is_asked(opened: Visit):
    page = opened.page
    number = page.locator(".cell > .ex-cell").count()
    assert number == 5
    for n in range(1, number + 1):
        results = run(cell(page, n))
        assert results.locator(".ex-code-mistake").count() == 0
    expect(cell(page, 1).locator(".highlight pre").last).to_contain_text("def rates")
    expect(cell(page, 3).locator(".ex-code-results .ex-drawn.ex-live path.js-line")).to_have_count(
        2
    )
    expect(cell(page, 5).locator(".ex-explorer.ex-live path.js-line").first).to_be_attached()
    assert opened.seen.foreign == []
    assert opened.seen.errors == []


def test_a_slider_of_ones_own_calls_python(opened: Visit):
    results = run(cell(opened.page, 4))
    before = results.locator("pre").first.inner_text()
    results.locator("input[type=range]").press("ArrowRight")
    expect(results.locator("pre").first).not_to_have_text(before)


def test_a_changed_model_is_solved_by_the_page(opened: Visit):
    last = cell(opened.page, 5)
    code = last.locator("textarea").input_value()
    results = run(
        last,
        code.replace("start=1000", "start=5000").replace("removal * T}", "removal * T * T / 1e4}"),
    )
    figure = results.locator(".ex-explorer.ex-live")
    said = figure.locator(".ex-sentence").inner_text()
    figure.locator("input.ex-slider").first.press("End")
    expect(figure.locator(".ex-sentence")).not_to_have_text(said)
    assert opened.seen.errors == []


def test_page_and_python_are_one(opened: Visit):
    last = cell(opened.page, 5)
    code = (
        last.locator("textarea")
        .input_value()
        .replace("explore(simple_balance)", "mine = explore(simple_balance)\nmine")
    )
    figure = run(last, code).locator(".ex-explorer.ex-live")
    figure.locator("input.ex-slider").first.press("End")
    told = run(cell(opened.page, 2), "print(mine.values['growth'])")
    expect(told.locator("pre")).to_have_text("0.6")
    run(cell(opened.page, 2), "mine.set(growth=0.2)")
    expect(figure.locator("input.ex-slider").first).not_to_have_value("0.6")


def test_a_mistake_tells_its_line(opened: Visit):
    second = cell(opened.page, 2)
    results = run(second, "usual = 1\n\nprint(usul)")
    expect(results.locator(".ex-code-mistake p")).to_contain_text(
        "Line 3. Nothing here is called 'usul'; did you mean 'usual'?"
    )
    expect(second.locator(".ex-code-line")).to_be_visible()
    back(second)
    expect(second.locator(".ex-code-line")).to_be_hidden()
    expect(results).to_be_empty()


def test_what_is_stopped_says_that_names_are_gone(opened: Visit):
    page, third = opened.page, cell(opened.page, 3)
    second = cell(page, 2)
    second.locator("textarea").fill("print('before')\nwhile True:\n    print(end='')")
    second.get_by_role("button", name="Run").click()
    second.get_by_role("button", name="Stop").click()
    expect(second.locator(".ex-code-status")).to_contain_text("names that cells had made are gone")
    back(second)
    results = run(third)  # and what it needs runs first
    assert results.locator(".ex-code-mistake").count() == 0


def test_what_a_cell_above_prints_stays_there(opened: Visit):
    page = opened.page
    run(cell(page, 2), "print('from above')\nusual = 1")
    second, third = cell(page, 2), cell(page, 3)
    second.locator("textarea").fill("print('from above, changed')\nusual = 2")
    results = run(third, "print(usual)")
    expect(results.locator("pre")).to_have_text("2")
    back(second)
    back(third)


def test_a_cell_above_that_fails_is_told(opened: Visit):
    page = opened.page
    second, third = cell(page, 2), cell(page, 3)
    second.locator("textarea").fill("1 / 0")
    run(third)
    expect(third.locator(".ex-code-status")).to_contain_text("A cell above ended early")
    expect(second.locator(".ex-code-mistake")).to_contain_text("divided by zero")
    back(second)


def test_the_code_is_kept_and_the_keys_do_not_trap(opened: Visit, site: str):
    page = opened.page
    area = cell(page, 2).locator("textarea")
    area.fill("if True:")
    area.press("End")
    area.press("Enter")
    page.keyboard.type("print(1)")
    area.press("Tab")
    assert area.input_value() == "if True:\n    print(1)    "
    area.press("Escape")
    area.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    page.reload()
    unfold(page)
    again = cell(page, 2)
    expect(again.locator("textarea")).to_have_value("if True:\n    print(1)    ")
    expect(again.locator(".ex-code-status")).to_contain_text("how you left it")
    back(again)
    assert "explore" in again.locator("textarea").input_value()


def test_a_code_exercise_is_checked_wrong_and_right(opened: Visit):
    page = opened.page
    card = page.locator("details[data-type=code]")
    if card.get_attribute("open") is None:
        card.locator("summary").first.click()
    results = run(card)
    expect(results.locator(".ex-code-verdict[data-state=open]")).to_contain_text("Not yet.")
    code = card.locator("textarea").input_value()
    right = (
        "answer = next(k for k in range(50, 100)\n"
        "    if (e := explore('tip-the-balance'), e.set(recognition=100, killing=k), e.measures['end_size'] < 2.5e8)[-1])"
    )
    results = run(card, code.replace("answer = 100", right))
    expect(results.locator(".ex-code-verdict[data-state=right]")).to_contain_text("That's right.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Visit, scheme: Literal["light", "dark"]):
    page = opened.page
    page.emulate_media(color_scheme=scheme)
    second = cell(page, 2)
    run(second, "usul")
    page.evaluate((ROOT / "engine/frontend/node_modules/axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run('details.bonnet', {resultTypes: ['violations']})")["violations"]
    back(second)
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
