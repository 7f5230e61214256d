"""Why the pump runs day and night: a drug with a half-life of two hours.

One tank with a drain, with the numbers of the population model of Clements and
others. The same amount per day is given by pump, and as one injection a day.
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
from explorable.scene import Beat, Counted, Scene, Told, shuffled, spots

HELD = ((118, 149), (206, 149), (294, 149), (118, 215), (206, 215), (294, 215))
"""Where leukemia cells stand, each with a T cell beside it."""

RATE = "conversion(1000)*rate/conversion(24)"
"""Inflow in ng per hour."""

STOP = "conversion(24)*days"
PAUSE, RESUME = f"{STOP}/2", f"{STOP}/2 + pause"


def events() -> tuple[Event, ...]:
    """A pause halfway, the end of the pump, and one injection each day; -1 is never."""
    pump = (
        Event(at=PAUSE, set={"pump": 0}, label="pause"),
        Event(at=f"where({RESUME} < {STOP}, {RESUME}, -1)", set={"pump": RATE}, label="on again"),
        Event(at=STOP, set={"pump": 0}, label="end"),
    )
    injections = (
        Event(
            at=f"where(days > {k}, {24 * k}, -1)",
            set={"D": "D + conversion(1000)*rate/V"},
            label="Once a day the amount of a whole day is injected",
        )
        for k in range(28)
    )
    return (*pump, *injections)


@model(
    time=Axis("t", "Time", "hours", 0, "24*days + 24", points=481),
    states=[
        State("C", "Level with the pump", "pg/mL"),
        State("D", "Level with one injection a day", "pg/mL", floor=1e-3),
        State("pump", "Amount running in", "ng/hour", start=RATE, symbol="R"),
    ],
    parameters=[
        Parameter("rate", 28, "µg/day", "Amount per day", (5, 60), step=1, spoken="micrograms per day", source="blincytolabel",
                  note="full dose of an adult; for understanding, not for prescribing", symbol="R_0"),
        Parameter("pause", 0, "hours", "Pause of the pump", (0, 24), step=0.5, spoken="hours", symbol=r"t_{\text{pause}}"),
        Parameter("CL", 2.22, "L/hour", "Clearance: blood freed of drug each hour", (0.5, 10), "log", spoken="liters per hour",
                  source="clements2020", symbol=r"\mathit{CL}"),
        Parameter("V", 5.98, "L", "Volume the drug spreads in", (2, 12), spoken="liters", source="clements2020"),
        Parameter("need", 470, "pg/mL", "Line to compare with", (50, 1000), step=10, spoken="picograms per milliliter", source="course",
                  note="the level that gave 90% of the effect in laboratory tests (Amgen, meeting abstract 3048, 2013)", symbol=r"\text{need}"),
        Parameter("days", 4, "days", "Days with the pump", (2, 28), step=1, spoken="days", note="a course is 28 days; 4 are shown", symbol="T"),
    ],
    events=events(),
    outputs=[Output("enough", "Level with the pump, compared with the line to compare with", "%", "100*C/need", symbol=r"\text{enough}")],
)  # fmt: skip
def pump_day_and_night(C, D, pump, *, CL, V):
    """Levels C (pump) and D (injections): what runs in, less what the body clears."""
    return {"C": pump / V - CL / V * C, "D": -CL / V * D, "pump": 0}


CLIMBS = "The level climbs to {steady:,} pg/mL and stays there: as much leaves as runs in. "
LINE = "The line comes from tests in a laboratory. It is not a limit below which nothing works."
PAUSE = "A pause of {pause:.1f} hours lets the level fall to "

RUNS = ("rises(C, begin, 24*days)", "always(C < 1.001*steady)")
STAYS = (*RUNS, "always(C > 0.969*steady, to_97, 24*days)", "to_97 < 24*days")
PASSES = "close(reached, first_above(C, need))"
FALLS = "falls(C, 12*days, minimum(12*days + pause, 24*days))"
LOW = "close(low, lowest(C, 12*days, minimum(12*days + pause, 24*days)))"
LITTLE = (
    ("less than 1 pg/mL", "low < 1", ("lowest(C, 12*days, 24*days) < 1.001",)),
    ("{low:,} pg/mL", "True", (LOW,)),
)
SHARE = "close(low_share, lowest(C, 12*days, minimum(12*days + pause, 24*days))/highest(C, begin, 12*days))"
CROSSES = (
    FALLS,
    "close(falls_after, first_below(C, need, 12*days, end) - 12*days)",
    "lowest(C, 12*days, 24*days) < need",
)
BACK = LINE + " The level falls below it {falls_after:.1f} hours after the pump stopped, and "

OFF, AGAIN = "12*days", "12*days + pause"
STANDS = "pause > 0 and pause <= 12*days - 6"
"""A pause that ends so long before the pump does that one sees the level climb back."""

SCENE = Scene(
    summary="A blood vessel from left to right. A bag with a pump hangs on the left, and short pink drugs with two hands drift in the vessel. "
    "In the middle T cells and cancer cells stand in pairs. With many drugs they are held together.",
    clock="Hour {t:.0f}",
    scale="One drug here stands for very many in the blood.",
    notes="Pump and cells are shown for the story, not counted: how many are held together at which level, this model does not say.",
    units="A drug here: 25 pg/mL.",
    regions=(
        shuffled(
            spots(
                "blood",
                "blood",
                [
                    (34 + 27.5 * k + 6 * (j % 2), 116 + 33 * j + 5 * (k % 3 - 1), 67 * k + 41 * j)
                    for j in range(5)
                    for k in range(13)
                    if not (109 < 34 + 27.5 * k < 330 and j in (1, 3))
                ],
            )
        ),
    ),
    ground='<path d="M0 92H390M0 268H390" fill="none" stroke="var(--ex-cancer)" stroke-opacity=".35" stroke-width="3"/>'
    '<path d="M0 94H390V266H0Z" fill="var(--ex-cancer)" fill-opacity=".06"/><text x="378" y="288" text-anchor="end">blood vessel</text>'
    '<path d="M196 62V92" fill="none" stroke="var(--ex-muted)" stroke-width="3"/>',
    figures=(
        Counted(
            "cast-bispecific",
            "C",
            25,
            "drugs in the blood",
            where="blood",
            most=46,
            size=30,
            comes=(196, 90),
        ),
    ),
    told=(
        Told("cast-pump-on", "a pump that runs", (196, 40), until=OFF, when=STANDS, size=62),
        Told(
            "cast-pump-off",
            "a pump that stands still",
            ((OFF, (196, 40)), (AGAIN, (196, 40))),
            until=AGAIN,
            when=STANDS,
            size=62,
        ),
        Told(
            "cast-pump-on",
            "a pump that runs again",
            ((AGAIN, (196, 40)),),
            until="24*days",
            when=STANDS,
            size=62,
        ),
        Told(
            "cast-pump-on",
            "a pump that runs",
            (196, 40),
            until="24*days",
            when=f"not ({STANDS})",
            size=62,
        ),
        Told("cast-pump-off", "a pump that has ended", (("24*days", (196, 40)),), size=62),
        *(Told("cast-leukemia", "a leukemia cell", (x, y), size=44) for x, y in HELD),
        *(
            Told(
                "cast-tcell-tuft" if k == 0 else "cast-tcell-plain",
                "a T cell",
                (x + 40, y + 4),
                size=44,
            )
            for k, (x, y) in enumerate(HELD)
        ),
    ),
    beats=(
        Beat(
            0,
            "The pump is started. Drug runs in, drop by drop.",
            claims=("at(C, 1) > at_begin(C)",),
        ),
        Beat(
            "minimum(to_97, 9*days)",
            "Now as much leaves the blood as runs in.",
            "known(to_97)",
            claims=("at(C, minimum(to_97, 9*days)) > 0.8*steady",),
        ),
        Beat(
            OFF,
            "The pump stands still for {pause:.1f} hours. Teams know what to do.",
            f"{STANDS} and pause > 1",
            claims=("falls(C, 12*days, 12*days + pause)",),
        ),
        Beat(
            f"{OFF} + 0.75*pause",
            "The drug leaves on its own: only {low_share:%} of it is left.",
            f"{STANDS} and pause > 1 and low_share < 0.7",
            claims=("close(low_share, lowest(C, 12*days, 12*days + pause)/at(C, 12*days))",),
        ),
        Beat(
            f"{AGAIN} + 0.5",
            "It runs again, and the level climbs back.",
            STANDS,
            claims=("at(C, 12*days + pause + 3) > at(C, 12*days + pause)",),
        ),
        Beat(
            "24*days",
            "The pump has ended. The drug leaves the blood.",
            "level_at_end > 1",
            claims=("falls(C, 24*days, end)",),
        ),
        Beat(
            "24*days + half_gone_after",
            "Half of it is gone after {half_gone_after:.1f} hours.",
            "known(half_gone_after)",
            claims=(
                "close(half_gone_after, first_below(C, at(C, 24*days)/2, 24*days, end) - 24*days)",
            ),
        ),
    ),
    cover="10*days",
)

SIMULATION = Simulation(
    id="pump-day-and-night",
    scene=SCENE,
    title="Why the pump runs day and night",
    model=pump_day_and_night,
    status="published",
    source="clements2020",
    summary="Half of this drug is gone from the blood in about two hours. What keeps its level up, and what does a pause do?",
    sliders=("pause", "rate", "CL"),
    more=("V", "need", "days"),
    panels=(
        Panel((Curve("C", "antibody", "With the pump"),), "Level in the blood", "pg/mL", low=0, title="Pump, day and night",
              marks=(Mark("line to compare with", y="need"), Mark("pump off", x="where(pause > 0, 12*days, 0/0)"), Mark("end", x="24*days"))),
        Panel((Curve("D", "ink", "One injection a day"),), "Level in the blood", "pg/mL", low=0, title="The same amount as one injection a day",
              marks=(Mark("line to compare with", y="need"),)),
    ),
    measures=(
        combine("steady", f"{RATE}/CL", "Steady level with the pump", "pg/mL"),
        combine("half_life", "0.6931471805599453*V/CL", "Half-life", "hours"),
        first_above("to_97", "C", "0.97*steady", "97% of the steady level is reached after", "hours"),
        first_above("reached", "C", "need", "The line to compare with is reached after", "hours"),
        value_at("before_pause", "C", "12*days", "Level when the pause begins", "pg/mL"),
        lowest("low", "C", "Lowest level in the pause", "pg/mL", after="12*days", before="minimum(12*days + pause + 0.001, 24*days)"),
        combine("low_share", "low/before_pause", "Lowest level compared with the level before", "1"),
        first_below("falls", "C", "need", "Hour at which the level falls below the line", "hours", after="where(pause > 0, 12*days, 0/0)",
                    before="minimum(12*days + pause, 24*days)"),
        combine("falls_after", "falls - 12*days", "From the stop until it is below the line", "hours"),
        first_above("back", "C", "need", "Hour at which it is above the line again", "hours", after="falls", before="24*days"),
        combine("below", "back - falls", "Hours below the line, because of the pause", "hours"),
        value_at("level_at_end", "C", "24*days", "Level when the pump ends", "pg/mL"),
        first_below("half_gone", "C", "level_at_end/2", "Hour at which half of that is left", "hours", after="24*days"),
        combine("half_gone_after", "half_gone - 24*days", "Half is gone this long after the end", "hours"),
        peak("injection_top", "D", "Highest level with injections on the first day", "pg/mL", before=23.9),
        first_below("injection_hours", "D", "need", "An injection stays above the line for", "hours", before=23.9),
    ),
    sentence=(
        Case("The level climbs slowly. When the pump ends it is {level_at_end:,} pg/mL, and it would settle at {steady:,} pg/mL.",
             "pause == 0 and not to_97 < 24*days", claims=(*RUNS, "close(level_at_end, at(C, 24*days))", "at(C, 24*days) < 0.971*steady")),
        Case(CLIMBS + "That is below the line at {need:.0f} pg/mL. " + LINE, "pause == 0 and steady <= need", claims=(*STAYS, "always(C < 1.001*need)")),
        Case(CLIMBS + "It passes the line at {need:.0f} pg/mL after {reached:.1f} hours. One injection a day would fall below the line after "
             "{injection_hours:.1f} hours, and stay there until the next day. " + LINE, "pause == 0 and known(injection_hours)",
             claims=(*STAYS, PASSES, "close(injection_hours, first_below(D, need, 0.01, 23.9))",
                     "always(D < 1.001*need, injection_hours, 23.9)")),
        Case(CLIMBS + "It passes {need:.0f} pg/mL after {reached:.1f} hours. With so slow a clearance, or so low a line, one injection a day would stay "
             "above it too.", "pause == 0", claims=(*STAYS, PASSES, "always(D > 0.95*need, 0.01, 24*days - 0.01)")),
        Case(PAUSE + "{low_share:%} of what it was. It was below the line at {need:.0f} pg/mL before the pause, too. " + LINE,
             "not reached < 12*days", claims=(FALLS, SHARE, "always(C < 1.001*need, begin, 12*days + pause)")),
        Case(PAUSE + "{low:,} pg/mL, {low_share:%} of what it was. That is still above {need:.0f} pg/mL.", "not known(falls)",
             claims=(FALLS, LOW, SHARE, "always(C > 0.999*need, 12*days, 24*days)")),
        *(
            Case(PAUSE + low + ". " + BACK + "stays below for {below:.1f} hours in all, because it also takes time to climb back.", f"known(back) and {x}",
                 claims=(*CROSSES, *told, "close(below, how_long(C < need, 12*days, 24*days))", "below > pause - falls_after - 0.01"))
            for low, x, told in LITTLE
        ),
        Case(PAUSE + "{low_share:%} of what it was. " + BACK + "does not climb back above it before the pump ends.",
             claims=(*CROSSES, SHARE, "always(C < 1.001*need, 12*days + falls_after + 0.01, 24*days)")),
    ),
    presets=(
        Preset("No pause", "The level climbs for some hours and then stays flat. This flat part is the steady state."),
        Preset("An empty bag", "The pump stands still for four hours. Such stops happen, and teams know how to start again.", {"pause": 4}),
        Preset("A night without the pump", "Eight hours are more than four half-lives. Almost all of the drug is gone by the morning. "
               "That is why a call at night is right. Teams know how to start again.", {"pause": 8}),
        Preset("Half the amount", "Half as much runs in. The level is half as high, and it is reached just as fast.", {"rate": 14}),
        Preset("If it left slowly", "A clearance as low as the slider goes. Now a pause of four hours takes away less than a third.", {"CL": 0.5, "pause": 4, "rate": 7}),
    ),
    prediction=Prediction(
        "The chart has a line to compare with. It is no limit below which nothing works. The pump has run for two days, and now it stands still for "
        "four hours. For how long is the level below the line?",
        (
            Option("Less than four hours.",
                   "The level was only a little above the line, so it falls below it soon. And after the pause it must climb again."),
            Option("Four hours.", "The level does not jump back. It needs about as many half-lives to climb as it did on the first day."),
            Option("Clearly more than four hours.",
                   "It is below soon after the stop, and it needs hours to climb back after the pump is on again.", right=True),
            Option("Not at all, since two days of drug are stored up.",
                   "Nothing is stored. At each moment the blood holds only what ran in during the last few hours."),
        ),
        after={"pause": 4},
        claims=(
            "how_long(C < need, 12*days, 24*days) > 6",
            "before(always(C > need, 12*days, 24*days))",
        ),
    ),
    leaves_out=(
        "Children. The numbers are those of the average adult in a large study. Small bodies clear less, and their dose is smaller.",
        "Tissues. The model treats the body as one tank.",
        "What the drug does. The line comes from tests in a laboratory. It is not a limit below which all effect is lost.",
        "What your team does. They know how to handle a pause. Never change a pump yourself.",
    ),
)  # fmt: skip
