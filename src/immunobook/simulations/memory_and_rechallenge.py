"""CAR T cells with memory: the tumor is given a second time, much later.

CARTmath, after Barros and others: fitted to mice with a human lymphoma (HDLM-2). In the file of
the model the second tumor replaces the first, which is gone by then. Here it is added to it, since
with other settings the first may still be there.
"""

from __future__ import annotations

from explorable.explorer.measures import (
    combine,
    first_above,
    first_below,
    lowest,
    peak,
    time_of_peak,
    value_at,
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
from explorable.model import Axis, Event, Output, Parameter, State, model

SOURCE = "barros2021"


def fixed(
    name: str, value: float, unit: str, label: str, note: str = "fit to mice", symbol: str = ""
) -> Parameter:  # fmt: skip
    """A constant of the paper."""
    return Parameter(name, value, unit, label, source=SOURCE, note=note, symbol=symbol)


@model(
    time=Axis("t", "Time", "days", 0, "again + 100", points=451),
    states=[
        State("Ct", "Active CAR T cells", "cells", symbol="C_T", floor=1),
        State("Cm", "Memory CAR T cells", "cells", symbol="C_M", floor=1),
        State("T", "Tumor cells", "cells", start="T0", log=True),
    ],
    parameters=[
        Parameter("dose", 2e6, "cells", "CAR T cells given on day 45", (1e5, 1e7), "log", source=SOURCE, symbol="D"),
        Parameter("eps", 0.15, "1/day", "How many turn into memory", (0, 0.3), step=0.01, spoken="per day", source=SOURCE, note="fit to mice", symbol=r"\varepsilon"),
        Parameter("theta", 6e-6, "1/(cell day)", "How readily memory wakes up", (1e-7, 1e-4), "log", shown_as="multiple", spoken="per cell and day", source=SOURCE,
                  note="fit to mice"),
        Parameter("mu", 0.005, "1/day", "How fast memory fades", (0.001, 0.05), "log", spoken="per day", source=SOURCE, note="fit to mice"),
        Parameter("again", 250, "days", "Day on which the tumor comes again", (100, 400), step=5, source=SOURCE, symbol="t_2"),
        Parameter("Tagain", 1e6, "cells", "Tumor cells given then", (1e4, 1e8), "log", source=SOURCE, symbol="T_2"),
        Parameter("last_cell", 1, "1", "The last tumor cell can go", switch=True,
                  note="off: the equations of the paper, in which a fraction of a cell can grow back", symbol=r"s_{\text{last}}"),
        fixed("T0", 2e6, "cells", "Tumor cells at the start", "experiment"),
        fixed("first", 45, "days", "Day of the CAR T cells", "experiment", symbol="t_1"),
        fixed("phi", 0.265, "1/day", "Growth of active cells"),
        fixed("pi", 0.35, "1/day", "Active cells that die or turn into memory", symbol=r"\pi"),
        fixed("alpha", 4.5e-8, "1/(cell day)", "Active cells worn out by the tumor"),
        fixed("rhoT", 0.05650026, "1/day", "Growth of the tumor", symbol=r"\rho"),
        fixed("betaT", 1.404029e-12, "1/cell", "One over the room for the tumor", symbol=r"\beta"),
        fixed("gamma", 3.715843e-6, "1/(cell day)", "Killing of tumor cells"),
    ],
    events=[
        Event(at="first", set={"Ct": "dose"}, label="CAR T cells"),
        Event(at="again", set={"T": "T + Tagain"}, label="tumor again"),
        Event(when="T < last_cell", set={"T": 0}, label="no tumor cell is left"),
    ],
    outputs=[Output("cart", "All CAR T cells", "cells", "Ct + Cm", symbol="C")],
)  # fmt: skip
def memory_and_rechallenge(Ct, Cm, T, *, eps, theta, mu, phi, pi, alpha, rhoT, betaT, gamma):
    """Active CAR T cells Ct, memory cells Cm that tumor cells T wake up."""
    return {
        "Ct": phi * Ct - pi * Ct - alpha * T * Ct + theta * T * Cm,
        "Cm": eps * Ct - theta * T * Cm - mu * Cm,
        "T": rhoT * T * (1 - betaT * T) - gamma * Ct * T,
    }


FIRST = "The first tumor is gone {first_took:.1f} days after the cells were given. "
WAITING = FIRST + "When the tumor comes again, {memory_then:words} memory cells are waiting. "
CLEARED = (
    "close(first_took, first_below(T, 1, first, again - 0.01) - first)",
    "at(T, again - 0.01) < 1",
)
READY = ("close(memory_then, at(Cm, again))", "memory_then >= 1")
GONE_AGAIN = ("close(second_took, first_below(T, 1, again, end) - again)", "at_end(T) < 1")
NOT_GONE = ("lowest(T, again, end) >= 1", "close(end_cells, at_end(T))")

SIMULATION = Simulation(
    id="memory-and-rechallenge",
    title="Memory on call",
    model=memory_and_rechallenge,
    status="published",
    source=SOURCE,
    summary="CAR T cells meet a tumor, some become memory cells, and months later the tumor is given again. Fitted to mice.",
    sliders=("eps", "theta", "mu", "dose", "Tagain"),
    more=("again", "last_cell"),
    panels=(
        Panel(
            (
                Curve("T", "cancer", "Tumor cells"),
                Curve("Ct", "tcell", "Active CAR T cells", "dash"),
                Curve("Cm", "memory", "Memory CAR T cells", "dot"),
            ),
            "Cells", "cells", "log", low=1, marks=(Mark("CAR T cells", x="first"), Mark("tumor again", x="again")),
        ),
    ),
    measures=(
        first_below("first_gone", "T", 1, "Day on which less than one cell of the first tumor is left", "days", after="first", before="again - 0.01"),
        combine("first_took", "first_gone - first", "The first tumor is gone this long after the CAR T cells", "days"),
        value_at("first_left", "T", "again - 0.01", "Tumor cells just before the tumor comes again", "cells"),
        peak("memory_most", "Cm", "Most memory cells before the tumor comes again", "cells", before="again"),
        time_of_peak("memory_day", "Cm", "Day with the most memory cells", "days", before="again"),
        value_at("memory_then", "Cm", "again", "Memory cells when the tumor comes again", "cells"),
        value_at("active_then", "Ct", "again", "Active cells when the tumor comes again", "cells"),
        value_at("tumor_day_after", "T", "again + 1", "Tumor cells one day after that", "cells"),
        peak("second_active", "Ct", "Most active cells after that", "cells", after="again"),
        first_below("second_gone", "T", 1, "Day on which less than one cell of the second tumor is left", "days", after="again"),
        combine("second_took", "second_gone - again", "The second tumor is gone after", "days"),
        time_of_peak("second_active_day", "Ct", "Day with the most active cells before it is gone", "days", after="again", before="second_gone"),
        combine("wake_days", "second_active_day - again", "Active cells peak this long after the tumor came again", "days"),
        lowest("second_low", "T", "Fewest tumor cells after the tumor came again", "cells", after="again"),
        value_at("end_cells", "T", "again + 100", "Tumor cells 100 days after that", "cells"),
        first_above("tumor_big", "T", 1e8, "Day on which the tumor passes a hundred million cells", "days"),
    ),
    sentence=(
        Case("The cells can't clear the first tumor before the tumor comes again. Together with the memory cells they clear it on day "
             "{second_gone:.1f}.", "not known(first_gone) and known(second_gone) and end_cells < 1",
             claims=("lowest(T, begin, again - 0.01) >= 1", "close(second_gone, first_below(T, 1, again, end))", "at_end(T) < 1",
                     "at(Cm, again) >= 1")),
        Case("The cells can't clear the first tumor. At the end there are {end_cells:words} tumor cells.", "not known(first_gone)",
             claims=("lowest(T, begin, again - 0.01) >= 1", "at(T, again) > Tagain", "close(end_cells, at_end(T))", "at_end(T) >= 1")),
        Case("The cells press the first tumor below one cell, {first_took:.1f} days after they were given. The equations of the paper know no last "
             "cell, so it grows back: there are {first_left:words} tumor cells when the tumor comes again, and {end_cells:words} at the end.",
             "first_left >= 1",
             claims=("last_cell < 0.5", "close(first_took, first_below(T, 1, first, again - 0.01) - first)", "lowest(T, first, again - 0.01) < 1",
                     "close(first_left, at(T, again - 0.01))", "close(end_cells, at_end(T))")),
        Case(FIRST + "When the tumor comes again, the cells press it below one cell, too, on day {second_gone:.1f}. The equations of the paper know "
             "no last cell, so it grows back to {end_cells:words} cells.", "known(second_gone) and end_cells >= 1",
             claims=("last_cell < 0.5", *CLEARED, "close(second_gone, first_below(T, 1, again, end))", "close(end_cells, at_end(T))",
                     "at_end(T) >= 1")),
        Case(WAITING + "They wake up within a day or two, and the tumor is gone after {second_took:.1f} days, without a new dose.",
             "known(second_gone) and memory_then >= 1 and wake_days < 2",
             claims=(*CLEARED, *READY, *GONE_AGAIN, "when_highest(Ct, again, second_gone) < again + 2.1", "highest(Ct, again, end) > at(Ct, again)")),
        Case(WAITING + "They need {wake_days:.1f} days to become many again, and the tumor is gone after {second_took:.1f} days, without a new dose.",
             "known(second_gone) and memory_then >= 1",
             claims=(*CLEARED, *READY, *GONE_AGAIN, "close(wake_days, when_highest(Ct, again, second_gone) - again)", "wake_days > 1.9")),
        Case(FIRST + "When the tumor comes again, no memory cell and no active cell is left. No one stops it: 100 days later there are "
             "{end_cells:words} tumor cells.", "memory_then < 1 and active_then < 1",
             claims=(*CLEARED, *NOT_GONE, "at(Cm, again) < 1", "at(Ct, again) < 1", "at_end(T) > 2*Tagain")),
        Case(FIRST + "When the tumor comes again, no memory cell is left. The {active_then:words} active cells that are still there can't stop it: "
             "100 days later there are {end_cells:words} tumor cells.", "memory_then < 1",
             claims=(*CLEARED, *NOT_GONE, "at(Cm, again) < 1", "close(active_then, at(Ct, again))", "at_end(T) > Tagain")),
        Case(WAITING + "They hold the tumor down, but they do not clear it: 100 days later there are {end_cells:words} tumor cells.",
             "end_cells < Tagain", claims=(*CLEARED, *READY, *NOT_GONE, "at_end(T) < Tagain", "instead(at_end(T), eps=0) > 2*end_cells")),
        Case(WAITING + "But that is not enough. 100 days later there are {end_cells:words} tumor cells.",
             claims=(*CLEARED, *READY, *NOT_GONE, "at_end(T) >= Tagain")),
    ),
    presets=(
        Preset("As published", "The first fight, a long quiet time, and a second try of the tumor."),
        Preset("Without memory", "No cell turns into memory. By day 250 the active cells have faded.", {"eps": 0}),
        Preset("Memory fades", "Memory cells fade ten times faster. Few are left on day 250.", {"mu": 0.05}),
        Preset("Sleepy memory", "Memory cells wake up sixty times less readily.", {"theta": 1e-7}),
        Preset("A larger second tumor", "A hundred million cells at once.", {"Tagain": 1e8}),
    ),
    prediction=Prediction(
        "On day 250 the tumor is given again. There are almost no active CAR T cells left. What happens?",
        (
            Option("The tumor grows, because the cells are gone.",
                   "The active ones are gone. But about a million memory cells are waiting quietly."),
            Option("The tumor grows for weeks, until enough cells have been made again.",
                   "They need not be made again. Memory cells only have to wake up, and that takes hours."),
            Option("The tumor is gone within days.",
                   "Memory cells wake up within a day or so and clear it without a new dose. This is what the mice showed.", right=True),
            Option("Nothing, because the first tumor made the mouse immune.",
                   "It is not the mouse that remembers here. It is the CAR T cells, and they need a day or so."),
        ),
        before={"eps": 0},
        after={"eps": 0.15},
        claims=(
            "always(T < 1, again + 7, end)",
            "at(Ct, again - 1) < 1",
            "at(Cm, again - 1) > 1e6",
            "before(at_end(T) > Tagain)",
        ),
    ),
    leaves_out=(
        "Children. The numbers were fitted to a few mice that got a human lymphoma. In children the memory of CAR T cells varies widely.",
        "Healthy cells with the same flag, which keep CAR T cells busy.",
        "Loss of the flag, which makes even a good memory blind.",
        "One change by us: a second tumor is added to what is left of the first. In the file of the paper it takes the place of the first, which "
        "is gone there.",
        "Chance. Numbers near one cell stand for a likelihood and not for cells.",
    ),
)  # fmt: skip
