"""Bridges against dose: a bispecific antibody between a cancer cell and a T cell.

The exact formula of Douglass and others for three partners in balance, without
cooperativity: each end binds as if the other end were not there.
"""

from __future__ import annotations

from explorable.chance import Crowd, Flow
from explorable.explorer.measures import combine, first_above, first_below, peak, value_at
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
from explorable.model.functions import minimum, named, named_function, sqrt
from explorable.scene import Beat, Counted, Region, Scene, Told, shuffled, spots

CLINICAL = 0.00956
"""Steady level of blinatumomab in the average adult: 526 pg/mL of 55 kDa, in nM."""


@named_function("Q", "X", "B", "K")
def taken(flags, drug, K):
    """Drug held by `flags`: the exact balance of two partners (written so that nothing cancels)."""
    root = named("w", sqrt((flags - drug) ** 2 + 2 * K * (flags + drug) + K**2))
    return 2 * flags * drug / (flags + drug + K + root)


@model(
    sweep=Axis("amount", "Drug in all", "nM", "minimum(1e-4, dose)", "maximum(1e5, dose)", "log", points=361, symbol="B_t"),
    parameters=[
        Parameter("dose", 1, "nM", "Your amount of drug", (1e-3, 1e4), "log", spoken="nanomoles per liter"),
        Parameter("KA", 10, "nM", "Grip on the cancer cell: small is tight", (0.01, 1000), "log", spoken="nanomoles per liter",
                  note="blinatumomab on CD19: 1.49 nM (liu2023)"),
        Parameter("KC", 10, "nM", "Grip on the T cell: small is tight", (0.01, 1000), "log", spoken="nanomoles per liter",
                  note="blinatumomab on CD3: 260 nM (liu2023)"),
        Parameter("At", 10, "nM", "Flags of cancer cells", (0.01, 1000), "log", spoken="nanomoles per liter",
                  note="a million cells in each mL with 144,866 CD19 each: 0.2406 nM (liu2023)", symbol="A_t"),
        Parameter("Ct", 10, "nM", "Flags of T cells", (0.01, 1000), "log", spoken="nanomoles per liter",
                  note="a million cells in each mL with 66,299 CD3 each: 0.1101 nM (liu2023)", symbol="C_t"),
        Parameter("flags", 144866, "per cell", "Flags on one cancer cell", (1e3, 1e6), "log", spoken="flags per cell", source="liu2023",
                  note="CD19 on the cell line Raji; turns the share into bridges per cell", symbol="a"),
    ],
    outputs=[
        Output("bridges", "Bridges", "nM", symbol="[ABC]"),
        Output("share", "Bridges, as a share of the most that could be", "%", symbol=r"\text{share}"),
        Output("on_cancer", "Flags of cancer cells that hold a drug", "%", symbol=r"\text{on cancer cells}"),
        Output("on_tcell", "Flags of T cells that hold a drug", "%", symbol=r"\text{on T cells}"),
        Output("per_cell", "Bridges on one cancer cell", "per cell", symbol="n"),
    ],
)  # fmt: skip
def bridges(amount, *, KA, KC, At, Ct, flags):
    """Bridges at a total `amount` of drug: share of cancer flags times share of T cell flags held."""
    held_by_cancer, held_by_tcell = taken(At, amount, KA), taken(Ct, amount, KC)
    both = named("[ABC]", held_by_cancer * held_by_tcell / amount)
    return {
        "bridges": both,
        "share": 100 * both / minimum(At, Ct),
        "on_cancer": 100 * held_by_cancer / At,
        "on_tcell": 100 * held_by_tcell / Ct,
        "per_cell": flags * both / At,
    }


@model(
    time=Axis("t", "Time", "seconds", 0, 600),
    states=[
        State("D", "Drugs that float free", "nM", start="dose"),
        State("DA", "Drugs on cancer cells", "nM", symbol="[AB]"),
        State("DC", "Drugs on T cells", "nM", symbol="[BC]"),
        State("bridge", "Bridges", "nM", symbol="[ABC]"),
    ],
    parameters=[
        *(p for p in bridges.parameters if p.name in ("dose", "KA", "KC", "At", "Ct")),
        Parameter("kon", 1e-3, "1/(nM s)", "How fast an end takes hold", note="illustrative; it sets how long one waits, not how many bridges there are in the end"),
    ],
    outputs=[Output("share", "Bridges, as a share of the most that could be", "%", "100*bridge/minimum(At, Ct)")],
)  # fmt: skip
def bridges_in_time(D, DA, DC, bridge, *, KA, KC, At, Ct, kon):
    """The same drugs on their way to the balance of `bridges`, which does not depend on how fast they are."""
    on_cancer = kon * (At - DA - bridge)
    on_tcell = kon * (Ct - DC - bridge)
    off_cancer, off_tcell = kon * KA, kon * KC
    return {
        "D": -(on_cancer + on_tcell) * D + off_cancer * DA + off_tcell * DC,
        "DA": on_cancer * D - (off_cancer + on_tcell) * DA + off_tcell * bridge,
        "DC": on_tcell * D - (off_tcell + on_cancer) * DC + off_cancer * bridge,
        "bridge": on_tcell * DA + on_cancer * DC - (off_cancer + off_tcell) * bridge,
    }


ON_CANCER, ON_TCELL = "kon*(At - DA - bridge)", "kon*(Ct - DC - bridge)"

ONE = "minimum(At, Ct)/22"
"""How many one figure stands for: the scarcer side has 22 flags."""

CROWD = Crowd(
    bridges_in_time,
    (
        Flow("holds a cancer cell", f"{ON_CANCER}*D", takes="D", gives="DA", draw="end on cancer cell"),
        Flow("holds a T cell", f"{ON_TCELL}*D", takes="D", gives="DC", draw="end on T cell"),
        Flow("lets a cancer cell go", "kon*KA*DA", takes="DA", gives="D", draw="end off cancer cell"),
        Flow("lets a T cell go", "kon*KC*DC", takes="DC", gives="D", draw="end off T cell"),
        Flow("bridges from a cancer cell", f"{ON_TCELL}*DA", takes="DA", gives="bridge", draw="bridge"),
        Flow("bridges from a T cell", f"{ON_CANCER}*DC", takes="DC", gives="bridge", draw="bridge"),
        Flow("bridge lets the T cell go", "kon*KC*bridge", takes="bridge", gives="DA", draw="bridge opens"),
        Flow("bridge lets the cancer cell go", "kon*KA*bridge", takes="bridge", gives="DC", draw="bridge opens"),
    ),
    one=ONE,
    told=(
        "Here the scarcer side has 22 flags, and each run is one throw of chance. The mean of very many runs lies within "
        "1.5 percentage points of the curve."
    ),
    within={"share": 1.5},
)  # fmt: skip


BLINATUMOMAB = {"KA": 1.49, "KC": 260, "At": 0.240555652505, "Ct": 0.110092079615}
LIKE_BLINATUMOMAB = "KA == 1.49 and KC == 260"
NEAR_TOP = f"dose >= peak_dose/4 and dose <= 4*peak_dose and not ({LIKE_BLINATUMOMAB})"

PAIRS = tuple((x, y) for y in (66, 152, 238) for x in (30, 160, 290))
"""Where the cancer cells stand; each has a T cell to its right."""
APART = 78
SLOTS = shuffled(
    spots(
        "slots",
        "",
        [
            (x, y + dy)
            for k, (x, y) in enumerate(PAIRS)
            for dy in ((-15, 0, 15) if k % 2 else (-9, 9))
        ],
    )
).spots
"""Middles between two flags that face each other, in an order like chance."""


def between(name: str, words: str, along: float, turn: float, *, backwards: bool = False) -> Region:
    """A region with a spot at each slot, so far from the cancer cell's middle."""
    slots = SLOTS[::-1] if backwards else SLOTS
    return spots(name, words, [(x + along, y, turn) for x, y, _ in slots])


SCENE = Scene(
    summary="Nine pairs of a red cancer cell and a blue T cell. From each, flags reach into the gap between them: diamonds from the cancer cell, "
    "disks from the T cell. Drugs with two hands drift about. A bridge is a drug that holds a diamond and a disk.",
    clock="{t:.0f} seconds",
    scale="The scarcer side has 22 flags here, and a drug stands for one of so many. Each run is one throw of chance. The cells stand still, "
    "so that bridges can be seen.",
    shows="chance",
    again="Once more",
    regions=(
        between("diamonds", "flags of cancer cells", 12, 90),
        between("disks", "flags of T cells", APART - 8, 270),
        between("gap", "between the cells", 41, 90),
        between("at cancer cells", "at cancer cells", 32.5, 90, backwards=True),
        between("at T cells", "at T cells", 49.5, 90, backwards=True),
        shuffled(
            spots(
                "fluid",
                "fluid",
                [
                    (24 + 37 * k + 9 * (j % 2), y + 5 * (k % 3), 53 * k + 31 * j)
                    for j, y in enumerate((104, 190, 278))
                    for k in range(10)
                ],
            )
        ),
    ),
    figures=(
        Counted(
            "cast-antigen",
            "At",
            "At/22.01",
            "flags of cancer cells",
            "one of 22 flags",
            "diamonds",
            most=22,
            size=56,
        ),
        Counted(
            "cast-antigen-round",
            "Ct",
            "Ct/22.01",
            "flags of T cells",
            "one of 22 flags",
            "disks",
            most=22,
            size=56,
        ),
        Counted(
            "cast-bispecific",
            "D",
            ONE,
            "drugs that float free",
            "one of 22",
            "fluid",
            most=30,
            size=28,
        ),
        Counted(
            "cast-bispecific",
            "DA",
            ONE,
            "drugs that hold a cancer cell alone",
            "one of 22",
            "at cancer cells",
            most=22,
            size=36,
        ),
        Counted(
            "cast-bispecific",
            "DC",
            ONE,
            "drugs that hold a T cell alone",
            "one of 22",
            "at T cells",
            most=22,
            size=36,
        ),
        Counted("cast-bridge", "bridge", ONE, "bridges", "one of 22", "gap", most=22, size=36),
    ),
    told=(
        *(Told("cast-cancer-plain", "a cancer cell", place, size=50) for place in PAIRS),
        *(
            Told(
                "cast-tcell-tuft" if k == 4 else "cast-tcell-plain",
                "a T cell",
                (x + APART, y),
                size=50,
            )
            for k, (x, y) in enumerate(PAIRS)
        ),
    ),
    beats=(
        Beat(0, "Drugs drift in. Each has two hands."),
        Beat(20, "One hand takes hold of a cancer cell, or of a T cell."),
        Beat(
            120,
            "Too little: most flags have no drug at all.",
            f"dose < peak_dose/4 and not ({LIKE_BLINATUMOMAB})",
        ),
        Beat(120, "Few bridges at a time. A T cell may need only a handful.", LIKE_BLINATUMOMAB),
        Beat(
            120,
            "Just right: many drugs hold a cell with each hand.",
            f"{NEAR_TOP} and peak_share > 40",
        ),
        Beat(
            120,
            "The most there are with this grip: a few bridges.",
            f"{NEAR_TOP} and peak_share <= 40",
        ),
        Beat(
            120,
            "Too much: each flag has a drug of its own. Few bridges are left.",
            f"dose > 4*peak_dose and not ({LIKE_BLINATUMOMAB})",
        ),
        Beat(360, "Bridges open and close. About as many stay."),
    ),
    cover=300,
)

IS_TOP = ("when_highest(share) > peak_dose/1.06", "when_highest(share) < 1.06*peak_dose")
"""Nearer than the drawn places, 6% apart, a pointed top can't be read off the curve."""
TOPS = (*IS_TOP, "at(share, peak_dose) > 0.99*peak_share", "highest(share) < 1.01*peak_share")
RISES, FALLS = "rises(share, begin, peak_dose/1.06)", "falls(share, 1.06*peak_dose, end)"
OF_TOP = "close(of_top, 100*at(share, dose)/highest(share))"
MORE, LESS = "at(share, 1.01*dose) > at(share, dose)", "at(share, dose/1.01) > at(share, dose)"
TOP = " The top is at {peak_dose:.3g} nM. There, {peak_share:.3g}% of the scarcer flag is bridged."

SIMULATION = Simulation(
    id="bridges",
    thrown=CROWD,
    scene=SCENE,
    title="Build bridges",
    model=bridges,
    status="published",
    source="douglass2013",
    summary="Each drug has two ends. A bridge needs one drug that holds a cancer cell with one end and a T cell with the other.",
    sliders=("dose", "KA", "KC", "At", "Ct"),
    more=("flags",),
    opens="Both sides alike",
    panels=(
        Panel(
            (Curve("share", "antibody", "Bridges"),),
            "Share of the most that could be", "%", low=0, title="Bridges",
            marks=(
                Mark("top", x="peak_dose", y="peak_share", role="ink"),
                Mark("half", x="half_low", y="peak_share/2"),
                Mark("half", x="half_high", y="peak_share/2"),
                Mark("your amount", x="dose", role="antibody"),
                Mark("in the blood", x=f"where({LIKE_BLINATUMOMAB}, {CLINICAL}, 0/0)", role="ink"),
            ),
        ),
        Panel(
            (
                Curve("on_cancer", "cancer", "Flags of cancer cells that hold a drug"),
                Curve("on_tcell", "tcell", "Flags of T cells that hold a drug", "dash"),
            ),
            "Flags that hold a drug", "%", low=0, high=100, title="Each side by itself",
            marks=(Mark("top", x="peak_dose"),),
        ),
    ),
    measures=(
        combine("peak_dose", "sqrt(KA*KC) + (At*sqrt(KC) + Ct*sqrt(KA))/(sqrt(KA) + sqrt(KC))",
                "Amount with the most bridges (exact formula)", "nM"),
        value_at("peak_share", "share", "peak_dose", "Bridges at the top, share of the most that could be", "%"),
        value_at("peak_bridges", "bridges", "peak_dose", "Bridges at the top", "nM"),
        peak("seen_peak", "share", "The same, read from the curve", "%"),
        first_above("half_low", "share", "peak_share/2", "Least amount with half as many bridges as at the top", "nM"),
        first_below("half_high", "share", "peak_share/2", "Largest amount with half as many", "nM", after="peak_dose"),
        combine("window", "half_high/half_low", "From the one to the other", "times"),
        value_at("share_here", "share", "dose", "Bridges at your amount, share of the most that could be", "%"),
        value_at("bridges_here", "bridges", "dose", "Bridges at your amount", "nM"),
        value_at("per_cell_here", "per_cell", "dose", "Bridges on one cancer cell at your amount", "per cell"),
        value_at("per_cell_top", "per_cell", "peak_dose", "Bridges on one cancer cell at the top", "per cell"),
        combine("of_top", "100*share_here/peak_share", "Bridges at your amount, compared with the top", "%"),
        combine("from_top", "dose/peak_dose", "Your amount, compared with the amount at the top", "times"),
    ),
    sentence=(
        Case("In this formula, your {dose:.3g} nM builds {per_cell_here:.2g} bridges on each cancer cell, {of_top:.2g}% of those at the top, "
             "{peak_dose:.3g} nM. That does not mean that the dose is too small: between two cells that touch, the drug holds far better "
             "than in this mixed fluid, and few bridges are enough.", f"{LIKE_BLINATUMOMAB} and from_top < 0.1",
             claims=(*IS_TOP, OF_TOP, MORE, "close(per_cell_here, at(per_cell, dose))")),
        Case("Your {dose:.3g} nM is at the top of the curve, or very near it." + TOP, "of_top >= 99",
             claims=(*TOPS, "at(share, dose) > 0.989*highest(share)")),
        Case("Your {dose:.3g} nM is so little that it builds less than one in a thousand of the bridges at the top: more drug would build more." + TOP,
             "from_top < 1 and of_top < 0.1", claims=(*TOPS, MORE, "at(share, dose) < 0.00101*highest(share)", RISES)),
        Case("Your {dose:.3g} nM is on the rising side and builds {of_top:.2g}% of the bridges at the top: more drug would build more." + TOP,
             "from_top < 1", claims=(*TOPS, OF_TOP, MORE, RISES)),
        Case("Your {dose:.3g} nM is so much that less than one in a thousand of the bridges is left. Flags on both sides are filled by "
             "drugs that hold nothing with their other end." + TOP, "of_top < 0.1",
             claims=(*TOPS, LESS, "at(share, dose) < 0.00101*highest(share)", "at(on_cancer, dose) > 50", "at(on_tcell, dose) > 50",
                     FALLS)),
        Case("Your {dose:.3g} nM is on the falling side and builds {of_top:.2g}% of the bridges at the top: less drug would build more." + TOP,
             claims=(*TOPS, OF_TOP, LESS, FALLS)),
    ),
    presets=(
        Preset("Both sides alike", "Same grip and same number of flags on both sides. The hook is easy to see.", {"dose": 20}),
        Preset("Too little", "Both ends hold tightly, but there is only a seventh of the amount of the top. Most flags are empty on both sides.", {"dose": 1.5, "KA": 0.1, "KC": 0.1}),
        Preset("Too much", "The same cells, fifty times the amount of the top. Each side is full, and few bridges are left.",
               {"dose": 1000}),
        Preset("Tight grip", "Both ends hold a hundred times better. The top moves to a smaller dose and gets much higher.",
               {"dose": 10.1, "KA": 0.1, "KC": 0.1}),
        Preset("Lopsided", "One end tight and one loose, few cancer flags and many on T cells. The curve is wide.",
               {"dose": 15.45, "KA": 1, "KC": 100, "At": 1, "Ct": 50}),
        Preset("The numbers of blinatumomab",
               "Your amount is the level in the blood of an average adult. It lies far left of the top. The text below the chart says "
               "why the drug works all the same.", {"dose": CLINICAL, **BLINATUMOMAB}),
    ),
    prediction=Prediction(
        "You add more and more of the drug. What happens to the number of bridges?",
        (
            Option("It grows and grows.",
                   "It does at first. But a T cell flag that already holds a drug can't take the one that sits on the cancer cell."),
            Option("It grows, then stays level once all flags are taken.",
                   "That is true for an ordinary antibody. Here two full sides have no free place for each other."),
            Option("It grows, has a top, and falls again.",
                   "With too much drug each side gets a drug of its own, and the bridges vanish. This shape is called the hook.", right=True),
            Option("It falls from the start.", "With no drug there is no bridge, so it has to climb first."),
        ),
        before={"dose": 1},
        after={"dose": 1000},
        claims=(
            "highest(share, begin, dose) > 5*at(share, dose)",
            "highest(share, begin, dose) > 5*before(at(share, dose))",
        ),
    ),
    leaves_out=(
        "The places where cells touch. The formula mixes all flags in one fluid. Between two membranes binding is far tighter. So the "
        "curve shows the right shape, but it can't tell the dose.",
        "How few bridges are enough. A T cell may need only a handful, and it can kill one cell after the other.",
        "Cooperativity: one bound end may help or hinder the other. Here it does neither (alpha is 1).",
        "Time and the body. This is the balance after a long wait, in a tube.",
    ),
)  # fmt: skip
