"""Whom a reader calls or writes to: three settings of ``book/_config.yml``.

``immunobook_emergency`` and ``immunobook_team`` list phone numbers, ``immunobook_contact`` is where mistakes go.
A number is read as it is written (YAML itself would make 74 of 0112), and a wrong one is refused with its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from explorable.errors import BookError

_NUMBER = re.compile(r"\+?[0-9][0-9 ]+")
_ADDRESS = re.compile(r"https://\S+|[^\s@]+@[^\s@]+\.[^\s@]+")


class ContactsError(BookError):
    """The settings have mistakes; the message lists all of them, each with its line."""


@dataclass(frozen=True)
class Line:
    """A phone line: what it is called, and its number as people write it."""

    name: str
    number: str

    @property
    def address(self) -> str:
        """What a phone calls when the number is pressed."""
        return f"tel:{self.number.replace(' ', '')}"


#: where a book tells no number of its own
EMERGENCY = (Line("in Europe", "112"), Line("in the US", "911"))


@dataclass(frozen=True)
class Contacts:
    """The numbers of one place, with what is printed where none is told."""

    emergency: tuple[Line, ...] = EMERGENCY
    team: tuple[Line, ...] = ()
    """Empty: readers get lines to write on."""
    contact: str = ""
    """A web or mail address; empty: readers get a form to print."""

    @property
    def contact_link(self) -> str:
        """The address as a link's target; empty without one."""
        is_mail = self.contact and not self.contact.startswith("https:")
        return f"mailto:{self.contact}" if is_mail else self.contact


def load(config: Path) -> Contacts:
    """Read the settings; a book without the file or without a setting has the defaults.

    Raises
    ------
    ContactsError
        A number or an address that nobody could use.
    """
    if not config.is_file():
        return Contacts()
    settings = yaml.compose(config.read_text("utf-8"), Loader=yaml.SafeLoader)
    for key in ("sphinx", "config"):
        settings = _fields(settings).get(key)
    told = _fields(settings)
    mistakes: list[str] = []
    found = Contacts(
        emergency=_lines(told.get("immunobook_emergency"), mistakes) or EMERGENCY,
        team=_lines(told.get("immunobook_team"), mistakes, named=True),
        contact=_contact(told.get("immunobook_contact"), mistakes),
    )
    if mistakes:
        raise ContactsError("\n".join(f"{config}:{mistake}" for mistake in mistakes))
    return found


def _fields(node: yaml.Node | None) -> dict[str, yaml.Node]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {str(key.value): value for key, value in pairs}


def _text(node: yaml.Node | None) -> str:
    is_text = isinstance(node, yaml.ScalarNode) and node.tag != "tag:yaml.org,2002:null"
    return str(node.value).strip() if node and is_text else ""


def _lines(node: yaml.Node | None, mistakes: list[str], *, named: bool = False) -> tuple[Line, ...]:
    if node is None or not node.value or (not named and not _text(node) and not _items(node)):
        return ()
    if not _items(node):
        mistakes.append(
            f'{_line(node)}: this is not a list of phone lines; write - {{name: Ward, number: "112"}}'
        )
    found = []
    for item in _items(node):
        fields = _fields(item)
        name, number = _text(fields.get("name")), _text(fields.get("number"))
        problem = _problem(number)
        if set(fields) - {"name", "number"} or not fields:
            problem = 'a phone line is {name: Ward at night, number: "112"}, and nothing else'
        elif named and not name:
            problem = (
                f"the number {number} has no name; add `name`, so that readers know whom they call"
            )
        if problem:
            mistakes.append(f"{_line(item)}: {problem}")
        found.append(Line(name, number))
    return tuple(found)


def _items(node: yaml.Node) -> list[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else []


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def _problem(number: str) -> str:
    """What is wrong with a number, as an instruction; empty if nothing is."""
    if _NUMBER.fullmatch(number):
        return ""
    digits = " ".join(re.findall(r"[0-9]+", number))
    plus = "+" if number.startswith("+") else ""
    write = f'for example "{plus}{digits}"' if digits else "or take the line away"
    return f'the number is "{number}"; write digits and spaces only, at most with a + in front, {write}'


def _contact(node: yaml.Node | None, mistakes: list[str]) -> str:
    contact = _text(node)
    if node is None or not node.value or _ADDRESS.fullmatch(contact):
        return contact
    mistakes.append(
        f'{_line(node)}: `immunobook_contact` is "{contact}"; write a mail address, '
        'or a web address that begins with https://, or ""'
    )
    return ""
