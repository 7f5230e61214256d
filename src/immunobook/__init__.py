"""How Immunotherapy Works: the simulations, exercises and numbers of the course.

Importing this package is light: what a name needs is imported when it is used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

_HOME = {
    "explore": "explorer",
    "Explorer": "explorer",
    "practice": "bank",
    "recall": "bank",
    "exercise": "bank",
    "progress": "bank",
    "trial_chart": "charts",
    "show_model": "listing",
    "verification": "verify",
    "facts": "facts",
}
"""Public name -> the module it lives in."""

__all__ = list(_HOME)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"immunobook has no {name!r}; it has {', '.join(_HOME)}")
    module = import_module(f".{_HOME[name]}", __name__)
    return module if name == _HOME[name] and not hasattr(module, name) else getattr(module, name)


if sys.platform == "emscripten":
    import_module(f"{__name__}.drawn").show_figures_by_ourselves()


def __dir__() -> list[str]:
    return [*globals(), *_HOME]
