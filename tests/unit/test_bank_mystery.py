"""Find what differs: which curves may be hidden, what the page gets, what is wrong; and that each of the course's can be solved."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from small_book import HEAD, make, mistakes, only
from typescript import TypeScript

from explorable.exercises import Course
from explorable.exercises.answer_key import key
from explorable.exercises.course import current
from explorable.exercises.curve_chart import POINTS
from explorable.exercises.curve_grid import APART, CLEAR, WITHIN, apart
from explorable.exercises.kinds.mystery import Mystery
from explorable.exercises.seeds import FIRST, SEEDS, version_of

MYSTERY = """  - id: first-mystery
    type: mystery
    objective: first-1
    bloom: analyze
    question: What differs?
    simulation: car-t-in-blood
    quantity: total
    settings: {two-months: {days: 60}}
    setting: two-months
    suspects:
      - {parameter: foldx, values: [200, 1000, 4000, 30000], reason: It lifts.}
      - {parameter: Tmax, values: [6, 9, 14], reason: It moves.}
    explanation: So.
"""
COURSE = current()
REAL = [
    e
    for chapter in COURSE.chapters
    for e in COURSE.exercises(chapter.name, thorough=False)
    if isinstance(e, Mystery)
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make(tmp_path, HEAD + MYSTERY)


def test_the_page_gets_the_usual_curve_all_others_and_what_may_be_hidden(book: Path) -> None:
    one, writer = only(book, Mystery)
    made = one.payload(writer)
    assert len(made["usual"]) == POINTS
    assert (made["x"]["lo"], made["x"]["hi"], made["y"]["log"], made["within"]) == (0, 60, True, 5)
    assert [s["label"] for s in made["suspects"]] == [
        "How many times they multiply",
        "Day of the peak",
    ]
    assert made["suspects"][1]["values"] == [
        "6\N{NO-BREAK SPACE}days",
        "9\N{NO-BREAK SPACE}days",
        "14\N{NO-BREAK SPACE}days",
    ]
    assert made["suspects"][1]["usual"] == "9.3\N{NO-BREAK SPACE}days"
    assert (0, 2) not in made["hidden"] and (1, 1) not in made["hidden"], "nearly as usual"
    assert {s for s, _v in made["hidden"]} == {0, 1}


def test_without_a_script_the_first_seed_is_asked_and_answered(book: Path) -> None:
    one, writer = only(book, Mystery)
    hidden = one.grid(writer).alone
    s, v = hidden[version_of(FIRST, one.id, len(hidden))]
    spec = one.payload(writer)["suspects"][s]
    task = one.task(writer)
    assert "<svg" in task and "The picture as a table" in task and "With one setting moved" in task
    assert "<strong>" not in task
    assert f"<strong>{spec['label']}: {spec['values'][v]}</strong>" in one.solution(writer)
    assert "It lifts." in one.solution(writer) and "It moves." in one.solution(writer)


def test_the_key_lists_each_version_with_its_seeds(book: Path) -> None:
    one, writer = only(book, Mystery)
    table = one.by_seed(writer.figures)
    assert table in key(Course(book))
    rows = table.split("<tr>")[2:]
    assert len(rows) == len(one.grid(writer).alone)
    listed = {
        int(s): n for n, row in enumerate(rows) for s in row.split("<td>")[-1].split("<")[0].split()
    }
    assert listed == {seed: version_of(seed, one.id, len(rows)) for seed in SEEDS}


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("quantity: total", "quantity: all", 9, "draws no `all`; it draws total, E, M"),
        ("setting: two-months", "setting: ever", 11, "there is no setting `ever`"),
        ("simulation: car-t-in-blood", "simulation: car-t", 8, "there is no simulation `car-t`"),
        ("parameter: Tmax", "parameter: tmax", 14, "has no parameter `tmax`"),
        ("parameter: Tmax", "parameter: foldx", 14, "`foldx` is a suspect already"),
        ("[6, 9, 14]", "[6, 9, 44]", 14, "44 can't be set: the slider of Tmax runs from 5 to 20"),
        ("[6, 9, 14]", "[6, 9.3, 14]", 14, "9.3 is the usual value, so nothing would differ"),
        ("[6, 9, 14]", "[9, 6, 14]", 14, "from the smallest to the largest"),
        ("[6, 9, 14]", "[6, 9]", 14, "at least 3"),
        ("[6, 9, 14]", "[9, 9.2, 9.4]", 14, "no value of `Tmax` can be found out"),
        ("parameter: Tmax, values: [6, 9, 14]", "parameter: days, values: [70, 80, 90]", 12, "the axis has other ends; leave `days` out"),
        (", reason: It moves.", "", 14, "`suspects[2].reason` is missing; add it"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_mend(
    book: Path, old: str, new: str, line: int, told: str
) -> None:
    found = mistakes(book.parent, HEAD + MYSTERY.replace(old, new, 1))
    assert any(at == line and told in what for at, _, what in found), found


def test_a_slider_is_needed(tmp_path: Path) -> None:
    flu = MYSTERY.replace("car-t-in-blood", "influenza").replace("quantity: total", "quantity: V")
    flu = flu.replace("    settings: {two-months: {days: 60}}\n    setting: two-months\n", "")
    flu = flu.replace("foldx, values: [200, 1000, 4000, 30000]", "gV, values: [1, 2, 3]")
    flu = flu.replace("Tmax, values: [6, 9, 14]", "V0, values: [0.02, 0.1, 0.5]")
    found = mistakes(tmp_path, HEAD + flu)
    assert [(at, what) for at, _, what in found] == [
        (11, "`suspects[1].parameter`: `gV` has no slider, so nobody can try it; take another")
    ]


def test_page_and_python_give_each_seed_the_same_version(tmp_path: Path) -> None:
    source = (
        'import { versionOf } from "./exercise/seeds";\n'
        "const answer = ([seed, name, count]) => versionOf(seed, name, count);\n"
    )
    asked = [
        [seed, name, count]
        for name in ("first-mystery", "cell-mystery-in-blood", "a-b")
        for count in (1, 2, 7, 26)
        for seed in SEEDS
    ]
    assert TypeScript(tmp_path, source)(asked) == [version_of(s, n, c) for s, n, c in asked]


def test_seeds_are_spread_and_exercises_do_not_go_in_step() -> None:
    many = Counter(version_of(seed, "first-mystery", 10) for seed in SEEDS)
    assert len(many) == 10 and max(many.values()) < 150 and min(many.values()) > 60
    same = sum(version_of(s, "first-a", 10) == version_of(s, "first-b", 10) for s in SEEDS)
    assert 60 < same < 150


# ---- those of the course: what a seed hides is one of a list, so all of the list stands for all seeds


def test_there_are_some() -> None:
    assert len(REAL) >= 2


@pytest.mark.parametrize("one", REAL, ids=lambda one: one.id)
def test_each_version_can_be_solved_in_one_way(one: Mystery) -> None:
    grid = one.grid(one.writer(COURSE.figures))
    assert {s for s, _v in grid.alone} == set(range(len(one.suspects))), "each may be the one"
    assert len(grid.alone) >= 12
    for s, v in grid.alone:
        assert apart(grid.curves[s][v], grid.usual) > CLEAR > WITHIN
        assert grid.nearest_other(s, v) > APART > WITHIN
        fitting = grid.fitting((s, v))
        assert (s, v) in fitting and {found for found, _v in fitting} == {s}


@pytest.mark.parametrize("one", REAL, ids=lambda one: one.id)
def test_the_page_judges_every_answer_to_every_version_alike(one: Mystery, tmp_path: Path) -> None:
    grid = one.grid(one.writer(COURSE.figures))
    exercise = one.described(COURSE.figures)
    source = (
        'import { judged } from "./exercise/kinds/further/mystery";\n'
        "globalThis.navigator ??= { language: 'en' };\n"
        "const answer = ([exercise, hidden, answers]) => answers.map((cell) => judged(exercise, hidden, cell).score);\n"
    )
    cells = [(s, v) for s, row in enumerate(grid.curves) for v in range(len(row))]
    page = TypeScript(tmp_path, source)([[exercise, hidden, cells] for hidden in grid.alone])
    for hidden, scores in zip(grid.alone, page, strict=True):
        right = [cell for cell, score in zip(cells, scores, strict=True) if score == 1]
        assert right == grid.fitting(hidden)
        assert all(
            score == (1 if cell in right else 0.75 if cell[0] == hidden[0] else 0)
            for cell, score in zip(cells, scores, strict=True)
        )
