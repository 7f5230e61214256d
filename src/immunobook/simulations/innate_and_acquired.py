"""Innate and acquired: one germ, met twice; which arm does what.

A course model. Naive cells, effectors and memory follow the structure of models of
CD8 T cell memory (Antia, Ganusov and Ahmed 2005); the innate arm that fills up and
fades was added for this course. Time is in days, germs and cells are counts.
"""

from __future__ import annotations

from explorable.explorer.measures import combine, final, first_below, peak, time_of_peak, value_at
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
from explorable.scene import Beat, Counted, Scene, Told, ellipse


@model(
    time=Axis("t", "Time", "days", 0, "where(again > 0.5, t2 + 30, 30)"),
    states=[
        State("P", "Germs", "germs", start="P0", log=True),
        State("I", "Innate arm", "share of its full strength"),
        State("N", "Naive T cells that fit", "cells", start="N0"),
        State("E", "Attacking T cells", "cells", floor=1),
        State("M", "Memory T cells", "cells", start="M0", floor=1),
    ],
    parameters=[
        Parameter("innate", 1, "1", "Innate arm", switch=True, symbol="z_I"),
        Parameter("acquired", 1, "1", "Acquired arm (T cells)", switch=True, symbol="z_A"),
        Parameter("r", 2.0, "1/day", "How fast the germ grows", (0.5, 3), step=0.1, spoken="per day",
                  note="2 per day: the germ doubles in about 8 hours"),
        Parameter("N0", 100, "cells", "Naive T cells that fit this germ", (10, 10_000), "log",
                  source="blattman2002", note="counted in mice for one piece of a virus"),
        Parameter("M0", 0, "cells", "Memory T cells from a vaccine", (0, 500_000), step=10_000,
                  note="there before day 0; a first infection leaves about as many as this slider allows"),
        Parameter("again", 1, "1", "The germ comes a second time", switch=True, symbol="z_2"),
        Parameter("t2", 60, "days", "Day of the second meeting", (30, 80), step=1, spoken="days"),
        Parameter("P0", 1000, "germs", "Germs that get in", (10, 100_000), "log"),
        Parameter("kI", 1.2, "1/day", "Removal of germs by the full innate arm",
                  note="slows this germ down, but can't remove it alone"),
        Parameter("kE", 2e-6, "1/(cell day)", "Removal of germs by one attacking T cell",
                  note="about 500,000 of them hold this germ"),
        Parameter("sI", 4.0, "1/day", "How fast the innate arm gets going",
                  note="half of its strength within about 8 hours"),
        Parameter("hI", 1000, "germs", "Germs at which the innate arm is half awake"),
        Parameter("dI", 0.5, "1/day", "How fast the innate arm calms down"),
        Parameter("hA", 100, "germs", "Germs at which T cells are half awake",
                  note="T cells stay awake until little of the germ is left"),
        Parameter("a", 1.0, "1/day", "How fast naive T cells join in"),
        Parameter("aM", 5.0, "1/day", "How fast memory T cells join in",
                  note="five times as fast as naive ones"),
        Parameter("rho", 2.0, "1/day", "How fast attacking T cells multiply", source="bocharov2015",
                  note="they double in 8.3 hours; measured in mice: 5.5 to 16.7 hours"),
        Parameter("delta", 0.45, "1/day", "How fast attacking T cells die when the germ is gone",
                  source="deboer2001", note="about 0.5 per day in mice"),
        Parameter("mu", 0.025, "1/day", "How fast they turn into memory T cells", source="deboer2001",
                  note="1 to 2 percent per day in mice; about 5 percent of the peak is left as memory"),
        Parameter("Pmax", 1e12, "germs", "Most germs there is room for"),
    ],
    outputs=[
        Output("S", "Share of T cells that the germ wakes", "1", "P / (hA + P)"),
        Output("innate_strength", "Innate arm (as strong as so many T cells)", "cells", "innate*kI*I/kE", symbol=r"\text{innate strength}"),
    ],
    events=[
        Event(when="P < 1", set={"P": 0}, label="the last germ is gone"),
        Event(at="t2", set={"P": "P + again*P0"}, label="the germ comes again"),
    ],
)  # fmt: skip
def innate_and_acquired(
    P, I, N, E, M, *, innate, acquired, r, kI, kE, sI, hI, dI, hA, a, aM, rho, delta, mu, Pmax
):  # fmt: skip
    """Germs P, innate arm I, and naive, attacking and memory T cells N, E, M."""
    awake = named("S", P / (hA + P))
    joining = acquired * (a * awake * N + aM * awake * M)
    settling = (1 - awake) * E
    # less than one germ can't grow: without this a rounding error would grow back
    growth = named("G", where(P >= 0.5, r * P * (1 - P / Pmax), 0))
    return {
        "P": growth - innate * kI * I * P - kE * E * P,
        "I": sI * P / (hI + P) * (1 - I) - dI * I,
        "N": -acquired * a * awake * N,
        "E": joining + rho * awake * E - (delta + mu) * settling,
        "M": mu * settling - acquired * aM * awake * M,
    }


NEVER = "not known(first_clear)"
ONCE = "again < 0.5"
GONE_TWICE = "known(second_clear)"
HOLDS = "r < kI*sI/(sI + dI)"
"""The innate arm, fully awake, removes this germ as fast as it grows."""
EVEN = "hA*(delta + mu)/rho"
"""Germs that wake just so many T cells that as many die as are made: the standoff."""

STANDOFF = (
    "It is a standoff: about {germs_then:.0f} germs keep {attackers_then:words} T cells awake, and these remove germs only as fast "
    "as they grow."
)

FIRST_STANDOFF = (
    "close(germs_then, at(P, first_end - 0.01))",
    "close(attackers_then, at(E, first_end - 0.01))",
    "lowest(P, begin, first_end - 0.01) >= 1",
    f"area(P, first_end - 12, first_end - 0.01)/12 > 0.6*{EVEN}",
    f"area(P, first_end - 12, first_end - 0.01)/12 < 1.5*{EVEN}",
    "lowest(E, first_end - 12, first_end - 0.01) > 10000",
)
FIRST_GONE = ("close(first_clear, first_below(P, 1))", "at(P, first_clear + 0.1) < 1")
SECOND_GONE = ("close(second_days, first_below(P, 1, t2, end) - t2)", "at_end(P) < 1")
FEWER = "highest(P, t2, end) < highest(P, begin, t2 - 0.01)"

FIRST_TIME = "acquired > 0.5 and M0 < 1 and known(first_clear)"
"""T cells that nobody has woken before: what a gatekeeper does is worth telling."""
NEW = "acquired > 0.5 and M0 < 1"

SCENE = Scene(
    summary="A drop of tissue on the left, a lymph node on the right, a vessel between them. Germs get in on the left. "
    "Green fast defenders live there. A gatekeeper goes to the lymph node, and blue T cells come back from it.",
    clock="Day {t:.1f}",
    scale="One germ here stands for 2,000 germs, one T cell for 250,000 and one memory cell for 50,000.",
    notes="A faint one: for fewer. Gatekeeper, fast defenders and the T cell with the tuft are shown for the story, not counted.",
    regions=(
        ellipse("tissue", "tissue", (152, 196), (147, 96), label=(20, 112), color="intruder"),
        ellipse("node", "lymph node", (310, 68), (72, 58), label=(290, 146), color="tcell"),
    ),
    ground='<path d="M250 80H210Q184 82 178 112" fill="none" stroke="var(--ex-tcell)" stroke-opacity=".16" stroke-width="20"/>',
    figures=(
        Counted(
            "cast-neutrophil",
            "innate_strength",
            60_000,
            "fast defenders",
            "fast defenders as strong as 60,000 T cells",
            "tissue",
            near=(125, 196),
            most=10,
        ),
        Counted(
            "cast-germ",
            "P",
            2000,
            "germs",
            "2,000 germs",
            "tissue",
            near=(0, 200),
            most=46,
            least=1,
            comes="divides",
            goes="eaten",
            by=("cast-tcell", "cast-neutrophil"),
        ),
        Counted(
            "cast-tcell",
            "E",
            250_000,
            "attacking T cells",
            "250,000 T cells",
            "tissue",
            near=(290, 150),
            most=34,
            comes=(196, 92),
        ),
        Counted(
            "cast-tcell-memory",
            "M",
            50_000,
            "memory cells",
            "50,000 memory cells",
            "node",
            near=(330, 66),
            most=9,
        ),
    ),
    told=(
        Told(
            "cast-gatekeeper",
            "a gatekeeper",
            (("0.4", (96, 128)), ("1", (172, 108))),
            until="1",
            when=NEW,
            size=34,
        ),
        Told(
            "cast-gatekeeper-piece",
            "a gatekeeper that holds up a piece of the germ",
            (
                ("1", (172, 108)),
                ("1.35", (206, 78)),
                ("1.8", (268, 74)),
                ("first_clear", (268, 74)),
            ),
            until="first_clear + 1",
            when=NEW,
            size=38,
        ),
        Told(
            "cast-tcell-tuft",
            "the T cell that fits",
            (("1.5", (330, 44)), ("2", (302, 76))),
            when=NEW,
            size=34,
        ),
    ),
    beats=(
        Beat(0, "Germs get in.", claims=("close(P0, at_begin(P))",)),
        Beat(
            0.5,
            "Fast defenders arrive within hours. They slow the germs.",
            "innate > 0.5 and M0 < 1 and P0 > 0",
            claims=("at(innate_strength, 0.5) > 10000", "highest(P, begin, 0.5) < P0*exp(r*0.5)"),
        ),
        Beat(
            0.5,
            "Memory cells know it. They start at once.",
            "acquired > 0.5 and M0 > 0",
            claims=("at(M, begin) > 0", "at(E, 0.5) > 0"),
        ),
        Beat(
            1,
            "A gatekeeper takes a piece of germ to the lymph node.",
            FIRST_TIME,
            claims=("at(P, 1) >= 1",),
        ),
        Beat(
            2,
            "There it looks for a T cell that fits. One does.",
            FIRST_TIME,
            claims=("at(N, 2) < at_begin(N)",),
        ),
        Beat(
            3,
            "The one that fits divides. Its copies divide again.",
            FIRST_TIME,
            claims=("at(E, 4) > 2*at(E, 3)",),
        ),
        Beat(
            "first_peak_day",
            "Now enough defenders are there. The germs get fewer.",
            "acquired > 0.5 and known(first_clear) and M0 < 1 and first_peak_day > 3.5",
            claims=("falls(P, first_peak_day + 0.05, first_clear)", "at(E, first_peak_day) > 0"),
        ),
        Beat(
            "first_clear",
            "Day {first_clear:.1f}: the last germ is gone.",
            "known(first_clear)",
            claims=("close(first_clear, first_below(P, 1))",),
        ),
        Beat(
            "first_clear + 5",
            "Most of the new T cells die now. That is good.",
            "acquired > 0.5 and known(first_clear) and (again < 0.5 or first_clear + 8 < t2)",
            claims=(
                "at(E, first_clear + 5) < 0.8*highest(E, begin, first_clear + 5)",
                "at(E, first_clear + 7.9) < at(E, first_clear + 5)",
            ),
        ),
        Beat(
            "first_clear + 8",
            "Some stay, and remember.",
            "acquired > 0.5 and known(first_clear) and memory > 50000",
            claims=("at(M, first_clear + 8) > 10000",),
        ),
        Beat(
            "t2",
            "Day {t2:.0f}: the same germ gets in again.",
            "again > 0.5",
            claims=("at(P, t2) >= P0",),
        ),
        Beat(
            "t2 + 0.5",
            "Memory cells know it. They start at once.",
            "again > 0.5 and acquired > 0.5 and known(first_clear) and memory > 50000",
            claims=("at(E, t2 + 0.5) > at(E, t2)",),
        ),
        Beat(
            "second_clear",
            "Gone in {second_days:.1f} days. The first time it took {first_clear:.1f}.",
            "M0 < 1 and known(first_clear) and known(second_clear)",
            claims=(
                "close(second_days, first_below(P, 1, t2, end) - t2)",
                "close(first_clear, first_below(P, 1))",
            ),
        ),
        Beat(
            "first_end - 1",
            "The fast arm can't finish alone.",
            "acquired < 0.5 and innate > 0.5 and not known(first_clear)",
            claims=("lowest(P) >= 1",),
        ),
    ),
    cover="first_peak_day",
)

SIMULATION = Simulation(
    id="innate-and-acquired",
    title="One germ, met twice",
    model=innate_and_acquired,
    status="course",
    summary="A germ gets in, grows, and is removed by the two arms of the defense. Later it comes again.",
    sliders=("innate", "acquired", "r", "N0", "M0", "again"),
    more=("t2", "P0"),
    panels=(
        Panel(
            (Curve("P", "intruder", "Germs"),),
            "Germs",
            "germs",
            scale="log",
            low=1,
            title="Intruders",
            marks=(Mark("gone", x="first_clear"), Mark("second meeting", x="second_meeting"), Mark("gone again", x="second_clear")),
        ),
        Panel(
            (
                Curve("innate_strength", "innate", "Innate arm, counted as T cells"),
                Curve("E", "tcell", "Attacking T cells", dash="dash"),
                Curve("M", "memory", "Memory T cells", dash="dot"),
            ),
            "Cells",
            "cells",
            scale="log",
            low=1,
            title="Defenders",
        ),
    ),
    measures=(
        combine("second_meeting", "where(again > 0.5, t2, 0/0)", "Day of the second meeting", "days"),
        combine("first_end", "where(again > 0.5, t2, 30)", "Day until which the first meeting is watched", "days"),
        peak("first_peak", "P", "Most germs, first meeting", "germs", before="first_end"),
        first_below("first_clear", "P", 1, "Day on which the germ is gone", "days", before="first_end"),
        time_of_peak("first_peak_day", "P", "Day with the most germs", "days", before="first_clear"),
        peak("most_attackers", "E", "Most attacking T cells, first meeting", "cells", before="first_end"),
        value_at("memory", "M", "first_end", "Memory T cells after the first meeting", "cells"),
        peak("second_peak", "P", "Most germs, second meeting", "germs", after="second_meeting"),
        first_below("second_clear", "P", 1, "Day on which the germ is gone again", "days", after="second_meeting"),
        combine("second_days", "second_clear - t2", "Days until the germ is gone again", "days"),
        combine("times_faster", "first_clear / second_days", "How many times faster the second time", "times"),
        final("germs_left", "P", "Germs at the end", "germs"),
        value_at("germs_then", "P", "first_end - 0.01", "Germs when the first meeting is no longer watched", "germs"),
        value_at("attackers_then", "E", "first_end - 0.01", "Attacking T cells then", "cells"),
    ),
    sentence=(
        Case("Both arms are switched off, so nothing holds the germ back. It grows until there is no more room for it.",
             f"{NEVER} and innate < 0.5 and acquired < 0.5 and germs_left > 0.9*Pmax",
             claims=("at_end(P) > 0.9*Pmax", "highest(E) < 1", "lowest(P) >= 1")),
        Case("Both arms are switched off, so nothing holds the germ back. It grows and grows: at the end there are {germs_left:words} germs.",
             f"{NEVER} and innate < 0.5 and acquired < 0.5",
             claims=("close(germs_left, at_end(P))", "rises(P)", "at_end(P) > 1000*P0")),
        Case("Without the acquired arm this germ is not gone by day {first_end:.0f}. The innate arm holds it, but it can't finish the work "
             "alone. At the end there are {germs_left:words} germs.", f"{NEVER} and acquired < 0.5 and {HOLDS}",
             claims=("close(germs_left, at_end(P))", "lowest(P) >= 1", "at_end(P) < 1.1*P0*(1 + again) or at_end(P) < 2000",
                     "instead(at_end(P), innate=0) > 100*germs_left")),
        Case("Without the acquired arm this germ is never gone. The innate arm slows it down, but it can't stop it. "
             "At the end there are {germs_left:words} germs.", f"{NEVER} and acquired < 0.5",
             claims=("close(germs_left, at_end(P))", "lowest(P) >= 1", "rises(P)", "instead(at(P, 4), innate=0) > 2*at(P, 4)")),
        Case("The germ is not gone by day {first_end:.0f}. " + STANDOFF + " Only when the germ comes again do so many wake up that all of it is "
             "gone, on day {second_clear:.1f}.", f"{NEVER} and {GONE_TWICE}",
             claims=(*FIRST_STANDOFF, "at_end(P) < 1", "highest(E, t2, end) > 1.05*at(E, t2)", "close(second_clear, first_below(P, 1, t2, end))")),
        Case("The memory from the vaccine keeps this germ rare from the start: there are never more than {first_peak:.0f}. But the last few "
             "stay. " + STANDOFF + " A real vaccine also brings antibodies. This model has none.", f"{NEVER} and M0 > 0",
             claims=(*FIRST_STANDOFF, "close(first_peak, highest(P, begin, first_end - 0.01))", "first_peak < 400", "lowest(P) >= 1",
                     "instead(highest(P, begin, first_end - 0.01), M0=0) > first_peak - 0.01")),
        Case("The germ is not gone by day {first_end:.0f}. " + STANDOFF, NEVER, claims=(*FIRST_STANDOFF, "lowest(P) >= 1")),
        Case("The memory from the vaccine is ready. The first time this body meets the germ, it is gone by day {first_clear:.1f}. "
             "There are never more than {first_peak:words} germs.", f"M0 > 0 and {ONCE}",
             claims=(*FIRST_GONE, "at_end(P) < 1", "close(first_peak, highest(P))", "instead(highest(P), M0=0) > first_peak - 0.01")),
        Case("The germ is gone by day {first_clear:.1f}. The peak is on day {first_peak_day:.1f}, with {first_peak:words} germs. "
             "After a month {memory:words} memory T cells are left, in case the germ comes again.", ONCE,
             claims=(*FIRST_GONE, "at_end(P) < 1", "close(first_peak, highest(P))", "close(first_peak_day, when_highest(P))",
                     "close(memory, at_end(M))", "at_end(M) > 100")),
        Case("The germ is gone by day {first_clear:.1f} the first time. The second time memory T cells are ready, and there are never more than "
             "{second_peak:.0f} germs. But the last few stay. It is a standoff: few germs keep just so many T cells awake that these remove germs "
             "only as fast as they grow.", f"not {GONE_TWICE}",
             claims=(*FIRST_GONE, "close(second_peak, highest(P, t2, end))", "second_peak < 400", "at(M, t2) > 2000",
                     "lowest(P, t2, end) >= 1", f"area(P, end - 12, end)/12 > 0.6*{EVEN}", f"area(P, end - 12, end)/12 < 1.6*{EVEN}",
                     "lowest(E, end - 12, end) > 10000")),
        Case("The memory from the vaccine is ready. Already the first time, the germ is gone by day {first_clear:.1f}. "
             "The second time it takes {second_days:.1f} days.", "M0 > 0",
             claims=(*FIRST_GONE, *SECOND_GONE, "instead(highest(P, begin, t2 - 0.01), M0=0) > first_peak - 0.01")),
        Case("Without the innate arm nothing slows the germ down until the T cells are many. It peaks at {first_peak:words} germs "
             "and is gone by day {first_clear:.1f}. The second time it takes {second_days:.1f} days.", "innate < 0.5",
             claims=(*FIRST_GONE, *SECOND_GONE, FEWER, "second_days < first_clear", "close(first_peak, highest(P, begin, t2 - 0.01))",
                     "instead(highest(P, begin, t2 - 0.01), innate=1) < first_peak")),
        Case("The germ is gone by day {first_clear:.1f} the first time. The second time it takes {second_days:.1f} days, which is not much less. But "
             "there are never more than {second_peak:words} germs, against {first_peak:words} the first time.", "times_faster < 1.3",
             claims=(*FIRST_GONE, *SECOND_GONE, "second_days < first_clear", "first_clear < 1.31*second_days", "second_peak < first_peak",
                     "close(second_peak, highest(P, t2, end))", "close(first_peak, highest(P, begin, t2 - 0.01))")),
        Case("The first time, the germ is gone by day {first_clear:.1f}. The second time it takes only {second_days:.1f} days: "
             "{times_faster:.1f} times faster. {memory:words} memory T cells were ready.",
             claims=(*FIRST_GONE, *SECOND_GONE, FEWER, "close(times_faster, first_clear/second_days)", "times_faster > 1.2",
                     "close(memory, at(M, t2 - 0.01))")),
    ),
    presets=(
        Preset("Second meeting", "The same germ comes back on day 60. Memory T cells from the first time are ready."),
        Preset("First meeting", "A new germ. The innate arm slows it down until enough T cells are there.", {"again": 0}),
        Preset("No innate arm", "Nobody holds the line in the first days. The germ gets far more common before T cells catch up.",
               {"innate": 0}),
        Preset("No acquired arm", "No T cells join in. The innate arm alone can't remove this germ.", {"acquired": 0}),
        Preset("Vaccinated", "A vaccine has left 200,000 memory T cells before the germ ever comes.", {"M0": 200_000}),
        Preset("Slow germ", "This germ grows half as fast. The innate arm keeps it low from the start.", {"r": 1}),
    ),
    scene=SCENE,
    prediction=Prediction(
        "On day 60 the same germ gets in again. What will happen?",
        (
            Option("It takes as long as the first time.",
                   "That would be so if the body forgot. But some of the T cells of the first time have stayed as memory."),
            Option("It is gone sooner.",
                   "Yes. Memory T cells are many, and they join in fast. The germ gets in as before, but it has much less time.", right=True),
            Option("It can't get in any more.",
                   "Memory is no wall. The germ gets in and even grows a little. It is just removed much sooner."),
        ),
        before={"again": 0},
        after={"again": 1},
        claims=(
            "first_below(P, 1, t2 + 0.1, end) - t2 < first_below(P, 1)/2",
            "highest(P, t2 + 0.01, end) > P0",
            "before(at_end(P) < 1)",
        ),
    ),
    unit_notes={
        "share of its full strength": "The innate arm is told as a share: 1 is its full strength.",
    },
    leaves_out=(
        "Antibodies and B cells. T cells stand here for the whole acquired arm. In a body, antibodies help to remove the last germs; here a few "
        "can stay.",
        "Harm to the body. A germ that is never removed only fills up the room it has.",
        "Organs, blood vessels and the way the cells must travel.",
        "Change of the germ, and T cells that tire.",
        "You. The numbers are chosen for teaching; some were measured in mice.",
    ),
)  # fmt: skip
