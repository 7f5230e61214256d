"""What is wrong with a file of the book, said so that its author can mend it at once: file, line, what to write."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import ValidationError

    from explorable.book.yaml_file import Document, Location


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it stands, in which row or exercise, and what to do."""

    file: str
    line: int
    item: str
    what: str

    def __str__(self) -> str:
        name = f"{self.item}: " if self.item else ""
        return f"{self.file}:{self.line}: {name}{self.what}"


def listed(problems: Iterable[Problem], where: str) -> str:
    """All of them, one a line, in the order of the file."""
    lines = [f"  {problem}" for problem in sorted(set(problems))]
    head = "1 mistake" if len(lines) == 1 else f"{len(lines)} mistakes"
    return "\n".join([f"{head} in {where}; mend these lines:", *lines])


def written_wrong(document: Document) -> list[Problem]:
    """What is wrong with a file of YAML, whatever it is about: keys that stand there twice."""
    return [
        Problem(document.name, document.line(location), "", what)
        for location, what in document.mistakes
    ]


def of_another_shape(
    error: ValidationError, document: Document, known: Sequence[str], location: Location = ()
) -> list[Problem]:
    """What pydantic found in the part of a file at `location`, each with its line."""
    item = f"row {location[-1] + 1}" if location and isinstance(location[-1], int) else ""
    return [
        Problem(
            document.name,
            document.line((*location, *mistake["loc"])),
            item,
            in_words(mistake, known),
        )
        for mistake in error.errors()
    ]


def in_words(mistake: Any, known: Sequence[str]) -> str:
    """What pydantic found, as an instruction; `known` are the fields that there are."""
    location: Location = tuple(mistake["loc"])
    place, found = as_path(location), mistake["input"]
    match mistake["type"]:
        case "missing":
            return f"`{place}` is missing; add it"
        case "extra_forbidden":
            near = difflib.get_close_matches(str(location[-1]), known, 1)
            guess = f"; did you mean `{near[0]}`?" if near else f"; known are {', '.join(known)}"
            return f"`{place}` is not a field here{guess}"
        case "literal_error":
            return f"`{place}` is {found!r}; write {mistake['ctx']['expected']}"
        case "string_type" if found is None:
            return f"`{place}` is empty; write it"
        case "string_type":
            return f"`{place}` is {found!r}; write text, in quotes if it looks like a number"
        case "too_short":
            return f"`{place}` needs at least {mistake['ctx']['min_length']}; add what is missing"
        case "too_long":
            return f"`{place}` takes at most {mistake['ctx']['max_length']}; remove the rest"
        case "string_too_short":
            return f"`{place}` is empty; write it"
        case "string_pattern_mismatch":
            return f"`{place}` is {found!r}; write lower-case words joined by hyphens"
        case "value_error":
            return str(mistake["msg"]).removeprefix("Value error, ")
        case "model_type" | "dict_type" | "model_attributes_type":
            part = f"`{place}`" if place else "this"
            return f"{part} is {found!r}; write its fields below each other: {', '.join(known)}"
        case kind if kind.startswith("date_"):
            return f"`{place}` is {found!r}; write a day like 2026-11-24"
    return f"`{place}`: {mistake['msg'][0].lower()}{mistake['msg'][1:]} (found {found!r})"


def as_path(location: Location) -> str:
    """A location as an author counts: ``options[2].reason``, where the first option is 1."""
    text = ""
    for part in location:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text
