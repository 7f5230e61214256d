"""Units: their words, and which say by themselves what they are.

A number with its unit is written by `number_format.quantity`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from explorable import tables

_DATA = tables.load("units")
ONE: Mapping[str, str] = _DATA["one"]
"""Units that are counted, and one of each: "cells", "cell"."""
WHOLE = frozenset(_DATA["whole"])
"""Those of them that have no parts."""
SCALES: Mapping[str, float] = _DATA["scales"]
LONGER: Mapping[str, tuple[str, float]] = {k: (v[0], v[1]) for k, v in _DATA["longer"].items()}
"""A unit of time, the next longer one, and how many make one of it."""
_PLAIN = frozenset(_DATA["plain"])
_THINGS = WHOLE | {ONE[many] for many in WHOLE} | {"bridge", "bridges"}

NUMBER = "1"
"""The unit of a bare number."""


def unit_words(unit: str) -> str:
    """A unit as it is written behind a number: "1/day" is "per day"; a bare number has none."""
    if unit == NUMBER:
        return ""
    if not unit.startswith("1/"):
        return re.sub(rf"^({'|'.join(SCALES)})/", r"\1 per ", unit)
    atoms = re.split(r"[ *·]+", unit[2:].strip("()"))
    return "per " + " and ".join(_DATA["symbols"].get(atom, atom) for atom in atoms)


def is_plain(words: str) -> bool:
    """Whether a unit, as it is written after a number, needs no explanation.

    Parameters
    ----------
    words : "mg/L", "million cells in each milliliter", "per day".
    """
    parts = [p.split() for p in re.split(r"/|\bper\b|\b(?:for|in|on) each\b|\band\b", words)]
    return all(not p or p[-1] in _THINGS or (len(p) == 1 and p[0] in _PLAIN) for p in parts)
