"""The words of the box "When to call" (``book/call-box.yml``), and the box as plain Markdown.

Sphinx draws the same parts (``sphinx_ext/call_box.py``); notebooks show them as they are here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from explorable.book import yaml_file
from explorable.book.problems import Problem, listed, of_another_shape, written_wrong
from explorable.errors import BookError
from immunobook import contacts as settings
from immunobook.contacts import Contacts

FILE = "call-box.yml"
SIGNS = Path(__file__).with_name("signs.svg")
"""The drawings beside signs, each a ``<symbol>``."""

BLANK = "\\_" * 30


class CallBoxError(BookError):
    """The file of words lacks something; the message says what."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Signs(_Part):
    """Whom to call, for which signs, and what to do then."""

    lead: str = Field(min_length=1)
    signs_of: str = Field(min_length=1)
    signs: tuple[str, ...] = Field(min_length=1)
    also_of: str = ""
    also: tuple[str, ...] = ()
    """More signs, below a line of their own: a long list is read in two parts."""
    then: str = Field(min_length=1)
    pictures: tuple[str, ...] = ()
    """A drawing beside each sign; none: plain items."""


class CallBox(_Part):
    """The box: the emergency number first, then the team."""

    title: str = Field(min_length=1)
    first: Signs
    team: Signs
    last: tuple[str, ...]
    to_write_on: tuple[str, ...] = Field(min_length=1)
    """What the empty lines are for, where the book tells no number of the hospital."""


def load(book: Path) -> CallBox:
    """Read the box of the book in `book`.

    Raises
    ------
    CallBoxError
        A part is missing or is none of the box's.
    """
    document = yaml_file.read(book / FILE)
    problems = written_wrong(document)
    try:
        box = CallBox.model_validate(document.content)
    except ValidationError as error:
        fields = [*CallBox.model_fields, *Signs.model_fields]
        problems += of_another_shape(error, document, fields)
    else:
        problems += [
            Problem(document.name, document.line((name, field)), "", problem)
            for name, part in (("first", box.first), ("team", box.team))
            for field, problem in _of_a_part(part)
        ]
    if problems:
        raise CallBoxError(listed(problems, "the call box"))
    return box


@cache
def drawings() -> Mapping[str, str]:
    """Each drawing by its name: what its symbol holds."""
    found = re.findall(r'<symbol id="([a-z]+)".*?>(.*?)</symbol>', SIGNS.read_text("utf-8"), re.S)
    return {name: " ".join(drawn.split()) for name, drawn in found}


def _of_a_part(part: Signs) -> list[tuple[str, str]]:
    """What is wrong with the lists and drawings of a part, each as an instruction."""
    known = drawings()
    problems = [
        (
            "pictures",
            f"there is no drawing {name!r}; choose one of {', '.join(known)}, or draw it in {SIGNS.name}",
        )
        for name in part.pictures
        if name not in known
    ]
    if bool(part.also) is not bool(part.also_of):
        problems.append(
            (
                "also" if part.also else "also_of",
                "`also_of` is the line above the signs of `also`; write both, or none",
            )
        )
    if part.pictures and len(part.pictures) != len(part.signs):
        problems.append(
            (
                "pictures",
                f"`pictures` names {len(part.pictures)} drawings for {len(part.signs)} signs; write one for each",
            )
        )
    return problems


def as_markdown(box: CallBox, contacts: Contacts) -> str:
    """The box as MyST: an admonition with numbers, signs and lines to write on."""
    team = [f"- {line.name}: {line.number}" for line in contacts.team]
    blank = [f"- {name}: {BLANK}" for name in box.to_write_on]
    numbers = ", ".join(f"{line.number} {line.name}".strip() for line in contacts.emergency)
    parts = [
        f"**{box.first.lead}** ({numbers}) {box.first.signs_of}",
        *_signs(box.first),
        box.first.then,
        f"**{box.team.lead}** {box.team.signs_of}",
        *_signs(box.team),
        box.team.then,
        "\n".join(team or blank),
        *box.last,
    ]
    return ":::{admonition} " + "\n\n".join([box.title, *parts]) + "\n:::\n"


def for_notebooks(book: Path) -> str:
    """The box of the book in `book` as notebooks show it."""
    return as_markdown(load(book), settings.load(book / "_config.yml"))


def _signs(part: Signs) -> list[str]:
    also = [part.also_of, _list(part.also)] if part.also else []
    return [_list(part.signs), *also]


def _list(signs: tuple[str, ...]) -> str:
    return "\n".join(f"- {sign}" for sign in signs)
