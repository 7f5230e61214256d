"""Numbers, numbers with units, and sentences as text: the same to the letter as the front end's `number-format.ts`.

====== =================================================== ==================
format meaning                                             1234567.8 says
====== =================================================== ==================
.1f    at most so many decimals, grouped (halves to even)  1,234,567.8
,      a grouped whole number                              1,234,568
.3g    significant digits, no zeros at the end; a power    1.23 × 10⁶
       of ten below 1e-4 and from 1e6 on (halves up)
words  millions to trillions in words; from ten thousand   1.2 million
       three significant digits; else a plain number
short  as words from a million on, else as .3g             1.2 million
%  %.1 a share as percent, without or with a decimal       123,456,780%
in U   with its unit U, as `quantity` writes it            1.2 million days
(none) six significant digits                              1.23457 × 10⁶
====== =================================================== ==================

NaN is said as an en dash: a sentence should not mention what never happened.

A unit that stands behind a number in a sentence is written with it ("{n:words} red cells"):
what comes whole is said whole, and below one "less than one red cell"; one is singular; a share
is "less than 0.1%" or "more than 99.9%" rather than none or all of it; "million" goes into the
number; many hours are said in days.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from explorable.model.parts import Parameter
from explorable.units import LONGER, ONE, SCALES, WHOLE, unit_words

PLACEHOLDER = re.compile(r"\{([a-zA-Z_]\w*)(?::([^}]*))?\}")
"""A number in a sentence: ``{name:format}``."""

FORMATS = re.compile(r"^(\.\df|,|\.\dg|words|short|%|%\.\d|in .+)?$")

NOT_THERE = "–"
MINUS = "−"
_NAMED = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


# ---- bare numbers


def say(x: float, form: str = "") -> str:
    """Write `x` in one of the formats above."""
    if math.isnan(x):
        return NOT_THERE
    if form.startswith("in "):
        return quantity(x, form[3:])
    if math.isinf(x):
        return f"{MINUS}∞" if x < 0 else "∞"
    if form == ",":
        return group(fixed(x, 0))
    if form == "words" or (form == "short" and abs(x) >= 1e6):
        return in_words(x)
    if form == "short":
        return significant(x, 3)
    if form.startswith("%"):
        return percent(100 * x, f"{form[1:] or '.0'}f") + "%"
    if match := re.fullmatch(r"\.(\d)f", form):
        return group(_trim(fixed(x, int(match[1]))))
    if match := re.fullmatch(r"\.(\d)g", form):
        return significant(x, max(1, int(match[1])))
    return significant(x, 6)


NOTHING = 1e-100
"""Below it a number reads as 0: what a logarithm makes of a population that was set to none."""


def fixed(x: float, digits: int) -> str:
    """Write `x` with `digits` decimals; never "−0.0"."""
    text = f"{abs(x):.{digits}f}"
    return f"{MINUS}{text}" if x < 0 and float(text) != 0 else text


def group(text: str) -> str:
    """Set thousands apart: 1234567.5 -> 1,234,567.5."""
    whole, dot, rest = text.partition(".")
    return re.sub(r"\B(?=(\d{3})+(?!\d))", ",", whole) + dot + rest


def significant(x: float, digits: int) -> str:
    """Write `x` with `digits` significant digits, without zeros at the end."""
    if abs(x) < NOTHING:
        return "0"
    rounded = _rounded(abs(x), digits)
    exponent = rounded.adjusted()
    sign = MINUS if x < 0 else ""
    if exponent < -4 or exponent >= 6:
        mantissa = _trim(f"{rounded.scaleb(-exponent):.{digits - 1}f}")
        return f"{sign}{mantissa} × 10{str(exponent).translate(_SUPERSCRIPT)}"
    return sign + group(_trim(fixed(float(rounded), max(0, digits - 1 - exponent))))


def in_words(x: float) -> str:
    """Say large numbers in words: 6300000 -> "6.3 million"."""
    size = abs(x)
    for scale, name in _NAMED:
        if size >= scale * 0.9995:
            if scale == 1e12 and size >= 1e15:
                return significant(x, 3)
            return f"{group(_trim(fixed(x / scale, 0 if size / scale >= 100 else 1)))} {name}"
    if size >= 1e4:
        return group(fixed(math.copysign(float(_rounded(size, 3)), x), 0))
    if size >= 100 or float(x).is_integer():
        return group(fixed(x, 0))
    return significant(x, 3)


def percent(x: float, form: str = ".1f") -> str:
    """A percentage without its sign; close to none and to all it says on which side it is."""
    if not math.isfinite(x):
        return say(x)
    if 0 < x < 0.1:
        return "less than 0.1"
    if 99.9 < x < 100:
        return "more than 99.9"
    asked = re.fullmatch(r"\.(\d)f", form)
    digits = int(asked[1]) if asked else 0 if form in (",", ".1g", ".2g") else 1
    is_near_an_end = 0 < x < 1 or 99 < x < 100
    return group(_trim(fixed(x, max(1, digits) if is_near_an_end else digits)))


def _rounded(size: float, digits: int) -> Decimal:
    """`size` to `digits` significant digits, halves up, as JavaScript's toExponential does."""
    exact = Decimal(size)
    return exact.quantize(Decimal(1).scaleb(exact.adjusted() - digits + 1), rounding=ROUND_HALF_UP)


def _trim(text: str) -> str:
    return re.sub(r"\.?0+$", "", text) if "." in text else text


# ---- numbers with units

_NOUN = "|".join(sorted(ONE, key=len, reverse=True))
_SCALE = "|".join(SCALES)
_OF_EACH = r"(?: (?:per|(?:for|in|on) (?:each|every))\b|/)"
"""Behind a counted thing it makes a mean of it, which need not be whole."""
_KIND = (
    r"(?:(?!(?:of|in|to|and|or|on|at|by|than|the|an?|that|is|are|was|were|for|from|with|as|per|"
    r"times|each|every|after|before)\b)[A-Za-z]+ )"
)
"""A word that says which ("red cells", "young red cells")."""
_UNIT = re.compile(
    rf"^(?:({_SCALE})\b ?)?((?:{_KIND}{{0,3}}?({_NOUN})\b({_OF_EACH})?)?.*)$", re.ASCII
)
HEDGE = r"((?:\b(?:[Aa]bout|[Oo]nly|[Aa]t most|[Uu]p to) )*)"
"""What may stand before a number and does not go with "less than"."""
TAIL = (
    rf"(%|[ \u00a0](?:percent\b(?! point)|(?:{_SCALE})\b(?: {_KIND}{{0,3}}?(?:{_NOUN})\b{_OF_EACH}?)?"
    rf"|{_KIND}{{0,3}}?(?:{_NOUN})\b{_OF_EACH}?))?"
)
"""The unit behind a number."""
_PLACE = re.compile(HEDGE + PLACEHOLDER.pattern + TAIL, re.ASCII)
_NEW = re.compile(r"(?:^|[.!?:]\s|\n)\s*$")


def quantity(x: float, unit: str, form: str = "short") -> str:
    """A number with its unit: "1 hour", "less than one cell", "6.7%", "0.1 per day"."""
    if math.isnan(x):
        return NOT_THERE
    number, words = _parts(x, form, unit_words(unit))
    return number + (words if words in ("", "%") else f"\u00a0{words}")


def cell(x: float, unit: str, form: str = "short") -> str:
    """A number of a table whose head says the unit (`head`)."""
    return _parts(x, form, unit_words(unit))[0].replace("one", "1")


def head(label: str, unit: str) -> str:
    """The head of a table's column: a scale word of the unit goes into the numbers."""
    match = _UNIT.match(unit_words(unit))
    words = match[2] if match else ""
    return f"{label} ({words})" if words else label


def setting(parameter: Parameter, value: float) -> str:
    """A parameter's value as its slider tells it: "2 per day", "as usual", "1 in 1 million"."""
    if parameter.shown_as == "multiple":
        if value == parameter.default:
            return "as usual"
        return f"{significant(value / parameter.default, 2)} × usual"
    if parameter.shown_as == "odds":
        return f"1 in {in_words(float(f'{1 / value:.2g}'))}" if value > 0 else "never"
    return quantity(value, "%" if parameter.unit == "%" else parameter.spoken or parameter.unit)


def fill(template: str, values: Mapping[str, float]) -> str:
    """Put numbers into ``{name:format}``, and write their units with them."""

    def written(m: re.Match[str]) -> str:
        x, unit = longer(values.get(m[2], math.nan), m[4] or "")
        return put(m[1], x, m[3] or "", unit, is_new(m))

    longer = _one_unit(
        [(values.get(m[2], math.nan), m[4] or "") for m in _PLACE.finditer(template)]
    )
    return _PLACE.sub(written, template)


def is_new(match: re.Match[str]) -> bool:
    """Whether a place begins a sentence."""
    return _NEW.search(match.string[: match.start()]) is not None


def put(hedge: str, x: float, form: str, tail: str, new: bool) -> str:
    """A number between what stands before and behind it.

    Parameters
    ----------
    hedge : "at most ", "about ": left out where the number itself is said as a limit.
    tail : the unit behind the number, with the space before it.
    new : it begins a sentence.
    """
    text = say(x, form) + tail
    if tail and not form.startswith(("in ", "%")):
        gap = "" if tail == "%" else tail[0]
        number, words = _parts(x, form, tail.removeprefix(gap))
        text = number + gap + words
    if not text.startswith(("less than", "more than")):
        return hedge + text
    return text[0].upper() + text[1:] if new or hedge[:1].isupper() else text


def _one_unit(told: Sequence[tuple[float, str]]) -> Callable[[float, str], tuple[float, str]]:
    """Hours of many days are said in days, if all that the sentence tells in hours are many days."""
    shortest = {
        tail: min(abs(x) if x == x else 0.0 for x, t in told if t == tail) for _, tail in told
    }

    def longer(x: float, tail: str) -> tuple[float, str]:
        gap, words, least = tail[:1], tail[1:], shortest[tail]
        while words in LONGER and least >= 10 * LONGER[words][1]:
            words, times = LONGER[words]
            x, least = x / times, least / times
        return x, gap + words

    return longer


def _parts(x: float, form: str, words: str) -> tuple[str, str]:
    """The number, and its unit in the number that fits it."""
    if words in ("%", "percent"):
        return percent(x, form), words
    match = _UNIT.match(words)
    if not match or not math.isfinite(x):
        return say(x, form), words
    scale, rest, noun, of_each = match.groups()
    if scale:
        x *= SCALES[scale]
    if scale or (noun and abs(x) >= 1e6 and form != ","):
        form = "words"
    number = _whole(x, form) if noun in WHOLE and not of_each else say(x, form)
    if noun and number == "0" and x > 0:
        digits = int(form[1]) if re.fullmatch(r"\.\df", form) else 0
        number = f"less than {0.1**digits:.{digits}f}" if digits else "less than one"
    if number in ("1", f"{MINUS}1", "less than one"):
        rest = _singular(rest, noun)
    return number, rest


def _whole(x: float, form: str) -> str:
    """What is counted has no parts; "0" of a little more than nothing is told as less than one."""
    if 0 < x < 1:
        return "0" if x < 1 - 1e-9 else "1"
    return group(fixed(x, 0)) if form == "," or abs(x) < 1e4 else in_words(x)


_MANY = re.compile(
    r"^(?!times\b|species\b|series\b)"
    r"(?:([A-Za-z]+)(ie)|([A-Za-z]+(?:ch|sh|ss|x))e|([A-Za-z]{2,}[^\Wisu]))s\b",
    re.ASCII,
)


def _singular(words: str, noun: str | None) -> str:
    if noun:
        return words.replace(noun, ONE[noun], 1)
    return _MANY.sub(lambda m: f"{m[1]}y" if m[2] else m[3] or m[4], words)
