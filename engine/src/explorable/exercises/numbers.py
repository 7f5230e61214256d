"""Read what a learner types as a number: ``800 mg``, ``0,8 g``, ``8 x 10^2 mg``, ``6.3 million``.

The front end's ``exercise/number.ts`` is the same algorithm; a test feeds both with thousands of
odd inputs and compares. Units live in ``units.json``, which both sides read.

Comma and point
    Both present: the last one is the decimal sign. Only one of a kind: a sign is decimal, except
    that ``1,234`` and ``1.234`` are ambiguous and read both ways (American way first). If only the
    other way is right, or the reader comes from where a comma is decimal, it is asked which was
    meant, and no try is counted. Repeated: groups of three digits.

Scripts and words
    What can't be seen is dropped; digits of other scripts, ``½``, ``5 1/2``, ``twenty percent`` and
    ``half a million`` are read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from explorable import tables

Trouble = Literal["empty", "too-long", "not-a-number", "too-large"]

_LONGEST = 80
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Digits, letters and signs as East Asian keyboards type them."""
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SPACES = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_RUN = re.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LEAD = re.compile(r"^(?:[=≈~] *|(?:about|approx\.?|ca\.?) +)+", re.ASCII | re.IGNORECASE)
_MANTISSA = r"(?:[0-9]{1,3}(?:[ '’][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9][0-9.,]*|[.,][0-9]+)"
_POWER = r"10 *(?:\^|\*\*) *[({]? *([+-]?[0-9]{1,4}) *[)}]?"
_NUMBER = re.compile(
    rf"^([+-]?) *(?:{_POWER}|({_MANTISSA})(?:[eE]([+-]?[0-9]{{1,4}})| *[xX×*·⋅] *{_POWER})?)"
    rf"(?: */ *({_MANTISSA}))?"
    r"(?: *(hundred|thousand|million|billion|trillion)(?![A-Za-z]))?(.*)$",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
_MIXED = re.compile(r"^([+-]?) *([0-9]{1,3}) +([0-9]{1,2}) */ *([0-9]{1,2})(?![0-9.,])", re.ASCII)
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff]"
)
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_UNITS = tables.load("typed_units")
_SIGNS = {
    **{chr(zero + k): str(k) for zero in _UNITS["zeros"] for k in range(10)},
    **{sign: f" {text}" for sign, text in _UNITS["fractions"].items()},
    "\u066a": "%", "\u066b": ".", "\u066c": ",", "\u2044": "/",
}  # fmt: skip
_SIGN = re.compile("|".join(_SIGNS))
_GOES_ON = re.compile(
    r"(?:hundred|thousand|million|billion|trillion|dozen|half|and|to|or|of|the|point)\b",
    re.ASCII | re.IGNORECASE,
)
"""After a number: it is not yet all of it."""
_TENS, _ONES = ("|".join(_UNITS["words"][k]) for k in ("tens", "ones"))
_WORDS = re.compile(
    rf"^(?:(half)(?: an?)?|(an?)(?= +(?:{'|'.join(_SCALES)}))|({_TENS})(?:[ -]({_ONES}))?|({_ONES}))(?![A-Za-z])",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True)
class Typed:
    """What was typed: each way to read the number (the likeliest first) and the rest, a unit."""

    readings: tuple[float, ...] = ()
    unit: str = ""
    trouble: Trouble | None = None


def read(text: str) -> Typed:
    """Read a number with an optional unit; `trouble` says why if there is none."""
    if len(text) > _LONGEST:
        return Typed(trouble="too-long")
    plain = _LEAD.sub("", _plain(text))
    if not plain:
        return Typed(trouble="empty")
    match = _NUMBER.match(_in_digits(plain))
    if match is None:
        return Typed(trouble="not-a-number")
    sign, bare, mantissa, short, long, below, scale, rest = match.groups()
    over = [1.0] if below is None else [float(r) for r in _readings(below) or []]
    exponent = int(bare or short or long or 0) + (_SCALES[scale.lower()] if scale else 0)
    above = [f"{m}e{exponent}" for m in (["1"] if bare else _readings(mantissa) or [])]
    unit = rest.strip(" .,;")
    goes_on = re.match(r"[0-9^]", rest.strip(" ")) or _GOES_ON.match(unit)
    if not above or not over or 0.0 in over or goes_on:
        return Typed(trouble="not-a-number")
    values = [float(a) / b * (-1 if sign == "-" else 1) for a in above for b in over]
    if not all(map(math.isfinite, values)):
        return Typed(trouble="too-large")
    return Typed(tuple(values), unit)


def _in_digits(text: str) -> str:
    """A number that begins with a word, or is mixed with a fraction, as digits."""

    def digits(match: re.Match[str]) -> str:
        half, one, tens, and_ones, ones = (part and part.lower() for part in match.groups())
        if half or one:
            return "0.5" if half else "1"
        tables = _UNITS["words"]
        big = 10 * (tables["tens"].index(tens) + 2) if tens else 0
        small = and_ones or ones
        return str(big + (tables["ones"].index(small) if small else 0))

    def improper(match: re.Match[str]) -> str:
        sign, whole, above, below = match.groups()
        if not int(above) < int(below):
            return match[0]
        return f"{sign}{int(whole) * int(below) + int(above)}/{below}"

    return _MIXED.sub(improper, _WORDS.sub(digits, text))


def _plain(text: str) -> str:
    text = _SIGN.sub(lambda sign: _SIGNS[sign[0]], _INVISIBLE.sub("", text))
    text = _SPACES.sub(" ", _DASHES.sub("-", text.translate(_WIDE)))
    text = re.sub(r"\bper +cent\b", "percent", text, flags=re.ASCII | re.IGNORECASE)
    return _RAISED_RUN.sub(lambda run: "^" + _lowered(run[0]), text).strip(" \r\n")


def _lowered(run: str) -> str:
    signs = {"⁻": "-", "⁺": "+"}
    return "".join(signs[c] if c in signs else str(_RAISED.index(c)) for c in run)


def _readings(mantissa: str) -> list[str] | None:
    """Every way to read digits with separators, as text that `float` takes."""
    digits = re.sub(r"[ '’]", "", mantissa).rstrip(".,")
    marks = [c for c in digits if c in ".,"]
    if not marks:
        return [digits] if digits else None
    last, other = marks[-1], "," if marks[-1] == "." else "."
    whole, _, part = digits.rpartition(last)
    if other in marks:
        grouped = re.fullmatch(rf"[0-9]{{1,3}}(?:\{other}[0-9]{{3}})+", whole)
        return [f"{whole.replace(other, '')}.{part}"] if grouped else None
    if len(marks) > 1:
        grouped = re.fullmatch(rf"[0-9]{{1,3}}(?:\{last}[0-9]{{3}})+", digits)
        return [digits.replace(last, "")] if grouped else None
    decimal = f"{whole or '0'}.{part}"
    if re.fullmatch(r"[1-9][0-9]{0,2}", whole) and len(part) == 3:
        return [whole + part, decimal] if last == "," else [decimal, whole + part]
    return [decimal]


@dataclass(frozen=True)
class Unit:
    """A unit as a size in base units and what it measures, for example ``{"mass": 1}``."""

    size: float
    of: tuple[tuple[str, int], ...]


def unit(text: str) -> Unit | None:
    """Read ``mg``, ``pg/mL``, ``1/day``, ``cells``; None if it can't be read.

    A word that is no unit counts as a noun: only its own kind of things fits it.
    """
    text = re.sub(r"\bper\b", "/", _plain(text).replace("µ", "u").replace("μ", "u"))
    text = re.sub(r"([A-Za-z])-(?=[A-Za-z])", r"\1 ", text)
    size, of = 1.0, dict[str, int]()
    for place, side in enumerate(text.split("/")):
        direction = 1 if place == 0 else -1
        nouns: list[str] = []
        for atom in re.split(r"[ *·⋅]+", side.strip(" ")):
            match = re.fullmatch(r"-?([A-Za-z%]+|1)(?:\^?(-?[1-9]))?", atom)
            if match is None:
                if atom in ("", "-") and (place == 0 or nouns):
                    continue
                return None
            power = direction * int(match[2] or 1)
            known = _known(match[1])
            if known is None:
                nouns.append(match[1].lower())
                continue
            size *= known.size**power
            for what, times in known.of:
                of[what] = of.get(what, 0) + times * power
        if nouns:
            noun = "#" + nouns[-1].rstrip("s")
            of[noun] = of.get(noun, 0) + direction
    return Unit(size, tuple(sorted((w, n) for w, n in of.items() if n)))


def _known(name: str) -> Unit | None:
    names: dict[str, str] = _UNITS["names"]
    low = name.lower()
    for word in (name, low, low.rstrip("s") if len(low) > 2 else low):
        found = _of_symbol(names.get(word, word))
        if found:
            return found
    return None


def _of_symbol(symbol: str) -> Unit | None:
    bases, prefixes = _UNITS["bases"], _UNITS["prefixes"]
    if symbol in bases:
        base, power = bases[symbol], 0
    elif symbol[:1] in prefixes and bases.get(symbol[1:], {}).get("prefix"):
        base, power = bases[symbol[1:]], prefixes[symbol[0]]
    else:
        return None
    return Unit(float(f"{base['size']}e{power}"), tuple(base["of"].items()))


def converted(typed: Typed, wanted: str) -> list[float] | None:
    """The readings in the unit `wanted`; None if what was typed measures something else."""
    target = unit(wanted)
    if not typed.unit or target is None:
        return list(typed.readings)
    given = unit(typed.unit)
    if given is None or given.of != target.of:
        return None
    return [r * given.size / target.size for r in typed.readings]


def meant(
    readings: Sequence[float], answer: float, room: Mapping[str, Any], *, as_we_do: bool = True
) -> bool | None:
    """Whether the number is the answer; None if the reader has to be asked.

    Parameters
    ----------
    readings : the likeliest way to read it on this page first.
    as_we_do : whether a point is decimal where the reader comes from, as it is on this page.
    """
    fits = [close(r, answer, **room) for r in readings]
    if all(fits) or (fits[0] and as_we_do):
        return True
    return None if any(fits) else False


def close(value: float, answer: float, tolerance: float, *, relative: bool) -> bool:
    """Whether `value` counts as `answer` (a hair more than the tolerance, for rounding)."""
    room = tolerance * abs(answer) if relative else tolerance
    return abs(value - answer) <= room * (1 + 1e-9) + 1e-12 * abs(answer)
