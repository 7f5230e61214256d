"""Two routes to relapse: the cells fade, or the flag is lost. A course model.

Hunter and prey of `car_t_and_leukemia`, plus memory cells, plus leukemia without the
flag, plus (our addition) a CAR that sees a second flag.
"""

from __future__ import annotations

from ..arithmetic import named
from ..measures import combine, first_above, lowest, peak, time_of_lowest, value_at
from ..model import Axis, Event, Output, Parameter, State, model
from ..simulation import Case, Curve, Mark, Option, Panel, Prediction, Preset, Simulation

CORE = "leontriana2021"


@model(
    time=Axis("t", "Time since the infusion", "days", 0, 800, points=641),
    states=[
        State("C", "Active CAR T cells", "cells", start=1e7, log=True),
        State("Mc", "Memory CAR T cells", "cells", symbol="M"),
        State("L", "Leukemia with the flag", "cells", start=5e10, log=True),
        State("Ln", "Leukemia without the flag", "cells", start="Ln0 + 1e-9", log=True, symbol="L_n"),
        State("B", "Healthy B cells", "cells", start=2.5e10, log=True),
    ],
    parameters=[
        Parameter("loss", 0, "1", "Cells can lose the flag", switch=True, symbol="z_u"),
        Parameter("eps", 0, "1/day", "How many CAR T cells turn into memory", (0, 0.05), step=0.002, spoken="per day", note="illustrative", symbol=r"\varepsilon"),
        Parameter("two_flags", 0, "1", "The CAR sees a second flag", switch=True, note="our addition; both kinds of leukemia carry it", symbol="z_2"),
        Parameter("u", 1e-6, "1", "Chance that a division loses the flag", (1e-9, 1e-3), "log", shown_as="odds", note="illustrative"),
        Parameter("Ln0", 0, "cells", "Cells without the flag at the start", (0, 10000), step=100, note="illustrative", symbol="L_{n,0}"),
        Parameter("tauC", 14, "days", "Lifetime of active CAR T cells", (7, 30), step=0.5, source=CORE),
        Parameter("alpha", 4.5e-11, "1/(cell day)", "How well CAR T cells find and kill", (1e-11, 1e-10), "log", shown_as="multiple", spoken="per cell and day", source=CORE),
        Parameter("theta", 1e-12, "1/(cell day)", "How readily memory wakes up", note="illustrative"),
        Parameter("mM", 0.002, "1/day", "How fast memory fades", note="illustrative"),
        Parameter("rhoL", 1 / 30, "1/day", "Growth of the leukemia", source=CORE),
        Parameter("tauB", 60, "days", "Lifetime of healthy B cells", source=CORE),
    ],
    events=[Event(when="L < 1", set={"L": 0}, label="no leukemia cell with the flag is left")],
    outputs=[
        Output("total", "All leukemia cells", "cells", "L + Ln", symbol=r"L_{\text{all}}"),
        Output("negative", "Share of the leukemia without the flag", "%", "100*Ln/(L + Ln)", symbol=r"\text{negative}"),
    ],
)  # fmt: skip
def two_routes_to_relapse(
    C, Mc, L, Ln, B, *, loss, eps, two_flags, u, tauC, alpha, theta, mM, rhoL, tauB
):
    """CAR T cells C and their memory Mc against leukemia with (L) and without (Ln) the flag."""
    seen = named("F", L + B + two_flags * Ln)
    wake = theta * Mc * seen
    return {
        "C": 0.25 * alpha * seen * C - C / tauC - eps * C + wake,
        "Mc": eps * C - mM * Mc - wake,
        "L": rhoL * (1 - loss * u) * L - alpha * L * C,
        "Ln": rhoL * Ln + rhoL * loss * u * L - two_flags * alpha * Ln * C,
        "B": -alpha * B * C - B / tauB,
    }


NADIR = "The leukemia falls to {low_cells:words} cells on day {low_day:.0f}. "
BACK = NADIR + "It is back at ten billion cells on day {back_day:.0f}, "

SIMULATION = Simulation(
    id="two-routes-to-relapse", opens="Memory",
    title="Two routes to relapse",
    model=two_routes_to_relapse,
    status="course",
    source=CORE,
    summary="Leukemia can return because the CAR T cells fade, or because it lost the flag. Which route is open?",
    sliders=("loss", "eps", "two_flags", "Ln0"),
    more=("u", "tauC", "alpha"),
    panels=(
        Panel(
            (
                Curve("L", "cancer", "Leukemia with the flag"),
                Curve("Ln", "intruder", "Leukemia without the flag", "dash"),
                Curve("C", "tcell", "Active CAR T cells", "dot"),
                Curve("Mc", "memory", "Memory CAR T cells", "dashdot"),
            ),
            "Cells", "cells", "log", low=1, high=1e13,
            marks=(Mark("lowest", x="low_day"), Mark("back", x="back_day", y=1e10, role="cancer"), Mark("ten billion", y=1e10)),
        ),
        Panel((Curve("negative", "intruder", "Without the flag"),), "Share of the leukemia", "%", low=0, high=100, title="How much of it lacks the flag",
              marks=(Mark("back", x="back_day"),)),
    ),
    measures=(
        lowest("low_cells", "total", "Fewest leukemia cells in the first 250 days", "cells", before=250),
        time_of_lowest("low_day", "total", "Day with the fewest leukemia cells", "days", before=250),
        first_above("back_day", "total", 1e10, "Day on which the leukemia is back at ten billion cells", "days", after="low_day"),
        value_at("negative_then", "negative", "back_day", "Share without the flag on that day", "%"),
        value_at("total_end", "total", 800, "Leukemia cells on day 800", "cells"),
        value_at("negative_end", "negative", 800, "Share without the flag on day 800", "%"),
        peak("memory_most", "Mc", "Most memory CAR T cells", "cells"),
        peak("cart_most", "C", "Most active CAR T cells in the first wave", "cells", before=200),
        value_at("cells_then", "C", "back_day", "Active CAR T cells on the day it is back", "cells"),
        combine("relapse_negative", "where(known(back_day), negative_then, 0)", "Share without the flag at relapse (0 if there is none)", "%"),
    ),
    sentence=(
        Case("The leukemia hardly falls with these numbers: the CAR T cells find their flag too rarely.", "low_cells > 5e9"),
        Case(BACK + "and nearly all of it has the flag. This is the first route: the cells faded.", "known(back_day) and negative_then < 5"),
        Case(BACK + "and {negative_then:.0f}% of it lacks the flag. By day 800 it is {negative_end:.0f}%. The flag is lost, and that is a route that "
             "longer-lived cells alone do not close.", "known(back_day) and negative_then < 95"),
        Case(BACK + "and more than 95% of it lacks the flag. This is the second route: the cells can still be there, but they see nothing.",
             "known(back_day)"),
        Case(NADIR + "In the 800 days shown it never gets back to ten billion cells. Both routes stay closed.", "two_flags > 0.5"),
        Case(NADIR + "In the 800 days shown it never gets back to ten billion cells."),
    ),
    presets=(
        Preset("The cells fade", "No memory and no loss of the flag. The leukemia returns with its flag."),
        Preset("The flag is lost", "One division in a million loses the flag. Part of what returns is unseen.", {"loss": 1}),
        Preset("There from the start", "A thousand cells without the flag are there before the treatment.", {"Ln0": 1000}),
        Preset("Memory", "Some CAR T cells turn into memory, and no flag is lost. The first route closes.", {"eps": 0.02}),
        Preset("Memory, and the flag is lost", "The first route is closed. The second one stays open.", {"eps": 0.02, "loss": 1}),
        Preset("Memory and a second flag", "The CAR sees another flag as well. A cell would have to lose both.",
               {"eps": 0.02, "loss": 1, "two_flags": 1}),
    ),
    prediction=Prediction(
        "The CAR T cells form a good memory, and one division in a million loses the flag. What happens?",
        (
            Option("The leukemia stays away, since the cells remember.",
                   "They remember one flag. Cells that lost it pass unseen."),
            Option("The leukemia returns, nearly all of it with the flag.",
                   "Memory holds the cells with the flag down. That route is closed."),
            Option("The leukemia returns, and in the end nearly all of it lacks the flag.",
                   "Memory closes one route. What can't be seen takes the other.", right=True),
            Option("One cell in a million is too few to matter.",
                   "Among billions of cells, one in a million makes thousands. And they are the ones that are left."),
        ),
    ),
    leaves_out=(
        "Real rates. How often a flag is lost, and how much memory forms, are numbers chosen to show the two routes.",
        "A limit to growth: in the chart the leukemia rises without end. In life it is found and treated long before.",
        "A third route, in which leukemia turns into another type.",
        "A cell that loses both flags at once.",
        "What can be done at a relapse. Returning leukemia in this model is not a forecast for anyone.",
    ),
)  # fmt: skip
