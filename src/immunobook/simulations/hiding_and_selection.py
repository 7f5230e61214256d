"""Hiding as selection: T cells clear the cancer cells that they see, and those that hide are left. A course model.

Two kinds of cancer cell share one room and divide alike; T cells clear them at two speeds, and a brake slows both.
The odds of the two kinds grow exponentially, whatever the room does: H/S = H0/S0 * exp((cS - cH) t).
"""

from __future__ import annotations

from dataclasses import replace

from explorable.chance import Crowd, Flow
from explorable.explorer.measures import (
    combine,
    final,
    first_above,
    first_below,
    lowest,
    time_of_lowest,
)
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
from explorable.scene import Beat, Counted, Scene, Told, ellipse, mixed, shared

ROOM = 6e8


@model(
    time=Axis("t", "Time", "days", 0, 180, points=361),
    states=[
        State("S", "Cancer cells that show their window", "cells", start="start*(100 - hiding)/100", floor=1),
        State("H", "Cancer cells that hide it", "cells", start="start*hiding/100", floor=1),
    ],
    parameters=[
        Parameter("hiding", 10, "%", "Cancer cells that hide at the start", (0, 40), step=1, spoken="percent", note="illustrative", symbol="h_0"),
        Parameter("brake", 0, "%", "How hard the brake is pressed", (0, 100), step=5, spoken="percent",
                  note="100 percent: no T cell acts", symbol="q"),
        Parameter("seen", 0, "%", "How well T cells still see a hiding cell", (0, 100), step=5, spoken="percent",
                  note="0 percent: the window is gone for good; more: it can be shown again", symbol="v"),
        Parameter("clear", 0.2, "1/day", "How fast T cells clear what they see", (0, 0.5), step=0.01, spoken="per day",
                  note="illustrative: a share of the seen cells in a day, while the brake is off", symbol="c"),
        Parameter("growth", 0.05, "1/day", "How fast cancer cells divide", (0.02, 0.1), step=0.005, spoken="per day",
                  note="illustrative: doubled in two weeks, while there is room", symbol="g"),
        Parameter("start", 3e8, "cells", "Cancer cells at the start", note="illustrative", symbol="N_0"),
        Parameter("room", ROOM, "cells", "Room for cancer cells", note="illustrative", symbol="K"),
    ],
    events=[Event(when="S + H < 1", set={"S": 0, "H": 0}, label="the last cancer cell is gone")],
    outputs=[
        Output("total", "All cancer cells", "cells", "S + H", symbol="N"),
        Output("showing", "Cancer cells that show their window", "million cells", "where(S < 1, 0, S/1e6)"),
        Output("hidden", "Cancer cells that hide it", "million cells", "where(H < 1, 0, H/1e6)"),
        Output("share", "Share of the cancer cells that hide", "%", "where(S + H < 1, 0, 100*H/(S + H))", symbol=r"\text{share}"),
    ],
)  # fmt: skip
def hiding_and_selection(S, H, *, brake, seen, clear, growth, room):
    """Cancer cells that show (S) or hide (H) their window, in one room, with T cells that see the first kind better."""
    percent = conversion(100)
    divide = named("d", growth * (1 - (S + H) / room))
    act = named("a", clear * (1 - brake / percent))
    return {
        "S": divide * S - act * S,
        "H": divide * H - act * seen / percent * H,
    }


SPACE, ACT = "growth*(1 - (S + H)/room)", "clear*(1 - brake/100)"

CROWD = Crowd(
    hiding_and_selection,
    (
        Flow("seen cell divides", f"{SPACE}*S", takes="S", gives={"S": 2}, draw="divides"),
        Flow("hiding cell divides", f"{SPACE}*H", takes="H", gives={"H": 2}, draw="divides"),
        Flow("seen cell is cleared", f"{ACT}*S", takes="S", draw="cleared"),
        Flow("hiding cell is cleared", f"{ACT}*seen/100*H", takes="H", draw="cleared"),
    ),
    one="room/60",
    told=(
        "Here each figure stands for ten million cells, and there is room for 60 of them. With so few, chance is larger than in life: the "
        "mean of very many runs lies within 8 percent of the room from the curve."
    ),
    within={"total": 0.08 * ROOM},
)  # fmt: skip

EVEN = "brake == 100 or clear == 0"
STARTS = "at_begin(S + H)"
SORTED = (
    "rises(share, begin, 20)",
    "instead(at_end(share), brake=100) < hiding + 0.1",
)
MORE = "at_end(100*H/(S + H)) > at_begin(100*H/(S + H))"

SHAPES = (
    (
        " At first there are fewer cancer cells, {least:words} on day {least_day:.0f}. Then those that are left divide: {end_total:words} on day 180.",
        "least < 0.98*start and end_total > 1.02*least",
        ("close(least, lowest(S + H))", "close(least_day, when_lowest(S + H))", "close(end_total, at_end(S + H))",
         f"lowest(S + H) < 0.981*{STARTS}", "at_end(S + H) > 1.019*lowest(S + H)"),
    ),
    (
        " There are fewer and fewer cancer cells, {end_total:words} on day 180.", "end_total < 0.98*start",
        ("close(end_total, at_end(S + H))", f"at_end(S + H) < 0.981*{STARTS}", "at_end(S + H) < 1.021*lowest(S + H)", "at_end(S + H) >= 1"),
    ),
    (
        " There are more and more cancer cells, {end_total:words} on day 180.", "end_total > 1.02*start",
        ("close(end_total, at_end(S + H))", f"at_end(S + H) > 1.019*{STARTS}", f"lowest(S + H) > 0.979*{STARTS}"),
    ),
    (
        " There are about as many cancer cells on day 180 as at the start.", "True",
        (f"at_end(S + H) < 1.021*{STARTS}", f"at_end(S + H) > 0.979*{STARTS}", f"lowest(S + H) > 0.959*{STARTS}"),
    ),
)  # fmt: skip
"""What becomes of all of them: down and up again, down, up, or level."""

SORTS = (
    (
        "No T cell clears anything here, so nobody is sorted: {hiding:.0f}% hide, as at the start.", EVEN,
        ("always(share < hiding + 0.01 and share > hiding - 0.01)", "close(hiding, at_end(share))"), (2,),
    ),
    (
        "No cancer cell hides, and the T cells see them all.", "hiding == 0", ("highest(H) == 0",), (1, 2, 3),
    ),
    (
        "The T cells see hiding cells as well as the others, so hiding is no help: {hiding:.0f}% hide, as at the start.", "seen == 100",
        ("always(share < hiding + 0.01 and share > hiding - 0.01)", "close(hiding, at_end(share))"), (1, 2, 3),
    ),
    (
        "The T cells clear the cells that they see, and those that hide are left. From day {half_day:.0f} on more than half of the cancer cells "
        "hide, on day 180 {end_share:.0f}% do. Nobody taught them to.", "known(half_day)",
        ("close(half_day, first_above(share, 50))", "always(share > 49.9, half_day, end)", "close(end_share, at_end(share))", *SORTED, MORE), (0, 1, 2, 3),
    ),
    (
        "Cells that show their window are cleared a little faster than those that hide. So the share that hides goes from {hiding:.0f}% to "
        "{end_share:.0f}%.", "end_share - hiding >= 1",
        ("close(end_share, at_end(share))", "close(hiding, at_begin(share))", "at_end(share) < 50.1", *SORTED, MORE), (0, 1, 2, 3),
    ),
    (
        "Both kinds fare nearly alike: about {hiding:.0f}% hide, at the start and in the end.", "True",
        ("at_end(share) - at_begin(share) < 1.01", "at_end(share) >= at_begin(share)"), (1, 2, 3),
    ),
)  # fmt: skip
"""Who is left, and which shapes can go with it."""


def cases() -> tuple[Case, ...]:
    """Who is left, and how many; first of all if nobody is."""
    gone = ("close(gone_day, first_below(S + H, 1))", "always(S + H < 1, gone_day + 0.01, end)")
    found = [
        Case(
            "No cancer cell hides. The T cells clear all of them: on day {gone_day:.0f} none is left.",
            "known(gone_day) and hiding == 0", (*gone, "highest(H) == 0"),
        ),
        Case(
            "The T cells see the hiding cells well enough, too. On day {gone_day:.0f} no cancer cell is left.",
            "known(gone_day)", (*gone, "clear*(1 - brake/100)*seen/100 > growth/2", "instead(at_end(H), seen=0) > 1e6"),
        ),
    ]  # fmt: skip
    for sort, is_so, sorting, shapes in SORTS:
        for k in shapes:
            shape, has_shape, shaping = SHAPES[k]
            # the last shape that can be needs no condition
            when = is_so if k == shapes[-1] else f"({is_so}) and {has_shape}"
            found.append(Case(sort + shape, when, (*sorting, *shaping)))
    return tuple(found)


ACTS = "brake < 100 and clear > 0"
LEFT = "hiding > 0 and seen == 0 and known(half_day) and half_day < 40"
"""Those that hide are left, and soon."""
SCARCE = "end_total < 0.05*start"

TISSUE, POSTS = mixed(
    ellipse("tissue", "tissue", (195, 158), (188, 138), pitch=31.5, color="cancer"), "posts", "T cells", apart=72,
)  # fmt: skip
SHOW, HIDE = shared(TISSUE, "hide", "the same tissue")

TUFT = 4
"""The post of the T cell with the tuft."""
WALK = (
    (60, (149, 130)),
    (66, (92, 152)),
    (70, (92, 152)),
    (76, (168, 182)),
    (80, (168, 182)),
    (86, (149, 130)),
)
"""How it passes by those that it does not see."""
RESTS = (36, 9, 72, 54, 99, 18, 63, 0, 81, 45, 27)
"""Which T cells rest: each from a pressure of the brake on, so that those awake are the share that acts."""


def t_cell(post: int) -> tuple[Told, ...]:
    """A T cell at its post: awake, or with its brake pressed; where nothing is cleared, at rest."""
    x, y, _ = POSTS.spots[post]
    pressed, tuft, size = (
        f"brake > {RESTS[post]}",
        "-tuft" if post == TUFT else "",
        42 if post == TUFT else 33,
    )
    drawn = (
        (f"cast-tcell{tuft}", "a T cell", f"not ({pressed}) and clear > 0"),
        ("cast-tcell-braked", "a T cell with its brake pressed", pressed),
        (f"cast-tcell{tuft}-tired", "a T cell that rests", f"not ({pressed}) and clear == 0"),
    )
    return tuple(Told(symbol, words, (x, y), when=when, size=size) for symbol, words, when in drawn)


def tuft() -> tuple[Told, ...]:
    """The T cell with the tuft: where hiding pays, it goes looking, and passes by."""
    awake, *others = t_cell(TUFT)
    home = ((0, WALK[0][1]), *WALK)
    looks = replace(awake, way=home, when=f"{awake.when} and ({LEFT})")
    return (replace(awake, when=f"{awake.when} and not ({LEFT})"), looks, *others)


SCENE = Scene(
    summary="A tissue with red cancer cells, mixed. Most hold up a window with a diamond in it, some have a shutter before it. "
    "Eleven T cells stand among them, one with a tuft. T cells clear those that they see.",
    clock="Day {t:.0f}",
    scale="One cancer cell here stands for 10 million.",
    notes="A faint one: for fewer. T cells are shown for the story, not counted: as many rest as the brake holds.",
    regions=(SHOW, HIDE),
    figures=(
        Counted(
            "cast-cancer", "S", 1e7, "cancer cells that show their window", "10 million cancer cells", "tissue",
            most=60, least=1, size=35, comes="divides", goes="eaten", by=("cast-tcell", "cast-tcell-tuft"),
        ),
        *(
            Counted(
                symbol, "H", 1e7, "cancer cells that hide it", "10 million cancer cells", "hide",
                most=60, least=1, size=35, comes="divides", goes="eaten", by=("cast-tcell", "cast-tcell-tuft"), when=when,
            )
            for symbol, when in (("cast-cancer-hidden", "seen == 0"), ("cast-cancer-half", "seen > 0"))
        ),
    ),
    told=tuple(told for post in range(len(POSTS.spots)) for told in (tuft() if post == TUFT else t_cell(post))),
    beats=(
        Beat(0, "All of these cancer cells hold up their window.", "hiding == 0", claims=("highest(H) == 0",)),
        Beat(0, "Most of these cancer cells hold up a window. Some hide it.", "hiding > 0",
             claims=("at_begin(S) > at_begin(H)", "at_begin(H) > 0")),
        Beat(4, "The T cells clear those that they see.", f"{ACTS} and brake == 0 and (hiding == 0 or seen == 0)",
             claims=("instead(at(S, 14), brake=100) > at(S, 14)",)),
        Beat(4, "T cells clear those that they see, and some of the hiding ones.", f"{ACTS} and brake == 0 and hiding > 0 and seen > 0",
             claims=("instead(at(S, 14), brake=100) > at(S, 14)", "instead(at(H, 14), seen=0) > at(H, 14)")),
        Beat(4, "A brake is pressed. So some T cells rest.", f"{ACTS} and brake > 0",
             claims=("instead(at(S, 20), brake=0) < at(S, 20)",)),
        Beat(4, "The brake is pressed. All T cells rest, and nobody is cleared.", "brake == 100",
             claims=("rises(S + H, 4, 60)",)),
        Beat(4, "The T cells clear nobody here.", "brake < 100 and clear == 0", claims=("rises(S + H, 4, 60)",)),
        Beat(20, "The cancer cells divide, all alike. None of them needs to hide.", f"not ({ACTS})",
             claims=("always(share < hiding + 0.01 and share > hiding - 0.01)", "at(S + H, 60) > at(S + H, 20)")),
        Beat("half_day", "Day {half_day:.0f}: from now on more than half of them hide.", f"known(half_day) and half_day > 5 and not ({SCARCE})",
             claims=("close(half_day, first_above(share, 50))", "always(share > 49.9, half_day, end)")),
        Beat("least_day", "From now on there are more of them each day.",
             "least < 0.98*start and end_total > 1.02*least and least_day < 150",
             claims=("rises(S + H, least_day + 1, end)",)),
        Beat(60, "The T cells pass by. They see hardly any of them now.", LEFT, claims=("always(share > 80, 60, end)",)),
        Beat(90, "Nobody taught them to hide. They are the ones that are left.", LEFT,
             claims=("instead(at_end(share), brake=100) < hiding + 0.1",)),
        Beat(20, "Fewer and fewer are left.", SCARCE, claims=("falls(S + H, 20, 40)",)),
        Beat(70, "Hiding is of little use here.", f"{SCARCE} and hiding > 0 and clear*(1 - brake/100)*seen/100 > growth and not known(gone_day)",
             claims=("at_end(H) < at_begin(H)", "instead(at_end(H), seen=0) > at_end(H)")),
        Beat("gone_day", "Day {gone_day:.0f}: the last cancer cell is gone.", "known(gone_day)",
             claims=("close(gone_day, first_below(S + H, 1))",)),
    ),
    cover="where(known(half_day), half_day + 10, 4)",
    ends="where(known(gone_day), gone_day + 10, where(known(half_day) and half_day > 60, 180, 120))",
)  # fmt: skip

SIMULATION = Simulation(
    id="hiding-and-selection",
    thrown=CROWD,
    title="Who is seen goes, who hides stays",
    model=hiding_and_selection,
    status="course",
    summary="Most cancer cells show their window, a few hide it. T cells clear those that they see.",
    sliders=("hiding", "brake", "seen"),
    more=("clear", "growth"),
    panels=(
        Panel(
            (Curve("showing", "cancer", "They show their window"), Curve("hidden", "intruder", "They hide it", "dash")),
            "Cancer cells", "million cells", low=0, high=640,
            marks=(Mark("fewest", x="where(least < 0.98*start and end_total > 1.02*least, least_day, 0/0)"),),
        ),
        Panel(
            (Curve("share", "intruder", "They hide", "dash"),), "Share of the cancer cells", "%", low=0, high=100, title="How many of them hide",
            marks=(Mark("half", x="half_day", y=50),),
        ),
    ),
    measures=(
        first_below("gone_day", "total", 1, "Day on which no cancer cell is left", "days"),
        lowest("least", "total", "Fewest cancer cells", "cells"),
        time_of_lowest("least_day", "total", "Day with the fewest cancer cells", "days"),
        final("end_total", "total", "Cancer cells on day 180", "cells"),
        first_above("half_day", "share", 50, "Day from which more than half of the cancer cells hide", "days"),
        final("end_share", "share", "Share that hides on day 180", "%"),
        combine("act", "clear*(1 - brake/100)", "Seen cells that are cleared, as a share per day", "1/day"),
    ),
    sentence=cases(),
    presets=(
        Preset("A few hide", "One in ten hides its window. The T cells clear the others, and those few are left."),
        Preset("None hides", "The same T cells. All cancer cells show their window, and all of them are cleared.", {"hiding": 0}),
        Preset("The brake is pressed", "The T cells see what they saw before, but none of them acts. So the cancer grows, and none of its cells needs to hide.",
               {"brake": 100}),
        Preset("The window comes back", "Hiding cells show their window again, about half as well as the others. Now they are cleared, too.",
               {"seen": 50}),
        Preset("Window and brake", "The window is back, and the brake is pressed. Seeing alone is not enough.", {"seen": 50, "brake": 80}),
    ),
    opens="None hides",
    scene=SCENE,
    prediction=Prediction(
        "One cancer cell in ten hides its window. The T cells clear those that they see. What becomes of the cancer?",
        (
            Option("It goes away, since nine of ten are seen.",
                   "Nine of ten do go. The last one of ten divides on, and so do its daughters."),
            Option("It gets smaller, and then larger again. In the end nearly all its cells hide.",
                   "Those that are seen go, and there is room for those that hide. That is selection.", right=True),
            Option("The seen cells learn from the others how to hide.",
                   "No cell learns anything here. The cells that hide in the end are daughters of those that hid at the start."),
            Option("It stays at a tenth of its size.",
                   "A tenth is left for a while. But cells that are not cleared divide, until there is no more room."),
        ),
        after={"hiding": 10},
        claims=(
            "lowest(total) < 0.9*at_begin(total)",
            "at_end(total) > 2*lowest(total)",
            "at_end(share) > 99",
            "before(at_end(total) < 1)",
        ),
    ),
    leaves_out=(
        "Real rates. How many cells hide, and how fast T cells clear the others, are numbers chosen to show what sorting does.",
        "Cells that start to hide, or stop, while you watch. Here each daughter is as her mother was.",
        "Who else can find a hiding cell: NK cells, and antibodies, bridges and CAR T cells, which do not need the window.",
        "How T cells are called, tire and come back. Here they are as many all the time.",
        "Place. Cells in the middle of a tumor are harder to reach.",
        "Your child. What happens in this model is not a forecast for anyone.",
    ),
)  # fmt: skip
