"""Numbers that differ from learner to learner: what is wrong with versions, what the page gets; every version of the course's."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from small_book import HEAD, make, mistakes
from typescript import TypeScript

from explorable.exercises import Course
from explorable.exercises.answer_key import key
from explorable.exercises.base import Exercise
from explorable.exercises.course import current
from explorable.exercises.kinds.data import Data
from explorable.exercises.kinds.number import Number
from explorable.exercises.markup import TextError
from explorable.exercises.seeds import FIRST, SEEDS, version_of
from explorable.exercises.static_page import group, progress, static
from explorable.exercises.versions import blanked, rows_of, unfolded, versions

OWN = """  - id: first-own
    type: number
    objective: first-1
    bloom: apply
    vary: {many: [3, 4, 12], days: [2, 5]}
    let: {all: many*days, cells: "fact:cells"}
    question: "{many} a day, for {days} days, of {cells}. How many?"
    answer: all
    unit: cells
    tolerance: 1%
    mistakes:
      - {answer: many, reason: "That is for one of {days} days."}
    hints: ["{many} is the first."]
    explanation: "{answer}, which is {many} times {days}."
"""
CHOICE = """  - id: first-choice
    type: single
    objective: first-1
    bloom: apply
    vary:
      - {low: 1, high: 2}
      - {low: 2, high: 4}
      - {low: 3, high: 6}
      - {low: 4, high: 8}
      - {low: 5, high: 10}
      - {low: 6, high: "fact:cells"}
    question: Which is the smaller of two, {low} or {high}?
    options:
      - {text: "{high}", reason: "{low} is smaller."}
      - {text: "{low}", right: true, reason: It is.}
      - {text: neither, reason: They differ.}
    explanation: So.
"""
TABLE = """  - id: first-table
    type: data
    objective: first-1
    bloom: apply
    made_up: true
    vary: {many: [3, 4, 12], days: [2, 5]}
    let: {all: many*days}
    question: How many in all?
    table:
      caption: Cells
      columns: [What, How many]
      rows:
        - [A day, "{many}"]
        - [Days, "{days}"]
    answer: all
    unit: cells
    tolerance: 1%
    mistakes:
      - {answer: many, reason: "That is for one of {days} days."}
    explanation: "{answer}."
"""
SOME = int(os.environ.get("SEEDS", "50"))
"""So many seeds are tried in each run; `make soak` asks all of them."""
COURSE = current()
REAL = [
    e
    for chapter in COURSE.chapters
    for e in COURSE.exercises(chapter.name, thorough=False)
    if e.vary
]


def exercise(folder: Path, text: str = OWN) -> tuple[Any, Course]:
    course = Course(make(folder, HEAD + text))
    (found,) = course.exercises("first")
    return found, course


def test_every_combination_is_a_version_and_each_is_asked_in_its_own_numbers(
    tmp_path: Path,
) -> None:
    one, course = exercise(tmp_path)
    made = one.described(course.figures)
    assert made["versions"]["count"] == 6
    asked = [unfolded(made, n) for n in range(6)]
    assert [a["answer"] for a in asked] == [6, 15, 8, 20, 24, 60]
    assert asked[3]["question"] == "4 a day, for 5 days, of 40. How many?"
    assert asked[3]["explanation"] == "20 cells, which is 4 times 5."
    assert asked[3]["mistakes"][0]["answer"] == 4 and asked[3]["hints"] == ["4 is the first."]
    assert "versions" not in asked[3]


def test_the_rest_is_the_version_of_the_first_seed_as_a_page_without_script_has_it(
    tmp_path: Path,
) -> None:
    one, course = exercise(tmp_path)
    made = one.described(course.figures)
    n = version_of(FIRST, one.id, 6)
    assert {k: v for k, v in made.items() if k != "versions"} == unfolded(made, n)
    html = static(course, group(course, "practice", "first", [one]), [one])
    assert made["question"] in html and f"<strong>{made['shown']}</strong>" in html


def test_versions_are_folded_into_what_stays_and_columns() -> None:
    made = [
        {"a": "1 of 20 cells", "b": [{"c": n, "d": f"about {n}.5, {n}.5"}], "e": "same", "f": text}
        for n, text in ((1, "1 million"), (2, "900,000"))
    ]
    made[1]["a"] = "3 of 20 cells"
    spec = versions(made)
    assert spec["columns"] == [
        ["1", "3"],
        [1, 2],
        ["1.5", "2.5"],
        ["1", "900,000"],
        [" million", ""],
    ]
    assert spec["at"][0] == {"path": ["a"], "pieces": [0, " of 20 cells"]}
    assert spec["at"][2] == {"path": ["b", 0, "d"], "pieces": ["about ", 2, ", ", 2]}
    assert [unfolded({**made[0], "versions": spec}, n) for n in (0, 1)] == made
    with pytest.raises(TextError, match="version 2 is of another form"):
        versions([{"a": [1]}, {"a": [1, 2]}])


def test_the_list_of_all_questions_leaves_a_gap_where_numbers_differ(tmp_path: Path) -> None:
    one, course = exercise(tmp_path)
    made = one.described(course.figures)
    assert (
        blanked(made, "question").replace("\N{NO-BREAK SPACE}", " ")
        == "… a day, for … days, of 40. How many?"
    )
    told = json.loads(progress(course).partition('application/json">')[2].partition("</script>")[0])
    assert told["chapters"][0]["exercises"][0][4].startswith("… a day")
    assert told["chapters"][0]["exercises"][0][2] == made["print"]


def test_the_print_changes_if_any_version_does_and_not_by_a_reason(tmp_path: Path) -> None:
    def printed(text: str) -> str:
        one, course = exercise(tmp_path, text)
        return str(one.described(course.figures)["print"])

    assert printed(OWN.replace("[3, 4, 12]", "[3, 4, 13]")) != printed(OWN)
    assert printed(OWN.replace("for one of", "one of")) == printed(OWN)


def test_choices_may_vary_and_versions_may_stand_one_by_one(tmp_path: Path) -> None:
    one, course = exercise(tmp_path, CHOICE)
    made = one.described(course.figures)
    assert [unfolded(made, n)["options"][0]["text"] for n in (0, 5)] == ["2", "40"]
    assert all(unfolded(made, n)["options"][1]["right"] for n in range(6))
    assert "low = 6, high = fact:cells" in one.by_seed(course.figures)


def test_a_table_to_read_may_vary(tmp_path: Path) -> None:
    one, course = exercise(tmp_path, TABLE)
    made = one.described(course.figures)
    asked = [unfolded(made, n) for n in range(6)]
    assert [a["number"]["answer"] for a in asked] == [6, 15, 8, 20, 24, 60]
    assert "<td>4</td>" in asked[3]["picture"] and "<td>5</td>" in asked[3]["picture"]
    assert "20 cells" in one.by_seed(course.figures)
    same = TABLE.replace("answer: all", "answer: 7").replace("many, reason", "1, reason")
    one, course = exercise(tmp_path / "same", same)
    one.described(course.figures)  # what is read differs, though all answers are alike


def test_curves_to_read_may_not_vary(tmp_path: Path) -> None:
    cut = TABLE.index("    table:"), TABLE.index("    answer:")
    curve = """    survival:
      caption: Cells
      x: Days
      y: Left
      times: [0, 2, 5]
      arms:
        - {name: All, people: 5, events: [1, 2]}
"""
    found = mistakes(tmp_path, HEAD + TABLE[: cut[0]] + curve + TABLE[cut[1] :])
    assert any("only a `table:` can have numbers that differ" in what for _, _, what in found), (
        found
    )


def test_a_setting_of_a_simulation_may_be_drawn(tmp_path: Path) -> None:
    own = OWN.replace(
        "{many: [3, 4, 12], days: [2, 5]}",
        "{fold: [200, 400, 800, 1600, 3200, 6400]}\n    settings: {mine: {foldx: fold}}",
    )
    own = (
        own.replace("many*days", '"sim:car-t-in-blood.doublings@mine"')
        .replace("{many}", "{fold}")
        .replace("{days}", "{all}")
    )
    one, course = exercise(tmp_path, own.replace("answer: many", "answer: fold"))
    found = [unfolded(one.described(course.figures), n)["answer"] for n in range(6)]
    assert found == sorted(found) and found[1] - found[0] == pytest.approx(1)


def test_the_key_lists_every_version_with_its_seeds(tmp_path: Path) -> None:
    one, course = exercise(tmp_path)
    written = key(course)
    assert "many = 4, days = 5" in written
    rows = one.by_seed(course.figures).split("<tr>")[2:]
    assert len(rows) == 6 and "20 cells" in rows[3]
    listed = [int(s) for row in rows for s in row.split("<td>")[-1].split("<")[0].split()]
    assert sorted(listed) == list(SEEDS)


def test_it_counts_once_and_is_not_asked_again_elsewhere(tmp_path: Path) -> None:
    folder = make(tmp_path, HEAD + OWN, second="chapter: second\nexercises: []\n")
    (folder / "chapters/second.md").write_text("# Second\n\n- **second-1** explain\n")
    course = Course(folder)
    assert len(course.exercises("first")) == 1
    assert course.recalled("second") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("[2, 5]", "[2]", 7, "this makes 3 versions; between 6 and 60 are right"),
        ("[3, 4, 12]", "[3, 3, 12]", 7, "version 3 is drawn already (many = 3"),
        ("many*days", "many*nights", 8, "`all` uses nights, which must stand above it"),
        ("{days} days,", "{nights} days,", 9, "`nights` is not known here"),
        ("{answer: many,", "{answer: many*2,", 14, "6 counts as the right answer 6; change or remove it (where many = 3"),
        ("answer: all", "answer: all/(many - 3)", 10, "(where many = 3"),
        ("cells: \"fact:cells\"", "cells: \"fact:days\"", 8, "is a range: add .low or .high"),
        ("{many: [3, 4, 12], days: [2, 5]}", "[{many: 3, days: 2}, {many: 4}, {many: 1, days: 1}, {many: 1, days: 2}, {many: 1, days: 3}, {many: 2, days: 3}]", 7, "version 2 names many, the first many, days"),
        ("type: number", "type: text\n    model: M.\n    points: [a, b]", 0, "numbers of the type `text` can't differ"),
        ("{many} a day, for {days} days, of {cells}", "All of {cells}, {all}", 7, ""),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_mend(
    tmp_path: Path, old: str, new: str, line: int, told: str
) -> None:
    text = OWN.replace(old, new, 1)
    if "type: text" in new:
        drop = ("    answer", "    unit", "    tolerance", "    mistakes", "      - {answer")
        text = "".join(
            row for row in text.splitlines(keepends=True) if not row.startswith(drop)
        ).replace("{answer}", "All")
    if not told:  # asked alike, answered alike
        text = text.replace("[3, 4, 12]", "[2, 5, 12]").replace("answer: many,", "answer: 0,")
        told = "ask and judge the same; leave one out"
    found = mistakes(tmp_path, HEAD + text)
    assert any((at == line or not line) and told in what for at, _, what in found), found


def test_two_options_that_read_alike_in_one_version_are_told(tmp_path: Path) -> None:
    found = mistakes(tmp_path, HEAD + CHOICE.replace("{low: 3, high: 6}", "{low: 3, high: 3}"))
    assert [(at, what) for at, _, what in found] == [
        (
            17,
            "`options[2].text`: this reads as an option before it; change one of them (where low = 3, high = 3)",
        )
    ]


# ---- those of the course


def test_there_are_many_of_them_and_each_counts_once() -> None:
    assert len(REAL) >= 30
    chapters = {c.name for c in COURSE.chapters for e in REAL if e.id in COURSE.ids(c.name)}
    assert len(chapters) == len(COURSE.chapters)
    assert len({e.id for e in REAL}) == len(REAL)


def question(asked: dict[str, Any]) -> dict[str, Any]:
    """What is answered: data carry it beside what is read."""
    return asked.get("number") or asked.get("choice") or asked


def ways(asked: dict[str, Any]) -> list[tuple[Any, float]]:
    """Answers with what each has to be judged: the right one, and every wrong one that is known."""
    if "options" in asked:
        return [(n, float(bool(o.get("right")))) for n, o in enumerate(asked["options"])]
    return [(asked["shown"], 1), *((repr(m["answer"]), 0) for m in asked["mistakes"])]


JUDGE = """
import { unfolded } from "./exercise/kinds/further/versions";
import { versionOf } from "./exercise/seeds";
import { judged } from "./exercise/kinds/number";
Object.defineProperty(globalThis, "navigator", { value: { language: "en-US" }, configurable: true });
const question = (asked) => asked.number ?? asked.choice ?? asked;
const score = (asked, way) => asked.options ? Number(asked.options[way].right === true) : judged(asked, way);
const answer = ([exercise, seed, ways]) => {
  const asked = unfolded(exercise, versionOf(seed, exercise.id, exercise.versions.count));
  return [asked, ways.map((way) => score(question(asked), way))];
};
"""


@pytest.mark.parametrize("one", REAL, ids=lambda one: one.id)
def test_for_every_seed_the_right_answer_is_right_and_each_mistake_has_its_reason(
    one: Exercise, tmp_path: Path
) -> None:
    made = one.described(COURSE.figures)
    count = made["versions"]["count"]
    assert count == len(rows_of(one.vary))
    asked = [unfolded(made, version_of(seed, one.id, count)) for seed in range(1, SOME + 1)]
    tried = [ways(question(a)) for a in asked]
    page = TypeScript(tmp_path, JUDGE)(
        [[made, seed, [way for way, _ in some]] for seed, some in enumerate(tried, 1)]
    )
    for own, some, (theirs, verdicts) in zip(asked, tried, page, strict=True):
        assert theirs == json.loads(json.dumps(own))
        for (way, score), verdict in zip(some, verdicts, strict=True):
            if not isinstance(verdict, dict):
                assert verdict == score
                continue
            assert verdict.get("score") == score, (own["question"], way, verdict)
            if score == 0:
                mistakes = question(own)["mistakes"]
                assert any(m["reason"] in verdict["say"] for m in mistakes), verdict["say"]


@pytest.mark.parametrize("one", REAL, ids=lambda one: one.id)
def test_each_version_is_that_of_python(one: Exercise) -> None:
    made = one.described(COURSE.figures)
    for n in range(made["versions"]["count"]):
        writer = one.writer(COURSE.figures, n)
        asked = unfolded(made, n)
        assert asked["question"] == writer(one.question)
        assert asked["explanation"] == writer(one.explanation)
        if isinstance(one, Number | Data) and one.answer is not None:
            assert question(asked)["answer"] == writer.number(one.answer)
            assert one.answered(writer) == question(asked)["shown"]
