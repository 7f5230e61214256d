"""What both languages read: Python from here, the front end when it is bundled. Nothing of it is typed twice."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def load(name: str) -> Any:
    """The table called `name`, as JSON has it."""
    return json.loads(files(__name__).joinpath(f"{name}.json").read_text("utf-8"))
