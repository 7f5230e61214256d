"""CAR T cells and leukemia, two routes to relapse: the CAR T cells fade, or the flag is lost. A course model.

Hunter and prey of `car_t_and_leukemia`, plus memory cells, plus leukemia without the
flag, plus (our addition) a CAR that sees a second flag.
"""

from __future__ import annotations

from explorable.explorer.measures import combine, first_above, first_below, peak, value_at
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
from explorable.model import Axis, Event, Output, Parameter, State, model
from explorable.model.functions import named, where
from explorable.scene import Beat, Counted, Scene, Told, ellipse, mixed

CORE = "leontriana2021"


@model(
    time=Axis("t", "Time since the infusion", "days", 0, 800, points=641),
    states=[
        State("C", "Active CAR T cells", "cells", start=1e7, log=True),
        State("Mc", "Memory CAR T cells", "cells", symbol="M", floor=1),
        State("L", "Leukemia with the flag", "cells", start=5e10, log=True),
        State("Ln", "Leukemia without the flag", "cells", start="where(Ln0 > 0, Ln0, 1e-9)", log=True, symbol="L_n"),
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
    events=[
        Event(when="L < 1", set={"L": 0}, label="no leukemia cell with the flag is left"),
        Event(when="Ln < 1", set={"Ln": 1e-9}, label="no leukemia cell without the flag is left"),
        Event(when="Ln > 1", label="the first cell without the flag: it can divide"),
    ],
    outputs=[
        Output("total", "All leukemia cells", "cells", "L + Ln", symbol=r"L_{\text{all}}"),
        Output("negative", "Share of the leukemia without the flag", "%", "where(L + Ln < 1, 0, 100*Ln/(L + Ln))", symbol=r"\text{negative}"),
        Output("killing", "Share of the leukemia that is killed, per day", "1/day", "alpha*C*(L + two_flags*Ln)/(L + Ln)", symbol=r"\text{killing}"),
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
        # what the equations have of a cell before there is a whole one does not divide
        "Ln": where(Ln < 1, 0, rhoL * Ln) + rhoL * loss * u * L - two_flags * alpha * Ln * C,
        "B": -alpha * B * C - B / tauB,
    }


NADIR = "The leukemia falls to {low_cells:words} cells on day {low_day:.0f}. "
BACK = NADIR + "It is back at ten billion cells on day {back_day:.0f}, "

LOW = (
    "close(low_cells, at(L + Ln, low_day))",
    "close(low_day, when_lowest(L + Ln, begin, minimum(low_day + 9, end)))",
    "falls(L + Ln, fall_day, low_day)",
    "low_cells >= 1",
)
RETURNS = (
    *LOW,
    "close(back_day, first_above(L + Ln, 1e10, low_day, end))",
    "lowest(L + Ln, begin, back_day) > 0.99*low_cells",
)
AWAY = (
    *LOW,
    "always(L + Ln < 1e10, low_day, end)",
    "lowest(L + Ln) > 0.99*low_cells",
    "close(total_end, at_end(L + Ln))",
)

MADE_UP = "This is a model with made-up numbers."

HOME, ASIDE = (176, 132), (330, 92)
"""Where the T cell with the tuft is at work, and where it rests."""

MARROW, AMONG = mixed(
    ellipse("marrow", "bone marrow", (195, 160), (188, 136), pitch=29.5, color="cancer"), "among them", "among the others",
    apart=43, free=(HOME, ASIDE), around=26,
)  # fmt: skip

GONE = "known(gone_day)"
WORKS = "known(fall_day) and low_cells < 1e9"
"""The first wave works: what is left would make no figure."""
BACK_DAY = "known(back_day) and low_cells < 1e9"
RESTS = f"known(low_day) and not ({GONE}) and eps == 0"
"""Nobody remembers: when little is left to find, the T cells fade."""
EATERS = ("cast-tcell-car", "cast-tcell-car-tuft")


def leukemia(
    symbol: str,
    of: str,
    words: str,
    when: str,
    near: tuple[float, float],
    most: int,
    least: float | None,
) -> Counted:
    """A kind of leukemia cell, as it looks in some runs."""
    return Counted(
        symbol, of, 2e9, words, "2 billion cells", "marrow",
        near=near, most=most, least=least, size=37, comes="divides", goes="eaten", by=EATERS, when=when,
    )  # fmt: skip


SCENE = Scene(
    summary="Bone marrow with red leukemia cells and pink B cells, most with flags, and blue CAR T cells with pink sensors among them, one "
    "with a tuft. It begins on the day of the infusion.",
    clock="Day {t:.0f}",
    scale="One leukemia cell or B cell here stands for 2 billion, one CAR T cell or memory cell for 1 billion. A faint one: for fewer. The T cell "
    "with the tuft is shown for the story, not counted. The numbers are made up.",
    regions=(MARROW, AMONG),
    figures=(
        leukemia("cast-leukemia-flags", "L", "leukemia cells with the flag", "two_flags < 0.5", (120, 170), 34, 1),
        leukemia("cast-leukemia-two-flags", "L", "leukemia cells with both flags", "two_flags > 0.5", (120, 170), 34, 1),
        # where a second flag is seen, too, those without the first never make a figure
        leukemia("cast-leukemia", "Ln", "leukemia cells without the flag", "two_flags < 0.5 and (loss > 0.5 or Ln0 > 0)", (250, 90), 16, None),
        Counted("cast-bcell-flags", "B", 2e9, "healthy B cells", "2 billion B cells", "marrow", near=(320, 230), most=13, size=37,
                goes="eaten", by=EATERS),
        Counted("cast-tcell-car", "C", 1e9, "active CAR T cells", "1 billion CAR T cells", "among them", near=(190, 150), most=21, size=32,
                comes="divides"),
        Counted("cast-tcell-memory", "Mc", 1e9, "memory CAR T cells", "1 billion memory cells", "among them", near=(330, 120), most=6, size=33),
    ),
    told=(
        Told("cast-tcell-car-tuft", "the T cell with the tuft, with its new sensors", ((0, (196, 34)), (1.5, HOME)), when=f"not ({RESTS})", size=42),
        Told("cast-tcell-car-tuft", "the T cell with the tuft, with its new sensors",
             ((0, (196, 34)), (1.5, HOME), ("fall_day + 14", HOME), ("fall_day + 24", ASIDE)), until="low_day", when=RESTS, size=42),
        Told("cast-tcell-tuft-tired", "the T cell with the tuft, which rests", (("low_day", ASIDE),), when=RESTS, size=42),
    ),
    beats=(
        Beat(0, "CAR T cells come in. Leukemia and B cells carry their flag.", claims=("at_begin(L) > 4e10", "at_begin(B) > 2e10")),
        Beat(2.5, "Those that find it divide.", WORKS, claims=("at(C, 3.5) > at(C, 2.5)",)),
        Beat("fall_day", "Day {fall_day:.0f}: now they are enough. The leukemia gets less.", WORKS,
             claims=("falls(L + Ln, fall_day + 0.1, low_day)",)),
        Beat("fall_day + 6", "They see two flags. To hide, a cell would have to lose both.", f"{WORKS} and two_flags > 0.5 and (loss > 0.5 or Ln0 > 0)",
             claims=("instead(at(Ln, fall_day + 20), two_flags=0) > at(Ln, fall_day + 20)",)),
        Beat("fall_day + 16", "There is little left to find. So most CAR T cells go.", WORKS,
             claims=("at(C, fall_day + 40) < at(C, fall_day + 16)",)),
        Beat("fall_day + 24", "Some have turned into memory cells, and stay.", f"{WORKS} and eps > 0",
             claims=("at(Mc, fall_day + 24) > 1e6",)),
        Beat("low_day", "Day {low_day:.0f}: fewest leukemia cells. The few that are left divide.", f"{WORKS} and not ({GONE})",
             claims=("close(low_day, when_lowest(L + Ln, begin, minimum(low_day + 9, end)))", "rises(L + Ln, low_day + 1, low_day + 9)")),
        Beat("gone_day", "Day {gone_day:.0f}: in this model, no leukemia cell is left.", GONE,
             claims=("close(gone_day, first_below(L + Ln, 1))", "always(L + Ln < 1, gone_day + 0.01, end)")),
        Beat("back_day", "It is back, with its flag. The CAR T cells had faded.", f"{BACK_DAY} and negative_then < 5",
             claims=("at(Ln, back_day) < 0.06*at(L + Ln, back_day)", "at(C, back_day) < highest(C, begin, low_day)/3")),
        Beat("back_day", "It is back, and part of it has lost the flag.", f"{BACK_DAY} and negative_then >= 5 and negative_then < 95",
             claims=("at(Ln, back_day) > 0.04*at(L + Ln, back_day)", "at(L, back_day) > 0.04*at(L + Ln, back_day)")),
        Beat("back_day", "It is back without the flag. CAR T cells can't see it.", f"{BACK_DAY} and negative_then >= 95",
             claims=("at(L, back_day) < 0.06*at(L + Ln, back_day)", "two_flags < 0.5")),
        Beat("back_day + 14", "Cells that live longer, and see a second flag, are being tried.", BACK_DAY,
             claims=("instead(lowest(L + Ln), tauC=30, two_flags=1) <= lowest(L + Ln)",)),
        Beat("again_day", "Memory cells wake up. They hold the leukemia down.", f"{WORKS} and eps > 0 and known(again_day) and not known(back_day)",
             claims=("falls(L + Ln, again_day, minimum(again_day + 3, end))", "always(L + Ln < 1e10, low_day, end)",
                     "at(C, again_day) > at(C, again_day - 20)", "at(Mc, again_day - 20) > 1e7")),
    ),
    cover="fall_day + 4",
    ends=f"where({GONE}, gone_day + 12, where(known(back_day), back_day + 26, where(known(again_day), again_day + 80, 800)))",
)  # fmt: skip

SIMULATION = Simulation(
    id="two-routes-to-relapse",
    title="Two routes to relapse",
    model=two_routes_to_relapse,
    status="course",
    source=CORE,
    summary="Leukemia can return because the CAR T cells fade, or because it lost the flag. Which route is open?",
    sliders=("loss", "eps", "two_flags", "Ln0"),
    more=("u", "tauC", "alpha"),
    opens="They live longer, and see a second flag",
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
        first_above("fall_day", "killing", "rhoL", "Day from which the leukemia falls", "days"),
        first_below("low_day", "killing", "rhoL", "Day with the fewest leukemia cells in the first wave", "days", after="fall_day"),
        value_at("low_cells", "total", "where(known(low_day), low_day, where(known(fall_day), 800, 0))", "Leukemia cells on that day", "cells"),
        first_below("gone_day", "total", 1, "Day on which no leukemia cell is left", "days"),
        first_above("back_day", "total", 1e10, "Day on which the leukemia is back at ten billion cells", "days", after="low_day"),
        first_above("again_day", "killing", "rhoL", "Day from which it falls again", "days", after="low_day"),
        value_at("negative_then", "negative", "back_day", "Share without the flag on that day", "%"),
        value_at("total_end", "total", 800, "Leukemia cells on day 800", "cells"),
        value_at("negative_end", "negative", 800, "Share without the flag on day 800", "%"),
        peak("memory_most", "Mc", "Most memory CAR T cells", "cells"),
        peak("cart_most", "C", "Most active CAR T cells in the first wave", "cells", before="where(known(low_day), low_day, 800)"),
        value_at("cells_then", "C", "back_day", "Active CAR T cells on the day it is back", "cells"),
        combine("relapse_negative", "where(known(back_day), negative_then, 0)", "Share without the flag at relapse (0 if there is none)", "%"),
    ),
    sentence=(
        Case("On day {gone_day:.0f} no leukemia cell is left, with the flag or without it. In this model that is the end of the leukemia.",
             "known(gone_day)", claims=("close(gone_day, first_below(L + Ln, 1))", "always(L + Ln < 1, gone_day + 0.01, end)")),
        Case("With these numbers the leukemia falls only to {low_cells:words} cells. The CAR T cells find their flag too rarely, or they are gone too "
             "soon.", "low_cells > 5e9", claims=(*LOW, "at(L + Ln, low_day) > 4.9e9")),
        Case(BACK + "and nearly all of it has the flag. This is the first route: the cells faded.", "known(back_day) and negative_then < 5",
             claims=(*RETURNS, "at(Ln, back_day) < 0.06*at(L + Ln, back_day)", "at(C, back_day) < highest(C, begin, low_day)/3")),
        Case(BACK + "and {negative_then:.0f}% of it lacks the flag. By day 800 it is {negative_end:.0f}%. The flag is lost, and that is a route that "
             "longer-lived cells alone do not close.", "known(back_day) and negative_then < 95",
             claims=(*RETURNS, "close(negative_then, at(100*Ln/(L + Ln), back_day))", "close(negative_end, at_end(100*Ln/(L + Ln)))",
                     "two_flags < 0.5")),
        Case(BACK + "and more than 95% of it lacks the flag. This is the second route: the cells can still be there, but they see nothing.",
             "known(back_day)", claims=(*RETURNS, "at(L, back_day) < 0.06*at(L + Ln, back_day)", "two_flags < 0.5")),
        Case(NADIR + "Then it grows, until CAR T cells push it back on day {again_day:.0f}. In the 800 days shown it never gets back to ten billion "
             "cells.", "known(again_day)",
             claims=(*AWAY, "rises(L + Ln, low_day, again_day)", "falls(L + Ln, again_day, minimum(again_day + 3, end))")),
        Case(NADIR + "Then it slowly returns. It does not reach ten billion cells in the 800 days shown.",
             claims=(*AWAY, "rises(L + Ln, low_day, end)")),
    ),
    presets=(
        Preset("They live longer, and see a second flag",
               "A lifetime of 30 days, and no cell can hide. Both routes are closed, and no leukemia cell is left. " + MADE_UP,
               {"loss": 1, "two_flags": 1, "tauC": 30}),
        Preset("The cells fade", "No memory and no loss of the flag. The leukemia returns with its flag. " + MADE_UP),
        Preset("The flag is lost", "One division in a million loses the flag. Part of what returns is unseen. " + MADE_UP, {"loss": 1}),
        Preset("There from the start", "A thousand cells without the flag are there before the treatment. " + MADE_UP, {"Ln0": 1000}),
        Preset("Memory", "Some CAR T cells turn into memory, and no flag is lost. The leukemia grows, and then it is held below ten billion cells. "
               + MADE_UP, {"eps": 0.02}),
        Preset("Memory, and the flag is lost", "The first route is closed. The second one stays open. " + MADE_UP, {"eps": 0.02, "loss": 1}),
        Preset("Memory and a second flag", "The CAR sees another flag as well. A cell would have to lose both. " + MADE_UP,
               {"eps": 0.02, "loss": 1, "two_flags": 1}),
    ),
    scene=SCENE,
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
        before={"loss": 0, "two_flags": 0, "tauC": 14, "eps": 0.02},
        after={"loss": 1},
        claims=(
            "before(always(L + Ln < 1e10, low_day, end))",
            "first_above(L + Ln, 1e10, low_day, end) < end",
            "at_end(100*Ln/(L + Ln)) > 95",
        ),
    ),
    leaves_out=(
        "Real rates. How often a flag is lost, and how much memory forms, are numbers chosen to show the two routes.",
        "A limit to growth: in the chart the leukemia rises without end. In life it is found and treated long before.",
        "A third route, in which leukemia turns into another type.",
        "Chance. A cell without the flag counts from the day on which, on average, there is a whole one.",
        "A cell that loses both flags at once.",
        "What can be done at a relapse. Returning leukemia in this model is not a forecast for anyone.",
    ),
)  # fmt: skip
