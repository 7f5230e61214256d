"""A number of response, relapse, death or severity that no row of a card tells: a share that is not marked, or one in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import words_list

from prose import BOOK, Chapter, facts_of_the_book, sentences, words

#: shares of people that hurt nobody, each with what they tell
HARMLESS = {
    "siopen-all-given": "who was given all of a plan",
    "siopen-all-given-il2": "who was given all of a plan",
    "aall1331-transplant": "who got to the transplant that was planned",
    "aall1331-transplant-control": "who got to the transplant that was planned",
    "gd2cart-persist": "in whom the cells were found for long",
    "capd-sensitivity": "how well a list of questions finds confusion",
    "capd-specificity": "how well a list of questions finds confusion",
    "hodgkin-nivo-thyroid": "trouble with the thyroid of any strength, which a tablet treats",
}

_PART = (
    r"(?:half|third|quarter|two thirds|three quarters) of|(?:more|less|fewer) than half|\w+ (?:in|of|out of) (?:a |every )?"
    r"(?:three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|hundred|thousand|\d{1,3}(?!\d))"
)
_HURTS = r"\b(?:alive|surviv\w+|died?|deaths?|relapses?d?|remissions?|respon\w+|shr[aiu]nk|cured?|helped|severe|CRS|ICANS|side effects?)\b"
_PEOPLE = r"\b(?:child(?:ren)?|patients?|people|babies|adults|teenagers|them|those)\b"
SHARE = re.compile(rf"\b(?:{_PART})\b", re.IGNORECASE)

CARD = re.compile(r"^:::\{numbers\}.*?^:::$", re.MULTILINE | re.DOTALL)
ITEM = re.compile(r"^ *(?:\* )?- ", re.MULTILINE)

#: sentences that name a share and hurt nobody: a part of each, and why
FINE = {
    "In one study it helped three of ten children": "an invented study, and said to be one",
    "Half of the cases of CRS had begun": "a time, not how many",
}


def told_in_words(text: str) -> Iterator[str]:
    """Sentences that tell in words how many people fared how."""
    for sentence in sentences(text):
        if not SHARE.search(sentence) or any(part in sentence for part in FINE):
            continue
        if re.search(_HURTS, sentence) and re.search(_PEOPLE, sentence):
            yield sentence


def test_a_share_of_people_in_a_treatment_is_marked() -> None:
    """A row that is not marked may stand in the open, so each one says why it may."""
    rows = facts_of_the_book().values()
    shares = {
        row.id
        for row in rows
        if row.kind == "treatment"
        and not row.sensitive
        and (row.unit == "%" or re.search(r"\d of \d", row.shown))
    }
    assert shares == set(HARMLESS), "mark it `sensitive:`, or say in HARMLESS why it hurts nobody"


def in_the_open(path: Path) -> Iterator[str]:
    """What stands outside of cards, captions and descriptions of pictures included."""
    for block in Chapter(path).blocks:
        if block.kind not in ("numbers", "code-cell", "math"):
            text = CARD.sub("", block.text)
            yield from (words(item, numbers=False) for item in ITEM.split(text))
            yield block.options.get("alt", "")


@pytest.mark.parametrize(
    "path", sorted([*BOOK.glob("*.md"), *BOOK.glob("chapters/*.md")]), ids=lambda p: p.stem
)
def test_no_share_of_people_is_told_in_words_in_the_open(path: Path) -> None:
    assert [said for text in in_the_open(path) for said in told_in_words(text)] == []


@pytest.mark.parametrize(
    "path",
    [
        *sorted((BOOK.parent / "assets/pictures").glob("*.svg")),
        BOOK / "charts.yml",
        BOOK / "call-box.yml",
        *sorted((BOOK.parent / "src/immunobook/sphinx_ext/theme").glob("*.html")),
    ],
    ids=lambda p: p.stem,
)
def test_nor_in_pictures_titles_of_charts_and_around_the_text(path: Path) -> None:
    found = [line.words for line in words_list.texts(path)]
    assert [said for text in found for said in told_in_words(text)] == []


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("After three years more than half of them were alive.", True),
        (
            "After three years more than half of the children who got them were well and alive.",
            True,
        ),
        ("Fewer than half responded, of all children.", True),
        ("Nine in ten children had CRS.", True),
        ("It helped three of ten children.", True),
        ("Two thirds of the patients responded.", True),
        ("One in every five babies had a relapse.", True),
        ("Most children had CRS.", False),
        ("Half of the children waited for weeks.", False),
        ("Nine in ten flags hold an antibody.", False),
    ],
)
def test_a_share_in_words_is_found(text: str, is_told: bool) -> None:
    assert bool(list(told_in_words(text))) is is_told
