"""Worksheets: which questions, without their answers; keys with reasons."""

from __future__ import annotations

import re

import pytest

from explorable.exercises import worksheets
from explorable.exercises.course import Chapter, current

CHAPTERS = current().chapters
each_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda c: c.name)


@each_chapter
def test_a_sheet_asks_about_every_objective_that_can_be_asked_openly(chapter: Chapter) -> None:
    here = current()
    asked = worksheets.chosen(here.exercises(chapter.name), here.figures)
    assert 8 <= len(asked) <= worksheets.MOST
    assert len({e.kind for e in asked}) >= 6
    open_ones = {
        e.objective
        for e in here.exercises(chapter.name)
        if e.kind not in worksheets.ON_SCREEN and not e.kinds_that_hurt(here.figures)
    }
    assert {e.objective for e in asked} == open_ones
    assert not [e.id for e in asked if e.kinds_that_hurt(here.figures)]


@each_chapter
def test_the_key_answers_what_the_sheet_asks_and_the_sheet_does_not(chapter: Chapter) -> None:
    here = current()
    sheet, key = worksheets.sheet(here, chapter), worksheets.key(here, chapter)
    for exercise in worksheets.chosen(here.exercises(chapter.name), here.figures):
        writer = exercise.writer(here.figures)
        assert writer(exercise.question) in sheet
        assert f'id="{exercise.id}"' in key
        told = re.sub(r"</?a\b[^>]*>", "", writer(exercise.explanation))
        assert told in key
        assert told not in sheet
        for _place, option in exercise.options_anywhere():
            assert writer(option.reason) not in sheet


def test_the_same_bank_gives_the_same_sheet() -> None:
    assert worksheets.sheet(current(), CHAPTERS[0]) == worksheets.sheet(current(), CHAPTERS[0])


def test_four_cards_on_one_page() -> None:
    assert re.findall(r"<h2>(.)</h2>", worksheets.cards(current())) == list("ABCD")
