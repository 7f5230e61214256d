"""Drawings inlined into the page, so that its theme (light, dark, print) colors them.

An SVG behind ``<img>`` can't see the page's custom properties. Inlined, its ids share the page's
name space, so each drawing's ids get the drawing's name in front.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.transforms.post_transforms.images import ImageConverter
from sphinx.util import logging

from explorable.figures import NAMED_BY, SVG, own_ids
from explorable.sphinx_ext.no_script import has_script
from explorable.sphinx_ext.no_script.stills import can_draw, png, self_contained

logger = logging.getLogger(__name__)


class InlinePictures(SphinxPostTransform):
    """Replace SVG images by their source."""

    default_priority = 5  # before the builder would copy the file
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Inline each drawing of the page once more under its own prefix."""
        if not has_script(self.app.builder):
            return
        drawings = [
            image
            for image in self.document.findall(nodes.image)
            if image["uri"].endswith(".svg") and "://" not in image["uri"]
        ]
        for number, image in enumerate(drawings, start=1):
            path = Path(self.env.srcdir) / image["uri"]
            if not image.get("alt"):
                logger.warning("the picture %s has no :alt: text", path.name, location=image)
            try:
                html = inline_svg(path.read_text("utf-8"), f"pic{number}-", image.get("alt", ""))
            except (OSError, ElementTree.ParseError) as error:
                logger.warning("the picture %s can't be read: %s", path, error, location=image)
                continue
            image.replace_self(nodes.raw("", html, format="html"))


def inline_svg(source: str, prefix: str, alt: str) -> str:
    """Return a drawing ready to stand in a page.

    Its ids get `prefix`; `alt` becomes its accessible name in place of the file's own title and
    description, which browsers would show as a tooltip over the whole drawing.
    """
    root = ElementTree.fromstring(source)
    for name in ("title", "desc", "metadata"):
        for child in root.findall(f"{{{SVG}}}{name}"):
            root.remove(child)
    natural_width = root.get("width", "").removesuffix("px")
    for attribute in ("width", "height", "style", *NAMED_BY, "aria-label", "id"):
        root.attrib.pop(attribute, None)
    if natural_width:
        root.set("width", natural_width)  # larger, its words would shout
    own_ids(root, prefix)
    root.set("role", "img")
    root.set("aria-label", alt)
    root.set("class", f"{root.get('class', '')} picture".strip())
    root.set("focusable", "false")
    return re.sub(r">\s+<", "><", ElementTree.tostring(root, encoding="unicode"))


class DrawingsAsPng(ImageConverter):
    """For LaTeX, which shows no SVG; without ``resvg-py`` Sphinx says which drawing it could not show."""

    conversion_rules = [("image/svg+xml", "image/png")]

    def is_available(self) -> bool:
        """Whether what makes PNG is installed."""
        return can_draw()

    def convert(self, _from: str, _to: str) -> bool:
        """Draw the file `_from` into the file `_to`."""
        Path(_to).write_bytes(png(self_contained(Path(_from).read_text("utf-8"))))
        return True


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the transforms."""
    app.add_post_transform(InlinePictures)
    app.add_post_transform(DrawingsAsPng)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
