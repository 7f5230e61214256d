"""What lies behind wrong options: told to trainers in the answer key, and to nobody else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_book import HEAD, make, single

from explorable.book.text_file import FileError
from explorable.exercises import Course
from explorable.exercises.answer_key import key
from explorable.exercises.errors import BankError

NAMED = single(b="      - {text: That, misconception: all-alike, reason: It is not.}")


def course(folder: Path, rows: str = "all-alike: All are *alike*.\n") -> Course:
    book = make(folder, HEAD + NAMED)
    (book / "misconceptions.yml").write_text(rows)
    return Course(book)


def test_the_answer_key_tells_what_is_behind(tmp_path: Path) -> None:
    assert "Behind the wrong options:</p><ul><li>All are <em>alike</em>.</li></ul>" in key(
        course(tmp_path)
    )


def test_the_page_does_not_get_it(tmp_path: Path) -> None:
    made = course(tmp_path)
    told = made.exercises("first")[0].described(made.figures)
    assert "alike" not in json.dumps(told)


@pytest.mark.parametrize("rows", ["- all-alike\n", "all-alike: [so]\n", "all-alike:\n"])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, rows: str) -> None:
    with pytest.raises(FileError, match=r"misconceptions\.yml:1: write each row as `name: what"):
        course(tmp_path, rows).exercises("first")


def test_a_name_that_no_row_has_is_refused_with_its_line(tmp_path: Path) -> None:
    wanted = r"first\.yml:10: first-one.*misconceptions\.yml has no row `all-alike`; add the row or mend the name"
    with pytest.raises(BankError, match=wanted):
        course(tmp_path, "another: It is so.\n").exercises("first")


def test_a_copy_of_the_book_without_the_file_still_runs(tmp_path: Path) -> None:
    made = Course(make(tmp_path, HEAD + NAMED))
    assert [e.id for e in made.exercises("first")]
    assert "Behind the wrong options" not in key(made)
