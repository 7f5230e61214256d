"""Widgets as the page has them: what Python changes is told to the page, what a reader moves is told to Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

import traitlets

_numbers = count(1)

living: dict[str, Any] = {}
"""Id -> what a reader can move."""


def _nobody(id: str, state: Mapping[str, Any]) -> None:
    """Before a session has begun, nobody hears."""


hearer: list[Callable[[str, Mapping[str, Any]], None]] = [_nobody]
"""Last in it: who hears that Python changed a widget."""


def named(widget: Any) -> str:
    """A fresh id for something that a reader can move."""
    id = f"py-{next(_numbers)}"
    living[id] = widget
    return id


class Widget(traitlets.HasTraits):
    """Stands in for anywidget's class of this kind: traits with the tag ``sync`` are told to the page."""

    def __init__(self, **state: Any) -> None:
        super().__init__(**state)
        self._property_lock: dict[str, Any] = {}
        self.model_id = named(self)
        self.observe(self._tell, names=list(self.traits(sync=True)))

    def _tell(self, change: Any) -> None:
        if not self._property_lock:  # what the page tells needs no echo
            hearer[-1](self.model_id, {change["name"]: change["new"]})

    def set_state(self, state: Mapping[str, Any]) -> None:
        """Take what a reader moved."""
        self._property_lock = dict(state)
        try:
            for name, value in state.items():
                setattr(self, name, value)
        finally:
            self._property_lock = {}

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {"text/plain": repr(self)}
