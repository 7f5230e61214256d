"""Tip the balance: how well the defense recognizes and kills decides who wins.

The equations and numbers of `tumor_and_immunity`, with two sliders in plain words.
"""

from __future__ import annotations

from explorable.explorer.measures import combine, final, first_above, peak, time_of_peak
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
    prediction=Prediction(
        "Say the killing is weak and the tumor gets away. Now the killing gets a little better, "
        "from 60 to 70 percent. What becomes of the tumor?",
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
