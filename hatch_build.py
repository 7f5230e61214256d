"""Build the engine's front end and put what a notebook that stands alone needs of the book into the wheel.

One `pip install .` installs both packages, the engine and the course.
"""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: of the book, what a notebook that stands alone needs
BOOK = (
    "_config.yml",
    "_toc.yml",
    "chapters",
    "charts.yml",
    "exercises",
    "facts.yml",
    "references.bib",
    "trials.csv",
)


class CourseHook(BuildHookInterface):
    """Let hatch build the front end, and ship it and the book's files although git ignores the one."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, then include: a plain wheel carries all, an editable install finds it in place."""
        root = Path(self.root)
        engine = _engine(root)
        engine.build_frontend(root / "engine")
        if version != "editable":
            build_data["artifacts"].append(f"/engine/{engine.STATIC}/*")
            for name in BOOK:
                build_data["force_include"][str(root / "book" / name)] = f"immunobook/book/{name}"


def _engine(root: Path) -> Any:
    """The engine's own build, by its path: nothing is installed yet."""
    spec = spec_from_file_location("engine_build", root / "engine" / "hatch_build.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
