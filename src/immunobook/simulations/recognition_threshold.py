"""The school of T cells, or how strong a match must be before it counts.

Scores of a receptor with a piece are standard normal; everything above a threshold
is a match. Receptors that match a piece shown in the thymus are removed.
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
from explorable.model.functions import named, normal_cdf


@model(
    sweep=Axis(
        "score", "How strong a match must be to count", "1", 0, "maximum(5, threshold)", points=251, symbol=r"\theta",
    ),
    parameters=[
        Parameter(
            "threshold", 3, "1", "Your setting: how strong a match must be", (1, 5), step=0.01,
        ),
        Parameter(
            "shown", 100, "pieces", "Pieces of the body shown at school", (10, 1000), "log",
            spoken="pieces", symbol="N_s",
        ),
        Parameter(
            "hidden", 20, "pieces", "Pieces of the body not shown", (0, 100), step=1,
            spoken="pieces", symbol="N_h",
        ),
        Parameter(
            "receptors", 1e4, "receptors", "Different T cells that start school", (1e3, 1e6), "log",
            spoken="T cells", symbol="R",
        ),
    ],
    outputs=[
        Output("pass_school", "Young T cells that pass", "%", symbol=r"\text{survive}"),
        Output("stray", "Of those, cells that can still attack the body", "%", symbol=r"\text{stray}"),
        Output("protection", "Chance that a given germ is seen", "%", symbol=r"\text{protection}"),
    ],
)  # fmt: skip
def recognition_threshold(score, *, shown, hidden, receptors):
    """Survival, stray self-reaction per survivor, and protection at one threshold."""
    quiet, match = normal_cdf(score), named("p", normal_cdf(-score))
    survive = named(r"\text{survive}", quiet**shown)
    return {
        "pass_school": 100 * survive,
        "stray": 100 * (1 - quiet**hidden),
        "protection": 100 * (1 - (1 - match) ** (receptors * survive)),
    }


TOLD = (
    "{passing:.1f}% of the young T cells pass. Of those, {stray_share:.1f}% can still attack some "
    "part of the body. A given germ is seen with a chance of {protected:.1f}%. "
)
IS_TOLD = (
    "close(passing, at(pass_school, threshold))", "close(stray_share, at(stray, threshold))",
    "close(protected, at(protection, threshold))",
    "receptors*passing/100 >= 1",
)  # fmt: skip
TOUCHY = "The school is touchy: even a weak match counts. "
PASSING, STRAY, SEEN = (
    f"at({curve}, threshold)" for curve in ("pass_school", "stray", "protection")
)
STRAY_IS_COMMON, STRAY_IS_RARE = f"{STRAY} > 4.98", f"{STRAY} < 5.02"
IS_SEEN, SLIPS_BY = f"{SEEN} > 94.9", f"{SEEN} < 95.1"
VERDICTS = (
    (
        "stray_share >= 5 and passing < 10 and protected >= 95",
        TOUCHY + "Few pass, and these few see germs and body alike.",
        (f"{PASSING} < 10.1", STRAY_IS_COMMON, IS_SEEN),
    ),
    (
        "stray_share >= 5 and passing < 50 and protected >= 95",
        TOUCHY + "Fewer than half pass, and these see germs and body alike.",
        (f"{PASSING} < 50.1", STRAY_IS_COMMON, IS_SEEN),
    ),
    (
        "stray_share >= 5 and protected >= 95",
        "But attacks on the body are common, because hidden pieces of it are taken for germs.",
        (STRAY_IS_COMMON, IS_SEEN, "hidden > 0"),
    ),
    (
        "stray_share >= 5 and passing < 1",
        "So few are left that germs slip by, and the few are touchy.",
        (f"{PASSING} < 1.01", STRAY_IS_COMMON, SLIPS_BY),
    ),
    (
        "stray_share >= 5",
        "Both errors are common here: attacks on the body, and germs that slip by.",
        (STRAY_IS_COMMON, SLIPS_BY),
    ),
    (
        "passing < 1 and protected < 95",
        "So few are left that germs slip by.",
        (f"{PASSING} < 1.01", STRAY_IS_RARE, SLIPS_BY),
    ),
    (
        "passing > 99.5 and stray_share < 0.05 and protected < 95",
        "That is too calm: germs slip by.",
        (f"{PASSING} > 99.4", f"{STRAY} < 0.06", SLIPS_BY),
    ),
    (
        "protected >= 95 and stray_share < 2",
        "A setting one could live with: few stray attacks, and hardly a germ is missed.",
        (f"{STRAY} < 2.01", IS_SEEN),
    ),
    (
        "protected >= 95",
        "Attacks on the body are rare, but not very rare.",
        (f"{STRAY} > 1.99", STRAY_IS_RARE, IS_SEEN),
    ),
    (
        "protected >= 50",
        "The T cells are calm, but some germs slip by.",
        (STRAY_IS_RARE, SLIPS_BY, f"{SEEN} > 49.9"),
    ),
    (
        "True",
        "Few attack the body, but most germs slip by.",
        (STRAY_IS_RARE, f"{SEEN} < 50.1"),
    ),
)
"""When which verdict is said, and what must be true then; the first that holds."""


def cases() -> tuple[Case, ...]:
    """Say three numbers and a verdict."""
    nobody = Case(
        "Almost every T cell matches something of the body here, so almost none passes: fewer "
        "than one in all. Nobody is left to see a germ.",
        "cells_left < 1",
        claims=(f"receptors*{PASSING}/100 < 1.0001", f"{PASSING} < 0.1"),
    )  # fmt: skip
    said = (Case(TOLD + text, when, claims=(*IS_TOLD, *must)) for when, text, must in VERDICTS)
    return (nobody, *said)


SIMULATION = Simulation(
    id="recognition-threshold",
    title="A school for T cells",
    model=recognition_threshold,
    status="course",
    summary=(
        "T cells that react to pieces of the body are sorted out. How strict should the school be?"
    ),
    sliders=("threshold", "shown", "hidden", "receptors"),
    panels=(
        Panel(
            (
                Curve("pass_school", "tcell"),
                Curve("stray", "own", dash="dash"),
                Curve("protection", "intruder", dash="dot"),
            ),
            "Share", "%", low=0, high=100, marks=(Mark("you are here", x="threshold", role="ink"),),
        ),
    ),
    measures=(
        value_at("passing", "pass_school", "threshold", "Young T cells that pass", "%"),
        value_at(
            "stray_share", "stray", "threshold", "Of those, cells that can still attack the body",
            "%",
        ),
        value_at("protected", "protection", "threshold", "Chance that a given germ is seen", "%"),
        combine("cells_left", "receptors*passing/100", "Different T cells that pass", "receptors"),
        combine(
            "stray_cells", "cells_left*stray_share/100",
            "Different T cells that can still attack the body", "receptors",
        ),
        combine(
            "match_chance", "normal_cdf(-threshold)", "Chance that one T cell matches one piece",
            "1",
        ),
        combine(
            "best_match", "1/(shown + 1)", "Match chance at which one T cell is most useful", "1",
        ),
    ),
    sentence=cases(),
    presets=(
        Preset("A middle setting", "Most pass, few are a danger, and almost every germ is seen."),
        Preset("Touchy", "Even a weak match counts.", {"threshold": 2}),
        Preset("Very calm", "Only a very strong match counts.", {"threshold": 4}),
        Preset(
            "A short list at school",
            "Half of the body's pieces are never shown. More stray cells get through.",
            {"shown": 60, "hidden": 60},
        ),
        Preset(
            "A long list at school", "Many more pieces are shown. Fewer T cells pass.",
            {"shown": 1000},
        ),
        Preset(
            "Many different T cells",
            "With a hundred times more T cells, a calm setting protects well.",
            {"threshold": 4, "receptors": 1e6},
        ),
    ),
    prediction=Prediction(
        "Suppose the school is touchy: even a weak match with the body counts, and the cell is "
        "removed. What about those that pass?",
        (
            Option(
                "They are the safest: every cell that could attack the body is gone.",
                "Only those that match a piece shown at school are gone. With a low threshold "
                "the rest still match hidden pieces often.",
            ),
            Option(
                "Few pass, and each one attacks hidden parts of the body more often.",
                "If a weak match counts, it counts in the body too. The same dial sets both.",
                right=True,
            ),
            Option(
                "None of them sees a germ any more.",
                "Each one sees germs more easily. Only the number of cells falls.",
            ),
            Option(
                "Healthy people have no cells that can attack the body, so nothing changes.",
                "Some such cells get through in everyone. Other brakes keep them calm.",
            ),
        ),
        after={"threshold": 2},
        claims=(
            "at(pass_school, threshold) < before(at(pass_school, threshold)/5)",
            "at(stray, threshold) > before(5*at(stray, threshold))",
        ),
    ),
    unit_notes={
        "1": (
            "The setting counts in steps. One step is how far matches usually lie from their middle "
            "(one standard deviation)."
        ),
    },
    leaves_out=(
        "The first test at school: a T cell must be able to read the body's own flags at all.",
        "Calming T cells and other brakes outside of the thymus.",
        "Signs of danger, without which a match alone does little.",
        "Real numbers. This shows a trade-off, not anybody's risk.",
    ),
)  # fmt: skip
