"""What the browser's Python gets of this course: chapters as notebooks, and the package as a wheel.

The wheel holds what was worked out beforehand (`explorable.precomputed`), and leaves out what a browser
never uses. Called by build.py, in the book's own environment.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import explorable
from explorable.book import folder as book_folder
from explorable.book import yaml_file
from explorable.exercises.course import current
from explorable.exercises.kinds.code import Code
from explorable.exercises.precomputed import written
from explorable.explorer.widget import at_start
from explorable.model import Model
from explorable.notebooks.book import Book
from explorable.notebooks.notebook import write
from explorable.notebooks.wheel import write_wheel
from explorable.translate.python_text import texts
from immunobook import cast, simulations
from immunobook.charts import TrialChart, trial_chart, trials

COURSE = Path(simulations.__file__).parents[1]
CAST = Path(cast.__file__).parent
ENGINE = Path(explorable.__file__).parent
LEFT_OUT = (
    "sphinx_ext/",
    "notebooks/",
    "static/explorable.js",
    "static/kinds.js",
    "static/studies.js",
    "static/sure.js",
    "static/solver.mjs",
    "static/plotly.js",
    "static/scene.js",
    "static/chance.js",
    "static/python.js",
    "static/python-worker.mjs",
    "ready/",
)


def main(folder: Path) -> None:
    """Write ``chapters/`` and the wheel into `folder`."""
    write(folder / "chapters", Book(book_folder.book()), in_browser=True)
    name_editions(folder / "chapters")
    wheel(folder)
    (folder / "starters.json").write_text(json.dumps(starters()), "utf-8")


def name_editions(folder: Path) -> None:
    """Let each notebook bear a hash of its cells: by it a reader's saved copy is told of another (newer.js)."""
    for path in sorted(folder.rglob("*.ipynb")):
        notebook = json.loads(path.read_text("utf-8"))
        cells = json.dumps([cell["source"] for cell in notebook["cells"]]).encode()
        notebook["metadata"]["course_edition"] = hashlib.sha256(cells).hexdigest()[:16]
        path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", "utf-8")


def starters() -> dict[str, str]:
    """Code exercise -> what it begins with."""
    here = current()
    every = [e for chapter in here.chapters for e in here.exercises(chapter.name)]
    return {e.id: e.starter for e in every if isinstance(e, Code)}


def ready() -> dict[str, Any]:
    """The files of `explorable.precomputed`, by name."""
    every = [simulations.load(name) for name in simulations.ids()]
    return {
        "functions": {model.name: texts(model) for model in models()},
        **{f"simulation-{s.id}": at_start(s) for s in every},
        "charts": charts(),
        "figures": yaml_file.read(CAST / "figures.yml").content,
        "bank": written(),
    }


def models() -> list[Model]:
    """Every model of the course, those that no explorer shows, too."""
    files = sorted((COURSE / "simulations").glob("*.py"))
    modules = [import_module(f"{simulations.__name__}.{file.stem}") for file in files]
    found = {id(m): m for module in modules for m in vars(module).values() if isinstance(m, Model)}
    names = [model.name for model in found.values()]
    assert len(set(names)) == len(names), f"two models have one name: {sorted(names)}"
    return list(found.values())


def charts() -> dict[str, str]:
    """Every trial chart as the page has it."""
    made = {row.chart: trial_chart(row.chart) for row in trials.load()}
    return {name: chart.html() for name, chart in made.items() if isinstance(chart, TrialChart)}


def wheel(folder: Path) -> None:
    """Write engine and course as one wheel of pure Python, and one that only says what models of one's own need."""
    edition = version("immunobook")
    write_wheel(folder, "immunobook", edition, dict(_members()))
    write_wheel(folder, "immunobook_own_models", edition, {})


def _members() -> Iterator[tuple[str, bytes]]:
    for package in (ENGINE, COURSE):
        for path in sorted(package.rglob("*")):
            name = path.relative_to(package).as_posix()
            if path.is_file() and "__pycache__" not in name and not name.startswith(LEFT_OUT):
                yield f"{package.name}/{name}", path.read_bytes()
    for name, content in ready().items():
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        yield f"explorable/ready/{name}.json", text.encode()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
