"""Grip over time: antibodies bind, then the free ones are washed away.

One and the same antibody, whole (two arms) and cut into single arms (the same
number of arms in the tube). Two arms: bivalent binding after Perelson and DeLisi.
"""

from __future__ import annotations

from explorable.chance import Crowd, Flow
from explorable.explorer.measures import combine, first_below, value_at
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
from explorable.model.functions import conversion, named
from explorable.scene import Beat, Counted, Scene, Told, around, shuffled, spots


@model(
    time=Axis("t", "Time", "hours", 0, "1.25*wash + 1.5", points=401),
    states=[
        State("F", "Antibody around the cell", "nM", start="A", symbol="A", floor=1e-3),
        State("C", "Single arms bound", "per cell", floor=1e-6),
        State("B1", "Antibodies held by one arm", "per cell", floor=1e-6),
        State("B2", "Antibodies held by two arms", "per cell", floor=1e-6),
    ],
    parameters=[
        Parameter(
            "A", 1, "nM", "Antibody around the cell", (0.01, 1000), "log",
            spoken="nanomoles per liter",
            note="anti-GD2: 11.5 µg/mL at the peak (unituxinlabel), 150 kDa", symbol="A_0",
        ),
        Parameter(
            "koff", 1e-2, "1/s", "How fast one arm lets go", (1e-5, 1), "log",
            shown_as="multiple", spoken="per second", note="anti-GD2: 0.0834, seen in yaghoubi543",
        ),
        Parameter(
            "kx", 1e-5, "cell/s", "How easily the second arm finds a flag", (1e-8, 1e-3),
            "log", shown_as="multiple", spoken="per second, for each flag of the cell",
            note="illustrative; it depends on how close the flags stand", symbol="k_x",
        ),
        Parameter(
            "sites", 1e5, "per cell", "Flags on the cell", (1e3, 1e7), "log",
            spoken="flags per cell", note="anti-GD2: 5 million is our guess", symbol="R_T",
        ),
        Parameter("second_arm", 1, "1", "The second arm may bind", switch=True, symbol="z_2"),
        Parameter(
            "kon", 1e5, "1/(M s)", "How fast one arm takes hold", (100, 1e6), "log",
            shown_as="multiple", spoken="per molar and second", note="anti-GD2: 248, seen in yaghoubi543",
        ),
        Parameter("wash", 2, "hours", "Hours until the wash", (0.1, 24), "log", spoken="hours", symbol=r"t_{\text{wash}}"),
    ],
    outputs=[
        Output("one_arm", "Flags held by single arms", "%", "100*C/sites", symbol=r"\text{single arms}"),
        Output("two_arms", "Flags held by whole antibodies", "%", "100*(B1 + 2*B2)/sites", symbol=r"\text{whole antibodies}"),
        Output("antibodies", "Whole antibodies bound", "per cell", "B1 + B2", symbol="B"),
    ],
    events=[Event(at="wash", set={"F": 0}, label="wash")],
)  # fmt: skip
def antibody_grip(F, C, B1, B2, *, kon, koff, kx, sites, second_arm):
    """Free antibody F, single arms C, and whole antibodies held by one arm (B1) or two (B2)."""
    hour = conversion(3600)
    bind = hour * 2 * kon * F * conversion(1e-9)
    free = named("R", sites - B1 - 2 * B2)
    grab = hour * kx * second_arm
    return {
        "F": 0 * F,
        "C": bind * (sites - C) - hour * koff * C,
        "B1": bind * free - hour * koff * B1 - grab * B1 * free + 2 * hour * koff * B2,
        "B2": grab * B1 * free - 2 * hour * koff * B2,
    }


HOLD = "7.2e-6*kon*F"
"""How often one of two arms takes hold of a free flag, per hour: 2 arms, 3,600 seconds, 1e-9 M in 1 nM."""
FREE = "(sites - B1 - 2*B2)"

CROWD = Crowd(
    antibody_grip,
    (
        Flow("takes hold", f"{HOLD}*{FREE}", gives="B1", draw="antibody comes"),
        Flow("lets go", "3600*koff*B1", takes="B1", draw="antibody goes"),
        Flow("second arm takes hold", f"3600*kx*second_arm*B1*{FREE}", takes="B1", gives="B2", draw="second arm"),
        Flow("one arm lets go", "7200*koff*B2", takes="B2", gives="B1", draw="one arm"),
        Flow("single arm takes hold", f"{HOLD}*(sites - C)", gives="C", draw="arm comes"),
        Flow("single arm lets go", "3600*koff*C", takes="C", draw="arm goes"),
    ),
    one="sites/60",
    told=(
        "Here the cell has 60 flags, and each run is one throw of chance. The mean of very many runs lies within 0.3 "
        "percentage points of the curve."
    ),
    within={"two_arms": 0.3, "one_arm": 0.3},
)  # fmt: skip
"""Flags are as far apart as ever: with fewer of them, each stands for more, and shares stay the same."""

MIDDLE = (195, 152)
LARGE = 214
"""The cancer cell's box: the cell itself fills some three quarters of it."""
DRIFTING = (
    (28, 70),
    (58, 120),
    (30, 182),
    (64, 232),
    (34, 274),
    (104, 282),
    (288, 282),
    (352, 262),
    (330, 214),
    (366, 172),
    (338, 116),
    (364, 66),
)

SCENE = Scene(
    summary="One large cancer cell with sixty flags around its edge. Antibodies drift about. Each can hold a flag with one arm, or two flags "
    "with both; its tail points outwards. At the wash all that drift about are taken away.",
    clock="{t:.2f} hours",
    scale="An upright antibody holds with both arms, a leaning one with one.",
    notes="The cell has 60 flags here. Each run is one throw of chance. Those that drift about, and the NK cell, are shown for the story, not counted.",
    shows="chance",
    again="Once more",
    seed=4,
    regions=(
        around("cast-cancer-plain", "flags", "flags", MIDDLE, LARGE, 60),
        shuffled(
            around(
                "cast-cancer-plain",
                "held",
                "flags that are held",
                MIDDLE,
                LARGE,
                30,
                out=21,
                first=0.25,
                turned=180,
            )
        ),
        spots("fluid", "fluid", [(x, y, 40 * k) for k, (x, y) in enumerate(DRIFTING)]),
    ),
    figures=(
        Counted(
            "cast-antigen",
            "sites",
            "sites/60",
            "flags",
            "a sixtieth of the cell's flags",
            "flags",
            most=60,
            size=40,
        ),
        Counted(
            "cast-antibody",
            "B2",
            "sites/60",
            "antibodies with both arms on flags",
            "a sixtieth",
            "held",
            most=30,
            size=34,
            comes=(195, 20),
        ),
        Counted(
            "cast-antibody-one",
            "B1",
            "sites/60",
            "antibodies with one arm on a flag",
            "a sixtieth",
            "held",
            most=30,
            size=34,
        ),
        Counted(
            "cast-antibody",
            "F",
            "A/12",
            "antibodies that drift about",
            "a twelfth of the antibody around",
            "fluid",
            most=12,
            size=30,
        ),
    ),
    told=(
        Told("cast-cancer-plain", "a cancer cell", MIDDLE, size=LARGE, behind=True),
        Told(
            "cast-nk",
            "an NK cell",
            (("wash + 0.45", (-40, 152)), ("wash + 0.7", (84, 150))),
            when="share_two*left_two > 1500",
            size=76,
        ),
        Told(
            "cast-nk",
            "an NK cell that finds no hold",
            (("wash + 0.45", (-40, 40)), ("wash + 0.75", (60, 52)), ("wash + 1.2", (200, -60))),
            when="share_two*left_two <= 1500",
            size=76,
        ),
    ),
    beats=(
        Beat(0, "An antibody holds a flag with one arm."),
        Beat(
            "0.15*wash",
            "Its second arm takes the flag beside it. Now it holds well.",
            "second_arm > 0.5 and by_two > 50",
        ),
        Beat(
            "0.15*wash",
            "With one arm each soon lets go again. They come and go.",
            "by_two <= 50 and koff >= 0.001",
        ),
        Beat(
            "0.15*wash", "Even with one arm it holds on for hours.", "by_two <= 50 and koff < 0.001"
        ),
        Beat("0.6*wash", "More and more flags have a handle.", "share_two > 15"),
        Beat("0.6*wash", "Few flags have a handle at any one time.", "share_two <= 15"),
        Beat("wash", "Now all that drift about are washed away."),
        Beat(
            "wash + 0.2",
            "When one arm lets go, the other still holds.",
            "share_two*left_two > 1500 and by_two > 50",
        ),
        Beat(
            "wash + 0.45",
            "An NK cell comes by. It can hold on to the tails.",
            "share_two*left_two > 1500",
        ),
        Beat(
            "wash + 0.45",
            "An NK cell comes by, and finds hardly a tail to hold.",
            "share_two*left_two <= 1500",
        ),
    ),
    cover="0.95*wash",
    ends="wash + 1.2",
)

BOUND = (
    "close(share_one, at(one_arm, wash))",
    "close(share_two, at(two_arms, wash))",
    "at(two_arms, wash) > 0.49",
)
LATER_ONE = "close(left_one, 100*at(one_arm, wash + 1)/at(one_arm, wash))"
LATER_TWO = "close(left_two, 100*at(B1 + B2, wash + 1)/at(B1 + B2, wash))"
GONE_TWO = "at(B1 + B2, wash + 1) < {}*at(B1 + B2, wash)"


def cases() -> tuple[Case, ...]:
    """Say what happened, with "hardly any" for shares too small to print."""
    off = (
        "The second arm is switched off, so both curves are the same. {share_two:.1f}% of the "
        "flags are taken. "
    )  # fmt: skip
    same = "always(two_arms - one_arm < 0.01 and one_arm - two_arms < 0.01)"
    one = (
        ("Single arms take hardly any flag", "share_one < 0.1", "at(one_arm, wash) < 0.11"),
        ("Single arms take {share_one:.1f}% of the flags", "True", "close(share_one, at(one_arm, wash))"),
    )  # fmt: skip
    none = (
        "An hour after the wash hardly any single arm is left, but {left_two:.0f}% of the whole "
        "antibodies still hold. "
    )  # fmt: skip
    some = (
        "An hour after the wash {left_one:.1f}% of the single arms are left, and {left_two:.0f}% "
        "of the whole antibodies. "
    )  # fmt: skip
    holds = "When one arm lets go, the other still holds."
    whole = ", whole antibodies {share_two:.1f}%. "
    hold = [
        Case(
            o + whole + later + holds,
            f"{x} and {y}",
            (*BOUND[1:], told, LATER_TWO, left, "at(B2, wash + 1) > 0", "left_two >= 9.9",
             "left_two > 1.02*left_one"),
        )
        for o, x, told in one
        for later, y, left in (
            (none, "left_one < 0.1", "at(one_arm, wash + 1) < 0.0011*at(one_arm, wash)"),
            (some, "True", LATER_ONE),
        )
    ]  # fmt: skip
    more = "Two arms take more flags, {share_two:.1f}% against {share_one:.1f}%, "
    many = "Two arms take {share_two:.1f}% of the flags, hardly more than one arm, "
    fade = [
        Case(
            taken + "but they do not last: an hour after the wash " + rest,
            f"left_two < {most} and {x}",
            (*BOUND, told, left),
        )
        for taken, x, told in (
            (more, "gain > 1.1", "at(two_arms, wash) > 1.09*at(one_arm, wash)"),
            (many.replace("but", "and"), "True", "at(two_arms, wash) < 1.11*at(one_arm, wash)"),
        )
        for rest, most, left in (
            ("hardly any antibody is left.", 0.5, GONE_TWO.format(0.0051)),
            ("{left_two:.1f}% of the whole antibodies are left.", 10, LATER_TWO),
        )
    ]  # fmt: skip
    return (
        Case(
            "Hardly any flag is taken in this time, with one arm or with two. There is too "
            "little antibody, or it takes hold too slowly, or it lets go too soon.",
            "share_two < 0.5",
            ("at(two_arms, wash) < 0.51", "at(one_arm, wash) < 0.51"),
        ),
        Case(
            off + "An hour after the wash hardly any antibody is left.",
            "second_arm < 0.5 and left_two < 0.1",
            (*BOUND, same, GONE_TWO.format(0.0011)),
        ),
        Case(
            off + "An hour after the wash {left_two:.1f}% of what was bound is left.",
            "second_arm < 0.5",
            (*BOUND, same, LATER_TWO),
        ),
        Case(
            "One arm alone already lets go slowly. Single arms take {share_one:.1f}% of the flags"
            + whole
            + (
                "An hour after the wash {left_one:.0f}% of the single arms are left, and "
                "{left_two:.0f}% of the whole antibodies."
            ),
            "left_one > 50",
            (*BOUND, LATER_ONE, LATER_TWO, "at(one_arm, wash + 1) > 0.49*at(one_arm, wash)"),
        ),
        Case(
            "The second arm hardly ever finds a flag. Single arms take {share_one:.1f}% of the "
            "flags"
            + whole
            + "After the wash both let go almost equally fast.",
            "by_two < 10 and longer < 1.5",
            (
                *BOUND,
                "at(B2, wash) < 0.101*at(B1 + B2, wash)",
                "close(antibodies_bound, at(B1 + B2, wash))",
                "always(B1 + B2 < 0.51*antibodies_bound, wash + 1.5*half_one/60, end)",
            ),
        ),
        *fade,
        *hold[:-1],
        Case(hold[-1].say, claims=hold[-1].claims),
    )  # fmt: skip


SIMULATION = Simulation(
    id="antibody-grip",
    thrown=CROWD,
    scene=SCENE,
    title="Why two arms hold",
    model=antibody_grip,
    status="published",
    source="perelson1980",
    summary=(
        "The same antibody, whole and cut into single arms. First it binds, then all that floats "
        "free is washed away."
    ),
    sliders=("second_arm", "kx", "koff", "A", "sites"),
    more=("kon", "wash"),
    panels=(
        Panel(
            (
                Curve("two_arms", "antibody", "Whole antibodies, two arms"),
                Curve("one_arm", "ink", "The same arms, cut apart", "dash"),
            ),
            "Flags taken", "%", low=0, high=100,
            marks=(Mark("wash", x="wash"), Mark("one hour later", x="wash + 1")),
        ),
    ),
    measures=(
        value_at("share_one", "one_arm", "wash", "Flags held by single arms at the wash", "%"),
        value_at(
            "share_two", "two_arms", "wash", "Flags held by whole antibodies at the wash", "%",
        ),
        value_at(
            "antibodies_bound", "antibodies", "wash", "Whole antibodies bound at the wash",
            "per cell",
        ),
        value_at(
            "antibodies_later", "antibodies", "wash + 1", "Whole antibodies bound an hour later",
            "per cell",
        ),
        value_at(
            "one_later", "one_arm", "wash + 1", "Flags held by single arms an hour later", "%",
        ),
        combine(
            "left_one", "100*exp(-3600*koff)", "Single arms still bound an hour after the wash",
            "%",
        ),
        combine(
            "left_two", "100*maximum(0, antibodies_later/antibodies_bound)",
            "Whole antibodies still bound an hour after the wash", "%",
        ),
        combine("KD", "1e9*koff/kon", "KD of one arm", "nM"),
        combine(
            "half_one", "0.6931471805599453/koff/60", "Half of the single arms let go within",
            "minutes",
        ),
        first_below(
            "half_two", "antibodies", "antibodies_bound/2",
            "When half of the whole antibodies have let go", "hours", after="wash",
        ),
        combine("gain", "share_two/share_one", "Flags held: two arms compared with one", "times"),
        combine(
            "longer", "60*(half_two - wash)/half_one",
            "Time until half have let go: two arms compared with one", "times",
        ),
        value_at("both_bound", "B2", "wash", "Whole antibodies held by both arms at the wash", "per cell"),
        combine(
            "by_two", "100*both_bound/antibodies_bound",
            "Share of the whole antibodies that hold by both arms at the wash", "%",
        ),
    ),
    sentence=cases(),
    opens="Two arms, crowded flags",
    presets=(
        Preset(
            "One arm only", "The second arm is switched off. What bound is soon gone.",
            {"second_arm": 0},
        ),
        Preset(
            "Two arms", "Same antibody, same amount. Now the second arm may bind.", {"kx": 1e-5},
        ),
        Preset(
            "Two arms, crowded flags", "The second arm finds a flag ten times more easily.",
            {"kx": 1e-4},
        ),
        Preset(
            "A good single grip",
            "An illustrative therapeutic antibody. One arm lets go within minutes, two "
            "hold on.",
            {"koff": 1e-3, "A": 10},
        ),
        Preset(
            "A loose grip", "One arm lets go within seconds. Even two arms help only a little.",
            {"koff": 0.1, "A": 10},
        ),
        Preset(
            "A tight grip", "One arm alone holds for hours.",
            {"kon": 1e6, "koff": 1e-4, "A": 1},
        ),
        Preset(
            "Anti-GD2",
            "The grip of one arm on GD2 as measured, and the peak level in children. How the "
            "second arm finds its flag, and the number of flags, are our guess.",
            {"kon": 248, "koff": 0.0834, "A": 76.7, "kx": 5e-4, "sites": 5e6, "wash": 10},
        ),
    ),
    prediction=Prediction(
        "One arm lets go after about a minute. The second arm is no better. An hour after the "
        "wash, how much of the whole antibody is still there?",
        (
            Option(
                "Nothing. Two weak arms are still weak.",
                "Each arm does let go. But while one lets go the other still holds, and the free "
                "arm finds a flag again.",
            ),
            Option(
                "Twice as much as with one arm, so still almost nothing.",
                "The two arms do not add up. The time they hold together is multiplied.",
            ),
            Option(
                "About a third or more, if flags stand close together.",
                "The grip of two arms is far more than twice the grip of one. This is called "
                "avidity.",
                right=True,
            ),
            Option(
                "All of it. Two arms never let go.",
                "Once in a while both arms let go at the same time. Then the antibody is lost.",
            ),
        ),
        before={"second_arm": 0, "kx": 1e-4},
        after={"second_arm": 1},
        claims=(
            "at(antibodies, wash + 1) > antibodies_bound/3",
            "at(antibodies, wash + 1) < 0.99*antibodies_bound",
            "before(at(one_arm, wash + 1) < 0.001*at(one_arm, wash))",
        ),
    ),
    leaves_out=(
        "A second arm that lets go at a speed of its own. In the paper it may. Here both arms let go equally fast. And the single arms to compare "
        "with are our addition.",
        "Flags that move, or that the cell takes in.",
        "Antibody used up by the flags: the amount around the cell stays the same until the wash.",
        "The body. There is no wash in the blood; a drug fades over days.",
        "Helper cells, which hold on to the tail of the antibody.",
    ),
)  # fmt: skip
