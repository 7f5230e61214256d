"""What is the course's alone is folded, with one line that says what it holds."""

from __future__ import annotations

from docutils import nodes

from immunobook.sphinx_ext.ways import fold


def section(title: str, *children: nodes.Node) -> nodes.section:
    return nodes.section("", nodes.title("", title), *children)


def html(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def shape(node: nodes.Element) -> list[str]:
    return [c.astext() for c in node.children]


LINE = '<details class="fold" open><summary>In the course: {}</summary>'


def test_sections_of_the_course_are_one_fold() -> None:
    chapter = section(
        "Chapter", nodes.paragraph("", "Story."),
        section("See it happen", html('<figure id="explore-a"></figure><div id="exercise-b"></div>')),
        section("Practice", html('<div id="exercise-c"></div>')),
        section("Under the bonnet", html('<figure id="explore-own"></figure>')),
    )  # fmt: skip
    fold(chapter)
    assert shape(chapter)[:3] == [
        "Chapter", "Story.",
        LINE.format("1 more simulation, 2 questions and the program to change"),
    ]  # fmt: skip
    assert shape(chapter)[-1] == "</details>"
    assert all(child.parent is chapter for child in chapter.children)


def test_marks_begin_and_end_a_fold_inside_a_section() -> None:
    part = section(
        "Trials", nodes.paragraph("", "Words."), html("<!-- course -->"), nodes.paragraph("", "Deeper."),
        html("<!-- both -->"), nodes.paragraph("", "Calm."),
    )  # fmt: skip
    chapter = section("Chapter", part)
    fold(chapter)
    told = ["Trials", "Words.", LINE.format("more about this"), "Deeper.", "</details>", "Calm."]
    assert shape(part) == told


def test_objectives_and_recall_are_one_fold() -> None:
    objectives = nodes.admonition("", classes=["objectives"])
    recall = nodes.container(
        "", html('<section data-kind="recall"><div id="exercise-x"></div></section>')
    )
    chapter = section("Chapter", objectives, recall, section("Story", nodes.paragraph("", "Text.")))
    fold(chapter)
    assert shape(chapter)[1] == LINE.format("goals and 1 question")
    assert len(chapter.children) == 6


def test_a_mark_alone_makes_no_fold() -> None:
    chapter = section("Chapter", html("<!-- course -->"), html("<!-- both -->"))
    fold(chapter)
    assert shape(chapter) == ["Chapter"]
