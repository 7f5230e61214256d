"""The words of a page as a reviewer sees them: what stands together, in plain words, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from explorable.book import yaml_file
from explorable.book.facts import Fact
from explorable.book.page import Block, Page
from explorable.book.sensitive import in_people
from explorable.exercises.base import Exercise
from explorable.exercises.markup import bare
from explorable.exercises.values import Renderer
from immunobook import call_box, for_tomorrow

READING = "Where to read on"
"""The heading of lists of papers, which claim nothing."""

_ROLE = re.compile(r"\{([a-z][a-z:-]*)\}`([^`]+)`")
FACT = re.compile(r"\{?\bfact(?:\}`\s*|:)([a-z0-9-]+)")
_CITE = re.compile(r"\{cite(?::[pt])?\}`([^`]+)`")
_ITEM = re.compile(r"^(?:[-*]|\d+\.) ")
_MARK = re.compile(r"^\s*(?:\* - |[-*] |\| ?)")
_NO_WORDS = re.compile(r"^\s*(?:#|<!--|\(.*\)=$|:{3,}|`{3,}|\+\+\+|:(?!alt:)[a-z-]+:(?: |$))")
_ADVICE = {"signs", "then", "last"}
"""Parts of the box "When to call" that tell a family what to look for and what to do."""
_ALT = re.compile(r"^:alt: *")
WORDS_ELSEWHERE = {"{call-box}": call_box.FILE, "{for-tomorrow} maps": for_tomorrow.FILE}
"""A directive whose words stand in a file of their own, and the file."""


@dataclass(frozen=True)
class Passage:
    """Some words of the page that stand together: a paragraph, an item, a row, a card, a chart's row, an exercise."""

    words: str
    """As readers see them, without marks."""
    place: str
    """``FILE:LINE``."""
    heading: str
    facts: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()


def of_page(page: Page, rows: Mapping[str, Fact]) -> Iterator[Passage]:
    """What stands in the text of a page, from top to bottom."""
    cards = {b.line: b for b in page.directives if b.kind == "numbers"}
    inside = {n for b in cards.values() for n in range(b.line, b.line + b.text.count("\n") + 1)}
    for line, heading, raw in _chunks(page, cards, inside):
        if heading != READING:
            yield _passage(raw, f"{named(page.path)}:{line}", heading, rows)


def of_words(path: Path, rows: Mapping[str, Fact]) -> Iterator[Passage]:
    """Each text of a file of words; of the box "When to call" each sign and advice counts as sourced by the box."""
    document = yaml_file.read(path)
    heading = path.stem.replace("-", " ").capitalize()
    for location, text in yaml_file.leaves(document.content):
        if not isinstance(text, str):
            continue
        passage = _passage(text, f"{named(path)}:{document.line(location)}", heading, rows)
        if _ADVICE & {*location}:
            passage = replace(passage, cited=passage.cited or (path.stem,))
        yield passage


def of_exercise(exercise: Exercise, writer: Renderer, place: str) -> Passage:
    """What an exercise asks and answers."""
    parts = (
        writer(exercise.question),
        exercise.task(writer),
        exercise.solution(writer),
        writer(exercise.explanation),
    )
    spaced = re.sub(r"</(?:li|p|td|th)>", " ", " ".join(parts))
    used = tuple(dict.fromkeys([*exercise.facts, *FACT.findall(exercise.model_dump_json())]))
    return Passage(" ".join(bare(spaced).split()), place, f"Exercise {exercise.id}", used)


def named(path: Path) -> str:
    """A file as its place tells it: from the folder around the book."""
    parts = path.parts
    return "/".join(parts[-3:] if parts[-2] in ("chapters", "exercises") else parts[-2:])


def shown(row: Fact) -> str:
    """A number as the text shows it."""
    return in_people(row) if row.sensitive else row.shown


def _passage(raw: str, place: str, heading: str, rows: Mapping[str, Fact]) -> Passage:
    cited = [key.strip() for group in _CITE.findall(raw) for key in group.split(",")]
    used = tuple(dict.fromkeys(FACT.findall(raw)))
    return Passage(_plain(raw, rows), place, heading, used, tuple(dict.fromkeys(cited)))


def _plain(raw: str, rows: Mapping[str, Fact]) -> str:
    """The words without roles and marks."""

    def word(found: re.Match[str]) -> str:
        role, inside = found[1], found[2].strip()
        if role == "fact":
            return shown(rows[inside]) if inside in rows else inside
        if role.startswith("cite"):
            return ""
        return re.sub(r"\s*<[^<>]+>$", "", inside)

    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", _ROLE.sub(word, raw))
    text = re.sub(r"\*\*(.+?)\*\*|(?<!\w)\*(?=\S)(.+?)\*", r"\1\2", text)
    return re.sub(r" +(?=[.,;:])", "", " ".join(text.split()))


def _chunks(
    page: Page, cards: dict[int, Block], inside: set[int]
) -> Iterator[tuple[int, str, str]]:
    """(line, heading, words) of what stands together."""
    heading, start, kept = page.title, 0, list[str]()
    last = 0
    for line, words in page.lines:
        is_new = not words.strip() or line > last + 1 or _ITEM.match(words) or "|" in words[:2]
        last = line
        if kept and (is_new or _NO_WORDS.match(words) or line in inside):
            yield start, heading, " ".join(kept)
            kept = []
        if line in cards:
            card = cards[line]
            told = re.sub(r"^:[a-z]+: *(.*)$", r"\1.", card.text, flags=re.M)
            yield line, heading, f"{card.argument}. {told}"
        elif found := re.match(r"^##+ +(.+)$", words):
            heading = found[1]
        elif words.strip() and line not in inside and not _NO_WORDS.match(words):
            start = start if kept else line
            kept.append(_ALT.sub("", _MARK.sub("", words).strip()))
    if kept:
        yield start, heading, " ".join(kept)
