"""The dial of recognition as an ROC curve: false alarms against misses.

Own flags score around 0, foreign flags around d'; both spread by 1. Everything above
the threshold is attacked.
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
from explorable.model.functions import normal_cdf
from explorable.scene import Beat, Heap, Scene, Told


@model(
    sweep=Axis(
        "score", "Threshold: how foreign a flag must look", "1", "minimum(-3, threshold)", 7,
        points=301, symbol=r"\theta",
    ),
    parameters=[
        Parameter(
            "threshold", 1, "1", "The dial: how foreign a flag must look", (-2, 6), step=0.005,
        ),
        Parameter(
            "difference", 2, "1", "How different own and foreign flags are", (0, 5), step=0.05, symbol="d'",
        ),
    ],
    outputs=[
        Output("false_alarms", "Own cells attacked (false alarms)", "%", symbol=r"\text{false alarms}"),
        Output("misses", "Intruders missed", "%", symbol=r"\text{misses}"),
        Output("hits", "Intruders seen", "%", symbol=r"\text{hits}"),
        Output("guessing", "Pure guessing", "%", symbol=r"\text{guessing}"),
    ],
)  # fmt: skip
def recognition_roc(score, *, difference):
    """Both errors at one threshold."""
    alarm = 100 * normal_cdf(-score)
    return {
        "false_alarms": alarm,
        "misses": 100 * normal_cdf(score - difference),
        "hits": 100 * normal_cdf(difference - score),
        "guessing": alarm,
    }


BOTH = (
    "{alarm_share:.1f}% of own cells are attacked, and {miss_share:.1f}% of intruders are missed. "
)
NO_MISS = "{alarm_share:.1f}% of own cells are attacked, but hardly any intruder is missed. "
NO_ALARM = "Hardly any own cell is attacked, but {miss_share:.1f}% of intruders are missed. "
ALL_MISSED = "Hardly any own cell is attacked, but hardly any intruder is seen either. "
TOUCHY = (
    "The dial is too touchy. Autoimmune disease lies on this side. Allergy fits here only in "
    "part: pollen is foreign, and the mistake is to call it a danger."
)  # fmt: skip
CALM = "The dial is too calm: healthy cells are safe, but intruders and cancer cells get by."
ALARMS, MISSES = "at(false_alarms, threshold)", "at(misses, threshold)"
TELLS_ALARMS, TELLS_MISSES = f"close(alarm_share, {ALARMS})", f"close(miss_share, {MISSES})"
TELLS_BOTH = (TELLS_ALARMS, TELLS_MISSES)
IS_TOUCHY = (f"{ALARMS} > 2*{MISSES}", f"{ALARMS} > 5")
IS_CALM = (f"{MISSES} > 2*{ALARMS}", f"{MISSES} > 5")
ON_TOUCHY_SIDE = "alarm_share > 2*miss_share and alarm_share > 5"
ON_CALM_SIDE = "miss_share > 2*alarm_share and miss_share > 5"


SCENE = Scene(
    summary="Two heaps along one line of how foreign a flag looks: the body's own cells grow upwards, intruders downwards. An upright line "
    "with a T cell on it can be moved. Whoever stands to the right of it is attacked.",
    clock="{false_alarms:.0f}% hurt, {misses:.0f}% missed",
    scale="A blue ring means: attacked. Around a germ that is right, around an own cell it is a mistake.",
    notes="Thirty own cells stand for all own cells, thirty germs for all intruders. The picture rounds; the numbers are exact.",
    moves="threshold",
    ground='<path d="M12 172H378" fill="none" stroke="var(--ex-muted)" stroke-width="1.5"/>'
    '<text x="12" y="292">looks like own</text><text x="378" y="292" text-anchor="end">looks foreign</text>',
    figures=(
        Heap(
            "cast-body-plain", "cast-body-mistake", 30, 0, 1, "own cells", ((16, 170), (390, 170))
        ),
        Heap(
            "cast-germ",
            "cast-germ-caught",
            30,
            "difference",
            1,
            "intruders",
            ((16, 174), (390, 174)),
            up=False,
        ),
    ),
    told=(
        Told(
            "cast-tcell-tuft",
            "the T cell that decides",
            (("-2", (16, 58)), ("6", (390, 58))),
            size=34,
        ),
    ),
    beats=(
        Beat(
            -2,
            "The line stands far left. Nearly everything is attacked.",
            claims=("at(false_alarms, begin) > 90",),
        ),
        Beat(
            "minimum(-0.5, difference/2 - 1.2)",
            "Intruders have little chance. But many own cells are hurt.",
            claims=("at(false_alarms, minimum(-0.5, difference/2 - 1.2)) > 30",),
        ),
        Beat(
            "difference/2 - 0.5",
            "Wherever the line stands, some mistakes remain.",
            "difference < 4.2",
            claims=("at(false_alarms, difference/2) > 1", "at(misses, difference/2) > 1"),
        ),
        Beat(
            "difference/2 - 0.5",
            "Here the two heaps stand apart. Almost nothing goes wrong.",
            "difference >= 4.2",
            claims=("at(false_alarms, difference/2) < 2", "at(misses, difference/2) < 2"),
        ),
        Beat(
            "difference/2 + 1",
            "Own cells are safer now. More intruders get by.",
            claims=("at(misses, difference/2 + 1) > at(false_alarms, difference/2 + 1)",),
        ),
        Beat(
            "maximum(4.2, difference + 1.3)",
            "Far right: hardly anything is attacked, and intruders pass.",
            claims=(
                "at(false_alarms, 4.2) < 0.1",
                "at(misses, maximum(4.2, difference + 1.3)) > 85",
            ),
        ),
    ),
    cover="threshold",
)

SIMULATION = Simulation(
    id="recognition-roc",
    scene=SCENE,
    title="The dial of recognition",
    model=recognition_roc,
    status="course",
    summary="Own and foreign flags look partly alike. Where should the line be drawn?",
    sliders=("threshold", "difference"),
    panels=(
        Panel(
            (Curve("false_alarms", "own", dash="dash"), Curve("misses", "intruder")), "Share", "%",
            low=0, high=100, title="Both errors",
            marks=(Mark("you are here", x="threshold", role="ink"),),
        ),
        Panel(
            (
                Curve("hits", "tcell", "Every setting of the dial"),
                Curve("guessing", "muted", "Pure guessing", "dot"),
            ),
            "Intruders seen", "%", low=0, high=100, x="false_alarms",
            title="What the dial can reach",
            marks=(Mark("you are here", x="alarm_share", y="hit_share", role="ink"),),
        ),
    ),
    measures=(
        value_at(
            "alarm_share", "false_alarms", "threshold", "Own cells attacked (false alarms)", "%",
        ),
        value_at("miss_share", "misses", "threshold", "Intruders missed", "%"),
        value_at("hit_share", "hits", "threshold", "Intruders seen", "%"),
        combine(
            "auc", "normal_cdf(difference/sqrt(2))",
            "How well the two can be told apart (area under the curve)", "1",
        ),
        combine("middle", "difference/2", "Dial at which both errors are equal", "score"),
        combine("equal_error", "100*normal_cdf(-difference/2)", "Each error at that dial", "%"),
    ),
    sentence=(
        Case(
            BOTH + "Own and foreign flags look the same here, so the dial can only guess.",
            "difference < 0.1",
            claims=(*TELLS_BOTH, "highest(hits - false_alarms) < 4"),
        ),
        Case(
            BOTH + "The two kinds of flags differ so much that nearly everything is right.",
            "alarm_share < 1 and miss_share < 1",
            claims=(*TELLS_BOTH, f"{ALARMS} < 1 and {MISSES} < 1"),
        ),
        Case(
            BOTH
            + (
                "Both errors are large, because the flags look much alike. Cancer cells, made "
                "from own cells, are hard to see for this reason."
            ),
            "alarm_share > 20 and miss_share > 20",
            claims=(*TELLS_BOTH, f"{ALARMS} > 20 and {MISSES} > 20"),
        ),
        Case(
            NO_MISS + TOUCHY, f"{ON_TOUCHY_SIDE} and miss_share < 0.1",
            claims=(TELLS_ALARMS, f"{MISSES} < 0.1", *IS_TOUCHY),
        ),
        Case(BOTH + TOUCHY, ON_TOUCHY_SIDE, claims=(*TELLS_BOTH, *IS_TOUCHY)),
        Case(
            ALL_MISSED + CALM, f"{ON_CALM_SIDE} and miss_share > 99.9",
            claims=(f"{ALARMS} < 0.1", "at(hits, threshold) < 0.1", *IS_CALM),
        ),
        Case(
            NO_ALARM + CALM, f"{ON_CALM_SIDE} and alarm_share < 0.1",
            claims=(f"{ALARMS} < 0.1", TELLS_MISSES, *IS_CALM),
        ),
        Case(BOTH + CALM, ON_CALM_SIDE, claims=(*TELLS_BOTH, *IS_CALM)),
        Case(
            BOTH
            + (
                "Neither error stands out. To make both smaller at once, the flags must become "
                "easier to tell apart."
            ),
            claims=(
                *TELLS_BOTH, f"{ALARMS} <= 5 or {ALARMS} <= 2*{MISSES}",
                f"{MISSES} <= 5 or {MISSES} <= 2*{ALARMS}",
            ),
        ),
    ),
    presets=(
        Preset("The middle", "Both errors are equally large."),
        Preset(
            "Toward autoimmune disease",
            "The line is drawn too close to the body's own flags. Nobody has set this dial on "
            "purpose; it is nobody's fault.",
            {"threshold": 0},
        ),
        Preset(
            "Too calm", "Healthy cells are safe, and more intruders slip by.", {"threshold": 2.5},
        ),
        Preset(
            "Cancer cells", "Their flags differ only a little from those of healthy cells.",
            {"threshold": 1.5, "difference": 0.7},
        ),
        Preset(
            "A marked cell",
            "Something makes the flags easier to tell apart. Both errors shrink at once.",
            {"threshold": 1.75, "difference": 3.5},
        ),
    ),
    prediction=Prediction(
        "You turn the dial so that only one in twenty own cells is attacked, instead of one in "
        "six. What happens to the misses?",
        (
            Option(
                "They fall as well: a better setting is better for both.",
                "Turning the dial trades one error for the other. Only a larger difference "
                "between flags makes both smaller.",
            ),
            Option(
                "They stay the same: own cells and intruders have nothing to do with each other.",
                "One line is drawn for both. Where it moves, it moves for both.",
            ),
            Option(
                "They more than double.",
                "From one in six to more than one in three. That is the price of calm.", right=True,
            ),
            Option(
                "Nearly all intruders are missed.",
                "Not so many. The two groups differ enough here for a compromise.",
            ),
        ),
        after={"threshold": 1.65},
        claims=(
            "at(false_alarms, threshold) > 4.8 and at(false_alarms, threshold) < 5.2",
            "at(misses, threshold) > before(2*at(misses, threshold))",
            "at(misses, threshold) > 33 and at(misses, threshold) < 50",
        ),
    ),
    unit_notes={
        "1": (
            "Both sliders count in steps. One step is how far flags of one kind usually lie from "
            "their middle (one standard deviation)."
        ),
        "score": (
            "Both sliders count in steps. One step is how far flags of one kind usually lie from "
            "their middle (one standard deviation)."
        ),
    },
    leaves_out=(
        "Danger. Real defense cells ask not only “Is it foreign?” but also “Does it do harm?” "
        "Allergy needs that second question.",
        "Many kinds of cells, each with a dial of its own.",
        "Learning, which moves both the dial and the flags that are looked for.",
        "Real numbers. The scores are made up to show the trade-off.",
    ),
)  # fmt: skip
