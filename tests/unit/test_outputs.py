"""Outputs of cells: told the same in every run, and left alone in a book that does not load the extension."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from myst_nb.core.render import MimeData, get_mime_priority

from explorable import precomputed
from explorable.sphinx_ext import PARTS
from explorable.sphinx_ext.outputs import PAGE, PLOTLY, LiveOutputs, setup
from immunobook import exercise, explore, trial_chart

FIGURE = MimeData(PLOTLY, {"data": [{"x": [1, 2], "y": [3, 4]}], "layout": {}}, {}, {})


def test_another_book_of_the_environment_keeps_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LiveOutputs, "in_use", False)
    assert PLOTLY not in get_mime_priority("html", [])
    assert LiveOutputs.handle_mime(None, FIGURE, False) is None  # type: ignore[arg-type]


def test_a_book_that_loads_the_extension_draws_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LiveOutputs, "in_use", False)
    assert "outputs" in PARTS
    setup(SimpleNamespace())  # type: ignore[arg-type]
    priority = get_mime_priority("html", [])
    assert priority.index(PAGE) < priority.index(PLOTLY) < priority.index("text/html")
    (drawn,) = LiveOutputs.handle_mime(None, FIGURE, False) or []  # type: ignore[arg-type]
    assert "ex-drawn" in drawn.astext()


def test_what_a_cell_shows_is_called_alike_in_every_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2] / "book/chapters")
    for make in (
        lambda: explore("bridges"),
        lambda: exercise("research-which-route"),
        lambda: trial_chart("anti-gd2"),
    ):
        first, second = make(), make()
        assert repr(first) == repr(second)
        assert " at 0x" not in repr(first)


def test_exercises_written_beforehand_are_shown_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In a browser's Python the second cell found another module of the same name."""
    bank = {
        "exercises": {"a-1": {"id": "a-1"}, "a-2": {"id": "a-2"}},
        "groups": {"one/a-1": {"exercises": ["a-1"]}, "one/a-2": {"exercises": ["a-2"]}},
        "code": {},
    }
    monkeypatch.setattr(precomputed, "bank", lambda: bank)
    assert [repr(exercise(name)) for name in ("a-1", "a-2")] == [
        "<Exercises: a-1>",
        "<Exercises: a-2>",
    ]
