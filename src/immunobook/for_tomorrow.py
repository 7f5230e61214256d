"""What the page "For tomorrow morning" has: questions for the team, and a map for each treatment.

The questions are written once, in the chapters, below `HEADING`. Their order and the maps are those of
``book/for-tomorrow.yml``. A time that no row of facts tells is refused, in digits and in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from explorable.book import toc, yaml_file
from explorable.book.page import Page
from explorable.book.problems import Problem, listed, of_another_shape, written_wrong
from explorable.book.yaml_file import Document
from explorable.errors import BookError

FILE = "for-tomorrow.yml"
CHAPTERS = "chapters/"
HEADING = "Words for tomorrow"
FACT = re.compile(r"\{fact\}`\s*([^`]+?)\s*`")

_ITEM = re.compile(r"^- +(.+)$")
_UNIT = r"(?:minute|hour|day|night|week|month|year)s?"
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|a few|several|some|an?)"
_TIME = re.compile(rf"\d|\b(?:for|in|after|takes|lasts|every) (?:about )?{_COUNT} {_UNIT}\b", re.I)


class ForTomorrowError(BookError):
    """The page's file or a chapter lacks something; the message says what."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Group(_Part):
    """The questions of a chapter, and what they are about; without `name`, the treatment or the chapter tells it."""

    chapter: str
    name: str = ""


class Step(_Part):
    """A step on the way through a treatment."""

    name: str = Field(min_length=1)
    what: str = Field(min_length=1)
    ask: str = Field(min_length=1)
    time: str = ""
    """How long it takes, by rows of facts; empty: readers are told to ask their own team."""


class Treatment(_Part):
    """A treatment and its steps."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    name: str = Field(min_length=1)
    of: str = Field(min_length=1)
    chapter: str
    steps: tuple[Step, ...]


class ForTomorrow(_Part):
    """The page's parts: from which chapters its questions come, in their order, and the maps."""

    questions: tuple[Group, ...]
    more: tuple[Group, ...] = ()
    """Those that are folded away at first."""
    treatments: tuple[Treatment, ...]

    def treatment_of(self, chapter: str) -> Treatment | None:
        """The treatment that a chapter is about."""
        return next((t for t in self.treatments if t.chapter == chapter), None)


def load(book: Path) -> ForTomorrow:
    """Read the page's file in the book in `book`.

    Raises
    ------
    ForTomorrowError
        A part is missing, a time is not a row of facts, a chapter is left out or is none.
    """
    document = yaml_file.read(book / FILE)
    problems = written_wrong(document)
    try:
        found = ForTomorrow.model_validate(document.content)
    except ValidationError as error:
        parts = (ForTomorrow, Group, Treatment, Step)
        fields = [name for part in parts for name in part.model_fields]
        raise _refused([*problems, *of_another_shape(error, document, fields)]) from None
    problems += [*_chapters(found, document, book), *_times(found, document)]
    if problems:
        raise _refused(problems)
    return found


def questions(book: Path, chapter: str) -> list[str]:
    """Read the questions of a chapter: the list below `HEADING`.

    Raises
    ------
    ForTomorrowError
        The chapter has no such list.
    """
    page = Page(book / f"{CHAPTERS}{chapter}.md")
    below = [b for b in page.blocks if b.heading == HEADING and not b.kind]
    lines = (line for block in below for line in block.text.splitlines())
    found = [match[1].strip() for line in lines if (match := _ITEM.match(line))]
    if not found:
        raise ForTomorrowError(
            f"{page.path}:1: there are no questions for the team; "
            f"write ## {HEADING}, and below it a line - ... for each"
        )
    return found


def _refused(problems: list[Problem]) -> ForTomorrowError:
    return ForTomorrowError(listed(problems, "the page for tomorrow"))


def _chapters(found: ForTomorrow, document: Document, book: Path) -> Iterator[Problem]:
    there = {p.removeprefix(CHAPTERS) for p in toc.pages(book) if p.startswith(CHAPTERS)}
    named = [
        *((("questions", n, "chapter"), group.chapter) for n, group in enumerate(found.questions)),
        *((("more", n, "chapter"), group.chapter) for n, group in enumerate(found.more)),
        *((("treatments", n, "chapter"), t.chapter) for n, t in enumerate(found.treatments)),
    ]
    for location, name in named:
        if name not in there:
            what = f"{name} is no chapter; write one of {', '.join(sorted(there))}"
            yield Problem(document.name, document.line(location), "", what)
    for name in sorted(there - {group.chapter for group in (*found.questions, *found.more)}):
        what = f"the questions of {name} are left out; add `- chapter: {name}`"
        yield Problem(document.name, document.line(("questions",)), "", what)


def _times(found: ForTomorrow, document: Document) -> Iterator[Problem]:
    for t, treatment in enumerate(found.treatments):
        for s, step in enumerate(treatment.steps):
            for field in ("name", "what", "ask", "time"):
                text = getattr(step, field)
                if what := _wrong_time(field, text):
                    location = ("treatments", t, "steps", s, field)
                    yield Problem(document.name, document.line(location), "", what)


def _wrong_time(field: str, text: str) -> str:
    """What is wrong with the times in a text, as an instruction; empty if nothing is."""
    if time := _TIME.search(FACT.sub("", text)):
        return (
            f"{time[0]!r} is a time without a source; make it a row of facts.yml, or leave it out"
        )
    if field == "time" and text and not FACT.search(text):
        return "a time is told by {fact}`its-id`; leave `time` out, and readers are told to ask their team"
    return ""
