"""Drug level in the blood under one or several infusions: one tank with a drain.

The textbook model of one compartment. Two drugs get the same infusions: an antibody
with a half-life of days, and one that is gone in hours.
"""

from __future__ import annotations

from explorable.explorer.measures import combine, first_below, peak, value_at
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
from explorable.model.functions import conversion, log, named

MOST = 10
"""Infusions that can be given."""

LAST_END = "(number - 1)*interval + duration/conversion(24)"
RATE = "conversion(24)*amount/duration"


def switches() -> tuple[Event, ...]:
    """The pump goes on at each infusion and off at its end; -1 is never."""
    ends = [
        Event(
            at=f"where(number > {k}, {k}*interval + duration/conversion(24), -1)",
            set={"pump": 0},
            label="At the end of each infusion",
        )
        for k in range(MOST)
    ]
    starts = [
        Event(
            at=f"where(number > {k}, {k}*interval, -1)",
            set={"pump": RATE},
            label="At the start of each infusion",
        )
        for k in range(MOST)
    ]
    return (*ends, *starts)


@model(
    time=Axis("t", "Time", "days", 0, f"{LAST_END} + maximum(5*half_life, 1)", points=401),
    states=[
        State("C", "Level of the antibody", "mg/L", floor=1e-4),
        State("S", "Level of the short-lived drug", "mg/L", floor=1e-4),
        State("pump", "Amount running in", "mg/day", symbol="R"),
    ],
    parameters=[
        Parameter("amount", 11.375, "mg", "Amount in each infusion", (1, 100), "log", spoken="milligrams", source="unituxinlabel",
                  note="17.5 mg/m² for a body surface of 0.65 m²; for understanding, not for prescribing", symbol="D"),
        Parameter("duration", 10, "hours", "Hours each infusion takes", (0.5, 20), step=0.5, spoken="hours", source="unituxinlabel",
                  note="10 to 20 hours", symbol=r"T_{\text{inf}}"),
        Parameter("number", 4, "1", "Infusions", (1, MOST), step=1, spoken="infusions", source="unituxinlabel", note="4 days in a row", symbol="N"),
        Parameter("interval", 1, "days", "Days from one infusion to the next", (1, 28), step=1, spoken="days", source="unituxinlabel", symbol=r"\tau"),
        Parameter("half_life", 10, "days", "Half-life of the antibody", (0.5, 30), "log", spoken="days", source="unituxinlabel",
                  note="dinutuximab in 27 children; an ordinary IgG1 of an adult: 21 to 24 days", symbol="t_{1/2}"),
        Parameter("V", 5.4, "L", "Volume the drug spreads in", (1, 20), "log", spoken="liters", source="unituxinlabel",
                  note="dinutuximab; used for both drugs"),
        Parameter("short", 2, "hours", "Half-life of the short-lived drug", (0.5, 12), "log", spoken="hours", source="blincytolabel",
                  note="blinatumomab: about 2 hours", symbol="t_{1/2,S}"),
    ],
    events=switches(),
    outputs=[Output("in_body", "Antibody in the body", "mg", "C*V", symbol=r"\text{in the body}")],
)  # fmt: skip
def drug_level(C, S, pump, *, V, half_life, short):
    """Levels C and S of two drugs: what runs in, less what leaves."""
    leaves = named("k", log(2) / half_life)
    leaves_soon = named("k_S", log(2) / (short / conversion(24)))
    return {
        "C": pump / V - leaves * C,
        "S": pump / V - leaves_soon * S,
        "pump": 0,
    }


LEAVES = " Under 5% of it is left {gone:.1f} days after the end. The short-lived drug needs {gone_short:.1f} hours for that."

TAIL = (
    "close(end_level, at(C, last_end))",
    "falls(C, last_end, end)",
    "close(half_after, first_below(C, at(C, last_end)/2, last_end, end) - last_end)",
    "close(gone, first_below(C, at(C, last_end)/20, last_end, end) - last_end)",
    "close(gone_short, 24*(first_below(S, at(S, last_end)/20, last_end, end) - last_end))",
)
PEAKS = (
    *TAIL,
    "close(build_up, at(C, last_end)/at(C, duration/24))",
    "close(end_level, highest(C))",
)
LEFT = ("close(before_next, at(C, interval)/at(C, duration/24))",)

SIMULATION = Simulation(
    id="drug-level",
    title="How long does it stay?",
    model=drug_level,
    status="course",
    summary="A drug runs into the blood and leaves it again. Its half-life decides whether the next infusion adds to the last.",
    sliders=("amount", "duration", "number", "interval", "half_life"),
    more=("V", "short"),
    panels=(
        Panel(
            (
                Curve("C", "antibody", "Antibody with a tail"),
                Curve("S", "muted", "Short-lived drug, same infusions", "dash"),
            ),
            "Level in the blood", "mg/L", low=0, marks=(Mark("last infusion ends", x="last_end"), Mark("half is left", x="half_day", y="end_level/2", role="ink")),
        ),
    ),
    measures=(
        combine("last_end", LAST_END, "End of the last infusion", "days"),
        value_at("first_peak", "C", "duration/24", "Level at the end of the first infusion", "mg/L"),
        value_at("end_level", "C", "last_end", "Level at the end of the last infusion", "mg/L"),
        peak("top", "C", "Highest level", "mg/L"),
        combine("top_day", "last_end", "Day of the highest level", "days"),
        combine("build_up", "end_level/first_peak", "The last peak compared with the first", "times"),
        first_below("half_day", "C", "end_level/2", "Day on which half of the last peak is left", "days", after="last_end"),
        combine("half_after", "half_day - last_end", "Half is left this long after the last infusion", "days"),
        first_below("gone_day", "C", "0.05*end_level", "Day on which less than 5% is left", "days", after="last_end"),
        combine("gone", "gone_day - last_end", "Less than 5% is left this long after the last infusion", "days"),
        value_at("end_short", "S", "last_end", "Level of the short-lived drug at the end of the last infusion", "mg/L"),
        first_below("gone_short_day", "S", "0.05*end_short", "Day on which less than 5% of the short-lived drug is left", "days", after="last_end"),
        combine("gone_short", "24*(gone_short_day - last_end)", "The same, after the last infusion", "hours"),
        combine("before_next", "2**(-(interval - duration/24)/half_life)", "Share of a peak that is left when the next infusion starts", "1"),
    ),
    sentence=(
        Case("One infusion brings the antibody to {end_level:.3g} mg/L. Half of that is left after {half_after:.1f} days." + LEAVES,
             "number < 1.5", claims=("close(end_level, highest(C))", *TAIL)),
        Case("The infusions add up: the last peak is {end_level:.3g} mg/L, {build_up:.1f} times the first, because {before_next:%} of a peak is "
             "still there when the next infusion starts." + LEAVES, "build_up >= 1.15",
             claims=(*PEAKS, *LEFT, "at(C, last_end) > 1.14*at(C, duration/24)")),
        Case("The infusions add up a little: the last peak is {end_level:.3g} mg/L, {build_up:.2f} times the first, because {before_next:%} of a peak is "
             "still there when the next infusion starts." + LEAVES, "build_up >= 1.05",
             claims=(*PEAKS, *LEFT, "at(C, last_end) < 1.16*at(C, duration/24)")),
        Case("The infusions don't add up. The last peak is {end_level:.3g} mg/L, as high as the first, because next to nothing of a peak "
             "is left when the next infusion starts." + LEAVES, "before_next < 0.01",
             claims=(*PEAKS, "at(C, interval) < 0.02*at(C, duration/24)", "at(C, last_end) < 1.02*at(C, duration/24)")),
        Case("The infusions hardly add up. The last peak is {end_level:.3g} mg/L, about as high as the first, because only {before_next:%} of a "
             "peak is left when the next infusion starts." + LEAVES,
             claims=(*PEAKS, *LEFT, "at(C, last_end) < 1.06*at(C, duration/24)")),
    ),
    presets=(
        Preset("One infusion", "Watch the level fall to one half, then to one half of that.", {"number": 1}),
        Preset("Four days in a row", "As in a course of anti-GD2: each infusion starts before much of the last has gone."),
        Preset("Slowly", "The same amount over twice the time. The peak is a little lower, and the long tail is the same.",
               {"number": 1, "duration": 20}),
        Preset("Every four weeks", "With a gap of nearly three half-lives, only a little is left when the next infusion starts.",
               {"number": 3, "interval": 28}),
        Preset("Without the rescue", "A half-life of half a day, as if the antibody had no tail to save it.", {"half_life": 0.5}),
    ),
    prediction=Prediction(
        "Four infusions, one a day, of an antibody with a half-life of ten days. How high is the fourth peak?",
        (
            Option("As high as the first, since the amount is the same.",
                   "That would be so if each infusion were gone before the next. After one day, more than nine tenths are still there."),
            Option("Nearly four times as high.",
                   "Little is lost in three days, so the four add up almost in full.", right=True),
            Option("Forty times as high.", "Four infusions can't bring in more than four times the amount of one."),
            Option("Lower, because the body gets used to it.",
                   "Some bodies do make antibodies against a drug. That is not in this model, and it is not the rule here."),
        ),
        before={"number": 1},
        after={"number": 4},
        claims=("highest(C) > 3.5*before(highest(C))", "highest(C) < 4*before(highest(C))"),
    ),
    leaves_out=(
        "Tissues. The drug also goes from the blood into them and back, which real curves show as a fast fall at first. That is why this "
        "model gives a lower peak than was measured in children.",
        "Flags that take up the drug and draw it out of the blood.",
        "Antibodies that a body may make against the drug.",
        "Differences between children. The half-life and the volume of real children vary widely.",
    ),
)  # fmt: skip
