"""What was worked out beforehand: for Python in a browser, where SymPy and checks cost seconds.

``tools/lite`` writes the folder ``ready`` into the browser's copy of this package. Elsewhere it does not
exist, every answer here is None, and things are worked out when they are asked for.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorable import settings

if TYPE_CHECKING:
    from explorable.model.parts import Model

FOLDER = Path(__file__).with_name("ready")


def functions(model: Model) -> dict[str, Any] | None:
    """Python texts of a course model's functions (see `translate.python_text`)."""
    course = settings.current().simulations
    is_ours = course and (getattr(model.function, "__module__", "") or "").startswith(f"{course}.")
    return _read("functions").get(model.name) if is_ours else None


def simulation(name: str) -> dict[str, Any] | None:
    """A simulation as it opens: ``spec``, ``code``, ``measures``, ``sentence``."""
    return _read(f"simulation-{name}") or None


def chart(name: str) -> str | None:
    """A trial chart as the page has it."""
    return _read("charts").get(name)


def bank() -> dict[str, Any] | None:
    """All exercises, as the front end wants them: ``exercises``, ``groups``, ``code``."""
    return _read("bank") or None


@lru_cache(maxsize=64)
def _read(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.json"
    read: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return read
