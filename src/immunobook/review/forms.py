"""The claims as a file to fill in, and a filled-in file read back and checked.

A form comes from ``make review`` with empty boxes, and empty boxes say nothing. Filled in, it lies in
``book/review``, one file for a page and a reviewer.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from explorable import settings
from explorable.book import yaml_file
from explorable.book.problems import Problem, listed, of_another_shape, written_wrong
from explorable.book.yaml_file import Document
from explorable.errors import BookError
from immunobook.review.claims import Book, Claim

FOLDER = "review"

Role = Literal["doctor", "nurse", "pharmacist", "researcher", "parent", "patient"]
"""Who may review: nobody who wrote the course."""

CLINICAL: frozenset[Role] = frozenset(("doctor", "nurse", "pharmacist"))
"""Roles of people who care for patients."""

Box = Literal["right", "wrong", "unsure"]


class ReviewError(BookError):
    """A filled-in form has mistakes; the message lists all of them, with file and line."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class _Row(_Part):
    id: str = Field(min_length=1)
    saw: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
    box: Box | None = None
    note: str | None = None


class _Form(_Part):
    course: str
    edition: str
    page: str = Field(min_length=1)
    initials: str | None = Field(default=None, max_length=6)
    role: Role | None = None
    day: date | None = Field(default=None, alias="date")
    claims: tuple[_Row, ...]

    @field_validator("claims", mode="before")
    @classmethod
    def _yaml_claims(cls, value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True)
class SignOff:
    """What a reviewer said of one claim."""

    claim: str
    saw: str
    """The hash of what was seen."""
    box: Box


@dataclass(frozen=True)
class Review:
    """A form with at least one box filled in."""

    page: str
    role: Role
    day: date
    sign_offs: tuple[SignOff, ...]

    @property
    def is_clinical(self) -> bool:
        """Whether who signed cares for patients."""
        return self.role in CLINICAL


def empty(book: Book, page: str) -> str:
    """The form of a page, with empty boxes."""
    roles = ", ".join(Role.__args__)  # type: ignore[attr-defined]
    current = settings.current()
    head = f"""\
# Review of "{book.title(page)}". Look at each claim in its place, and at its source if you can.
# box: right, wrong or unsure; leave it empty if you did not look. note: what is wrong, or what you would write.
# Then send the file back, or put it into book/{FOLDER}/. A box holds for the words and the number that stand here.
course: {current.course}
edition: {current.edition}
page: {page}
initials:   # yours, no name: they are published with this file
role:       # one of: {roles}
date:       # the day, like 2026-12-01
claims:
"""
    claims = book.claims(page)
    before = [None, *(claim.passage for claim in claims)]
    return head + "".join(_row(c, c.passage != b) for c, b in zip(claims, before, strict=False))


def _row(claim: Claim, is_first: bool) -> str:
    """A claim's lines; the words stand above the first claim of a passage."""
    passage = claim.passage
    told = [
        *([f"{passage.place}, {passage.heading}: {passage.words}"] if is_first else []),
        *([f"Number: {claim.number}. {claim.about}"] if claim.number else []),
        *(f"Source: {s.text}. {s.title}. {s.address}" for s in claim.sources),
    ]
    lines = [line for part in told for line in textwrap.wrap(part, 110, break_on_hyphens=False)]
    comment = "".join(f"# {line}\n" for line in lines)
    return f"\n{comment}- id: {claim.id}\n  saw: '{claim.hash}'\n  box:\n  note:\n"


def load(book: Book, today: date | None = None) -> list[Review]:
    """All filled-in forms of the book.

    Raises
    ------
    ReviewError
        A form of another edition, a claim that is not there, a box without a role: every mistake with its line.
    """
    reviews: list[Review] = []
    problems: list[Problem] = []
    for path in sorted((book.folder / FOLDER).glob("*.y*ml")):
        document = yaml_file.read(path)
        found = [*written_wrong(document)]
        try:
            form = _Form.model_validate(document.content)
        except ValidationError as error:
            fields = [
                "course",
                "edition",
                "page",
                "initials",
                "role",
                "date",
                "claims",
                *_Row.model_fields,
            ]
            found += of_another_shape(error, document, fields)
        else:
            found += _mistakes(form, document, book, today or date.today())
            if not found and (review := _review(form)):
                reviews.append(review)
        problems += found
    if problems:
        raise ReviewError(listed(problems, "the reviews"))
    return reviews


def _review(form: _Form) -> Review | None:
    """What was signed; nothing if no box is filled in."""
    signed = tuple(SignOff(row.id, row.saw, row.box) for row in form.claims if row.box)
    if not signed or form.role is None or form.day is None:
        return None
    return Review(form.page, form.role, form.day, signed)


def _mistakes(form: _Form, document: Document, book: Book, today: date) -> Iterator[Problem]:
    def at(field: str | tuple[str | int, ...], what: str) -> Problem:
        location = (field,) if isinstance(field, str) else field
        item = form.claims[int(location[1])].id if len(location) > 1 else ""
        return Problem(document.name, document.line(location), item, what)

    current = settings.current()
    if form.course != current.course:
        yield at("course", f"`course` is {form.course}; this is {current.course}")
    if _major(form.edition) != _major(current.edition):
        yield at(
            "edition",
            f"`edition` is {form.edition}, and this is {current.edition}: write a new form by `make review` and "
            "copy what still holds",
        )
    if form.page not in book.pages:
        yield at("page", f"`page` is {form.page}; pages with claims are {', '.join(book.pages)}")
        return
    if any(row.box for row in form.claims):
        who = {"initials": form.initials, "role": form.role, "date": form.day}
        for name, value in who.items():
            if not value:
                yield at(
                    name, f"`{name}` is empty, and boxes are filled in; write who looked, and when"
                )
    elif form.initials and not form.role:
        yield at("role", "`role` is empty; write it beside the initials")
    if form.day and form.day > today:
        yield at(
            "date", f"`date` is {form.day}, which is still to come; write the day of the review"
        )
    yield from (at(*found) for found in _mistakes_of_rows(form, book))


def _mistakes_of_rows(form: _Form, book: Book) -> Iterator[tuple[tuple[str | int, ...], str]]:
    known = {claim.id for claim in book.claims(form.page)}
    first: set[str] = set()
    for n, row in enumerate(form.claims):
        if row.id not in known:
            what = f"{form.page} has no such claim (any more): take this row out, or mend its id"
            yield ("claims", n, "id"), what
        if row.id in first:
            yield ("claims", n, "id"), "this claim stands there twice; keep one"
        if row.box == "wrong" and not row.note:
            yield ("claims", n, "box"), "the box says wrong; write into `note` what is wrong"
        first.add(row.id)


def _major(edition: str) -> str:
    """A correction (1.0.1) keeps sign-offs, since each holds for what it saw; another edition (2.0.0) does not."""
    return edition.partition(".")[0]
