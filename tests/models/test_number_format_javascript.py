"""The front end writes every number as Python does (up to 1e13: exact halves beyond differ)."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import frontend

from explorable.explorer.spec import to_spec
from explorable.number_format import cell, fill, head, setting
from explorable.units import ONE, unit_words
from immunobook import simulations

FORMS = ["", ".0f", ".1f", ".2f", ",", ".1g", ".2g", ".3g", ".6g", "words", "short", "%", "%.1", "%.2"]  # fmt: skip
UNITS = [*ONE, "million cells", "million/mL", "T cells", "flags per cell", "NK cells for each cancer cell", "mg/L", "1/day",
         "1/(cell day)", "1/(M s)", "pg/mL", "rabbits", "berries", "boxes", "species", "gas", "times", "%", "percent", "1", ""]  # fmt: skip
TAILS = ["{x:words} cells left", "At most {x:.0f}% of it", "Only about {x:.1f} days.", "{x:.3g} minutes, {x:.0f} hours", "{x:.1f} hours, {y:.0f} hours", "Or {x:.2g} million T cells in each mL",
         "So. {x:words} more CAR T cells", "{x:.2g} bridges on each cell", "{x:.0f} of {x:.0f} children", "up to {x:.1f} percent", "{x:.1f} percentage points", "on day {x:.1f}"]  # fmt: skip


def numbers() -> list[float]:
    dice = random.Random(7)
    found = [0.0, -0.0, 0.5, 1.5, 2.5, 0.125, 1.125, 0.0625, 9.995, 99.95, 999.5, 9999.5, 99950.0, 999500.0, 999499.0]  # fmt: skip
    found += [
        s * 10.0**k * m for k in range(-8, 13) for m in (1, 1.005, 9.995, 0.9995) for s in (1, -1)
    ]
    found += [k + 0.5 for k in range(40)] + [k / 8 for k in range(60)]
    found += [99.9, 99.95, 99.5, 0.1, 0.05, 0.9999999999, 1 - 1e-12]
    found += [dice.choice((1, -1)) * 10 ** dice.uniform(-7, 12.9) for _ in range(3000)]
    found += [float(dice.randrange(10 ** dice.randrange(1, 13))) for _ in range(1000)]
    return found


def compare(asked: list[Any], ours: Callable[[Any], str], theirs: list[str]) -> None:
    pairs = [(a, ours(a), js) for a, js in zip(asked, theirs, strict=True)]
    different = [f"{a!r}: Python {py!r}, front end {js!r}" for a, py, js in pairs if py != js]
    assert len(asked) > 20
    assert not different, f"{len(different)} of {len(asked)}:\n" + "\n".join(different[:20])


def test_same_text() -> None:
    asked = [(f"{{x:{form}}}", {"x": x}) for x in numbers() for form in FORMS]
    assert math.isfinite(sum(abs(v["x"]) for _, v in asked))
    compare(asked, lambda a: fill(*a), frontend.texts(asked))


def test_same_text_with_units() -> None:
    few = [*numbers()[::5], math.nan, math.inf]
    asked = [(f"{{x:in {unit}}}", {"x": x}) for x in few for unit in UNITS]
    asked += [(tail, {"x": x, "y": 300.0}) for x in few for tail in TAILS]
    sent = [(t, {k: v if math.isfinite(v) else str(v) for k, v in given.items()}) for t, given in asked]  # fmt: skip
    compare(asked, lambda a: fill(*a), frontend.texts(sent))


def test_same_cells_heads_and_units() -> None:
    few = numbers()[::9]
    asked: list[Any] = [("cell", [x, unit]) for x in few for unit in UNITS]
    asked += [("head", ["Size", unit]) for unit in UNITS] + [("unitWords", [unit]) for unit in UNITS]  # fmt: skip
    ours: dict[str, Callable[..., str]] = {"cell": cell, "head": head, "unitWords": unit_words}
    compare(asked, lambda a: ours[a[0]](*a[1]), frontend.calls(asked))


def test_same_settings() -> None:
    """What a slider shows is what Python tells of it, for every parameter of the course."""
    asked: list[Any] = []
    parameters = {}
    for id in simulations.ids():
        simulation = simulations.load(id)
        for p, told in zip(simulation.model.parameters, to_spec(simulation)["parameters"], strict=True):  # fmt: skip
            parameters[id, p.name] = p
            lo, hi = p.between or (p.default, p.default)
            values = {p.default, lo, hi, math.sqrt(lo * hi) if lo > 0 else hi / 3}
            asked += [("setting", [v, {**told, "id": id}]) for v in sorted(values)]

    def ours(call: Any) -> str:
        value, told = call[1]
        return setting(parameters[told["id"], told["name"]], value)

    compare(asked, ours, frontend.calls(asked))
