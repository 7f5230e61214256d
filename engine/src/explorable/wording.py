"""Readers' words that Python writes into pages and notebooks: each goes through `_`, where a translation hooks in.

The names and rules are those of the standard library's `gettext`. A course in another language writes a catalogue
and hands it over: ``configure(translations=gettext.translation("explorable", "locale", ["nl"]))``. What there is to
translate, ``pybabel extract -k N_ -o explorable.pot`` over this package lists (Babel comes with Sphinx).

Not here: what an author reads (errors, warnings of the build), what the front end says (``ui/strings.ts``), and the
words of numbers ("6.3 million", "less than one cell"), which belong to the grammar of their one writer,
`number_format`.
"""

from __future__ import annotations

from collections.abc import Sequence

from explorable import settings


def _(text: str) -> str:
    """A text in the language of the course, looked up when it is written: a course may say its language later."""
    return settings.current().translations.gettext(text)


def N_(text: str) -> str:
    """A text that stands in a table: translators find it here, `_` looks it up where it is written."""
    return text


def ngettext(one: str, many: str, n: int) -> str:
    """The form of a text that goes with a number; a language may have more than two."""
    return settings.current().translations.ngettext(one, many, n)


def span(low: object, high: object) -> str:
    """From the one to the other."""
    return _("{low} to {high}").format(low=low, high=high)


def enumerated(parts: Sequence[str]) -> str:
    """The parts as a sentence lists them: ``survival, relapse and death``."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
