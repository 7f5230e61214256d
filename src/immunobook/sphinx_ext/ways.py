"""Two ways through a chapter: the story, and the course with all that a trainee wants.

Both stand on one page, in one order. What belongs to the course alone is folded in the story,
each run of it behind one quiet line. A fold is a ``details`` that the page is written with open:
without JavaScript all is there, and a link, a search hit or find-in-page opens what it needs.

An author marks a stretch with ``<!-- course -->`` and ends it with ``<!-- both -->``; objectives,
questions on earlier chapters and the sections of `COURSE` need no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from explorable.wording import N_, _, enumerated, ngettext
from immunobook.sphinx_ext.pages import CHAPTERS, FOLDED

#: sections of a chapter that are the course's alone, and what the quiet line calls them
#: (it stays short, so not all are named)
COURSE = {
    "See it happen": "",
    "Look closer": N_("a closer look"),
    "What to remember": "",
    "Practice": "",
    "Under the bonnet": N_("the program to change"),
    "Where to read on": "",
}
OBJECTIVES = N_("goals")
BEGIN, END = "course", "both"


class FoldCourse(SphinxPostTransform):
    """Put each run of the course's own blocks into a fold."""

    default_priority = 960
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Fold what a chapter has for the course alone."""
        if not self.env.docname.startswith(CHAPTERS):
            return
        chapter = next(self.document.findall(nodes.section), None)
        if chapter is not None:
            fold(chapter)


def fold(section: nodes.section) -> None:
    """Fold the runs of a section's children, and look into the sections that belong to both."""
    kept: list[nodes.Node] = []
    run: list[nodes.Node] = []
    marked = False
    for child in section.children:
        mark = mark_of(child)
        if mark is not None:
            marked = mark == BEGIN
        elif marked or is_course(child):
            run.append(child)
        else:
            kept += folded(run)
            run = []
            if isinstance(child, nodes.section):
                fold(child)
            kept.append(child)
    section.children = [*kept, *folded(run)]
    for child in section.children:
        child.parent = section


def mark_of(node: nodes.Node) -> str | None:
    """Return what an author's comment says of the way, if the node is one."""
    if not isinstance(node, nodes.raw | nodes.comment):
        return None
    found = re.fullmatch(rf"(?:<!--)?\s*({BEGIN}|{END})\s*(?:-->)?", node.astext().strip())
    return found[1] if found else None


def is_course(node: nodes.Node) -> bool:
    """Whether a block is the course's alone without being marked."""
    if isinstance(node, nodes.section):
        return node[0].astext() in COURSE
    if not isinstance(node, nodes.Element):
        return False
    return "objectives" in node.get("classes", ()) or 'data-kind="recall"' in html_of(node)


def folded(run: list[nodes.Node]) -> Iterator[nodes.Node]:
    """Return the run in a fold with its line; comments and targets alone need none."""
    if not any(
        isinstance(node, nodes.Element) and not isinstance(node, nodes.Invisible) for node in run
    ):
        yield from run
        return
    for node in run:
        if isinstance(node, nodes.section):
            node[FOLDED] = True
    line = escape(line_of(run))
    yield nodes.raw("", f'<details class="fold" open><summary>{line}</summary>', format="html")
    yield from run
    yield nodes.raw("", "</details>", format="html")


def line_of(run: Iterable[nodes.Node]) -> str:
    """Say in one line what a run holds: "In the course: 2 more simulations and 9 questions"."""
    run = list(run)
    titles = [node[0].astext() for node in run if isinstance(node, nodes.section)]
    is_objectives = any(
        "objectives" in node.get("classes", ()) for node in run if isinstance(node, nodes.Element)
    )
    # what is under the bonnet is counted as the program, not by its simulations and questions
    counted = "".join(
        html_of(node)
        for node in run
        if not (isinstance(node, nodes.section) and node[0].astext() == "Under the bonnet")
    )
    simulations, questions = counted.count('id="explore-'), counted.count('id="exercise-')
    parts = [
        _(OBJECTIVES) if is_objectives else "",
        _many("{count} more simulation", "{count} more simulations", simulations),
        _many("{count} question", "{count} questions", questions),
        *(_(COURSE[title]) for title in titles if COURSE.get(title)),
    ]
    named = [part for part in parts if part] or [_("more about this")]
    return _("In the course: {parts}").format(parts=enumerated(named))


def _many(one: str, many: str, n: int) -> str:
    return ngettext(one, many, n).format(count=n) if n else ""


def html_of(node: nodes.Node) -> str:
    """Return the HTML that a node's cells have made."""
    return "".join(raw.astext() for raw in node.findall(nodes.raw))


#: who reads: what they call themselves, their way, and how they meet numbers that may hurt
READERS = (
    ("A parent, or family", "story", ""),
    ("A teenager", "story", ""),
    ("A nurse", "course", ""),
    ("A teacher", "course", ""),
    ("A student", "course", ""),
    ("A trainee", "course", "show"),
    ("A researcher", "course", "show"),
)


class WhoReads(SphinxDirective):
    """``{who-reads}``: the one question of the welcome page. Without JavaScript it is not asked."""

    def run(self) -> list[nodes.Node]:
        """Write the question; page.js shows it and follows the answer."""
        buttons = "".join(
            f'<button type="button" data-go="{way}" data-numbers="{numbers}">{escape(name)}</button>'
            for name, way, numbers in READERS
        )
        html = (
            '<div class="who-reads" role="group" aria-labelledby="who-reads" hidden>'
            f'<p id="who-reads">Who is reading?</p><div>{buttons}</div><p role="status"></p></div>'
        )
        return [nodes.raw("", html, format="html")]


def setup(app: Sphinx) -> dict[str, Any]:
    """Fold, in every chapter; ask, where the directive stands."""
    app.add_directive("who-reads", WhoReads)
    app.add_post_transform(FoldCourse)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
