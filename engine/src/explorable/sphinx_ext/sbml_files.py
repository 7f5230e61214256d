"""Every model of differential equations as an SBML file, written beside its script for download."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util import logging

from explorable.explorer import registry
from explorable.model import Model
from explorable.sphinx_ext.models import FOLDER, is_fresh
from explorable.sphinx_ext.no_script import has_script

logger = logging.getLogger(__name__)


def downloadable(name: str) -> Model | None:
    """The differential equations behind a simulation, if there are any.

    An explorer of a formula may stand on differential equations (its module's ``OVER_TIME``).
    """
    simulation = registry.load(name)
    model: Model = getattr(registry.source(name), "OVER_TIME", simulation.model)
    return model if model.kind == "ode" else None


def write_sbml(app: Sphinx, failure: Exception | None) -> None:
    """Write the files; without libSBML the links would lead nowhere, so that is an error."""
    if failure or not has_script(app.builder):
        return
    folder = Path(app.outdir) / FOLDER
    targets = {name: folder / f"{name}.xml" for name in registry.ids() if downloadable(name)}
    if is_fresh(list(targets.values())):
        return
    try:
        from explorable.translate.sbml import sbml
    except ImportError:  # pragma: no cover
        logger.warning("python-libsbml is not installed: the models can't be downloaded as SBML")
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, target in targets.items():
        model = downloadable(name)
        assert model is not None
        target.write_text(sbml(model), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the files when the pages are written."""
    app.connect("build-finished", write_sbml)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
