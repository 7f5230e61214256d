"""What Binder does, without Docker: its steps in an environment of their own, then every chapter in a browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lab import BIN, BOOK, Lab, Notebook, environment, serve
from playwright.sync_api import expect

from visiting import ROOT, Visitor

sys.path.append(str(ROOT / "tools"))
from binder_size import MOST, megabytes

CHAPTERS = sorted(path.stem for path in (BOOK / "chapters").glob("*.md"))
#: the course as a fresh clone has it
CLONED = [
    "README.md",
    "LICENSE",
    "LICENSE-text",
    "pyproject.toml",
    "hatch_build.py",
    "requirements.txt",
]
CLONED += ["binder", "src", "engine", "book", "assets"]
BUILT = shutil.ignore_patterns(
    "_build", "static", "node_modules", "__pycache__", ".ipynb_checkpoints"
)
#: the object in Python that a cell of the chapter has shown
SHOWN = "[o for o in Out.values() if {}][-1]"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("binder") / "course"
    root.mkdir()
    for name in CLONED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=BUILT)
        else:
            shutil.copy(ROOT / name, root / name)
    return root


@pytest.fixture(scope="module")
def dockerfile(clone: Path) -> str:
    """What repo2docker would build."""
    command = [str(BIN / "jupyter-repo2docker"), "--no-build", "--debug", "."]
    done = subprocess.run(command, cwd=clone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout + done.stderr


def test_repo2docker_sees_what_to_do(dockerfile: str):
    """Python 3.11, then what runs live and postBuild, in this order; nothing that only builds the book."""
    assert "Building conda environment for python=3.11" in dockerfile
    steps = [
        r"RUN .*/pip install .*-r \"binder/requirements\.txt\"",
        r"^RUN \./binder/postBuild$",
    ]
    found = [re.search(step, dockerfile, re.MULTILINE) for step in steps]
    assert all(found), [s for s, f in zip(steps, found, strict=True) if not f]
    places = [match.start() for match in found if match]
    assert places == sorted(places)
    assert not re.search(r"-r \"requirements\.txt\"", dockerfile)


@pytest.fixture(scope="module")
def lab(clone: Path) -> Iterator[Lab]:
    """The same steps in a new environment, and its JupyterLab."""
    venv = clone.parent / "environment"
    python = venv / "bin/python"
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    env = {**environment(clone.parent), "PATH": path, "VIRTUAL_ENV": str(venv)}
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for step in (
        [sys.executable, "-m", "venv", str(venv)],
        [*pip, "-r", "binder/requirements.txt"],
        ["bash", "binder/postBuild"],
    ):
        done = subprocess.run(step, cwd=clone, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{' '.join(step)}\n{(done.stdout + done.stderr)[-3000:]}"
    assert megabytes(venv) <= MOST
    assert not (clone / "engine/frontend/node_modules").exists()
    started = serve(clone, env, python.parent)
    yield started
    started.stop()


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_works(visit: Visitor, lab: Lab, name: str):
    """It opens as a notebook, runs without a complaint; a slider and an answer reach Python."""
    opened = visit("about:blank", viewport={"width": 1400, "height": 1000})
    notebook = Notebook(opened.page, lab.url, f"book/chapters/{name}.md")
    expect(notebook.panel.locator(".jp-MarkdownCell h1")).to_have_count(1)
    notebook.run_all()
    assert notebook.errors() == []
    left = notebook.panel.locator(".jp-MarkdownCell").all_inner_texts()
    assert not [text for text in left if "{fact}" in text or "{term}" in text or ":::" in text]
    move_a_slider(notebook, name)
    answer_a_question(notebook)


def move_a_slider(notebook: Notebook, name: str) -> None:
    """The picture, the sentence and the value in Python follow the first slider of a chapter."""
    figure = notebook.first_explorer()
    source = (BOOK / f"chapters/{name}.md").read_text("utf-8")
    shown = re.search(r'explore\("([^"]+)"\)', source)
    assert shown
    is_it = f"getattr(getattr(o, 'simulation', 0), 'id', 0) == {shown.group(1)!r}"
    slider = figure.locator(".ex-do input.ex-slider").first
    parameter = slider.get_attribute("name")
    said = figure.locator(".ex-sentence").inner_text()
    notebook.run(f"explorer = {SHOWN.format(is_it)}; usual = explorer.values['{parameter}']")
    slider.press("Home" if slider.evaluate("s => s.value !== s.min") else "End")
    notebook.wait_for(f"explorer.values['{parameter}'] != usual")
    expect(figure.locator(".ex-sentence")).not_to_have_text(said)


def answer_a_question(notebook: Notebook) -> None:
    """The first question with one right option and no card to open, answered wrongly and then rightly."""
    is_it = "type(o).__name__ == 'Exercises' and o.exercises['kind'] == 'practice'"
    notebook.run(f"cards = {SHOWN.format(is_it)}")
    is_open = "e['type'] == 'single' and 'sensitive' not in e"
    notebook.run(f"asked = next(e for e in cards.exercises['exercises'] if {is_open})")
    name = notebook.value("asked['id']")
    right = notebook.value("[bool(o.get('right')) for o in asked['options']].index(True)")
    card = notebook.panel.locator(f"#exercise-{name}")
    card.scroll_into_view_if_needed()
    for option, score in (((right + 1) % 3, 0), (right, 1)):
        card.get_by_role("radio").nth(option).check()
        card.get_by_role("button", name="Check").click()
        notebook.wait_for(f"cards.results.get({name!r}, {{}}).get('score') == {score}")
    assert notebook.value(f"cards.results[{name!r}]['tries']") == 2
