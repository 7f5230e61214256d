"""The days a page tells: of its text, of its numbers, of the next check."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from immunobook.sphinx_ext import dates

BOOK = Path(__file__).parents[2] / "book"


def git(folder: Path, *words: str, day: str = "2026-01-01") -> None:
    at = f"{day}T12:00:00+0000"
    who = {
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@b",
    }
    env = {**os.environ, **who, "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=env)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    book = tmp_path / "book"
    (book / "chapters").mkdir(parents=True)
    git(tmp_path, "init", "-q")
    for name, day in (
        ("index", "2026-01-01"),
        ("chapters/one", "2026-02-03"),
        ("index", "2026-03-04"),
    ):
        (book / f"{name}.md").write_text(day)
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", name, day=day)
    return tmp_path


def test_a_page_s_day_is_that_of_its_last_commit(repository: Path) -> None:
    assert dates.history(repository / "book") == {
        "index": date(2026, 3, 4),
        "chapters/one": date(2026, 2, 3),
    }


def test_a_shallow_clone_or_none_tells_no_day(repository: Path, tmp_path_factory) -> None:
    shallow = tmp_path_factory.mktemp("shallow") / "copy"
    git(repository, "clone", "-q", "--depth", "1", repository.as_uri(), str(shallow))
    assert dates.history(shallow / "book") == {}
    assert dates.history(tmp_path_factory.mktemp("none")) == {}


def test_the_days_are_kept_for_builds_without_a_history(repository: Path, capsys) -> None:
    book = repository / "book"
    assert dates.main([str(book)]) == 0
    kept = dates.kept(book)
    assert kept == dates.history(book)
    (repository / ".git").rename(repository / "gone")
    assert dates.main([str(book)]) == 1
    assert "stays as it is" in capsys.readouterr().err
    assert dates.kept(book) == kept


def test_the_book_keeps_a_day_for_every_page_it_had() -> None:
    assert {"index", "about", "chapters/research"} <= set(dates.kept(BOOK))


def test_a_page_tells_when_its_numbers_were_seen_and_when_the_first_is_due(tmp_path: Path) -> None:
    def row(seen: int, due: int, by: str = "author", **more: str) -> SimpleNamespace:
        return SimpleNamespace(
            seen_on=date(2026, 11, seen), recheck_by=date(2027, 11, due), seen_by=by, **more
        )

    page = tmp_path / "page.md"
    page.write_text('{fact}`a` and {fact}` b `, {fact}`gone`\ntrial_chart("one")\n')
    app = SimpleNamespace(
        config=SimpleNamespace(language="en"),
        env=SimpleNamespace(doc2path=lambda _: page),
        _explorable_facts={"a": row(24, 24), "b": row(27, 20), "unused": row(1, 1)},
        _immunobook_trials=[row(26, 19, chart="one"), row(2, 2, chart="two")],
        _immunobook_changed={"page": date(2026, 11, 28)},
    )
    told = dates.page_dates(app, "page")
    assert told.changed == "November 28, 2026"
    assert told.checked == "November 24, 2026 to November 27, 2026"
    assert told.due == "November 19, 2027"
    assert not told.has_clinician
    app.config.language = "pt-BR"
    assert dates.page_dates(app, "page").due == "19 de novembro de 2027"
    app._explorable_facts = {"a": row(24, 24, "clinician")}
    app._immunobook_trials = []
    assert dates.page_dates(app, "page").has_clinician
    page.write_text("Only words.\n")
    assert dates.page_dates(app, "other") == dates.PageDates(None, None, None, False)


def test_the_numbers_of_the_call_box_are_those_of_the_page_that_shows_it(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```{call-box}\n```\n")
    (tmp_path / "call-box.yml").write_text('last: "Many teams use {fact}`fever`."\n')
    seen = SimpleNamespace(
        seen_on=date(2026, 11, 27), recheck_by=date(2027, 11, 27), seen_by="author"
    )
    app = SimpleNamespace(
        srcdir=str(tmp_path),
        config=SimpleNamespace(language="en"),
        env=SimpleNamespace(doc2path=lambda _: page),
        _explorable_facts={"fever": seen},
        _immunobook_trials=[],
        _immunobook_changed={},
    )
    told = dates.page_dates(app, "page")
    assert (told.checked, told.due) == ("November 27, 2026", "November 27, 2027")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("about: 2026-11-24\nindex: soon\n", "2: 'soon' is no day; write it like 2026-11-24"),
        ("- about\n", "1: write a line for each page, like about: 2026-11-24"),
    ],
)
def test_a_kept_day_that_is_none_is_named_with_its_line(
    tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / dates.FILE
    path.write_text(text)
    with pytest.raises(dates.DatesError) as error:
        dates.kept(tmp_path)
    assert str(error.value) == f"{path}:{told}"
