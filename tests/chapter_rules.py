"""What every chapter keeps, each rule with the sentence that mends a breach: file, line, what to write.

A rule is a function of a chapter that yields what is wrong with it. The tests ask all rules of all chapters; a new
chapter is told all it lacks at once (`complaints`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

import textstat

from explorable.book.bibliography import entries
from explorable.book.page import Page
from explorable.exercises import Course
from explorable.exercises.kinds.code import Code
from explorable.exercises.kinds.goal import Goal
from immunobook import simulations
from prose import BOOK, LIVE, ROOT, Block, Chapter, facts_of_the_book

Complaint = tuple[int, str]
"""A line of the chapter, and what to do."""

Rule = Callable[[Chapter], Iterator[Complaint]]

GRADE = 8
FRAME = ["See it happen", "Look closer", "What to remember", "Practice", LIVE, "Where to read on"]
LIVE_PARTS = {
    "show_model(": "the model to read",
    ".simulate(": "a run with a number changed",
    "\nassert ": "what follows from it, claimed",
    "interact": "a slider",
    "\n@model(": "a model of the reader's own",
    "explore(": "an explorer of it",
}
EXERCISES = 12

UNITS = (
    r"%|percent|‰|°C|[µμmk]?g|[µμm]?L|[nµμp]M|kDa|µm|nm|days?|weeks?|months?|years?|hours?"
    r"|minutes?|seconds?|times|-?fold|cells?|patients|children|people|adults|mice"
    r"|million|billion|trillion|hundred|thousand"
)
NUMERAL = r"(?<![\w.^-])(?!95% (?:confidence|CI))\d[\d.,]*(?:\s*(?:to|-|–)\s*\d[\d.,]*)?"
#: a numeral with a unit: a measured number, which must come from facts.yml
MEASURED = re.compile(rf"{NUMERAL}[\s-]*(?:{UNITS})(?!\w)", re.I)


def plain_words(chapter: Chapter) -> Iterator[Complaint]:
    """The main text reads at grade 8 or below."""
    grade = textstat.flesch_kincaid_grade(chapter.main_text())
    if grade > GRADE:
        yield 1, f"the main text reads at grade {grade:.1f}; shorten words and sentences to {GRADE}"


def measured_numbers(page: Chapter) -> Iterator[Complaint]:
    """A measured number is a row of facts.yml."""
    for line, text in page.prose():
        for match in MEASURED.finditer(text):
            yield (
                line,
                f"{match[0]!r} is typed; make it a row of book/facts.yml and write {{fact}}`its-id`",
            )


def keys(chapter: Chapter) -> Iterator[Complaint]:
    """Facts, sources and terms are used, and those that are used exist."""
    known = {
        "fact": (set(facts_of_the_book()), "book/facts.yml"),
        "cite": (set(entries(BOOK / "references.bib")), "book/references.bib"),
        "term": ({t.strip().lower() for t in Page(BOOK / "glossary.md").terms}, "book/glossary.md"),
    }
    used = {role.name for role in chapter.roles}
    for name, (_, file) in known.items():
        if name not in used:
            yield 1, f"nothing of {file} is used; write at least one {{{name}}}`...`"
    for role in chapter.roles:
        there, file = known.get(role.name, ({role.target}, ""))
        target = role.target.lower() if role.name == "term" else role.target
        if target not in there:
            yield role.line, f"{{{role.name}}}`{role.target}`: {file} has none; add it there"


def frame(chapter: Chapter) -> Iterator[Complaint]:
    """The same headings in the same order, after the story."""
    found = [heading for heading in chapter.headings if heading in FRAME]
    if found != FRAME:
        yield 1, f"the headings are {found}; write ## {', ## '.join(FRAME)}, in this order"
    if not chapter.headings or chapter.headings[0] in FRAME:
        yield 1, "the story comes first; begin with a heading of its own"
    if f"({chapter.name})=" not in chapter.body:
        yield 1, f"other pages can't link here; write ({chapter.name})= above the title"
    if not 3 <= len(chapter.objectives) <= 5:
        yield (
            1,
            f"there are {len(chapter.objectives)} objectives; write three to five as - **id-1** ...",
        )
    description = str(chapter.front.get("description", ""))
    if not 50 <= len(description) <= 155:
        yield 1, f"`description:` on top has {len(description)} letters; write 50 to 155"
    remember = "\n".join(b.text for b in chapter.blocks if b.heading == "What to remember")
    count = len(re.findall(r"^- ", remember, re.M))
    if not 3 <= count <= 5:
        yield 1, f"What to remember has {count} points; write three to five, each after a -"


def story(chapter: Chapter) -> Iterator[Complaint]:
    """A story has its main message on top, a box at the bedside, and words for tomorrow."""
    for part, mend in (
        (
            ":class: one-minute",
            "an admonition *In one minute* of this class, right below the title",
        ),
        (":class: bedside", "an admonition *At the bedside* of this class"),
        ("## Words for tomorrow", "this heading, with three questions for the team"),
    ):
        if chapter.source.count(part) != 1:
            yield 1, f"{part!r} stands {chapter.source.count(part)} times; write {mend}, once"


def calm_sentences(chapter: Chapter) -> Iterator[Complaint]:
    """A calm sentence follows a card of the main text, or a run of cards; a chart lies in a card, too."""

    def is_card(block: Block) -> bool:
        return block.kind == "numbers" or "trial_chart(" in block.text

    main = [b for b in chapter.blocks if b.heading != "Look closer"]
    for block in (b for a, b in pairwise(main) if is_card(a) and not is_card(b)):
        if block.kind or not re.match(r"[A-Z]", block.text.strip()):
            yield block.line, "a card stands above; begin what follows it with one calm sentence"


def cells(chapter: Chapter) -> Iterator[Complaint]:
    """Cells of the story have one to three lines and no logic; practice and recall are there."""
    for cell in chapter.story_cells:
        lines = [x for x in cell.text.split("\n") if x and not x.startswith((":", "#"))]
        if re.search(r"^(?:def|class|for|while|if|with) ", cell.text, re.M):
            yield cell.line, f"this cell holds logic; move it to ## {LIVE} or into the package"
        if not 1 <= len(lines) <= 3:
            yield cell.line, f"this cell has {len(lines)} lines; write one to three"
    if f'practice("{chapter.name}")' not in chapter.code:
        yield 1, f'no cell shows the exercises; write practice("{chapter.name}") below ## Practice'
    is_first = Course(BOOK).chapters[0].name == chapter.name
    if (f'recall("{chapter.name}")' in chapter.code) is is_first:
        what = (
            "the first has nothing to recall" if is_first else "questions on earlier ones open it"
        )
        yield 1, f'{what}; {"take away" if is_first else "write"} recall("{chapter.name}")'


def live_part(chapter: Chapter) -> Iterator[Complaint]:
    """The model to read, a number to change with what follows claimed, a slider, an own model."""
    code = "\n".join(cell.text for cell in chapter.live_cells)
    for part, what in LIVE_PARTS.items():
        if part not in code:
            yield 1, f"## {LIVE} lacks {what}; write a cell with {part.strip()}"
    for cell in chapter.live_cells:
        if cell.text.count("\n") > 24:
            yield cell.line, "this cell is too long to read on a screen; part it after 24 lines"


def explorers(chapter: Chapter) -> Iterator[Complaint]:
    """At least one explorer, of a simulation that exists, once."""
    named = re.findall(r'explore\("([^"]+)"\)', chapter.code)
    if not named:
        yield 1, 'there is no explorer; write explore("its-id") in a cell'
    for name in dict.fromkeys(named):
        if name not in simulations.ids():
            yield (
                1,
                f"there is no simulation {name}; add src/immunobook/simulations/ or mend the id",
            )
        if named.count(name) > 1:
            yield 1, f'explore("{name}") stands twice outside ## {LIVE}; keep one'


def pictures(chapter: Chapter) -> Iterator[Complaint]:
    """At least one picture, each with a caption and a description for those who can't see it."""
    found = [block for block in chapter.blocks if block.kind == "figure"]
    if not found:
        yield 1, "there is no picture; add an SVG to assets/pictures and a {figure}"
    for picture in found:
        path = (chapter.path.parent / picture.argument).resolve()
        if not path.is_file() or (
            BOOK in chapter.path.parents and ROOT / "assets" not in path.parents
        ):
            yield picture.line, f"{picture.argument} is no file in assets/; mend the path"
        if not 40 <= len(picture.options.get("alt", "")) <= 600:
            yield (
                picture.line,
                "`:alt:` is what those hear who can't see it; write 40 to 600 letters",
            )
        if not re.search(r"^[^:\s].{20,}", picture.text, re.M):
            yield picture.line, "the picture has no caption; write a sentence below its options"


def tables(chapter: Chapter) -> Iterator[Complaint]:
    """A table in a list has a caption, a head and named rows; on a phone the head's words stand in each cell."""
    for match in re.finditer(
        r"^:+\{list-table\}(.*)\n((?::.*\n)*)\n\* - (.+\n(?:  - .+\n)*)", chapter.body, re.M
    ):
        line = chapter.offset + chapter.body.count("\n", 0, match.start()) + 1
        caption, options, head = match.groups()
        if not caption.strip():
            yield line, "the table has no caption; write it behind {list-table}"
        for option in (":header-rows: 1", ":stub-columns: 1", ":widths: auto"):
            if option not in options:
                yield line, f"the table lacks {option}"
        if re.search(r"\{(?:fact|term|cite)\}", head):
            yield (
                line,
                "a number, term or source stands in the table's head; move it below or into the caption",
            )


RULES: tuple[Rule, ...] = (
    plain_words, measured_numbers, keys, frame, story, calm_sentences, cells, live_part, explorers, pictures, tables,
)  # fmt: skip


def exercises(course: Course, name: str) -> Iterator[str]:
    """Enough of everything, and each goal beside its explorer."""
    file = f"book/exercises/{name}.yml"
    if not course.file(name).is_file():
        yield f"{file}: the chapter has no exercises; write the file, starting with `chapter: {name}`"
        return
    found = course.exercises(name, thorough=False)
    if len(found) < EXERCISES:
        yield f"{file}: there are {len(found)} exercises; write at least {EXERCISES}"
    made = sum(e.makes for e in found)
    if made * 3 < len(found):
        yield f"{file}: only {made} of {len(found)} are produced, not chosen; write a third as number, cloze, goal, code, ..."
    if not any(isinstance(e, Code) for e in found):
        yield f"{file}: nothing asks for Python; write one exercise with `type: code`"
    objectives = course.named(name).objectives
    for objective in sorted(set(objectives) - {e.objective for e in found}):
        yield f"{file}: nothing exercises {objective}; write an exercise with `objective: {objective}`"
    goals = [e for e in found if isinstance(e, Goal)]
    if goals and not goals[0].worked:
        yield f"{file}: {goals[0].id} is the first goal; write `worked:`, an example that shows how"
    text = Page(course.folder / f"chapters/{name}.md").source
    for goal in goals:
        before, cell, _ = text.partition(f'exercise("{goal.id}")')
        if not cell or f'explore("{goal.simulation}")' not in before:
            yield (
                f'book/chapters/{name}.md: write exercise("{goal.id}") in a cell below explore("{goal.simulation}")'
            )


def once(chapters: Iterable[Chapter]) -> Iterator[str]:
    """Objectives and labels stand once in the book."""
    first: dict[str, str] = {}
    for chapter in chapters:
        names = [("objective", name) for name in chapter.objectives]
        names += [("label", name) for name in [*chapter.labels, *filter(None, chapter.figures)]]
        for kind, name in names:
            if f"{kind} {name}" in first:
                yield f"{chapter.file}: the {kind} {name} stands in {first[f'{kind} {name}']}, too; choose another"
            first.setdefault(f"{kind} {name}", chapter.file)


def told(rule: Rule, chapter: Chapter) -> list[str]:
    """What a rule finds in a chapter, each with file, line and the rule's name."""
    name = rule.__name__.replace("_", " ")
    return [f"{chapter.file}:{line}: {name}: {what}" for line, what in rule(chapter)]


def complaints(chapter: Chapter) -> list[str]:
    """All that a chapter lacks."""
    return [complaint for rule in RULES for complaint in told(rule, chapter)]
