"""Model -> its equations as they are shown: MathML with readable names, and what they stand for.

Browsers draw MathML themselves, so no page loads a maths engine. LaTeX is the step
in between; without `latex2mathml` (Python in a browser) the equations are shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from html import escape

from explorable.model import Event, Model, State, expressions
from explorable.model.notation import Written, latex_name, number, pieces
from explorable.translate.latex import Part, Reading, definitions, read, rescaled, symbol_of
from explorable.units import unit_words
from explorable.wording import N_, _

__all__ = ["as_latex", "equations", "latex_lines", "latex_name", "math", "meanings"]

#: characters beyond ASCII, and the equals sign, written as numbers
_CODED = re.compile(r"&#x0*(3D|[1-9A-F][0-9A-F]{2,});")
_TOKEN = r"<(?:m[ion])\b[^<>]*>[^<>]*</m[ion]>"
_ROW_OF_ONE = re.compile(
    rf"<mrow>({_TOKEN}|<msub>{_TOKEN}{_TOKEN}</msub>|<mrow>(?:(?!</?mrow>).)*</mrow>)</mrow>"
)

_as_latex: ContextVar[bool] = ContextVar("as_latex", default=False)

Sentence = list[str]
"""Words and LaTeX by turns, words first."""


@contextmanager
def as_latex() -> Iterator[None]:
    """Within it equations stay LaTeX, in an empty ``<math>``: for books that are no pages."""
    token = _as_latex.set(True)
    try:
        yield
    finally:
        _as_latex.reset(token)


def equations(model: Model, *, all_symbols: bool = False) -> str:
    """HTML of a model's equations, start values, events, and what its states mean.

    Parameters
    ----------
    all_symbols : say what the parameters mean too, for a page without their table.
    """
    found = _lines(model)
    events = "".join(f'<p class="ex-equation">{_in_words(e)}</p>' for e in _events(model))
    if events:
        events = f'<p class="ex-equations-title">{_("Events")}</p>{events}'
    parts = [_block(title, texts) for title, texts in found.items() if texts]
    return f"<div>{''.join(parts)}{events}{meanings(model, all_symbols=all_symbols)}</div>"


def latex_lines(model: Model) -> dict[str, list[str]]:
    """LaTeX of every equation, by heading (which `wording._` tells in the language of the course).

    The equations, what the names in them stand for ("With"), further readings, the start
    values, and what happens when.
    """
    events = ["".join(_text(words, i) for i, words in enumerate(e)) for e in _events(model)]
    return {**_lines(model), N_("Events"): events}


def _lines(model: Model) -> dict[str, list[str]]:
    r = read(model)
    t = symbol_of(model.axis)
    rates = [(rf"\frac{{d{_spaced(symbol_of(s))}}}{{d{t}}}", r.rates[s.name]) for s in model.states]
    outputs = [
        (symbol_of(o), r.outputs[o.name])
        for o in model.outputs
        if rescaled(r.outputs[o.name]) is None
    ]
    start = r.express(model.axis.lo).latex
    starts = [(f"{symbol_of(s)}({start})", r.express(s.start)) for s in model.states]
    first = rates or outputs
    known = definitions(model, (piece for _, piece in (*rates, *outputs, *starts)))
    given = [(name, known.get(name, piece)) for name, piece in outputs]
    own = {name for name, _ in given}
    within = {
        head: piece for head, piece in known.items() if not (head in own and first is outputs)
    }
    return {
        N_("Equations"): _equalities(rates or given),
        N_("With"): _equalities(within.items()),
        N_("Also shown"): _equalities((n, p) for n, p in given if rates and n not in within),
        N_("Start"): _equalities(starts),
    }


def _equalities(pairs: Iterable[tuple[str, Written]]) -> list[str]:
    return [f"{left} = {right.latex}" for left, right in pairs]


def _spaced(name: str) -> str:
    """A name that may follow the d of a derivative."""
    return f"\\,{name}" if name.startswith("\\") else name


def _events(model: Model) -> list[Sentence]:
    """What happens when: events that only stop the solver are left out, a series is told once."""
    told: dict[str, Sentence] = {}
    r = read(model)
    states = {s.name: s for s in model.states}
    labels = [e.label for e in model.events if e.label]
    for event in model.events:
        if event.set:
            series = labels.count(event.label) > 1
            told.setdefault(
                event.label if series else str(id(event)), _event(r, states, event, series)
            )
    return list(told.values())


def _event(r: Reading, states: dict[str, State], event: Event, series: bool) -> Sentence:
    t = symbol_of(r.model.axis)
    changes: Sentence = []
    for name, value in event.set.items():
        changes += [symbol_of(states[name]), _(" becomes "), r.express(value).latex, _(" and ")]
    changes = changes[:-1]
    if series:
        return [f"{event.label}: ", *changes]
    note = f" ({event.label.rstrip('.')})" if event.label else ""
    if event.when is None:
        told: Sentence = [_("When ")]
        for k, at in enumerate(event.times):
            moment = r.express(at)
            is_chosen = moment.kind == "cases" and number(moment.parts[2]) == -1
            shown = moment.parts[1] if is_chosen else moment  # else never
            told += [_(" or ")] if k else []
            told += [f"{t} = {shown.latex}"]
            told += [_(", if "), moment.parts[0].latex] if is_chosen else []
        return [*told, ", ", *changes, note]
    left, right, less = expressions.sides(event.when)
    sides = f"{r.express(left).latex} {'<' if less else '>'} {r.express(right).latex}"
    return [_("When "), sides, ", ", *changes, note]


def _text(words: str, place: int) -> str:
    return words if place % 2 or not words else rf"\text{{{words}}}"


def _in_words(sentence: Sentence) -> str:
    return "".join(math(part) if i % 2 else escape(part) for i, part in enumerate(sentence))


def _block(title: str, texts: list[str]) -> str:
    if title == "Start":  # short ones: one after the other
        lines = f'<p class="ex-equation">{" ".join(math(f"{text},") for text in texts[:-1])} {math(texts[-1])}</p>'
    else:
        lines = "".join(f'<p class="ex-equation">{math(text, display=True)}</p>' for text in texts)
    return f'<p class="ex-equations-title">{_(title)}</p>{lines}'


def math(text: str, *, display: bool = False) -> str:
    """MathML of a piece of LaTeX, or the LaTeX itself where it can't be made."""
    shown = "block" if display else "inline"
    if _as_latex.get():
        return f'<math display="{shown}"><annotation>{escape(text)}</annotation></math>'
    try:
        from latex2mathml.converter import convert
    except ImportError:
        return f"<code>{escape(text)}</code>"
    return _lean(convert(text, display=shown))


def _lean(mathml: str) -> str:
    """The same MathML without what HTML does not need: half of a page's equations is wrapping."""
    for needless in (' xmlns="http://www.w3.org/1998/Math/MathML"', ' display="inline"'):
        mathml = mathml.replace(needless, "")
    mathml = _CODED.sub(lambda found: chr(int(found[1], 16)), mathml)
    before = ""
    while before != mathml:
        before, mathml = mathml, _ROW_OF_ONE.sub(r"\1", mathml)
    return mathml


def meanings(model: Model, *, all_symbols: bool = False) -> str:
    """HTML list of the symbols: states, the axis and outputs; the parameters too if asked for."""
    r = read(model)
    also: dict[str, list[str]] = {}
    for output in model.outputs:
        base = rescaled(r.outputs[output.name])
        if base is not None:
            also.setdefault(base.text, []).append(
                _("also shown in {unit}").format(unit=unit_words(output.unit))
            )
    told = []
    parts: tuple[Part, ...] = (*model.states, model.axis)
    for part in parts:
        told.append((symbol_of(part), part.label, [part.unit, *also.get(symbol_of(part), [])]))
    told += [
        (symbol_of(o), o.label, [o.unit])
        for o in model.outputs
        if rescaled(r.outputs[o.name]) is None
    ]
    if all_symbols:
        used = _used(model)
        told += [
            (symbol_of(p), p.label, [_("1 for yes, 0 for no") if p.switch else p.unit])
            for p in model.parameters
            if p.name in used
        ]
    items = [f"<li>{math(s)}: {escape(label)}{_unit(units)}</li>" for s, label, units in told]
    return f'<ul class="ex-symbols">{"".join(items)}</ul>'


def _used(model: Model) -> set[str]:
    """Names of the parameters that stand in the printed lines."""
    r = read(model)
    labels = [event.label for event in model.events]
    changes = [value for event in model.events for value in event.set.values()]
    times = [  # a series is told without its times
        at
        for e in model.events
        if e.set and (not e.label or labels.count(e.label) == 1)
        for at in e.times
    ]
    shown = [
        *r.rates.values(), *r.outputs.values(),
        *(r.express(value) for value in (*(s.start for s in model.states), *changes, *times)),
        *(r.express(side) for e in model.events if e.when for side in expressions.sides(e.when)[:2]),
    ]  # fmt: skip
    shown += definitions(model, shown).values()
    symbols = {piece.text for line in shown for piece in pieces(line) if piece.kind == "symbol"}
    return {p.name for p in model.parameters if symbol_of(p) in symbols}


def _unit(units: list[str]) -> str:
    shown = [unit_words(unit) for unit in units if unit != "1"]
    return f" ({escape('; '.join(shown))})" if shown else ""
