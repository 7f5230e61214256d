"""Occupancy against dose: how much antibody takes how many of the flags.

Binding in balance, with the antibody that sits on flags taken out of the free
antibody (the exact quadratic) and without (the textbook curve).
"""

from __future__ import annotations

from explorable.explorer.measures import combine, value_at
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
from explorable.model import Axis, Output, Parameter, model
from explorable.model.functions import named, sqrt


@model(
    sweep=Axis(
        "amount", "Antibody in all", "nM", "minimum(0.01, dose)", "maximum(1e7, dose)", "log",
        points=361, symbol="A_t",
    ),
    parameters=[
        Parameter(
            "dose", 10, "nM", "Your amount of antibody", (0.01, 1e6), "log",
            spoken="nanomoles per liter",
        ),
        Parameter(
            "KD", 10, "nM", "Grip: a small number is tight", (0.1, 1e6), "log",
            spoken="nanomoles per liter",
            note="10 nM: an illustrative drug; anti-GD2, one arm: 336,290 (yaghoubi543)",
        ),
        Parameter(
            "target", 0.01, "nM", "Flags in all", (0.01, 1000), "log", spoken="nanomoles per liter", symbol="G_t",
        ),
    ],
    outputs=[
        Output("taken", "Flags taken", "%", symbol=r"\text{taken}"),
        Output("taken_simple", "Flags taken, if the antibody were never used up", "%", symbol=r"\text{taken}_{\text{simple}}"),
    ],
)  # fmt: skip
def antibody_dose(amount, *, KD, target):
    """Share of flags taken at a total `amount` of antibody."""
    total = named("s", amount + target + KD)
    bound = named("C", 2 * amount * target / (total + sqrt(total**2 - 4 * amount * target)))
    return {"taken": 100 * bound / target, "taken_simple": 100 * amount / (amount + KD)}


HERE = " Your {dose:words} nM takes {taken_here:.1f}% of the flags."
HALF = (
    "close(taken_here, at(taken, dose))",
    "close(dose_half, first_above(taken, 50))",
    "rises(taken)",
)
NINE = "close(dose_90, first_above(taken, 90))"


SIMULATION = Simulation(
    id="antibody-dose",
    title="How much is enough?",
    model=antibody_dose,
    status="course",
    summary=(
        "More antibody takes more flags, but each step brings less. Many flags use up the "
        "antibody."
    ),
    sliders=("dose", "KD", "target"),
    panels=(
        Panel(
            (
                Curve("taken", "antibody", "With the antibody used up by the flags"),
                Curve("taken_simple", "muted", "If the antibody were never used up", "dash"),
            ),
            "Flags taken", "%", low=0, high=100,
            marks=(
                Mark("half", x="dose_half", y=50, role="ink"),
                Mark("nine in ten", x="dose_90", y=90, role="ink"),
                Mark("your amount", x="dose", role="antibody"),
            ),
        ),
    ),
    measures=(
        value_at("taken_here", "taken", "dose", "Flags taken at your amount", "%"),
        value_at(
            "taken_here_simple", "taken_simple", "dose",
            "The same, if the antibody were never used up", "%",
        ),
        combine("dose_half", "KD + target/2", "Antibody that takes half of the flags", "nM"),
        combine("dose_90", "9*KD + 0.9*target", "Antibody that takes nine in ten flags", "nM"),
        combine(
            "dose_half_simple", "KD", "Half of the flags, if the antibody were never used up", "nM",
        ),
        combine(
            "dose_90_simple", "9*KD", "Nine in ten flags, if the antibody were never used up", "nM",
        ),
        combine(
            "step_half_to_90", "dose_90/dose_half",
            "From half to nine in ten: this many times more", "times",
        ),
        combine(
            "used_up", "dose_half/KD",
            "Extra antibody for half of the flags, because it is used up", "times",
        ),
    ),
    sentence=(
        Case(
            "Even half of the flags would take {dose_half:words} nM, and nine in ten {dose_90:words} nM: a very loose grip." + HERE,
            "dose_half >= 10000 and used_up < 2",
            (*HALF, NINE, "first_above(taken, 50) > 9900", "first_above(taken_simple, 50) > first_above(taken, 50)/2.01"),
        ),
        Case(
            "Half of the flags are taken at {dose_half:words} nM, nine in ten at {dose_90:words} nM. There are few flags, so they hardly use up the "
            "antibody." + HERE,
            "used_up < 1.1",
            (*HALF, NINE, "first_above(taken_simple, 50) > first_above(taken, 50)/1.11"),
        ),
        Case(
            "Half of the flags are taken at {dose_half:words} nM, nine in ten at {dose_90:words} nM. The flags use up part of the antibody: without "
            "that, {dose_half_simple:words} nM would do for half." + HERE,
            "used_up < 3",
            (*HALF, NINE, "close(dose_half_simple, first_above(taken_simple, 50))"),
        ),
        Case(
            "There are so many flags that they use up most of the antibody. Half of them take {dose_half:words} nM, {used_up:.3g} times what the grip "
            "alone would need." + HERE,
            claims=(*HALF, "close(used_up, first_above(taken, 50)/first_above(taken_simple, 50))", "at(target*taken/100, dose_half) > 0.66*dose_half"),
        ),
    ),
    presets=(
        Preset(
            "Amount equals KD",
            "Few flags, and as much antibody as KD says: half of the flags are taken.", {},
        ),
        Preset(
            "Nine times KD",
            "Nine times as much does not take nine times as many flags. It takes nine in ten.",
            {"dose": 90},
        ),
        Preset(
            "Many flags",
            "The same grip, but ten thousand times more flags. They use up the antibody.",
            {"dose": 90, "target": 100},
        ),
        Preset(
            "Tight grip",
            "One hundred times tighter. Now the number of flags decides, not the grip.",
            {"dose": 10, "KD": 0.1, "target": 20},
        ),
        Preset(
            "Anti-GD2 by one arm",
            "One arm of dinutuximab holds GD2 so loosely that the peak level in blood would take "
            "almost no flag. See below how two arms solve this.",
            {"dose": 76.7, "KD": 336290, "target": 1},
        ),
    ),
    prediction=Prediction(
        "With a KD of 10 nM and few flags, 10 nM of antibody takes half of the flags. How much "
        "takes nine in ten?",
        (
            Option(
                "18 nM",
                "That would be right if the curve were a straight line. But free flags get rare, "
                "and each one is harder to find.",
            ),
            Option("20 nM", "Twice the amount takes two in three. The curve flattens early."),
            Option(
                "90 nM", "Nine times KD takes nine in ten. The last flags cost the most.",
                right=True,
            ),
            Option(
                "Any amount above 10 nM, because antibodies do not let go.",
                "They do let go. In balance, just as many let go as bind. That is what KD "
                "measures.",
            ),
        ),
        after={"dose": 90},
        claims=("close(at(taken, dose), 90)", "before(close(at(taken, dose), 50))"),
    ),
    leaves_out=(
        "Time: this is the balance after a long wait.",
        "The second arm. Each antibody holds one flag here.",
        "The body: blood, tissue, and antibody that breaks down.",
        "What happens next. Taking a flag is not killing a cell; helper cells do that.",
    ),
)  # fmt: skip
