"""The front end's own tests, in Node's test runner."""

from __future__ import annotations

import subprocess

from typescript import FRONTEND, node


def test_the_front_end_passes_its_own_tests() -> None:
    run = [node(), str(FRONTEND / "tests/run.mjs")]
    done = subprocess.run(run, cwd=FRONTEND, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
