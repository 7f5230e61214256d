"""What `make files` wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from visiting import ROOT


@pytest.fixture(scope="session")
def files() -> dict[str, Path]:
    """The simulations that are one file each, by id."""
    found = {path.stem: path for path in sorted((ROOT / "dist/files").glob("*.html"))}
    assert found, "dist/files is empty: run `make files` first"
    return found
