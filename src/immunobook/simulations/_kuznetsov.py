"""The equations of Kuznetsov, Makalkin, Taylor and Perelson, for two simulations.

They were fitted to a lymphoma of mice. Their steady states are the roots of a cubic;
`balances` writes them as closed forms.
"""

from __future__ import annotations

from explorable.model import Parameter
from explorable.model.functions import Number

SOURCE = "kuznetsov1994"
MOUSE = {"n": 1.101e-7, "p": 0.1245, "m": 3.422e-10, "a": 0.18}
"""The fitted values (BCL1 lymphoma in mice) of the numbers that have a slider."""


def rates(E: Number, T: Number, *, s: Number, p: Number, g: Number, m: Number, d: Number,
          a: Number, b: Number, n: Number) -> dict[str, Number]:  # fmt: skip
    """Change per day of effector cells E and tumor cells T."""
    return {"E": s + p * E * T / (g + T) - m * E * T - d * E, "T": a * T * (1 - b * T) - n * E * T}


def balances() -> dict[str, str]:
    """Tumor size at each steady state with a tumor, as expressions of the parameters.

    With y = bT the steady states solve y³ + uy² + vy + w = 0, here by Viète's cosines
    (three real roots) or Cardano's formula (one). Only 0 < y < 1 is a state of the model; what
    is outside is missing.
    A single state counts as held in check if the tumor fills less than 3/10 of its room.
    """
    c = "((p - m*g - d)*b/m)"
    u = f"(-1 - {c})"
    v = f"({c} + d*g*b*b/m + s*n*b/(a*m))"
    w = "((s*n/a - d)*g*b*b/m)"
    P = f"({v} - {u}*{u}/3)"
    Q = f"(2*{u}*{u}*{u}/27 - {u}*{v}/3 + {w})"
    D = f"({Q}*{Q}/4 + {P}*{P}*{P}/27)"
    angle = f"arccos(maximum(-1, minimum(1, 3*{Q}/(2*{P})*sqrt(-3/{P}))))"
    cube = f"where({Q} > 0, -1, 1)*(sqrt({Q}*{Q})/2 + sqrt({D}))**(1/3)"

    def root(k: int) -> str:
        three = f"2*sqrt(-{P}/3)*cos({angle}/3 - {k}*2.0943951023931953)"
        y = f"(where({D} < 0, {three}, {cube} - {P}/(3*({cube}))) - {u}/3)"
        return f"where({inside.format(y)}, {y}, {none})"

    inside, none = "({0} > 0 and {0} < 1)", "sqrt(-1.0)"
    all_three = f"(balance_1 > 0 and balance_3 < 1 and {D} < 0)"
    only = f"where({inside.format('balance_1')}, balance_1, balance_3)"
    return {
        "balance_1": root(2), "balance_2": root(1), "balance_3": root(0),
        "dormant_size": f"where({all_three}, balance_1, where({only} < 0.3, {only}, {none}))/b",
        "watershed_size": f"where({all_three}, balance_2, {none})/b",
        "escape_size": f"where({all_three}, balance_3, where({only} < 0.3, {none}, {only}))/b",
    }  # fmt: skip


def constant(name: str, value: float, unit: str, label: str, note: str) -> Parameter:
    """Return a number of the published fit that no slider changes."""
    return Parameter(name, value, unit, label, source=SOURCE, note=note)


CONSTANTS = (
    constant(
        "s",
        1.3e4,
        "cells/day",
        "Steady supply of defense cells",
        "as in the curated file BIOMD0000000762",
    ),
    constant(
        "g",
        2.019e7,
        "cells",
        "Tumor size at which the call for help is half as loud as it can be",
        "fit to mice",
    ),
    constant(
        "d",
        0.0412,
        "1/day",
        "Natural death of defense cells",
        "fit to mice; a mean life of 24 days",
    ),
    constant(
        "b",
        2e-9,
        "1/cells",
        "One over the largest tumor there is room for",
        "fit to mice; room for 500 million cells",
    ),
)
