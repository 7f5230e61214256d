"""A book that a reader may keep on a phone, and a copy that says when it is old.

With ``PREFIX_offline`` the build writes ``offline.json`` (every file of the book with size and hash), a manifest with
icons, and the service worker that answers from a copy. The page's script (``frontend/src/offline/``) offers it where a
page has ``{keep-offline}``, from https or this machine alone. Nothing is kept unasked.

The day on which the first number of the book is due to be looked up again stands on the script's element of each
page: a script compares it with the device's clock. ``PREFIX_checked_until`` names another day.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from explorable import settings
from explorable.html import STATIC
from explorable.sphinx_ext.facts import known_facts
from explorable.sphinx_ext.no_script import has_script
from explorable.sphinx_ext.no_script.stills import can_draw, png, self_contained

logger = logging.getLogger(__name__)

LIST, MANIFEST, WORKER = "offline.json", "manifest.webmanifest", "service-worker.js"
LEFT_OUT = (
    "lite/", "python/", "_static/python/", "_static/widget.js", "_static/solver.mjs", "_static/python-worker.mjs",
    f"_static/{WORKER}", "_sources/", LIST, WORKER, ".buildinfo", "objects.inv", "robots.txt", "sitemap.xml",
)  # fmt: skip
"""Where a copy without a network has no use for a file: what needs Python, what only machines read."""
ENDINGS = (".zip", ".ipynb")
SUM = 32
"""Letters of a file's hash: enough to tell two editions apart."""
ICONS = (180, 192, 512)
"""Sides in pixels, as home screens ask for them."""


def is_asked(config: Config) -> bool:
    """Whether readers may keep the book."""
    return bool(config[settings.current().option("offline")])


def checked_until(app: Sphinx) -> str:
    """The last day on which all numbers are as fresh as they have to be, as 2027-05-27; empty without numbers."""
    if told := app.config[settings.current().option("checked_until")]:
        return str(told)
    days = [row.recheck_by for row in known_facts(app).values()]
    return min(days).isoformat() if days else ""


def attributes(app: Sphinx) -> dict[str, str]:
    """What the script's element tells of it."""
    until = checked_until(app)
    return {
        **({"data-offline": ""} if is_asked(app.config) else {}),
        **({"data-checked-until": until} if until else {}),
    }


class KeepOffline(SphinxDirective):
    """``{keep-offline}``: where a reader may ask for a copy. A script fills it; elsewhere it is nothing."""

    def run(self) -> list[nodes.Node]:
        """Leave the place."""
        if not has_script(self.env.app.builder) or not is_asked(self.config):
            return []
        return [nodes.raw("", "<div data-keep></div>", format="html")]


def edition(folder: Path, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """The files of a built book that a copy has, with size and hash, and one name for all of it.

    Parameters
    ----------
    folder : the built book.
    without : beginnings of further paths that no copy needs.

    Returns
    -------
    As ``offline.json`` has it.
    """
    files = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (
            path.is_file()
            and not name.startswith((*LEFT_OUT, *without))
            and path.suffix not in ENDINGS
        ):
            content = path.read_bytes()
            files.append([name, len(content), hashlib.sha256(content).hexdigest()[:SUM]])
    total = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:SUM]
    return {"edition": total, "bytes": sum(size for _, size, _ in files), "files": files}


def manifest(title: str, language: str, icons: list[int]) -> dict[str, Any]:
    """What a home screen shows of the book."""
    drawn = [
        {"src": f"_static/icon-{side}.png", "sizes": f"{side}x{side}", "type": "image/png"}
        for side in icons
    ]
    return {
        "name": title, "short_name": title, "lang": language, "id": "./", "start_url": "./index.html", "scope": "./",
        "display": "minimal-ui", "background_color": "#ffffff", "theme_color": "#ffffff", "icons": drawn,
    }  # fmt: skip


def write_files(app: Sphinx, failure: Exception | None) -> None:
    """Write manifest, icons, worker and, when all pages are as they stay, the list."""
    if failure or not has_script(app.builder) or not is_asked(app.config):
        return
    out = Path(app.outdir)
    language = (app.config.language or "en").replace("_", "-")
    told = manifest(settings.current().title, language, _icons(app, out))
    (out / MANIFEST).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shutil.copyfile(STATIC / WORKER, out / WORKER)
    without = tuple(app.config[settings.current().option("offline_without")])
    _write_list(out / LIST, edition(out, without))


def _write_list(path: Path, told: dict[str, Any]) -> None:
    path.write_text(json.dumps(told, separators=(",", ":")) + "\n", "utf-8")


def _icons(app: Sphinx, out: Path) -> list[int]:
    """Draw the book's icon (an SVG of the build) as PNG; the sides that are there."""
    name = app.config[settings.current().option("offline_icon")]
    if not name or not can_draw():
        return []
    path = out / name
    if not path.is_file():
        logger.warning(
            "%s: %s is not in the built book; name an SVG like _static/logo.svg",
            settings.current().option("offline_icon"), name,
        )  # fmt: skip
        return []
    drawing = path.read_text("utf-8")
    for side in ICONS:
        (out / f"_static/icon-{side}.png").write_bytes(png(self_contained(drawing), side))
    return [side for side in ICONS if side != ICONS[0]]


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive and the settings (off), and write the files last of all, behind the policies."""
    option = settings.current().option
    app.add_config_value(option("offline"), False, "html", bool)
    app.add_config_value(option("offline_icon"), "", "html", str)
    app.add_config_value(option("offline_without"), [], "html", list)
    app.add_config_value(option("checked_until"), "", "html", (str, date))
    app.add_directive("keep-offline", KeepOffline)
    app.connect("build-finished", write_files, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
