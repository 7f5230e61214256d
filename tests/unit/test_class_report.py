"""What a class has right: counted from learners' files, without names, and a bad file harms no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from small_book import HEAD, make, single

from explorable import settings
from explorable.exercises import class_report
from explorable.exercises.course import Course

COURSE = settings.current().course


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    bank = (
        HEAD
        + single()
        + single("first-two")
        + single("first-far", objective="    objective: first-2")
    )
    course = Course(make(tmp_path, bank))
    monkeypatch.setattr(class_report, "current", lambda: course)
    return course


def sent(
    course: Course, folder: Path, name: str, scores: dict[str, tuple[float, float]], **changes: Any
) -> str:
    """A file as *My progress* saves it; scores are the first try's and the best."""
    answers = {
        key: {
            "print": course.find(key)[1].described(course.figures)["print"],
            "first": first, "firstAt": 1, "best": best, "tries": 2, "at": 2, "step": 1, "due": 0, "given": "secret",
        }
        for key, (first, best) in scores.items()
    }  # fmt: skip
    record = {
        "format": 1,
        "course": COURSE,
        "edition": "1.0.0",
        "answers": answers,
        "drafts": {},
        **changes,
    }
    path = folder / name
    path.write_text(json.dumps(record))
    return str(path)


def test_the_objective_with_the_fewest_right_stands_first(course, tmp_path, capsys) -> None:
    files = [
        sent(course, tmp_path, "ann.json", {"first-one": (1, 1), "first-two": (0, 1), "first-far": (0, 0.5)}),
        sent(course, tmp_path, "bob.json", {"first-one": (0, 0), "first-far": (0, 0)}),
    ]  # fmt: skip
    assert class_report.main(files) == 0
    printed = capsys.readouterr().out
    lines = [line.split(maxsplit=7) for line in printed.splitlines()[2:4]]
    assert lines[0] == ["0", "of", "2", "0", "2", "of", "2", "first-2: do another"]
    assert lines[1] == ["2", "of", "3", "1", "2", "of", "2", "first-1: explain one thing"]
    assert "ann" not in printed
    assert "secret" not in printed


def test_names_are_those_of_the_files_and_only_where_asked_for(course, tmp_path, capsys) -> None:
    file = sent(course, tmp_path, "ann.json", {"first-one": (0, 1), "first-two": (0, 0)})
    assert class_report.main([file, "--names"]) == 0
    assert "ann: 1 of 2 answers right" in capsys.readouterr().out


def test_a_bad_file_is_named_with_its_reason_and_the_others_count(course, tmp_path, capsys) -> None:
    right = {"first-one": (1.0, 1.0)}
    good = sent(course, tmp_path, "good.json", right)
    bad = {
        "cut.json": Path(good).read_text()[:40],
        "list.json": "[]",
        "other.json": Path(good).read_text().replace(COURSE, "birds"),
        "new.json": Path(good).read_text().replace('"format": 1', '"format": 2'),
        "deep.json": "[" * 100_000,
        "large.json": " " * 2_000_001,
        "word.json": None,
    }
    for name, content in bad.items():
        if content is not None:
            (tmp_path / name).write_text(content)
    (tmp_path / "word.json").write_bytes(b"\xd0\xcf\x11\xe0 not a text")
    files = [str(tmp_path / name) for name in [*bad, "gone.json", "."]]
    assert class_report.main([*files, good]) == 0
    told = capsys.readouterr()
    reasons = {
        "cut.json": "not readable as JSON",
        "list.json": "no file of progress",
        "other.json": "progress of another course ('birds')",
        "new.json": "written by another edition",
        "deep.json": "lists within lists",
        "large.json": "far too large",
        "word.json": "not written in UTF-8",
        "gone.json": "there is no such file; look at its name",
        "": "this is a folder",
    }
    for name, why in reasons.items():
        lines = [line for line in told.err.splitlines() if f"{tmp_path / name}:" in line]
        assert len(lines) == 1, name
        assert why in lines[0]
    assert f"1 of {len(files) + 1} files" in told.out
    assert "1 of 1" in told.out


def test_the_same_answers_sent_twice_count_once(course, tmp_path, capsys) -> None:
    files = [sent(course, tmp_path, name, {"first-one": (1, 1)}) for name in ("a.json", "b.json")]
    assert class_report.main(files) == 0
    told = capsys.readouterr()
    assert "the same answers as" in told.err
    assert "1 of 2 files" in told.out


def test_two_learners_who_have_the_same_right_both_count(course, tmp_path, capsys) -> None:
    files = [sent(course, tmp_path, name, {"first-one": (1, 1)}) for name in ("a.json", "b.json")]
    record = json.loads(Path(files[1]).read_text())
    record["answers"]["first-one"]["firstAt"] = 7
    Path(files[1]).write_text(json.dumps(record))
    assert class_report.main(files) == 0
    assert "2 of 2 files" in capsys.readouterr().out


def test_answers_to_a_question_that_changed_are_not_counted(course, tmp_path, capsys) -> None:
    file = sent(course, tmp_path, "a.json", {"first-one": (1, 1), "first-two": (1, 1)})
    record = json.loads(Path(file).read_text())
    record["answers"]["first-two"]["print"] = "another"
    record["answers"]["first-far"] = {"print": "x", "best": 7}
    Path(file).write_text(json.dumps(record))
    assert class_report.main([file]) == 0
    printed = capsys.readouterr().out
    assert "1 of 1" in printed
    assert "1 answers were to questions that have changed since" in printed
    assert "Not answered by anybody: first-2." in printed


def test_without_a_file_nothing_is_counted(course, capsys) -> None:
    assert class_report.main([]) == 1
    assert "No file could be read" in capsys.readouterr().err
