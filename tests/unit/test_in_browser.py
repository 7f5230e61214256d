"""What Python in a browser does without: readers of the book's files, and SymPy until somebody makes a model."""

from __future__ import annotations

import subprocess
import sys

from explorable import figures, precomputed
from explorable.book import yaml_file
from explorable.settings import current

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
