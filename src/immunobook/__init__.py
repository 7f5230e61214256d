"""How Immunotherapy Works: the course's own simulations, charts of trials, contacts and pages.

It stands on the engine ``explorable``, which shows models and exercises in any book and knows nothing of
immunology. Importing this package tells the engine what belongs to the course, and is light: what a name needs is
imported when it is used.

========================= ===================================================================
``simulations/``           the twenty-one models, one file each
``cast/``                  the figures of pictures, scenes and charts: drawings and words
``validation/``            what holds them: other people's numbers; a trial of a new one
``studies``                made-up studies to learn from: how a curve is read, how often a trial is fooled
``charts/``                published trials as figures: ``trials`` reads their rows, ``intervals``
                            works out how sure a result is
``contacts``, ``call_box``  whom to call, and when
``for_tomorrow``          questions for the team, and a map for each treatment
``pictures``               the pictures: each stands alone, with the figures it places
``preflight``              what is wrong with the book's own files, before a cell runs
``review/``                what a person of the field signs, and what the pages then say
``due``                    which numbers to look up again
``sphinx_ext/``            the pages: theme, dates, call box, launch buttons
``model``, ``arithmetic``   names that notebooks of the first edition import
========================= ===================================================================
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from explorable.settings import configure

CAST = {
    "tcell": "#0072b2", "intruder": "#d55e00", "innate": "#009e73", "memory": "#7a68c8", "antibody": "#c46a9b",
    "cancer": "#b8446c", "own": "#6b7a8f",
}  # fmt: skip
"""Whom a curve or a figure may belong to, one color each; pages have the same in ``assets/style/10-tokens.css``."""

configure(
    course="how-immunotherapy-works",
    title="How Immunotherapy Works",
    prefix=__name__,
    package=__name__,
    simulations=f"{__name__}.simulations",
    palette=CAST,
    style="charts/trials.css",
    notice=(
        "For understanding, not for prescribing. Education, not medical advice: this simulation can’t know you or "
        "your child. Your own care team does."
    ),
    licence="Text CC BY 4.0, code BSD-3-Clause. No cookies, no tracking: this page asks no other site for anything.",
    sheets=("book.css",),
    recheck={"treatment": 1, "biology": 5, "history": 5},
    seen_by=("author", "second-reader", "clinician"),
    sensitive={
        "survival": "survival",
        "response": "how many a treatment helped",
        "relapse": "relapse",
        "death": "deaths",
        "severe": "severe side effects",
    },
    sensitive_page=("reading-a-result", "How to read a result at night"),
    chapters="chapters/",
    # what a family writes and looks up is nobody's business
    unreported=frozenset(("for-tomorrow", "when-to-call", "found-a-mistake")),
    figures=Path(__file__).with_name("cast"),
    retired=frozenset(
        {
            "bispecific-two-hands",
            "cancer-goal-edge",
            "cancer-three-steps",
            "cell-seven-steps",
            "how-old-idea",
            "how-three-ways",
            "immune-order-alarm",
            "immune-where-are-they",
            "immune-who-does-what",
            "recognize-what-is-an-antigen",
            "research-goal-unseen",
        }
    ),
    directives={"call-box": f"{__name__}.call_box:for_notebooks"},
)

_HOME = {
    "explore": "explorable.explorer.widget",
    "Explorer": "explorable.explorer.widget",
    "practice": "explorable.exercises",
    "recall": "explorable.exercises",
    "exercise": "explorable.exercises",
    "progress": "explorable.exercises",
    "show_model": "explorable.explorer.source_listing",
    "facts": "explorable.book.facts",
    "trial_chart": "immunobook.charts",
    "survival_curve": "immunobook.studies",
    "own_trial": "immunobook.studies",
    "verification": "immunobook.validation",
}
"""Public name -> the module it lives in."""

__all__ = list(_HOME)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"immunobook has no {name!r}; it has {', '.join(_HOME)}")
    module = import_module(_HOME[name])
    return module if _HOME[name].endswith(f".{name}") else getattr(module, name)


if sys.platform == "emscripten":
    import_module("explorable.plotly_static").show_figures_by_ourselves()


def __dir__() -> list[str]:
    return [*globals(), *_HOME]
