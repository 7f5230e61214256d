"""The text keeps its promises: plain words, sourced numbers, the same frame in every chapter."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
import textstat
from prose import BOOK, LIVE, ROOT, Block, Chapter, chapters, facts_of_the_book, words

from explorable.book.bibliography import entries
from explorable.book.page import Page
from immunobook import simulations

CHAPTERS = chapters()
GRADE = 8
FRAME = ["See it happen", "Look closer", "What to remember", "Practice", LIVE, "Where to read on"]
each_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda c: c.name)

UNITS = (
    r"%|percent|‰|°C|[µμmk]?g|[µμm]?L|[nµμp]M|kDa|µm|nm|days?|weeks?|months?|years?|hours?"
    r"|minutes?|seconds?|times|-?fold|cells?|patients|children|people|adults|mice"
    r"|million|billion|trillion|hundred|thousand"
)
NUMERAL = r"(?<![\w.^-])(?!95% (?:confidence|CI))\d[\d.,]*(?:\s*(?:to|-|–)\s*\d[\d.,]*)?"
#: a numeral with a unit: a measured number, which must come from facts.yml
MEASURED = re.compile(rf"{NUMERAL}[\s-]*(?:{UNITS})(?!\w)", re.I)
#: pages around the chapters that tell biology too
AROUND = [
    Chapter(path) for path in sorted(BOOK.glob("*.md")) if path.stem not in ("progress", "teaching")
]


def test_all_nine_chapters_are_here():
    assert len(CHAPTERS) == 9


@each_chapter
def test_plain_words(chapter: Chapter):
    grade = textstat.flesch_kincaid_grade(chapter.main_text())
    assert grade <= GRADE, f"{chapter.name} reads at grade {grade:.1f}"


def test_grade_tells_hard_from_easy():
    hard = (
        "Immunotherapeutic intervention necessitates comprehensive multidisciplinary consideration."
    )
    assert textstat.flesch_kincaid_grade(hard) > GRADE
    assert textstat.flesch_kincaid_grade("Your body has guards. They look for germs.") < GRADE


@pytest.mark.parametrize("chapter", [*CHAPTERS, *AROUND], ids=lambda c: c.name)
def test_measured_numbers_come_from_facts(chapter: Chapter):
    typed = [
        f"line {line}: {match.group()!r}"
        for line, text in chapter.prose()
        for match in MEASURED.finditer(text)
    ]
    assert not typed, f"{chapter.path.name}: numbers that facts.yml does not have: {typed}"


@pytest.mark.parametrize(
    ("text", "is_caught"),
    [
        ("It works in 66% of them", True),
        ("after 12 days", True),
        ("3 to 5 million cells", True),
        ("in {fact}`dinutuximab-efs-2y` of them", False),
        ("Chapter 3 has two arms", False),
        ("CD19 and GD2 are flags", False),
        ("see 3 steps", False),
        ("the 95% confidence interval", False),
    ],
)
def test_measured_numbers_are_found(text: str, is_caught: bool):
    assert bool(MEASURED.search(words(text, numbers=False))) is is_caught


@each_chapter
def test_keys_exist(chapter: Chapter):
    terms = {term.strip().lower() for term in Page(BOOK / "glossary.md").terms}
    known = {
        "fact": set(facts_of_the_book()),
        "cite": set(entries(BOOK / "references.bib")),
        "term": terms,
    }
    used = Counter(role.name for role in chapter.roles)
    assert used["fact"], "a chapter without a number of facts.yml"
    assert used["cite"], "a chapter without a source"
    assert used["term"], "a chapter without a word of the glossary"
    unknown = [
        f"line {role.line}: {{{role.name}}}`{role.target}`"
        for role in chapter.roles
        if role.name in known
        and (role.target.lower() if role.name == "term" else role.target) not in known[role.name]
    ]
    assert not unknown, f"{chapter.path.name}: " + "; ".join(unknown)


@each_chapter
def test_frame(chapter: Chapter):
    frame = [heading for heading in chapter.headings if heading in FRAME]
    assert frame == FRAME
    assert chapter.headings[0] not in FRAME, "the story comes first"
    assert 3 <= len(chapter.objectives) <= 5
    assert f"({chapter.name})=" in chapter.body
    description = chapter.front.get("description")
    assert isinstance(description, str)
    assert 50 <= len(description) <= 155
    remember = next(b.text for b in chapter.blocks if b.heading == "What to remember")
    assert 3 <= len(re.findall(r"^- ", remember, re.M)) <= 5


@each_chapter
def test_a_calm_sentence_follows_the_cards_of_the_main_text(chapter: Chapter):
    """One for a run of cards; a chart lies in a card, too."""

    def is_card(block: Block) -> bool:
        return block.kind == "numbers" or "trial_chart(" in block.text

    main = [b for b in chapter.blocks if b.heading != "Look closer"]
    after = [b for a, b in pairwise(main) if is_card(a) and not is_card(b)]
    for block in after:
        first = block.text.strip().split("\n")[0]
        assert block.kind == "" and re.match(r"[A-Z]", first), f"line {block.line}: {first}"


@each_chapter
def test_cells(chapter: Chapter):
    """One or two lines and no logic; practice and (after the first chapter) recall are there."""
    for cell in chapter.cells:
        lines = [x for x in cell.text.split("\n") if x and not x.startswith((":", "#"))]
        assert not re.search(r"^(?:def|class|for|while|if|with) ", cell.text, re.M), cell.text
        assert 1 <= len(lines) <= 3, f"line {cell.line}: {len(lines)} lines"
    assert f'practice("{chapter.name}")' in chapter.code
    is_first = chapter.name == "how-it-works"
    assert (f'recall("{chapter.name}")' in chapter.code) is not is_first


@each_chapter
def test_live_part(chapter: Chapter):
    """The model to read, a number to change with what follows claimed, a slider, an own model."""
    code = "\n".join(cell.text for cell in chapter.live_cells)
    for part in ("show_model(", ".simulate(", "\nassert ", "interact", "\n@model(", "explore("):
        assert part in code, f"the live part has no {part.strip()!r}"
    for cell in chapter.live_cells:
        assert cell.text.count("\n") <= 24, f"line {cell.line}: too long to read on a screen"


@each_chapter
def test_explorers_exist(chapter: Chapter):
    named = re.findall(r'explore\("([^"]+)"\)', chapter.code)
    assert named, "a chapter without an explorer"
    assert not set(named) - set(simulations.ids())
    assert len(named) == len(set(named)), "an explorer stands twice on the page"


def test_every_simulation_is_in_a_chapter():
    named = {name for c in CHAPTERS for name in re.findall(r'explore\("([^"]+)"\)', c.code)}
    assert set(simulations.ids()) <= named


@each_chapter
def test_pictures(chapter: Chapter):
    pictures = [block for block in chapter.blocks if block.kind == "figure"]
    assert pictures, "a chapter without a picture"
    for picture in pictures:
        path = (chapter.path.parent / picture.argument).resolve()
        assert path.is_relative_to(ROOT / "assets")
        assert path.is_file(), picture.argument
        alt = re.search(r"^:alt:\s*(.+)$", picture.text, re.M)
        assert alt, f"{picture.argument} has no words for those who can't see it"
        assert 40 <= len(alt.group(1)) <= 600
        assert re.search(r"^[^:\s].{20,}", picture.text, re.M), f"{picture.argument} has no caption"


def test_objective_ids_are_unique():
    ids = Counter(name for chapter in CHAPTERS for name in chapter.objectives)
    assert [name for name, count in ids.items() if count > 1] == []
    assert len(ids) >= 27


def test_labels_are_unique():
    labels = Counter(
        label
        for chapter in CHAPTERS
        for label in re.findall(r"^\((.+)\)=$|^:name: (\S+)$", chapter.body, re.M)
    )
    assert [label for label, count in labels.items() if count > 1] == []
