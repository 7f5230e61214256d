"""What a change makes stale: the cells' outputs, the pages, or nothing that Sphinx won't see itself."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "build_book.py"


def load():
    """The build script as a module."""
    sys.path.insert(0, str(SCRIPT.parent))  # as Python does for a script
    spec = importlib.util.spec_from_file_location("build_book", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tool(tmp_path, monkeypatch):
    """Load the build script onto a small tree that has been built once."""
    module = load()
    book = tmp_path / "book"
    for name, value in {
        "ROOT": tmp_path,
        "BOOK": book,
        "BUILD": book / "_build",
        "CACHE": book / "_build" / ".jupyter_cache",
        "KEYS": book / "_build" / ".keys.json",
        "ENGINE": tmp_path / "engine/src/explorable",
        "COURSE": tmp_path / "src/immunobook",
    }.items():
        monkeypatch.setattr(module, name, value)
    for file in (
        "book/_config.yml",
        "book/_toc.yml",
        "book/facts.yml",
        "book/exercises/one.yml",
        "book/chapters/one.md",
        "src/immunobook/model.py",
        "engine/src/explorable/tables/typed_units.json",
        "src/immunobook/validation/reference_values.csv",
        "src/immunobook/sphinx_ext/pages.py",
        "engine/src/explorable/sphinx_ext/facts.py",
        "engine/src/explorable/model/parts.py",
        "engine/src/explorable/static/explorable.js",
        "src/immunobook/sphinx_ext/theme/static/page.js",
        "assets/style/10-tokens.css",
        "requirements.txt",
        "pyproject.toml",
    ):
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before")
    module.forget_stale()
    for built in (module.CACHE, module.BUILD / ".doctrees", module.BUILD / "html"):
        built.mkdir()
    return module


@pytest.mark.parametrize(
    ("changed", "cells_stay", "pages_stay"),
    [
        ("book/chapters/one.md", True, True),
        ("src/immunobook/model.py", False, False),
        ("engine/src/explorable/model/parts.py", False, False),
        ("book/facts.yml", False, False),
        ("book/exercises/one.yml", False, False),
        ("book/_toc.yml", False, False),
        ("engine/src/explorable/tables/typed_units.json", False, False),
        ("src/immunobook/validation/reference_values.csv", False, False),
        ("requirements.txt", False, False),
        ("pyproject.toml", False, False),
        ("engine/src/explorable/static/explorable.js", True, True),
        ("src/immunobook/sphinx_ext/pages.py", True, False),
        ("engine/src/explorable/sphinx_ext/facts.py", True, False),
        ("book/_config.yml", True, False),
    ],
)
def test_a_change_forgets_what_it_makes_stale(tool, changed, cells_stay, pages_stay):
    (tool.ROOT / changed).write_text("after")
    tool.forget_stale()
    assert tool.CACHE.is_dir() == cells_stay
    assert (tool.BUILD / ".doctrees").is_dir() == pages_stay


@pytest.mark.parametrize(
    "changed",
    [
        "engine/src/explorable/static/explorable.js",
        "src/immunobook/sphinx_ext/theme/static/page.js",
        "assets/style/10-tokens.css",
    ],
)
def test_what_pages_load_is_copied_anew(tool, changed):
    (tool.ROOT / changed).write_text("after")
    tool.forget_stale()
    assert not (tool.BUILD / "html").exists()
    assert (tool.BUILD / ".doctrees").is_dir(), "pages are only written anew, not read"
    assert tool.CACHE.is_dir()


def test_nothing_is_forgotten_without_a_change(tool):
    tool.forget_stale()
    assert tool.CACHE.is_dir()
    assert (tool.BUILD / "html").is_dir()


@pytest.mark.parametrize(
    "line", ["# Another title", "- **one-1** say why", "- **one-2** a further one"]
)
def test_what_other_pages_cells_read_of_a_chapter_makes_them_stale(tool, line):
    (tool.BOOK / "chapters/one.md").write_text(f"before\n{line}\n")
    tool.forget_stale()
    assert not tool.CACHE.is_dir()


def test_what_a_build_lists_at_its_end_is_kept_for_the_very_end(tool, monkeypatch, capfd):
    monkeypatch.setattr(tool, "ROOT", SCRIPT.parents[1])
    said = f"first\\n\\n{tool.HEAD}\\n  a.md:1: one\\n    more of it\\n  b.md:2: two\\n\\nlast"
    to_mend: list[str] = []
    code = tool.run([sys.executable, "-c", f"print('{said}'); raise SystemExit(3)"], to_mend)
    assert code == 3
    assert to_mend == ["a.md:1: one", "  more of it", "b.md:2: two"]
    assert capfd.readouterr().out.split() == ["first", "last"]


@pytest.mark.parametrize("listed", [[], ["a.md:1: one"]])
def test_all_that_is_to_mend_stands_last(tool, monkeypatch, capsys, listed):
    def run(command: list[str], to_mend: list[str] | None = None) -> int:
        if to_mend is not None:
            to_mend += listed
        return 0

    monkeypatch.setattr(tool, "run", run)
    monkeypatch.setattr(tool, "forget_stale", lambda: None)
    monkeypatch.setattr(
        tool.check_pages, "problems", lambda pages: ["b.html: two"] if listed else []
    )
    monkeypatch.setattr(sys, "argv", ["build_book.py"])
    assert bool(tool.main()) is bool(listed)
    told = capsys.readouterr().out
    assert told == (f"{tool.HEAD}\n  a.md:1: one\n  b.html: two\n" if listed else "")
