"""The box "When to call": its settings, its words, the emergency number first, the same on every page."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
import textstat
from bs4 import BeautifulSoup, Tag

from explorable.book.bibliography import entries
from explorable.notebooks.book import Book
from explorable.notebooks.directives import plain, readable
from immunobook.call_box import CallBoxError, as_markdown
from immunobook.call_box import load as load_box
from immunobook.contacts import EMERGENCY, Contacts, ContactsError, Line, load

BOOK = Path(__file__).parents[2] / "book"
WITH_BOX = ("immune-system", "antibody-therapy", "bispecific-antibodies", "cell-therapy")
CONFIG = "title: A book\nsphinx:\n  config:\n    immunobook_branch: main\n"


def settings(folder: Path, *lines: str) -> Path:
    """Write a ``_config.yml`` with these lines among its settings; the first is in line 5."""
    path = folder / "_config.yml"
    path.write_text(CONFIG + "".join(f"    {line}\n" for line in lines), "utf-8")
    return path


def test_a_book_without_numbers_has_112_and_911(tmp_path: Path):
    assert load(tmp_path / "_config.yml") == load(settings(tmp_path)) == Contacts()
    empty = settings(
        tmp_path, "immunobook_emergency: []", "immunobook_team:", "immunobook_contact:"
    )
    assert load(empty) == Contacts(emergency=EMERGENCY, team=(), contact="")
    assert [line.number for line in EMERGENCY] == ["112", "911"]


def test_numbers_are_read_as_they_are_written(tmp_path: Path):
    """To YAML 0112 is 74, and 0800 11 a text."""
    found = load(
        settings(
            tmp_path,
            "immunobook_emergency: [{name: in Australia, number: 000}]",
            "immunobook_team:",
            "  - {name: Ward, number: 0112}",
            '  - {name: "Night, weekends", number: "+31 88 000 00 00"}',
            "immunobook_contact: mistakes@example.org",
        )
    )
    assert found.emergency == (Line("in Australia", "000"),)
    assert [line.address for line in found.team] == ["tel:0112", "tel:+31880000000"]
    assert found.contact_link == "mailto:mistakes@example.org"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            ["immunobook_team:", '  - {name: Ward, number: "01223-217547"}'],
            ['_config.yml:6: the number is "01223-217547"', 'for example "01223 217547"'],
        ),
        (
            ["immunobook_team:", '  - {name: Ward, number: "+44 (0)1223"}'],
            ["_config.yml:6:", 'for example "+44 0 1223"'],
        ),
        (
            ["immunobook_emergency:", "  - {name: here, number: ask the ward}"],
            ["_config.yml:6:", '"ask the ward"', "or take the line away"],
        ),
        (["immunobook_emergency:", "  - {name: here}"], ["_config.yml:6:", 'the number is ""']),
        (["immunobook_emergency: 112"], ["_config.yml:5:", "not a list of phone lines"]),
        (["immunobook_team:", '  - "112"'], ["_config.yml:6:", "a phone line is {name:"]),
        (["immunobook_team:", '  - {number: "112"}'], ["_config.yml:6:", "has no name"]),
        (
            ["immunobook_team:", '  - {name: a, number: "112", fax: "1"}'],
            ["_config.yml:6:", "and nothing else"],
        ),
        (["immunobook_contact: on the ward"], ["_config.yml:5:", "write a mail address"]),
        (["immunobook_contact: http://example.org"], ["_config.yml:5:", "begins with https://"]),
    ],
)
def test_what_nobody_could_use_is_refused_with_its_line(tmp_path: Path, lines, told):
    with pytest.raises(ContactsError) as error:
        load(settings(tmp_path, *lines))
    for part in told:
        assert part in str(error.value)


def test_all_mistakes_are_told_at_once(tmp_path: Path):
    config = settings(
        tmp_path,
        "immunobook_emergency: [{number: x}]",
        "immunobook_team: [{name: Ward, number: y}]",
    )
    with pytest.raises(ContactsError, match=r"(?s)_config.yml:5.*_config.yml:6"):
        load(config)


def test_a_box_that_lacks_a_part_is_refused(tmp_path: Path):
    text = (BOOK / "call-box.yml").read_text("utf-8")
    (tmp_path / "call-box.yml").write_text(text.replace("  then: Say", "  later: Say"), "utf-8")
    with pytest.raises(CallBoxError, match="2 mistakes in the call box") as error:
        load_box(tmp_path)
    assert "call-box.yml:5: `first.then` is missing; add it" in str(error.value)
    assert "call-box.yml:15: `first.later` is not a field here; " in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("asleep, swollen", "asleep, sleepy", "there is no drawing 'sleepy'; choose one of seizure, breath, asleep, swollen"),
        ("asleep, swollen", "asleep", "`pictures` names 3 drawings for 4 signs; write one for each"),
    ],
)  # fmt: skip
def test_a_drawing_that_is_not_there_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    text = (BOOK / "call-box.yml").read_text("utf-8")
    (tmp_path / "call-box.yml").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(CallBoxError) as error:
        load_box(tmp_path)
    assert f"call-box.yml:14: {told}" in str(error.value)


def test_each_emergency_sign_has_its_drawing_which_says_nothing_by_itself(tmp_path: Path) -> None:
    pages, told = build(tmp_path)
    assert pages, told
    box = box_of(pages["index"])
    pictured = box.select(".call-first li.call-pictured")
    said = [item.get_text(" ", strip=True).replace("’", "'") for item in pictured]
    assert said == list(load_box(BOOK).first.signs)
    for item in pictured:
        drawn = item.select_one("svg.call-picture")
        assert drawn is not None
        assert (drawn["aria-hidden"], drawn["stroke"]) == ("true", "currentColor")
        assert not drawn.select("[id], [style], title, text")
    assert len({str(item.svg) for item in pictured}) == 4
    assert not box.select(".call-team svg, .call-last svg")


def test_the_box_stands_once_in_each_chapter_on_treatment_and_on_its_page():
    having = {
        path.stem: text.count("```{call-box}\n```")
        for path in [*BOOK.glob("*.md"), *BOOK.glob("chapters/*.md")]
        if "{call-box}" in (text := path.read_text("utf-8"))
    }
    assert having == dict.fromkeys([*WITH_BOX, "when-to-call", "for-tomorrow"], 1)


def test_an_emergency_is_told_nowhere_else():
    """A second list of signs would say something else one day."""
    for path in [*BOOK.glob("chapters/*.md"), *BOOK.glob("exercises/*.yml")]:
        found = re.search(r"When to call\.\*\*|call the team|\b(?:112|911|999)\b", path.read_text())
        assert not found, f"{path.name}: {found and found[0]!r}: leave it to {{call-box}}"


def test_no_list_of_signs_is_longer_than_seven():
    """A long list is read in parts, each below its own line."""
    box = load_box(BOOK)
    for part in (box.first, box.team):
        assert max(len(part.signs), len(part.also)) <= 7
    shown = as_markdown(box, Contacts())
    assert f"{box.team.also_of}\n\n- {box.team.also[0]}" in shown


def test_signs_below_no_line_are_told(tmp_path: Path):
    text = (BOOK / "call-box.yml").read_text("utf-8")
    (tmp_path / "call-box.yml").write_text(re.sub("  also_of: .*\n", "", text), "utf-8")
    with pytest.raises(CallBoxError, match=r"call-box.yml:26: `also_of` is the line above"):
        load_box(tmp_path)


def test_first_the_emergency_number_then_the_team():
    box = load_box(BOOK)
    first, team = " ".join(box.first.signs), " ".join((*box.team.signs, *box.team.also))
    for sign in ("seizure", "breath", "woken"):
        assert sign in first
        assert sign not in team or sign == "breath"
    for sign in ("fever", "shivering", "odd speech", "shaky hands", "confusion", "bleeding"):
        assert sign in team
    for sign in ("dizzy", "pale", "cold", "weak", "numb", "urine", "diarrhea", "chickenpox"):
        assert sign in team
    assert "Never measure it in the bottom" in " ".join(box.last)
    text = as_markdown(box, Contacts())
    parts = ("112", "911", "seizure", "call the team", box.team.lead, "a fever", "By day: \\_")
    assert [text.index(part) for part in parts[:-1]] == sorted(map(text.index, parts[:-1]))
    assert parts[-1] in text


def test_plain_words():
    box = load_box(BOOK)
    signs = [f"Call if your child {sign}." for sign in box.first.signs]
    signs += [f"Call for {sign}." for sign in box.team.signs]
    text = " ".join([*signs, box.first.then, box.team.then, *box.last])
    text = re.sub(r"\{fact\}`[^`]+`|[*]", "", text)
    assert textstat.flesch_kincaid_grade(text) <= 6
    assert not re.search(r"\d", text), "a number that facts.yml does not have"


def test_notebooks_say_the_same_words():
    book = Book(BOOK)
    said = set()
    for name in WITH_BOX:
        source = (BOOK / f"chapters/{name}.md").read_text("utf-8")
        still_myst, quoted = readable(source, book), plain(source, book)
        for text in (still_myst, quoted):
            assert "{call-box}" not in text
        box = re.search(r":::\{admonition\} When to call\n.*?\n:::\n", still_myst, re.DOTALL)
        assert box
        said.add(box[0])
        assert "> **When to call**\n>\n> **First the emergency number** (112 in Europe," in quoted
    assert len(said) == 1
    assert "{fact}" not in said.pop()


CONF = """\
import immunobook

extensions = ["myst_parser", "sphinxcontrib.bibtex", "explorable.sphinx_ext.facts", "immunobook.sphinx_ext.call_box"]
myst_enable_extensions = ["colon_fence"]
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = "author_year"
html_theme = "basic"
"""
TOCTREE = "\n```{toctree}\nwhen-to-call\nfound\nreferences\n```\n"
FOUND = """\
# Found

````{contact}
Hand it to the ward.

```{blank-lines}
What it says | 3
Date
```
````
"""


def build(folder: Path, *lines: str) -> tuple[dict[str, BeautifulSoup], str]:
    """Build a book of three pages with these settings: its pages, and what Sphinx complained of."""
    settings(folder, *lines)
    for name in ("call-box.yml", "facts.yml", "references.bib"):
        shutil.copy(BOOK / name, folder)
    pages = {
        "index": "# Start\n\n```{call-box}\n```\n" + TOCTREE,
        "when-to-call": "# When to call\n\n```{call-box}\n```\n",
        "found": FOUND,
        "references": "# References\n\n```{bibliography}\n:all:\n```\n",
    }
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    (folder / "conf.py").write_text(CONF, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-W", "-n", "--keep-going", "-q", "-b", "html"]
    done = subprocess.run([*command, folder, folder / "out"], capture_output=True, text=True)
    read = (folder / "out").glob("*.html") if done.returncode == 0 else ()
    return {f.stem: BeautifulSoup(f.read_text("utf-8"), "html.parser") for f in read}, done.stderr


def box_of(page: BeautifulSoup) -> Tag:
    box = page.select_one(".admonition.call-box")
    assert box
    return box


def in_words(box: Tag) -> str:
    """What the box says, without the way to the sheet and the tips."""
    copy = BeautifulSoup(str(box), "html.parser")
    for extra in copy.select(".call-sheet, .gloss"):
        extra.decompose()
    return " ".join(copy.get_text(" ").split())


def test_the_page_of_a_book_without_numbers(tmp_path: Path):
    pages, told = build(tmp_path)
    assert pages, told
    box, own = box_of(pages["index"]), box_of(pages["when-to-call"])
    assert in_words(box) == in_words(own)
    assert [link["href"] for link in box.select("a.call-number")] == ["tel:112", "tel:911"]
    assert box.select_one(".call-first + .call-team + .call-last")
    assert len(box.select(".call-team .call-blank")) == 2
    sheet = box.select_one(".call-sheet a")
    assert sheet is not None
    assert sheet["href"] == "when-to-call.html"
    assert not own.select(".call-sheet")
    assert len(pages["found"].select(".call-form .call-blank")) == 4
    assert "Hand it to the ward." in pages["found"].text


def test_the_page_of_a_hospital(tmp_path: Path):
    pages, told = build(
        tmp_path,
        'immunobook_emergency: [{name: in Australia, number: "000"}]',
        'immunobook_team: [{name: Ward 7, number: "+61 2 0000"}, {name: At night, number: "02 1"}]',
        "immunobook_contact: mistakes@example.org",
    )
    assert pages, told
    box = box_of(pages["index"])
    links = [link["href"] for link in box.select("a.call-number")]
    assert links == ["tel:000", "tel:+6120000", "tel:021"]
    assert "+61 2 0000 Ward 7" in in_words(box)
    assert not box.select(".call-blank")
    assert "112" not in in_words(box)
    address = pages["found"].select_one('a[href^="mailto:"]')
    assert address is not None
    assert unquote(str(address["href"])) == "mailto:mistakes@example.org"
    assert not pages["found"].select(".call-blank")
    assert "Hand it to the ward." not in pages["found"].text


def test_a_wrong_number_stops_the_build_with_its_line(tmp_path: Path):
    pages, told = build(tmp_path, "immunobook_team: [{name: Ward, number: (030) 97}]")
    assert not pages
    assert '_config.yml:5: the number is "(030) 97"' in told
    assert "Traceback" not in told


def test_each_leaflet_it_follows_is_a_source():
    known = entries(BOOK / "references.bib")
    cited = re.findall(r"\{cite\}`([^`]+)`", (BOOK / "when-to-call.md").read_text("utf-8"))
    keys = [key for keys in cited for key in keys.split(",")]
    assert len(keys) >= 5
    assert [key for key in keys if not known[key].address] == []
