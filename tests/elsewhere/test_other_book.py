"""The example book in a browser: it answers, by key too, light and dark, from the disk, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import Elsewhere
from visiting import Visit, Visitor

STOCK = ("Identifier 'THEBE_JS_URL'", "Got invalid theme mode")
"""What the stock theme complains of on pages that have nothing of the engine, too."""

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def page(visit: Visitor, built: Path):
    def opened(name: str, **options) -> Visit:
        return visit((built / f"{name}.html").as_uri(), **options)

    return opened


@pytest.mark.parametrize("options", [{}, {**PHONE, "color_scheme": "dark"}], ids=["wide", "phone"])
def test_two_models_of_one_name_answer_by_key(page, options) -> None:
    opened = page("predators", **options)
    figures = opened.page.locator("figure.ex-explorer")
    expect(figures).to_have_count(2)
    for figure in figures.all():
        figure.scroll_into_view_if_needed()
        slider = figure.locator(".ex-do").get_by_role("slider").first
        sentence = figure.locator(".ex-sentence")
        before = sentence.inner_text()
        slider.focus()
        for _ in range(8):
            slider.press("ArrowRight")
        expect(sentence).not_to_have_text(before)
    first, second = (figure.locator(".ex-sentence").inner_text() for figure in figures.all())
    assert first != second
    width = opened.page.evaluate("document.documentElement.scrollWidth")
    assert width <= opened.page.viewport_size["width"] + 1


def test_dark_follows_the_theme_of_the_book(page) -> None:
    opened = page("predators", color_scheme="dark")
    figure = opened.page.locator("figure.ex-explorer").first
    figure.scroll_into_view_if_needed()
    figure.locator(".ex-do").get_by_role("slider").first.wait_for()
    ink = figure.evaluate("element => getComputedStyle(element).color")
    red = int(ink.removeprefix("rgb(").split(",")[0])
    assert red > 150, ink


def test_an_exercise_is_answered_and_kept(page) -> None:
    opened = page("predators")
    card = opened.page.locator("#exercise-predators-after")
    card.scroll_into_view_if_needed()
    card.get_by_label("The foxes become fewer").check()
    card.get_by_role("button", name="Check").click()
    expect(card).to_contain_text("That comes later")
    kept = opened.page.evaluate("Object.keys(localStorage)")
    assert [key for key in kept if key.startswith("explorable:")]
    assert not [key for key in kept if "immuno" in key]
    progress = page("progress", context=opened.context)
    expect(progress.page.locator(".ex-progress")).to_contain_text("Predators")


def test_a_term_and_a_number_explain_themselves(page) -> None:
    opened = page("predators")
    for words, told in (
        ("foxes", "An animal that eats rabbits"),
        ("10 years", "Stenseth and others 1998"),
    ):
        link = opened.page.locator(".gloss-word", has_text=words)
        tip = opened.page.locator(".gloss", has_text=told)
        expect(tip).to_be_hidden()
        link.focus()
        expect(tip).to_be_visible()


def test_a_figure_of_plotly_is_drawn(page) -> None:
    opened = page("formula")
    drawn = opened.page.locator("figure.ex-drawn")
    drawn.scroll_into_view_if_needed()
    expect(drawn.locator("svg.main-svg").first).to_be_visible()


@pytest.mark.parametrize("name", ["predators", "formula", "progress"])
def test_no_other_host_is_asked(page, name: str) -> None:
    opened = page(name)
    for part in opened.page.locator("[data-explorable]").all():
        part.scroll_into_view_if_needed()
    opened.page.wait_for_load_state("networkidle")
    assert opened.seen.foreign == []
    assert not [told for told in opened.seen.errors if not told.startswith(STOCK)]


def test_pages_without_anything_of_it_are_the_same_to_the_letter(
    elsewhere: Elsewhere, sources: Path, plain: Callable[..., Path]
) -> None:
    """As the book is built without the extension; its chapters can't be read then, which is told and passed over."""
    out = sources.parent / "without"
    less = ["-D", "extensions=myst_nb,sphinx_external_toc", "-D", "nb_execution_mode=off"]
    elsewhere.run("sphinx-build", "-q", *less, "-c", "plain", ".", out, cwd=sources)
    for name in ("index", "glossary", "search", "genindex"):
        ours, stock = (folder / f"{name}.html" for folder in (plain("html"), out))
        assert ours.read_text("utf-8") == stock.read_text("utf-8"), name


def test_the_one_line_is_all_that_names_it(built: Path) -> None:
    for name in ("index", "glossary", "search", "genindex"):
        html = (built / f"{name}.html").read_text("utf-8")
        assert "immunobook" not in html
        assert "explorable" not in html.split("<article")[0]
