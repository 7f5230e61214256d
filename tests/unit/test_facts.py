"""Facts: what a good row gives, and that every mistake is named with its line."""

from __future__ import annotations

import contextlib
import io
import re
from datetime import date
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

from explorable.book import facts
from explorable.book.numbers_in_text import numbers_in
from explorable.errors import BookError

GOOD = """\
- id: efs-2y
  value: 66
  unit: "%"
  shown: "66%"
  interval: [61, 71]
  interval_kind: plus or minus one standard error
  says: Two-year event-free survival
  who: 226 children, randomized
  source: yu2010
  checked: seen
  kind: treatment
  seen_on: 2026-11-24
  seen_by: author
  recheck_by: 2027-11-24
"""


@pytest.fixture
def write(tmp_path: Path):
    """Write a facts file with a bibliography beside it."""
    (tmp_path / "references.bib").write_text("@article{yu2010,\n  title = {T}\n}\n")

    def _write(text: str) -> Path:
        path = tmp_path / "facts.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return _write


def mistakes(path: Path) -> str:
    with pytest.raises(BookError) as error:
        facts.load(path, today=date(2026, 12, 1))
    return str(error.value)


def test_a_row_tells_value_group_and_interval(write):
    row = facts.load(write(GOOD))["efs-2y"]
    assert row.value == 66
    assert row.interval == (61, 71) and row.interval_kind == "plus or minus one standard error"
    assert row.who == "226 children, randomized"


def test_a_range_and_a_large_number_are_read(write):
    text = GOOD.replace("value: 66", "value: [1e6, 2e6]").replace('"66%"', "1 to 2 million cells")
    assert facts.load(write(text))["efs-2y"].values == (1e6, 2e6)


def test_biology_may_rest_for_five_years_treatments_for_one(write):
    five = GOOD.replace("kind: treatment", "kind: biology").replace("2027-11-24", "2031-11-24")
    assert facts.load(write(five))["efs-2y"].recheck_by == date(2031, 11, 24)
    assert "for treatment it is 2027-11-24" in mistakes(write(GOOD.replace("2027-11", "2031-11")))


def test_a_leap_day_is_looked_up_again_on_the_28th(write):
    leap = GOOD.replace("2026-11-24", "2024-02-29").replace("2027-11-24", "2025-02-28")
    assert facts.load(write(leap))["efs-2y"].recheck_by == date(2025, 2, 28)


def test_an_unknown_key_names_the_file(write):
    path = write(GOOD)
    with pytest.raises(KeyError, match=r"facts\.yml has no row with `id: nothing`"):
        facts.load(path)["nothing"]


#: between two fields: no line is wrong by itself
ABOUT_THE_ROW = (
    "does not contain the value 67",
    "go together",
    "runs backwards",
    "needs a `note`",
    "not readable as YAML",
)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('  unit: "%"\n', "", "`unit` is missing"),
        ("  who: 226 children, randomized\n", "", "`who` is missing"),
        ("  source: yu2010\n", "", "`source` is missing"),
        (
            "source: yu2010",
            "source: yu2011",
            "references.bib has no entry yu2011; add it or mend the key",
        ),
        (
            "seen_on: 2026-11-24",
            "seen_on: soon",
            "`seen_on` is 'soon'; write a day like 2026-11-24",
        ),
        ("  seen_on: 2026-11-24\n", "", "`seen_on` is missing; add it"),
        ("  recheck_by: 2027-11-24\n", "", "`recheck_by` is missing; add it"),
        ("seen_on: 2026-11-24", "seen_on: 2026-12-02", "which is still to come"),
        ("recheck_by: 2027-11-24", "recheck_by: 2026-11-24", "before the number was seen"),
        (
            "recheck_by: 2027-11-24",
            "recheck_by: 2027-11-25",
            "for treatment it is 2027-11-24 at the latest",
        ),
        (
            "kind: treatment",
            "kind: treatment\n  seen_again: 2026-12-02",
            "`seen_again` is 2026-12-02, which is still to come",
        ),
        (
            "kind: treatment",
            "kind: treatment\n  seen_again: 2026-11-23",
            "`seen_again` is 2026-11-23, before `seen_on`",
        ),
        (
            "kind: treatment",
            "kind: treatment\n  seen_again: soon",
            "`seen_again` is 'soon'; write a day like 2026-11-24",
        ),
        ("kind: treatment", "kind: rumor", "write 'treatment', 'biology' or 'history'"),
        ("seen_by: author", "seen_by: Jo", "write 'author', 'second-reader' or 'clinician'"),
        (
            "kind: treatment",
            "kind: treatment\n  sensitive: sad",
            "write 'survival', 'response', 'relapse', 'death' or 'severe'",
        ),
        ("checked: seen", "checked: sen", "write 'seen' or 'recalled'"),
        ("value: 66", "value: 67", "does not contain the value 67"),
        ("value: 66", "value: many", "`value` is 'many'; write a number or [lower, higher]"),
        ("value: 66", "value: [66]", "`value` is [66]; write a number or [lower, higher]"),
        ("value: 66", "value: [66, {a: 1}]", "`value` is [66, {'a': 1}]; write a number or"),
        ("[61, 71]", "61", "`interval` is 61; write [lower, higher]"),
        ("source: yu2010", "source: [yu2010]", "`source` is ['yu2010']; write text"),
        ("id: efs-2y", "id: [efs-2y]", "`id` is ['efs-2y']; write text"),
        ("checked: seen", "checked: seen\n  value: 67", "`value` stands there twice; keep one"),
        ("checked: seen", "checked: seen\n  ? [a]\n  : b", "not readable as YAML"),
        ("id: efs-2y", "id: EFS_2y", "lower-case words joined by hyphens"),
        ("  interval_kind: plus or minus one standard error\n", "", "go together"),
        ("[61, 71]", "[71, 61]", "runs backwards"),
        ("source: yu2010", "source: course", "needs a `note`"),
        ("checked: seen", "checked: seen\n  notes: x", "`notes` is not a field"),
    ],
)
def test_a_malformed_row_is_refused_with_its_line(write, old, new, told):
    assert old in GOOD
    path = write("# a comment\n" + GOOD.replace(old, new))
    (said,) = [line for line in mistakes(path).splitlines() if told in line]
    line, field = re.search(rf"{path}:(\d+): row 1.*?: (?:`(\w+)`)?", said).groups()  # type: ignore[union-attr]
    is_about_the_row = "is missing" in said or told in ABOUT_THE_ROW
    written = "- id: " if is_about_the_row else f"  {field}: "
    assert path.read_text().splitlines()[int(line) - 1].startswith(written.replace("  id", "- id"))


def test_all_mistakes_are_told_at_once(write):
    second = GOOD.replace("id: efs-2y", "id: two").replace("source: yu2010", "source: gone2000")
    second = second.replace("checked: seen", "checked: perhaps")
    text = mistakes(write(GOOD + second + GOOD))
    assert text.startswith("3 mistakes in the facts")
    assert ":23: row 2 (two): `source`: references.bib has no entry gone2000" in text
    assert ":24: row 2 (two): `checked`" in text
    assert ":29: row 3 (efs-2y): the id stands in line 1 already" in text


@pytest.mark.parametrize("text", ["a: 1\n", "- [unclosed\n", "- 3\n"])
def test_a_file_of_another_shape_is_refused(write, text):
    assert "facts.yml" in mistakes(write(text))


def test_the_file_is_found_from_a_chapter(tmp_path, monkeypatch):
    book = tmp_path / "book"
    (book / "chapters").mkdir(parents=True)
    (book / "facts.yml").write_text(GOOD)
    monkeypatch.delenv("IMMUNOBOOK_FACTS", raising=False)
    for start in (book / "chapters", book, tmp_path):
        assert facts.find(start) == book / "facts.yml"


@pytest.mark.parametrize(
    ("phrase", "numbers"),
    [
        ("66%", {66}),
        ("about 1.8 trillion cells", {1.8e12}),
        ("1 to 2 million", {1e6, 2e6}),
        ("5–10%", {5, 10}),
        ("5-10%", {5, 10}),
        ("8 x 10^2", {800}),
        ("3 × 10⁻⁵ M", {3e-5}),
        ("about 2 hours", {2}),
        ("two of three", {2, 3}),
        ("1,200 days", {1200}),
        ("−4 degrees", {-4}),
    ],
)
def test_numbers_are_read_out_of_phrases(phrase, numbers):
    read = numbers_in(phrase)
    for number in numbers:
        assert any(other == pytest.approx(number, rel=1e-9) for other in read), read


def test_no_number_is_made_up():
    assert numbers_in("someone often tends to weigh") == []
    assert 65 not in numbers_in("66%")


def test_the_books_own_facts_are_in_order():
    rows = facts.load(Path(__file__).parents[2] / "book" / "facts.yml")
    assert len(rows) > 0


#: Numbers of the boxes for trainees: grades, side effects, products, trials.
FOR_TRAINEES = [
    "dinutuximab-reaction-window",
]

#: Numbers about treatments that one reader alone has seen so far, each with what the second could not open.
SEEN_ONCE = {
    "dinutuximab-severe-pain": "the paper; a review says about 50%",
    "dinutuximab-capillary-leak": "the paper",
    "dinutuximab-hypersensitivity": "the paper",
    "dinutuximab-efs-2y": "the standard error behind the interval; the percentage was seen",
    "dinutuximab-efs-2y-control": "the standard error behind the interval; the percentage was seen",
    "levine-icu": "the paper's table on intensive care",
    **dict.fromkeys(
        [
            f"registry-later-{of}"
            for of in ("patients", "remission", "rfs-12m", "os-12m", "rfs-24m", "os-24m")
        ],
        "new: the second reader wrote them",
    ),
    "locatelli-hr": "the interval; the ratio was seen",
    **dict.fromkeys(FOR_TRAINEES, "new: their author alone has seen them"),
}


def test_all_but_a_few_numbers_about_treatments_were_seen_by_two_readers():
    rows = facts.load(Path(__file__).parents[2] / "book" / "facts.yml").values()
    treatments = [row for row in rows if row.kind == "treatment"]
    once = {row.id for row in treatments if row.seen_again is None}
    twice = len(treatments) - len(once)
    assert once == set(SEEN_ONCE), f"{twice} of {len(treatments)} were seen twice"


def test_a_notebook_shows_the_mistake_and_no_traceback(write):
    with pytest.raises(facts.FactsError) as error:
        facts.load(write(GOOD.replace("value: 66", "value: many")))
    shell = InteractiveShell.instance()
    with io.StringIO() as out, contextlib.redirect_stdout(out):
        shell.showtraceback((type(error.value), error.value, error.tb))
        shown = out.getvalue()
    assert "`value` is 'many'; write a number" in shown
    assert "Traceback" not in shown
    assert len(shown.splitlines()) < 5
