"""Label the picture and draw the curve, in a real browser: by keys, by taps, rightly and wrongly, and after a reload."""

from __future__ import annotations

from collections.abc import Callable

from answering import kept
from keyboard import begun
from playwright.sync_api import Locator, Page, expect

from visiting import Visitor

PICTURE = ("chapters/how-it-works.html", "how-label-three-ways")
CURVE = ("chapters/cell-therapy.html", "cell-draw-in-blood")


def test_places_get_their_labels_by_keys_in_the_picture(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]]
) -> None:
    opened = visit(f"{book_url}/{PICTURE[0]}")
    page = opened.page
    learner, exercise, card = begun(page, PICTURE[1])
    scope = f"#exercise-{PICTURE[1]}"
    for n, pair in enumerate(exercise["pairs"][:-1]):
        learner.tab_to(scope, ".ex-spot", n)
        learner.press("Enter")
        learner.tab_to(scope, ".ex-chip", pair["right"])
        learner.press("Enter")
    first = exercise["choices"][exercise["pairs"][0]["right"]]
    expect(card.locator(".ex-spot").first).to_have_accessible_name(
        f"Place 1, {exercise['pairs'][0]['left']}: {first}"
    )
    learner.submit(scope)
    assert "1 is open" in learner.told(scope)
    page.wait_for_timeout(1200)  # what is being written is kept once a second
    page.reload()
    learner, exercise, card = begun(page, PICTURE[1])
    expect(card.locator(".ex-note").first).to_contain_text("Go on where you were")
    expect(card.locator(".ex-spot.ex-is-labelled")).to_have_count(len(exercise["pairs"]) - 1)
    last = len(exercise["pairs"]) - 1
    learner.tab_to(scope, ".ex-chip", exercise["pairs"][last]["right"])
    learner.press("Enter")
    learner.tab_to(scope, ".ex-spot", last)
    learner.press("Enter")
    learner.submit(scope)
    expect(card.locator(".ex-feedback")).to_have_attribute("data-state", "right")
    assert kept(page)[PICTURE[1]]["first"] == 1
    page.reload()
    card = begun(page, PICTURE[1])[2]
    expect(card.locator(".ex-feedback")).to_contain_text("right at the first try")
    assert axe(page) == []
    assert opened.seen.errors == []


def test_a_finger_labels_a_place_on_a_phone(visit: Visitor, book_url: str) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    page = visit(f"{book_url}/{PICTURE[0]}", **phone).page
    card = begun(page, PICTURE[1])[2]
    card.locator(".ex-chip", has_text="flag").tap()
    card.locator(".ex-spot").nth(2).tap()
    expect(card.locator("select").nth(2).locator("option:checked")).to_have_text("flag")


def drawn_with_the_mouse(page: Page, card: Locator, *way: tuple[float, float]) -> None:
    card.locator(".ex-draw-lines").scroll_into_view_if_needed()
    box = card.locator(".ex-draw-lines").bounding_box()
    assert box
    for n, (x, y) in enumerate(way):
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"], steps=5)
        if n == 0:
            page.mouse.down()
    page.mouse.up()


def test_a_curve_is_drawn_by_keys_rightly_and_is_there_after_a_reload(
    visit: Visitor, book_url: str, axe: Callable[[Page], list[str]]
) -> None:
    opened = visit(f"{book_url}/{CURVE[0]}")
    page = opened.page
    learner, exercise, card = begun(page, CURVE[1])
    assert axe(page) == []
    learner.answer(exercise, right=True)
    expect(card.locator(".ex-feedback")).to_have_attribute("data-state", "right")
    expect(card.locator(".ex-line-model")).to_be_attached()
    assert kept(page)[CURVE[1]]["best"] == 1
    assert axe(page) == []
    page.reload()
    card = begun(page, CURVE[1])[2]
    expect(card.locator(".ex-feedback")).to_contain_text("right at the first try")
    expect(card.locator(".ex-line-model")).to_be_attached()
    expect(card.locator("input[type=range]")).to_be_disabled()
    assert opened.seen.errors == []


def test_a_line_that_goes_back_is_straightened_judged_and_resumed(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{CURVE[0]}").page
    card = begun(page, CURVE[1])[2]
    drawn_with_the_mouse(page, card, (0.01, 0.2), (0.5, 0.3), (0.3, 0.6))
    expect(card.get_by_text("was straightened")).to_be_visible()
    assert page.evaluate("String(getSelection())") == "", "drawing marks no text"
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".ex-feedback")).to_contain_text("Draw the whole line first")
    page.wait_for_timeout(1200)
    page.reload()
    card = begun(page, CURVE[1])[2]
    expect(card.locator(".ex-line-model")).to_have_count(0)
    drawn_with_the_mouse(page, card, (0.5, 0.3), (0.99, 0.2))
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".ex-feedback")).to_contain_text("Compared with the model’s curve.")
    expect(card.locator(".ex-feedback")).to_contain_text("Yours stays above a tenth of its top")
    assert kept(page)[CURVE[1]]["best"] < 1
