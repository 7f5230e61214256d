"""The text keeps its promises: plain words, sourced numbers, the same frame in every chapter (`chapter_rules`)."""

from __future__ import annotations

from pathlib import Path

import pytest
import textstat

import chapter_rules
from chapter_rules import GRADE, MEASURED, RULES, Rule, complaints, told
from explorable.book.toc import pages
from explorable.exercises import Course
from immunobook import simulations
from prose import BOOK, Chapter, chapters, words

CHAPTERS = chapters()
#: pages around the chapters that tell biology too
AROUND = [
    Chapter(path) for path in sorted(BOOK.glob("*.md")) if path.stem not in ("progress", "teaching")
]


def test_the_chapters_are_those_of_the_contents():
    listed = {page for page in pages(BOOK) if page.startswith("chapters/")}
    assert {f"chapters/{chapter.name}" for chapter in CHAPTERS} == listed


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda c: c.name)
@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.__name__)
def test_a_chapter_keeps_the_rule(rule: Rule, chapter: Chapter):
    found = told(rule, chapter)
    assert not found, "\n".join([str(rule.__doc__), *found])


@pytest.mark.parametrize("page", AROUND, ids=lambda c: c.name)
def test_measured_numbers_come_from_facts(page: Chapter):
    assert list(chapter_rules.measured_numbers(page)) == []


def test_objectives_and_labels_stand_once():
    found = list(chapter_rules.once(CHAPTERS))
    assert not found, "\n".join(found)


def test_every_simulation_is_in_a_chapter():
    named = {name for chapter in CHAPTERS for name in chapter.calls("explore")}
    missing = set(simulations.ids()) - named
    assert not missing, f'write explore("its-id") in a chapter for {sorted(missing)}'


def test_grade_tells_hard_from_easy():
    hard = (
        "Immunotherapeutic intervention necessitates comprehensive multidisciplinary consideration."
    )
    assert textstat.flesch_kincaid_grade(hard) > GRADE
    assert textstat.flesch_kincaid_grade("Your body has guards. They look for germs.") < GRADE


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


def written(folder: Path, text: str) -> Chapter:
    """A tenth chapter, which lies in a book of its own."""
    path = folder / "book/chapters/tenth.md"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return Chapter(path)


def test_one_more_chapter_in_the_frame_of_a_neighbor_keeps_all_rules(tmp_path: Path):
    source = (BOOK / "chapters/research.md").read_text("utf-8")
    text = source.replace("research", "tenth")
    text = text.replace("{figure} ../../assets", f"{{figure}} {BOOK.parent}/assets")
    assert complaints(written(tmp_path, text)) == []


def test_an_empty_chapter_is_told_all_it_lacks(tmp_path: Path):
    chapter = written(tmp_path, "# A tenth chapter\n\nIt takes 12 days.\n")
    found = complaints(chapter)
    for rule in set(RULES) - {
        chapter_rules.plain_words,
        chapter_rules.calm_sentences,
        chapter_rules.tables,
    }:
        name = rule.__name__.replace("_", " ")
        assert [
            c for c in found if c.startswith("book/chapters/tenth.md:") and f": {name}: " in c
        ], name
    assert (
        "book/chapters/tenth.md:3: measured numbers: '12 days' is typed; make it a row of"
        in "\n".join(found)
    )
    for mend in (
        'write practice("tenth") below ## Practice',
        'write recall("tenth")',
        "write (tenth)= above the title",
        "write ## See it happen, ## Look closer",
        "add an SVG to assets/pictures",
        'write explore("its-id") in a cell',
        "write at least one {fact}`...`",
        "write three to five as - **id-1**",
    ):
        assert mend in "\n".join(found), mend


@pytest.mark.parametrize(
    ("rule", "text", "line", "mend"),
    [
        ("plain_words", "Immunotherapeutic intervention necessitates comprehensive consideration.", 1, "shorten words"),
        ("calm_sentences", "# A\n\n:::{numbers} B\nC\n:::\n\n- no sentence", 6, "begin what follows it"),
        ("cells", "# A\n\n```{code-cell} ipython3\nfor x in y:\n    pass\n```\n", 4, "this cell holds logic"),
        ("cells", "# A\n\n```{code-cell} ipython3\na\nb\nc\nd\n```\n", 4, "this cell has 4 lines; write one to three"),
        ("explorers", '```{code-cell} ipython3\nexplore("nope")\n```\n', 1, "there is no simulation nope"),
        ("pictures", "# A\n\n```{figure} a.svg\n:alt: short\n```\n", 4, "write 40 to 600 letters"),
        ("pictures", "# A\n\n```{figure} a.svg\n:alt: short\n```\n", 4, "a.svg is no file in assets/"),
        ("pictures", "# A\n\n```{figure} a.svg\n:alt: short\n```\n", 4, "the picture has no caption"),
        ("keys", "# A\n\nIn {fact}`nope` of them.", 3, "{fact}`nope`: book/facts.yml has none; add it there"),
    ],
)  # fmt: skip
def test_a_rule_tells_the_line_and_the_mend(
    tmp_path: Path, rule: str, text: str, line: int, mend: str
):
    found = told(getattr(chapter_rules, rule), written(tmp_path, text))
    assert [c for c in found if c.startswith(f"book/chapters/tenth.md:{line}: ") and mend in c], (
        found
    )


def test_exercises_of_one_more_chapter_are_told_what_they_lack(tmp_path: Path):
    chapter = written(tmp_path, "# A\n\n- **tenth-1** count\n- **tenth-2** tell\n")
    course = Course(chapter.path.parents[1])
    (missing,) = chapter_rules.exercises(course, "tenth")
    assert (
        missing
        == "book/exercises/tenth.yml: the chapter has no exercises; write the file, starting with `chapter: tenth`"
    )
    file = course.file("tenth")
    file.parent.mkdir()
    option = "      - {text: %s, reason: so%s}\n"
    file.write_text(
        "chapter: tenth\nexercises:\n  - id: tenth-one\n    type: single\n    objective: tenth-1\n    bloom: remember\n"
        "    question: Which?\n    explanation: So.\n    options:\n"
        + option % ("a", ", right: true")
        + option % ("b", "")
        + option % ("c", "")
    )
    found = "\n".join(chapter_rules.exercises(Course(course.folder), "tenth"))
    for mend in (
        "there are 1 exercises; write at least 12",
        "only 0 of 1 are produced",
        "write one exercise with `type: code`",
        "nothing exercises tenth-2; write an exercise with `objective: tenth-2`",
    ):
        assert mend in found, mend


def test_what_stands_in_another_chapter_is_told(tmp_path: Path):
    chapter = written(tmp_path, "(research)=\n\n# A\n\n- **research-1** again\n")
    neighbor = next(c for c in CHAPTERS if c.name == "research")
    assert list(chapter_rules.once([neighbor, chapter])) == [
        f"book/chapters/tenth.md: the {name} stands in book/chapters/research.md, too; choose another"
        for name in ("objective research-1", "label research")
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{list-table} Two rows", "{list-table}", "no caption"),
        (":stub-columns: 1\n", "", "lacks :stub-columns: 1"),
        ("  - Days", "  - {fact}`dose`", "stands in the table's head"),
    ],
)
def test_a_table_that_is_not_whole_on_a_phone_is_refused(
    tmp_path: Path, old: str, new: str, told: str
):
    good = """\
# A

:::{list-table} Two rows
:header-rows: 1
:stub-columns: 1
:widths: auto

* - When
  - Days
* - First
  - some
:::
"""
    assert list(chapter_rules.tables(written(tmp_path / "good", good))) == []
    bad = good.replace(old, new)
    assert bad != good
    ((line, said),) = chapter_rules.tables(written(tmp_path / "bad", bad))
    assert line == 3 and told in said
