"""Numbers that may hurt: told as people, put into cards, and refused in the open."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import small_book
from bs4 import BeautifulSoup
from test_sphinx_ext import CONF, FACTS, PAGES, build, project

from explorable.book import facts, sensitive
from explorable.exercises.course import Course, current
from explorable.exercises.static_page import group, progress, static
from explorable.explorer.spec import to_spec
from explorable.notebooks.cards import as_folds
from hurting import notations
from immunobook import charts, simulations

ROOT = Path(__file__).parents[2]
ROWS = facts.load(ROOT / "book/facts.yml")
HURTING = [row for row in ROWS.values() if row.sensitive]

SETTINGS = CONF.replace(
    '"explorable.sphinx_ext.facts"',
    '"explorable.sphinx_ext.facts", "explorable.sphinx_ext.numbers"',
)
MARKED = FACTS.replace("  kind: treatment\n", "  kind: treatment\n  sensitive: survival\n", 1)
INDEX = PAGES["index"].replace("{fact}`efs-2y` of them, and a", "A")
CARD = """\
# About

More were alive.

:::{numbers} Who was alive
:who: 226 children
:when: two years later
:compared: nobody
Alive: {fact}`efs-2y`, with {fact}`dose`.
:::
"""


def row(**changes: object) -> facts.Fact:
    """A fact with the least it needs."""
    fields = {
        "id": "one", "value": 66, "unit": "%", "shown": "66%", "says": "a", "who": "b", "source": "c",
        "checked": "seen", "kind": "treatment", "seen_on": "2026-11-24", "seen_by": "author",
        "recheck_by": "2027-11-24",
    }  # fmt: skip
    return facts.Fact.model_validate({**fields, **changes})


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "66 of 100 (66%)"),
        ({"value": 56.6, "shown": "56.6%"}, "57 of 100 (56.6%)"),
        ({"value": 97.5, "shown": "97.5%"}, "98 of 100 (97.5%)"),
        ({"value": 63, "shown": "63%", "people": [17, 27]}, "17 of 27 (63%)"),
        ({"value": [25, 42], "shown": "25 to 42%"}, "25 to 42 of 100 (25 to 42%)"),
        ({"value": 90, "shown": "more than 90%"}, "more than 90 of 100 (90%)"),
        ({"value": 42, "shown": "22 of 53 (42%)"}, "22 of 53 (42%)"),
        ({"value": 7.7, "unit": "months", "shown": "7.7 months"}, "7.7 months"),
    ],
)
def test_people_come_before_percent(changes: dict[str, object], told: str) -> None:
    assert sensitive.in_people(row(**changes)) == told


@pytest.mark.parametrize("people", [[17, 30], [27, 17], [66, 0], "many", [66]])
def test_people_that_do_not_make_the_percentage_are_refused(tmp_path: Path, people: object) -> None:
    text = FACTS.replace("  sensitive", "")
    path = tmp_path / "facts.yml"
    path.write_text(text.replace('shown: "66%"', f'shown: "66%"\n  people: {json.dumps(people)}'))
    with pytest.raises(
        facts.FactsError, match=r"row 1 \(efs-2y\).*`people` is .*how many, of how many"
    ):
        facts.load(path, citations=None)


def built(folder: Path, about: str) -> tuple[int, str]:
    made = project(folder, conf=SETTINGS, facts=MARKED, index=INDEX, about=about)
    done = build(made)
    return done.returncode, done.stderr


def test_a_card_is_closed_and_says_who_when_and_compared_with_whom(tmp_path: Path) -> None:
    code, told = built(tmp_path, CARD)
    assert code == 0, told
    page = BeautifulSoup((tmp_path / "out/about.html").read_text("utf-8"), "html.parser")
    card = page.find(id="numbers-who-was-alive")
    assert card is not None
    closed = card.select_one("details[data-sensitive=survival]")
    assert closed is not None and not closed.has_attr("open")
    assert "The numbers, if you want them" in closed.summary.text  # type: ignore[union-attr]
    words = " ".join(closed.select_one(".ex-sensitive-body").text.split())  # type: ignore[union-attr]
    for part in ("Who", "226 children", "When", "two years later", "Compared with", "nobody"):
        assert part in words
    numbers = [a.text for a in closed.select("a.fact")]
    assert numbers == ["66 of 100 (66%)", "5 mg"]
    # nothing inside can be linked to: a browser would open the card by itself
    assert not [tag["id"] for tag in closed.select("[id]") if not tag["id"].startswith("tip-")]


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("# About\n\nAlive: {fact}`efs-2y`.\n", [r"about\.md:3", "'efs-2y' may hurt", "put the number into a card"]),
        (CARD.replace(":when: two years later\n", ""), [r"about\.md:5", "lacks :when:"]),
        (CARD.replace("{fact}`efs-2y`", "some"), [r"about\.md:5", "holds no number that facts.yml marks"]),
    ],
)  # fmt: skip
def test_a_number_in_the_open_stops_the_build(tmp_path: Path, about: str, told: list[str]) -> None:
    code, said = built(tmp_path, about)
    assert code != 0
    for words in told:
        assert re.search(words, said), said


@pytest.mark.parametrize("name", sorted({r.chart for r in charts.trials.load()}))
def test_a_chart_lies_in_a_card_and_its_title_tells_no_number(name: str) -> None:
    chart = charts.trial_chart(name)
    assert any(r.sensitive for r in chart.results), "then this chart needs no card: test another"
    page = BeautifulSoup(chart.html(), "html.parser")
    card = page.select_one(f"#chart-{name}.ex-sensitive > details[data-sensitive]")
    assert card is not None and card.select_one(".ex-sensitive-body > figure.ex-chart") is not None
    page.select_one(".ex-sensitive-body").decompose()  # type: ignore[union-attr]
    left = page.text
    assert chart.about.title in left
    assert [r.id for r in HURTING for said in notations(r) if said.search(left)] == []


COURSE = current()


def exercises() -> Iterator[tuple[str, str, list[str]]]:
    for chapter in COURSE.chapters:
        for e in COURSE.exercises(chapter.name, thorough=False):
            yield chapter.name, e.id, e.kinds_that_hurt(COURSE.figures)


def test_exercises_with_such_numbers_are_known() -> None:
    kinds = {name: found for _, name, found in exercises() if found}
    assert kinds["antibody-gap-shrinks"] == ["survival"]
    assert kinds["cell-who-got-the-cells"] == ["death"]
    assert kinds["cell-event-or-alive"] == ["survival"]
    assert kinds["cell-fair-sentences"] == ["survival", "response"]
    assert "antibody-pain-and-care" not in kinds  # it says without a number what helps


def test_an_author_can_say_so_where_the_words_tell_the_number(tmp_path: Path) -> None:
    plain = small_book.HEAD + small_book.single()
    marked = plain.replace("    bloom: remember\n", "    bloom: remember\n    sensitive: relapse\n")
    prints = []
    for name, text, kinds in (("a", plain, []), ("b", marked, ["relapse"])):
        course = Course(small_book.make(tmp_path / name, text))
        (one,) = course.exercises("first")
        assert one.kinds_that_hurt(course.figures) == kinds
        prints.append(one.described(course.figures)["print"])
    # what was answered before the mark still counts
    assert prints[0] == prints[1]


def test_such_an_exercise_is_closed_and_keeps_its_address() -> None:
    asked = COURSE.exercises("antibody-therapy", thorough=False)
    described = group(COURSE, "practice", "antibody-therapy", asked)
    page = BeautifulSoup(static(COURSE, described, asked), "html.parser")
    card = page.find(id="exercise-antibody-gap-shrinks")
    assert card is not None and "ex-sensitive" in card["class"]
    assert "This question uses numbers on survival." in card.summary.text  # type: ignore[union-attr]
    assert card.select_one("details[data-sensitive=survival] .ex-exercise") is not None
    assert len(page.select("#exercise-antibody-gap-shrinks")) == 1
    data = next(d for d in described["exercises"] if d["id"] == "antibody-gap-shrinks")
    assert (data["sensitive"], data["about"]) == (["survival"], "survival")


def test_recall_never_draws_one() -> None:
    hurting = {name for _, name, found in exercises() if found}
    drawn = [e.id for c in COURSE.chapters for e in COURSE.recalled(c.name)]
    assert len(drawn) == 3 * (len(COURSE.chapters) - 1), "three for each chapter but the first"
    assert hurting & set(drawn) == set()


def test_my_progress_has_their_kind_in_place_of_their_words() -> None:
    text = BeautifulSoup(progress(COURSE), "html.parser").script.string  # type: ignore[union-attr]
    rows = {r[0]: r for c in json.loads(text or "")["chapters"] for r in c["exercises"]}
    assert rows["antibody-gap-shrinks"][4:] == [
        "A question that uses numbers on survival", "survival",
    ]  # fmt: skip
    assert len(rows["antibody-leg-pain"]) == 5


def strings(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, (dict, list)):
        for part in told.values() if isinstance(told, dict) else told:
            yield from strings(part)


@pytest.mark.parametrize("name", simulations.ids())
def test_no_simulation_tells_one_in_its_own_words(name: str) -> None:
    """Round percentages are left out: a model has its own 50%."""
    said = list(strings({**to_spec(simulations.load(name)), "equations": ""}))
    found = [
        (r.id, text)
        for r in HURTING
        for text in said
        for notation in notations(r, is_model=True)
        if notation.search(text)
    ]
    assert found == []


def test_notebooks_fold_a_card() -> None:
    told = as_folds(CARD)
    assert (
        ":::{dropdown} The numbers, if you want them: Who was alive\n- *Who:* 226 children\n"
        in told
    )
    assert "{numbers}" not in told


def test_most_numbers_about_survival_are_marked() -> None:
    """A row that names one of these and is not marked would stand in the open."""
    told = re.compile(r"\b(survival|relapse risk|died|deaths?)\b", re.IGNORECASE)
    assert [r.id for r in ROWS.values() if told.search(r.says) and not r.sensitive] == []
