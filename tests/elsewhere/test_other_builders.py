"""The example by every builder, strictly: where no script runs there are words, tables, stills, and answers."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

Build = Callable[..., Path]

SENTENCE = "Foxes: at most 38.2 foxes, 14.2 foxes at the end."
SETTING = "Foxes catch rabbits"
ROW = ("13.3", "110", "18.4")
QUESTION, ANSWER = "The rabbits are at their most. What happens next?", "They find much to eat"
FIGURE, FORMULA = "Foxes seen", "Most that a fox eats"
ONLY_ON_SCREEN = ("JavaScript", "IPython.core", "explorable.define", "application/json")


def holds_all(text: str) -> None:
    """It says what the page says, and nothing that only a script could keep."""
    found = " ".join(text.split())
    for words in (SENTENCE, SETTING, *ROW, QUESTION, ANSWER, FIGURE, FORMULA, "10 years"):
        assert words in found, words
    for words in ONLY_ON_SCREEN:
        assert words not in found, words


def test_as_text(plain: Build) -> None:
    out = plain("text")
    text = "".join(path.read_text("utf-8") for path in out.glob("*.txt"))
    holds_all(text)
    assert "| 13.3           | 110                 | 18.4            |" in text


def test_as_latex_with_pictures(plain: Build) -> None:
    out = plain("latex")
    text = next(out.glob("*.tex")).read_text("utf-8")
    holds_all(text.replace("\\sphinxAtStartPar\n", ""))
    assert "\\begin{tabular" in text
    pictures = sorted(out.glob("still-*.png"))
    assert [p for p in pictures if p.stem in text] == pictures
    assert len(pictures) >= 5
    assert all(p.read_bytes()[:4] == b"\x89PNG" for p in pictures)


def test_as_epub(plain: Build) -> None:
    (book,) = plain("epub").glob("*.epub")
    with zipfile.ZipFile(book) as archive:
        names = archive.namelist()
        pages = {n: archive.read(n).decode() for n in names if n.endswith(".xhtml")}
        drawn = [archive.read(n).decode() for n in names if n.endswith(".svg")]
    words = "".join(
        "".join(ElementTree.fromstring(page).itertext())
        for page in pages.values()  # each is XML, as readers want it
    )
    holds_all(words)
    assert len(drawn) >= 5
    assert not [svg for svg in drawn if "var(" in svg]  # their colors come along
    assert not [name for name in names if "explorable" in name]  # no script that nothing runs


def test_as_a_manual_page(plain: Build) -> None:
    text = next(plain("man").glob("*.1")).read_text("utf-8")
    text = text.replace("\\ ", " ")
    assert "38.2 foxes" in text
    assert ANSWER in text


def test_for_translators(plain: Build) -> None:
    """gettext wants a reading of its own."""
    out = plain("gettext", "-d", "doctrees-gettext")
    assert "More rabbits feed more" in (out / "predators.pot").read_text("utf-8")
