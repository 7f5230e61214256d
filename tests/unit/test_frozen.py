"""Models, facts and what is translated are shared and kept for later: nobody can change them by accident."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest

import explorable
import immunobook
from explorable.translate.python import compiled
from explorable.translate.solver_form import system
from immunobook import simulations

#: rooms that write pages and notebooks: what they gather is theirs alone
OWN = ("immunobook.sphinx_ext", "explorable.sphinx_ext", "explorable.notebooks")


def shared() -> list[type]:
    packages = (explorable, immunobook)
    names = [m.name for p in packages for m in walk_packages(p.__path__, f"{p.__name__}.")]
    modules = [import_module(n) for n in names if not n.startswith(OWN)]
    return [
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type) and is_dataclass(thing) and thing.__module__ == module.__name__
    ]


def test_what_is_shared_is_frozen() -> None:
    found: list[Any] = shared()
    assert len(found) > 30
    assert [c.__qualname__ for c in found if not c.__dataclass_params__.frozen] == []


def test_a_translated_model_stays_as_it_is() -> None:
    model = simulations.load("tumor-and-immunity").model
    for made in (system(model), compiled(model)):
        with pytest.raises(FrozenInstanceError):
            setattr(made, fields(made)[0].name, None)
