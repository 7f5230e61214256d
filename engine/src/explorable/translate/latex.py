"""Run a model's function once for reading: its equations in the author's own order and names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from explorable.model import Axis, Model, ModelError, Output, Parameter, State, expressions
from explorable.model.notation import Written, latex_name, number, pieces, reading, symbol, written

Part = Axis | State | Parameter | Output


@dataclass(frozen=True, eq=False)
class Reading:
    """A model as it is read.

    Attributes
    ----------
    symbols : name -> its symbol, for the axis, the states and the parameters.
    rates : state -> its rate of change (empty for an algebraic model).
    outputs : output -> what it is, without the 100 of a percentage.
    """

    model: Model
    symbols: dict[str, Written]
    rates: dict[str, Written]
    outputs: dict[str, Written]
    express: Callable[[float | int | str], Written]


def symbol_of(part: Part) -> str:
    """LaTeX of the symbol of a state, a parameter, the axis or an output."""
    return part.symbol or latex_name(part.name)


@lru_cache(maxsize=256)
def read(model: Model) -> Reading:
    """Run `model`'s function for reading.

    A function that only SymPy understands is read from its trace, in SymPy's order.
    """
    parts: tuple[Part, ...] = (model.axis, *model.states, *model.parameters)
    symbols = {
        p.name: symbol(symbol_of(p), switch=isinstance(p, Parameter) and p.switch) for p in parts
    }

    def express(expression: float | int | str) -> Written:
        with reading():
            return written(expressions.evaluate(expression, symbols))

    try:
        with reading():
            found = model(
                symbols[model.axis.name],
                [symbols[s.name] for s in model.states],
                {p.name: symbols[p.name] for p in model.parameters},
            )
        pieces_of = {name: written(value) for name, value in found.items()}
    except Exception:  # a reader's own function may do more than arithmetic to its symbols
        pieces_of = _from_sympy(model, symbols)
    outputs = {
        o.name: express(o.expression) if o.expression else pieces_of[o.name] for o in model.outputs
    }
    return Reading(
        model,
        symbols,
        {s.name: pieces_of[s.name] for s in model.states},
        {o.name: _without_percent(outputs[o.name], o.unit) for o in model.outputs},
        express,
    )


def _from_sympy(model: Model, symbols: dict[str, Written]) -> dict[str, Written]:
    # only now: where Python runs in a browser there is no SymPy
    import sympy

    from explorable.model.trace import trace

    traced = trace(model)
    names = {traced.symbols[name]: shown.text for name, shown in symbols.items()}

    def latex(expression: Any) -> Written:
        short = expression.xreplace({n: sympy.Float(n, 4) for n in expression.atoms(sympy.Float)})
        text = sympy.latex(short, symbol_names=names, mul_symbol=r" \, ", ln_notation=True)
        return Written("raw", text)

    return {name: latex(e) for name, e in (traced.rates or traced.outputs).items()}


def _without_percent(piece: Written, unit: str) -> Written:
    """A share: what a percentage is without its factor of 100 (63% is 0.63)."""
    if unit != "%" or not piece.parts:
        return piece
    if piece.kind == "product" and number(piece.parts[0]) == 100:
        return written(piece.parts[1])
    if piece.kind in ("product", "quotient"):
        first = _without_percent(piece.parts[0], unit)
        if first is not piece.parts[0]:
            return first * piece.parts[1] if piece.kind == "product" else first / piece.parts[1]
    return piece


def rescaled(piece: Written) -> Written | None:
    """Return the symbol if `piece` is nothing but that symbol, in another unit perhaps."""
    if piece.kind == "symbol":
        return piece
    if piece.kind == "product" and number(piece.parts[0]) is not None:
        return rescaled(piece.parts[1])
    if piece.kind in ("product", "quotient") and number(piece.parts[1]) is not None:
        return rescaled(piece.parts[0])
    return None


def definitions(model: Model, shown: Iterable[Written]) -> dict[str, Written]:
    """What the names in `shown` stand for: left side -> right side, as one comes across them.

    Raises
    ------
    ModelError
        One name stands for two different things.
    """
    found: dict[str, Written] = {}
    waiting = list(shown)
    while waiting:
        names = [part for part in pieces(waiting.pop(0)) if part.meaning is not None]
        for name in names:
            head, meaning = name.meaning if name.kind == "call" else (name.latex, name.meaning)
            if head not in found:
                found[head] = meaning
                waiting.append(meaning)
            elif found[head].latex != meaning.latex:
                raise ModelError(
                    f"model {model.name}: {head} stands for {found[head].latex} "
                    f"and for {meaning.latex}; give one of them another name"
                )
    return found
