"""The course's own bank: enough of everything, goals that can be reached, code that can be solved."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
from docutils import nodes
from typescript import FRONTEND

import chapter_rules
from explorable.exercises import Course, current
from explorable.exercises.base import Exercise
from explorable.exercises.kinds.choice import Predict, Single
from explorable.exercises.kinds.code import Code
from explorable.exercises.kinds.goal import Goal
from explorable.exercises.kinds.number import Number
from explorable.exercises.static_page import group, progress, static
from explorable.html import STATIC, as_script_text
from immunobook.sphinx_ext import ways

COURSE = Course(Path(__file__).parents[2] / "book")
NAMES = [c.name for c in COURSE.chapters if COURSE.file(c.name).is_file()]
ALL = [(name, e) for name in NAMES for e in COURSE.exercises(name, thorough=False)]
GIVEN = [pytest.param(e, id=e.id) for _, e in ALL]


def of(kind: type[Exercise]) -> list[object]:
    return [pytest.param(e, id=e.id) for _, e in ALL if isinstance(e, kind)]


def test_every_chapter_has_exercises() -> None:
    missing = {c.name for c in COURSE.chapters} - set(NAMES)
    assert not missing, f"write book/exercises/NAME.yml for {', '.join(missing)}"


@pytest.mark.parametrize("name", NAMES)
class TestChapter:
    def test_has_no_mistakes(self, name: str) -> None:
        COURSE.exercises(name)

    def test_has_enough_of_everything(self, name: str) -> None:
        found = list(chapter_rules.exercises(COURSE, name))
        assert not found, "\n".join(found)

    def test_is_light(self, name: str) -> None:
        placed = COURSE.chapter(name).placed  # these stand elsewhere on the page
        every = COURSE.exercises(name, thorough=False)
        rows = [e for e in every if e.kind != "vignette" and e.id not in placed]
        described = group(COURSE, "practice", name, rows)
        assert len(gzip.compress(json.dumps(described, ensure_ascii=False).encode())) <= 9 * 1024


def in_the_story(name: str) -> str:
    """The lines of a chapter that stand outside of what the story folds."""
    found, section, mark = [], "", ways.END
    for line in (COURSE.folder / f"chapters/{name}.md").read_text("utf-8").splitlines():
        section = line[3:].strip() if line.startswith("## ") else section
        mark = ways.mark_of(nodes.comment("", line)) or mark
        if section not in ways.COURSE and mark != ways.BEGIN:
            found.append(line)
    return "\n".join(found)


@pytest.mark.parametrize("name", NAMES)
def test_a_story_asks_two_or_three_kind_questions_and_counts_what_it_shows(name: str) -> None:
    story = [e for e in COURSE.exercises(name, thorough=False) if e.way == "story"]
    assert 2 <= len(story) <= 3, "mark two or three with `way: story`"
    shown = re.findall(r'\bexercise\("([a-z0-9-]+)"\)', in_the_story(name))
    assert sorted(e.id for e in story) == sorted(shown), "marked `way: story`, and in the story"
    for exercise in story:
        assert not exercise.kinds_that_hurt(COURSE.figures), f"{exercise.id} tells what may hurt"
    touched = re.findall(r'\bexplore\("([a-z0-9-]+)"\)', in_the_story(name))
    assert COURSE.story(name) == touched, f"`story:` on top of exercises/{name}.yml"


def test_the_right_option_has_no_usual_place_or_length() -> None:
    chosen = [e for _, e in ALL if isinstance(e, Single | Predict)]
    places = [next(n for n, o in enumerate(e.options) if o.right) for e in chosen]
    assert max(places.count(n) for n in range(4)) <= 0.4 * len(chosen)
    assert min(places.count(n) for n in range(4)) >= 0.15 * len(chosen)
    writers = [(e, e.writer(COURSE.figures)) for e in chosen]
    longest = [max(e.options, key=lambda o: len(w(o.text))).right for e, w in writers]
    assert sum(longest) <= 0.4 * len(chosen)


@pytest.mark.parametrize("exercise", of(Goal))
def test_a_goal_is_not_reached_at_the_start_and_is_reached_by_its_solution(exercise: Goal) -> None:
    start = COURSE.figures.run(exercise.simulation, exercise.start)
    solved = COURSE.figures.run(exercise.simulation, exercise.solution_)
    assert not exercise.reached(start)
    assert not exercise.reached(COURSE.figures.run(exercise.simulation, {}))
    assert exercise.reached(solved)


@pytest.mark.parametrize("exercise", of(Goal))
def test_a_goal_only_moves_what_a_reader_can_move(exercise: Goal) -> None:
    simulation = COURSE.figures.simulation(exercise.simulation)
    movable = {*simulation.sliders, *simulation.more}
    assert set(exercise.solution_) <= movable
    assert set(exercise.start) <= movable


@pytest.mark.parametrize("exercise", of(Code))
def test_code_starts_unsolved_and_can_be_solved(
    exercise: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(COURSE.folder)
    from immunobook import explore

    scope: dict[str, object] = {"explore": explore}
    starter = "\n".join(line for line in exercise.starter.splitlines() if ".check(" not in line)
    exec(starter, scope)
    first = exercise.judge(scope["answer"], COURSE.figures)
    assert not first.right
    assert first.message.startswith("Not yet. ")
    assert "can't be looked at" not in first.message, first.message
    scope = {"explore": explore}
    exec(exercise.solution_, scope)
    solved = exercise.judge(scope["answer"], COURSE.figures)
    assert solved.right, solved.message


@pytest.mark.parametrize("exercise", of(Code))
@pytest.mark.parametrize(
    "odd", [None, 7, "text", [], {"a": 1}, object()], ids=lambda odd: type(odd).__name__
)
def test_code_explains_an_odd_object(exercise: Code, odd: object) -> None:
    found = exercise.judge(odd, COURSE.figures)
    assert not found.right
    assert found.message.startswith("Not yet. ")


@pytest.mark.parametrize("exercise", of(Number))
def test_a_number_is_taken_as_it_is_printed(exercise: Number) -> None:
    printed = exercise.writer(COURSE.figures).answer
    assert printed is not None
    assert exercise.grade(printed, COURSE.figures)
    assert (
        exercise.grade(printed.replace(".", ","), COURSE.figures)
        or "," in printed
        or "." not in printed
    )


@pytest.mark.parametrize("exercise", GIVEN)
def test_wording_is_kind(exercise: Exercise) -> None:
    described = exercise.described(COURSE.figures)
    said = json.dumps(described, ensure_ascii=False)
    assert not re.search(r"\b(wrong!|incorrect|false!|stupid|obviously)\b", said, re.I)
    for text in (described["question"], described["explanation"], *described["hints"]):
        assert not re.search(r"[{}]", re.sub(r"<code>.*?</code>", "", text)), (
            "a place was not filled"
        )


def test_three_questions_come_back_from_earlier_chapters() -> None:
    for number, name in enumerate(NAMES[1:], 1):
        found = COURSE.recalled(name)
        assert len({e.id for e in found}) == 3
        assert [e.id for e in found] == [e.id for e in Course(COURSE.folder).recalled(name)]
        homes = {c for c in NAMES for e in found if e.id in COURSE.ids(c)}
        assert homes <= set(NAMES[:number])
        assert len(homes) == min(number, 3)
    assert COURSE.recalled(NAMES[0]) == []


def test_the_same_question_does_not_come_back_in_every_chapter() -> None:
    found = [e.id for name in NAMES[1:] for e in COURSE.recalled(name)]
    assert len(set(found)) >= 0.8 * len(found)


def test_without_javascript_everything_can_be_read() -> None:
    name = "innate-and-acquired"
    asked = COURSE.exercises(name, thorough=False)
    html = static(COURSE, group(COURSE, "practice", name, asked), asked)
    read = re.sub(r"<script.*?</script>", "", html, flags=re.S)
    for exercise in asked:
        described = exercise.described(COURSE.figures)
        assert described["question"] in read
        assert described["explanation"] in read or exercise.kind == "code"
        for option in described.get("options", []):
            assert option["text"] in read
            assert option["reason"] in read


def test_a_script_can_not_break_out_of_the_page() -> None:
    told = {"question": "Is </script><!-- one?"}
    text = as_script_text(told)
    assert "</" not in text and "<!--" not in text
    assert json.loads(text) == told


def test_the_fingerprint_follows_the_question_and_not_the_reasons() -> None:
    exercise = next(e for _, e in ALL if e.kind == "single")
    here = exercise.described(COURSE.figures)["print"]
    options = [o.model_copy(update={"reason": "Another reason."}) for o in exercise.options]  # type: ignore[attr-defined]
    reworded = exercise.model_copy(
        update={"options": options, "explanation": "Another.", "hints": ["One."]}
    )
    assert reworded.described(COURSE.figures)["print"] == here
    asked = exercise.model_copy(update={"question": "Something else?"})
    assert asked.described(COURSE.figures)["print"] != here


ELSEWHERE = ("ui", "progress", "simulation", "solve", "charts")
"""Rooms of the front end that other parts of a page need as well."""


@pytest.mark.parametrize(
    ("entry", "apart", "most"),
    [
        # these two come with explorers; asking how sure, after a goal, and the learner's seed took 0.6,
        # that nothing of a class is kept 0.1, what a learning system hears 0.1
        ("exercise/mount", ("ui/retry", "ui/when-near"), 21),
        ("exercise/mount", [f"{room}/*" for room in ELSEWHERE], 14),
    ],
    ids=["with all it uses", "alone"],
)
def test_the_front_end_of_the_exercises_is_light(
    tmp_path: Path, entry: str, apart: list[str], most: float
) -> None:
    bundle = tmp_path / "exercise.js"
    options = ["--bundle", "--minify", "--format=esm", "--target=es2020", "--log-level=warning"]
    options += [f"--external:{up}{path}" for path in apart for up in ("../", "../../")]
    esbuild = FRONTEND / "node_modules/esbuild/bin/esbuild"
    command = [str(esbuild), f"src/{entry}.ts", *options, f"--outfile={bundle}"]
    subprocess.run(command, cwd=FRONTEND, check=True)
    size = len(gzip.compress(bundle.read_bytes(), 9)) / 1024
    print(f"front end of the exercises: {size:.1f} KiB gzip")
    assert size <= most


def test_the_further_kinds_are_light_and_bring_nothing_that_the_page_has() -> None:
    script = (STATIC / "kinds.js").read_bytes()
    size = len(gzip.compress(script, 9)) / 1024
    print(f"further kinds of exercises: {size:.1f} KiB gzip")
    assert size <= 12
    assert b"Choose one of the answers first" not in script, "strings.ts came a second time"


def test_a_goal_tells_numbers_as_the_sliders_do():
    course = current()

    def unit(exercise: str, name: str) -> tuple[str, bool]:
        described = course.find(exercise)[1].described(course.figures)
        return next((w["unit"], w["told"]) for w in described["watch"] if w["name"] == name)

    assert unit("innate-goal-worth", "r") == ("per day", False)
    assert unit("cell-goal-lifetime", "low_day") == ("days", True), "its label says “Day” already"
    not_a_unit = "95% in a label is no unit"
    assert unit("research-goal-half-outside", "here_low") == ("%", False), not_a_unit
    goal = course.find("cancer-goal-two-helps")[1]
    assert "Killing by defense cells: 1.4 × usual" in goal.solution(goal.writer(course.figures))


def test_my_progress_knows_what_the_story_has() -> None:
    data = re.search(r'<script type="application/json">(.*?)</script>', progress(COURSE), re.S)
    assert data
    rows = {c["name"]: c for c in json.loads(data[1])["chapters"]}
    for name in NAMES:
        story, ids = rows[name]["story"], [row[0] for row in rows[name]["exercises"]]
        assert 2 <= len(story["exercises"]) <= 3
        assert set(story["exercises"]) <= set(ids)
        assert list(story["simulations"]) == COURSE.story(name)
    assert rows["how-it-works"]["story"]["simulations"] == {"tip-the-balance": "Tip the balance"}
