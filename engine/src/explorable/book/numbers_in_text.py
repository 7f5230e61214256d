"""Read the numbers out of a phrase: ``about 1.8 trillion cells`` holds 1.8e12."""

from __future__ import annotations

import re

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_WORDS: dict[str, float] = {word: float(n) for n, word in enumerate(_SMALL)}
_WORDS |= {"once": 1, "twice": 2, "half": 0.5, "a third": 1 / 3, "a quarter": 0.25}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

_NUMBER = re.compile(
    rf"""
    (?P<sign>[-\u2212]?)
    (?:(?P<digits>\d[\d,\u202f\u00a0]*(?:\.\d+)?(?:e[-+]?\d+)?)
       |\b(?P<word>{"|".join(sorted(_WORDS, key=len, reverse=True))})\b)
    (?:\s*(?:x|×|\\times)\s*10\s*\^?\{{?(?P<power>[-\u2212]?[\d⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)\}}?)?
    (?:[\s-]*(?P<scale>{"|".join(_SCALES)})\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹\u2212", "-0123456789-")


def numbers_in(text: str) -> list[float]:
    """Return every number that stands in a phrase.

    Digits (``1,200``, ``2.5e3``, ``8 x 10^2``), small number words and ``thousand`` to
    ``trillion`` are understood. A scale word also counts for the lower end of a range, so
    ``1 to 2 million`` gives 1, 1e6 and 2e6.
    """
    found: list[float] = []
    unscaled: list[float] = []
    for match in _NUMBER.finditer(text):
        number = _value(match)
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1.0
        if scale != 1.0:
            found += [earlier * scale for earlier in unscaled]
        else:
            unscaled.append(number)
        found.append(number * scale)
        if match["sign"]:
            found.append(-number * scale)  # the dash of "5-10" is no minus
    return found


def _value(match: re.Match[str]) -> float:
    if match["word"]:
        size = _WORDS[match["word"].lower()]
    else:
        size = float(re.sub(r"[,\u202f\u00a0]", "", match["digits"]))
    if match["power"]:
        size *= 10.0 ** int(match["power"].translate(_SUPERSCRIPT))
    return -size if match["sign"] else size
