"""The front end's own tests, which Node runs: each of them holds."""

from __future__ import annotations

import subprocess

from typescript import FRONTEND

from explorable.explorer.try_file import node


def test_the_front_ends_own_tests_hold() -> None:
    done = subprocess.run(
        [node(), "tests/run.mjs"], cwd=FRONTEND, text=True, capture_output=True, check=False
    )
    _, _, failing = done.stdout.partition("failing tests:")
    assert done.returncode == 0, failing or done.stderr
    assert "pass 0" not in done.stdout
