"""How sure can we be? The width of a 95% interval against the number of children.

Wilson's interval for a share, with the simple (normal) formula beside it, which
fails for few children and for shares near 0 or 100 percent.
"""

from __future__ import annotations

from explorable.chance import Draw
from explorable.chance.draws import coverage
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
from explorable.model import Axis, Output, Parameter, model
from explorable.model.functions import conversion, named, sqrt
from explorable.scene import Beat, Scene, Studies, grid

Z = 1.959963984540054
"""95% of a normal distribution lie within this many standard deviations."""


@model(
    sweep=Axis("children", "Children in the study", "children", "minimum(4, number)", "maximum(2000, number)", "log", points=301, symbol="n"),
    parameters=[
        Parameter("number", 27, "children", "Children in the study", (5, 1500), "log", step=1, spoken="children"),
        Parameter("share", 63, "%", "Share with a good result", (0, 100), step=1, spoken="percent", symbol=r"\hat p"),
    ],
    outputs=[
        Output("low", "Lower end", "%", symbol=r"\text{low}"),
        Output("high", "Upper end", "%", symbol=r"\text{high}"),
        Output("simple_low", "Lower end by the simple (normal) formula", "%", symbol=r"\text{low}_{\text{simple}}"),
        Output("simple_high", "Upper end by the simple (normal) formula", "%", symbol=r"\text{high}_{\text{simple}}"),
        Output("seen", "Share in the study", "%"),
        Output("width", "Width of the interval", "percentage points", symbol=r"\text{width}"),
    ],
)  # fmt: skip
def trial_intervals(children, *, share):
    """Wilson's interval, and the normal approximation, for a share seen in a study."""
    p, z = share / conversion(100), named("z", Z)
    middle = named("m", (p + z**2 / (2 * children)) / (1 + z**2 / children))
    half = named(
        "h", z / (1 + z**2 / children) * sqrt(p * (1 - p) / children + z**2 / (4 * children**2))
    )
    simple = named(r"h_{\text{simple}}", z * sqrt(p * (1 - p) / children))
    return {
        "low": 100 * (middle - half),
        "high": 100 * (middle + half),
        "simple_low": 100 * (p - simple),
        "simple_high": 100 * (p + simple),
        "seen": 100 * p,
        "width": conversion(100) * 2 * half,
    }


STUDY = Draw(
    "each", of="number", chance="share/100",
    told=(
        "The true share is set here, and each study is one throw of chance. In the long run an interval called 95% "
        "holds the true share in about 95 of 100 studies, seldom in exactly 95: the number told here is summed over "
        "all that such a study can see."
    ),
)  # fmt: skip
"""One study: children, each with the same chance of a good result."""


def held(number: int, share: float) -> float:
    """How often Wilson's interval holds the true `share` (in percent) of studies with `number` children."""

    def wilson(good: int, of: int) -> tuple[float, float]:
        ends = trial_intervals(of, (), {"share": 100 * good / of})
        return ends["low"] / 100, ends["high"] / 100

    return coverage(number, share / 100, wilson)


LOW, HIGH, WIDTH = (f"at({curve}, number)" for curve in ("low", "high", "width"))
TOLD = ("close(here_low, at(low, number))", "close(here_high, at(high, number))")
OUTSIDE = f"{LOW} >= 49.99 or {HIGH} <= 50.01"
INSIDE = f"{LOW} <= 50.01 and {HIGH} >= 49.99"
THEN_OUTSIDE = (
    "leaves_half_out > end or leaves_half_out < begin"
    " or at(low, 1.01*leaves_half_out) > 50 or at(high, 1.01*leaves_half_out) < 50"
)
NOT_BEFORE = (
    "leaves_half_out > end or leaves_half_out < begin"
    " or at(low, 0.98*leaves_half_out) < 50 and at(high, 0.98*leaves_half_out) > 50"
)


def outside(text: str, when: str, *claims: str) -> Case:
    """`text`, where one half lies outside of the interval."""
    return Case(text + " One half lies outside of it.", when, claims=(*TOLD, *claims, OUTSIDE))


def cases(text: str, when: str, *claims: str) -> tuple[Case, ...]:
    """`text`, and when the interval would leave one half out."""
    said = (*TOLD, *claims)
    return (
        outside(text, f"({when}) and number >= leaves_half_out", *claims),
        Case(
            text
            + " One half lies inside of it. With the same share it would take about {leaves_half_out:,} children to leave one half out.",
            f"({when}) and known(leaves_half_out)",
            claims=(*said, INSIDE, THEN_OUTSIDE, NOT_BEFORE),
        ),
        Case(
            text + " One half lies inside of it, and would with any number of children.",
            when,
            claims=(*said, INSIDE, "at_end(low) < 50 and at_end(high) > 50", "share == 50"),
        ),
    )


SCENE = Scene(
    summary="Rows of children in a made-up study, drawn as disks: a blue one with a tick for a good result, an empty ring for none. Below, "
    "each study leaves a mark on a line from none to all of the children. The study is done twenty times.",
    clock="Study {study:.0f} of 20",
    scale="A disk is one child of a made-up study. Each mark below is one whole study.",
    notes="Up to fifty disks are drawn; all children are counted.",
    shows="chance",
    seed=5,
    again="Twenty more",
    repeats=20,
    regions=(grid("study", "study", (46, 62), 10, 5, gap=(33.2, 31)),),
    ground='<path d="M45 262H345M45 262V267M120 262V267M195 262V267M270 262V267M345 262V267" fill="none" stroke="var(--ex-muted)" stroke-width="1.5"/>'
    '<text x="45" y="284" text-anchor="middle">none</text><text x="195" y="284" text-anchor="middle">half</text><text x="345" y="284" text-anchor="middle">all</text>',
    figures=(
        Studies(
            "study",
            "cast-result-none",
            "cast-result-good",
            "cast-study",
            "children",
            ((45, 252), (345, 252)),
            size=28,
        ),
    ),
    beats=(
        Beat(0, "One study: {hits:.0f} of {number:.0f} children had a good result."),
        Beat(
            1.01,
            "The same study again: {hits:.0f} of {number:.0f}. Other children, other luck.",
            "share > 0 and share < 100",
        ),
        Beat(
            1.01,
            "Again {hits:.0f} of {number:.0f}. So few can't show what is rare.",
            "share == 100 or share == 0",
        ),
        Beat(
            7,
            "{hits:.0f} of {number:.0f}. Same treatment each time, and the answer jumps.",
            "share > 0 and share < 100 and number < 60",
        ),
        Beat(
            7,
            "{hits:.0f} of {number:.0f}. With many children the answer hardly moves.",
            "share > 0 and share < 100 and number >= 400",
        ),
        Beat(
            7,
            "{hits:.0f} of {number:.0f}. With more children the answer jumps less.",
            "share > 0 and share < 100 and number >= 60 and number < 400",
        ),
        Beat(
            19.01,
            "This is the luck of a study. It says nothing about one child.",
            "share > 0 and share < 100",
        ),
    ),
    cover=20,
)

HEAD = "{share:.0f}% of {number:.0f} children had a good result. The 95% interval goes from {here_low:.0f}% to {here_high:.0f}%."

SIMULATION = Simulation(
    id="trial-intervals",
    scene=SCENE,
    thrown=STUDY,
    title="How sure can we be?",
    model=trial_intervals,
    status="course",
    summary="A study sees a share. How well does it tell the share that many more children would have?",
    sliders=("number", "share"),
    panels=(
        Panel(
            (
                Curve("high", "tcell", "Upper end (Wilson)"),
                Curve("seen", "ink", "Share in the study", "dot"),
                Curve("low", "tcell", "Lower end (Wilson)"),
                Curve("simple_high", "muted", "Upper end, simple (normal) formula", "dash"),
                Curve("simple_low", "muted", "Lower end, simple (normal) formula", "dash"),
            ),
            "Share with a good result", "%", low=0, high=100,
            marks=(Mark("your study", x="number", role="ink"), Mark("one half", y=50)),
        ),
    ),
    measures=(
        combine("good", "number*share/100", "Children with a good result", "children"),
        value_at("here_low", "low", "number", "Lower end of the 95% interval (Wilson)", "%"),
        value_at("here_high", "high", "number", "Upper end of the 95% interval (Wilson)", "%"),
        value_at("here_width", "width", "number", "Width of the interval", "percentage points"),
        value_at("simple_low_here", "simple_low", "number", "Lower end by the simple (normal) formula", "%"),
        value_at("simple_high_here", "simple_high", "number", "Upper end by the simple (normal) formula", "%"),
        combine("width_four", "200*1.959963984540054/(1 + 3.841458820694124/(4*number))*sqrt(share/100*(1 - share/100)/(4*number) + "
                "3.841458820694124/(64*number**2))", "Width with four times as many children", "percentage points"),
        combine("narrower", "here_width/width_four", "Narrower with four times as many children", "times"),
        combine("leaves_half_out", "where(share == 50, 0/0, 3.841458820694124/(4*(share/100 - 0.5)**2))", "Children needed to leave one half out", "children"),
        first_below("width_20", "width", 20, "Children needed for an interval 20 points wide", "children"),
        combine("bad", "number - good", "Children without a good result", "children"),
    ),
    sentence=(
        outside(HEAD + " The simple formula would give no interval at all, as if the share were known for sure. It is not.", "share == 0 or share == 100",
               "at(simple_high, number) - at(simple_low, number) < 1e-6", f"{WIDTH} > 0"),
        *cases(HEAD + " That is wide, because the children are few: the simple formula does not work here at all and would leave the range from 0 to 100%.",
               "(simple_low_here < 0 or simple_high_here > 100) and here_width > 10",
               "at(simple_low, number) < 0 or at(simple_high, number) > 100", f"{WIDTH} > 9.9")[:2],
        *cases(HEAD + " That is very wide, because the children are few.", "here_width > 30", f"{WIDTH} > 29.9"),
        *cases(HEAD + " Four times as many children would make it {narrower:.1f} times narrower.", "here_width > 10",
               f"4*number > end or close(narrower, {WIDTH}/at(width, 4*number))", f"{WIDTH} > 9.9"),
        *cases(HEAD + " That is narrow, because the children are many.", "True", f"{WIDTH} < 10.1"),
    ),
    presets=(
        Preset("A small study", "A made-up study of 25 children. In 16 of them the result was good.", {"number": 25, "share": 64}),
        Preset("Four times as many", "The same share. The interval is about half as wide.", {"number": 100, "share": 64}),
        Preset("As many as in a large trial", "The share is the same, and the interval is narrow.", {"number": 1440, "share": 64}),
        Preset("Ten of ten", "All ten did well. That does not mean that all children would.", {"number": 10, "share": 100}),
        Preset("Nearly all", "A small study with a high share.", {"number": 30, "share": 90}),
    ),
    # made up, so that no reader meets the result of a real study unasked
    opens="A small study",
    prediction=Prediction(
        "You want the interval half as wide. How many children must take part?",
        (
            Option("Twice as many.", "The width shrinks with the square root of the number. Twice as many make it about 1.4 times narrower."),
            Option("Four times as many.", "Four is two times two. This is why large trials take many years and many countries.", right=True),
            Option("Ten more.", "From 10 to 20 that helps. From 100 to 110 you hardly see it."),
            Option("It can't be made narrower, since children differ.",
                   "Children do differ. The interval tells how well the share of a group is known, and that gets better with more children."),
        ),
        after={"number": 100},
        claims=(
            "before(at(width, number)) > 1.8*at(width, number)",
            "before(at(width, number)) < 2.1*at(width, number)",
        ),
    ),
    leaves_out=(
        "Fairness of the comparison. A narrow interval does not help if the groups were not alike.",
        "Time. Survival over the years is counted in another way, since some children are followed for longer than others.",
        "Your child. The interval is about the share in a group. It is not a chance for one person.",
        "The simple formula is the normal approximation. It is drawn to show where it fails.",
        "Whole children. You can set 64% of 10 children, which no study can find.",
    ),
)  # fmt: skip
