"""Models that answer in the published page, exercises and sourced numbers, for any Jupyter Book.

Importing this package is light: what a name needs is imported when it is used.

Where things are, from what knows least to what knows most; each room imports only from those above it:

====================== =====================================================================
``tables/``             what both languages read: functions, units; ``settings``: what a
                       course tells of itself; ``html``: small pieces of HTML
``wording``             readers' words, through one function that a catalogue hooks into
``units``, ``errors``   how units are written; mistakes told in words
``precomputed``         what was worked out beforehand, for Python in a browser
``model/``              what a model is: parts, checks, expressions, what equations may use
``number_format``       numbers as text, with their units
``translate/``          a model in Python, JavaScript, MathML and SBML
``solve/``              a model's solution: integrators, events, limits
``chance/``             a model thrown by chance: flows, crowds of figures, random numbers alike in the page
``book/``               the book's files, each kind read in one place: facts, bibliography, pages, contents
``figures``             what pictures and scenes are made of: symbols and their words
``scene/``              figures that follow a model's run: where they stand, captions, a still picture
``studies/``            how a study is read, and how far chance goes in one: a survival curve made step by step
``explorer/``           a simulation and how it is shown: measures, sentence, widget, page
``plotly_static``       Plotly figures without a kernel
``exercises/``          the question bank
``notebooks/``          chapters as notebooks that stand alone
``scorm/``              the built book as packages for a learning system
``in_page/``            a reader's cells in a published page: what a worker runs
``sphinx_ext/``         what a book needs from Sphinx
====================== =====================================================================
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOME = {
    "explore": "explorer.widget",
    "Explorer": "explorer.widget",
    "show_model": "explorer.source_listing",
    "practice": "exercises",
    "recall": "exercises",
    "exercise": "exercises",
    "progress": "exercises",
    "configure": "settings",
}
"""Public name -> the module it lives in."""

__all__ = list(_HOME)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"explorable has no {name!r}; it has {', '.join(_HOME)}")
    return getattr(import_module(f".{_HOME[name]}", __name__), name)


def __dir__() -> list[str]:
    return [*globals(), *_HOME]
