"""Copies of the book's sources in a temporary folder, to build and to change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.pages import ROOT

PARTS = ["book", "assets", "src", "tools", "requirements.txt", "pyproject.toml"]


class Workshop:
    """A copy of the sources."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="book-copy-"))
        ignored = shutil.ignore_patterns("_build", "__pycache__", ".ipynb_checkpoints")
        for part in PARTS:
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, self.root / part, ignore=ignored)
            else:
                shutil.copy(source, self.root / part)

    @property
    def html(self) -> Path:
        return self.root / "book/_build/html"

    def build(self) -> float:
        """Build as `make book` does; seconds.

        Raises
        ------
        RuntimeError
            It did not build; the message holds the end of what was said.
        """
        env = {**os.environ, "PYTHONPATH": str(self.root / "src")}
        start = time.perf_counter()
        command = [sys.executable, "tools/build_book.py"]
        done = subprocess.run(
            command, cwd=self.root, env=env, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"the copy did not build:\n{(done.stdout + done.stderr)[-3000:]}")
        return time.perf_counter() - start

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a piece of a file that must be there."""
        file = self.root / path
        text = file.read_text("utf-8")
        if old not in text:
            raise ValueError(f"{path} does not hold {old!r}")
        file.write_text(text.replace(old, new, 1), "utf-8")

    def add_chapter(self, name: str, text: str) -> None:
        """Write a page and list it after the last chapter."""
        (self.root / f"book/chapters/{name}.md").write_text(text, "utf-8")
        last = "      - file: chapters/research\n"
        self.edit("book/_toc.yml", last, f"{last}      - file: chapters/{name}\n")

    def remove(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.root, ignore_errors=True)
