"""Packages for a learning system: what the shell knows of the book, and what the command says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import immunobook  # noqa: F401  (tells the engine of the course)
from explorable.exercises.course import Course
from explorable.scorm import __main__ as command
from explorable.scorm import shell
from explorable.scorm.manifest import manifest
from explorable.scorm.package import files_of, with_attempt

ROOT = Path(__file__).parents[2]
NAME = "how-it-works"


@pytest.fixture(scope="module")
def course() -> Course:
    return Course(ROOT / "book")


@pytest.fixture(scope="module")
def asked(course: Course) -> list[shell.Asked]:
    return shell.asked(course)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A book as it is built."""
    files = {
        "index.html": '<!DOCTYPE html><html><head><meta charset="utf-8" />\n  <meta http-equiv="Content-Security-Policy" content="default-src \'self\'"></head>',
        "for-tomorrow.html": '<meta charset="utf-8">',
        "chapters/one.html": '<meta charset="utf-8">',
        "_static/scorm.js": "", "_static/attempt.js": "", "_static/book.js.map": "", "_static/python/big.wasm": "",
        "lite/index.html": "", "book.zip": "", "offline.json": "", ".buildinfo": "", "_static/a picture.svg": "",
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_all_fit_into_what_a_system_keeps(asked: list[shell.Asked]) -> None:
    suspend = (ROOT / "engine/frontend/src/scorm/suspend.ts").read_text("utf-8")
    numbers = {n: int(v) for n, v in re.findall(r"const (HEAD|EACH|LONGEST) = (\d+);", suspend)}
    assert (numbers["LONGEST"] - numbers["HEAD"]) // numbers["EACH"] == shell.ROOM
    assert 100 < len(asked) <= shell.ROOM


def test_marks_are_four_characters_and_no_two_alike(asked: list[shell.Asked]) -> None:
    marks = [exercise["mark"] for exercise in asked]
    assert len(set(marks)) == len(marks)
    assert all(re.fullmatch(r"[\w-]{4}", mark) for mark in marks)
    taken = {shell._mark("twin", set())}
    assert shell._mark("twin", taken) not in taken


def test_questions_of_closed_cards_and_other_chapters_do_not_count(course, asked) -> None:
    every = {e.id: e for c in course.chapters for e in course.exercises(c.name, thorough=False)}
    assert {e["id"] for e in asked} == {i for i, e in every.items() if e.kind != "code"}
    hurting = {i for i, e in every.items() if e.kinds_that_hurt(course.figures)}
    assert hurting
    assert {e["id"] for e in asked if not e["counts"]} == hurting & {e["id"] for e in asked}
    one = course.chapter(NAME)
    mine = {e["id"] for e in shell.asked(course, one) if e["counts"]}
    assert mine
    assert mine <= set(course.ids(NAME))


def test_a_familys_page_cannot_be_come_back_to(course) -> None:
    knows = shell.known("1.2", [], ["index.html", "for-tomorrow.html"], course.chapter(NAME))
    assert knows["pages"] == ["index.html"]
    assert knows["start"] == f"chapters/{NAME}.html"


def test_the_shell_allows_its_own_files_alone() -> None:
    html = shell.page("A <b>", shell.known("2004", [], []), "en")
    assert "unsafe" not in html
    assert "A &lt;b&gt;" in html
    assert "A <b>" not in html
    text = re.search(r'id="settings">(.*?)</script>', html)
    assert text
    assert json.loads(text[1])["version"] == "2004"


def test_what_goes_in_and_the_line_in_each_page(built: Path) -> None:
    names = list(files_of(built))
    assert names == [
        "_static/a picture.svg", "_static/attempt.js", "_static/scorm.js", "chapters/one.html", "for-tomorrow.html", "index.html",
    ]  # fmt: skip
    page = with_attempt((built / "index.html").read_text(), "index.html")
    assert page.endswith('"default-src \'self\'"><script src="_static/attempt.js"></script></head>')
    page = with_attempt((built / "chapters/one.html").read_text(), "chapters/one.html")
    assert page == '<meta charset="utf-8"><script src="../_static/attempt.js"></script>'


def test_the_manifest_writes_names_as_addresses() -> None:
    told = manifest("1.2", "a", "Cells & <T>", "scorm.html", ["a picture.svg", "ä.html"])
    assert "Cells &amp; &lt;T&gt;" in told
    assert 'href="a%20picture.svg"' in told
    assert 'href="%C3%A4.html"' in told


def test_the_command_says_what_is_wrong(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(ROOT)
    assert command.main([str(tmp_path), str(tmp_path), "--chapter", "immune"]) == 1
    told = capsys.readouterr().err
    assert "no chapter 'immune'" in told
    assert "how-it-works, immune-system" in told
    assert command.main([str(tmp_path), str(tmp_path), "--chapter", NAME]) == 1
    assert "build the book first (`make book`)" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.zip"))
