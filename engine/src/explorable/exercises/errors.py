"""What is wrong with a file of exercises, said so that its author can mend it at once."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from explorable.errors import BookError
from explorable.exercises.yaml_lines import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it stands and what to do."""

    file: str
    line: int
    exercise: str
    what: str

    def __str__(self) -> str:
        name = f"{self.exercise}: " if self.exercise else ""
        return f"{self.file}:{self.line}: {name}{self.what}"


class BankError(BookError):
    """Exercises with mistakes; the message lists all of them."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        head = "1 mistake" if count == 1 else f"{count} mistakes"
        listed = "\n".join(f"  {p}" for p in self.problems)
        super().__init__(f"{head} in the exercises; mend these lines:\n{listed}")


def in_words(mistake: Any, known: list[str]) -> str:
    """What pydantic found, as an instruction."""
    path: Path = tuple(mistake["loc"])
    place = told(path)
    match mistake["type"]:
        case "missing":
            return f"`{place}` is missing; add it"
        case "extra_forbidden":
            near = difflib.get_close_matches(str(path[-1]), known, 1)
            guess = f"; did you mean `{near[0]}`?" if near else f"; known are {', '.join(known)}"
            return f"`{place}` is not a field here{guess}"
        case "literal_error":
            return f"`{place}` is {mistake['input']!r}; write {mistake['ctx']['expected']}"
        case "string_type":
            return f"`{place}` should be text; put it in quotes (found {mistake['input']!r})"
        case "too_short":
            return f"`{place}` needs at least {mistake['ctx']['min_length']}; add what is missing"
        case "too_long":
            return f"`{place}` takes at most {mistake['ctx']['max_length']}; remove the rest"
        case "string_too_short":
            return f"`{place}` is empty; write it"
        case "string_pattern_mismatch":
            return f"`{place}` is {mistake['input']!r}; write lower-case words joined by hyphens"
        case "value_error":
            return str(mistake["msg"]).removeprefix("Value error, ")
    return (
        f"`{place}`: {mistake['msg'][0].lower()}{mistake['msg'][1:]} (found {mistake['input']!r})"
    )


def told(path: Path) -> str:
    """A path as an author counts: ``options[2].reason``, where the first option is 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text
