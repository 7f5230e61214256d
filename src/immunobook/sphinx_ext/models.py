"""The simulations' equations as script files, fetched by a page when one of its explorers needs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from immunobook import simulations

PACKAGE = Path(simulations.__file__).parent.parent
#: where the front end looks, beside its own script
FOLDER = Path("_static") / "models"


def write_models(app: Sphinx, failure: Exception | None) -> None:
    """Translate every simulation of the course into its own file."""
    if failure or app.builder.format != "html":
        return
    folder = Path(app.outdir) / FOLDER
    targets = {name: folder / f"{name}.js" for name in simulations.ids()}
    if _fresh(list(targets.values())):
        return
    # imported only now: SymPy takes seconds, and a change of prose needs none of it
    from immunobook.static_page import model_script

    folder.mkdir(parents=True, exist_ok=True)
    for name, target in targets.items():
        target.write_text(model_script(simulations.load(name)), encoding="utf-8")


def _fresh(targets: list[Path]) -> bool:
    """Whether every file is there and newer than the package that writes it."""
    if not targets or not all(target.is_file() for target in targets):
        return False
    changed = max(source.stat().st_mtime for source in PACKAGE.rglob("*.py"))
    return min(target.stat().st_mtime for target in targets) > changed


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the models when the pages are written."""
    app.connect("build-finished", write_models)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
