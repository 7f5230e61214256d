"""Tip the balance: how well the defense recognizes and kills decides who wins.

The equations and numbers of `tumor_and_immunity`, with two sliders in plain words.
"""

from __future__ import annotations

from explorable.explorer.measures import (
    combine,
    final,
    first_above,
    first_below,
    peak,
    time_of_peak,
)
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
from explorable.model.functions import conversion
from explorable.scene import Beat, Counted, Scene, Told, ellipse, mixed
from immunobook.simulations._kuznetsov import CONSTANTS, MOUSE, SOURCE, constant, rates


@model(
    time=Axis("t", "Time", "days", 0, 365, points=366),
    states=[
        State("E", "Defense cells", "cells", start=3.2e5, log=True),
        State("T", "Cancer cells", "cells", start="T0", log=True),
    ],
    parameters=[
        Parameter(
            "recognition", 100, "%", "How well the defense recognizes the tumor", (50, 200), step=5,
            spoken="percent",
            note="scales p, the call for more defense cells; 100 percent is the mouse study", symbol="q_p",
        ),
        Parameter(
            "killing", 100, "%", "How well the defense kills", (30, 250), step=5, spoken="percent",
            note="scales n, the killing; 100 percent is the mouse study", symbol="q_n",
        ),
        Parameter(
            "T0", 5e6, "cells", "Cancer cells at the start", (1e5, 1e8), "log", spoken="cells",
            source=SOURCE, note="5 million in the curated file",
        ),
        *CONSTANTS,
        constant("p", MOUSE["p"], "1/day", "Call for more defense cells", "fit to mice"),
        constant(
            "m", MOUSE["m"], "1/(cell day)", "Defense cells worn out by the tumor", "fit to mice",
        ),
        constant("n", MOUSE["n"], "1/(cell day)", "Killing by defense cells", "fit to mice"),
        constant("a", MOUSE["a"], "1/day", "Growth of the tumor", "fit to mice"),
    ],
    outputs=[
        Output("cancer", "Cancer cells", "million cells", "T/1e6"),
        Output("defense", "Defense cells", "million cells", "E/1e6"),
    ],
)  # fmt: skip
def tip_the_balance(E, T, *, recognition, killing, s, p, g, m, d, a, b, n):
    """Effector cells E and tumor cells T, with recognition and killing in percent."""
    percent = conversion(100)
    p, n = p * recognition / percent, n * killing / percent
    return rates(E, T, s=s, p=p, g=g, m=m, d=d, a=a, b=b, n=n)


GROWS = "end_size > 2.5e8"
HELD = "late_peak < 1.2e8"

HOME = (206, 142)
"""Where the T cell with the tuft meets a cancer cell, and where it stays if it sees it."""

TISSUE, AMONG = mixed(
    ellipse("tissue", "tissue", (192, 168), (186, 126), pitch=30, label=(20, 62), color="cancer"),
    "among them",
    "among the cancer cells",
    apart=42,
    free=(HOME, (206, 112)),
    around=27,
)

SCENE = Scene(
    summary="A piece of tissue with red cancer cells in its middle. Blue T cells, the defense, come "
    "through a vessel at the upper right. One has a tuft: it passes by a cancer cell, and in some runs it comes back.",
    clock="Day {t:.0f}",
    scale="One cancer cell here stands for 2 million, one T cell for 200,000 defense cells.",
    notes="A faint one: for fewer. The T cell with the tuft is shown for the story, not counted.",
    regions=(TISSUE, AMONG),
    ground='<path d="M392 24H350Q322 26 312 82" fill="none" stroke="var(--ex-tcell)" stroke-opacity=".16" stroke-width="22"/>',
    figures=(
        Counted(
            "cast-tcell", "E", 200_000, "defense cells", "200,000 defense cells", "among them",
            near=(232, 150), most=25, size=32, comes=(330, 34),
        ),
        Counted(
            "cast-cancer-plain", "T", 2e6, "cancer cells", "2 million cancer cells", "tissue",
            near=(176, 164), most=48, least=1, size=31, comes="divides", goes="eaten", by=("cast-tcell",),
        ),
    ),
    told=(
        Told(
            "cast-tcell-tuft", "the T cell with the tuft, which passes by",
            ((0, (372, 24)), (0.6, (318, 60)), (2.5, HOME), (4, HOME), (9, (46, 262))), until=10, size=42,
        ),
        Told(
            "cast-tcell-tuft", "the T cell with the tuft, which sees a cancer cell",
            ((12, (318, 60)), (15, HOME)), when=HELD, size=42,
        ),
        Told(
            "cast-signal", "its call for others", ((15.5, (206, 109)),),
            until="few_day", when=f"{HELD} and peak_day > 14", size=64,
        ),
        Told(
            "cast-tcell-tuft", "the T cell with the tuft, which passes by again",
            ((12, (318, 60)), (14, HOME), (16, HOME), (21, (46, 262))), until=22, when=GROWS, size=42,
        ),
    ),
    beats=(
        Beat(
            0, "Our T cell comes by a cancer cell. It looks, and moves on.",
            claims=("at(T, 3) > at_begin(T)",),
        ),
        Beat(
            5, "Some T cells do see them, and call others.",
            claims=("instead(at(E, 10), recognition=recognition/2) < at(E, 10)",),
        ),
        Beat(
            12, "Now our T cell sees them, too.",
            f"{HELD} and recognition >= 100 and killing >= 100",
            claims=("at(E, 15) > at_begin(E)",),
        ),
        Beat(
            12, "Each of them does little. But very many come.",
            f"{HELD} and recognition >= 100 and killing < 100",
            claims=("instead(at(E, 30), recognition=100) < at(E, 30)",),
        ),
        Beat(
            12, "Few are called. But each one that comes does much.",
            f"{HELD} and recognition < 100 and killing > 100",
            claims=("instead(at(E, 30), recognition=100) > at(E, 30)", "instead(at(T, 30), killing=100) > at(T, 30)"),
        ),
        Beat(
            12, "Most pass by and see nothing. Few are called.",
            f"{GROWS} and recognition < 100",
            claims=("instead(at(E, 20), recognition=100) > at(E, 20)",),
        ),
        Beat(
            12, "They see the cancer cells. But they do too little.",
            f"{GROWS} and recognition >= 100 and killing < 100",
            claims=("instead(at(T, 30), killing=100) < at(T, 30)",),
        ),
        Beat(
            12, "They come. But there are very many cancer cells already.",
            f"{GROWS} and recognition >= 100 and killing >= 100",
            claims=("instead(at_end(T), T0=5e6) < 2.5e8",),
        ),
        Beat(
            "peak_day", "Day {peak_day:.0f}: enough have come. Now the cancer cells get fewer.",
            f"{HELD} and peak_day > 14",
            claims=("close(peak_day, when_highest(T))", "falls(T, peak_day + 0.1, peak_day + 8)"),
        ),
        Beat(
            "few_day", "A few are left, and they are held. The balance has tipped.",
            HELD,
            claims=("close(few_day, first_below(T, peak_size/4, peak_day, end))", "highest(T, few_day, end) < 0.6*peak_size"),
        ),
        Beat(
            "grown_day", "Day {grown_day:.0f}: the cancer gets away. Half of the room is filled.",
            GROWS,
            claims=("close(grown_day, first_above(T, 2.5e8))",),
        ),
        Beat(
            "grown_day + 12", "To see better, or to act harder, can tip it the other way.",
            GROWS,
            claims=("instead(highest(T, 180, end), recognition=200, killing=250) < 1.2e8",),
        ),
    ),
    cover="peak_day + 9",
    ends=f"where({GROWS}, grown_day + 25, few_day + 40)",
)  # fmt: skip

SIMULATION = Simulation(
    id="tip-the-balance",
    title="Tip the balance",
    model=tip_the_balance,
    status="published",
    source=SOURCE,
    summary=(
        "Cancer cells divide, defense cells remove them. A small difference can decide which side "
        "wins."
    ),
    sliders=("recognition", "killing", "T0"),
    panels=(
        Panel(
            (Curve("cancer", "cancer"),), "Cancer cells", "million cells", low=0, high=520,
            marks=(Mark("no more room", y="1/b/1e6"),),
        ),
        Panel((Curve("defense", "tcell", dash="dash"),), "Defense cells", "million cells", low=0),
    ),
    measures=(
        peak("peak_size", "T", "Most cancer cells", "cells"),
        final("end_size", "T", "Cancer cells on day 365, in the middle of a swing", "cells"),
        time_of_peak(
            "peak_day", "T", "Day with the most cancer cells, if they are held then", "days",
            before=f"where({GROWS}, 0/0, 365)",
        ),
        peak("late_peak", "T", "Most cancer cells after day 180", "cells", after=180),
        first_below(
            "few_day", "T", "peak_size/4", "Day on which a quarter of the most cancer cells is left", "days",
            after="peak_day",
        ),
        first_above("grown_day", "T", 2.5e8, "Day on which half of the room is filled", "days"),
        peak("most_defense", "E", "Most defense cells", "cells"),
        combine(
            "times_start", "end_size/T0", "Cancer cells on day 365, compared with the start",
            "times",
        ),
    ),
    sentence=(
        Case(
            "The tumor gets away. Half of all the room there is for it is filled on day "
            "{grown_day:.0f}.",
            f"{GROWS} and known(grown_day)",
            claims=(
                "close(grown_day, first_above(T, 2.5e8))",
                "always(T > 2.5e8, grown_day + 1, end)",
                "at_end(T) > 0.95*highest(T)",
            ),
        ),
        Case(
            "The tumor is held in check. It grows to {peak_size:words} cells by day "
            "{peak_day:.0f}. Then the defense catches up and holds it down. (A model as simple as "
            "this one never shows a tumor quite gone. In real life it can be.)",
            HELD,
            claims=(
                "close(peak_size, highest(T))",
                "close(peak_day, when_highest(T))",
                "when_highest(T) > 1 and at_begin(T) < highest(T)",
                "always(T < 1.2e8, 180, end)",
                "highest(T, 180, end) < peak_size/2",
                "when_highest(T) < 180",
                "highest(E) > at_begin(E)",
                "lowest(T) >= 1",
                "instead(highest(T), killing=1.1*killing) < peak_size",
                "instead(highest(T), recognition=1.1*recognition) < peak_size",
            ),
        ),
        Case(
            "After a year nothing is settled. A small change to either side would tip the balance.",
            claims=(
                "ever(T > 1.2e8, 180, end)",
                "at_end(T) < 2.5e8",
                "instead(highest(T, 180, end), killing=1.05*killing) < 1.2e8",
                "instead(at_end(T), killing=0.95*killing) > 2.5e8",
            ),
        ),
    ),
    opens="Better recognition",
    presets=(
        Preset(
            "Better recognition",
            "The defense sees the tumor better than it did in the mice. It comes sooner, and the "
            "tumor stays much smaller.",
            {"recognition": 150},
        ),
        Preset(
            "In balance",
            "As in a study of mice: the tumor grows for a month, then the defense holds it.",
        ),
        Preset(
            "Weak killing", "Half of the killing is gone. The tumor gets away.", {"killing": 50},
        ),
        Preset(
            "Weak killing, better recognition",
            "The killing stays weak, but the tumor is recognized better. More defense cells "
            "come, and that is enough here.",
            {"killing": 50, "recognition": 125},
        ),
        Preset(
            "Poor recognition", "The defense could kill, but it does not see enough of the tumor.",
            {"recognition": 75},
        ),
        Preset(
            "Poor recognition, stronger killing", "Few come, but each one does more.",
            {"recognition": 75, "killing": 200},
        ),
        Preset(
            "A larger tumor",
            "The defense works as in the mice, but the tumor is already large. Much of that is "
            "how fast a tumor grows. It is no measure of how well anybody watched. And other "
            "treatments can make it small first.",
            {"T0": 1e8},
        ),
    ),
    scene=SCENE,
    prediction=Prediction(
        "Say the killing is weak and the tumor gets away. Now the killing gets a little better, "
        "from 60 to 70 percent of what it was in the mice. What becomes of the tumor?",
        (
            Option(
                "It stays a little smaller than before.",
                "That would be so if the tumor simply followed the killing. Here two sides push "
                "against each other, and a small push can turn the outcome around.",
            ),
            Option(
                "It is held in check, and very much smaller in the end.",
                "Between 60 and 70 percent lies a tipping point. Past it, the defense catches up "
                "in time.",
                right=True,
            ),
            Option(
                "It goes away.",
                "In real life the last cells can go, too. This model is too simple to show that: "
                "it can hold a tumor but never clear it.",
            ),
            Option(
                "The same: once a tumor grows, nothing holds it.",
                "Below the tipping point this looks true. Just past it, the same tumor is held.",
            ),
        ),
        before={"recognition": 100, "killing": 60},
        after={"killing": 70},
        claims=(
            "before(at_end(T)) > 10*at_end(T)",
            "at_end(T) > 1",
            "before(highest(T) < 1.01*at_end(T))",
            "highest(T) > 5*at_end(T)",
        ),
    ),
    leaves_out=(
        "Treatments. The sliders show what recognition and killing do, not what a drug does.",
        "The last cell. In this model a tumor can be held but not cleared. Real tumors can be "
        "cleared.",
        "Harm to healthy cells, which is why stronger is not always better.",
        "People. The numbers come from one lymphoma in mice.",
    ),
)  # fmt: skip
