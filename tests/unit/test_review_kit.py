"""The review kit: what a reviewer sees, signs and hands back, and what the page then says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from small_book import HEAD, make, single

from explorable import settings
from explorable.errors import BookError
from immunobook import review
from immunobook.review import claims, forms, sheets, standing
from immunobook.sphinx_ext import reviews

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 12, 24)
PAGE = "chapters/first"
TEXT = """# First

- **first-1** explain one thing
- **first-2** do another

## What is known

There are {fact}`cells`, and they wait {fact}`days` in a **row** {cite}`lynx2001`.
They {term}`hide <Hiding>` {cite}`owl1999`.

Nobody claims anything here.

:::{numbers} How many
:who: children
There are {fact}`cells`.
:::

## Where to read on

- All about it: {cite}`owl1999`.
"""
REFERENCES = """
@article{lynx2001, author = {Lynx, A.}, title = {On cells}, year = {2001}, doi = {10.1/1}}
@article{owl1999, author = {Owl, B.}, title = {At night}, year = {1999}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = make(tmp_path, HEAD + single(question="    question: Are there {fact:cells}?"))
    (folder / "chapters/first.md").write_text(TEXT)
    (folder / "references.bib").write_text(REFERENCES)
    (folder / forms.FOLDER).mkdir()
    return folder


def filled(folder: Path, box: str = "right", *, role: str = "nurse", **changes: str) -> str:
    """The form of the page as a reviewer sends it back; `changes` replace text by text."""
    form = forms.empty(claims.Book(folder), PAGE)
    form = re.sub(r"^initials: .*$", "initials: AB", form, flags=re.M)
    form = re.sub(r"^role: .*$", f"role: {role}", form, flags=re.M)
    form = re.sub(r"^date: .*$", "date: 2026-12-01", form, flags=re.M)
    return form.replace("  box:\n", f"  box: {box}\n")


def sent(folder: Path, form: str, name: str = "first.yml") -> standing.Standing:
    (folder / forms.FOLDER / name).write_text(form)
    book = claims.Book(folder)
    return standing.of(book.claims(PAGE), PAGE, forms.load(book, TODAY))


def refused(folder: Path, form: str) -> str:
    with pytest.raises(forms.ReviewError) as error:
        sent(folder, form)
    return str(error.value)


def test_each_number_and_each_sourced_sentence_is_a_claim_with_its_place(folder: Path) -> None:
    found = claims.Book(folder).claims(PAGE)
    told = {claim.id: (claim.number, [s.key for s in claim.sources]) for claim in found}
    assert told == {
        "cells": ("40 cells", []),
        "days": ("2 to 5 days", []),
        "says-lynx2001": ("", ["lynx2001", "owl1999"]),
        "cells-2": ("40 cells", []),
        "exercise-first-one": ("40 cells", []),
    }
    first, card, asked = found[0], found[3], found[4]
    assert (
        first.passage.words == "There are 40 cells, and they wait 2 to 5 days in a row. They hide."
    )
    assert first.passage.place == "book/chapters/first.md:8"
    assert first.passage.heading == "What is known"
    assert card.passage.words == "How many. children. There are 40 cells."
    assert asked.passage.place == "book/exercises/first.yml:3"
    assert asked.passage.words.startswith("Are there 40 cells? This That Neither Yes. This: It is.")


def test_a_form_as_it_was_made_reviews_nothing(folder: Path) -> None:
    told = sent(folder, forms.empty(claims.Book(folder), PAGE))
    assert told == standing.Standing(5, (), None)
    assert list(reviews.sentences(told, "en", is_chapter=True)) == [reviews.NOT_YET]


def test_empty_boxes_are_not_right(folder: Path) -> None:
    told = sent(folder, filled(folder).replace("  box: right", "  box:", 1))
    assert (told.looked[0].right, told.claims, told.reviewed_on) == (4, 5, None)
    assert list(reviews.sentences(told, "en", is_chapter=True)) == [
        "Reviewed by a nurse, December 1, 2026: 4 of 5 claims found right",
        reviews.NOT_ALL,
    ]


def test_a_whole_review_by_a_clinician_is_told(folder: Path) -> None:
    told = sent(folder, filled(folder))
    assert told.reviewed_on == date(2026, 12, 1)
    assert list(reviews.sentences(told, "en", is_chapter=True)) == [
        "Reviewed by a nurse, December 1, 2026: 5 of 5 claims found right"
    ]


def test_a_parent_s_review_is_told_and_is_no_clinician_s(folder: Path) -> None:
    told = sent(folder, filled(folder, role="parent"))
    assert told.reviewed_on is None
    assert list(reviews.sentences(told, "en", is_chapter=True))[-1] == reviews.NOT_YET


def test_two_clinicians_can_share_a_page_and_a_wrong_one_counts(folder: Path) -> None:
    half = filled(folder)
    for _ in range(2):
        half = half.replace("  box: right", "  box:", 1)
    sent(folder, half)
    other = filled(folder, role="doctor").replace("2026-12-01", "2026-12-05")
    assert sent(folder, other, "second.yml").reviewed_on == date(2026, 12, 5)
    wrong = other.replace("  box: right\n  note:", "  box: wrong\n  note: more", 1)
    assert sent(folder, wrong, "second.yml").reviewed_on is None


def test_a_claim_that_anybody_found_wrong_is_not_reviewed(folder: Path) -> None:
    sent(folder, filled(folder))
    form = filled(folder, role="parent")
    doubted = form.replace("  box: right\n  note:", "  box: wrong\n  note: more", 1)
    told = sent(folder, doubted, "second.yml")
    assert told.reviewed_on is None
    said = " ".join(reviews.sentences(told, "en", is_chapter=True))
    assert "1 found wrong, not yet mended" in said


def test_each_part_of_what_was_seen_is_in_the_hash(folder: Path) -> None:
    claim = claims.Book(folder).claims(PAGE)[0]
    source = claims.Book(folder).sources["lynx2001"]
    others = [
        replace(claim, number="41 cells"),
        replace(claim, about="other"),
        replace(claim, sources=(source,)),
        replace(claim, passage=replace(claim.passage, words="Other words.")),
    ]
    assert len({claim.hash, *(other.hash for other in others)}) == 5
    moved = replace(claim.passage, place="book/chapters/first.md:99", heading="Elsewhere")
    assert replace(claim, passage=moved).hash == claim.hash


@pytest.mark.parametrize(
    ("file", "old", "new", "left"),
    [
        ("chapters/first.md", "in a **row**", "one by one", 2),
        ("facts.yml", 'value: 40, unit: cells, shown: "40 cells"', 'value: 41, unit: cells, shown: "41 cells"', 0),
        ("references.bib", "10.1/1", "10.1/2", 4),
        ("chapters/first.md", "Nobody claims", "No one claims", 5),
    ],
)  # fmt: skip
def test_a_sign_off_counts_for_the_words_and_the_number_it_saw(
    folder: Path, file: str, old: str, new: str, left: int
) -> None:
    form = filled(folder)
    path = folder / file
    changed = path.read_text().replace(old, new)
    assert changed != path.read_text()
    path.write_text(changed)
    told = sent(folder, form)
    assert (told.looked[0].right, told.looked[0].changed) == (left, 5 - left)
    assert (told.reviewed_on is None) == (left < 5)
    said = " ".join(reviews.sentences(told, "en", is_chapter=True))
    assert (f"{5 - left} changed since the review" in said) == (left < 5)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- id: cells\n", "- id: birds\n", "birds: chapters/first has no such claim (any more): take this row out"),
        ("- id: days\n", "- id: cells\n", "cells: this claim stands there twice; keep one"),
        ("edition: {edition}", "edition: 9.0.0", "`edition` is 9.0.0, and this is"),
        ("course: how-immunotherapy-works", "course: birds", "`course` is birds; this is how-immunotherapy-works"),
        ("page: chapters/first", "page: chapters/fist", "`page` is chapters/fist; pages with claims are chapters/first"),
        ("role: nurse", "role:", "`role` is empty, and boxes are filled in; write who looked, and when"),
        ("initials: AB", "initials:", "`initials` is empty, and boxes are filled in"),
        ("date: 2026-12-01", "date:", "`date` is empty, and boxes are filled in"),
        ("date: 2026-12-01", "date: 2027-01-01", "`date` is 2027-01-01, which is still to come"),
        ("date: 2026-12-01", "date: soon", "`date` is 'soon'; write a day like 2026-11-24"),
        ("role: nurse", "role: author", "`role` is 'author'; write 'doctor', 'nurse', 'pharmacist'"),
        ("  box: right", "  box: yes", "`claims[1].box` is 'yes'; write 'right', 'wrong' or 'unsure'"),
        ("  box: right", "  box: wrong", "cells: the box says wrong; write into `note` what is wrong"),
        ("  box: right", "  bok: right", "`claims[1].bok` is not a field here; did you mean `box`?"),
        ("initials: AB", "initials: A. Bertrand", "`initials`"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(folder: Path, old: str, new: str, told: str) -> None:
    form = filled(folder)
    old = old.format(edition=settings.current().edition)
    assert old in form
    form = form.replace(old, new, 1)
    message = refused(folder, form)
    line = form[: form.index(new)].count("\n") + 1
    if new == "- id: cells\n":
        line = form[: form.rindex(new)].count("\n") + 1
    assert f"{folder / forms.FOLDER / 'first.yml'}:{line}: " in message
    assert told in message


def test_initials_alone_need_a_role(folder: Path) -> None:
    form = filled(folder).replace("  box: right", "  box:").replace("role: nurse", "role:")
    assert "`role` is empty; write it beside the initials" in refused(folder, form)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ":1: this is None; write its fields below each other"),
        ("course: [", ":1: not readable as YAML"),
        ("claims: none\n", "`course` is missing; add it"),
    ],
)
def test_what_is_no_form_is_told(folder: Path, text: str, told: str) -> None:
    (folder / forms.FOLDER / "odd.yaml").write_text(text)
    with pytest.raises(BookError) as error:
        forms.load(claims.Book(folder), TODAY)
    assert told in str(error.value)


def test_a_correction_of_the_edition_keeps_the_reviews(folder: Path) -> None:
    edition = settings.current().edition
    form = filled(folder).replace(f"edition: {edition}", f"edition: {edition.split('.')[0]}.7.3")
    assert sent(folder, form).reviewed_on


def test_the_kit_of_the_course_is_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review.main([str(tmp_path), "--book", str(ROOT / "book")]) == 0
    book = claims.Book(ROOT / "book")
    assert len([page for page in book.pages if page.startswith("chapters/")]) == 9
    for page in book.pages:
        sheet = (tmp_path / f"{page.rpartition('/')[2]}.html").read_text("utf-8")
        ids = [claim.id for claim in book.claims(page)]
        assert len(set(ids)) == len(ids)
        assert sheet.count('class="boxes"') == len(ids)
        assert all(f"<br>{name}</small>" in sheet for name in ids)
        form = forms._Form.model_validate(
            forms.yaml_file.Document((tmp_path / f"{page.rpartition('/')[2]}.yml").read_text("utf-8")).content
        )  # fmt: skip
        assert [(row.id, row.box) for row in form.claims] == [(name, None) for name in ids]
    signs = [claim.passage.words for claim in book.claims("when-to-call")]
    assert "has a seizure" in signs
    assert "not reviewed" in capsys.readouterr().out


def test_two_parents_get_five_questions() -> None:
    sheet = sheets.two_parents(claims.Book(ROOT / "book"))
    assert re.findall(r"<b>(\d)\. ", sheet) == ["1", "2", "3", "4", "5"]
    assert "Write down no name" in sheet
