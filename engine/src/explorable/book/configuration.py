"""What a book says of itself in ``_config.yml`` (Jupyter Book)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def sphinx_settings(folder: Path) -> dict[str, Any]:
    """The settings for Sphinx of the book in `folder`; none without the file."""
    path = folder / "_config.yml"
    read = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else None
    return ((read or {}).get("sphinx") or {}).get("config") or {}


def language(folder: Path) -> str:
    """The language of the book as pages name it ("pt-BR"); English where the book does not say."""
    return str(sphinx_settings(folder).get("language") or "en").replace("_", "-")
