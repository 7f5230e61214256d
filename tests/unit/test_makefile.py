"""`make` in a folder with a space, beside files with one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout in which nothing is made yet."""
    folder = tmp_path / "my course"
    for name in ("book", "assets", "src", "engine/src", "engine/frontend", "tools"):
        (folder / name).mkdir(parents=True)
    for name in (
        "requirements.txt",
        "pyproject.toml",
        "hatch_build.py",
        "engine/hatch_build.py",
        "tests/requirements.txt",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    for name in ("book/index.md", "book/index (copy).md", "engine/frontend/my notes.ts"):
        (folder / name).touch()
    shutil.copy(ROOT / "Makefile", folder)
    return folder


@pytest.mark.parametrize("target", ["book", "lab", "check", "test"])
def test_names_with_a_space(folder: Path, target: str) -> None:
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for line in done.stdout.splitlines():
        if not line.startswith("echo"):
            assert f" {folder}/" not in line, line
