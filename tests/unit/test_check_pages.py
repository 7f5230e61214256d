"""What the build refuses in pages that are written: doubled words, axes without a name."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from explorable.plotly_static import figure_html

SCRIPT = Path(__file__).parents[2] / "tools" / "check_pages.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_pages", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "html",
    [
        "<p>In mice about about 10 million T cells.</p>",
        "<p>In mice about <a class='fact'>about 10 million</a> T cells.</p>",
        "<p>The <strong>the</strong>\nsame.</p>",
        "<li>It is is so.</li>",
    ],
)
def test_a_doubled_word_is_found(tool: ModuleType, html: str) -> None:
    assert len(list(tool.doubled(html))) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>All that that cell had had was gone.</p>",
        "<p>one</p><p>One more</p>",
        "<h3>Cells</h3>cells",
        "<td>yes</td><td>yes</td>",
        "<p>a side-by-side by-side view, T-T</p>",
        "<code>no no</code><script>no no</script>",
        "<p>in <a>27 children<span class='gloss'><span class='gloss-text'><strong>27 children</strong> "
        "Children in whom it was measured</span></span></a></p>",
    ],
)
def test_what_may_stand_twice(tool: ModuleType, html: str) -> None:
    assert list(tool.doubled(html)) == []


def test_an_axis_without_a_name_is_found(tool: ModuleType) -> None:
    curve = {"x": [0, 1], "y": [2, 3], "name": "Germs"}
    named: dict[str, Any] = {"xaxis": {"title": {"text": "Days"}}, "yaxis": {"title": {"text": "Germs"}}}  # fmt: skip
    assert list(tool.nameless(figure_html({"data": [curve], "layout": named}))) == []
    del named["xaxis"]
    assert list(tool.nameless(figure_html({"data": [curve], "layout": named}))) == [
        "the horizontal axis of the figure with Germs"
    ]


def test_each_problem_names_its_page_and_what_to_do(tool: ModuleType, tmp_path: Path) -> None:
    for folder in ("chapters", "lite", "_static"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.html").write_text(
            f"<p>so so</p>{figure_html({'data': [], 'layout': {}})}"
        )
    found = tool.problems(tmp_path)
    assert [line.split(":")[0] for line in found] == ["chapters/one"] * 3
    assert "take the other away" in found[0]
    assert "xaxis_title" in found[1]
