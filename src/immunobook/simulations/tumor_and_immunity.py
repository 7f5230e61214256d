"""Tumor and defense cells: dormancy, the tipping point, escape, with the map of both."""

from __future__ import annotations

from explorable.explorer.measures import (
    combine,
    final,
    first_above,
    lowest,
    peak,
    time_of_lowest,
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
from immunobook.simulations._kuznetsov import CONSTANTS, MOUSE, SOURCE, balances, rates


@model(
    time=Axis("t", "Time", "days", 0, "days", points=601),
    states=[
        State("E", "Defense cells", "cells", start="E0", log=True),
        State("T", "Tumor cells", "cells", start="T0", log=True),
    ],
    parameters=[
        Parameter(
            "T0", 5e6, "cells", "Tumor cells at the start", (1e4, 4e8), "log", spoken="cells",
            source=SOURCE, note="5 million in the curated file",
        ),
        Parameter(
            "n", MOUSE["n"], "1/(cell day)", "Killing by defense cells", (3e-8, 3e-7), "log",
            shown_as="multiple", spoken="per cell and day", source=SOURCE, note="fit to mice",
        ),
        Parameter(
            "p", MOUSE["p"], "1/day", "Call for more defense cells", (0.03, 0.25), "log",
            shown_as="multiple", spoken="per day", source=SOURCE, note="fit to mice",
        ),
        Parameter(
            "m", MOUSE["m"], "1/(cell day)", "Defense cells worn out by the tumor",
            (1e-10, 5e-9), "log", shown_as="multiple", spoken="per cell and day",
            source=SOURCE, note="fit to mice",
        ),
        Parameter(
            "a", MOUSE["a"], "1/day", "Growth of the tumor", (0.1, 0.3), step=0.005,
            spoken="per day", source=SOURCE, note="fit to mice; doubling in 3.9 days",
        ),
        Parameter(
            "E0", 3.2e5, "cells", "Defense cells at the start", (1e4, 1e6), "log", spoken="cells",
            source=SOURCE, note="320,000 in the curated file, the number at rest without a tumor",
        ),
        Parameter(
            "days", 600, "days", "Days to watch", (300, 2000), step=50, spoken="days",
            note="to see the swings end",
        ),
        *CONSTANTS,
    ],
    outputs=[
        Output("tumor", "Tumor cells", "million cells", "T/1e6"),
        Output("defense", "Defense cells", "million cells", "E/1e6"),
        Output(
            "standstill", "Here the tumor neither grows nor shrinks", "million cells",
            "maximum(1 - n*E/a, 1e-9)/b/conversion(1e6)", symbol=r"T_{\text{still}}",
        ),
    ],
)  # fmt: skip
def tumor_and_immunity(E, T, *, s, p, g, m, d, a, b, n):
    """Effector cells E and tumor cells T."""
    return rates(E, T, s=s, p=p, g=g, m=m, d=d, a=a, b=b, n=n)


STATES = balances()
ESCAPED = "known(escape_size) and end_size > 0.8*escape_size"
HELD = "known(dormant_size) and late_peak < where(known(watershed_size), watershed_size, 1.5e8)"
DIP = "lowest_size < 1"
NEVER_GONE = (
    "(This model can hold a tumor but never clear the last cell. In real life it can be cleared.)"
)

ESCAPES = (
    "at_end(T) > 0.79*escape_size",
    "instead(at_end(T), days=2000) > 0.9*escape_size",
)
NOWHERE_HELD = "instead(highest(T, 1500, 2000), days=2000, T0=1e4, E0=1e6) > 1.5e8"
ELSEWHERE_HELD = "dormant_size < watershed_size < escape_size"
SETTLES = (
    "instead(highest(T, 1000, 2000), days=2000) > 0.6*dormant_size",
    "instead(lowest(T, 1000, 2000), days=2000) < 1.4*dormant_size",
    "instead(highest(T, 1000, 2000), days=2000)"
    " < where(known(watershed_size), watershed_size, 1.5e8)",
)

SIMULATION = Simulation(
    id="tumor-and-immunity",
    title="Held in check, or out of control",
    model=tumor_and_immunity,
    status="published",
    source=SOURCE,
    summary=(
        "Tumor cells divide. Defense cells kill them, are called up by them and are worn out by "
        "them."
    ),
    sliders=("T0", "n", "p", "m", "a"),
    more=("E0", "days"),
    panels=(
        Panel(
            (Curve("tumor", "cancer"), Curve("defense", "tcell", dash="dash")), "Cells",
            "million cells", "log", low=0.01, high=1000, title="Over time",
        ),
        Panel(
            (
                Curve("tumor", "cancer", "The path of the tumor"),
                Curve(
                    "standstill", "muted", "Left of the gray line it grows, to its right it shrinks",
                ),
            ),
            "Tumor cells", "million cells", "log", low=0.01, high=1000, x="defense",
            title="A map of the same run",
            marks=(
                Mark("no tumor", x="s/d/1e6", y=0.013, role="own"),
                Mark("held in check", x="held_defense/1e6", y="dormant_size/1e6", role="tcell"),
                Mark("watershed", x="watershed_defense/1e6", y="watershed_size/1e6", role="ink"),
                Mark("escape", x="escape_defense/1e6", y="escape_size/1e6", role="cancer"),
            ),
        ),
    ),
    measures=(
        peak("peak_size", "T", "Largest tumor", "cells"),
        lowest("lowest_size", "T", "Smallest tumor", "cells"),
        time_of_lowest("lowest_day", "T", "Day of the smallest tumor", "days"),
        peak(
            "late_peak", "T", "Largest tumor in the second half of the run", "cells",
            after="days/2",
        ),
        final("end_size", "T", "Tumor at the end", "cells"),
        peak("most_defense", "E", "Most defense cells", "cells"),
        combine("balance_1", STATES["balance_1"], "First balance, as a share of the room", "1"),
        combine("balance_2", STATES["balance_2"], "Second balance, as a share of the room", "1"),
        combine("balance_3", STATES["balance_3"], "Third balance, as a share of the room", "1"),
        combine(
            "dormant_size", STATES["dormant_size"], "Tumor held in check: size in balance", "cells",
        ),
        combine("watershed_size", STATES["watershed_size"], "Tumor at the watershed", "cells"),
        combine(
            "escape_size", STATES["escape_size"], "Tumor after escape: size in balance", "cells",
        ),
        time_of_peak(
            "peak_day", "T", "Day of the largest tumor, if it does not escape", "days",
            before=f"where({ESCAPED}, 0/0, days)",
        ),
        combine(
            "held_defense", "a*(1 - b*dormant_size)/n", "Defense cells while the tumor is held",
            "cells",
        ),
        combine(
            "watershed_defense", "a*(1 - b*watershed_size)/n", "Defense cells at the watershed",
            "cells",
        ),
        combine("escape_defense", "a*(1 - b*escape_size)/n", "Defense cells after escape", "cells"),
        first_above(
            "escape_day", "T", "0.8*escape_size", "Day on which the tumor nears its largest size",
            "days",
        ),
        combine(
            "killing_share", f"100*n/{MOUSE['n']}", "Killing, compared with the mouse study", "%",
        ),
        combine(
            "call_times", f"p/{MOUSE['p']}",
            "Call for more defense cells, compared with the mouse study", "times",
        ),
    ),
    sentence=(
        Case(
            "The tumor is nearly as large as it can get from the first day, and it escapes. With "
            "these settings there is no balance at which it could be held.",
            f"{ESCAPED} and not known(dormant_size) and (T0 > 0.8*escape_size or escape_day < 0.5)",
            claims=("at_begin(T) > 0.75*escape_size", *ESCAPES, NOWHERE_HELD),
        ),
        Case(
            "The tumor is nearly as large as it can get from the first day, and it escapes. Yet "
            "the same settings also have a balance at {dormant_size:words} cells: a different "
            "start could end there.",
            f"{ESCAPED} and (T0 > 0.8*escape_size or escape_day < 0.5)",
            claims=("at_begin(T) > 0.75*escape_size", *ESCAPES, ELSEWHERE_HELD),
        ),
        Case(
            "The tumor escapes. By day {escape_day:.0f} it nears its largest size, "
            "{escape_size:words} cells. With these settings there is no balance at which it "
            "could be held.",
            f"{ESCAPED} and not known(dormant_size) and known(escape_day)",
            claims=("close(escape_day, first_above(T, 0.8*escape_size))", *ESCAPES, NOWHERE_HELD),
        ),
        Case(
            "The tumor escapes. By day {escape_day:.0f} it nears its largest size, "
            "{escape_size:words} cells. Yet the same settings also have a balance at "
            "{dormant_size:words} cells: a different start could end there.",
            f"{ESCAPED} and known(escape_day)",
            claims=("close(escape_day, first_above(T, 0.8*escape_size))", *ESCAPES, ELSEWHERE_HELD),
        ),
        Case(
            "The defense comes so hard that the sum falls below one cell around day "
            "{lowest_day:.0f}. This model knows no last cell, so it lets the tumor come back. In "
            "a body, so few cells may vanish by chance.",
            DIP,
            claims=(
                "lowest(T) < 1", "close(lowest_day, when_lowest(T))", "at_end(T) > lowest(T)",
            ),
        ),
        Case(
            f"The defense is ahead from the first day. The tumor of {{T0:words}} cells shrinks, "
            f"then swings toward {{dormant_size:words}} cells. {NEVER_GONE}",
            f"{HELD} and peak_size < 1.02*T0 and T0 > dormant_size",
            claims=("highest(T) < 1.03*T0", "lowest(T) < T0/2", *SETTLES),
        ),
        Case(
            f"The defense is ahead from the first day, and the tumor of {{T0:words}} cells shrinks. "
            f"Then it comes back: it swings toward {{dormant_size:words}} cells. {NEVER_GONE}",
            f"{HELD} and peak_day < 0.5",
            claims=("lowest(T) < 0.98*T0", "at_end(T) > lowest(T)", *SETTLES),
        ),
        Case(
            f"The tumor is held in check. It peaks at {{peak_size:words}} cells on day "
            f"{{peak_day:.0f}}. Then the defense cells catch up, and it swings toward "
            f"{{dormant_size:words}} cells. {NEVER_GONE}",
            HELD,
            claims=(
                "close(peak_size, highest(T))", "close(peak_day, when_highest(T))",
                "when_highest(T) > 0.5", *SETTLES,
            ),
        ),
        Case(
            "On day {days:.0f} nothing is settled: the tumor has {end_size:words} cells. The "
            "only balance of these settings is escape, at {escape_size:words} cells. Watch for "
            "more days.",
            "known(escape_size) and not known(dormant_size)",
            claims=("close(end_size, at_end(T))", NOWHERE_HELD),
        ),
        Case(
            "On day {days:.0f} nothing is settled: the tumor has {end_size:words} cells. This "
            "path runs close to the line between control and escape. Watch for more days.",
            "known(watershed_size)",
            claims=("close(end_size, at_end(T))", "known(dormant_size) and known(escape_size)"),
        ),
        Case(
            "On day {days:.0f} the tumor has {end_size:words} cells and still swings. The only "
            "balance of these settings is control, at {dormant_size:words} cells. Watch for more "
            "days.",
            claims=("close(end_size, at_end(T))", "known(dormant_size)", "not known(escape_size)"),
        ),
    ),
    presets=(
        Preset(
            "As in the mouse study",
            "The defense catches up after about a month and holds the tumor.",
        ),
        Preset(
            "Large from the start",
            "The same defense meets a tumor of 100 million cells, and it is worn out. That is why "
            "other treatments make a tumor small first.", {"T0": 1e8},
        ),
        Preset(
            "Trick: hiding",
            "Fewer flags. Defense cells see less, so they kill less and call for less help.",
            {"n": 0.7 * MOUSE["n"], "p": 0.85 * MOUSE["p"]},
        ),
        Preset(
            "Trick: pressing the brake",
            "The tumor wears out the defense cells three times as fast.", {"m": 3 * MOUSE["m"]},
        ),
        Preset(
            "Trick: growing faster",
            "The tumor doubles in less than three days and outruns the defense.", {"a": 0.25},
        ),
        Preset(
            "Hiding, but seen again",
            "The hiding tumor, with more killing than before. Control comes back.",
            {"n": 1.5 * MOUSE["n"], "p": 0.85 * MOUSE["p"]},
        ),
    ),
    prediction=Prediction(
        "At first the tumor starts with 5 million cells and is held. You start with 100 million "
        "instead, twenty times more. What happens?",
        (
            Option(
                "It takes longer, but the tumor is held at the same size.",
                "This is true for a start of up to about 65 million cells. Beyond that the path "
                "crosses the watershed and never comes back.",
            ),
            Option(
                "The tumor is held too, at a size twenty times larger.",
                "The size in balance does not depend on the start. The start only decides which "
                "balance is reached.",
            ),
            Option(
                "The tumor escapes.",
                "One and the same tumor has two possible ends. A large start wears out the "
                "defense cells before enough of them are there. So it helps to make a tumor small "
                "first, and other treatments can.",
                right=True,
            ),
            Option(
                "A larger tumor is easier to see, so it is cleared.",
                "A larger tumor does call up more defense cells, but it wears out more of them "
                "too. And this model never clears the tumor.",
            ),
        ),
        after={"T0": 1e8},
        claims=("at_end(T) > 0.95*escape_size", "before(at_end(T) < 1.5*dormant_size)"),
    ),
    leaves_out=(
        "The last cell. In these equations a tumor can be held but never reach zero. Real tumors "
        "can.",
        "Any treatment, any organ, and any change of the tumor over time.",
        "Different kinds of defense cells, and flags. One number stands for each trick.",
        "People. The numbers were fitted to one lymphoma in mice.",
    ),
)  # fmt: skip
