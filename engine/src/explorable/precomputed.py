"""What was worked out beforehand: for Python in a browser, where SymPy and checks cost seconds.

``tools/lite`` writes the folder ``ready`` into the browser's copy of this package. Elsewhere it does not
exist, every answer here is None, and things are worked out when they are asked for.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from explorable import settings

FOLDER = Path(__file__).with_name("ready")


def functions(name: str, module: str) -> dict[str, Any] | None:
    """Python texts of the functions of a model of the course (see `translate.python_text`).

    Parameters
    ----------
    name, module : the model's name, and the module that its function stands in.
    """
    course = settings.current().simulations
    return _read("functions").get(name) if course and module.startswith(f"{course}.") else None


def simulation(name: str) -> dict[str, Any] | None:
    """A simulation as it opens: ``spec``, ``code``, ``measures``, ``sentence``."""
    return _read(f"simulation-{name}") or None


def chart(name: str) -> str | None:
    """A trial chart as the page has it."""
    return _read("charts").get(name)


def figures() -> dict[str, Any] | None:
    """The rows of the course's ``figures.yml``: a browser has nothing that reads YAML."""
    return _read("figures") or None


def bank() -> dict[str, Any] | None:
    """All exercises, as the front end wants them: ``exercises``, ``groups``, ``code``."""
    return _read("bank") or None


@lru_cache(maxsize=64)
def _read(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.json"
    read: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return read
