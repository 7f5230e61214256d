"""Numbers and sentences as text, the same to the letter as the front end's `format.ts`.

====== =================================================== ==================
format meaning                                             1234567.8 says
====== =================================================== ==================
.1f    decimals, grouped (halves to the even digit)        1,234,567.8
,      a grouped whole number                              1,234,568
.3g    significant digits, no zeros at the end; a power    1.23 × 10⁶
       of ten below 1e-4 and from 1e6 on (halves up)
words  millions to trillions in words; from ten thousand   1.2 million
       three significant digits; else a plain number
%  %.1 a share as percent, without or with decimals        123456780%
(none) six significant digits                              1.23457 × 10⁶
====== =================================================== ==================

NaN is said as an en dash: a sentence should not mention what never happened.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from . import expressions
from .simulation import PLACEHOLDER, Simulation

NOT_THERE = "–"
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def sentence(
    simulation: Simulation, values: Mapping[str, float], measures: Mapping[str, float]
) -> str:
    """Say what happened: the first case that holds, with its numbers.

    Parameters
    ----------
    values : every parameter of the model.
    measures : every measure of the simulation (`read.read`).
    """
    known = {**values, **measures}
    for case in simulation.sentence:
        if expressions.evaluate(case.when, known):
            return fill(case.say, known)
    return ""


def fill(template: str, values: Mapping[str, float]) -> str:
    """Put numbers into ``{name:format}``; a name without a value reads as an en dash."""
    return PLACEHOLDER.sub(lambda m: say(values.get(m[1], math.nan), m[2] or ""), template)


def say(x: float, form: str = "") -> str:
    """Write `x` in one of the formats above."""
    if math.isnan(x):
        return NOT_THERE
    if math.isinf(x):
        return "-∞" if x < 0 else "∞"
    if form == ",":
        return group(fixed(x, 0))
    if form == "words":
        return in_words(x)
    if match := re.fullmatch(r"%(?:\.(\d))?", form):
        return fixed(100 * x, int(match[1] or 0)) + "%"
    if match := re.fullmatch(r"\.(\d)f", form):
        return group(fixed(x, int(match[1])))
    if match := re.fullmatch(r"\.(\d)g", form):
        return significant(x, max(1, int(match[1])))
    return significant(x, 6)


NOTHING = 1e-100
"""Below it a number reads as 0: what a logarithm makes of a population that was set to none."""


def fixed(x: float, digits: int) -> str:
    """Write `x` with `digits` decimals; never "-0.0"."""
    text = f"{abs(x):.{digits}f}"
    return f"-{text}" if x < 0 and float(text) != 0 else text


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
    sign = "-" if x < 0 else ""
    if exponent < -4 or exponent >= 6:
        mantissa = _trim(f"{rounded.scaleb(-exponent):.{digits - 1}f}")
        return f"{sign}{mantissa} × 10{str(exponent).translate(_SUPERSCRIPT)}"
    return sign + group(_trim(fixed(float(rounded), max(0, digits - 1 - exponent))))


def in_words(x: float) -> str:
    """Say large numbers in words: 6300000 -> "6.3 million"."""
    size = abs(x)
    for scale, name in _SCALES:
        if size >= scale * 0.9995:
            if scale == 1e12 and size >= 1e15:
                return significant(x, 3)
            return f"{group(_trim(fixed(x / scale, 0 if size / scale >= 100 else 1)))} {name}"
    if size >= 1e4:
        return group(fixed(math.copysign(float(_rounded(size, 3)), x), 0))
    if size >= 100 or float(x).is_integer():
        return group(fixed(x, 0))
    return significant(x, 3)


def _rounded(size: float, digits: int) -> Decimal:
    """`size` to `digits` significant digits, halves up, as JavaScript's toExponential does."""
    exact = Decimal(size)
    return exact.quantize(Decimal(1).scaleb(exact.adjusted() - digits + 1), rounding=ROUND_HALF_UP)


def _trim(text: str) -> str:
    return re.sub(r"\.?0+$", "", text) if "." in text else text
