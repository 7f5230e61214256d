"""A copy of the tree on which mutants are tried, one after the other."""

from __future__ import annotations

import atexit
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from mutant import ROOT, Mutant

#: seconds after which a mutant that hangs counts as caught
PATIENCE = 400
COPIED = (
    "src",
    "engine/src",
    "tests",
    "pyproject.toml",
    "engine/frontend/src",
    "engine/frontend/tests",
    "engine/frontend/tsconfig.json",
    "engine/frontend/package.json",
)
LINKED = (
    "book",
    "assets",
    "tools",
    "engine/frontend/node_modules",
    "engine/frontend/build.mjs",
    "README.md",
    "CONTRIBUTING.md",
    ".github",
    "Makefile",
)

Caught = str
"""Which test noticed, or that it took too long."""


class Desk:
    """A copy of what mutants change; everything else is linked."""

    def __init__(self, number: int) -> None:
        self.root = Path(tempfile.mkdtemp(prefix=f"mutants-{number}-"))
        atexit.register(shutil.rmtree, self.root, ignore_errors=True)
        (self.root / "engine/frontend").mkdir(parents=True)
        for name in COPIED:
            source, target = ROOT / name, self.root / name
            if source.is_dir():
                shutil.copytree(
                    source, target, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
                )
            else:
                shutil.copy(source, target)
        for name in LINKED:
            (self.root / name).symlink_to(ROOT / name)

    def check_tests(self, groups: Iterable[tuple[str, ...]]) -> None:
        """The tests themselves hold, else nothing is learned from one that fails."""
        for tests in groups:
            failed = self._failing(tests)
            if failed:
                sys.exit(f"without a mutant this fails already: {failed}")

    def caught(self, mutant: Mutant, tests: tuple[str, ...]) -> Caught | None:
        """What noticed the mutant; None if it lives."""
        file = self.root / mutant.file
        file.write_text(mutant.mutated(), "utf-8")
        try:
            return self._failing(tests)
        finally:
            file.write_text(mutant.text(), "utf-8")

    def _failing(self, tests: tuple[str, ...]) -> Caught | None:
        """The first test that fails; those with a choice (-k) are runs of their own."""
        runs = [[t for t in tests if " " not in t], *(shlex.split(t) for t in tests if " " in t)]
        for run in filter(None, runs):
            failed = self._run(run)
            if failed:
                return failed
        return None

    def _run(self, tests: list[str]) -> Caught | None:
        env = {
            **os.environ,
            "PYTHONPATH": f"{self.root}/src:{self.root}/engine/src",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-x",
            "-q",
            "--no-header",
            "-p",
            "no:cacheprovider",
            *tests,
        ]
        try:
            done = subprocess.run(
                command,
                cwd=self.root,
                env=env,
                text=True,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return "it never ends"
        if done.returncode == 0:
            return None
        told = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        return (
            told[0].split(" - ")[0][:120]
            if told
            else f"exit {done.returncode}: {done.stderr[-200:]}"
        )
