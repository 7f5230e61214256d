"""From bridges to killing: how many cancer cells are gone after two days, against dose.

A course model on top of the bridge formula. `killing_over_time` is the differential
equation; the explorer counts the bridges halfway through (the midpoint rule), so that
the whole dose curve is plain arithmetic. Both agree within 0.1 of a percentage point.
"""

from __future__ import annotations

from explorable.explorer.measures import (
    combine,
    first_above,
    first_below,
    peak,
    time_of_peak,
    value_at,
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
from explorable.model import Axis, Output, Parameter, State, model
from explorable.model.functions import conversion, exp, named, named_function
from immunobook.simulations.bridges import taken

PER_NM = 602214.076
"""Molecules in one mL at 1 nM, in millions (Avogadro's number)."""

HOURS = 48.0

CONSTANTS = (
    Parameter("KA", 1.49, "nM", "Grip on the cancer cell (KD)", source="liu2023", note="blinatumomab on CD19"),
    Parameter("KC", 260, "nM", "Grip on the T cell (KD)", source="liu2023", note="blinatumomab on CD3"),
    Parameter("a", 144866, "per cell", "Flags (CD19) on a cancer cell", source="liu2023", note="cell line Raji"),
    Parameter("c", 66299, "per cell", "Flags (CD3) on a T cell", source="liu2023", note="cell line Jurkat"),
    Parameter("g", 0.02, "1/hour", "Growth of the cancer cells", spoken="per hour", note="illustrative; doubles in 35 hours"),
    Parameter("KE", 0.5, "million/mL", "T cells for half of the fastest killing", note="illustrative"),
)  # fmt: skip


@named_function("n", "T")
def bridges_per_target(T, *, drug, E, KA, KC, a, c):
    """Bridges on one cancer cell; T and E in million cells per mL, drug in nM."""
    per_nM = conversion(PER_NM)
    At, Ct = a * T / per_nM, c * E / per_nM
    return taken(At, drug, KA) * taken(Ct, drug, KC) / drug * per_nM / T


def growth(n, *, E, g, kmax, n50, KE):
    """Growth of the cancer cells less their killing at `n` bridges per cell, per hour."""
    return g - kmax * n / (n50 + n) * E / (KE + E)


def strength(default_dose: float) -> tuple[Parameter, ...]:
    """The sliders, the same for the dose curve and for the run over time."""
    return (
        Parameter("dose", default_dose, "nM", "Your amount of drug", (1e-3, 1e4), "log", spoken="nanomoles per liter"),
        Parameter("E", 0.1, "million/mL", "T cells", (0.02, 10), "log", spoken="million T cells in each milliliter",
                  note="there is 1 million cancer cells in each mL, unless you change it"),
        Parameter("n50", 5, "per cell", "Bridges for half of the fastest killing", (1, 50), "log", spoken="bridges per cell",
                  note="illustrative", symbol="n_{50}"),
        Parameter("kmax", 0.15, "1/hour", "Fastest killing", (0.05, 0.3), "log", spoken="per hour", note="illustrative"),
        Parameter("T0", 1, "million/mL", "Cancer cells at the start", (0.1, 2), "log", spoken="million cells in each milliliter"),
    )  # fmt: skip


@model(
    time=Axis("t", "Time", "hours", 0, HOURS, points=97),
    states=[State("T", "Cancer cells", "million/mL", start="T0", log=True)],
    parameters=[*strength(31.6227766), *CONSTANTS],
    outputs=[Output("lysis", "Fewer cancer cells than without the drug", "%", "100*(1 - T/(T0*exp(g*t)))")],
)  # fmt: skip
def killing_over_time(T, *, dose, E, n50, kmax, KA, KC, a, c, g, KE):
    """Cancer cells T over two days at one dose; the reference for the curve against dose."""
    n = bridges_per_target(T, drug=dose, E=E, KA=KA, KC=KC, a=a, c=c)
    return {"T": growth(n, E=E, g=g, kmax=kmax, n50=n50, KE=KE) * T}


@model(
    sweep=Axis("amount", "Drug in all", "nM", "minimum(1e-4, dose)", "maximum(1e5, dose)", "log", points=271, symbol="B_t"),
    parameters=[*strength(31.6227766), *CONSTANTS],
    outputs=[
        Output("lysis", "Fewer cancer cells than without the drug", "%", symbol=r"\text{fewer}"),
        Output("n", "Bridges on one cancer cell at the start", "per cell", symbol="n_0"),
    ],
)  # fmt: skip
def bridge_killing(amount, *, E, n50, kmax, T0, KA, KC, a, c, g, KE):
    """Killing in two days at a total `amount` of drug, with the bridges counted halfway through."""

    @named_function("r", "T")
    def rate(T):
        n = bridges_per_target(T, drug=amount, E=E, KA=KA, KC=KC, a=a, c=c)
        return growth(n, E=E, g=g, kmax=kmax, n50=n50, KE=KE)

    time = named("h", HOURS)
    halfway = named(r"T_{\text{half}}", T0 * exp(time / 2 * rate(T0)))
    return {
        "lysis": 100 * (1 - exp(time * (rate(halfway) - g))),
        "n": bridges_per_target(T0, drug=amount, E=E, KA=KA, KC=KC, a=a, c=c),
    }


HERE = "close(lysis_here, at(lysis, dose))"


YOURS = " Your {dose:.3g} nM leaves {lysis_here:.1f}% fewer."


def cases(text: str, when: str, *claims: str) -> tuple[Case, ...]:
    """`text`, and what your own amount does: next to nothing, or a share."""
    return (
        Case(
            text + " Your {dose:.3g} nM changes next to nothing.",
            f"({when}) and lysis_here < 0.1",
            (*claims, "at(lysis, dose) < 0.101"),
        ),
        Case(text + YOURS, when, (*claims, HERE)),
    )


NINE = ("close(nine_in_ten, first_above(lysis, 90))", "highest(lysis) > 90")
UNTIL = ("always(lysis > 89.9, nine_in_ten, too_much)", "always(lysis < 90.1, too_much, end)")
BEST = ("close(best, highest(lysis))", "at(lysis, best_dose) > highest(lysis) - 0.01")
AT_10000 = "close(lysis_high, at(lysis, 10000))"

OVER_TIME = killing_over_time
"""The differential equation behind the formula, for those who want to download it."""

SIMULATION = Simulation(
    id="bridge-killing",
    title="From bridges to killing",
    model=bridge_killing,
    status="course",
    summary="T cells and cancer cells share a tube for two days. Each bridge helps a T cell to kill. How much does the dose matter?",
    sliders=("dose", "E", "n50"),
    more=("kmax", "T0"),
    panels=(
        Panel(
            (Curve("lysis", "cancer", "Fewer cancer cells than without the drug"),), "Fewer cancer cells", "%", low=0, high=100,
            title="After two days", marks=(Mark("best", x="best_dose", y="best", role="ink"), Mark("your amount", x="dose", role="antibody")),
        ),
        Panel((Curve("n", "antibody", "Bridges on one cancer cell"),), "Bridges", "per cell", low=0, title="Bridges at the start",
              marks=(Mark("half of the fastest killing", y="n50"),)),
    ),
    measures=(
        peak("best", "lysis", "Best result in two days: fewer cancer cells than without the drug", "%"),
        time_of_peak("best_dose", "lysis", "Amount with the best result", "nM"),
        value_at("lysis_here", "lysis", "dose", "Fewer cancer cells at your amount", "%"),
        value_at("n_here", "n", "dose", "Bridges on one cancer cell at your amount", "per cell"),
        value_at("lysis_high", "lysis", 1e4, "Fewer cancer cells at 10,000 nM", "%"),
        combine("drop", "best - lysis_high", "Lost between the best amount and 10,000 nM", "percentage points"),
        first_above("nine_in_ten", "lysis", 90, "Least amount that leaves 90% fewer", "nM"),
        first_below("too_much", "lysis", 90, "Amount above which it is less than 90% again", "nM", after="best_dose + 0*nine_in_ten"),
        peak("most_bridges", "n", "Most bridges on one cancer cell", "per cell"),
        combine("ratio", "E/T0", "T cells for each cancer cell", "1"),
    ),
    sentence=(
        Case("Enough T cells make the hook almost flat: from {nine_in_ten:.2g} nM on, the drug leaves at least 90% fewer cancer cells. That holds to "
             "the end of the chart, 100,000 nM." + YOURS, "known(nine_in_ten) and not known(too_much)",
             (*NINE, HERE, "always(lysis > 89.9, nine_in_ten, end)")),
        Case("Enough T cells make the hook almost flat: from {nine_in_ten:.2g} to {too_much:words} nM the drug leaves at least 90% fewer cancer cells." + YOURS,
             "known(nine_in_ten) and lysis_high >= 90", (*NINE, *UNTIL, HERE, "too_much >= 9990")),
        Case("From {nine_in_ten:.2g} to {too_much:.2g} nM the drug leaves at least 90% fewer cancer cells. With more than that the hook takes part of "
             "it back: {lysis_high:.1f}% at 10,000 nM." + YOURS, "known(nine_in_ten)", (*NINE, *UNTIL, HERE, AT_10000, "at(lysis, 10000) < 90.1")),
        *cases("Even the best amount, {best_dose:.3g} nM, leaves only {best:.1f}% fewer cancer cells. There are too few T cells, or each one "
               "needs too many bridges or kills too slowly.", "best < 10", *BEST, "highest(lysis) < 10.1"),
        *cases("The best amount is {best_dose:.3g} nM. It leaves {best:.1f}% fewer cancer cells than without the drug. At 10,000 nM the hook "
               "takes most of that away: {lysis_high:.1f}%.", "lysis_high < best/2", *BEST, AT_10000, "at(lysis, 10000) < 0.51*highest(lysis)"),
        Case("The best amount is {best_dose:.3g} nM. It leaves {best:.1f}% fewer cancer cells than without the drug. At 10,000 nM it is "
             "{lysis_high:.1f}%." + YOURS, claims=(*BEST, AT_10000, HERE)),
    ),
    presets=(
        Preset("Few T cells", "One T cell for ten cancer cells. The hook shows clearly.", {"E": 0.1}),
        Preset("As many as cancer cells", "One T cell for each cancer cell. The top gets broad, and the right side still falls.", {"E": 1}),
        Preset("Many T cells", "Five T cells for each cancer cell. Even a few bridges are enough, and the hook is almost flat.", {"E": 5}),
        Preset("Many bridges needed", "The same T cells, but each needs ten times as many bridges. The hook is back.", {"E": 5, "n50": 50}),
        Preset("Too much drug", "Few T cells and very much drug. Both sides are full, and the T cells hold no one.", {"E": 0.1, "dose": 1e4}),
    ),
    prediction=Prediction(
        "You saw that too much drug leaves few bridges. Does that always spoil the killing?",
        (
            Option("Yes, the killing follows the bridges exactly.",
                   "Only as long as bridges are what is missing. Above some number, more bridges don't help, so losing some doesn't hurt."),
            Option("It depends on how many T cells there are.",
                   "With few T cells the hook is sharp. With many, the few bridges that are left still do the job.", right=True),
            Option("No, the drug kills the cancer cells in any case.",
                   "The drug kills nothing by itself. A T cell has to hold the cell, and for that it needs a bridge."),
            Option("No, more drug always kills more.", "Look at few T cells and 10,000 nM. Almost nothing is left of the effect."),
        ),
        after={"E": 5},
        claims=(
            "before(at(lysis, 10000) < 0.2*highest(lysis))",
            "at(lysis, 10000) > 0.9*highest(lysis)",
            "at(n, 10000) < 0.2*highest(n)",
        ),
    ),
    leaves_out=(
        "T cells that multiply, tire or die. Their number stays the same for two days here.",
        "Places where cells touch: bridges come from the mixed formula, which shows the shape and not the dose.",
        "The body. All of this happens in a tube. The killing numbers are made up to show the idea.",
        "Side effects: active T cells can also make a child ill, with fever and worse.",
        "A small shortcut: the bridges are counted once, halfway through. It changes the result by no more than about 0.1 of a point at "
        "every setting that was tried.",
    ),
)  # fmt: skip
