"""The simulations that a course gives names to, one module each (`Settings.simulations`)."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from explorable import settings
from explorable.errors import UnknownName
from explorable.explorer.simulation import Simulation


def module() -> str:
    """The name of the package that holds them; empty if the course has none."""
    return settings.current().simulations


def ids() -> list[str]:
    """Ids of all simulations, in alphabetical order."""
    found: list[str] = _library().ids() if module() else []
    return found


def load(id: str) -> Simulation:
    """The simulation called `id`.

    Raises
    ------
    KeyError
        There is none of that name; the message lists those there are.
    """
    if not module():
        raise UnknownName(
            f"there is no simulation {id!r}: this book names none. Give explore() the model itself"
        )
    found: Simulation = _library().load(id)
    return found


def source(id: str) -> Any:
    """The module in which a simulation stands."""
    return import_module(f"{module()}.{id.replace('-', '_')}")


def folder() -> Path | None:
    """Where the modules of all simulations lie."""
    return Path(str(_library().__file__)).parent if module() else None


def _library() -> Any:
    return import_module(module())
