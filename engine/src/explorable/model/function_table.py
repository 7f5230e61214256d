"""The functions of one number that equations and expressions may use: one row each, for all languages.

``functions.json`` holds the rows. A row gives the name of the function in Python's `math`, in JavaScript's
``Math``, in SymPy, in SBML and in LaTeX. What has no value is NaN, what is too large is infinite, as in JavaScript.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from explorable import tables


@dataclass(frozen=True)
class Function:
    """A function of one number, and what it is called where.

    Attributes
    ----------
    name : in models and expressions.
    python, javascript : in `math` and in ``Math``.
    sympy, sbml, latex : in SymPy, in SBML's formulas, in equations for reading.
    says : what it gives, in words.
    """

    name: str
    python: str
    javascript: str
    sympy: str
    sbml: str
    latex: str
    says: str

    def __call__(self, x: float) -> float:
        """The value for a plain number: NaN where there is none, infinite where it is too large."""
        try:
            value: float = getattr(math, self.python)(x)
        except OverflowError:
            return math.inf
        except ValueError:
            return -math.inf if self.name == "log" and x == 0 else math.nan
        return value


FUNCTIONS = {name: Function(name=name, **row) for name, row in tables.load("functions").items()}
"""Name -> function, in the order of the table."""
