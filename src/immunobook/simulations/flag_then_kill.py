"""First the flag, then the kill: antibodies mark cancer cells, NK cells kill them.

A tube over four hours, after Hoffman and others (ADCC). Amounts are shares: cancer
cells of their number at the start, flags of all flags, antibody of what was put in.
"""

from __future__ import annotations

from explorable.explorer.measures import combine, final, first_below, peak, value_at
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
from explorable.model.functions import named

SOURCE = "hoffman2018"


@model(
    time=Axis("t", "Time", "hours", 0, "hours", points=301),
    states=[
        State("A", "Antibody left in the fluid", "1", start=1, floor=1e-6),
        State("R", "Flags that carry an antibody", "1", floor=1e-6),
        State("S", "Cancer cells", "1", start=1, floor=1e-6),
        State("C", "Cancer cells held by an NK cell", "1", floor=1e-6),
    ],
    parameters=[
        Parameter("drug", 1, "per flag", "Antibodies put in, for each flag", (0.1, 1e6), "log", spoken="antibodies for each flag", source=SOURCE,
                  note="the paper writes gamma for flags per antibody; it gives 6 × 10⁻⁹ to 600", symbol="q"),
        Parameter("a1", 1e-3, "1", "How readily the antibody sticks", (1e-5, 100), "log", shown_as="multiple", source=SOURCE,
                  note="alpha 1; the paper gives 6 × 10⁻⁶ to 600, and uses 0.001"),
        Parameter("u", 20, "per cell", "NK cells for each cancer cell", (0.1, 40), "log", spoken="NK cells for each cancer cell", source=SOURCE,
                  note="mu; 1 to 20 in laboratory tests"),
        Parameter("fk", 1, "1", "Strength of the NK cells", (0.1, 20), "log", shown_as="multiple", source=SOURCE,
                  note="f K; fastest killing in four hours. The paper gives 0 to 22 and uses 1", symbol="f_k"),
        Parameter("a2", 1.44, "1", "How readily the antibody lets go", (0.1, 20), "log", shown_as="multiple", source=SOURCE, note="alpha 2"),
        Parameter("rk", 0.5, "1", "Marked flags for half of their full strength", (0.05, 1), spoken="of all flags", source=SOURCE, note="R K", symbol="r_k"),
        Parameter("v1", 120, "1", "How readily NK cells take hold of a cell", source=SOURCE, note="nu 1"),
        Parameter("v2", 14.4, "1", "How readily NK cells let go of a cell", source=SOURCE, note="nu 2"),
        Parameter("tau", 4.0, "hours", "The paper's unit of time", source=SOURCE, note="the length of its test", symbol=r"\tau"),
        Parameter("hours", 4.0, "hours", "Length of the test", source=SOURCE, note="after 4 hours cells would also divide, which is left out"),
    ],
    outputs=[
        Output("cells", "Cancer cells", "%", "100*S"),
        Output("marked", "Flags that carry an antibody", "%", "100*R"),
        Output("held", "Cancer cells that have an NK cell beside them", "%", "100*C"),
    ],
)  # fmt: skip
def flag_then_kill(A, R, S, C, *, drug, a1, u, fk, a2, rk, v1, v2, tau):
    """Free antibody A, marked share of flags R, cancer cells S, those held by NK cells C."""
    kill = named("f", fk * R / (R + rk))
    bind = named("b", a1 * drug * (1 - R) * A - a2 * R)
    return {
        "A": -bind * S / drug / tau,
        "R": bind / tau,
        "S": -kill * C / tau,
        "C": (v1 * (u - C) * (S - C) - v2 * C - kill * C) / tau,
    }


ALL = ("Nearly all flags are marked", "marked_most > 99", ("highest(R) > 0.9899",))
SOME = (
    "At most {marked_most:.0f}% of the flags are marked",
    "True",
    ("close(marked_most, highest(100*R))",),
)
HARDLY = "Hardly any flag is marked, at most {marked_most:.1f}%. "
FEW = ("close(marked_most, highest(100*R))", "highest(R) < 0.0101")
KILLED = " In four hours {killed:.0f}% of the cancer cells are killed."
BESIDE = "close(held_early, at(100*C, 0.2))"
SLOW = ". NK cells stand beside {held_early:.0f}% of the cancer cells, but "
DEAD = ("close(killed, 100 - 100*at_end(S))", "falls(S)")
SLOWLY = (BESIDE, *DEAD, "at_end(S) > 0.749")


def cases(text: str, when: str, *claims: str) -> tuple[Case, ...]:
    """How many flags are marked, `text`, and how many cancer cells are gone in the end."""
    return tuple(
        Case(flags + text + KILLED, f"({when}) and {x}", (*marked, *claims, *DEAD))
        for flags, x, marked in (ALL, SOME)
    )


SIMULATION = Simulation(
    id="flag-then-kill",
    title="First the flag, then the kill",
    model=flag_then_kill,
    status="published",
    source=SOURCE,
    summary="Antibodies mark cancer cells, NK cells do the killing. Both are needed.",
    sliders=("drug", "u", "fk"),
    more=("a1", "a2", "rk"),
    opens="Much more antibody",
    panels=(
        Panel((Curve("cells", "cancer", "Cancer cells"), Curve("held", "innate", "with an NK cell beside them", "dash")),
              "Of all cancer cells", "%", low=0, high=105, title="Cells"),
        Panel((Curve("marked", "antibody", "Flags that carry an antibody"),), "Of all flags", "%", low=0, high=105, title="Flags",
              marks=(Mark("half of the full strength", y="100*rk"),)),
    ),
    measures=(
        final("left", "cells", "Cancer cells left after four hours", "%"),
        combine("killed", "100 - left", "Cancer cells killed in four hours", "%"),
        peak("marked_most", "marked", "Most flags that carry an antibody", "%"),
        final("marked_end", "marked", "Flags that carry an antibody after four hours", "%"),
        value_at("held_early", "held", 0.2, "Cancer cells with an NK cell beside them after 12 minutes", "%"),
        first_below("half_hours", "cells", 50, "Half of the cancer cells are gone after", "hours"),
        combine("antibody_ratio", "drug", "Antibodies for each flag", "1"),
        combine("most_possible", "100*a1*drug/(a1*drug + a2)", "Flags that would be marked if no antibody were used up", "%"),
    ),
    sentence=(
        Case(HARDLY + "NK cells stand beside {held_early:.0f}% of the cancer cells, but they have almost nothing to hold on to." + KILLED,
             "marked_most < 1 and killed < 1", claims=(*FEW, BESIDE, DEAD[0], "at_end(S) > 0.989")),
        Case(HARDLY + "But even with so few marks the NK cells begin to kill." + KILLED, "marked_most < 1",
             claims=(*FEW, *DEAD, "at_end(S) < 0.991")),
        *cases(". But there are so few NK cells that they reach only {held_early:.0f}% of the cancer cells at a time.", "u < 0.8 and killed < 50",
               BESIDE, "highest(C) < u + 0.001", "at_end(S) > 0.499"),
        *cases(", and the NK cells beside the cancer cells start to kill. Half of the cancer cells are gone after {half_hours:.1f} hours.",
               "known(half_hours)", "close(half_hours, first_below(S, 0.5))"),
        Case(ALL[0] + SLOW + "each of them kills slowly." + KILLED, f"killed < 25 and {ALL[1]}", claims=(*ALL[2], *SLOWLY)),
        Case(SOME[0] + SLOW + "few marks or weak NK cells mean slow killing." + KILLED, "killed < 25", claims=(*SOME[2], *SLOWLY)),
        *cases(", and the NK cells beside the cancer cells start to kill.", "True", "at_end(S) < 0.751", "at_end(S) > 0.499")[:-1],
        Case(SOME[0] + ", and the NK cells beside the cancer cells start to kill." + KILLED,
             claims=(*SOME[2], *DEAD, "at_end(S) < 0.751", "at_end(S) > 0.499")),
    ),
    presets=(
        Preset("Helpers without a mark", "As in the paper, with one antibody for each flag: NK cells are there, but hardly a flag is marked."),
        Preset("Much more antibody", "A million antibodies for each flag. Nearly all flags are marked, and the killing starts.", {"drug": 1e6}),
        Preset("It sticks faster", "The same small amount of an antibody that sticks ten thousand times faster.", {"a1": 10}),
        Preset("Few helpers", "All flags are marked, but there is one NK cell for five cancer cells.", {"drug": 1e6, "u": 0.2}),
        Preset("Tired helpers", "All flags are marked and NK cells are many, but each one is weak.", {"drug": 1e6, "fk": 0.2}),
        Preset("Strong helpers", "The same marks, and NK cells at full strength.", {"drug": 1e6, "fk": 10}),
    ),
    prediction=Prediction(
        "All flags are marked with antibody. But there is only one NK cell for five cancer cells. What happens?",
        (
            Option("All cancer cells die, since the antibody kills what it marks.",
                   "In this model the antibody kills nothing by itself. It is a mark, and a mark needs a helper."),
            Option("Few cancer cells die in the four hours.",
                   "Each NK cell can deal with one cell at a time. With so few, it takes long.", right=True),
            Option("Nothing at all happens.", "The few NK cells do kill, one cell after the other."),
            Option("More antibody would make up for it.", "All flags are marked already. What is missing are the helpers."),
        ),
        after={"u": 0.2},
        claims=("at_end(S) > 0.85", "at_end(S) < 0.95", "before(at_end(S) < 0.6)"),
    ),
    unit_notes={
        "1": (
            "A number without a unit tells how often something happens in the four hours of the test, "
            "on average. Only the share is a part of one: 0.5 is half."
        ),
    },
    leaves_out=(
        "Other ways to kill a marked cell: macrophages that swallow it and the complement system.",
        "NK cells that kill without a mark. They can, a little. Here they can't.",
        "Cells that divide, NK cells that tire, and a tumor that hides its flag.",
        "The body. The model describes four hours in a small tube of a laboratory.",
        "Measured amounts: all numbers are shares. The strength of the NK cells is a choice made in the paper to show the idea.",
    ),
)  # fmt: skip
