"""The cases for an hour: their links lead to questions and settings that there are, and their steps fill an hour."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from explorable.exercises.course import current
from immunobook import simulations

COURSE = current()
PAGES = sorted(Path(COURSE.folder).glob("case-*.md"))
LINK = re.compile(r'<a href="chapters/([a-z-]+)\.html\?way=course#([^"]+)">')


def links(page: Path) -> list[tuple[str, str]]:
    """The chapter and the place of each link."""
    return [(chapter, unescape(place)) for chapter, place in LINK.findall(page.read_text("utf-8"))]


def leads_nowhere(chapter: str, place: str) -> str:
    """What is wrong with a link, or nothing."""
    kind, _, rest = place.partition("-")
    if place == "look-closer":
        return ""
    if kind == "exercise":
        return "" if rest in COURSE.ids(chapter) else f"{chapter} has no exercise {rest}"
    name, _, query = rest.partition("?")
    text = (COURSE.folder / f"chapters/{chapter}.md").read_text("utf-8")
    if kind != "explore" or f'explore("{name}")' not in text:
        return f"{chapter} does not show {name}"
    simulation = simulations.load(name)
    for setting, value in parse_qsl(query, strict_parsing=bool(query)):
        low, high = simulation.model.parameter(setting).between
        if (
            setting not in {*simulation.sliders, *simulation.more}
            or not low <= float(value) <= high
        ):
            return f"{name} can't be set to {setting}={value}"
    return ""


def minutes(clock: str) -> int:
    hours, rest = clock.split(":")
    return 60 * int(hours) + int(rest)


def test_there_are_two() -> None:
    assert [page.stem for page in PAGES] == ["case-anti-gd2", "case-car-t"]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_each_link_leads_to_what_there_is(page: Path) -> None:
    found = links(page)
    assert len(found) == page.read_text("utf-8").count("<a href")
    assert [trouble for link in found if (trouble := leads_nowhere(*link))] == []
    kinds = {COURSE.find(place[9:])[1].kind for _, place in found if place.startswith("exercise-")}
    assert {"vignette", "data"} <= kinds
    assert any(place.startswith("explore-") and "?" in place for _, place in found)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("exercise-cell-gone", "has no exercise cell-gone"),
        ("explore-drug-level", "does not show drug-level"),
        ("explore-car-t-in-blood?foldx=1", "can't be set to foldx=1"),
    ],
)
def test_a_link_to_nowhere_is_found(place: str, told: str) -> None:
    assert told in leads_nowhere("cell-therapy", place)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_the_steps_are_those_of_the_table_and_fill_an_hour(page: Path) -> None:
    text = page.read_text("utf-8")
    table = re.findall(r"^\* - (\d:\d\d)\n  - \[([^\]]+)\]\(#([a-z0-9-]+)\)", text, re.M)
    steps = re.findall(r"^\(([a-z0-9-]+)\)=\n## (\d:\d\d) · (.+)$", text, re.M)
    assert [(clock, title, label) for clock, title, label in table] == [
        (clock, title, label) for label, clock, title in steps
    ]
    clocks = [minutes(clock) for clock, _, _ in table]
    assert clocks[0] == 0 and clocks[-1] < 60
    assert all(3 <= later - sooner <= 12 for sooner, later in pairwise([*clocks, 60]))
    assert text.count("**Ask:**") == text.count(":::{dropdown} What to listen for") - 1
