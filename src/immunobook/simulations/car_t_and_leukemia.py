"""CAR T cells against leukemia and healthy B cells, after Leon-Triana and others.

Hunter and prey over many powers of ten, so all three are integrated as logarithms.
"""

from __future__ import annotations

from ..measures import (
    combine,
    first_above,
    first_below,
    lowest,
    peak,
    time_of_lowest,
    time_of_peak,
    value_at,
)
from ..model import Axis, Event, Output, Parameter, State, model
from ..simulation import Case, Curve, Mark, Option, Panel, Prediction, Preset, Simulation

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
        Parameter("rhoL", 1 / 30, "1/day", "Growth of the leukemia", (0.01, 0.1), "log", spoken="per day", source=SOURCE),
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


RISE = "The CAR T cells peak on day {peak_day:.1f} with {peak_cells:words} cells. "

SIMULATION = Simulation(
    id="car-t-and-leukemia",
    title="CAR T cells against leukemia",
    model=car_t_and_leukemia,
    status="published",
    source=SOURCE,
    summary="CAR T cells multiply when they meet the flag, on leukemia cells and on healthy B cells. When the targets are few, they fade.",
    sliders=("C0", "tauC", "alpha", "rhoL"),
    more=("L0", "B0", "tauB", "last_cell"),
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
        peak("peak_cells", "C", "Most CAR T cells in the first wave", "cells", before=200),
        time_of_peak("peak_day", "C", "Day of that peak", "days", before=200),
        lowest("low_cells", "L", "Fewest leukemia cells in the first 250 days", "cells", before=250),
        time_of_lowest("low_day", "L", "Day with the fewest leukemia cells", "days", before=250),
        first_below("gone_day", "L", 1, "Day on which less than one leukemia cell is left", "days"),
        first_above("back_day", "L", 1e10, "Day on which the leukemia is back at ten billion cells", "days", after="low_day"),
        value_at("end_cells", "L", 500, "Leukemia cells on day 500", "cells"),
        first_below("b_gone_day", "B", "0.01*B0", "Day on which 99% of the healthy B cells are gone", "days"),
        peak("second_peak", "C", "Most CAR T cells after day 200", "cells", after=200),
        combine("doublings_given", "log(peak_cells/C0)/log(2)", "Doublings from the infusion to the peak", "doublings"),
        combine("half_life", "tauC*log(2)", "Half-life of the CAR T cells", "days"),
        combine("rest_C", "rhoL/alpha", "CAR T cells that would just hold the leukemia", "cells"),
        combine("rest_L", "4/(alpha*tauC)", "Leukemia cells that would just hold the CAR T cells", "cells"),
    ),
    sentence=(
        Case(RISE + "On day {gone_day:.0f} less than one leukemia cell is left. In this model that is the end of the leukemia.",
             "known(gone_day) and last_cell > 0.5"),
        Case(RISE + "On day {gone_day:.0f} the equations say that less than one leukemia cell is left. They let that fraction of a cell grow back, "
             "which no real cell can do.", "known(gone_day)"),
        Case(RISE + "The leukemia falls to {low_cells:words} cells on day {low_day:.0f}. The CAR T cells fade, and on day {back_day:.0f} the leukemia is "
             "back at ten billion cells.", "known(back_day) and low_cells < L0/10"),
        Case(RISE + "The leukemia falls to {low_cells:words} cells on day {low_day:.0f}, and then slowly returns. It does not reach ten billion cells in "
             "the 500 days shown.", "low_cells < L0/10 and end_cells > 2*low_cells"),
        Case(RISE + "The leukemia falls to {low_cells:words} cells on day {low_day:.0f}, and stays low for the 500 days shown.", "low_cells < L0/10"),
        Case(RISE + "The leukemia hardly falls: its lowest number is {low_cells:words} cells."),
    ),
    presets=(
        Preset("As published", "The leukemia falls a hundred-thousand-fold. Then the cells fade and it returns."),
        Preset("Ten times fewer cells", "The peak comes later, and it is no lower.", {"C0": 1e6}),
        Preset("Ten times more cells", "The peak comes earlier, and it is no higher.", {"C0": 1e8}),
        Preset("They live longer", "A lifetime of 30 days. The leukemia falls below one cell before they fade.", {"tauC": 30}),
        Preset("They find less well", "Everything is slower, and more leukemia is left.", {"alpha": 1e-11}),
    ),
    prediction=Prediction(
        "You give ten times more CAR T cells. What changes most?",
        (
            Option("The peak is ten times higher.",
                   "The cells multiply until their targets run out. How many that are is set by the targets, not by the dose."),
            Option("The peak comes some days earlier, at nearly the same height.",
                   "With more cells at the start, fewer doublings are needed.", right=True),
            Option("The leukemia falls ten times lower.",
                   "It even falls a little less, since the targets run out sooner and the cells fade sooner."),
            Option("Nothing at all.", "The day of the peak moves clearly."),
        ),
    ),
    leaves_out=(
        "Memory. All CAR T cells fade here. Two other models of this course add it.",
        "Loss of the flag. All leukemia cells keep theirs.",
        "New healthy B cells from the bone marrow, which has a part in how long B cells stay away.",
        "The other treatments a child gets, such as a transplant. Returning leukemia in this model is not a forecast for anyone.",
        "Chance. Numbers near one cell stand for a likelihood and not for cells.",
    ),
)  # fmt: skip
