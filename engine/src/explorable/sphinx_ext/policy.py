"""A Content-Security-Policy in every page: only the book's own files, and what the build itself wrote inline.

What must stay inline (a theme's first line, a page's own models, styles of single elements) is named by its hash,
so nothing else can run in a reader's browser, wherever the book lies. A book asks for it with ``PREFIX_policy``.

CSP Level 3, https://www.w3.org/TR/CSP3/, seen 2026-11-27.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from explorable import settings

logger = logging.getLogger(__name__)

CHARSET = re.compile(r'<meta charset="utf-8" ?/?>', re.IGNORECASE)
SCRIPTS = frozenset(("", "text/javascript", "application/javascript", "module"))
LOADS = ("src", "poster")
"""Attributes that load a file."""
_URL = re.compile(r"""(?:url\(|@import)\s*["']?\s*([^"')\s;]+)""")
PLOTLY = ("", "font-weight:bold", "font-size:70%")
"""An empty sheet, which Plotly fills by script, and the styles that it gives to bold words and to small letters."""


class Inline(HTMLParser):
    """What stands inline in a page.

    Attributes
    ----------
    scripts, sheets : texts of the scripts and style sheets without a file of their own.
    styles : values of ``style`` attributes.
    handlers : attributes that hold a script (``onclick``); no policy allows them.
    foreign : addresses of other hosts from which the page would load something.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.sheets: list[str] = []
        self.styles: set[str] = set()
        self.handlers: list[str] = []
        self.foreign: list[str] = []
        self._into: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the attributes; a script or sheet begins."""
        given = {name: value or "" for name, value in attrs}
        if "style" in given:
            self.styles.add(given["style"])
        self.handlers += [f"<{tag} {name}>" for name in given if name.startswith("on")]
        loaded = [given[name] for name in LOADS if name in given]
        if tag == "object":
            loaded.append(given.get("data", ""))
        if tag == "link" and "stylesheet" in given.get("rel", ""):
            loaded.append(given.get("href", ""))
        loaded += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]
        self._look_for_foreign([*loaded, *_URL.findall(given.get("style", ""))])
        self._into = None
        if tag == "style":
            self._into = self.sheets
        elif tag == "script" and "src" not in given and given.get("type", "") in SCRIPTS:
            self._into = self.scripts

    def _look_for_foreign(self, addresses: Iterable[str]) -> None:
        self.foreign += [address for address in addresses if is_foreign(address)]

    def handle_data(self, data: str) -> None:
        """Keep the text of a script or sheet."""
        if self._into is self.sheets:
            self._look_for_foreign(_URL.findall(data))
        if self._into is not None:
            self._into.append(data)
            self._into = None

    def handle_endtag(self, tag: str) -> None:
        """The script or sheet ends."""
        self._into = None


def is_foreign(address: str) -> bool:
    """Whether a browser would ask another host for it."""
    return address.strip().lower().startswith(("http:", "https:", "//"))


def policy(inline: Inline) -> str:
    """The policy of a page.

    No `form-action`: ``'self'`` would stop the search form of a book that is opened from a disk in Firefox.
    """
    parts = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *hashes(inline.scripts)]),
        "style-src": " ".join(["'self'", *hashes([*inline.sheets, ""])]),
        "style-src-attr": " ".join(["'unsafe-hashes'", *hashes([*inline.styles, *PLOTLY[1:]])]),
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "object-src": "'none'",
        "frame-src": "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def hashes(texts: Iterable[str]) -> list[str]:
    """Each text's hash as a policy names it, once, in a fixed order."""
    return sorted({_hash(text) for text in texts})


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def with_policy(html: str, inline: Inline | None = None) -> str:
    """The page with its policy right behind the charset.

    Raises
    ------
    ValueError
        The page does not name its charset as a policy needs it.
    """
    if not (charset := CHARSET.search(html)):
        raise ValueError('the page has no <meta charset="utf-8">')
    tag = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(inline or Inline(html)), quote=False)}">'
    return f"{html[: charset.end()]}\n  {tag}{html[charset.end() :]}"


def refuse(app: Sphinx, doctree: nodes.document) -> None:
    """Tell with its place what the policy of a page would stop: scripts that an author wrote, files of other hosts."""
    if not _is_asked(app):
        return
    for image in doctree.findall(nodes.image):
        if is_foreign(image["uri"]):
            _tell_foreign(image["uri"], image)
    for node in doctree.findall(nodes.raw):
        if "html" not in node.get("format", ""):
            continue
        inline = Inline(node.astext())
        for address in inline.foreign:
            _tell_foreign(address, node)
        if _is_output(node):
            continue
        found = [*inline.handlers, *["<script>"] * bool(inline.scripts)]
        for what in found:
            logger.warning(
                "%s holds a script, which the policy of the page does not run: put it into a file of "
                "the theme, or leave it out", what, location=node,
            )  # fmt: skip


def _tell_foreign(address: str, node: nodes.Node) -> None:
    logger.warning(
        "%s lies on another host, which every reader's browser would ask: put the file beside the page and name it "
        "there, or write a link to it", address, location=node,
    )  # fmt: skip


def _is_output(node: nodes.Node | None) -> bool:
    """Whether a cell wrote it; the build names that by its hash."""
    while node is not None:
        if "cell_output" in getattr(node, "attributes", {}).get("classes", []):
            return True
        node = node.parent
    return False


def write_policies(app: Sphinx, failure: Exception | None) -> None:
    """Put the policy into all pages of the build; what it could not allow is told with its page."""
    if failure or app.builder.format != "html" or not _is_asked(app):
        return
    for path in sorted(Path(app.outdir).rglob("*.html")):
        name = path.relative_to(app.outdir).as_posix()
        if name.startswith(("lite/", "_static/")):
            continue
        html = path.read_text("utf-8")
        if 'http-equiv="Content-Security-Policy"' in html:
            continue
        inline = Inline(html)
        for handler in inline.handlers:
            logger.warning("%s: %s holds a script; move it into a file", name, handler)
        for address in inline.foreign:
            logger.warning("%s loads %s from another host; bring the file along", name, address)
        path.write_text(with_policy(html, inline), "utf-8")


def _is_asked(app: Sphinx) -> bool:
    return bool(app.config[settings.current().option("policy")])


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the setting (off), and write the policies when all pages are written."""
    app.add_config_value(settings.current().option("policy"), False, "html", bool)
    app.connect("doctree-read", refuse)
    app.connect("build-finished", write_policies, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
