"""What the engine offers says what it takes, what it gives and what it refuses (numpydoc's own validator)."""

from __future__ import annotations

import pytest
from numpydoc.validate import validate

import explorable
import explorable.model

#: no summary, no docstring; parameters that are missing, unknown or in another order; nothing on what comes back
HELD = {"GL08", "SS01", "PR01", "PR02", "PR03", "RT01", "YD01"}
#: names of types, which Python gives no docstring
TYPES = ("Scale", "Expression")

PUBLIC = [f"explorable.{explorable._HOME[name]}.{name}" for name in explorable.__all__]
PUBLIC += [f"explorable.model.{name}" for name in explorable.model.__all__ if name not in TYPES]
PUBLIC += ["explorable.solve.solve", "explorable.explorer.simulation.Simulation.opening"]


@pytest.mark.parametrize("name", PUBLIC)
def test_sections_are_complete(name: str) -> None:
    found = [text for code, text in validate(name)["errors"] if code in HELD]
    assert not found, f"{name}: write these sections into its docstring: {found}"
