"""What Python in a browser does without: readers of the book's files, and SymPy until somebody makes a model."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from explorable import figures, precomputed
from explorable.book import yaml_file
from explorable.settings import current
from explorable.sphinx_ext import front_end

WITHOUT = """
import sys
for name in ("yaml", "pydantic", "pydantic_core", "sympy"):
    sys.modules[name] = None
import immunobook
from immunobook import exercise, explore, practice, recall, show_model, trial_chart
import explorable.exercises.precomputed, explorable.exercises.widget, explorable.plotly_static
"""


def test_nothing_that_a_browser_imports_reads_the_books_files():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-600:]


def test_figures_come_from_what_was_read_beforehand(monkeypatch):
    home = current().figures
    assert home is not None
    rows = yaml_file.read(home / "figures.yml").content
    monkeypatch.setattr(precomputed, "figures", lambda: rows)
    monkeypatch.setattr(yaml_file, "read", None)
    assert list(figures.load(home)) == list(rows)


@pytest.mark.parametrize("is_asked", [True, False])
def test_a_page_runs_cells_only_where_its_book_asks_for_it(is_asked: bool):
    given: dict[str, str] = {}
    app: Any = SimpleNamespace(
        builder=SimpleNamespace(format="html", name="html"),
        extensions={},
        config={
            current().option("python"): is_asked,
            current().option("offline"): False,
            current().option("checked_until"): "2027-01-01",
        },
        add_css_file=lambda *_: None,
        add_js_file=lambda *_, **attributes: given.update(attributes),
    )
    front_end.add_to_page(app, "a", "page.html", {"body": "<p data-explorable=''>"}, None)
    assert given["data-prefix"] == current().prefix
    assert ("data-python" in given) is is_asked
