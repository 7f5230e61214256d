"""What a course adds to its pages: scripts and one style sheet, by the front end's own build."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from explorable import html
from explorable.settings import current

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tool():
    spec = spec_from_file_location("engine_build", ROOT / "engine/hatch_build.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def built(tool, tmp_path):
    """What is built of some scripts and style sheets."""

    def build(scripts: dict[str, str], style: dict[str, str]) -> Path:
        for folder, texts in (("scripts", scripts), ("style", style)):
            (tmp_path / folder).mkdir(exist_ok=True)
            for name, text in texts.items():
                (tmp_path / folder / name).write_text(text)
        folders = (tmp_path / name for name in ("into", "scripts", "style"))
        tool.build_pages(ROOT / "engine", *folders, "book.css")
        return tmp_path / "into"

    return build


def test_style_sheets_are_joined_in_the_order_of_their_names_and_get_small(built):
    into = built({}, {
        "20-b.css": "/* why */\nb > c , d { margin: calc(1px + 2px) auto; }\n",
        "10-a.css": "a { color: red; }\n",
        "notes.md": "nothing for a page",
    })  # fmt: skip
    assert (into / "book.css").read_text() == "a{color:red}b>c,d{margin:3px auto}\n"


def test_a_script_gets_small_and_what_it_declares_for_the_page_keeps_its_name(built):
    into = built(
        {
            "one.ts": "/** Why. */\nlet SHARED: boolean = true;\nfunction _called(one: string): void { console.log(one, SHARED); }\n"
        },
        {},
    )
    text = (into / "one.js").read_text()
    assert "SHARED" in text and "function _called(" in text
    assert "Why" not in text and "string" not in text
    assert [path.name for path in into.glob("*.js")] == ["one.js"]


def test_what_one_page_alone_needs_lies_in_folders_of_its_name(built, tmp_path):
    for folder in ("scripts/hens", "style/hens"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "scripts/hens/index.ts").write_text(
        'import { egg } from "./egg";\nconsole.log(egg);\n'
    )
    (tmp_path / "scripts/hens/egg.ts").write_text("export const egg: number = 42;\n")
    (tmp_path / "style/hens/20-b.css").write_text("b { color: red; }\n")
    (tmp_path / "style/hens/10-a.css").write_text("a { color: red; }\n")
    into = built({"page.ts": "console.log(1);\n"}, {"10-all.css": "i { color: red; }\n"})
    assert "42" in (into / "hens.js").read_text()
    assert "import" not in (into / "hens.js").read_text(), (
        "a classic script, which runs from a disk"
    )
    assert (into / "hens.css").read_text() == "a{color:red}b{color:red}\n"
    assert (into / "book.css").read_text() == "i{color:red}\n"
    assert sorted(path.name for path in into.glob("*.js")) == ["hens.js", "page.js"]


def test_a_mistake_names_file_and_line(tool, built):
    with pytest.raises(tool.FrontendError, match=r"one\.ts:2:"):
        built({"one.ts": "\nlet = = 1;\n"}, {})


def test_a_page_of_its_own_may_stand_on_a_package(tool):
    """The search's index is a kept library, joined into the page's one script."""
    text = (ROOT / "src/immunobook/sphinx_ext/theme/static/search.js").read_text("utf-8")
    assert "coursePlaces=" in text
    assert "import " not in text[:200]


def test_pages_and_notebooks_have_the_style_of_trial_charts():
    page = ROOT / "src/immunobook/sphinx_ext/theme/static/book.css"
    assert ".ex-track{" in page.read_text("utf-8")
    assert ".ex-track" not in (html.STATIC / "explorable.css").read_text("utf-8")
    notebook = html.style_sheet()
    assert isinstance(notebook, str)
    assert ".ex-track {" in notebook and "--ex-tcell:" in notebook


def test_a_course_without_a_style_of_its_own_adds_none():
    assert type(current())().own_style == ""
