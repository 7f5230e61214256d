"""The units of a reader's own model, looked at together: a hint where they can't all be meant.

A hint refuses nothing, and tells only what is certain. A number in an equation may carry any unit,
so what it is multiplied with or added to is not judged; nor is a bare number, a percentage or a
word that is neither known nor counted. What is counted (cells, flags) is left out by many and
counts as nothing; so does a "per day" that is missing, as long as no other time stands in its place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import sympy
from sympy.core.relational import Relational

from explorable.model import Axis, Model, Parameter, State
from explorable.model.trace import Trace, trace
from explorable.units import ONE, SCALES, WHOLE

Dims = tuple[float, float, float, float]
"""Powers of time, mass, amount and length."""

_NONE: Dims = (0, 0, 0, 0)
_TIME: Mapping[str, float] = {
    **dict.fromkeys(("s", "sec", "second"), 1),
    **dict.fromkeys(("min", "minute"), 60),
    **dict.fromkeys(("h", "hr", "hour"), 3600),
    **dict.fromkeys(("d", "day"), 86400),
    "week": 7 * 86400,
    "month": 30.4375 * 86400,
    "year": 365.25 * 86400,
}
_BASES: Mapping[str, tuple[Dims, float]] = {
    "g": ((0, 1, 0, 0), 1),
    "mol": ((0, 0, 1, 0), 1),
    "M": ((0, 0, 1, -3), 1e3),
    "L": ((0, 0, 0, 3), 1e-3),
    "l": ((0, 0, 0, 3), 1e-3),
    "m": ((0, 0, 0, 1), 1),
    "gram": ((0, 1, 0, 0), 1),
    "liter": ((0, 0, 0, 3), 1e-3),
    "meter": ((0, 0, 0, 1), 1),
}
_PREFIXES = {
    **{"p": 1e-12, "n": 1e-9, "u": 1e-6, "m": 1e-3, "c": 1e-2, "d": 1e-1, "k": 1e3},
    **{"pico": 1e-12, "nano": 1e-9, "micro": 1e-6, "milli": 1e-3, "centi": 1e-2, "kilo": 1e3},
}
_COUNTED = WHOLE | {ONE[many] for many in WHOLE}
_ATOM = re.compile(r"([A-Za-z]+)(?:\^?(-?\d))?")
_RAISED = str.maketrans("µμ²³", "uu23")
_PURE = (sympy.exp, sympy.log, sympy.sin, sympy.cos, sympy.tanh, sympy.acos, sympy.erfc, sympy.sign)


@dataclass(frozen=True)
class Unit:
    """What a unit measures, how large it is, and the word of its time with the power of that."""

    dims: Dims = _NONE
    size: float = 1.0
    time: tuple[str, float] | None = None

    def __mul__(self, other: Unit) -> Unit:
        """The unit of a product."""
        dims = tuple(a + b for a, b in zip(self.dims, other.dims, strict=True))
        return Unit(dims, self.size * other.size, self.time or other.time)  # type: ignore[arg-type]

    def __pow__(self, power: float) -> Unit:
        """The unit of a power."""
        dims = tuple(power * a for a in self.dims)
        time = self.time and (self.time[0], power * self.time[1])
        return Unit(dims, self.size**power, time)  # type: ignore[arg-type]


def known(text: str) -> Unit | None:
    """What a unit says, if all of it is known."""
    plain = re.sub(r"^per ", "1/", text.translate(_RAISED)).replace("(", "").replace(")", "")
    if plain in ("", "1"):
        return None
    whole = Unit()
    for k, part in enumerate(plain.split("/")):
        words = [w for w in re.split(r"[ *·]+", part) if w and w not in SCALES]
        for n, word in enumerate(words):
            is_million = word == "M" and _says_which(words[n:])
            atom = None if is_million else _atom(word)
            if is_million or not (atom or word == "1" or _says_which(words[n:])):
                return None
            whole *= (atom or Unit()) ** (-1 if k else 1)
    return whole


def _says_which(words: Sequence[str]) -> bool:
    """Whether a word only says which things are counted: "young red cells"."""
    return any(word in _COUNTED for word in words[1:4])


def _atom(word: str) -> Unit | None:
    if word in _COUNTED:
        return Unit()
    if not (match := _ATOM.fullmatch(word)):
        return None
    name, power = match[1], float(match[2] or 1)
    for one in (name, name.removesuffix("s")):
        if one in _TIME:
            return Unit((1, 0, 0, 0), _TIME[one], (name, 1.0)) ** power
        for base, (dims, size) in _BASES.items():
            prefix = one.removesuffix(base) if one.endswith(base) else None
            if prefix == "" or prefix in _PREFIXES:
                return Unit(dims, size * _PREFIXES.get(prefix, 1.0)) ** power
    return None


def hints(model: Model) -> list[str]:
    """What is odd about the units of `model`, a sentence each."""
    found = dict.fromkeys(_Look(trace(model)).all())
    return [f"A hint on the units of {model.name}: {hint}." for hint in found]


_given: set[str] = set()


def tell_once(model: Model) -> None:
    """Print the hints that have not been printed yet."""
    for hint in hints(model):
        if hint not in _given:
            _given.add(hint)
            print(hint)


class _Look:
    """The expressions of one model, with the units of its names."""

    def __init__(self, traced: Trace) -> None:
        self.trace, self.model = traced, traced.model
        parts: list[Axis | State | Parameter]
        parts = [self.model.axis, *self.model.states, *self.model.parameters]
        self.words = {part.name: part.unit for part in parts}
        self.units = {name: known(unit) for name, unit in self.words.items()}
        self.axis = self.units[self.model.axis.name]
        self._one = ONE.get(self.model.axis.unit, self.model.axis.unit)

    def all(self) -> Iterator[str]:
        """Go through rates, outputs, starts, events and the ends of the axis."""
        model, axis = self.model, self.model.axis
        for name, rate in self.trace.rates.items():
            unit, subject = (
                self.units[name],
                f"the rate of {name} is in {self.words[name]} per {self._one}",
            )
            per = unit * self.axis**-1 if unit and self.axis else None
            yield from self._fits(rate, per, subject)
        for output in model.outputs:
            subject = f"the output {output.name} is in {output.unit}"
            yield from self._fits(self.trace.outputs[output.name], known(output.unit), subject)
        written = [(f"the start of {s.name}", s.start, s.name) for s in model.states]
        for event in model.events:
            written += [(f"what an event sets {n} to", x, n) for n, x in event.set.items()]
            written += [("the time of an event", x, axis.name) for x in event.times]
            if event.when:
                yield from self._inside(self.trace.express(event.when))
        written += [("an end of the axis", x, axis.name) for x in (axis.lo, axis.hi)]
        for place, text, name in written:
            subject = f"{place} is in {self.words[name]}"
            yield from self._fits(self.trace.express(text), self.units[name], subject)

    def _fits(self, expression: sympy.Basic, wanted: Unit | None, subject: str) -> Iterator[str]:
        """Each term against what is wanted; if all of them are, what lies within."""
        fits = True
        for term in sympy.Add.make_args(expression):
            found = self._unit(term)
            if wanted and found:
                about = f"{subject}, and {self._described(term)} is not"
                for hint in self._parted([term], found, wanted, about):
                    fits = False
                    yield hint
        if fits:
            yield from self._inside(expression)

    def _inside(self, expression: sympy.Basic) -> Iterator[str]:
        """Sums, comparisons and the insides of functions."""
        for part in sympy.preorder_traversal(expression):
            if isinstance(part, sympy.Add | Relational):
                yield from self._sum(part.args)
            elif isinstance(part, sympy.Piecewise):
                yield from self._sum([case.args[0] for case in part.args])
            elif isinstance(part, _PURE):
                (inner,) = part.args
                found = self._unit(inner)
                if found and found.dims == _NONE:
                    yield from self._parted(
                        [inner], found, Unit(), f"{self._described(inner)} is no number"
                    )

    def _sum(self, terms: Sequence[sympy.Basic]) -> Iterator[str]:
        """Terms that are added, compared, or given one for the other: each against the first."""
        units = [(term, unit) for term in terms if (unit := self._unit(term))]
        for term, found in units[1:]:
            first, wanted = units[0]
            about = f"{self._described(first)} and {self._described(term)} are added or compared"
            yield from self._parted([term, first], found, wanted, about)

    def _parted(
        self, terms: Sequence[sympy.Basic], found: Unit, wanted: Unit, about: str
    ) -> Iterator[str]:
        """What to write where units part and that is certain."""
        ratio = found.size / wanted.size
        if found.dims[1:] != wanted.dims[1:]:
            yield f"{about}; multiply by what turns one into the other"
        elif found.dims == wanted.dims and not math.isclose(ratio, 1, rel_tol=1e-9):
            times = max(ratio, 1 / ratio)
            general = (
                f"{about}; the unit of one is {times:.4g} times the other's, so give both in one"
            )
            yield next(filter(None, (self._other_time(t, times) for t in terms)), general)

    def _other_time(self, term: sympy.Basic, times: float) -> str:
        """The names whose time is not that of the axis, if they are all that is odd; else nothing."""
        if not (self.axis and self.axis.time):
            return ""
        factors, product = [], 1.0
        for name in sorted(str(s) for s in term.free_symbols):
            unit = self.units.get(name)
            if not (unit and unit.time) or _seconds(unit.time[0]) == self.axis.size:
                continue
            factor = (_seconds(unit.time[0]) / self.axis.size) ** unit.time[1]
            product *= factor
            write = f"{factor:.4g}*{name}" if factor > 1 else f"{name}/{1 / factor:.4g}"
            factors.append(
                f"{name} is in {self.words[name]}, and the axis is in {self.model.axis.unit}; "
                f"write {write} in the equations, or give {name} {self._in_axis(name)}"
            )
        is_all = factors and math.isclose(max(product, 1 / product), times, rel_tol=1e-6)
        return "; ".join(factors) if is_all else ""

    def _in_axis(self, name: str) -> str:
        """The unit of `name` with the axis' time in place of its own."""
        unit = self.units[name]
        word = unit.time[0] if unit and unit.time else ""
        ours = self.model.axis.unit if word.endswith("s") and len(word) > 1 else self._one
        in_words = re.sub(rf"\b{word}\b", ours, self.words[name])
        return in_words if in_words.startswith("per ") else f"in {in_words}"

    def _described(self, term: sympy.Basic) -> str:
        names = sorted(str(s) for s in term.free_symbols)
        if names == [str(term)]:
            return f"{term} (in {self.words[names[0]]})"
        return f"{term} ({', '.join(f'{n} in {self.words[n]}' for n in names)})"

    def _unit(self, part: sympy.Basic) -> Unit | None:
        """The unit of an expression, if it is certain."""
        if isinstance(part, sympy.Symbol):
            return self.units.get(str(part))
        if isinstance(part, sympy.Mul):
            whole: Unit | None = Unit()
            for factor in part.args:
                is_one = factor.is_Number and abs(float(factor)) == 1
                unit = Unit() if is_one else self._unit(factor)
                whole = whole * unit if whole and unit else None
            return whole
        if isinstance(part, sympy.Pow) and part.exp.is_Rational:
            base = self._unit(part.base)
            return base ** float(part.exp) if base else None
        if isinstance(part, sympy.Add | sympy.Abs):
            units = [self._unit(term) for term in part.args]
            return units[0] if all(units) else None
        return Unit() if isinstance(part, _PURE) else None


def _seconds(word: str) -> float:
    return _TIME.get(word) or _TIME[word.removesuffix("s")]
