"""The simulations' equations as script files, fetched by a page when one of its explorers needs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from explorable.explorer import registry
from explorable.sphinx_ext.no_script import has_script

PACKAGE = Path(registry.__file__).parents[1]
#: where the front end looks, beside its own script
FOLDER = Path("_static") / "models"


def write_models(app: Sphinx, failure: Exception | None) -> None:
    """Translate every simulation of the course into its own file."""
    if failure or not has_script(app.builder):
        return
    folder = Path(app.outdir) / FOLDER
    targets = {name: folder / f"{name}.js" for name in registry.ids()}
    if is_fresh(list(targets.values())):
        return
    # imported only now: SymPy takes seconds, and a change of prose needs none of it
    from explorable.explorer.static_page import model_script

    folder.mkdir(parents=True, exist_ok=True)
    for name, target in targets.items():
        target.write_text(model_script(registry.load(name)), encoding="utf-8")


def is_fresh(targets: list[Path]) -> bool:
    """Whether every file is there and newer than the package that writes it."""
    if not targets or not all(target.is_file() for target in targets):
        return False
    folders = [PACKAGE, *filter(None, [registry.folder()])]
    changed = max(file.stat().st_mtime for folder in folders for file in folder.rglob("*.py"))
    return min(target.stat().st_mtime for target in targets) > changed


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the models when the pages are written."""
    app.connect("build-finished", write_models)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
