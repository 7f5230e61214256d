"""Numbers that may hurt: told as people, and in a card that stays closed until a reader asks for it.

What may hurt, a course says (`Settings.sensitive`). The words before a card make sense without it. The card is a
plain ``<details>``: it opens without JavaScript. The front end (``sensitive.ts``) follows the reader's setting
(ask me, show, not now) and moves what is in a card to the end of a printed page.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from typing import TYPE_CHECKING

from explorable import settings
from explorable.wording import N_, _, enumerated

if TYPE_CHECKING:
    from explorable.book.facts import Fact
    from explorable.book.provenance import Sensitive

NAME = N_("The numbers, if you want them")

_PERCENT = re.compile(r"(\d[\d.]*(?: to \d[\d.]*)?) ?%")


def in_people(row: Fact) -> str:
    """A number as people first: ``66 of 100 (66%)``, or the group itself: ``17 of 27 (63%)``.

    Numbers that are no percentage (months, a hazard ratio), or tell people already, stay as they are.
    """
    found = _PERCENT.search(row.shown)
    if not found or " of " in row.shown:
        return row.shown
    if row.people:
        return f"{_of(row.people[0], row.people[1])} ({found[0]})"
    whole = re.sub(r"\d[\d.]*", lambda number: _rounded(number[0]), found[1])
    before, after = row.shown[: found.start()], row.shown[found.end() :]
    return f"{before}{_of(whole, 100)}{after} ({found[0]})"


def _of(count: object, group: object) -> str:
    return _("{count} of {group}").format(count=count, group=group)


def _rounded(number: str) -> str:
    return str(Decimal(number).quantize(Decimal(1), ROUND_HALF_UP))


def in_order(kinds: Collection[Sensitive]) -> list[Sensitive]:
    """Each kind once, always in the same order."""
    return [kind for kind in settings.current().sensitive if kind in kinds]


def in_words(kinds: Collection[Sensitive]) -> str:
    """What the numbers are about: ``survival and relapse``."""
    return enumerated([settings.current().sensitive[kind] for kind in in_order(kinds)])


def opening(kinds: Collection[Sensitive], name: str, about: str, anchor: str) -> str:
    """The card up to what it holds.

    Parameters
    ----------
    name, about : the two lines that are read while it is closed.
    anchor : the id to link to. It stands around the card, as browsers open what a link leads into.
    """
    told = " ".join(in_order(kinds))
    return (
        f'<div class="ex-sensitive" id="{escape(anchor)}"><details data-sensitive="{told}">'
        f'<summary><span class="ex-sensitive-name">{escape(name)}</span> '
        f'<span class="ex-sensitive-about">{escape(about)}</span></summary>'
        '<div class="ex-sensitive-body">'
    )


def closing(words: str, how: str = "") -> str:
    """The rest of the card.

    Parameters
    ----------
    words : stand in its place on paper, and for a reader who wants no numbers now.
    how : the address of the page on how to read such a number; empty if the card does not lead there.
    """
    more = (
        f'<p class="ex-sensitive-how"><a href="{escape(how)}">{settings.current().sensitive_page[1]}</a></p>'
        if how
        else ""
    )
    return (
        f'{more}</div></details><p class="ex-sensitive-words">{escape(words)} '
        f'<span class="ex-not-now">{_("Closed for now, as you asked.")}</span>'
        f'<span class="ex-on-paper">{_("On the screen it opens with a tap.")}</span></p></div>'
    )
