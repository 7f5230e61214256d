"""A chapter that a reader took along: its package comes from the book's own host, and is whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from serving import served
from visiting import HTML

WHEEL = f"python/immunobook-{version('immunobook')}-py3-none-any.whl"


def test_a_downloaded_chapter_runs_with_the_package_from_the_books_host(tmp_path: Path) -> None:
    there, away = tmp_path / "there", tmp_path / "away"
    away.mkdir()
    pip = [sys.executable, "-m", "pip", "--quiet", "install", "--no-deps", "--no-compile"]
    with served(HTML) as url:
        subprocess.run([*pip, "--target", there, f"{url}/{WHEEL}"], check=True)

    chapter = json.loads((HTML / "chapters/how-it-works.ipynb").read_text("utf-8"))
    cells = [c["source"] for c in chapter["cells"] if c["cell_type"] == "code"]
    assert WHEEL in cells[0] or "git+https" in cells[0]
    program = away / "chapter.py"
    look = "import immunobook, explorable\nprint(immunobook.__file__, explorable.__file__)\n"
    program.write_text("\n".join([look, *cells[1:]]), "utf-8")
    env = {**os.environ, "PYTHONPATH": str(there)}
    done = subprocess.run(
        [sys.executable, program], cwd=away, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split()[:2] == [
        str(there / "immunobook/__init__.py"),
        str(there / "explorable/__init__.py"),
    ]
