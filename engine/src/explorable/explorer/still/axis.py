"""Ranges and ticks of an axis, the same as the front end's ``ticks.ts``."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from explorable.model import Scale
from explorable.number_format import MINUS, group, in_words, significant

_ROUND = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class Range:
    """What an axis spans."""

    lo: float
    hi: float
    scale: Scale = "linear"

    def share(self, value: float) -> float:
        """Where `value` lies between the ends, 0 to 1; NaN where it can't be drawn."""
        if self.scale == "linear":
            return (value - self.lo) / (self.hi - self.lo)
        return math.log(value / self.lo) / math.log(self.hi / self.lo) if value > 0 else math.nan

    def at(self, share: float) -> float:
        """The value at a share of the way from end to end."""
        if self.scale == "log":
            return self.lo * (self.hi / self.lo) ** share
        return self.lo + (self.hi - self.lo) * share


@dataclass(frozen=True)
class Tick:
    """A line across the chart, and its label; empty for a line without one."""

    at: float
    text: str


def range_of(
    values: Iterable[float], scale: Scale, low: float | None = None, high: float | None = None
) -> Range:
    """The range of `values`, widened to round ends; `low` and `high` hold where they are given."""
    seen = [v for v in values if math.isfinite(v) and (scale == "linear" or v > 0)]
    if scale == "log":
        hi = high or 10.0 ** math.ceil(math.log10(max(seen, default=1)) - 1e-9)
        least = math.log10(min(seen, default=hi / 10))
        lo = low or max(10.0 ** math.floor(least + 1e-9), hi * 1e-12)
        return Range(lo, hi if hi > lo else lo * 10, scale)
    top, bottom = max(seen, default=-math.inf), min(seen, default=0)
    lo = low if low is not None else -_round_up(-bottom) if bottom < 0 else 0.0
    hi = high if high is not None else _round_up(top) if top > lo else lo + 1
    return Range(lo, hi if hi > lo else lo + 1, scale)


def _round_up(x: float) -> float:
    """The next round number that is not smaller."""
    if x <= 0:
        return -_round_down(-x) if x else 0.0
    power = 10.0 ** math.floor(math.log10(x))
    digit = next((r for r in _ROUND if r >= x / power - 1e-9), 10)
    return float(f"{digit * power:.12g}")


def _round_down(x: float) -> float:
    power = 10.0 ** math.floor(math.log10(x))
    digit = next(r for r in reversed(_ROUND) if r <= x / power + 1e-9)
    return float(f"{digit * power:.12g}")


def ticks_of(span: Range, most: int) -> list[Tick]:
    """At most about `most` ticks."""
    return _log_ticks(span, most) if span.scale == "log" else _linear_ticks(span, most)


def _log_ticks(span: Range, most: int) -> list[Tick]:
    first = math.ceil(math.log10(span.lo) - 1e-9)
    last = math.floor(math.log10(span.hi) + 1e-9)
    if last - first < 1:
        return _linear_ticks(span, most)
    strides = (s for s in (1, 2, 3, 4, 6, 8, 12) if (last - first) // s + 1 <= most)
    stride = next(strides, 24)
    named = {e for e in range(first, last + 1) if e % stride == 0}
    if len(named) < 2:
        named |= {first, last}
    return [
        Tick(float(f"1e{e}"), _text(float(f"1e{e}")) if e in named else "")
        for e in range(first, last + 1)
    ]


def _linear_ticks(span: Range, most: int) -> list[Tick]:
    step = _step(span.hi - span.lo, most)
    first = math.ceil(span.lo / step - 1e-9)
    last = math.floor(span.hi / step + 1e-9)
    places = [float(f"{k * step:.12g}") for k in range(first, last + 1)]
    return [Tick(at, _text(at)) for at in places]


def _step(span: float, most: int) -> float:
    """A round step with at most `most` ticks; rather one that ends where the axis ends."""
    least = span / max(1, most - 1)
    power = 10.0 ** math.floor(math.log10(least))
    steps = [d * power for d in (1, 2, 2.5, 3, 5, 10, 20)]
    fitting = [step for step in steps if step >= least * (1 - 1e-9)]
    whole = (s for s in fitting[:2] if abs(span / s - round(span / s)) < 1e-9)
    return next(whole, next(s for s in fitting if s != 3 * power))


def _text(x: float) -> str:
    size = abs(x)
    if size >= 1e15 or 0 < size < 1e-4:
        return significant(x, 3).removeprefix("1 × ")
    if size >= 1e6:
        return in_words(x)
    plain = repr(float(f"{x:.6g}")).removesuffix(".0").replace("-", MINUS)
    return group(plain) if size >= 1 else plain
