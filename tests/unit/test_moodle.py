"""The bank as Moodle XML: what Moodle reads is the question that was written, and what is lost is told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

import immunobook  # noqa: F401  (tells the engine of the course)
from explorable.exercises.course import Course
from explorable.exercises.moodle import Bank, main, told

ROOT = Path(__file__).parents[2]
#: shares that Moodle knows; it refuses others on import
SHARES = {0, 100, 50, 33.33333, 25, 20, 16.66667, 14.28571, 12.5}
KINDS = {
    "single": "multichoice", "multiple": "multichoice", "predict": "multichoice", "order": "matching",
    "match": "matching", "number": "numerical", "cloze": "cloze", "text": "essay",
}  # fmt: skip


@pytest.fixture(scope="module")
def course() -> Course:
    return Course(ROOT / "book")


@pytest.fixture(scope="module")
def bank(course: Course) -> Bank:
    return Bank(course, "https://course.example/book")


@pytest.fixture(scope="module")
def questions(bank: Bank) -> dict[str, Element]:
    root = ElementTree.fromstring(bank.xml())
    assert root.tag == "quiz"
    found = [q for q in root if q.get("type") != "category"]
    names = [text(q, "name") for q in found]
    assert len(set(names)) == len(names)
    return dict(zip(names, found, strict=True))


def text(element: Element, name: str) -> str:
    return element.findtext(f"{name}/text") or ""


def exercises(course: Course, *kinds: str) -> list[Any]:
    every = [e for c in course.chapters for e in course.exercises(c.name, thorough=False)]
    return [
        e for e in every if (not kinds or e.kind in kinds) and not e.kinds_that_hurt(course.figures)
    ]


def test_every_exercise_is_there_once_in_its_chapter(
    course: Course, bank: Bank, questions: dict[str, Element]
) -> None:
    every = [e.id for c in course.chapters for e in course.exercises(c.name, thorough=False)]
    assert list(questions) == every
    root = ElementTree.fromstring(Bank(course).xml())
    categories = [text(q, "category") for q in root if q.get("type") == "category"]
    assert categories == [
        f"$course$/top/How Immunotherapy Works/{c.title}" for c in course.chapters
    ]
    for exercise in exercises(course):
        question = questions[exercise.id]
        assert question.get("type") == KINDS.get(exercise.kind, "description")
        assert question.findtext("idnumber") == exercise.id
        assert exercise.objective in [tag.findtext("text") for tag in question.findall("tags/tag")]


def test_choices_have_their_reasons_and_shares_that_moodle_knows(course, questions) -> None:
    found = exercises(course, "single", "multiple", "predict")
    assert len(found) > 40
    for exercise in found:
        writer = exercise.writer(course.figures)
        answers = questions[exercise.id].findall("answer")
        assert [(a.findtext("text"), text(a, "feedback")) for a in answers] == [
            (writer(o.text), writer(o.reason)) for o in exercise.options
        ]
        shares = [float(a.get("fraction", "")) for a in answers]
        assert {abs(share) for share in shares} <= SHARES
        assert [share > 0 for share in shares] == [o.right for o in exercise.options]
        assert sum(s for s in shares if s > 0) == pytest.approx(100, abs=0.001)
        is_single = exercise.kind != "multiple"
        assert questions[exercise.id].findtext("single") == ("true" if is_single else "false")
        # ticking everything earns nothing, where several may be ticked
        assert is_single or sum(shares) == pytest.approx(0, abs=0.001)


def test_what_belongs_together_does(course, questions) -> None:
    for exercise in exercises(course, "match"):
        writer = exercise.writer(course.figures)
        pairs = [
            (p.findtext("text"), text(p, "answer"))
            for p in questions[exercise.id].findall("subquestion")
        ]
        assert [left for left, _ in pairs if left] == [writer(p.left) for p in exercise.pairs]
        assert len([left for left, _ in pairs if not left]) == len(exercise.extra)
        assert not any("<" in right for _, right in pairs)
    for exercise in exercises(course, "order"):
        pairs = questions[exercise.id].findall("subquestion")
        assert [text(p, "answer") for p in pairs] == [
            str(n + 1) for n in range(len(exercise.items))
        ]


def test_a_number_is_right_where_it_is_right_in_the_course(course, questions) -> None:
    found = exercises(course, "number")
    assert found
    for exercise in found:
        given = exercise.payload(exercise.writer(course.figures))
        answers = questions[exercise.id].findall("answer")
        assert len(answers) == 1 + len(given["mistakes"])
        right = [a for a in answers if a.get("fraction") == "100"]
        assert [float(a.findtext("text") or "nan") for a in right] == [
            pytest.approx(given["answer"])
        ]
        room = float(right[0].findtext("tolerance") or "nan")
        edge = given["tolerance"] * (abs(given["answer"]) if given["relative"] else 1)
        assert room == pytest.approx(edge)


GAP = re.compile(r"\{1:(SHORTANSWER|MULTICHOICE_S):((?:\\.|[^}\\])*)\}")


def test_gaps_are_read_back(course, questions) -> None:
    found = exercises(course, "cloze")
    assert found
    for exercise in found:
        gaps = GAP.findall(text(questions[exercise.id], "questiontext"))
        assert len(gaps) == len(exercise.gaps)
        for (kind, inside), gap in zip(gaps, exercise.gaps, strict=True):
            parts = re.split(r"(?<!\\)~", inside)
            right = [p for p in parts if p.startswith("%100%")]
            assert kind == ("SHORTANSWER" if gap.typed else "MULTICHOICE_S")
            assert len(right) == (len(gap.accept) if gap.typed else 1)
            assert all(len(re.split(r"(?<!\\)#", part)) == 2 for part in parts)
            assert re.sub(r"\\(.)", r"\1", right[0].removeprefix("%100%").split("#")[0]) in (
                gap.right,
                gap.right.replace("'", "’"),
            )


def test_nothing_that_may_hurt_stands_open(course, bank, questions) -> None:
    every = [e for c in course.chapters for e in course.exercises(c.name, thorough=False)]
    hurting = [e for e in every if e.kinds_that_hurt(course.figures)]
    assert hurting
    for exercise in hurting:
        question = questions[exercise.id]
        assert question.get("type") == "description"
        assert re.sub(r'<a href="[^"]*">.*?</a>|<p>|</p>', "", text(question, "questiontext")) == ""
    lost = dict(bank.lost)
    assert all("may hurt" in lost[e.id] for e in hurting)


def test_what_does_not_carry_over_is_listed(course, bank, questions) -> None:
    lost = {name for name, _ in bank.lost}
    descriptions = {n for n, q in questions.items() if q.get("type") == "description"}
    assert descriptions <= lost
    every = [
        e
        for c in course.chapters
        if course.file(c.name).is_file()
        for e in course.exercises(c.name, thorough=False)
    ]
    assert {e.id for e in every if e.vary and not e.kinds_that_hurt(course.figures)} <= lost
    lines = list(told(bank.lost))
    assert any("no question of the kind goal" in line for line in lines)
    goal = next(e for e in exercises(course, "goal"))
    assert f"#exercise-{goal.id}" in text(questions[goal.id], "questiontext")


def test_the_command_says_that_links_need_an_address(tmp_path, monkeypatch, capsys) -> None:
    # the book's own setting may name one
    monkeypatch.setattr("explorable.exercises.moodle.configuration.address", lambda *_: "")
    monkeypatch.chdir(ROOT)
    assert main([str(tmp_path / "all/moodle.xml")]) == 0
    printed = capsys.readouterr().out
    assert "What does not carry over:" in printed
    assert "set `html: baseurl:`" in printed
    assert "http" not in (tmp_path / "all/moodle.xml").read_text("utf-8")
