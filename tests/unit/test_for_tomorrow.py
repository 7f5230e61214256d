"""The page "For tomorrow morning": its questions are the chapters', its times have sources, its words are plain."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import textstat
from bs4 import BeautifulSoup

from explorable.book import facts
from explorable.book.page import Page
from immunobook.contacts import ContactsError, Help, Line
from immunobook.contacts import load as load_contacts
from immunobook.for_tomorrow import FACT, FILE, ForTomorrowError, load, questions
from prose import words

BOOK = Path(__file__).parents[2] / "book"
SMOG = 7.5

YML = """\
questions:
  - chapter: first
    name: At first
more:
  - chapter: second
treatments:
  - id: drip
    name: The drip
    of: for hens
    chapter: second
    steps:
      - name: Before
        what: A talk.
        ask: your doctor
      - name: The drip
        what: It drips.
        time: "As a rule {fact}`dinutuximab-days`."
        ask: your nurse
"""
CHAPTER = "# The {name} chapter\n\nIt begins.\n\n## Words for tomorrow\n\nThree questions:\n\n- {one}\n- And then?\n\n## Practice\n\n- not asked\n"
CONF = """\
import immunobook

extensions = ["myst_parser", "sphinxcontrib.bibtex", "explorable.sphinx_ext.facts",
              "explorable.sphinx_ext.no_script", "immunobook.sphinx_ext.call_box", "immunobook.sphinx_ext.for_tomorrow"]
myst_enable_extensions = ["colon_fence"]
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = "author_year"
html_theme = "basic"
"""
PARTS = ("treatment", "questions", "maps", "words", "help", "keep")


def small_book(folder: Path, yml: str = YML, config: str = "") -> Path:
    """Write a book of two chapters with the page."""
    (folder / "chapters").mkdir(exist_ok=True)
    for name, one in (("first", "Why *this* one?"), ("second", "How long?")):
        text = CHAPTER.format(name=name, one=one)
        (folder / f"chapters/{name}.md").write_text(text, "utf-8")
    listed = "".join(f"- file: chapters/{name}\n" for name in ("first", "second"))
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n{listed}", "utf-8")
    (folder / FILE).write_text(yml, "utf-8")
    (folder / "_config.yml").write_text(f"sphinx:\n  config:\n    a: 1\n{config}", "utf-8")
    return folder


def build(folder: Path, builder: str = "html") -> str:
    """Build the small book; the page, or what Sphinx complained of."""
    for name in ("facts.yml", "references.bib"):
        shutil.copy(BOOK / name, folder)
    pages = {
        "for-tomorrow": "# For tomorrow\n\n" + "".join(f"```{{for-tomorrow}} {p}\n```\n" for p in PARTS),
        "index": "# Start\n\n```{toctree}\nchapters/first\nchapters/second\nfor-tomorrow\nglossary\nreferences\n```\n",
        "glossary": "# Glossary\n\n```{glossary}\nHen\n  A bird </script> that lays.\n```\n",
        "references": "# References\n\n```{bibliography}\n:all:\n```\n",
        "conf": CONF,
    }  # fmt: skip
    for name, text in pages.items():
        (folder / f"{name}.{'py' if name == 'conf' else 'md'}").write_text(text, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-W", "-n", "--keep-going", "-q", "-b", builder]
    done = subprocess.run([*command, folder, folder / "out"], capture_output=True, text=True)
    ending = {"html": "html", "text": "txt"}[builder]
    page = folder / f"out/for-tomorrow.{ending}"
    return page.read_text("utf-8") if done.returncode == 0 else f"FAILED {done.stderr}"


def test_each_chapter_has_three_questions_and_all_are_asked():
    page = load(BOOK)
    chapters = {path.stem for path in BOOK.glob("chapters/*.md")}
    groups = [group.chapter for group in (*page.questions, *page.more)]
    assert sorted(groups) == sorted(chapters)
    for chapter in groups:
        asked = questions(BOOK, chapter)
        assert len(asked) == 3, chapter
        assert all(text.endswith("?") for text in asked), chapter


def test_there_is_a_map_for_each_treatment_and_its_chapter():
    found = {t.id: t.chapter for t in load(BOOK).treatments}
    assert found == {
        "anti-gd2": "antibody-therapy",
        "blinatumomab": "bispecific-antibodies",
        "car-t": "cell-therapy",
    }


def test_times_are_rows_of_treatment_that_were_seen_and_hurt_nobody():
    rows = facts.load(BOOK / "facts.yml")
    used = FACT.findall((BOOK / FILE).read_text("utf-8"))
    used.remove("its-id") if "its-id" in used else None
    assert len(used) >= 8
    for key in used:
        assert rows[key].checked == "seen", key
        assert rows[key].kind == "treatment", key
        assert not rows[key].sensitive, key


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("It drips.", "It drips for 3 hours.", "for-tomorrow.yml:16: '3' is a time without a source"),
        ("It drips.", "It drips for two weeks.", "'for two weeks' is a time without a source"),
        ("{fact}`dinutuximab-days`", "long", "for-tomorrow.yml:17: a time is told by {fact}"),
        ("- chapter: second\n", "- chapter: third\n", "for-tomorrow.yml:5: third is no chapter; write one of first, second"),
        ("more:\n  - chapter: second\n", "", "the questions of second are left out; add `- chapter: second`"),
        ("    chapter: second", "    chapter: hens", "for-tomorrow.yml:10: hens is no chapter"),
        ("        ask: your doctor\n", "", "for-tomorrow.yml:12: `treatments[1].steps[1].ask` is missing"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_the_mend(
    tmp_path: Path, old: str, new: str, told: str
):
    assert YML.count(old) == 1
    with pytest.raises(ForTomorrowError) as error:
        load(small_book(tmp_path, YML.replace(old, new)))
    assert told in str(error.value)


def test_a_chapter_without_questions_is_told_what_to_write(tmp_path: Path):
    book = small_book(tmp_path)
    (book / "chapters/first.md").write_text("# First\n\n- no question\n", "utf-8")
    with pytest.raises(ForTomorrowError, match=r"first\.md:1: .*write ## Words for tomorrow"):
        questions(book, "first")


def test_the_page_has_the_chapters_questions_and_leads_are_in_the_chapters(tmp_path: Path):
    html = build(small_book(tmp_path))
    assert not html.startswith("FAILED"), html
    page = BeautifulSoup(html, "html.parser")
    asked = [label.get_text() for label in page.select("label.tm-tick")]
    assert asked == ["Why this one?", "And then?", "How long?", "And then?"]
    assert page.select_one("#questions-second.tm-of-drip h3, #questions-second.tm-of-drip h2")
    chapter = BeautifulSoup(
        (tmp_path / "out/chapters/second.html").read_text("utf-8"), "html.parser"
    )
    lead = chapter.select_one("#words-for-tomorrow ul + p a")
    assert lead
    assert lead["href"] == "../for-tomorrow.html#questions-second"
    assert page.select_one("#questions-second"), "the lead ends nowhere"
    assert page.select_one("#questions-first :is(h2, h3)").get_text().startswith("At first")  # type: ignore[union-attr]
    fold = page.select_one("details.tm-more")
    assert fold
    assert fold.has_attr("open"), "without a script all is there"
    assert (
        fold.select_one("summary").get_text() == "2 more questions, about the body and its defense"
    )  # type: ignore[union-attr]
    assert fold.select_one("#questions-second")


def test_each_time_has_its_source_and_where_there_is_none_readers_ask(tmp_path: Path):
    page = BeautifulSoup(build(small_book(tmp_path)), "html.parser")
    before, drip = page.select("#map-drip .tm-map > li")
    assert "How long: Ask yours." in before.get_text()
    assert "4 days" in drip.get_text()
    source = drip.select_one('.tm-row a.reference[href^="references.html#"]')
    assert source, "a time whose source is not named on paper"
    assert [line["data-key"] for line in page.select("#map-drip textarea")] == ["drip-1", "drip-2"]


def test_the_glossary_reaches_the_script_whatever_stands_in_it(tmp_path: Path):
    html = build(small_book(tmp_path))
    data = re.search(r'class="tm-glossary">(.*?)</script>', html)
    assert data
    assert data[1] == '{"Hen": "A bird \\u003c/script> that lays."}'


def test_a_hospitals_own_help_takes_the_place_of_the_empty_lines(tmp_path: Path):
    empty = BeautifulSoup(build(small_book(tmp_path)), "html.parser")
    assert len(empty.select(".tm-helpers textarea")) == 2
    config = '    immunobook_help: [{name: Social worker, number: "030 1", address: https://example.org/help}]\n'
    page = BeautifulSoup(build(small_book(tmp_path, config=config)), "html.parser")
    assert not page.select(".tm-helpers")
    links = [link["href"] for link in page.select(".tm-help a")]
    assert links == ["tel:0301", "https://example.org/help"]


def test_where_no_script_runs_there_are_plain_lists(tmp_path: Path):
    text = build(small_book(tmp_path), "text")
    assert not text.startswith("FAILED"), text
    for part in ("* How long?", "Our dates: ____", "Whom to ask: Your nurse.", "________"):
        assert part in text.replace("**", "")
    assert "Which treatment" not in text
    assert "keeps nothing" not in text


def test_help_is_read_as_it_is_written(tmp_path: Path):
    config = tmp_path / "_config.yml"
    config.write_text(
        "sphinx:\n  config:\n    immunobook_help:\n      - {name: Ward, number: 0112}\n"
        "      - {name: Group, address: help@example.org}\n",
        "utf-8",
    )
    ward, group = load_contacts(config).help
    assert ward == Help("Ward", Line("", "0112"), "")
    assert (group.line, group.link) == (None, "mailto:help@example.org")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{name: Ward}", "_config.yml:4: nobody can reach Ward; add `number`, `address`, or both"),
        ('{number: "112"}', "who helps is {name:"),
        ('{name: Ward, number: "112", fax: "1"}', "and nothing else"),
        ("{name: Ward, number: call us}", 'the number is "call us"'),
        ("{name: Ward, address: example.org}", "begins with https://"),
        ("just ask", "who helps is {name:"),
    ],
)
def test_help_that_nobody_could_use_is_refused_with_its_line(tmp_path: Path, row: str, told: str):
    config = tmp_path / "_config.yml"
    config.write_text(f"sphinx:\n  config:\n    immunobook_help:\n      - {row}\n", "utf-8")
    with pytest.raises(ContactsError) as error:
        load_contacts(config)
    assert "_config.yml:4:" in str(error.value)
    assert told in str(error.value)


def test_plain_words():
    """All that a family reads on the page, but not the chapters' questions, which have a test of their own."""
    text = [
        words(block.text, numbers=True)
        for block in Page(BOOK / "for-tomorrow.md").blocks
        if not block.kind
    ]
    for treatment in load(BOOK).treatments:
        for step in treatment.steps:
            text += [f"{step.name}.", step.what, words(step.time, numbers=True), f"Ask {step.ask}."]
    assert textstat.smog_index(" ".join(text)) <= SMOG


def test_no_organization_or_number_is_invented():
    """Kinds of help only; a hospital writes its own into _config.yml."""
    text = (BOOK / "for-tomorrow.md").read_text("utf-8")
    assert not re.search(r"\d{3}|https?://|@|www\.", text)
