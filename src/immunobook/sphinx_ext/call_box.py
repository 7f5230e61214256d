"""What a reader does when something is wrong: the ``{call-box}``, lines to write on, and where mistakes go.

``{call-box}`` draws the box "When to call" (its words: ``call-box.yml``; its numbers: ``_config.yml``).
``{blank-lines}`` draws a line to write on for each line of its text; ``Label | 3`` draws three.
``{contact}`` leads to the address for mistakes; where the book has none, its text is shown instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ConfigError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from explorable.sphinx_ext.no_script import has_script
from immunobook.call_box import FILE, CallBoxError, Signs, drawings, load
from immunobook.contacts import Contacts, ContactsError, Line
from immunobook.contacts import load as load_contacts

#: the page that prints on one sheet
SHEET = "when-to-call"
PHONE = (
    '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M7 3.5 9.5 3l2 5-2.2 1.6'
    "a12 12 0 0 0 5.1 5.1L16 12.5l5 2-.5 2.5a3.5 3.5 0 0 1-3.8 2.8A15.5 15.5 0 0 1 4.2 7.3 3.5 3.5 0 0 1 7 3.5z"
    '"/></svg> '
)


PICTURE = (
    '<svg class="call-picture" viewBox="0 0 48 48" width="40" height="40" fill="none" stroke="currentColor" '
    'stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{}</svg>'
)


class blank(nodes.General, nodes.Inline, nodes.Element):
    """Room to write on."""


class CallBoxDirective(SphinxDirective):
    """The box, with the same words on every page."""

    def run(self) -> list[nodes.Node]:
        """Draw it: the emergency number first, then the team."""
        folder = Path(self.env.srcdir)
        self.env.note_dependency(str(folder / FILE))
        try:
            box = load(folder)
        except CallBoxError as error:
            raise self.error(str(error)) from None
        contacts = known_contacts(self.env.app)
        title = nodes.title("", "", nodes.raw("", PHONE, format="html"), nodes.Text(box.title))
        last = [self._paragraph(text) for text in box.last]
        numbers = [call(line) for line in contacts.emergency]
        lines = [call(line) for line in contacts.team] or to_write_on(box.to_write_on)
        return [
            nodes.admonition(
                "",
                title,
                self._part("call-first", box.first, numbers),
                self._part("call-team", box.team, lines),
                nodes.container("", *last, *self._to_the_sheet(), classes=["call-last"]),
                classes=["call-box"],
                ids=["call-box"],
            )
        ]

    def _part(self, name: str, part: Signs, lines: list[nodes.Node]) -> nodes.container:
        lead = nodes.paragraph("", "", nodes.strong("", part.lead), classes=["call-lead"])
        signs = nodes.bullet_list("", *map(self._item, part.signs))
        for item, picture in zip(signs, part.pictures, strict=False):
            item.insert(0, nodes.raw("", PICTURE.format(drawings()[picture]), format="html"))
            item["classes"].append("call-pictured")
        return nodes.container(
            "",
            lead,
            nodes.container("", *lines, classes=["call-lines"]),
            self._paragraph(part.signs_of),
            signs,
            *(
                [self._paragraph(part.also_of), nodes.bullet_list("", *map(self._item, part.also))]
                if part.also
                else []
            ),
            self._paragraph(part.then),
            classes=[name],
        )

    def _paragraph(self, text: str) -> nodes.paragraph:
        inline, problems = self.parse_inline(text)
        return nodes.paragraph(text, "", *inline, *problems)

    def _item(self, text: str) -> nodes.list_item:
        return nodes.list_item("", self._paragraph(text))

    def _to_the_sheet(self) -> Iterable[nodes.Node]:
        if self.env.docname == SHEET or SHEET not in self.env.found_docs:
            return
        address = self.env.app.builder.get_relative_uri(self.env.docname, SHEET)
        link = nodes.reference("", "This box on one sheet, to print", refuri=address, internal=True)
        yield nodes.paragraph("", "", link, classes=["call-sheet"])


class BlankLines(SphinxDirective):
    """A form: what to write, and room to write it."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Draw a line for each line of the text."""
        lines: list[nodes.Node] = []
        for text in filter(str.strip, self.content):
            label, _, rows = text.partition("|")
            lines += to_write_on([label.strip(), *[""] * (int(rows or 1) - 1)])
        return [nodes.container("", *lines, classes=["call-lines", "call-form"])]


class ContactDirective(SphinxDirective):
    """Where mistakes go."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Link the address, or show the text that stands for it."""
        contacts = known_contacts(self.env.app)
        if not contacts.contact:
            return self.parse_content_to_nodes()
        link = nodes.reference("", contacts.contact, refuri=contacts.contact_link)
        return [nodes.paragraph("", "Write to ", link, nodes.Text("."))]


def call(line: Line) -> nodes.paragraph:
    """A phone number to press, with its name."""
    number = nodes.reference("", line.number, refuri=line.address, classes=["call-number"])
    return nodes.paragraph("", "", number, nodes.Text(f" {line.name}"), classes=["call-line"])


def to_write_on(names: Iterable[str]) -> list[nodes.Node]:
    """A name and room behind it, for each."""
    return [
        nodes.paragraph("", "", nodes.Text(name), blank(), classes=["call-line"]) for name in names
    ]


def known_contacts(app: Sphinx) -> Contacts:
    """The settings, as read when the build began."""
    return app._immunobook_contacts  # type: ignore[attr-defined]


def read_contacts(app: Sphinx) -> None:
    """Read the settings before anything else; a mistake stops the build with its line."""
    try:
        found = load_contacts(Path(app.srcdir) / "_config.yml")
    except ContactsError as error:
        raise ConfigError(str(error)) from None
    app._immunobook_contacts = found  # type: ignore[attr-defined]


class LinesWithoutStyle(SphinxPostTransform):
    """Room to write on where no style sheet draws it."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Write it with letters."""
        if not has_script(self.app.builder):
            for node in list(self.document.findall(blank)):
                node.replace_self(nodes.Text(" " + "_" * 24))


def visit_blank(self: HTML5Translator, node: blank) -> None:
    """A line for the eye and the pen, nothing for the ear."""
    self.body.append('<span class="call-blank" aria-hidden="true"></span>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directives and the settings."""
    for name in ("emergency", "team"):
        app.add_config_value(f"immunobook_{name}", [], "env", list)
    app.add_config_value("immunobook_contact", "", "env", str)
    app.add_node(blank, html=(visit_blank, None))
    app.add_post_transform(LinesWithoutStyle)
    app.add_directive("call-box", CallBoxDirective)
    app.add_directive("blank-lines", BlankLines)
    app.add_directive("contact", ContactDirective)
    app.connect("builder-inited", read_contacts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
