"""The page "For tomorrow morning": ``{for-tomorrow} PART`` draws a part of it, and each chapter leads to it.

``treatment``  which of the treatments is theirs (asked where a script runs)
``questions``  the chapters' questions to tick, and lines for own ones
``maps``       the way through each treatment: steps, times with their sources, whom to ask, dates to write in
``words``      lines for words that a reader heard; the script knows their meanings from the glossary
``help``       the hospital's own list of who helps, or lines to write on
``keep``       where the script puts what it can do: print, save, load, erase

Boxes and lines are real controls: they can be ticked, filled and printed without a script. What is written is
kept by the script alone (``assets/scripts/for-tomorrow``).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from explorable.book.page import Page
from explorable.errors import BookError
from explorable.sphinx_ext.facts import known_facts
from explorable.sphinx_ext.no_script import has_script, live
from explorable.sphinx_ext.tips import GLOSSARY
from immunobook.contacts import Help
from immunobook.for_tomorrow import CHAPTERS, FACT, FILE, HEADING, ForTomorrow, Group, Step, load
from immunobook.for_tomorrow import questions as read_questions
from immunobook.sphinx_ext.call_box import known_contacts

PAGE = "for-tomorrow"
#: how many lines wait for own questions, heard words and own helpers; the script adds more
LINES = {"own": 3, "word": 4, "helper": 2}
NAMES = {"own": "My own question", "word": "A word I heard", "helper": "Who helps here"}

#: until the script puts its buttons there
KEEP = '<div id="keep"><p>This page keeps nothing by itself. Print it before you leave.</p></div>'
#: what an e-book has of the controls
NOTHING = "<hr>"


class to_tick(nodes.Inline, nodes.TextElement):
    """A question with a box to tick."""


class to_fill(nodes.Inline, nodes.Element):
    """A line to write on: `key` names it, `label` says what for; `is_silent` hides the label from the eye."""


class meanings(nodes.General, nodes.Element):
    """Waits for the glossary's words."""


class PartDirective(SphinxDirective):
    """Draw a part of the page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Read the page's file and the chapters; a mistake stops a strict build."""
        parts: dict[str, Callable[[ForTomorrow], list[nodes.Node]]] = {
            "treatment": _which_treatment,
            "questions": self._questions,
            "maps": lambda page: [self._map(n) for n in range(len(page.treatments))],
            "words": lambda _: [self._words(), _lines("word")],
            "help": lambda _: self._help(),
            "keep": lambda _: [live(KEEP, NOTHING)],
        }
        name = self.arguments[0].strip()
        if name not in parts:
            raise self.error(f"for-tomorrow: there is no part {name!r}; write {', '.join(parts)}")
        self._depend_on(FILE)
        try:
            self.page = load(self.book)
            return parts[name](self.page)
        except BookError as error:
            raise self.error(str(error)) from None

    @property
    def book(self) -> Path:
        """The book's folder."""
        return Path(self.env.srcdir)

    def _depend_on(self, file: str) -> None:
        self.env.note_dependency(str(self.book / file))

    def _questions(self, page: ForTomorrow) -> list[nodes.Node]:
        own = _section("my-own-questions", "Questions of my own", _lines("own"))
        groups, more = (
            [self._group(page, one) for one in part] for part in (page.questions, page.more)
        )
        return [*groups, *_folded(more), own]

    def _group(self, page: ForTomorrow, group: Group) -> nodes.section:
        chapter = group.chapter
        self._depend_on(f"{CHAPTERS}{chapter}.md")
        treatment = page.treatment_of(chapter)
        title = group.name or Page(self.book / f"{CHAPTERS}{chapter}.md").title
        items = []
        for text in read_questions(self.book, chapter):
            inline, problems = self.parse_inline(text)
            items.append(
                nodes.list_item("", nodes.paragraph("", "", to_tick("", "", *inline), *problems))
            )
        section = _section(
            f"questions-{chapter}",
            f"{treatment.name}, {treatment.of}" if treatment else title,
            nodes.bullet_list("", *items, classes=["tm-questions"]),
        )
        section["classes"] += ["tm-group", *([f"tm-of-{treatment.id}"] if treatment else [])]
        return section

    def _map(self, number: int) -> nodes.section:
        treatment = self.page.treatments[number]
        steps = [
            self._step(step, f"{treatment.id}-{place}")
            for place, step in enumerate(treatment.steps, start=1)
        ]
        way = nodes.enumerated_list(
            "", *steps, classes=["tm-map"], enumtype="arabic", prefix="", suffix="."
        )
        section = _section(f"map-{treatment.id}", f"{treatment.name}, {treatment.of}", way)
        section["classes"] += [f"tm-of-{treatment.id}"]
        return section

    def _step(self, step: Step, key: str) -> nodes.list_item:
        rows = [
            self._row(
                "How long", f"{step.time} {self._sources(step.time)}" if step.time else "Ask yours."
            ),
            self._row(
                "Whom to ask",
                f"{step.ask[0].upper()}{step.ask[1:]}{'' if step.ask.endswith('?') else '.'}",
            ),
        ]
        dates = to_fill(key=key, label="Our dates", is_silent=False)
        return nodes.list_item(
            "",
            nodes.paragraph("", "", nodes.strong("", step.name), classes=["tm-step"]),
            self._paragraph(step.what),
            *rows,
            nodes.paragraph("", "", dates),
        )

    def _sources(self, text: str) -> str:
        """The sources of a time's rows, to be read on paper, too."""
        rows = known_facts(self.env.app)
        keys = [rows[key].source for key in FACT.findall(text) if key in rows]
        return f"{{cite}}`{','.join(dict.fromkeys(keys))}`" if keys else ""

    def _row(self, name: str, text: str) -> nodes.paragraph:
        row = self._paragraph(text)
        row["classes"].append("tm-row")
        row.insert(0, nodes.strong("", f"{name}: "))
        return row

    def _paragraph(self, text: str) -> nodes.paragraph:
        inline, problems = self.parse_inline(text)
        return nodes.paragraph(text, "", *inline, *problems)

    def _words(self) -> nodes.Node:
        self._depend_on(f"{GLOSSARY}.md")
        return meanings()

    def _help(self) -> list[nodes.Node]:
        helpers = known_contacts(self.env.app).help
        if not helpers:
            return [
                nodes.paragraph("", "Here, and how to reach them:", classes=["tm-here"]),
                _lines("helper"),
            ]
        items = [nodes.list_item("", _helper(one)) for one in helpers]
        return [
            nodes.paragraph("", "In this hospital:", classes=["tm-here"]),
            nodes.bullet_list("", *items, classes=["tm-help"]),
        ]


def _which_treatment(page: ForTomorrow) -> list[nodes.Node]:
    choices = [("", "All of them"), *((t.id, t.name) for t in page.treatments)]
    labels = "".join(
        f'<label><input class="unseen" type="radio" name="treatment" value="{value}" autocomplete="off"'
        f"{' checked' if not value else ''}><span>{escape(name)}</span></label>"
        for value, name in choices
    )
    legend = "<legend>Which treatment is it about?</legend>"
    html = f'<fieldset class="tm-treatment" hidden>{legend}<div>{labels}</div></fieldset>'
    return [live(html, NOTHING)]


def _folded(groups: list[nodes.section]) -> list[nodes.Node]:
    """Groups behind a line that says how many questions they have; open where no script closes it."""
    count = sum(1 for group in groups for _ in group.findall(to_tick))
    if not count:
        return []
    line = f"{count} more questions, about the body and its defense"
    opening = f'<details class="tm-more" open><summary>{line}</summary>'
    return [
        nodes.raw("", opening, format="html"),
        *groups,
        nodes.raw("", "</details>", format="html"),
    ]


def _section(name: str, title: str, *children: nodes.Node) -> nodes.section:
    return nodes.section("", nodes.title("", title), *children, ids=[name], names=[name])


def _lines(kind: str) -> nodes.Node:
    """Lines of one kind, one below the other."""
    items = [
        nodes.list_item(
            "",
            nodes.paragraph("", "", to_fill(key="", label=f"{NAMES[kind]}, {n}", is_silent=True)),
        )
        for n in range(1, LINES[kind] + 1)
    ]
    return nodes.bullet_list("", *items, classes=["tm-lines", f"tm-{kind}s"])


def _helper(one: Help) -> nodes.paragraph:
    parts: list[nodes.Node] = [nodes.strong("", one.name)]
    for text, target in (
        (one.line.number, one.line.address) if one.line else ("", ""),
        (one.address, one.link),
    ):
        if text:
            shown = text.removeprefix("https://").rstrip("/")
            parts += [nodes.Text(", "), nodes.reference("", shown, refuri=target)]
    return nodes.paragraph("", "", *parts)


class Meanings(SphinxPostTransform):
    """Hand the glossary's words to the script."""

    default_priority = 40

    def run(self, **kwargs: Any) -> None:
        """Write word and meaning of each entry."""
        for node in list(self.document.findall(meanings)):
            if has_script(self.app.builder):
                data = json.dumps(glossary(self.env), ensure_ascii=False).replace("<", "\\u003c")
                html = f'<script type="application/json" class="tm-glossary">{data}</script>'
                node.replace_self(nodes.raw("", html, format="html"))
            else:
                node.parent.remove(node)


def glossary(env: BuildEnvironment) -> dict[str, str]:
    """Read word -> meaning, in the order of the glossary."""
    found: dict[str, str] = {}
    if GLOSSARY not in env.all_docs:
        return found
    for item in env.get_doctree(GLOSSARY).findall(nodes.definition_list_item):
        meaning = next(item.findall(nodes.paragraph), None)
        if meaning is not None:
            found |= {term.astext(): meaning.astext() for term in item.findall(nodes.term)}
    return found


class WithoutScript(SphinxPostTransform):
    """Where no page is drawn, questions are words, and lines are written with letters."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Replace boxes and lines."""
        if has_script(self.app.builder):
            return
        for question in list(self.document.findall(to_tick)):
            question.replace_self(list(question.children))
        for node in list(self.document.findall(to_fill)):
            label = "" if node["is_silent"] else f"{node['label']}: "
            node.replace_self(nodes.Text(label + "_" * 24))


class LeadHere(SphinxPostTransform):
    """Lead from each chapter's questions to the page where they can be ticked."""

    default_priority = 50  # before the course is folded
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Write one line below the chapter's questions."""
        doc = self.env.docname
        if not doc.startswith(CHAPTERS) or PAGE not in self.env.found_docs:
            return
        for section in self.document.findall(nodes.section):
            asked = next(section.findall(nodes.bullet_list), None)
            if section[0].astext() != HEADING or asked is None:
                continue
            to = f"{self.app.builder.get_relative_uri(doc, PAGE)}#questions-{doc.removeprefix(CHAPTERS)}"
            link = nodes.reference("", "For tomorrow morning", refuri=to, internal=True)
            way = nodes.paragraph(
                "", "Tick them, add your own, and print them: ", link, nodes.Text(".")
            )
            asked.parent.insert(asked.parent.index(asked) + 1, way)
            return


def visit_tick(self: HTML5Translator, node: to_tick) -> None:
    """Open the label: a tap on the words ticks the box."""
    self.body.append('<label class="tm-tick"><input type="checkbox" autocomplete="off"><span>')


def depart_tick(self: HTML5Translator, node: to_tick) -> None:
    """Close it."""
    self.body.append("</span></label>")


def visit_line(self: HTML5Translator, node: to_fill) -> None:
    """A line that grows with what is written on it."""
    unseen = ' class="unseen"' if node["is_silent"] else ""
    key = f' data-key="{escape(node["key"])}"' if node["key"] else ""
    self.body.append(
        f'<label class="tm-line"><span{unseen}>{escape(node["label"])}</span> '
        f'<span class="tm-grow"><textarea rows="1" maxlength="300" autocomplete="off"{key}></textarea></span></label>'
    )
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive, what it draws, and the way from the chapters."""
    app.add_config_value("immunobook_help", [], "env", list)
    app.add_node(to_tick, html=(visit_tick, depart_tick))
    app.add_node(to_fill, html=(visit_line, None))
    app.add_node(meanings)
    app.add_directive("for-tomorrow", PartDirective)
    for transform in (Meanings, WithoutScript, LeadHere):
        app.add_post_transform(transform)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
