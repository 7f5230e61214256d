"""Pictures to label: where a place is, what the page gets, and what is wrong with file, line and mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_book import HEAD, make, mistakes, only

from explorable.exercises import Course
from explorable.exercises.kinds.label import Label
from explorable.exercises.markup import TextError
from explorable.exercises.picture import Picture, Spot

HOUSE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 20 200 100" width="300" role="img" aria-labelledby="t">
<title id="t">A house</title>
<defs><g id="wall"><rect width="9" height="9"/></g></defs>
<use id="roof" href="#wall" transform="translate(110 70) scale(2)"/>
<g font-family="serif" transform="translate(10 20)"><circle id="window" cx="50" cy="25" r="4" fill="url(#glass)"/>
<g id="door" transform="rotate(90) translate(10 -20)"><text>door</text></g></g>
<rect id="step" x="10" y="100" width="20" height="20" transform="matrix(1 0 0 1 5 -5)"/>
<ellipse id="pond" cx="20" cy="20" transform="rotate(180 60 45) scale(1 2)"/>
<path id="path" d="M0 0H9" stroke="var(--ex-ink,#1f2430)"/>
</svg>"""
LABEL = """  - id: first-label
    type: label
    objective: first-1
    bloom: understand
    question: Which is which?
    picture: house.svg
    places:
      - {id: roof, where: on top, label: roof, reason: It keeps the rain off.}
      - {id: window, where: at the left, label: window, reason: It lets light in.}
    extra:
      - {text: moat, reason: That is of a castle.}
    explanation: So.
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = make(tmp_path, HEAD + LABEL)
    (made / "house.svg").write_text(HOUSE)
    return made


@pytest.mark.parametrize(
    ("name", "spot"),
    [
        ("roof", Spot(50, 50)),
        ("window", Spot(25, 25)),
        ("door", Spot(10, 10)),
        ("step", Spot(7.5, 85)),
        ("pond", Spot(45, 30)),
    ],
)
def test_the_middle_of_a_place_is_told_in_percent(book: Path, name: str, spot: Spot) -> None:
    assert Picture(book / "house.svg", "house.svg").spot(name) == pytest.approx(spot)


def test_the_page_gets_the_drawing_without_its_words_and_with_ids_of_its_own(book: Path) -> None:
    drawn = Picture(book / "house.svg", "house.svg").bare("my-")
    assert "door<" not in drawn and "A house" not in drawn and 'width="300"' not in drawn
    assert 'href="#my-wall"' in drawn and 'id="my-wall"' in drawn
    assert 'stroke="var(--ex-ink)"' in drawn and "serif" not in drawn
    assert 'aria-hidden="true"' in drawn and "aria-labelledby" not in drawn


def test_places_with_their_labels_are_shuffled_and_keep_their_order(book: Path) -> None:
    one, course = only(book, Label)[0], Course(book)
    made = one.payload(one.writer(course.figures))
    assert [pair["left"] for pair in made["pairs"]] == ["on top", "at the left"]
    assert [made["choices"][pair["right"]] for pair in made["pairs"]] == ["roof", "window"]
    assert made["choices"][made["extra"][0]["right"]] == "moat"
    assert made["spots"] == [{"x": 50, "y": 50}, {"x": 25, "y": 25}]


def test_a_picture_drawn_anew_is_no_new_question(book: Path) -> None:
    before = only(book, Label)[0].described(Course(book).figures)["print"]
    (book / "house.svg").write_text(HOUSE.replace('cx="50"', 'cx="52"'))
    assert only(book, Label)[0].described(Course(book).figures)["print"] == before
    (book / "exercises/first.yml").write_text(HEAD + LABEL.replace("on top", "above"))
    assert only(book, Label)[0].described(Course(book).figures)["print"] != before


def test_without_javascript_the_places_have_numbers_and_words(book: Path) -> None:
    one, course = only(book, Label)[0], Course(book)
    task, solution = one.task(one.writer(course.figures)), one.solution(one.writer(course.figures))
    assert '<svg x="50.0%" y="50.0%"' in task and ">2</text>" in task
    assert "<li>at the left</li>" in task and "moat" in task and "style=" not in task
    assert "<li>on top: roof. It keeps the rain off.</li>" in solution


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("id: roof", "id: rof", 10, 'no element with id="rof"; did you mean \'roof\'?; write the id into the picture'),
        ("id: roof", "id: path", 10, 'where the middle of <path id="path"> is can\'t be told; give the id to a use'),
        ("id: roof", "id: wall", 10, 'no element with id="wall"'),
        ("house.svg", "hut.svg", 8, "there is no picture `hut.svg`; its path starts at the book's folder"),
        ("text: moat", "text: roof", 13, "this is the label of a place"),
        ("at the left", "on top", 11, "these words stand for another place, too"),
        ("label: window", "label: moat", 13, "this is the label of a place"),
        ("    extra:\n      - {text: moat, reason: That is of a castle.}\n", "", 9, "fewer than 3 labels"),
        (", reason: It lets light in.", "", 11, "`places[2].reason` is missing; add it"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_mend(
    book: Path, old: str, new: str, line: int, told: str
) -> None:
    found = mistakes(book.parent, HEAD + LABEL.replace(old, new, 1))
    assert any(at == line and told in what for at, _, what in found), found


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("</svg>", "", "can't be read: no element found"),
        ('viewBox="10 20 200 100"', "", 'needs a viewBox="left top width height"'),
        ("<path ", '<path onclick="x" ', "holds <path>, which a page refuses"),
        ("<title", "<script/><title", "holds <script>, which a page refuses"),
    ],
)
def test_a_picture_that_can_not_stand_in_a_page_is_refused(
    book: Path, old: str, new: str, told: str
) -> None:
    (book / "house.svg").write_text(HOUSE.replace(old, new))
    with pytest.raises(TextError, match=r"house\.svg") as caught:
        Picture(book / "house.svg", "house.svg")
    assert told in str(caught.value)
