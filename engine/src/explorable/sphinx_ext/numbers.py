"""Cards for numbers that may hurt: the ``{numbers}`` directive, and the check that such a number stands in one.

::

    More of those in the new building came through the winter. Not all did.

    :::{numbers} How many came through the winter
    :who: {fact}`hens-counted` hens of one farm
    :when: on the first day of spring
    :compared: the old building; chance decided
    {fact}`hens-new` in the new one, {fact}`hens-old` in the old one.
    :::

The card is closed until a reader opens it. Inside it, ``{fact}`` shows such a number as people first.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from explorable import settings
from explorable.book import sensitive
from explorable.sphinx_ext.facts import fact, known_facts
from explorable.sphinx_ext.no_script import has_script
from explorable.sphinx_ext.no_script.from_html import Card
from explorable.wording import N_, _

logger = logging.getLogger(__name__)

FIELDS = {"who": N_("Who"), "when": N_("When"), "compared": N_("Compared with")}
"""What every such number needs beside it: the directive's options, and how the card names them."""


class numbers_card(nodes.General, nodes.Element):
    """A closed card: `about` in words; `kinds`, what its numbers are about."""


class NumbersCard(SphinxDirective):
    """Put numbers into a card that a reader opens or leaves closed."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = dict.fromkeys(FIELDS, directives.unchanged_required)

    def run(self) -> list[nodes.Node]:
        """Make the card: who, when, compared with whom; then what the author writes."""
        missing = [f":{name}:" for name in FIELDS if not self.options.get(name)]
        if missing:
            raise self.error(
                f"{{numbers}} lacks {' and '.join(missing)}: a result needs the group it is about, "
                "its time and its comparison (or say that there is none)"
            )
        about = self.arguments[0].strip()
        card = numbers_card(about=about, anchor=f"numbers-{nodes.make_id(about)}")
        self.set_source_info(card)
        listed = nodes.field_list()
        for name, title in FIELDS.items():
            told, problems = self.parse_inline(self.options[name], lineno=self.lineno)
            body = nodes.field_body("", nodes.paragraph("", "", *told), *problems)
            listed += nodes.field("", nodes.field_name("", _(title)), body)
        return [_filled(card, listed, *self.parse_content_to_nodes())]


def _filled(card: numbers_card, *children: nodes.Node) -> numbers_card:
    card += children
    return card


def put_into_cards(app: Sphinx, doctree: nodes.document) -> None:
    """Tell numbers in cards as people; refuse those that stand in the open."""
    rows = known_facts(app)
    for node in doctree.findall(fact):
        row = rows[node["key"]]
        if row.sensitive is None:
            continue
        card = _card_around(node)
        if card is None:
            logger.error(
                "the number %r may hurt (%s) and stands in the open: tell the result in words here, and put the "
                "number into a card (:::{numbers}, see CONTRIBUTING.md)",
                row.id, row.sensitive, location=node,
            )  # fmt: skip
            continue
        card.setdefault("kinds", []).append(row.sensitive)
        node[0].parent.replace(node[0], nodes.Text(sensitive.in_people(row)))
    for card in doctree.findall(numbers_card):
        if "kinds" not in card:
            logger.error(
                "this card holds no number that facts.yml marks `sensitive`: write it as plain text, or mark the row",
                location=card,
            )


def _card_around(node: nodes.Node) -> numbers_card | None:
    at = node.parent
    while at is not None and not isinstance(at, numbers_card):
        at = at.parent
    return at


class CardsWithoutScript(SphinxPostTransform):
    """Where a card can't stay closed, what it holds goes to the end of its page."""

    default_priority = 7  # before all cards are moved (8)

    def run(self, **kwargs: Any) -> None:
        """Hand the cards over."""
        if has_script(self.app.builder):
            return
        for card in list(self.document.findall(numbers_card)):
            card.replace_self(
                Card("", *card.children, about=f"{_(sensitive.NAME)}: {card['about']}.")
            )


def visit_card(self: HTML5Translator, node: numbers_card) -> None:
    """Open the card."""
    kinds = node.get("kinds", [])
    self.body.append(sensitive.opening(kinds, _(sensitive.NAME), node["about"], node["anchor"]))


def depart_card(self: HTML5Translator, node: numbers_card) -> None:
    """Close it, with the way to the page on reading a result."""
    docname, pages = self.builder.current_docname, self.builder.env.all_docs
    page = settings.current().sensitive_page[0]
    is_known = page in pages and docname != page
    how = self.builder.get_relative_uri(docname, page) if is_known else ""
    self.body.append(sensitive.closing(f"{_(sensitive.NAME)}: {node['about']}.", how))


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive and the check."""
    app.setup_extension("explorable.sphinx_ext.facts")
    app.setup_extension("explorable.sphinx_ext.no_script")
    app.add_node(numbers_card, html=(visit_card, depart_card))
    app.add_post_transform(CardsWithoutScript)
    app.add_directive("numbers", NumbersCard)
    app.connect("doctree-read", put_into_cards)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
