"""The bank is sorted: levels that fit their kinds, options that do not give the answer away, beliefs with names."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from explorable import settings
from explorable.exercises import Course
from explorable.exercises.base import Exercise, Option
from explorable.exercises.kinds.goal import Goal

BOOK = Path(__file__).parents[2] / "book"
COURSE = Course(BOOK)
WRITTEN = [c for c in COURSE.chapters if COURSE.file(c.name).is_file()]
ALL = [e for c in WRITTEN for e in COURSE.exercises(c.name, thorough=False)]

LEVELS = ("remember", "understand", "apply", "analyze", "evaluate", "create")
#: the levels that a kind can reach, from and to; what is not listed can reach any but `create`
REACH = {
    "goal": ("apply", "analyze"),  # sliders are moved: nothing is made that was not there
    "number": ("apply", "analyze"),
    "draw": ("apply", "analyze"),
    "data": ("apply", "evaluate"),
    "vignette": ("apply", "evaluate"),
    "spot": ("understand", "evaluate"),
    "predict": ("understand", "analyze"),
    "match": ("remember", "analyze"),
    "order": ("remember", "analyze"),
    "label": ("remember", "analyze"),
    "cloze": ("remember", "apply"),
    "code": ("apply", "create"),
    "text": ("understand", "create"),
}

HEDGES = re.compile(
    r"\b(may|might|can(?!['’]t)|could|often|some|sometimes|usually|mostly|likely|probably|perhaps"
    r"|seldom|rarely|hardly|nearly|almost)\b",
    re.I,
)
ABSOLUTES = re.compile(
    r"\b(always|never|all|only|no one|nobody|nothing|none|every|each|surely|alone|must|any)\b", re.I
)


def places(level: str) -> int:
    return LEVELS.index(level)


def fits(exercise: Exercise) -> bool:
    low, high = REACH.get(exercise.kind, ("remember", "evaluate"))
    return places(low) <= places(exercise.bloom) <= places(high)


@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.id)
def test_a_level_is_one_that_its_kind_can_reach(exercise: Exercise) -> None:
    low, high = REACH.get(exercise.kind, ("remember", "evaluate"))
    assert fits(exercise), f"`bloom: {exercise.bloom}`: a {exercise.kind} asks {low} to {high}"


def test_moving_sliders_is_not_create() -> None:
    goal = next(e for e in ALL if e.kind == "goal")
    assert not fits(goal.model_copy(update={"bloom": "create"}))


def test_two_of_five_ask_to_analyze_or_more() -> None:
    high = [e for e in ALL if places(e.bloom) >= places("analyze")]
    assert len(high) >= 0.4 * len(ALL), f"{len(high)} of {len(ALL)}"


@pytest.mark.parametrize("chapter", WRITTEN, ids=lambda c: c.name)
def test_each_objective_is_asked_in_three_kinds_or_more(chapter) -> None:
    kinds = defaultdict(set)
    for exercise in COURSE.exercises(chapter.name, thorough=False):
        kinds[exercise.objective].add(exercise.kind)
    few = {o: sorted(kinds[o]) for o in chapter.objectives if len(kinds[o]) < 3}
    assert not few


def options() -> dict[bool, list[str]]:
    """What there is to choose from, as it is printed: the right ones and the others."""
    found: dict[bool, list[str]] = {True: [], False: []}
    for exercise in ALL:
        writer = exercise.writer(COURSE.figures)
        for _place, option in exercise.options_anywhere():
            found[option.right].append(re.sub(r"<[^>]+>", "", writer(option.text)))
    return found


@pytest.mark.parametrize("words", [HEDGES, ABSOLUTES], ids=["careful words", "absolute words"])
def test_words_do_not_give_the_answer_away(words: re.Pattern[str]) -> None:
    share = {
        right: 100 * sum(bool(words.search(text)) for text in texts) / len(texts)
        for right, texts in options().items()
    }
    print(f"right {share[True]:.1f}%, others {share[False]:.1f}%")
    assert abs(share[True] - share[False]) <= 6


def test_length_does_not_give_the_answer_away() -> None:
    mean = {
        right: sum(len(text) for text in texts) / len(texts) for right, texts in options().items()
    }
    print(f"right {mean[True]:.1f} letters, others {mean[False]:.1f}")
    assert mean[True] <= mean[False]


def named() -> list[tuple[str, Option]]:
    return [(e.id, o) for e in ALL for _place, o in e.options_anywhere() if not o.right]


def test_every_wrong_option_names_its_misconception() -> None:
    lack = [f"{id}: {o.text}" for id, o in named() if not o.misconception]
    assert not lack, "add `misconception:`, a row of book/misconceptions.yml"


def test_no_misconception_is_idle_or_unknown() -> None:
    used = {o.misconception for _id, o in named()}
    assert used == set(COURSE.figures.misconceptions)


def test_after_each_goal_it_is_asked_why_it_turned() -> None:
    goals = [e for e in ALL if isinstance(e, Goal)]
    assert goals
    assert [e.id for e in goals if e.turned is None] == []


def test_why_it_turned_changes_no_print() -> None:
    """What readers had reached before it was asked is not shown as changed."""
    goal = next(e for e in ALL if isinstance(e, Goal))
    bare = goal.model_copy(update={"turned": None})
    assert bare.described(COURSE.figures)["print"] == goal.described(COURSE.figures)["print"]


def test_what_has_left_the_bank_is_not_in_it() -> None:
    every = {e.id for e in ALL}
    assert not every & settings.current().retired
    rows = yaml.safe_load((BOOK / "misconceptions.yml").read_text("utf-8"))
    assert all(text.endswith(".") for text in rows.values())
