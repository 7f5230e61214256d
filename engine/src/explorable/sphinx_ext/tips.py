"""Words that explain themselves: a link with a tip that shows on hover, focus and touch.

The link is real and leads on without JavaScript, where CSS alone shows the tip. The front end
(``engine/frontend/src/ui/tips.ts``) adds Escape, touch and staying inside the window.
"""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from explorable.sphinx_ext.no_script import has_script
from explorable.wording import _

GLOSSARY = "glossary"


class explained(nodes.Inline, nodes.TextElement):
    """A link (``refuri``) whose children are its words, with the tip's HTML in ``tip_html``."""


class TermTips(SphinxPostTransform):
    """Turn resolved glossary links into tips that tell the term's meaning."""

    default_priority = 30  # after references are resolved
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Replace each link to a term, except on the glossary itself."""
        if self.env.docname == GLOSSARY or not has_script(self.app.builder):
            return
        meanings: dict[str, str] | None = None
        for link in list(self.document.findall(nodes.reference)):
            if not any(
                "std-term" in child.get("classes", []) for child in link.findall(nodes.inline)
            ):
                continue
            meanings = meanings if meanings is not None else _meanings(self.env)
            meaning = meanings.get(link["refuri"].partition("#")[2])
            if meaning is None:
                continue
            word = link.astext()
            body = (
                f'<span class="gloss-text">{escape(meaning)}</span> '
                f'<a class="gloss-more" href="{escape(link["refuri"])}">{escape(_("In the glossary"))}</a>'
            )
            new = explained("", "", nodes.Text(word), refuri=link["refuri"], tip_html=body)
            link.replace_self(new)
            new["classes"].append("term")


class NumberTips(SphinxPostTransform):
    """Give every tip of a page its own id, for ``aria-describedby``."""

    default_priority = 900  # after every part made its tips
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Number the page's tips from 1."""
        for number, node in enumerate(self.document.findall(explained), start=1):
            node["tip_id"] = f"tip-{number}"


def remember_terms(app: Sphinx, doctree: nodes.document) -> None:
    """Note pages that use terms, so that a change of the glossary renews their tips."""
    env = app.env
    uses = [ref for ref in doctree.findall(addnodes.pending_xref) if ref.get("reftype") == "term"]
    if uses and env.docname != GLOSSARY:
        env.note_dependency(env.doc2path(GLOSSARY))


def _meanings(env: BuildEnvironment) -> dict[str, str]:
    """Read anchor -> first paragraph of the definition; once a build, as glossary pages are long."""
    known: dict[str, str] | None = getattr(env.app, "_explorable_meanings", None)
    if known is None:
        known = {}
        if GLOSSARY in env.all_docs:
            for item in env.get_doctree(GLOSSARY).findall(nodes.definition_list_item):
                paragraph = next(item.findall(nodes.paragraph), None)
                if paragraph is None:
                    continue
                for term in item.findall(nodes.term):
                    known |= {anchor: paragraph.astext() for anchor in term["ids"]}
        env.app._explorable_meanings = known  # type: ignore[attr-defined]
    return known


def visit_tip(self: HTML5Translator, node: explained) -> None:
    """Open the link; the tip itself follows it."""
    outside = node["refuri"].startswith(("http:", "https:"))
    kind = " ".join(node["classes"])
    self.body.append(
        f'<span class="gloss-host"><a class="gloss-word {kind}" href="{escape(node["refuri"])}" '
        f'aria-describedby="{node["tip_id"]}"{" rel=external" if outside else ""}>'
    )


def depart_tip(self: HTML5Translator, node: explained) -> None:
    """Close the link and write the tip."""
    self.body.append(
        f'</a><span class="gloss" id="{node["tip_id"]}">{node["tip_html"]}</span></span>'
    )


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the node and what fills it from the glossary."""
    app.add_node(explained, html=(visit_tip, depart_tip))
    app.add_post_transform(TermTips)
    app.add_post_transform(NumberTips)
    app.connect("doctree-read", remember_terms)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
