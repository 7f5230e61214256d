"""Curves to draw: what is seen in one, alike in both languages; what the page gets; what is wrong, with line and mend."""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import Any

import pytest
from small_book import HEAD, make, mistakes, only
from typescript import TypeScript

from explorable.exercises.curve_chart import POINTS
from explorable.exercises.curve_features import features
from explorable.exercises.kinds.draw import Draw, Drawn
from explorable.exercises.markup import TextError

DRAW = """  - id: first-draw
    type: draw
    objective: first-1
    bloom: analyze
    question: Draw it.
    simulation: car-t-in-blood
    quantity: total
    settings: {two-months: {days: 60}, never: {days: 1000}}
    setting: two-months
    features:
      - {ask: rises, reason: They divide.}
      - {ask: top, reason: They find less.}
      - {ask: falls, reason: They go.}
      - {ask: returns, reason: Nothing calls.}
    explanation: So.
"""


@pytest.mark.parametrize(
    ("heights", "seen"),
    [
        ([0, 5, 9, 9, 9], (None, 3, False)),
        ([0, 5, 10, 60, 20], (2, 3, False)),
        ([50, 40, 50, 20, 20], (2, 0, True)),
        ([50, 41, 49, 50, 42], (None, 0, False)),
        ([0, 98, 100, 100, 99], (1, 2.5, False)),
        ([100, 0, 100, 0, 0], (2, 0, True)),
        ([80, 60, 62, 55, 64], (None, 0, False)),
        ([80, 60, 62, 55, 65], (4, 0, True)),
    ],
)
def test_what_is_seen_in_a_curve(heights: list[float], seen: tuple[Any, float, bool]) -> None:
    found = features(heights, heights)
    assert (found.rises, found.top, found.returns) == seen


@pytest.mark.parametrize(
    ("values", "falls"),
    [([1, 10, 1], False), ([1, 10, 0.9], True), ([9, 100, 20], False), ([100, 9, 1000], True)],
)
def test_it_falls_if_it_comes_below_a_tenth_of_what_it_has_been(
    values: list[float], falls: bool
) -> None:
    assert features([0, 50, 40], values).falls is falls


def test_page_and_python_see_the_same_in_a_curve(tmp_path: Path) -> None:
    throw = random.Random(7)
    curves = [[throw.randint(0, 100) for _ in range(POINTS)] for _ in range(150)]
    curves += [
        [
            round(50 + throw.randint(5, 50) * math.sin(n / throw.randint(3, 9)))
            for n in range(POINTS)
        ]
        for _ in range(150)
    ]
    curves += [sorted(line, reverse=up) for line in curves[:50] for up in (False, True)] + [
        [60 + h // 4 for h in line] for line in curves[:50]
    ]
    source = (
        'import { features } from "./exercise/features";\n'
        "const answer = (line) => { const f = features(line, line); return [f.rises, f.top, f.falls, f.returns]; };\n"
    )
    page = TypeScript(tmp_path, source)(curves)
    assert page == [list(features(line, line)) for line in curves]
    assert len({tuple(row[2:]) for row in page}) == 4


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make(tmp_path, HEAD + DRAW)


def test_the_page_gets_axes_the_line_and_what_the_curve_does(book: Path) -> None:
    one, writer = only(book, Draw)
    made = one.payload(writer)
    assert len(made["curve"]) == POINTS and all(0 <= height <= 100 for height in made["curve"])
    assert (made["x"]["lo"], made["x"]["hi"], made["y"]["log"], made["within"]) == (0, 60, True, 6)
    assert [(f["ask"], f.get("does")) for f in made["features"]] == [
        ("rises", None), ("top", None), ("falls", True), ("returns", False),
    ]  # fmt: skip
    top = writer.figures.run("car-t-in-blood", {"days": 60})["peak_day"]
    assert made["features"][1]["at"] == pytest.approx(top, abs=0.3)
    assert 0 < made["features"][0]["at"] < 3
    assert {text for _, text in made["y"]["ticks"]} >= {"1", "100", "10,000"}


def test_without_javascript_it_is_drawn_on_paper_and_told_in_words(book: Path) -> None:
    one, writer = only(book, Draw)
    assert "0\N{NO-BREAK SPACE}days – 60\N{NO-BREAK SPACE}days to the right" in one.task(writer)
    told = one.solution(writer)
    assert "It falls to less than a tenth of its top. They go." in told
    assert "It does not come back. Nothing calls." in told


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("quantity: total", "quantity: all", 9, "draws no `all`; it draws total, E, M"),
        ("setting: two-months", "setting: ever", 11, "there is no setting `ever`"),
        ("{days: 60}", "{days: 60, nope: 3}", 11, "has no parameter `nope`"),
        ("{days: 60}", "{days: 99999}", 11, "can't be set: its slider runs from"),
        ("simulation: car-t-in-blood", "simulation: car-t", 8, "there is no simulation `car-t`"),
        ("ask: top", "ask: rises", 14, "`rises` is asked already; each stands once"),
        ("ask: top", "ask: peak", 14, "write 'rises', 'top', 'falls' or 'returns'"),
        (", reason: They go.", "", 15, "`features[3].reason` is missing; add it"),
        ("    features:", "    within: 0\n    features:", 12, "`within`"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_mend(
    book: Path, old: str, new: str, line: int, told: str
) -> None:
    found = mistakes(book.parent, HEAD + DRAW.replace(old, new, 1))
    assert any(at == line and told in what for at, _, what in found), found


def test_a_curve_that_never_rises_is_not_asked_where(book: Path) -> None:
    drawn = Drawn(*only(book, Draw))
    drawn.features = drawn.features._replace(rises=None)
    with pytest.raises(TextError, match="this curve never rises; leave `rises` out"):
        drawn.place("rises")
