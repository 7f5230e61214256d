"""CAR T cells against leukemia and healthy B cells, after Leon-Triana and others.

Hunter and prey over many powers of ten, so all three are integrated as logarithms.
"""

from __future__ import annotations

from explorable.explorer.measures import combine, first_above, first_below, lowest, peak, value_at
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

SOURCE = "leontriana2021"


@model(
    time=Axis("t", "Time since the infusion", "days", 0, 500, points=501),
    states=[
        State("C", "CAR T cells", "cells", start="C0", log=True),
        State("L", "Leukemia cells", "cells", start="L0", log=True),
        State("B", "Healthy B cells", "cells", start="B0", log=True),
    ],
    parameters=[
        Parameter("C0", 1e7, "cells", "CAR T cells given", (1e5, 1e9), "log", source=SOURCE),
        Parameter("tauC", 14, "days", "Lifetime of CAR T cells", (7, 40), step=0.5, source=SOURCE,
                  note="mean lifetime of active cells; 14 days in the paper's first example"),
        Parameter("alpha", 4.5e-11, "1/(cell day)", "How well CAR T cells find and kill", (1e-11, 1e-10), "log", shown_as="multiple", spoken="per cell and day", source=SOURCE),
        Parameter("rhoL", 1 / 30, "1/day", "Growth of the leukemia", (0.01, 0.1), "log", shown_as="multiple", spoken="per day", source=SOURCE),
        Parameter("L0", 5e10, "cells", "Leukemia cells at the start", (1e9, 5e11), "log", source=SOURCE),
        Parameter("B0", 2.5e10, "cells", "Healthy B cells at the start", (1e9, 1e11), "log", source=SOURCE),
        Parameter("tauB", 60, "days", "Lifetime of healthy B cells", (20, 120), step=5, source=SOURCE),
        Parameter("last_cell", 1, "1", "The last leukemia cell can go", switch=True,
                  note="off: the equations of the paper, in which a fraction of a cell can grow back", symbol=r"s_{\text{last}}"),
    ],
    events=[Event(when="L < last_cell", set={"L": 0}, label="no leukemia cell is left")],
    outputs=[Output("targets", "Cells with the flag", "cells", "L + B", symbol=r"\text{targets}")],
)  # fmt: skip
def car_t_and_leukemia(C, L, B, *, tauC, alpha, rhoL, tauB):
    """CAR T cells C are called by all cells with the flag: leukemia L and healthy B cells B."""
    return {
        "C": 0.25 * alpha * (L + B) * C - C / tauC,
        "L": rhoL * L - alpha * L * C,
        "B": -alpha * B * C - B / tauB,
    }


HOLDS = "rhoL/alpha"
"""So many CAR T cells just hold the leukemia: it falls while there are more, and grows while there are fewer."""

FEEDS = "4/(alpha*tauC)"
"""So many cells with the flag just keep the CAR T cells going: with more they multiply, with fewer they fade."""

PEAK = "The CAR T cells peak on day {peak_day:.1f} with {peak_cells:words} cells. "
FALL = "The leukemia falls to {low_cells:words} cells on day {low_day:.0f}. "

PEAKS = (
    "close(peak_cells, highest(C, begin, where(known(let_go_day), let_go_day, end)))",
    "close(peak_day, when_highest(C, begin, where(known(let_go_day), let_go_day, end)))",
    "peak_day >= 0.05",
)
FALLS = (
    "falls(L, held_day, low_day)",
    "close(low_cells, at(L, low_day))",
    "close(low_day, when_lowest(L, held_day, minimum(low_day + 9, end)))",
    "low_cells >= 1",
)
WAVE = (*PEAKS, *FALLS)
GROWS = "rises(L, low_day, minimum(low_day + 9, end))"

A_MODEL = "This is a model with numbers chosen as an example. It is no forecast for any child."

SIMULATION = Simulation(
    id="car-t-and-leukemia",
    title="CAR T cells against leukemia",
    model=car_t_and_leukemia,
    status="published",
    source=SOURCE,
    summary="CAR T cells multiply when they meet the flag, on leukemia cells and on healthy B cells. When the targets are few, they fade.",
    sliders=("C0", "tauC", "alpha", "rhoL"),
    more=("L0", "B0", "tauB", "last_cell"),
    opens="They live longer",
    panels=(
        Panel(
            (
                Curve("C", "tcell", "CAR T cells"),
                Curve("L", "cancer", "Leukemia cells", "dash"),
                Curve("B", "own", "Healthy B cells", "dot"),
            ),
            "Cells", "cells", "log", low=1,
            marks=(Mark("lowest", x="low_day", y="low_cells", role="cancer"), Mark("ten billion again", x="back_day")),
        ),
    ),
    measures=(
        first_above("held_day", "C", HOLDS, "Day from which there are enough CAR T cells for the leukemia to fall", "days"),
        first_below("let_go_day", "C", HOLDS, "Day from which there are too few again", "days", after="held_day"),
        first_below("peak_day", "targets", FEEDS, "Day of the first peak of the CAR T cells", "days",
                    after="where(known(held_day), held_day, 0)"),
        value_at("peak_cells", "C", "where(known(peak_day), peak_day, 500)", "CAR T cells at that peak", "cells"),
        value_at("high_cells", "L", "where(known(held_day), held_day, 500)", "Leukemia cells when they begin to fall", "cells"),
        lowest("low_cells", "L", "Fewest leukemia cells in the first wave", "cells", after="where(known(held_day), held_day, 0)",
               before="where(known(let_go_day), let_go_day, 500)"),
        first_below("gone_day", "L", 1, "Day on which less than one leukemia cell is left", "days",
                    before="where(known(let_go_day), let_go_day, 500)"),
        combine("low_day", "where(known(gone_day) and last_cell > 0.5, gone_day, where(known(let_go_day), let_go_day, "
                "where(known(held_day), 500, 0)))", "Day with the fewest leukemia cells", "days"),
        first_above("back_day", "L", 1e10, "Day on which the leukemia is back at ten billion cells", "days",
                    after="where(low_cells < 1e10, low_day, 0/0)"),
        first_above("again_day", "C", HOLDS, "Day from which a second wave of CAR T cells pushes it back", "days", after="let_go_day"),
        value_at("end_cells", "L", 500, "Leukemia cells on day 500", "cells"),
        first_below("b_gone_day", "B", "0.01*B0", "Day on which 99% of the healthy B cells are gone", "days"),
        peak("second_peak", "C", "Most CAR T cells in later waves", "cells", after="again_day"),
        combine("doublings_given", "maximum(0, log(peak_cells/C0)/log(2))", "Doublings from the infusion to the peak", "doublings"),
        combine("half_life", "tauC*log(2)", "Half-life of the CAR T cells", "days"),
        combine("rest_C", "rhoL/alpha", "CAR T cells that would just hold the leukemia", "cells"),
        combine("rest_L", "4/(alpha*tauC)", "Leukemia cells that would just hold the CAR T cells", "cells"),
    ),
    sentence=(
        Case(PEAK + "On day {gone_day:.0f} less than one leukemia cell is left. In this model that is the end of the leukemia.",
             "known(gone_day) and last_cell > 0.5",
             claims=(*PEAKS, "close(gone_day, first_below(L, 1))", "always(L < 1, gone_day + 0.01, end)")),
        Case(PEAK + "On day {gone_day:.0f} the equations say that less than one leukemia cell is left. They let that fraction of a cell grow back, "
             "which no real cell can do.", "known(gone_day)",
             claims=(*PEAKS, "close(gone_day, first_below(L, 1))", "not known(let_go_day) or rises(L, let_go_day, minimum(let_go_day + 9, end))")),
        Case("The CAR T cells stay too few to push the leukemia back. By day 500 it has grown to {end_cells:words} cells.", "not known(held_day)",
             claims=("rises(L)", "close(end_cells, at_end(L))")),
        Case("It takes long until there are enough CAR T cells. On day 500 the leukemia is falling, with {end_cells:words} cells left.",
             "not known(let_go_day)", claims=("falls(L, held_day, end)", "close(end_cells, at_end(L))", "end_cells >= 1", "held_day > 100")),
        Case("There are few targets for so many CAR T cells, so they hardly multiply. Within half a day they are too few, and the leukemia grows.",
             "peak_cells < 1.1*C0 and let_go_day < 0.5",
             claims=("always(C < rhoL/alpha, 0.51, 9)", "rises(L, 0.51, 9)", "highest(C, begin, let_go_day) < 1.12*C0")),
        Case("There are few targets for so many CAR T cells, so they hardly multiply. " + FALL + "Then it grows again.",
             "peak_cells < 1.1*C0", claims=(*FALLS, GROWS, "highest(C, begin, let_go_day) < 1.12*C0")),
        Case(PEAK + "The leukemia hardly falls: at its lowest, on day {low_day:.0f}, there are {low_cells:words} cells.",
             "low_cells > high_cells/2", claims=(*WAVE, "at(L, low_day) > at(L, held_day)/2.01")),
        Case(PEAK + FALL + "Then the CAR T cells fade, and it grows again.", "low_cells >= 1e10",
             claims=(*WAVE, "always(C < peak_cells, low_day, minimum(low_day + 9, end))", GROWS)),
        Case(PEAK + FALL + "The CAR T cells become fewer, and on day {back_day:.0f} the leukemia is at ten billion cells.",
             "known(back_day) and not back_day > again_day",
             claims=(*WAVE, "close(back_day, first_above(L, 1e10, low_day, end))", "rises(L, low_day, back_day)",
                     "always(C < 1.001*rhoL/alpha, low_day, back_day)", "always(C < peak_cells, low_day, back_day)")),
        Case(PEAK + FALL + "It grows again, until from day {again_day:.0f} on a second wave of CAR T cells pushes it back.", "known(again_day)",
             claims=(*WAVE, "rises(L, low_day, again_day)", "falls(L, again_day, minimum(again_day + 3, end))",
                     "close(again_day, when_highest(L, low_day, minimum(again_day + 3, end)))", "always(L < 1e10, low_day, again_day)")),
        Case(PEAK + FALL + "Then it slowly returns. It does not reach ten billion cells in the 500 days shown.", "end_cells > 2*low_cells",
             claims=(*WAVE, "rises(L, low_day, end)", "always(L < 1e10, low_day, end)", "at_end(L) > 1.99*at(L, low_day)")),
        Case(PEAK + FALL + "It stays near that for the rest of the 500 days shown.",
             claims=(*WAVE, "always(L < 2.01*low_cells, low_day, end)", "always(L > 0.99*low_cells, low_day, end)")),
    ),
    presets=(
        Preset("They live longer", "A lifetime of 30 days. The leukemia falls below one cell before they fade.", {"tauC": 30}),
        Preset("As published", "The leukemia falls a hundred-thousand-fold. Then the cells fade and it returns. " + A_MODEL),
        Preset("Ten times fewer cells", "The peak comes later, and it is no lower. " + A_MODEL, {"C0": 1e6}),
        Preset("Ten times more cells", "The peak comes earlier, and it is no higher. Here the leukemia also returns sooner. In a study of children it was "
               "the other way round: see what this leaves out.", {"C0": 1e8}),
        Preset("They find less well", "Everything is slower, and more leukemia is left. " + A_MODEL, {"alpha": 1e-11}),
    ),
    prediction=Prediction(
        "You give ten times more CAR T cells. What changes most?",
        (
            Option("The peak is ten times higher.",
                   "The cells multiply until their targets run out. How many that are is set by the targets, not by the dose."),
            Option("The peak comes some days earlier, at nearly the same height.",
                   "With more cells at the start, fewer doublings are needed.", right=True),
            Option("The leukemia falls ten times lower.",
                   "In this model it even falls a little less, since the targets run out sooner and the cells fade sooner. In children that is an open question."),
            Option("Nothing at all.", "The day of the peak moves clearly."),
        ),
        before={"tauC": 14},
        after={"C0": 1e8},
        claims=(
            "when_highest(C) < before(when_highest(C)) - 2",
            "before(highest(C)) > highest(C)",
            "highest(C) > 0.9*before(highest(C))",
            "lowest(L) > before(lowest(L))",
        ),
    ),
    leaves_out=(
        "Why more cells may help. Here fewer cells leave a little less leukemia in the end. That comes from the equations. In a study that looked back "
        "at children and young people it was the other way round: those who had got more cells for their weight did better (Stefanski and others, "
        "2023). Nobody knows yet if the number was the reason.",
        "Memory. All CAR T cells fade here. Two other models of this course add it.",
        "Loss of the flag. All leukemia cells keep theirs.",
        "New healthy B cells from the bone marrow, which has a part in how long B cells stay away.",
        "The other treatments a child gets, such as a transplant. Returning leukemia in this model is not a forecast for anyone.",
        "Chance. Numbers near one cell stand for a likelihood and not for cells.",
    ),
)  # fmt: skip
