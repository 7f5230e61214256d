"""Early elimination: the chance that a handful of cancer cells dies out.

A birth-and-death process: each cell divides at one rate and is killed at another,
independent of the others. Both chances are closed forms.
"""

from __future__ import annotations

from explorable.chance import Crowd, Flow
from explorable.explorer.measures import combine, value_at
from explorable.explorer.simulation import (
    Case,
    Curve,
    Mark,
    Option,
    Panel,
    Prediction,
    Preset,
    Simulation,
)
from explorable.model import Axis, Output, Parameter, State, model
from explorable.model.functions import exp, maximum, minimum, named, where
from explorable.scene import Beat, Counted, Scene, Told, ellipse


@model(
    sweep=Axis(
        "rate", "Killing, per cell and day", "1/day", 0, "maximum(0.5, killing)", points=251, symbol="d",
    ),
    parameters=[
        Parameter("cells", 1, "1", "Cancer cells at the start", (1, 50), step=1, symbol="n_0"),
        Parameter(
            "killing", 0.15, "1/day", "Killing, per cell and day", (0, 0.5), step=0.005,
            spoken="per day",
        ),
        Parameter(
            "division", 0.2, "1/day", "Division, per cell and day", (0.05, 0.4), step=0.005,
            spoken="per day", note="0.2 per day: on average one division in five days", symbol="b",
        ),
        Parameter("days", 120, "days", "How long to wait", (5, 1000), "log", spoken="days", symbol="T"),
    ],
    outputs=[
        Output("gone", "Chance that all are gone in the end", "%", symbol=r"P(\text{gone})"),
        Output("gone_by", "Chance that all are gone by the day you chose", "%", symbol="P(T)"),
        Output("gone_single", "Chance in the end, starting from one cell", "%", symbol=r"P_1(\text{gone})"),
    ],
)  # fmt: skip
def early_elimination(rate, *, cells, division, days):
    """Chance that a clone of `cells` cells dies out, for each killing `rate`."""
    slower, faster = minimum(rate, division), maximum(rate, division)
    gap = named(r"\Delta", faster - slower)
    # (1 - e^-x)/x has no digits left where x is tiny; its series has
    time = named(
        "u",
        where(
            gap * days > 1e-5,
            (1 - exp(-gap * days)) / maximum(gap, 1e-12),
            days * (1 - gap * days / 2),
        ),
    )
    in_the_end = minimum(1, rate / division)
    return {
        "gone": 100 * in_the_end**cells,
        "gone_by": 100 * (rate * time / (1 + slower * time)) ** cells,
        "gone_single": 100 * in_the_end,
    }


ENOUGH = "where(division > killing, maximum(0.7, 2.7/sqrt(cells))/maximum(division - killing, 1e-9), days)"
"""When one cell has become some 15 in the mean, and many have doubled: later there are too many to see."""
LAST = f"minimum(days, {ENOUGH})"
"""When the scene ends."""


@model(
    time=Axis("t", "Time", "days", 0, LAST),
    states=[State("N", "Cancer cells", "cells", start="cells")],
    parameters=early_elimination.parameters,
)
def clone_in_time(N, *, killing, division):
    """The mean of the same cells over time: its growth says nothing of how often all are gone."""
    return {"N": division * N - killing * N}


CROWD = Crowd(
    clone_in_time,
    (
        Flow("divides", "division*N", takes="N", gives={"N": 2}, draw="divides"),
        Flow("is killed", "killing*N", takes="N", draw="cleared"),
    ),
    told="Each figure is one cell, and each run is one throw of chance. The mean of very many runs grows as the rates say.",
)  # fmt: skip

EVEN = "ratio > 0.9999999 and ratio < 1.0000001"
ALWAYS_GONE = ("chance > 99.999", "at_end(gone) > 99.999", "at(gone_by, killing) < 100.0001")
BY_THEN = "close(chance_by, at(gone_by, killing))"
IN_THE_END = "close(chance, at(gone, killing))"
SINGLE = "close(chance_single, at(gone_single, killing))"

POSTS = ((70, 118), (300, 82), (232, 248))
"""Where T cells are on the first day; each goes round."""


def t_cell(post: int) -> Told:
    """One of three; all go slowly from post to post."""
    return Told(
        "cast-tcell-tuft" if post == 0 else "cast-tcell", "a T cell",
        tuple((f"{k / 6}*{LAST}", POSTS[(post + k) % 3]) for k in range(7)),
        when="killing > 0", size=50,
    )  # fmt: skip


SCENE = Scene(
    summary="A tissue with a few red cancer cells, one at first. Three blue T cells go round, one of them with a tuft. "
    "Each cancer cell may divide, or a T cell may clear it away. Which comes first is a matter of luck.",
    clock="Day {t:.0f}",
    scale="Each red figure is one cancer cell; 60 at most are shown. T cells are shown for the story, not counted. Each run is one throw of chance.",
    shows="chance",
    again="Once more",
    seed=11,
    regions=(ellipse("tissue", "tissue", (195, 150), (182, 134), pitch=33, color="cancer"),),
    figures=(
        Counted(
            "cast-cancer", "N", 1, "cancer cells", "one cancer cell", "tissue", near=(195, 150),
            most=60, size=40, comes="divides", goes="eaten", by=("cast-tcell", "cast-tcell-tuft"),
        ),
    ),
    told=tuple(t_cell(post) for post in range(len(POSTS))),
    beats=(
        Beat(0, "One cancer cell. It may divide, or be cleared: luck decides.", "cells < 1.5 and killing > 0"),
        Beat(0, "A few cancer cells. Each may divide, or be cleared.", "cells > 1.5 and cells < 9.5 and killing > 0"),
        Beat(0, "{cells:.0f} cancer cells. Each may divide, or be cleared.", "cells > 9.5 and killing > 0"),
        Beat(0, "No T cells here. Each cancer cell divides, sooner or later.", "killing <= 0"),
        Beat(f"0.3*{LAST}", "Cancer cells now, in this run: {N:.0f}."),
        Beat(f"0.6*{LAST}", "And now: {N:.0f}. Once all are gone, none comes back."),
        Beat(f"0.95*{LAST}", "At the end of this run: {N:.0f}. The next may end otherwise.", "killing > 0"),
    ),
    cover=f"0.25*{LAST}",
)  # fmt: skip

SIMULATION = Simulation(
    id="early-elimination",
    thrown=CROWD,
    scene=SCENE,
    title="When luck decides",
    model=early_elimination,
    status="course",
    summary=(
        "A few cancer cells divide and are killed, each by chance. Sometimes all of them are gone."
    ),
    sliders=("cells", "killing", "division"),
    more=("days",),
    panels=(
        Panel(
            (
                Curve("gone", "cancer", "In the end"),
                Curve("gone_by", "ink", "By the day you chose", "dot"),
                Curve("gone_single", "muted", "In the end, from one cell", "dash"),
            ),
            "Chance that all cancer cells are gone", "%", low=0, high=100,
            marks=(
                Mark("your setting", x="killing", y="chance", role="cancer"),
                Mark("killing equals division", x="division"),
            ),
        ),
    ),
    measures=(
        value_at("chance", "gone", "killing", "Chance that all are gone in the end", "%"),
        value_at(
            "chance_by", "gone_by", "killing", "Chance that all are gone by the day you chose", "%",
        ),
        value_at(
            "chance_single", "gone_single", "killing", "Chance in the end, starting from one cell",
            "%",
        ),
        combine("grows", "100 - chance", "Chance that the clone grows on", "%"),
        combine("ratio", "killing/division", "Killing compared with division", "times"),
        combine(
            "even_cells",
            "where(killing > 0 and killing < division, log(0.5)/log(killing/division), sqrt(-1.0))",
            "Number of cells with an even chance", "cells",
        ),
    ),
    sentence=(
        Case(
            "Without killing nothing is gone: each cell divides, and the clone grows.",
            "killing <= 0",
            claims=("at(gone, killing) == 0", "at(gone_by, killing) == 0"),
        ),
        Case(
            "Killing and division are equal. In the end the cells are always gone, but it takes "
            "long: by day {days:.0f} it is too early for that.",
            f"{EVEN} and chance_by < 0.1",
            claims=(*ALWAYS_GONE, "killing < 1.0001*division", "at(gone_by, killing) < 0.1"),
        ),
        Case(
            "Killing and division are equal. In the end the cells are always gone, but it can "
            "take very long: by day {days:.0f} the chance is {chance_by:.1f}%.",
            EVEN,
            claims=(*ALWAYS_GONE, "killing < 1.0001*division", BY_THEN, "at(gone_by, killing) < 99.95"),
        ),
        Case(
            "Killing is faster than division, so the cells are always gone in the end. By day "
            "{days:.0f} that is nearly certain.",
            "ratio >= 1 and chance_by > 99.9",
            claims=(*ALWAYS_GONE, "killing > division", "at(gone_by, killing) > 99.9"),
        ),
        Case(
            "Killing is faster than division, so the cells are always gone in the end. But by "
            "day {days:.0f} it is too early for that.",
            "ratio >= 1 and chance_by < 0.1",
            claims=(*ALWAYS_GONE, "killing > division", "at(gone_by, killing) < 0.1"),
        ),
        Case(
            "Killing is faster than division, so the cells are always gone in the end. By day "
            "{days:.0f} the chance is {chance_by:.1f}%.",
            "ratio >= 1",
            claims=(*ALWAYS_GONE, "killing > division", BY_THEN),
        ),
        Case(
            "One cell divides faster than it is killed. Still, the chance that it leaves nothing "
            "behind is {chance:.1f}%. Luck decides about the first few cells.",
            "cells < 1.5",
            claims=("killing < division", "cells == 1", IN_THE_END, "at(gone, killing) > 0"),
        ),
        Case(
            "{cells:.0f} cells, and still a good chance that all of them are gone in the end: "
            "{chance:.1f}%. For a single cell it would be {chance_single:.1f}%.",
            "chance >= 50",
            claims=("killing < division", "cells >= 2", IN_THE_END, SINGLE, "at(gone, killing) >= 50"),
        ),
        Case(
            "For a single cell the chance to be gone in the end is {chance_single:.1f}%. For "
            "{cells:.0f} cells together it is {chance:.1f}%, because every one of them must die "
            "out.",
            "chance >= 1",
            claims=(
                "killing < division", "cells >= 2", IN_THE_END, SINGLE,
                "at(gone, killing) < at(gone_single, killing)",
            ),
        ),
        Case(
            "Luck alone hardly helps any more. From {cells:.0f} cells the chance that all are "
            "gone is below 1%, even if it is {chance_single:.1f}% for a single cell.",
            claims=("killing < division", "cells >= 2", "at(gone, killing) < 1", SINGLE),
        ),
    ),
    presets=(
        Preset(
            "One cell",
            "It divides faster than it is killed, and yet it is gone in three cases out of four.",
        ),
        Preset(
            "Five cells", "Every one of them must die out. The chance falls quickly.", {"cells": 5},
        ),
        Preset("Twenty cells", "Now only more killing can help.", {"cells": 20}),
        Preset(
            "Killing equals division",
            "The tipping point: in the end always gone, though it can take long.",
            {"cells": 20, "killing": 0.2},
        ),
        Preset(
            "More killing than division", "Chance hardly matters any more.",
            {"cells": 20, "killing": 0.3},
        ),
    ),
    prediction=Prediction(
        "One cell divides 0.2 times a day and is killed 0.15 times a day. The chance that it is "
        "gone in the end is 75%. And five such cells?",
        (
            Option(
                "Also 75%.",
                "That is the chance of each one. All five must be gone, and that is rarer.",
            ),
            Option("About 24%.", "Five times in a row: 0.75 times 0.75, and so on.", right=True),
            Option(
                "15%, a fifth of it.",
                "Chances of several things together are multiplied, not divided by their number.",
            ),
            Option(
                "0%, because they divide faster than they are killed.",
                "On average the clone grows. But the first few steps are a matter of luck.",
            ),
        ),
        after={"cells": 5},
        claims=("close(at(gone, killing), 23.7)", "before(close(at(gone, killing), 75))"),
    ),
    leaves_out=(
        "Learning. The defense does not get better while it works.",
        "Hiding, space, and differences between the cells.",
        "Numbers from a real tumor. These are chosen to show the idea.",
        "Any person. This says nothing about why one child gets cancer and another does not.",
    ),
)  # fmt: skip
