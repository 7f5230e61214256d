"""The smaller and the larger of two numbers, as SymPy has them for equations.

SymPy's own `Min` has a derivative of Heaviside steps, which no solver reads. Cases (`Piecewise`) would be folded into
the cases around them, and would answer with one number where the other is missing.
"""

from __future__ import annotations

from typing import Any, ClassVar

import sympy
from sympy.core.relational import Relational


class Extreme(sympy.Function):
    """One of two numbers; missing (NaN) if one of them is."""

    nargs: ClassVar[int] = 2
    before: ClassVar[type[Relational]]
    """How the one that is taken compares with the other."""
    written: ClassVar[str]
    """LaTeX of its name."""

    @classmethod
    def eval(cls, a: sympy.Expr, b: sympy.Expr) -> sympy.Expr | None:
        """The number, where both are numbers."""
        if sympy.nan in (a, b):
            return sympy.nan
        if a.is_number and b.is_number:
            return cls(a, b, evaluate=False).cases()
        return None

    def cases(self) -> sympy.Expr:
        """The same as cases."""
        a, b = self.args
        return sympy.Piecewise((a, self.before(a, b)), (b, True))

    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        """Derivative by one of the two: 1 where that one is taken."""
        a, b = self.args
        one, other = (1, 0) if argindex == 1 else (0, 1)
        return sympy.Piecewise((one, self.before(a, b)), (other, True))

    def _latex(self, printer: Any) -> str:
        a, b = map(printer.doprint, self.args)
        return rf"\{self.written}\left({a}, {b}\right)"

    def _eval_is_extended_real(self) -> Any:
        return sympy.core.logic.fuzzy_and(x.is_extended_real for x in self.args)


class Minimum(Extreme):
    """The smaller one."""

    before = sympy.StrictLessThan
    written = "min"


class Maximum(Extreme):
    """The larger one."""

    before = sympy.StrictGreaterThan
    written = "max"
