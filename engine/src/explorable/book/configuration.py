"""What a book says of itself in ``_config.yml`` (Jupyter Book)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from explorable.book import yaml_file


def sphinx_settings(folder: Path) -> dict[str, Any]:
    """The settings for Sphinx of the book in `folder`; none without the file."""
    found = _below(folder, "sphinx", "config")
    return found if isinstance(found, dict) else {}


def address(folder: Path) -> str:
    """Where the built book lies on the web, without a slash at the end; empty if it does not say."""
    return str(_below(folder, "html", "baseurl") or "").rstrip("/")


def _below(folder: Path, *keys: str) -> Any:
    path = folder / "_config.yml"
    found: Any = yaml_file.read(path).content if path.is_file() else None
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def language(folder: Path) -> str:
    """The language of the book as pages name it ("pt-BR"); English where the book does not say."""
    return str(sphinx_settings(folder).get("language") or "en").replace("_", "-")
