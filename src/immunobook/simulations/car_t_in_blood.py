"""CAR T cells in the blood after one infusion, after Stein and others.

They multiply until a peak; then most die off quickly and a small part stays for
months. The paper's peak is the level at the start times the fold of growth.
"""

from __future__ import annotations

import math

from explorable.explorer.measures import combine, first_above, peak, time_of_peak, value_at
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
from explorable.model.functions import log, named, where
from explorable.scene import Beat, Counted, Scene, Told, mixed, spots
from explorable.scene.places import lattice

SOURCE = "stein2019"


@model(
    time=Axis("t", "Time since the infusion", "days", 0, "days", points=361),
    states=[
        State("E", "Effector cells", "copies/µg DNA", start="start", log=True),
        State("M", "Memory-type cells", "copies/µg DNA", floor=1),
    ],
    parameters=[
        Parameter("foldx", 3900, "times", "How many times they multiply", (100, 50000), "log", source=SOURCE, note="typical patient; varies widely", symbol=r"\text{fold}"),
        Parameter("Tmax", 9.3, "days", "Day of the peak", (5, 20), step=0.1, source=SOURCE),
        Parameter("alpha", 0.16, "1/day", "How fast most of them die off", (0.05, 0.5), "log", shown_as="multiple", spoken="per day", source=SOURCE),
        Parameter("FB", 0.0079, "1", "Share that turns into memory", (0.0005, 0.1), "log", shown_as="odds", source=SOURCE),
        Parameter("beta", 0.0032, "1/day", "How fast memory fades", (0.001, 0.03), "log", shown_as="multiple", spoken="per day", source=SOURCE),
        Parameter("start", 24000 / 3900, "copies/µg DNA", "Level at the start", (0.5, 100), "log", shown_as="multiple", source=SOURCE,
                  note="peak of 24,000 divided by 3,900; in the study the dose said little about the peak", symbol="E_0"),
        Parameter("days", 180, "days", "Days shown", (60, 730), step=10),
    ],
    events=[Event(at="Tmax", label="peak")],
    outputs=[
        Output("total", "All CAR T cells", "copies/µg DNA", "E + M", symbol="C"),
        Output("memory_share", "Share of memory-type cells", "%", "100*M/(E + M)", symbol=r"\text{memory share}"),
    ],
)  # fmt: skip
def car_t_in_blood(E, M, *, t, foldx, Tmax, alpha, FB, beta):
    """Effector cells E grow until `Tmax`, then die off; a small share turns into memory M."""
    return {
        "E": where(t < Tmax, named("rho", log(foldx) / Tmax), -alpha) * E,
        "M": where(t < Tmax, 0, FB * (alpha - beta) * E - beta * M),
    }


LATER = "foldx*start*((1 - FB)*exp(-alpha*({0} - Tmax)) + FB*exp(-beta*({0} - Tmax)))"

TOLD = (
    "close(peak_level, highest(E + M))",
    "close(peak_day, when_highest(E + M))",
    "close(doubling_time, first_above(E, 2*start))",
    "close(doublings, log(at(E, Tmax)/start)/log(2))",
    "close(first_half_life, first_below(E, at(E, Tmax)/2, Tmax, end) - Tmax)",
)

EXPOSURE = "foldx*start*(Tmax/log(foldx)*(1 - 1/foldx) + (1 - FB)/alpha*(1 - exp(-alpha*(28 - Tmax))) + FB/beta*(1 - exp(-beta*(28 - Tmax))))"

HOME = (150, 178)
"""Where the T cell with the tuft finds its flag, and stays."""
SPOTS = [spot for spot in lattice((195, 188), (268, 104), 28) if 16 < spot[0] < 374]
FLAGGED = tuple((symbol, min(SPOTS, key=lambda spot: math.dist(spot, place)), until) for symbol, place, until in (
    ("cast-leukemia-flags", (118, 156), 0.36), ("cast-leukemia-flags", (176, 224), 0.5),
    ("cast-leukemia-flags", (88, 208), 0.62), ("cast-bcell-flags", (226, 148), 0.76),
    ("cast-leukemia-flags", (262, 228), 0.88), ("cast-bcell-flags", (60, 160), 0.97),
    ("cast-leukemia-flags", (310, 190), 1.04), ("cast-bcell-flags", (282, 146), 1.12),
))  # fmt: skip
"""Cells with the flag: where each is, and until which part of the way to the peak."""

BLOOD, QUIET = mixed(
    spots("blood", "blood", [spot for spot in SPOTS if all(spot != place for _, place, _ in FLAGGED)]),
    "between", "where memory cells rest", apart=56, free=(HOME,), around=25,
)  # fmt: skip

STAYS = "late_half_life > 0.7*days"

VESSEL = "M0 96Q98 76 195 96T390 96V284Q292 268 195 284T0 284Z"
BAG = (
    f'<path d="{VESSEL}" fill="var(--ex-cancer)" fill-opacity=".08"/>'
    '<path d="M0 96Q98 76 195 96T390 96M0 284Q98 300 195 284T390 284" fill="none" stroke="var(--ex-cancer)" stroke-opacity=".35" stroke-width="3"/>'
    '<rect x="318" y="6" width="48" height="54" rx="10" fill="var(--ex-tcell)" fill-opacity=".14" stroke="var(--ex-muted)" stroke-width="2.5"/>'
    '<path d="M342 60V106" fill="none" stroke="var(--ex-muted)" stroke-width="5" stroke-linecap="round" stroke-opacity=".6"/>'
)

SCENE = Scene(
    summary="A blood vessel, and a bag with a drip above it at the right. CAR T cells, with pink sensors, come from the bag. Red leukemia "
    "cells and pink B cells carry the flag that fits. One CAR T cell has a tuft.",
    clock="Day {t:.0f}",
    scale="One CAR T cell here stands for very many in the blood, one memory cell for far fewer.",
    notes="One memory cell stands for a twentieth of what a CAR T cell stands for, as nobody would see them otherwise. A faint one: for fewer. Shown for "
    "the story, not counted: leukemia, B cells, the T cell with the tuft. This model has no leukemia in it.",
    units="A CAR T cell here: 1,000 copies/µg DNA. A memory cell: 50.",
    regions=(BLOOD, QUIET),
    ground=BAG,
    figures=(
        Counted(
            "cast-tcell-car", "E", 1000, "units of CAR T cells at work", where="blood",
            near=(190, 190), most=50, least=20, size=32, comes="divides",
        ),
        Counted(
            "cast-tcell-memory", "M", 50, "units of memory-type cells", where="between",
            near=(170, 200), most=13, least=1, size=33,
        ),
    ),
    told=(
        *(
            Told("cast-tcell-car", "a CAR T cell from the bag",
                 ((0, place), (f"{0.015 + 0.02*k}*Tmax", (342, 62)), (f"{0.05 + 0.02*k}*Tmax", (342, 112)), (f"{0.3 + 0.03*k}*Tmax", (4, 140 + 50*k))),
                 until=f"{0.31 + 0.03*k}*Tmax", size=26)
            for k, place in enumerate(((342, 51), (329, 43), (355, 43)))
        ),
        Told("cast-tcell-car-tuft", "the T cell with the tuft, with its new sensors",
             ((0, (342, 23)), ("0.05*Tmax", (342, 62)), ("0.09*Tmax", (342, 116)), ("0.24*Tmax", HOME)),
             until="memory_day", size=42),
        Told("cast-tcell-memory-tuft", "the T cell with the tuft, as a memory cell", (("memory_day", HOME),),
             until=f"where({STAYS}, 0/0, 0.72*days)", size=42),
        *(
            Told(symbol, "a leukemia cell with its flag" if "leukemia" in symbol else "a healthy B cell with the same flag", place,
                 until=f"{until}*Tmax", size=43)
            for symbol, place, until in FLAGGED
        ),
    ),
    beats=(
        Beat(0, "The CAR T cells come back through a drip.", claims=("close(start, at_begin(E))",)),
        Beat("0.12*Tmax", "They look for their flag. Leukemia cells carry it.", claims=("at(E, 0.12*Tmax) < 0.5*highest(E)",)),
        Beat("0.3*Tmax", "Each that finds it divides. So do its daughters.",
             claims=("rises(E, 0.3*Tmax, Tmax)", "at(E, 0.5*Tmax) > 2*at(E, 0.3*Tmax)")),
        Beat("0.72*Tmax", "Healthy B cells carry the flag, too. So they also go.", claims=("at(E, Tmax) > 3*at(E, 0.72*Tmax)",)),
        Beat("Tmax", "Day {Tmax:.0f}: now there are most of them.", claims=("close(Tmax, when_highest(E + M))",)),
        Beat("Tmax + 4", "They find their flag ever less. Half of them go every {first_half_life:.0f} days.",
             claims=("close(first_half_life, first_below(E, at(E, Tmax)/2, Tmax, end) - Tmax)",)),
        Beat("memory_day", "Day {memory_day:.0f}: most that are left are memory cells.", "known(memory_day)",
             claims=("close(memory_day, first_above(M - E, 0, Tmax, end))", "always(M > 0.999*E, memory_day, end)")),
        Beat("0.7*days", "Some stay, and remember. Our T cell is one of them.", f"{STAYS} and known(memory_day) and memory_day < 0.7*days",
             claims=("at(M, 0.7*days) > 0.4*highest(M)",)),
        Beat("0.7*days", "Memory fades, too: half of it goes every {late_half_life:.0f} days.", f"not ({STAYS}) and known(memory_day)",
             claims=("close(late_half_life, log(2)/beta)", "at_end(M) < 0.8*at(M, 0.7*days)")),
    ),
    cover="0.87*Tmax",
)  # fmt: skip

SIMULATION = Simulation(
    id="car-t-in-blood",
    title="CAR T cells in the blood",
    model=car_t_in_blood,
    status="published",
    source=SOURCE,
    summary="One infusion. The cells multiply on their own, reach a peak, and fall in two steps: fast, then slowly.",
    sliders=("foldx", "FB", "beta"),
    more=("Tmax", "alpha", "start", "days"),
    panels=(
        Panel(
            (
                Curve("total", "ink", "All CAR T cells"),
                Curve("E", "tcell", "Effector cells", "dash"),
                Curve("M", "memory", "Memory-type cells", "dot"),
            ),
            "Level in the blood", "copies/µg DNA", "log", low=0.1,
            marks=(Mark("peak", x="peak_day", y="peak_level", role="ink"), Mark("memory is the larger part", x="memory_day", role="memory")),
        ),
    ),
    measures=(
        peak("peak_level", "total", "Level at the peak", "copies/µg DNA"),
        time_of_peak("peak_day", "total", "Day of the peak", "days"),
        combine("doublings", "log(foldx)/log(2)", "Doublings from the start to the peak", "doublings"),
        combine("doubling_time", "Tmax/doublings", "Time for one doubling", "days"),
        combine("first_half_life", "log(2)/alpha", "Half-life of the fast fall", "days"),
        combine("late_half_life", "log(2)/beta", "Half-life of the slow fall", "days"),
        first_above("memory_day", "memory_share", 50, "Day on which memory-type cells become the larger part", "days", after="Tmax"),
        value_at("day_28", "total", 28, "Level on day 28", "copies/µg DNA"),
        combine("day_365", LATER.format(365), "Level after a year", "copies/µg DNA"),
        combine("exposure_28", EXPOSURE, "Area under the curve, day 0 to 28", "copies/µg DNA × days"),
    ),
    sentence=(
        Case("The cells double every {doubling_time:.2f} days, {doublings:.1f} times in all, up to a peak level of {peak_level:,} on day {peak_day:.1f}. Then "
             "half of them are lost every {first_half_life:.1f} days. From day {memory_day:.0f} on, most of those that are left are of the memory type.",
             "known(memory_day)",
             claims=(*TOLD, "close(memory_day, first_above(M - E, 0, Tmax, end))", "always(M > 0.999*E, memory_day, end)")),
        Case("The cells double every {doubling_time:.2f} days, {doublings:.1f} times in all, up to a peak level of {peak_level:,} on day {peak_day:.1f}. Then "
             "half of them are lost every {first_half_life:.1f} days. Memory-type cells do not become the larger part in the {days:.0f} days shown.",
             claims=(*TOLD, "always(M < 1.001*E)", "close(days, end)")),
    ),
    presets=(
        Preset("Typical patient", "The middle of the patients in the study. Real curves lie far above and far below it."),
        Preset("One doubling more", "Twice as many in the end. The peak is twice as high.", {"foldx": 7800}),
        Preset("More memory", "Ten times as many turn into memory. The tail lies ten times higher.", {"FB": 0.079}),
        Preset("They fade", "Memory fades with a half-life of about a month.", {"beta": 0.023}),
    ),
    scene=SCENE,
    prediction=Prediction(
        "After the infusion, on about which day are there most CAR T cells in the blood?",
        (
            Option("On the day of the infusion, as with a medicine.",
                   "A medicine only gets less. These cells are alive, and each one makes more."),
            Option("After about nine days.", "They double about every 19 hours, twelve times in a row.", right=True),
            Option("After about three months.", "By then most are gone again, and the quiet memory-type cells are left."),
            Option("They keep growing.", "They grow as long as they meet their flag. When the targets get few, they fall."),
        ),
        claims=(
            "close(when_highest(total), peak_day)",
            "peak_day > 8 and peak_day < 10",
            "falls(total, peak_day, end)",
            "at(total, 90) < 0.1*highest(total)",
        ),
    ),
    unit_notes={
        "copies/µg DNA": (
            "The lab takes 1 µg (a thousandth of a milligram) of DNA from blood cells and counts the "
            "copies of the sensor’s gene in it: the more copies, the more CAR T cells."
        ),
        "copies/µg DNA × days": "Copies times days add up the days: a level of 10 that lasts for 5 days counts as 50.",
    },
    leaves_out=(
        "The leukemia and the healthy B cells that make the cells grow. Here the growth is simply given.",
        "Differences between patients. In the study the height of the peak and the growth varied many-fold.",
        "What a level means. A high peak does not promise a lasting remission, and a low one does not rule it out.",
        "Medicines against side effects. The paper lets the growth change by a factor while a patient gets tocilizumab or steroids. Here nobody does.",
        "Cells in the bone marrow and in other organs. Only the blood was measured.",
    ),
)  # fmt: skip
