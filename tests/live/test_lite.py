"""Python in the browser (`make lite`): from a chapter's button to a slider that Python hears, with every other host blocked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lab import BOOK, Notebook
from playwright.sync_api import Page, expect

from serving import served
from visiting import HTML, Visit, Visitor

pytestmark = pytest.mark.skipif(
    not (HTML / "lite/lab/index.html").is_file(),
    reason="Python for the browser is not built: `make lite` builds it",
)
CHAPTERS = sorted(path.stem for path in (BOOK / "chapters").glob("*.md"))
CHAPTER = "innate-and-acquired"
FIND = "next(o for o in Out.values() if getattr(o, 'simulation', None) and o.simulation.id == '{}')"


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The book as a project site has it: below a folder."""
    with served(HTML.parent) as url:
        yield f"{url}/{HTML.name}"


class InBrowser(Notebook):
    """A chapter open in JupyterLite."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(90_000)
        self.panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        self.panel.wait_for()
        self._idle()

    def run_all(self) -> None:
        """Run every cell; a cell that fails ends it."""
        self._command("notebook:run-all-cells")
        self._idle()


@pytest.fixture(scope="module")
def opened(lasting_visit: Visitor, site: str) -> Visit:
    """A chapter, reached by the button on its page."""
    visit = lasting_visit(
        f"{site}/chapters/{CHAPTER}.html", viewport={"width": 1400, "height": 1000}
    )
    visit.page.get_by_role("link", name="In this browser").click()
    visit.page.wait_for_url("**/lite/lab/index.html?path=**", timeout=30_000)
    return visit


@pytest.fixture(scope="module")
def notebook(opened: Visit) -> InBrowser:
    started = InBrowser(opened.page)
    started.run_all()
    return started


def test_a_chapter_runs_without_a_complaint(notebook: InBrowser, opened: Visit):
    assert notebook.errors() == []
    assert opened.seen.foreign == []
    assert notebook.panel.locator(".jp-MarkdownCell h1").inner_text().startswith("Innate")


def test_its_text_reads_well(notebook: InBrowser):
    shown = notebook.panel.locator(".jp-MarkdownCell").all_inner_texts()
    assert not [text for text in shown if "{fact}" in text or ":::" in text or "{term}" in text]
    picture = notebook.panel.locator(".jp-MarkdownCell img").first
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("image => image.naturalWidth") > 100


def test_slider_and_python_are_one(notebook: InBrowser):
    figure = notebook.first_explorer()
    slider = figure.locator(".ex-do input.ex-slider").first
    name = slider.get_attribute("name")
    notebook.run(f"explorer = {FIND.format(CHAPTER)}")
    before = notebook.value(f"explorer.values['{name}']")
    slider.press("Home")
    notebook.wait_for(f"explorer.values['{name}'] != {before!r}")
    said = figure.locator(".ex-sentence").inner_text()
    notebook.wait_for(f"explorer.sentence == {said!r}")
    notebook.run(f"explorer.set({name}={before!r})")
    expect(figure.locator(".ex-sentence")).not_to_have_text(said)


def test_simulate_says_that_it_is_plain_python(notebook: InBrowser):
    shown = notebook.run("explorer.simulate()")
    expect(shown.locator("table tbody tr")).not_to_have_count(0)
    expect(shown.last).to_contain_text("plain Python")


def test_an_exercise_is_answered_and_read_back(notebook: InBrowser):
    notebook.run("card = exercise('innate-code-race')")
    assert notebook.value("repr(card.check(explore('innate-and-acquired'))).startswith('Not yet')")
    right = "repr(card.check((e := explore('innate-and-acquired'), e.set(N0=5000))[0]))"
    assert notebook.value(f'{right}.startswith("That\'s right")')
    assert notebook.value("card.result['score']") == 1


def test_a_figure_a_slider_and_a_model_of_ones_own(notebook: InBrowser):
    for figure in (".ex-drawn", ".ex-explorer.ex-live"):
        drawn = notebook.panel.locator(figure).last
        drawn.scroll_into_view_if_needed()
        expect(drawn.locator("path.js-line").first).to_be_attached()
    moved = notebook.panel.locator(".widget-interact [role=slider]").first
    said = notebook.panel.locator(".widget-interact .jp-OutputArea-output").first
    before = said.inner_text()
    moved.press("ArrowRight")
    expect(said).not_to_have_text(before)


@pytest.mark.parametrize("name", [name for name in CHAPTERS if name != CHAPTER])
def test_every_chapter_runs(visit: Visitor, site: str, name: str):
    url = f"{site}/lite/lab/index.html?path=book/chapters/{name}.ipynb"
    opened = visit(url, viewport={"width": 1400, "height": 1000})
    notebook = InBrowser(opened.page)
    notebook.run_all()
    assert notebook.errors() == []
    assert notebook.value("len(In)") > 8
    assert opened.seen.foreign == []


def test_scipy_is_asked_for_only_by_the_reader(visit: Visitor, site: str):
    """It comes from Pyodide's own host; without the internet Python says so, and all goes on without it."""
    url = f"{site}/lite/lab/index.html?path=book/chapters/research.ipynb"
    opened = visit(url, viewport={"width": 1400, "height": 1000})
    notebook = InBrowser(opened.page)
    out = notebook.run("import numpy")
    expect(out).to_contain_text("No module named 'numpy'", timeout=30_000)
    assert len(opened.seen.foreign) == 1
    assert "/pyodide/v" in opened.seen.foreign[0]
    notebook.run(
        "from immunobook import explore; run = explore('two-routes-to-relapse').simulate()"
    )
    assert notebook.value("len(run)") > 100


def test_a_saved_copy_hears_of_a_newer_edition(visit: Visitor, site: str):
    """It is told once the host has another edition, and gets that one beside it; it stays as it is."""
    url = f"{site}/lite/lab/index.html?path=book/chapters/research.ipynb"
    page = visit(url, viewport={"width": 1400, "height": 1000}).page
    told = page.locator(".Toastify__toast", has_text="A newer edition of the chapter is there.")
    InBrowser(page)
    page.evaluate(
        """async () => {
            const { context } = jupyterapp.shell.currentWidget;
            const cell = { cell_type: 'markdown', source: 'my own note' };
            context.model.sharedModel.insertCell(0, cell);
            context.model.sharedModel.setMetadata('course_edition', 'an older one');
            await context.save();
        }"""
    )
    expect(told).to_have_count(0)
    page.goto(url)
    InBrowser(page)
    told.get_by_role("button", name="Open it beside mine").click()
    page.wait_for_function(
        "() => jupyterapp.shell.currentWidget?.context?.path.endsWith('research (newer edition).ipynb')"
    )
    kept = page.evaluate(
        "jupyterapp.serviceManager.contents.get('book/chapters/research.ipynb', { content: true })"
        ".then(({ content }) => [content.cells[0].source, content.metadata.course_edition])"
    )
    assert kept == ["my own note", "an older one"]
