"""Made-up studies that the chapters show: how a survival curve is read, and how often a trial is fooled."""

from __future__ import annotations

from explorable.studies import OwnTrial, SurvivalCurve

MADE_UP = "4 9 13+ 18 22+ 27 31+ 34 40+ 44+"
"""Months of ten patients who were never there; + : no event until then."""


def survival_curve() -> SurvivalCurve:
    """Ten made-up patients, and the curve that is made of them."""
    return SurvivalCurve(
        MADE_UP,
        title="Ten patients, one curve",
        about=(
            "The patients are made up. This is no real study, and it says nothing about any child. "
            "An event is what a study counts; here it does not matter what."
        ),
    )


COLD = 7
"""Days after which half are well again without a treatment; made up, as the treatment is."""
EFFECTS = {
    "no faster": 1.0,
    "1.2 times as fast": 1.2,
    "1.5 times as fast": 1.5,
    "twice as fast": 2.0,
}


def own_trial() -> OwnTrial:
    """A made-up treatment of a cold: two groups, and what chance makes of them."""
    return OwnTrial(
        COLD,
        EFFECTS,
        ("cast-result-good", "cast-result-none"),
        title="A trial of your own",
        seed=6,
        about=(
            "A made-up treatment of a cold. By itself, half are well again after 7 days. "
            "You know the truth here, since you set it. Those who run a real trial do not."
        ),
    )
