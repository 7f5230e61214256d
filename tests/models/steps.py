"""How fine a sentence tells a number: the size of its last digit in each format of `number_format.py`."""

from __future__ import annotations

import math
import re

_DIGITS = re.compile(r"\.(\d)([fg])")


def step(form: str, x: float) -> float:
    """Size of the last digit that a format of `number_format.py` tells of a number."""
    size = abs(x)
    if not math.isfinite(x):
        return 0.0
    if form.startswith("%"):
        return 10.0 ** -(int(form[2:] or 0) + 2)
    if form == ",":
        return 1.0
    if found := _DIGITS.fullmatch(form):
        digits = int(found[1])
        return 10.0**-digits if found[2] == "f" else _significant(size, digits)
    if form in ("words", "short") or form.startswith("in "):
        if size >= 1e6:
            scale = 1000.0 ** (math.floor(math.log10(size)) // 3)
            return scale if size >= 100 * scale else scale / 10
        return 1.0 if form == "words" and 100 <= size < 1e4 else _significant(size, 3)
    assert form == "", f"the reader does not know the format {form!r}"
    return _significant(size, 6)


def _significant(size: float, digits: int) -> float:
    return 10.0 ** (math.floor(math.log10(size)) - digits + 1) if size > 1e-100 else 0.0
