"""What a reader saved of the first edition still runs: every code cell of its nine chapters, as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

CELLS = json.loads(Path(__file__).with_name("first_edition_cells.json").read_text("utf-8"))


@pytest.mark.parametrize("chapter", CELLS)
def test_its_cells_run(chapter: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2] / "book/chapters")
    shell = InteractiveShell()
    for cell in CELLS[chapter]:
        shell.run_cell(cell).raise_error()
