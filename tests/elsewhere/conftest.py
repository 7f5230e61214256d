"""A fresh environment with the engine's wheel and nothing of this repository, and the example book built in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/other-book"


@dataclass(frozen=True)
class Elsewhere:
    """An environment: its folder, and the wheel that was installed."""

    folder: Path
    wheel: Path

    def run(self, *command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment, away from this repository."""
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
        done = subprocess.run(
            [self.folder / "bin" / command[0], *command[1:]],
            cwd=cwd, env={**env, "PATH": path}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
        return done


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    folder = tmp_path_factory.mktemp("elsewhere")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", folder, ROOT / "engine"], check=True)
    (wheel,) = folder.glob("explorable-*.whl")
    made = Elsewhere(folder / "venv", wheel)
    venv.create(made.folder, with_pip=True)
    # compiling all of it takes longer than what the book uses
    install = ["-m", "pip", "--quiet", "install", "--no-compile", "-c", ROOT / "requirements.txt"]
    example = ["-r", EXAMPLE / "requirements.txt", f"{wheel}[book,print]"]
    made.run("python", *install, *example, cwd=folder)
    return made


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example, so that nothing is built inside the repository."""
    folder = tmp_path_factory.mktemp("book") / "book"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("_build"))
    return folder


@pytest.fixture(scope="session")
def plain(elsewhere: Elsewhere, sources: Path) -> Callable[..., Path]:
    """Build it with plain Sphinx for a builder; what cells gave is kept from one to the next."""

    def build(builder: str, *options: str) -> Path:
        out = sources.parent / builder
        if not out.is_dir():
            told = [
                "-W",
                "--keep-going",
                "-b",
                builder,
                "-d",
                sources.parent / "doctrees",
                *options,
            ]
            elsewhere.run("sphinx-build", *told, "-c", "plain", ".", out, cwd=sources)
        return out

    return build


@pytest.fixture(scope="session", params=["jupyter-book", "furo"])
def built(
    request: pytest.FixtureRequest, elsewhere: Elsewhere, sources: Path, plain: Callable[..., Path]
) -> Path:
    """The pages: by Jupyter Book with its own theme, and by plain Sphinx with furo."""
    if request.param == "furo":
        return plain("html")
    elsewhere.run("jupyter-book", "build", "-W", "-n", "--keep-going", ".", cwd=sources)
    return sources / "_build/html"
