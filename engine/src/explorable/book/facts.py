"""Published numbers: one row of ``book/facts.yml`` each, checked before anything uses them.

Prose (through the ``fact`` role), charts and exercises all read the same rows, so they can't
disagree. This module loads and checks; it knows nothing of Sphinx.

Examples
--------
>>> from explorable.book import facts
>>> facts.load("book/facts.yml")["lynx-cycle"].value  # doctest: +SKIP
10.0
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from explorable.book import folder, yaml_file
from explorable.book.bibliography import entries
from explorable.book.numbers_in_text import numbers_in
from explorable.book.problems import Problem, in_words, listed
from explorable.book.provenance import (
    Kind,
    SeenBy,
    Sensitive,
    problem_with_dates,
    problem_with_second_look,
)
from explorable.book.yaml_file import Document, Location
from explorable.errors import BookError

#: The citation of rows that are the course's own arithmetic; such a row explains itself in ``note``.
OWN_ARITHMETIC = "course"

Number = Annotated[float, Field(strict=False)]
Range = tuple[Number, Number]


class FactsError(BookError):
    """A file of facts has mistakes; the message lists all of them, each with its line."""


class Fact(BaseModel):
    """One published number with its group and its source."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    value: Number | Range
    unit: str = Field(min_length=1)
    shown: str = Field(min_length=1)
    interval: Range | None = None
    interval_kind: str | None = None
    says: str = Field(min_length=1)
    who: str = Field(min_length=1)
    source: str = Field(min_length=1)
    checked: Literal["seen", "recalled"]
    kind: Kind
    sensitive: Sensitive | None = None
    people: tuple[int, int] | None = None
    seen_on: date
    seen_by: SeenBy
    recheck_by: date
    #: the day on which another reader than the one who wrote the row saw the same number
    seen_again: date | None = None
    note: str | None = None

    @field_validator("people", mode="before")
    @classmethod
    def _yaml_people(cls, value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value

    @field_validator("value", "interval", mode="before")
    @classmethod
    def _yaml_numbers(cls, value: Any) -> Any:
        """Turn lists into ranges."""
        if isinstance(value, bool):
            raise ValueError("a yes or no is no number")
        try:
            if isinstance(value, list):
                return tuple(map(float, value))
            return float(value) if isinstance(value, str) else value
        except TypeError:  # pydantic takes only a ValueError for a mistake
            raise ValueError("not a number") from None

    @model_validator(mode="after")
    def _hangs_together(self) -> Fact:
        for name in ("value", "interval"):
            pair = getattr(self, name)
            if isinstance(pair, tuple) and pair[0] > pair[1]:
                raise ValueError(f"`{name}` runs backwards: write the lower number first")
        if (self.interval is None) != (self.interval_kind is None):
            raise ValueError(
                '`interval` and `interval_kind` go together (say "95% CI" or what it is)'
            )
        if self.source == OWN_ARITHMETIC and not self.note:
            raise ValueError("own arithmetic (`source: course`) needs a `note` that shows it")
        if self.people and not self._are_people():
            raise ValueError(
                f"`people` is {list(self.people)}, which is not {self.shown}: write [how many, of how many]"
            )
        missing = [number for number in self.values if not _stands_in(number, self.shown)]
        if missing:
            values = " and ".join(f"{number:g}" for number in missing)
            raise ValueError(f'`shown` is "{self.shown}" but does not contain the value {values}')
        return self

    def _are_people(self) -> bool:
        """Whether the counted people make the percentage, as far as it is told."""
        assert self.people is not None
        some, of_all = self.people
        if self.unit != "%" or isinstance(self.value, tuple) or not 0 <= some <= of_all > 0:
            return False
        half_a_digit = 0.5 if self.value == int(self.value) else 0.05
        return abs(100 * some / of_all - self.value) <= half_a_digit + 1e-9

    @property
    def values(self) -> tuple[float, ...]:
        """The number, or both ends of the range."""
        return self.value if isinstance(self.value, tuple) else (self.value,)


class Facts(Mapping[str, Fact]):
    """All rows of one file, by id."""

    def __init__(self, rows: list[Fact], path: Path) -> None:
        self.path = path
        self._rows = {row.id: row for row in rows}

    def __getitem__(self, key: str) -> Fact:
        try:
            return self._rows[key]
        except KeyError:
            raise KeyError(f"{self.path} has no row with `id: {key}`") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def find(start: Path | None = None) -> Path:
    """Where the book's ``facts.yml`` lies, seen from a chapter, the repository or its inside.

    A notebook that stands alone has no book around it: then the copy inside the installed package counts.

    Raises
    ------
    FileNotFoundError
        If no folder from `start` upwards holds ``facts.yml`` or ``book/facts.yml``.
    """
    return folder.find("facts.yml", start)


def load(
    path: str | Path | None = None,
    *,
    citations: set[str] | None = None,
    today: date | None = None,
) -> Facts:
    """Read and check a file of facts.

    Parameters
    ----------
    path
        The file; without it, the book's own is looked for from the working folder upwards.
    citations
        The keys of the bibliography. Without it, the ``references.bib`` beside the file is read
        if it is there.
    today
        The day that counts as today; without it, the calendar's.

    Raises
    ------
    FactsError
        If anything is wrong with it. All mistakes are listed at once.
    """
    path = Path(path) if path is not None else find()
    if citations is None:
        citations = citation_keys(path.with_name("references.bib"))
    document = yaml_file.read(path)
    if document.content is None:
        return Facts([], path)
    if not isinstance(document.content, list):
        raise FactsError(f"{path}:1: the file is a list of rows, each starting with `- id: ...`")
    reading = _Reading(document, citations, today or date.today())
    rows = [row for row in map(reading.row, range(len(document.content))) if row]
    if reading.problems:
        raise FactsError(listed(reading.problems, "the facts"))
    return Facts(rows, path)


def citation_keys(bibliography: Path) -> set[str] | None:
    """Return the keys of a BibTeX file, or None if the file is not there."""
    return set(entries(bibliography)) if bibliography.is_file() else None


class _Reading:
    """A file on its way from YAML to rows, gathering what is wrong."""

    def __init__(self, document: Document, citations: set[str] | None, today: date) -> None:
        self.document, self.citations, self.today = document, citations, today
        self.problems: list[Problem] = []
        self._first: dict[str, int] = {}
        for location, what in document.mistakes:
            self._add(location, what)

    def row(self, number: int) -> Fact | None:
        """A row, if it is right by itself; what is wrong with it is noted."""
        content = self.document.content[number]
        fields = content if isinstance(content, dict) else {}
        name, source = str(fields.get("id", "")), fields.get("source")
        if name in self._first:
            self._add((number,), f"the id stands in line {self._first[name]} already")
        elif name:
            self._first[name] = self.document.line((number,))
        known = self.citations
        if source and known is not None and str(source) not in known | {OWN_ARITHMETIC}:
            what = f"`source`: references.bib has no entry {source}; add it or mend the key"
            self._add((number, "source"), what)
        try:
            row = Fact.model_validate(content)
        except ValidationError as error:
            for mistake in error.errors():
                self._add((number, *mistake["loc"]), _in_words(mistake, fields))
            return None
        for wrong in (
            problem_with_dates(row.kind, row.seen_on, row.recheck_by, self.today),
            problem_with_second_look(row.seen_on, row.seen_again, self.today),
        ):
            if wrong:
                self._add((number, wrong.split("`")[1]), wrong)
        return row

    def _add(self, location: Location, what: str) -> None:
        item = ""
        if location:
            number = int(location[0])
            content = self.document.content[number]
            name = content.get("id") if isinstance(content, dict) else None
            item = f"row {number + 1}" + (f" ({name})" if name else "")
        self.problems.append(Problem(self.document.name, self.document.line(location), item, what))


def _in_words(mistake: Any, fields: Mapping[str, Any]) -> str:
    """Say what pydantic found as an instruction."""
    field = str(mistake["loc"][0]) if mistake["loc"] else ""
    if field == "people" and field in fields:
        return f"`people` is {fields[field]!r}; write [how many, of how many]"
    if field in ("value", "interval") and field in fields:
        numbers = "[lower, higher]" if field == "interval" else "a number or [lower, higher]"
        return f"`{field}` is {fields[field]!r}; write {numbers}"
    if mistake["type"] in ("model_type", "dict_type", "model_attributes_type"):
        return "this is not a row; a row is `- id: ...` with its fields below"
    return in_words(mistake, list(Fact.model_fields))


def _stands_in(number: float, shown: str) -> bool:
    return any(
        abs(number - found) <= 1e-6 * max(1e-300, abs(number)) for found in numbers_in(shown)
    )
