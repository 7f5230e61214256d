"""What was found so far, kept in a file, so that a run that was stopped can go on."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from mutant import Mutant

FILE = Path(__file__).parent / "found.jsonl"


class Kept:
    """Mutants that were caught and tests that hold, a line each; a mutant that lives is always tried again."""

    def __init__(self, go_on: bool) -> None:
        if not go_on:
            FILE.unlink(missing_ok=True)
        lines = FILE.read_text("utf-8").splitlines() if FILE.exists() else []
        self._found: dict[str, Any] = dict(json.loads(line) for line in lines)

    def caught(self, mutant: Mutant) -> str | None:
        """What caught it earlier, if its file is still the same."""
        return self._found.get(_key(mutant))

    def keep_caught(self, mutant: Mutant, by: str) -> None:
        """Write down what caught it."""
        self._keep(_key(mutant), by)

    def seconds(self, tests: tuple[str, ...]) -> float | None:
        """What tests took earlier, if they held."""
        return self._found.get(" ".join(tests))

    def keep_seconds(self, tests: tuple[str, ...], seconds: float) -> None:
        """Write down that tests hold, and what they took."""
        self._keep(" ".join(tests), seconds)

    def _keep(self, key: str, value: Any) -> None:
        self._found[key] = value
        with FILE.open("a", encoding="utf-8") as file:
            file.write(json.dumps([key, value]) + "\n")


def _key(mutant: Mutant) -> str:
    return f"{mutant.name} {hashlib.sha256(mutant.mutated().encode()).hexdigest()[:16]}"
