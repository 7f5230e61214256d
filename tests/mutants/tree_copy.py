"""A copy of the tree on which mutants are tried, one after the other."""

from __future__ import annotations

import atexit
import compileall
import os
import py_compile
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from kept import Kept
from mutant import ROOT, Mutant

#: a mutant that hangs counts as caught after so many times what its tests take, and half a minute
PATIENCE = 3
#: bytes: one that gathers without end does not take the machine's memory
MEMORY = 4_000_000_000
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

resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


class Desk:
    """A copy of what mutants change; everything else is linked."""

    def __init__(self, number: int, kept: Kept) -> None:
        self.kept = kept
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
        # compiled by what the files say, not by their date: a mutant is never run from an older file's code
        compileall.compile_dir(
            self.root, quiet=1, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH
        )

    def check_tests(self, groups: Iterable[tuple[str, ...]]) -> None:
        """The tests themselves hold, else nothing is learned from one that fails."""
        for tests in groups:
            started = time.monotonic()
            if self.kept.seconds(tests) is None:
                if failed := self._failing(tests):
                    sys.exit(f"without a mutant this fails already: {failed}")
                self.kept.keep_seconds(tests, time.monotonic() - started)
            names = " ".join(Path(t).name for t in tests)
            print(f"holds {self.kept.seconds(tests) or 0:10.0f} s  {names}", flush=True)

    def caught(self, mutant: Mutant, tests: tuple[str, ...]) -> Caught | None:
        """What noticed the mutant; None if it lives."""
        file = self.root / mutant.file
        file.write_text(mutant.mutated(), "utf-8")
        try:
            return self._failing(tests)
        finally:
            file.write_text(mutant.text(), "utf-8")

    def _failing(self, tests: tuple[str, ...]) -> Caught | None:
        """The first test that fails."""
        seconds = self.kept.seconds(tests)
        env = os.environ | {
            "PYTHONPATH": f"{self.root}/src:{self.root}/engine/src",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # seconds at each start
        }
        options = ["-x", "-q", "--no-header", "--assert=plain", "-p", "no:cacheprovider"]
        # what is caught is caught again
        options += ["-p", "_hypothesis_pytestplugin", "--hypothesis-seed=1"]
        running = subprocess.Popen(
            [sys.executable, "-m", "pytest", *options, *tests],
            cwd=self.root, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True,
        )  # fmt: skip
        try:
            said, error = running.communicate(timeout=seconds and 30 + PATIENCE * seconds)
        except subprocess.TimeoutExpired:
            # with whatever it has started
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate()
            return "it never ends"
        if running.returncode == 0:
            return None
        told = [line for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))]
        return (
            told[0].split(" - ")[0][:120] if told else f"exit {running.returncode}: {error[-200:]}"
        )
