"""How a page is found and cited.

What it says of itself to machines, its own address, the list of pages, the picture that goes with a link, and the page
for an address that is not there. All addresses come from one place, ``html: baseurl:`` in ``_config.yml`` (or
``BOOK_ADDRESS``). Without it no page names an address, and there is no sitemap.

schema.org/LearningResource and schema.org/MedicalWebPage; the profile of Bioschemas is TrainingMaterial 1.0-RELEASE,
as sphinx-bioschemas writes it. Seen 2026-11-28.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlparse
from xml.etree import ElementTree

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from explorable import settings
from explorable.book.page import Page
from explorable.sphinx_ext.no_script.stills import can_draw, png, self_contained
from immunobook.for_tomorrow import CHAPTERS
from immunobook.sphinx_ext.reviews import standing_of

LOST = "404"
PICTURE = "_static/social.png"
KEYWORDS = ("immunotherapy", "pediatric oncology", "education", "simulation", "Jupyter Book")
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
PROFILE = "https://bioschemas.org/profiles/TrainingMaterial/1.0-RELEASE"
AUDIENCE = (
    "families of children with cancer",
    "nurses",
    "students",
    "trainees in pediatric oncology",
)
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True)
class Found:
    """What the head of a page tells machines."""

    data: str
    """JSON-LD; empty where the page has none."""
    picture: str
    """The picture's address; empty without an address of the book."""
    is_lost: bool
    """Whether it is shown in place of a page that is not there."""


def tell_address(app: Sphinx, config: Config) -> None:
    """Let Sphinx write each page's own address, and the page for lost readers its links."""
    address = os.environ.get("BOOK_ADDRESS") or config.html_baseurl or ""
    config["html_baseurl"] = f"{address.rstrip('/')}/" if address else ""
    root = f"{urlparse(address).path.rstrip('/')}/"
    config["notfound_urls_prefix"] = root
    config["notfound_context"] = {
        "title": "This page is not here",
        "body": _lost(root),
    }


def _lost(root: str) -> str:
    links = (
        ("index.html", "Where the course begins"),
        ("when-to-call.html", "When to call, and whom"),
        ("search.html", "Search the course"),
    )
    items = "".join(f'<li><a href="{root}{page}">{words}</a></li>' for page, words in links)
    return (
        "<h1>This page is not here</h1><p>The address may be mistyped, or the page has another name now. It is "
        f"nothing that you did wrong.</p><ul>{items}</ul>"
    )


def add_found(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates their `found`."""
    address: str = app.config.html_baseurl
    is_lost = page == LOST
    if page == app.config.root_doc and address:
        context["pageurl"] = address  # as the sitemap names it
    if is_lost:
        context["pageurl"] = None
        # scripts find other files from here
        context["content_root"] = app.config.notfound_urls_prefix
    told = about(app, page, context) if page.startswith(CHAPTERS) and doctree is not None else None
    # a script's end within the text would end the element
    data = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c") if told else ""
    picture = f"{address}{PICTURE}" if address and can_draw() else ""
    context["found"] = Found(data, picture, is_lost)


def about(app: Sphinx, page: str, context: dict[str, Any]) -> dict[str, Any]:
    """A chapter as a learning resource, and as a medical page where the whole of it was reviewed."""
    current = settings.current()
    reviewed = standing_of(app, page).reviewed_on
    changed: date | None = app._immunobook_changed.get(page)  # type: ignore[attr-defined]
    address = context.get("pageurl")
    course: dict[str, Any] = {"@type": "Course", "name": current.title}
    told: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": ["LearningResource", "MedicalWebPage"] if reviewed else "LearningResource",
        "http://purl.org/dc/terms/conformsTo": {"@type": "CreativeWork", "@id": PROFILE},
        "name": app.env.titles[page].astext(),
        "description": app.env.metadata[page].get("description", ""),
        "keywords": ", ".join(KEYWORDS),
        "teaches": list(Page(Path(app.env.doc2path(page))).objectives.values()),
        "learningResourceType": "interactive lesson",
        "audience": [{"@type": "Audience", "audienceType": who} for who in AUDIENCE],
        "inLanguage": (app.config.language or "en").replace("_", "-"),
        "license": LICENSE,
        "isAccessibleForFree": True,
        "version": current.edition,
        "author": {"@type": "Organization", "name": app.config.author},
        "isPartOf": course,
    }
    if changed:
        told["dateModified"] = changed.isoformat()
    if reviewed:
        told["lastReviewed"] = reviewed.isoformat()
    if address:
        told |= {"@id": address, "url": address}
        course["url"] = app.config.html_baseurl
    return told


def write_files(app: Sphinx, failure: Exception | None) -> None:
    """Write the list of pages, the rules for robots and the picture."""
    if failure or app.builder.name != "html":
        return
    out = Path(app.outdir)
    address: str = app.config.html_baseurl
    rules = "User-agent: *\nAllow: /\n"
    if address:
        (out / "sitemap.xml").write_text(sitemap(app), "utf-8")
        rules += f"Sitemap: {address}sitemap.xml\n"
    (out / "robots.txt").write_text(rules, "utf-8")
    if address and can_draw():
        (out / PICTURE).write_bytes(png(self_contained(picture(app))))


def sitemap(app: Sphinx) -> str:
    """All pages of the contents with the day on which their text last changed."""
    days = app._immunobook_changed  # type: ignore[attr-defined]
    root = ElementTree.Element("urlset", xmlns=_SITEMAP)
    for page in sorted(app.env.found_docs):
        entry = ElementTree.SubElement(root, "url")
        name = "" if page == app.config.root_doc else app.builder.get_target_uri(page)
        ElementTree.SubElement(entry, "loc").text = f"{app.config.html_baseurl}{name}"
        if page in days:
            ElementTree.SubElement(entry, "lastmod").text = days[page].isoformat()
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def picture(app: Sphinx) -> str:
    """The course's name beside its first picture, in the shape that links are shown with; drawn threefold."""
    drawing = (
        Path(app.srcdir) / app.config.immunobook_assets / "pictures/how-immunotherapy-helps.svg"
    )
    place = 'x="470" y="55" width="700" height="520"'
    placed = re.sub(r'width="\d+" height="\d+"', place, drawing.read_text("utf-8"), count=1)
    first, *rest = settings.current().title.split()
    lines = "".join(
        f'<tspan x="50" y="{y}">{word}</tspan>'
        for word, y in zip((first, *rest), (250, 330, 410), strict=False)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="210" viewBox="0 0 1200 630">'
        '<rect width="1200" height="630" fill="#ffffff"/>'
        f'<text font-family="sans-serif" font-weight="700" font-size="50" fill="#1d2733">{lines}</text>'
        f"{placed}</svg>"
    )


def setup(app: Sphinx) -> dict[str, Any]:
    """Load the page for lost readers, and tell each page what it says to machines."""
    app.setup_extension("notfound.extension")
    app.connect("config-inited", tell_address)
    # after dates and reviews
    app.connect("html-page-context", add_found, priority=520)
    app.connect("build-finished", write_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
