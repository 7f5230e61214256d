"""A model thrown by chance: the same equations, as whole figures that meet, change and go.

A model's equations tell what happens on average to very many. A `Crowd` names the flows behind them (who
becomes whom, and how often), and how many one figure stands for; `sample` throws it, seeded, exactly or by
leaps. ``engine/frontend/src/chance`` does the same with the same seeds in the same order.

============= ============================================================================
``generator``  whole random numbers, alike in both languages, and what is made of them
``crowd``      `Flow`, `Crowd`: the declaration, and how it is held to the equations
``code``       the flows as functions, in Python and JavaScript; ``spec``: the rest as data
``sampling``   a crowd thrown once; ``walk``: from one happening to the next (Gillespie's direct method);
               ``leap``: tau-leaping, by ``poisson``
``path``       a `SamplePath`: what happened, readable at any time
``master``     the exact mean of all runs, where the crowd is small: the master equation
``draws``      what is drawn without time: one study, a row of cells until one fits
============= ============================================================================
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from explorable.chance.crowd import Crowd, Flow
from explorable.chance.draws import Draw, draw

if TYPE_CHECKING:
    from explorable.chance.path import Happening, SamplePath
    from explorable.chance.sampling import sample

__all__ = ["Crowd", "Draw", "Flow", "Happening", "SamplePath", "draw", "sample"]

_LATER = {"Happening": "path", "SamplePath": "path", "sample": "sampling"}
"""What needs SymPy, which a simulation that is only declared does without."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"explorable.chance has no {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(f".{_LATER[name]}", __name__), name)
