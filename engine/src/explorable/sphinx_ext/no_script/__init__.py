"""Where no script runs (EPUB, LaTeX, text, manual pages): words, tables and stills of what answers in a page.

What answers is one piece of HTML, `live`. Pages take it as it is. For every other builder it becomes ordinary
nodes, which any writer knows. Numbers that may hurt move to the end of their page, as on paper: there they are
found by whoever turns to them.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.transforms.post_transforms import SphinxPostTransform

from explorable.sphinx_ext.no_script.from_html import Card, as_nodes
from explorable.sphinx_ext.no_script.stills import Stills
from explorable.wording import N_, _

AT_THE_END = N_("You find it at the end of this chapter, if you want it.")
END = N_("Numbers of this chapter")


def has_script(builder: Builder) -> bool:
    """Whether pages of this builder can run the front end; an EPUB is HTML, and its readers mostly run none."""
    return builder.format == "html" and builder.name != "epub"


def live(html: str, in_words: str | None = None) -> nodes.raw:
    """What answers in a page.

    Parameters
    ----------
    html : as pages have it.
    in_words : the same with equations as LaTeX (`explorable.translate.mathml.as_latex`), if it has any.
    """
    return nodes.raw("", html, format="html", in_words=in_words or html)


class InWords(SphinxPostTransform):
    """Write what answers as words, tables and pictures, unless a script will make it answer."""

    default_priority = 8  # when the output of a cell is chosen (4), before images are collected

    def run(self, **kwargs: Any) -> None:
        """Replace it, then move what may hurt to the end."""
        if has_script(self.app.builder):
            return
        stills = Stills(self.app, self.env.docname)
        picture = stills.image if stills.can_be_shown else None
        for node in list(self.document.findall(nodes.raw)):
            if told := node.get("in_words"):
                node.replace_self(as_nodes(told, picture) or [nodes.paragraph()])
        self._move_cards()

    def _move_cards(self) -> None:
        cards = list(self.document.findall(Card))
        if not cards:
            return
        for card in cards:
            about = nodes.paragraph("", f"{card['about']} {_(AT_THE_END)}")
            card.replace_self(about)
        end = nodes.rubric("", _(END))
        held = [nodes.paragraph("", "", nodes.strong("", card["about"])) for card in cards]
        chapter = next(self.document.findall(nodes.section), self.document)
        chapter += [
            end,
            *(n for head, card in zip(held, cards, strict=True) for n in (head, *card.children)),
        ]


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the transform."""
    app.add_post_transform(InWords)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
