"""A chapter opened in JupyterLab: the same explorer, with Python behind it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lab import BOOK, Lab, Notebook, start
from playwright.sync_api import Locator, expect

from visiting import Visitor

CHAPTER = "innate-and-acquired"
PICTURE = re.compile(r"\(?(\.\./[\w./-]+\.svg)\)?")
PATHS = """figure => [...figure.querySelectorAll('.scatterlayer .trace path.js-line')]
    .map((path) => path.getAttribute('d'))"""
#: the explorer of a cell; the last one, as another test may have run the chapter before
FIND = "[o for o in Out.values() if getattr(getattr(o, 'simulation', 0), 'id', 0) == '{}'][-1]"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    started = start(tmp_path_factory.mktemp("lab"))
    yield started
    started.stop()


def open_chapter(visit: Visitor, lab: Lab, name: str) -> Notebook:
    opened = visit("about:blank", viewport={"width": 1400, "height": 1000})
    return Notebook(opened.page, lab.url, f"book/chapters/{name}.md")


def python_hears(notebook: Notebook, figure: Locator) -> None:
    """A slider of the explorer moves Python's value."""
    notebook.run(f"explorer = {FIND.format(CHAPTER)}")
    slider = figure.locator(".ex-do input.ex-slider").first
    parameter = slider.get_attribute("name")
    slider.press("Home")
    notebook.wait_for(f"explorer.values['{parameter}'] == {slider.input_value()}")


def test_slider_and_python_are_one(visit: Visitor, lab: Lab):
    """A slider moves Python's value, Python moves the slider, and both have the same numbers."""
    notebook = open_chapter(visit, lab, CHAPTER)
    notebook.run_all()
    assert notebook.errors() == []
    figure = notebook.first_explorer()
    notebook.run(f"explorer = {FIND.format(CHAPTER)}")
    slider = figure.locator(".ex-do input.ex-slider").first
    parameter = slider.get_attribute("name")
    before = figure.evaluate(PATHS), figure.locator(".ex-sentence").inner_text()
    usual = notebook.value(f"explorer.values['{parameter}']")

    # by keyboard
    slider.focus()
    for _ in range(8):
        notebook.page.keyboard.press("ArrowLeft")
    expect(figure.locator(".ex-sentence")).not_to_have_text(before[1])
    assert figure.evaluate(PATHS) != before[0]
    moved = float(slider.input_value())
    notebook.wait_for(f"abs(explorer.values['{parameter}'] - {moved}) < 1e-9")
    said = figure.locator(".ex-sentence").inner_text()
    notebook.wait_for(f"explorer.sentence == {said!r}")

    # from Python
    there = figure.evaluate(PATHS)
    notebook.run(f"explorer.set({parameter}={usual!r})")
    expect(slider).to_have_value(str(usual).removesuffix(".0"))
    expect(figure.locator(".ex-sentence")).to_have_text(before[1])
    notebook.page.wait_for_function(
        f"([figure, there]) => JSON.stringify(({PATHS})(figure)) !== JSON.stringify(there)",
        arg=[figure.element_handle(), there],
    )

    # a table from SciPy, of the setting that the sliders show
    columns = notebook.value("list(explorer.simulate().columns)")
    assert len(columns) >= 2
    assert notebook.value("len(explorer.simulate())") >= 50
    table = notebook.run(f"explorer.simulate({parameter}={moved!r})")
    expect(table.locator("table.dataframe")).to_be_visible()
    assert notebook.value(f"explorer.values['{parameter}']") == usual, "simulate moved the sliders"


def test_every_picture_is_there(visit: Visitor, lab: Lab):
    """The copy that `make lab` makes holds all pictures, and JupyterLab draws those of a chapter."""
    named = {
        (path.stem, picture)
        for path in (BOOK / "chapters").glob("*.md")
        for picture in PICTURE.findall(path.read_text("utf-8"))
    }
    assert len(named) > 8
    notebook = open_chapter(visit, lab, "how-it-works")
    for _, picture in named:
        file = os.path.normpath(Path("book/chapters") / picture)
        status = notebook.page.evaluate(
            "async (file) => (await fetch(file)).status", f"/files/{file}"
        )
        assert status == 200, picture
    pictures = notebook.panel.locator(".jp-MarkdownCell img")
    expect(pictures).to_have_count(len([p for chapter, p in named if chapter == "how-it-works"]))
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("image => image.naturalWidth") > 100


@pytest.mark.parametrize("inside", [".ex-do input.ex-slider", ".ex-exercise input[type=radio]"])
def test_escape_gives_the_keys_back(visit: Visitor, lab: Lab, inside: str):
    """On a slider or an answer letters are the reader's; after Escape they are the notebook's commands."""
    notebook = open_chapter(visit, lab, CHAPTER)
    notebook.run_all()
    notebook.first_explorer()
    cells = notebook.panel.locator(".jp-Cell")
    before = cells.count()
    control = notebook.panel.locator(inside).first
    control.scroll_into_view_if_needed()
    control.focus()
    notebook.page.keyboard.press("b")
    expect(cells).to_have_count(before)
    expect(control).to_be_focused()

    notebook.page.keyboard.press("Escape")
    expect(control).not_to_be_focused()
    notebook.page.keyboard.press("b")
    expect(cells).to_have_count(before + 1)


def test_a_mistake_is_told(visit: Visitor, lab: Lab):
    """A value out of range is refused in Python with its name and range; the explorer goes on."""
    notebook = open_chapter(visit, lab, CHAPTER)
    notebook.run_all()
    figure = notebook.first_explorer()
    notebook.run(f"explorer = {FIND.format(CHAPTER)}")
    parameter = figure.locator(".ex-do input.ex-slider").first.get_attribute("name")
    wrong = notebook.run(f"explorer.set({parameter}=1e12)")
    expect(wrong).to_contain_text("outside its range")
    unknown = notebook.run("explorer.set(no_such_name=1)")
    expect(unknown).to_contain_text("no parameter 'no_such_name'")
    slider = figure.locator(".ex-do input.ex-slider").first
    slider.press("ArrowLeft")
    notebook.wait_for(f"explorer.values['{parameter}'] == {slider.input_value()}")


def test_own_model(visit: Visitor, lab: Lab):
    """A reader's own model, ten lines of Python, is explored in the same way."""
    notebook = open_chapter(visit, lab, CHAPTER)
    out = notebook.run(
        """
from immunobook import explore
from explorable.model import Axis, Parameter, State, model

@model(
    time=Axis("t", "Time", "days", 0, 10),
    states=[State("T", "Tumor cells", "cells", start=100)],
    parameters=[Parameter("r", 0.3, "1/day", "growth", between=(0.1, 1), source="course")],
)
def growth(T, *, r):
    return {"T": r * T}

mine = explore(growth)
mine
"""
    )
    figure = out.locator(".ex-explorer.ex-live")
    expect(figure.locator("path.js-line").first).to_be_attached()
    figure.locator(".ex-do input.ex-slider").first.press("End")
    notebook.wait_for("mine.values['r'] == 1")
    assert notebook.errors() == []


def test_python_dies_and_comes_back(visit: Visitor, lab: Lab):
    """The sliders go on without Python and say what to do; running all cells again connects them."""
    notebook = open_chapter(visit, lab, CHAPTER)
    notebook.run_all()
    figure = notebook.first_explorer()
    gone = figure.locator(".ex-python-gone")
    expect(gone).to_be_hidden()
    notebook.start("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    notebook.page.get_by_role("button", name="Ok").click()
    expect(gone).to_contain_text("Run All Cells")
    said = figure.locator(".ex-sentence").inner_text()
    figure.locator(".ex-do input.ex-slider").first.press("Home")
    expect(figure.locator(".ex-sentence")).not_to_have_text(said)

    notebook.delete_last()
    notebook.run_all()
    assert notebook.errors() == []
    figure = notebook.first_explorer()
    expect(figure.locator(".ex-python-gone")).to_be_hidden()
    python_hears(notebook, figure)


def test_cells_run_twice_and_out_of_order(visit: Visitor, lab: Lab):
    """A second run shows everything anew; a cell whose imports were not run says which name is missing."""
    notebook = open_chapter(visit, lab, CHAPTER)
    notebook.restart()
    early = notebook.run('explore("innate-and-acquired")')
    expect(early).to_contain_text("name 'explore' is not defined")
    notebook.delete_last()
    for _ in range(2):
        notebook.run_all()
        assert notebook.errors() == []
        figure = notebook.first_explorer()
    python_hears(notebook, figure)
