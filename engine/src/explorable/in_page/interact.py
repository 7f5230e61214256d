"""`interact`, as ipywidgets has it: a function's arguments as sliders, choices and switches."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from explorable.errors import WrongKind, shortly
from explorable.in_page import output
from explorable.in_page.messages import ControlData, Part
from explorable.in_page.widgets import named
from explorable.wording import _


def interact(function: Callable[..., Any] | None = None, /, **arguments: Any) -> Any:
    """Show a function with something to move for each argument.

    Parameters
    ----------
    arguments : for each a ``(low, high)`` or ``(low, high, step)``, a number, a list or dict of choices, True, False,
        or a text.

    Returns
    -------
    The function itself, so that it can stand above a ``def``.
    """
    if function is None:
        return lambda given: interact(given, **arguments)
    moved = Interaction(function, arguments)
    output.current().show(moved.part())
    return function


class Interaction:
    """A function, and the values that its controls have."""

    def __init__(self, function: Callable[..., Any], arguments: Mapping[str, Any]) -> None:
        self._function = function
        given = inspect.signature(function).parameters
        defaults = {n: p.default for n, p in given.items() if p.default is not p.empty}
        wanted = {**defaults, **arguments}
        self._choices: dict[str, list[Any]] = {}
        self.controls = [self._control(n, wanted[n], defaults.get(n)) for n in given if n in wanted]
        self.id = named(self)

    def part(self) -> Part:
        """The controls, and what the function shows at their present values."""
        from explorable.in_page import session

        done = session.collect(lambda: self.show({c["name"]: c["value"] for c in self.controls}))
        return {"kind": "interact", "id": self.id, "controls": self.controls, **done}

    def show(self, values: Mapping[str, Any]) -> None:
        """Call the function, and show what it returns."""
        from explorable.in_page.shown import part_of

        chosen = {
            name: self._choices[name][int(value)] if name in self._choices else value
            for name, value in values.items()
        }
        value = self._function(**chosen)
        if value is not None:
            output.current().show(part_of(value))

    def _control(self, name: str, wanted: Any, default: Any) -> ControlData:
        match wanted:
            case bool():
                return {"name": name, "kind": "switch", "value": wanted}
            case str():
                return {"name": name, "kind": "text", "value": wanted}
            case int() | float():
                lo, hi = sorted((-wanted, 3 * wanted)) if wanted else (0, 1)
                return _slider(name, lo, hi, None, wanted)
            case (int() | float() as lo, int() | float() as hi):
                return _slider(name, lo, hi, None, default)
            case (int() | float() as lo, int() | float() as hi, int() | float() as step):
                return _slider(name, lo, hi, step, default)
            case Mapping() | list():
                self._choices[name] = list(
                    wanted.values() if isinstance(wanted, Mapping) else wanted
                )
                at = self._choices[name].index(default) if default in self._choices[name] else 0
                return {
                    "name": name,
                    "kind": "choice",
                    "value": at,
                    "options": [str(o) for o in wanted],
                }
        told = _(
            "interact can’t make anything of {name}={what}. Write (low, high, step), a list, True or False; "
            "the other controls of ipywidgets are in JupyterLab, below."
        )
        raise WrongKind(told.format(name=name, what=shortly(wanted)))


def _slider(name: str, lo: float, hi: float, step: float | None, value: Any) -> ControlData:
    is_whole = all(isinstance(x, int) for x in (lo, hi, step or 1))
    step = step or (1 if is_whole else (hi - lo) / 100)
    if not isinstance(value, (int, float)):
        value = lo + (hi - lo) / 2
        value = int(value) if is_whole else value
    return {
        "name": name, "kind": "slider", "value": min(max(value, lo), hi), "lo": lo, "hi": hi, "step": step,
    }  # fmt: skip
