"""How long gatekeepers search for one germ, and how long the alarm takes.

Mean time of a random walk until it meets a target in the middle of a closed disc
(or sphere), averaged over all starting places, and of the first of n such walks: the first
is one that happens to start close by, so it needs less than one n-th (`_first_of_many`).
"""

from __future__ import annotations

from dataclasses import replace

from explorable.chance import Draw
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
from explorable.model.functions import conversion, log, named, where
from explorable.scene import Beat, Drawn, Scene, grid
from immunobook.simulations._first_of_many import sooner


@model(
    sweep=Axis(
        "number", "Gatekeepers in the patch", "1", 1, "maximum(100, gatekeepers)", "log",
        points=201, symbol="n",
    ),
    parameters=[
        Parameter("gatekeepers", 1, "1", "Gatekeepers", (1, 100), step=1),
        Parameter(
            "patch", 100, "µm", "From the middle of the patch to its edge", (50, 500), step=5,
            spoken="micrometers", note="100 µm is a tenth of a millimeter", symbol="b",
        ),
        Parameter(
            "reach", 10, "µm", "How close is close enough", (5, 30), step=1, spoken="micrometers",
            note="about the size of a cell; long arms reach further", symbol="a",
        ),
        Parameter(
            "motility", 50, "µm²/min", "How fast a gatekeeper wanders", (5, 100), step=5,
            spoken="square micrometers per minute", note="in the range used for T cells in tissue", symbol="D",
        ),
        Parameter("deep", 0, "1", "A ball of tissue instead of a flat patch", switch=True, symbol="z"),
        Parameter(
            "walk", 18, "hours", "Walk to the lymph node", (6, 48), step=1, spoken="hours",
            note="order of a day; illustrative", symbol=r"t_{\text{walk}}",
        ),
        Parameter(
            "scans", 2000, "T cells/hour", "T cells one gatekeeper meets in the lymph node",
            (500, 5000), step=100, spoken="T cells per hour", source="beltman2007",
            note="a fit to microscopy in mice; the range is ours", symbol="s",
        ),
        Parameter(
            "rarity", 1e5, "T cells", "One T cell in so many fits", (1e4, 1e6), "log",
            spoken="T cells", note="chosen for this course; in mice, one in 200,000 fits one piece of a virus (blattman2002)", symbol="N",
        ),
    ],
    outputs=[
        Output("minutes", "Mean time until the first one finds the germ", "minutes", symbol=r"t_{\text{find}}"),
        Output("alarm", "Mean time until the first T cell is called", "hours", symbol=r"t_{\text{alarm}}"),
        Output("walking", "The walk alone", "hours"),
    ],
)  # fmt: skip
def gatekeeper_search(number, *, patch, reach, motility, deep, walk, scans, rarity):
    """Mean search time and mean time to the alarm with `number` gatekeepers."""
    a, b, D = reach, patch, motility
    ring = named("q", b**2 - a**2)
    flat = named(
        r"T_{\text{disc}}",
        (b**2 / (2 * D) * (b**2 * log(b / a) - ring / 2) - ring**2 / (8 * D)) / ring,
    )
    shell = named("v", b**3 - a**3)
    inner = (a**2 * shell - 3 / 5 * (b**5 - a**5)) / (6 * D)
    outer = b**3 / (3 * D) * (shell / a - 3 / 2 * (b**2 - a**2))
    ball = named(r"T_{\text{sphere}}", (inner + outer) / shell)
    alone = where(deep > 0.5, ball, flat)
    minutes = named(r"t_{\text{find}}", alone / (number * sooner(number, a / b, deep)))
    return {
        "minutes": minutes,
        "alarm": minutes / conversion(60) + walk + rarity / (scans * number),
        "walking": walk,
    }


PASSING = Draw(
    "until", of=400, chance=1 / 30,
    told=(
        "Here one T cell in thirty fits. So on average thirty pass until one does: now and then the first, and now and "
        "then only the hundredth. In the body far fewer fit, and far more pass."
    ),
)  # fmt: skip
"""T cells that pass a gatekeeper: each may fit, whoever passed before, as in the formula above."""

THIRTY = Draw(
    "order", of=30, fitting=1, told="Thirty T cells pass, one after the other. One of them fits."
)
"""The same with thirty that pass once: the one that fits stands at each place equally often."""


SCENE = Scene(
    summary="Thirty blue T cells in rows in a lymph node. A green gatekeeper holds up a piece of a germ and goes from one to the next. "
    "Those that do not fit turn pale. The one that fits has a tuft of hair; then it divides.",
    clock="Tried: {tried:.0f} of {number:.0f}",
    scale="Here thirty T cells pass, and one of them fits. In the body far fewer do.",
    notes="There about one in a hundred thousand fits, and each gatekeeper meets about two thousand an hour.",
    shows="chance",
    seed=10,
    again="Another search",
    ends="found + 4",
    regions=(grid("node", "lymph node", (44, 66), 6, 5, gap=(58, 50)),),
    figures=(
        Drawn(
            "node",
            "cast-tcell",
            "cast-tcell",
            "cast-tcell-tuft",
            "T cells",
            walker="cast-gatekeeper-piece",
            beside=(24, 14),
            divides=(1.6, 2.4, 3.2),
            size=33,
        ),
    ),
    beats=(
        Beat(0, "A gatekeeper holds up a piece of the germ."),
        Beat(1, "Does it fit this T cell? No. The next one.", "found > 2.5"),
        Beat("found", "The very first one fits. That is luck.", "found < 1.5"),
        Beat("found", "Number {found:.0f} fits. It has found its match.", "found > 1.5"),
        Beat("found + 1.6", "Now it wakes. It divides, again and again."),
    ),
    cover="found + 3.4",
)

ALONE = "One gatekeeper searches. On average it finds the germ after {search_minutes:.3g} minutes."
FIRST = (
    "{gatekeepers:.0f} gatekeepers search. On average the first one finds the germ after about "
    "{search_minutes:.2g} minutes."
)  # fmt: skip
AT_ONCE = (
    "{gatekeepers:.0f} gatekeepers search. On average the first one finds the germ in less than a "
    "minute."
)  # fmt: skip
ALARM = (
    " Then it walks to the lymph node and shows a piece around. The first T cell is called after "
    "about {alarm_hours:.0f} hours in all"
)  # fmt: skip
WALK = ", and most of that is the walk."
SHOW = ", and most of that is the search for a T cell that fits."
FIND = ", and most of that is the search for the germ."
PARTS = ": search, walk and showing all take their share."
CALLED = "close(alarm_hours, at(alarm, gatekeepers))"
SEARCH, SHOWING = "at(minutes, gatekeepers)/60", "rarity/(scans*gatekeepers)"


def cases() -> tuple[Case, ...]:
    """Combine number of gatekeepers, size of the time, and what takes longest."""
    found = "close(search_minutes, at(minutes, gatekeepers))"
    sooner = "at(minutes, gatekeepers) < at_begin(minutes)/gatekeepers"
    who = (
        (ALONE, "gatekeepers < 1.5", ("gatekeepers == 1", found)),
        (FIRST, "search_minutes >= 1", ("gatekeepers >= 2", found, sooner)),
        (AT_ONCE, "True", ("gatekeepers >= 2", "at(minutes, gatekeepers) < 1", sooner)),
    )
    share = (
        (WALK, "walk > alarm_hours/2", f"walk > {SEARCH} + {SHOWING}"),
        (SHOW, "show_hours > alarm_hours/2", f"{SHOWING} > walk + {SEARCH}"),
        (FIND, "search_hours > alarm_hours/2", f"{SEARCH} > walk + {SHOWING}"),
        (PARTS, "True", f"maximum(walk, maximum({SEARCH}, {SHOWING})) < 0.51*alarm_hours"),
    )
    every = [
        Case(w + ALARM + p, f"{x} and {z}", claims=(*said, CALLED, most))
        for w, x, said in who
        for p, z, most in share
        if (w, p) != (AT_ONCE, FIND)
    ]
    return (*every[:-1], replace(every[-1], when="True"))


SIMULATION = Simulation(
    id="gatekeeper-search",
    thrown=THIRTY,
    scene=SCENE,
    title="Gatekeepers on patrol",
    model=gatekeeper_search,
    status="course",
    summary="A gatekeeper wanders without a map until it bumps into a germ. Then the alarm starts.",
    sliders=("gatekeepers", "patch", "reach"),
    more=("motility", "deep", "walk", "scans", "rarity"),
    panels=(
        Panel(
            (Curve("minutes", "innate"),), "Until the germ is found", "minutes", "log",
            title="The search",
            marks=(Mark("your setting", x="gatekeepers", y="search_minutes", role="ink"),),
        ),
        Panel(
            (
                Curve("alarm", "tcell", "Until the first T cell is called"),
                Curve("walking", "muted", "The walk alone", "dot"),
            ),
            "Until the alarm", "hours", low=0, title="The alarm",
            marks=(Mark("your setting", x="gatekeepers", y="alarm_hours", role="ink"),),
        ),
    ),
    measures=(
        value_at(
            "search_minutes", "minutes", "gatekeepers", "Mean time until the first one finds the germ",
            "minutes",
        ),
        combine("search_hours", "search_minutes/60", "The same in hours", "hours"),
        combine("search_days", "search_hours/24", "The same in days", "days"),
        value_at("one_alone", "minutes", 1, "With a single gatekeeper", "minutes"),
        combine(
            "fair_share", "one_alone/gatekeepers", "If they only shared the work of one", "minutes",
        ),
        combine(
            "show_hours", "rarity/(scans*gatekeepers)", "Showing the piece until a T cell fits",
            "hours",
        ),
        value_at(
            "alarm_hours", "alarm", "gatekeepers", "Mean time until the first T cell is called",
            "hours",
        ),
    ),
    sentence=cases(),
    presets=(
        Preset("One gatekeeper", "A single searcher in a patch a fifth of a millimeter wide."),
        Preset(
            "Twice as wide", "The patch is twice as wide. There is four times as much to search.",
            {"patch": 200},
        ),
        Preset(
            "Ten gatekeepers",
            "Ten searchers start anywhere. The first to arrive is one that happens to start close "
            "by, so it takes less than a tenth of the time.",
            {"gatekeepers": 10},
        ),
        Preset("Long arms", "One gatekeeper, but it reaches twice as far.", {"reach": 20}),
        Preset(
            "A ball of tissue", "Up and down are added. One searcher needs far longer.",
            {"deep": 1},
        ),
        Preset(
            "A lymph node",
            "A ball one millimeter wide. One gatekeeper would need weeks. A hundred need hours.",
            {"deep": 1, "patch": 500, "reach": 20, "gatekeepers": 100},
        ),
    ),
    prediction=Prediction(
        "You make the patch twice as wide. How much longer does one gatekeeper search?",
        (
            Option(
                "Twice as long.",
                "Twice as wide means four times the area, and a wanderer crosses its own path "
                "often.",
            ),
            Option(
                "Four times as long.",
                "Close. The area grows four times. But a germ is also a smaller part of a larger "
                "patch, and that adds a little more.",
            ),
            Option(
                "More than four times as long.",
                "The time grows a bit faster than the area. Here it is nearly six times.",
                right=True,
            ),
            Option(
                "The same: gatekeepers know where germs are.",
                "Real ones can follow a scent. In this model they have no map, as far from the "
                "germ as you like.",
            ),
        ),
        after={"patch": 200},
        claims=(
            "at(minutes, gatekeepers) > before(4*at(minutes, gatekeepers))",
            "at(minutes, gatekeepers) < before(6*at(minutes, gatekeepers))",
        ),
    ),
    unit_notes={
        "µm²/min": (
            "How fast a cell wanders is told in µm² (square micrometers) per minute: a cell that "
            "turns this way and that needs four times as long to get twice as far."
        ),
    },
    leaves_out=(
        "Scent. Real gatekeepers follow chemical trails, and that is faster.",
        "Walls, vessels, crowding, and germs that move or multiply.",
        "Chance. You see the average; one search can be much shorter or longer.",
        "Exactness. With more than one gatekeeper the time of the first is a formula, at most 1% "
        "off the exact average.",
        "Who carries. We let every gatekeeper of the patch bring a piece at the same time as the "
        "first.",
    ),
)  # fmt: skip
