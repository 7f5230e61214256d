"""What must be looked up again: soonest first, warned of, and refused before publishing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from explorable.book import facts
from immunobook import due

ROW = """\
- id: {id}
  value: 66
  unit: "%"
  shown: "66%"
  says: A share
  who: children
  source: yu2010
  checked: seen
  kind: treatment
  seen_on: 2026-01-01
  seen_by: author
  recheck_by: {by}
"""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "references.bib").write_text("@article{yu2010,\n  title = {T}\n}\n")
    path = tmp_path / "facts.yml"
    path.write_text(
        ROW.format(id="later", by="2026-12-01") + ROW.format(id="sooner", by="2026-06-01")
    )
    monkeypatch.setattr(facts, "find", lambda: path)
    return path


def test_the_soonest_stands_first(book: Path) -> None:
    assert [row.place for row in due.rows(today=date(2026, 3, 1))] == [
        "facts.yml: sooner",
        "facts.yml: later",
    ]


@pytest.mark.parametrize(
    ("today", "flag", "code", "told"),
    [
        (date(2026, 6, 1), "--refuse", 0, "2 numbers; none is overdue. The next is due by 2026-06-01."),
        (date(2026, 6, 2), "--refuse", 1, "1 of 2 numbers are past the day"),
        (date(2026, 6, 2), "--warn", 0, "(1 day overdue)  facts.yml: sooner"),
        (date(2026, 5, 2), "--all", 0, "(in 30 days)  facts.yml: sooner"),
    ],
)  # fmt: skip
def test_only_what_is_overdue_is_refused(book, capsys, today, flag, code, told) -> None:
    assert due.main([flag], today) == code
    printed = capsys.readouterr().out
    assert told in printed
    assert ("facts.yml: later" in printed) == (flag == "--all")


def test_a_mistake_in_a_row_is_told_and_fails(book: Path, capsys) -> None:
    book.write_text(book.read_text().replace("2026-12-01", "2025-12-01"))
    assert due.main([], date(2026, 3, 1)) == 1
    assert "row 1 (later): `recheck_by` is 2025-12-01, before" in capsys.readouterr().err


def test_the_book_s_own_trials_are_listed_too() -> None:
    path = Path(__file__).parents[2] / "book" / "facts.yml"
    places = {row.place.split(":")[0] for row in due.rows(path)}
    assert places == {"facts.yml", "trials.csv"}
