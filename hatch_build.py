"""Build the engine's front end and the course's scripts and style, and add what a notebook needs of the book.

One `pip install .` installs both packages, the engine and the course. ``python hatch_build.py`` builds the same
outside of a package build.
"""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script, where hatchling is not needed
    BuildHookInterface = object  # type: ignore[assignment, misc]

PAGES = "src/immunobook/sphinx_ext/theme/static"

#: of the book, what a notebook that stands alone needs
BOOK = (
    "_config.yml",
    "_toc.yml",
    "chapters",
    "charts.yml",
    "exercises",
    "facts.yml",
    "misconceptions.yml",
    "references.bib",
    "trials.csv",
)


class CourseHook(BuildHookInterface):
    """Let hatch build the front end, and ship it and the book's files although git ignores the one."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, then include: a plain wheel carries all, an editable install finds it in place."""
        root = Path(self.root)
        engine = build(root)
        if version != "editable":
            build_data["artifacts"] += [f"/engine/{engine.STATIC}/*", f"/{PAGES}/*"]
            for name in BOOK:
                build_data["force_include"][str(root / "book" / name)] = f"immunobook/book/{name}"
            # which exercises label, from the book's folder
            build_data["force_include"][str(root / "assets" / "pictures")] = (
                "immunobook/assets/pictures"
            )


def build(root: Path) -> Any:
    """Build the engine's front end, then the course's scripts and style; return the engine's own build."""
    engine, assets = _engine(root), root / "assets"
    engine.build_frontend(root / "engine")
    engine.build_pages(
        root / "engine", root / PAGES, assets / "scripts", assets / "style", "book.css"
    )
    return engine


def _engine(root: Path) -> Any:
    """The engine's own build, by its path: nothing is installed yet."""
    spec = spec_from_file_location("engine_build", root / "engine" / "hatch_build.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    try:
        build(Path(__file__).parent)
    except RuntimeError as error:
        sys.exit(str(error))
