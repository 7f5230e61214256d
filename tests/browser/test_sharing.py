"""Shared by more than a link: the file, the code for a frame; and a link that hides, fixes and asks."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from visiting import HTML, Visitor

PAGE = "chapters/innate-and-acquired.html"
ID = "innate-and-acquired"
GRANT = {"permissions": ["clipboard-read", "clipboard-write"]}
LISTENER = """<iframe src="EMBED" title="One simulation" width="100%" height="100"></iframe>
<script>addEventListener("message", ({ data, source }) => {
  if (data?.type !== "explorable:height") return;
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === source) { frame.style.height = `${data.height}px`; frame.dataset.told = data.id; }
});</script>"""


def opened_share(visit: Visitor, url: str, **options: object) -> Page:
    page = visit(url, **options).page
    page.locator(f"#explore-{ID} .ex-share > summary").press("Enter")
    page.locator(".ex-share-ways section").first.wait_for()
    return page


def test_share_offers_link_and_code_by_keyboard(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]]
):
    page = opened_share(visit, f"{book_url}/{PAGE}#explore-{ID}", **GRANT)
    ways = page.locator(f"#explore-{ID} .ex-share-ways")
    ways.get_by_role("button", name="Copy the code").press("Enter")
    told = ways.get_by_role("status")
    told.get_by_text("The code is copied").wait_for()
    code = page.evaluate("navigator.clipboard.readText()")
    assert f'src="{book_url}/embed/{ID}.html#explore-{ID}"' in code
    assert 'loading="lazy"' in code
    assert 'title="' in code
    ways.get_by_role("button", name="Copy a link").press("Enter")
    told.get_by_text("The link is copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"#explore-{ID}")
    assert axe(page) == []


def test_a_file_is_offered_only_where_it_lies(visit: Visitor, book_url: str):
    page = opened_share(visit, f"{book_url}/{PAGE}#explore-{ID}")
    ways = page.locator(f"#explore-{ID} .ex-share-ways")
    has_file = (HTML / f"files/{ID}.html").is_file()
    assert ways.get_by_text("has no file of this simulation").count() == int(not has_file)
    assert ways.get_by_role("link", name="Save the file").count() == int(has_file)


def test_from_a_disk_no_address_is_made_up(visit: Visitor):
    page = opened_share(visit, f"{(HTML / PAGE).as_uri()}#explore-{ID}")
    ways = page.locator(f"#explore-{ID} .ex-share-ways")
    assert ways.get_by_text("These pages lie on this device").is_visible()
    assert ways.get_by_role("button", name="Copy the code").count() == 0


def test_without_a_clipboard_the_code_is_shown(visit: Visitor, book_url: str):
    init = "navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false;"
    page = opened_share(visit, f"{book_url}/{PAGE}#explore-{ID}", init=init)
    ways = page.locator(f"#explore-{ID} .ex-share-ways")
    ways.get_by_role("button", name="Copy the code").click()
    ways.get_by_role("status").get_by_text("<iframe src=").wait_for()


@pytest.mark.parametrize("width", [390, 1000])
def test_a_frame_gets_its_height(visit: Visitor, book_url: str, width: int):
    seen = visit(
        f"{book_url}/index.html", viewport={"width": width, "height": 800}, bypass_csp=True
    )
    page = seen.page
    page.route(
        "**/lesson.html",
        lambda route: route.fulfill(
            body=f"<!doctype html>{LISTENER.replace('EMBED', f'embed/{ID}.html')}",
            content_type="text/html",
        ),
    )
    page.goto(f"{book_url}/lesson.html")
    page.locator(f'iframe[data-told="{ID}"]').wait_for()
    inside = page.frame_locator("iframe")
    inside.locator(".ex-slider").first.wait_for()
    inside.locator(".ex-explorer.ex-shown").wait_for()
    inside.get_by_role("button", name="Skip, show me").click()
    inside.locator(".ex-panel .main-svg").first.wait_for()
    page.wait_for_function(
        "() => { const f = document.querySelector('iframe'); return f.clientHeight > 400; }"
    )
    frame = next(f for f in page.frames if "/embed/" in f.url)
    # the frame is as high as the page in it, and nothing scrolls
    frame.wait_for_function(
        "innerHeight === Math.ceil(document.body.getBoundingClientRect().height)"
    )
    height = frame.evaluate("innerHeight")
    # a fold is opened: the frame grows with it, and stands still then
    inside.locator("summary", has_text="What this model leaves out").first.click()
    page.wait_for_function(
        "(was) => document.querySelector('iframe').clientHeight > was", arg=height
    )
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert seen.seen.errors == []


def test_a_frame_holds_one_simulation_and_the_books_own_files(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]]
):
    seen = visit(f"{book_url}/embed/{ID}.html")
    assert seen.page.locator(".ex-explorer.ex-live").count() == 1
    assert seen.page.locator("header, nav, .ex-share").count() == 0
    assert axe(seen.page) == []
    assert (seen.seen.errors, seen.seen.foreign) == ([], [])


def controls(page: Page) -> dict[str, str]:
    return page.evaluate("""(id) => Object.fromEntries([...document.querySelectorAll(`#explore-${id} .ex-control input`)].map((input) =>
        [input.name, input.offsetParent === null ? "out of sight" : input.disabled ? "fixed" : "free"]))""", ID)  # fmt: skip


def test_a_link_hides_fixes_and_asks(visit: Visitor, book_url: str):
    page = visit(f"{book_url}/{PAGE}").page
    names = list(controls(page))
    hidden, fixed = names[0], names[1]
    task = "<b>What</b> happens if you wait?"
    page = visit(
        f"{book_url}/{PAGE}#explore-{ID}?hide={hidden}&fix={fixed}&task={quote(task)}"
    ).page
    figure = page.locator(f"#explore-{ID}")
    figure.locator(".ex-held").wait_for()
    assert (
        figure.locator(".ex-task").text_content() == f"A task from whoever made this link: {task}"
    )
    assert figure.locator(".ex-held-line").text_content().startswith("Out of sight: ")
    assert "Fixed: " in figure.locator(".ex-held-line").text_content()
    found = controls(page)
    assert (found[hidden], found[fixed]) == ("out of sight", "fixed")
    figure.get_by_role("button", name="Show all settings").press("Enter")
    assert (controls(page)[hidden], controls(page)[fixed]) == ("free", "free")
    assert page.evaluate("document.activeElement.name") == hidden
    assert not figure.locator(".ex-held").is_visible()


def test_odd_names_are_told_and_run_nothing(visit: Visitor, book_url: str):
    odd = quote("<img src=x onerror=alert(1)>,__proto__,' or 1,%,\u202e,constructor", safe="")
    seen = visit(f"{book_url}/{PAGE}#explore-{ID}?hide={odd}&fix=toString")
    notice = seen.page.locator(f"#explore-{ID} > .ex-notice")
    notice.get_by_text("Part of the link was left out").wait_for()
    assert "and 4 more" in notice.text_content()
    assert seen.page.locator(f"#explore-{ID} img[src=x]").count() == 0
    assert seen.seen.errors == []


def test_what_is_fixed_stays_when_a_story_or_the_usual_setting_is_pressed(
    visit: Visitor, book_url: str
):
    page = visit(f"{book_url}/{PAGE}").page
    spec = page.evaluate("""(id) => { const s = document.querySelector(`#explore-${id} .ex-slider`); return [s.name, s.min, s.max]; }""", ID)  # fmt: skip
    name = spec[0]
    value = page.evaluate(
        "([id, name]) => explorable.explorers.get(id)?.values[name] ?? 1", [ID, name]
    )
    page = visit(f"{book_url}/{PAGE}#explore-{ID}?{name}={value}&fix={name}").page
    page.wait_for_function("(id) => explorable.explorers.has(id)", arg=ID)
    before = page.evaluate("([id, name]) => explorable.explorers.get(id).values[name]", [ID, name])
    figure = page.locator(f"#explore-{ID}")
    for button in figure.locator(".ex-preset:visible, .ex-again").all():
        button.click()
        assert (
            page.evaluate("([id, name]) => explorable.explorers.get(id).values[name]", [ID, name])
            == before
        )
