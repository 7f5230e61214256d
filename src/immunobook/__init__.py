"""How Immunotherapy Works: the simulations, exercises and numbers of the course.

Importing this package is light: what a name needs is imported when it is used.

Where things are, from what knows least to what knows most; imports run upwards only:

====================== =====================================================================
to say a model         ``arithmetic`` (what equations may use, ``written`` for reading them),
                       ``expressions`` (short ones as text), ``model/``
what the book has      ``facts``, ``sources``, ``trials``, ``toc`` read its files;
                       ``provenance``: who saw a number, when; ``intervals``: how sure it is;
                       ``numbers_in_words`` reads the numbers of a phrase; ``contacts``: whom
                       a reader calls, ``call_box``: when; ``sensitive``: cards for numbers
                       that may hurt; their mistakes are ``told`` without a traceback
to translate           ``translate/``: JavaScript, Python, MathML, SBML
to run                 ``solve/`` gives a ``run``; ``measures`` says what to read off it,
                       ``readings`` does, ``table`` holds it where there is no pandas
to show                ``simulation`` (the vocabulary of an explorer), ``simulations/`` (all of
                       them), ``say`` (numbers and sentences), ``spec`` (all of it as data),
                       ``static_page`` (as HTML), ``still/`` (pictures for paper), ``explorer``
                       (live), ``drawn`` (Plotly figures), ``charts/`` (of trials),
                       ``listing`` (a model's code)
to practice            ``bank/``: the exercises
to check               ``verify``: the models against other people's numbers
to publish             ``sphinx_ext/`` (the pages), ``live/`` (notebooks that stand alone)
to be quick            ``ready``: what was worked out beforehand, for Python in a browser
====================== =====================================================================
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

_HOME = {
    "explore": "explorer",
    "Explorer": "explorer",
    "practice": "bank",
    "recall": "bank",
    "exercise": "bank",
    "progress": "bank",
    "trial_chart": "charts",
    "show_model": "listing",
    "verification": "verify",
    "facts": "facts",
}
"""Public name -> the module it lives in."""

__all__ = list(_HOME)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"immunobook has no {name!r}; it has {', '.join(_HOME)}")
    module = import_module(f".{_HOME[name]}", __name__)
    return module if name == _HOME[name] and not hasattr(module, name) else getattr(module, name)


if sys.platform == "emscripten":
    import_module(f"{__name__}.drawn").show_figures_by_ourselves()


def __dir__() -> list[str]:
    return [*globals(), *_HOME]
