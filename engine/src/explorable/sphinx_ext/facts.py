"""Numbers in prose: the ``{fact}`` role and the ``{fact-list}`` directive.

``{fact}`KEY``` prints the number as the row shows it, with a tip that tells value, group, source
and whether the number was seen there. ``{fact-list} recalled`` lists the rows that were not.
"""

from __future__ import annotations

import difflib
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ConfigError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from explorable import settings
from explorable.book.bibliography import Source, entries
from explorable.book.facts import OWN_ARITHMETIC, Fact, Facts, load
from explorable.errors import BookError
from explorable.number_format import group, in_words
from explorable.sphinx_ext.citations import address
from explorable.sphinx_ext.no_script import has_script
from explorable.sphinx_ext.tips import explained
from explorable.wording import N_, _, span

logger = logging.getLogger(__name__)

CHECKED = {
    "seen": N_("Seen in the source"),
    "recalled": N_("Recalled, not yet checked in the source"),
}


class fact(nodes.Inline, nodes.TextElement):
    """A number waiting for the address of its source; ``key`` names its row."""


class FactRole(SphinxRole):
    """Print a published number, with its source behind it."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Look the key up; an unknown one stops a strict build."""
        rows = known_facts(self.env.app)
        depend_on_facts(self)
        key = self.text.strip()
        if key not in rows:
            near = difflib.get_close_matches(key, rows, n=3, cutoff=0.5)
            hint = f"did you mean {' or '.join(near)}?" if near else "add the row."
            logger.error(
                "no fact %r in %s: %s", key, rows.path.name, hint, location=self.get_location()
            )
            return [nodes.problematic(self.rawtext, key)], []
        node = fact("", "", nodes.Text(rows[key].shown), key=key)
        self.set_source_info(node)
        return [node], []


class FactList(SphinxDirective):
    """List all rows that were ``seen`` or only ``recalled``, as a table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Build the table in the order of the file."""
        wanted = self.arguments[0].strip()
        if wanted not in CHECKED:
            raise self.error(f"fact-list takes {' or '.join(CHECKED)}, not {wanted}")
        depend_on_facts(self)
        rows = [row for row in known_facts(self.env.app).values() if row.checked == wanted]
        if not rows:
            return [nodes.paragraph("", _("None at the moment."))]
        return [_table(rows)]


class FactTips(SphinxPostTransform):
    """Give each number its link and its tip, once the references page is known."""

    default_priority = 20

    def run(self, **kwargs: Any) -> None:
        """Replace every waiting number of the page."""
        rows = known_facts(self.app)
        if not has_script(self.app.builder):
            self._lead_to_sources(rows)
            return
        known = entries(bibliography(self.app))
        for node in list(self.document.findall(fact)):
            row = rows[node["key"]]
            source = known.get(row.source)
            listed = address(self.env, self.env.docname, row.source)
            target = listed or (source and source.address)
            if row.source == OWN_ARITHMETIC and "about" in self.env.all_docs:
                target = self.app.builder.get_relative_uri(self.env.docname, "about")
            html = tip_html(row, source, listed)
            new = explained("", "", *node.children, refuri=target or "#", tip_html=html)
            new["classes"].append("fact")
            node.replace_self(new)

    def _lead_to_sources(self, rows: Facts) -> None:
        """Where nothing shows a tip, the number itself leads to its source."""
        known = entries(bibliography(self.app))
        for node in list(self.document.findall(fact)):
            source = known.get(rows[node["key"]].source)
            if source and source.address:
                new = nodes.reference("", "", *node.children, refuri=source.address)
                node.replace_self(new)
            else:
                node.replace_self(list(node.children))


def tip_html(row: Fact, source: Source | None, listed: str | None) -> str:
    """Write what stands behind a number: what it counts, in whom, how sure, from where."""
    parts = [
        f'<span class="gloss-text"><strong>{escape(row.shown)}</strong> {escape(row.says)}</span>'
    ]
    parts.append(_line(_("Who"), escape(row.who)))
    if row.interval is not None:
        low, high = map(_end, row.interval)
        parts.append(_line(_("Range"), escape(f"{span(low, high)} ({row.interval_kind})")))
    if row.note:
        parts.append(_line(_("Note"), escape(row.note)))
    parts.append(_line(_("Source"), _source_html(row, source, listed)))
    parts.append(f'<span class="gloss-checked {row.checked}">{_(CHECKED[row.checked])}</span>')
    return " ".join(parts)


def _end(x: float) -> str:
    """One end of a range: as its source has it, and large ones in words."""
    return in_words(x) if abs(x) >= 1e4 else group(f"{x:g}")


def _line(name: str, html: str) -> str:
    return f'<span class="gloss-line"><b>{name}:</b> {html}</span>'


def _source_html(row: Fact, source: Source | None, listed: str | None) -> str:
    if source is None:
        return (
            _("this course's own arithmetic")
            if row.source == OWN_ARITHMETIC
            else escape(row.source)
        )
    name = escape(f"{source.text}. {source.journal}".rstrip(". "))
    if listed:
        name = f'<a class="gloss-more" href="{escape(listed)}">{name}</a>'
    if source.address:
        shown = source.address.removeprefix("https://")
        name += f' <a class="gloss-doi" href="{escape(source.address)}" rel="external">{escape(shown)}</a>'
    return name


def _table(rows: list[Fact]) -> nodes.table:
    table = nodes.table(classes=["fact-list"])
    group = nodes.tgroup(cols=3)
    group += [nodes.colspec(colwidth=width) for width in (20, 55, 25)]
    titles = nodes.row(
        "",
        *(
            nodes.entry("", nodes.paragraph("", t))
            for t in (_("Number"), _("What it counts, and in whom"), _("Source"))
        ),
    )
    group += nodes.thead("", titles)
    body = nodes.tbody()
    for row in rows:
        number = nodes.paragraph("", "", fact("", "", nodes.Text(row.shown), key=row.id))
        meaning = nodes.paragraph("", f"{row.says}. {row.who[0].upper()}{row.who[1:]}.")
        source = nodes.paragraph("", row.source)
        body += nodes.row("", *(nodes.entry("", cell) for cell in (number, meaning, source)))
    group += body
    table += group
    return table


def bibliography(app: Sphinx) -> Path:
    """The book's bibliography."""
    return Path(app.srcdir) / "references.bib"


def known_facts(app: Sphinx) -> Facts:
    """The rows, as read when the build began."""
    return app._explorable_facts  # type: ignore[attr-defined]


def depend_on_facts(at: SphinxRole | SphinxDirective) -> None:
    """Renew this page when a row or a reference changes."""
    at.env.note_dependency(str(known_facts(at.env.app).path))
    at.env.note_dependency(str(bibliography(at.env.app)))


def read_facts(app: Sphinx) -> None:
    """Read the rows before anything else; a mistake stops the build with all mistakes named."""
    path = Path(app.srcdir) / app.config[settings.current().option("facts_file")]
    try:
        rows = load(path) if path.is_file() else Facts([], path)
    except BookError as error:
        raise ConfigError(str(error)) from None
    app._explorable_facts = rows  # type: ignore[attr-defined]


def setup(app: Sphinx) -> dict[str, Any]:
    """Add role, directive and the file's name (``PREFIX_facts_file``)."""
    app.setup_extension("explorable.sphinx_ext.tips")
    app.add_config_value(settings.current().option("facts_file"), "facts.yml", "env", str)
    app.add_node(fact)
    app.add_role("fact", FactRole())
    app.add_directive("fact-list", FactList)
    app.add_post_transform(FactTips)
    app.connect("builder-inited", read_facts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
