"""The pins: complete, exact, and free of any registry's address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = ["requirements.in", "requirements.txt", "tests/requirements.in", "tests/requirements.txt"]
FILES += ["binder/requirements.in", "binder/requirements.txt"]


def named(path: str) -> dict[str, str]:
    """Package -> the rest of its line."""
    lines = [line.split("#")[0].strip() for line in (ROOT / path).read_text().splitlines()]
    lines = [line for line in lines if line and not line.startswith("-")]
    pairs = (re.match(r"([A-Za-z0-9._-]+)(\[.*\])?\s*(.*)", line) for line in lines)
    return {re.sub(r"[-_.]+", "-", m[1]).lower(): m[3] for m in pairs if m}


@pytest.mark.parametrize("path", FILES)
def test_no_address_gets_into_the_pins(path):
    text = (ROOT / path).read_text()
    assert not re.search(r"https?://|file:/|--(extra-)?index|--find-links|--trusted|@ |/opt/", text)


@pytest.mark.parametrize("path", [f for f in FILES if f.endswith(".txt")])
def test_everything_is_pinned(path):
    loose = [name for name, rest in named(path).items() if not rest.startswith("==")]
    assert loose == []


@pytest.mark.parametrize("folder", ["", "tests/", "binder/"])
def test_what_is_wanted_is_pinned(folder):
    assert set(named(f"{folder}requirements.in")) <= set(named(f"{folder}requirements.txt"))


@pytest.mark.parametrize("folder", ["tests/", "binder/"])
def test_pin_files_agree(folder):
    book, tests = named("requirements.txt"), named(f"{folder}requirements.txt")
    assert {name: tests[name] for name in book.keys() & tests.keys()} == {
        name: book[name] for name in book.keys() & tests.keys()
    }


@pytest.mark.parametrize("path", ["requirements.txt", "binder/requirements.txt"])
def test_the_environment_has_what_the_package_needs(path):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needed = {re.match(r"[A-Za-z0-9-]+", line)[0].lower() for line in project["dependencies"]}
    assert needed <= set(named(path))


def test_jupyter_book_stays_at_its_first_version():
    assert named("requirements.txt")["jupyter-book"] == "==1.0.4.post1"
    assert named("requirements.txt")["sphinx-book-theme"] == "==1.2.0"


def test_what_only_builds_the_book_is_not_run_live():
    """Binder's environment is what a reader waits for."""
    builds = {"jupyter-book", "sphinx", "sphinx-book-theme", "jupyter-cache", "sqlalchemy"}
    builds |= {"sphinxcontrib-bibtex", "latex2mathml", "python-libsbml", "resvg-py"}
    live = set(named("binder/requirements.txt"))
    assert builds & live == set()
    assert live < set(named("requirements.txt"))
