"""Whom a reader calls or writes to: four settings of ``book/_config.yml``.

``immunobook_emergency`` and ``immunobook_team`` list phone numbers, ``immunobook_help`` lists who else helps the
hospital's families, ``immunobook_contact`` is where mistakes go.
A number is read as it is written (YAML itself would make 74 of 0112), and a wrong one is refused with its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorable.book import yaml_file
from explorable.book.yaml_file import Document, Location
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


@dataclass(frozen=True)
class Help:
    """Who helps a family of the hospital, and how they are reached."""

    name: str
    line: Line | None
    address: str

    @property
    def link(self) -> str:
        """The address as a link's target; empty without one."""
        return linked(self.address)


def linked(address: str) -> str:
    """A web or mail address as a link's target."""
    return f"mailto:{address}" if address and not address.startswith("https:") else address


#: where a book tells no number of its own
EMERGENCY = (Line("in Europe", "112"), Line("in the US", "911"))


@dataclass(frozen=True)
class Contacts:
    """The numbers of one place, with what is printed where none is told."""

    emergency: tuple[Line, ...] = EMERGENCY
    team: tuple[Line, ...] = ()
    """Empty: readers get lines to write on."""
    help: tuple[Help, ...] = ()
    """Who else helps; empty: readers get lines to write on."""
    contact: str = ""
    """A web or mail address; empty: readers get a form to print."""

    @property
    def contact_link(self) -> str:
        """The address as a link's target; empty without one."""
        return linked(self.contact)


def load(config: Path) -> Contacts:
    """Read the settings; a book without the file or without a setting has the defaults.

    Raises
    ------
    ContactsError
        A number or an address that nobody could use.
    """
    if not config.is_file():
        return Contacts()
    read = _Settings(yaml_file.read(config))
    found = Contacts(
        emergency=read.lines("immunobook_emergency") or EMERGENCY,
        team=read.lines("immunobook_team", named=True),
        help=read.helps("immunobook_help"),
        contact=read.contact("immunobook_contact"),
    )
    if read.mistakes:
        raise ContactsError("\n".join(read.mistakes))
    return found


class _Settings:
    """The Sphinx part of ``_config.yml``, letter by letter, gathering what is wrong."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.mistakes = [
            f"{document.place(location)}: {what}" for location, what in document.mistakes
        ]

    def lines(self, name: str, *, named: bool = False) -> tuple[Line, ...]:
        """Phone lines; with `named`, each needs its name."""
        items = self._items(name, "this is not a list of phone lines")
        return tuple(self._phone_line(location, item, named=named) for location, item in items)

    def helps(self, name: str) -> tuple[Help, ...]:
        """Who else helps, each with a number, an address, or both."""
        items = self._items(name, "this is not a list of people who help")
        return tuple(self._help(location, item) for location, item in items)

    def _items(self, name: str, no_list: str) -> list[tuple[Location, Any]]:
        location, value = self._setting(name)
        if not value:
            return []
        if not isinstance(value, list):
            self._refuse(location, f'{no_list}; write - {{name: Ward, number: "112"}}')
            return []
        return [((*location, n), item) for n, item in enumerate(value)]

    def _help(self, location: Location, item: Any) -> Help:
        keys = ("name", "number", "address")
        name, number, address = (self._text((*location, key)) for key in keys)
        problem = ""
        if not isinstance(item, dict) or set(item) - set(keys) or not name:
            problem = 'who helps is {name: Social worker, number: "112", address: "https://..."}, and nothing else'
        elif not number and not address:
            problem = f"nobody can reach {name}; add `number`, `address`, or both"
        elif number and (wrong := _problem(number)):
            problem = wrong
        elif address and not _ADDRESS.fullmatch(address):
            problem = f'`address` is "{address}"; write a mail address, or a web address that begins with https://'
        if problem:
            self._refuse(location, problem)
        return Help(name, Line("", number) if number else None, address)

    def _phone_line(self, location: Location, item: Any, *, named: bool) -> Line:
        name, number = (self._text((*location, key)) for key in ("name", "number"))
        problem = _problem(number)
        if not isinstance(item, dict) or set(item) - {"name", "number"} or not item:
            problem = 'a phone line is {name: Ward at night, number: "112"}, and nothing else'
        elif named and not name:
            problem = (
                f"the number {number} has no name; add `name`, so that readers know whom they call"
            )
        if problem:
            self._refuse(location, problem)
        return Line(name, number)

    def contact(self, name: str) -> str:
        """A mail or web address; empty without one."""
        location, value = self._setting(name)
        contact = self._text(location)
        if not value or _ADDRESS.fullmatch(contact):
            return contact
        self._refuse(
            location,
            f'`{name}` is "{contact}"; write a mail address, or a web address that begins with https://, or ""',
        )
        return ""

    def _setting(self, name: str) -> tuple[Location, Any]:
        location, value = ("sphinx", "config", name), self.document.content
        for key in location:
            value = value.get(key) if isinstance(value, dict) else None
        return location, value

    def _text(self, location: Location) -> str:
        return self.document.written(location).strip()

    def _refuse(self, location: Location, problem: str) -> None:
        self.mistakes.append(f"{self.document.place(location)}: {problem}")


def _problem(number: str) -> str:
    """What is wrong with a number, as an instruction; empty if nothing is."""
    if _NUMBER.fullmatch(number):
        return ""
    digits = " ".join(re.findall(r"[0-9]+", number))
    plus = "+" if number.startswith("+") else ""
    write = f'for example "{plus}{digits}"' if digits else "or take the line away"
    return f'the number is "{number}"; write digits and spaces only, at most with a + in front, {write}'
