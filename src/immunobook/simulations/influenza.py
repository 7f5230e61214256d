"""The flu, after Hancioglu and others: innate and acquired defense in ten variables.

The curated computer file of this model (BioModels, BIOMD0000000711) carries a local
value of 0.1 for the turnover of effector cells, the paper's own value is 0.4. Both
are offered; the virus hardly notices.
"""

from __future__ import annotations

from explorable.explorer.measures import (
    combine,
    final,
    first_above,
    first_below,
    lowest,
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
from explorable.model.functions import conversion, named

SOURCE = "hancioglu2007"


def fixed(name: str, value: float, unit: str, label: str) -> Parameter:
    """A constant of the paper."""
    return Parameter(name, value, unit, label, source=SOURCE)


@model(
    time=Axis("t", "Time", "days", 0, 15, points=301),
    states=[
        State("V", "Virus", "relative", start="V0", floor=1e-2),
        State("H", "Healthy cells", "1", start=1, log=True),
        State("I", "Infected cells", "1", floor=1e-5),
        State("M", "Gatekeepers that raise the alarm", "1", floor=1e-5),
        State("F", "Interferon", "relative", floor=1e-1),
        State("R", "Cells made resistant by interferon", "1", floor=1e-5),
        State("E", "Killer cells", "relative", start=1),
        State("P", "Plasma cells", "relative", start=1),
        State("A", "Antibodies", "relative", start=1, floor=1e-1),
        State("S", "Fit of the antibodies to this virus", "1", start="S0"),
    ],
    parameters=[
        Parameter("V0", 0.01, "relative", "Virus that gets in", (1e-3, 1), "log", source=SOURCE),
        Parameter("S0", 0.1, "1", "Fit of the antibodies at the start", (0.01, 1), step=0.01, source=SOURCE, note="0 is no fit, 1 is a perfect fit"),
        Parameter("interferon", 100, "%", "Strength of interferon (innate)", (0, 200), step=5, spoken="percent", note="100 percent is the paper", symbol="w_F"),
        Parameter("killing", 100, "%", "Strength of the killer cells (acquired)", (0, 200), step=5, spoken="percent", note="100 percent is the paper", symbol="w_E"),
        Parameter("antibody", 100, "%", "Strength of the antibodies (acquired)", (0, 200), step=5, spoken="percent", note="100 percent is the paper", symbol="w_A"),
        Parameter("aE", 0.4, "1/day", "Turnover of killer cells", (0.1, 0.4), step=0.1, spoken="per day", source=SOURCE,
                  note="0.4 in the paper's table, 0.1 in the curated file"),
        fixed("gV", 510, "1/day", "Virus made by infected cells"),
        fixed("gVA", 619.2, "1/day", "Virus caught by antibodies"),
        fixed("gVH", 1.02, "1/day", "Virus taken up by healthy cells"),
        fixed("aV", 1.7, "1/day", "Virus that decays"),
        fixed("aV1", 100, "1/day", "Virus cleared by mucus, fastest"),
        fixed("aV2", 23000, "1", "How soon that clearing is full"),
        fixed("bHD", 4, "1/day", "New cells in place of dead ones"),
        fixed("aR", 1, "1/day", "Resistance that wears off"),
        fixed("gHV", 0.34, "1/day", "Infection of healthy cells"),
        fixed("bHF", 0.01, "1/day", "Healthy cells made resistant"),
        fixed("bIE", 0.066, "1/day", "Infected cells killed by killer cells"),
        fixed("aI", 1.5, "1/day", "Infected cells that die of the virus"),
        fixed("bMD", 1, "1/day", "Alarm by dead cells"),
        fixed("bMV", 0.0037, "1/day", "Alarm by virus"),
        fixed("aM", 1, "1/day", "Alarm that fades"),
        fixed("bF", 250000, "1/day", "Interferon made by gatekeepers"),
        fixed("cF", 2000, "1/day", "Interferon made by infected cells"),
        fixed("bFH", 17, "1/day", "Interferon taken up by healthy cells"),
        fixed("aF", 8, "1/day", "Interferon that decays"),
        fixed("bEM", 8.3, "1/day", "Killer cells called by the alarm"),
        fixed("bEI", 2.72, "1/day", "Killer cells used up in killing"),
        fixed("bPM", 11.5, "1/day", "Plasma cells called by the alarm"),
        fixed("aP", 0.4, "1/day", "Turnover of plasma cells"),
        fixed("bA", 0.043, "1/day", "Antibodies made by plasma cells"),
        Parameter("gAV", 146.25, "1/day", "Antibodies used up by virus", source=SOURCE, note="as in the curated file"),
        fixed("aA", 0.043, "1/day", "Antibodies that decay"),
        fixed("r", 3e-5, "1/day", "How fast antibodies learn to fit"),
    ],
    outputs=[
        Output("healthy", "Healthy cells", "%", "100*H"),
        Output("infected", "Infected cells", "%", "100*I"),
        Output("resistant", "Cells made resistant by interferon", "%", "100*R"),
        Output("F100", "Interferon (hundreds)", "relative", "F/100"),
        Output("fitting", "Antibodies that fit", "relative", "A*S", symbol=r"\text{fitting}"),
    ],
)  # fmt: skip
def influenza(
    V, H, I, M, F, R, E, P, A, S, *,
    interferon, killing, antibody, aE, gV, gVA, gVH, aV, aV1, aV2, bHD, aR, gHV, bHF, bIE, aI, bMD, bMV, aM, bF, cF, bFH, aF,
    bEM, bEI, bPM, aP, bA, gAV, aA, r,
):  # fmt: skip
    """Virus, cells, interferon, killer cells and antibodies over two weeks."""
    dead = named("D", 1 - H - R - I)
    percent = conversion(100)
    return {
        "V": gV * I
        - gVA * antibody / percent * S * A * V
        - gVH * H * V
        - aV * V
        - aV1 * V / (1 + aV2 * V),
        "H": bHD * dead * (H + R) + aR * R - gHV * V * H - bHF * F * H,
        "I": gHV * V * H - bIE * killing / percent * E * I - aI * I,
        "M": (bMD * dead + bMV * V) * (1 - M) - aM * M,
        "F": (bF * M + cF * I) * interferon / percent - bFH * H * F - aF * F,
        "R": bHF * F * H - aR * R,
        "E": bEM * M * E - bEI * I * E + aE * (1 - E),
        "P": bPM * M * P + aP * (1 - P),
        "A": bA * P - gAV * S * A * V - aA * A,
        "S": r * P * (1 - S),
    }


PEAKS = "The virus peaks on day {peak_day:.1f} and is nearly gone on day {clear_day:.1f}"
PEAKED = (
    "close(peak_day, when_highest(V))",
    "close(clear_day, first_below(V, 0.01, peak_day, end))",
)
GONE = "highest(V, clear_day, end) < 0.11"
IN_ORDER = "killer_day > interferon_day and antibody_end > 10"
RISEN = "close(interferon_day, when_highest(F))"

SIMULATION = Simulation(
    id="influenza",
    title="A published model: the flu",
    model=influenza,
    status="published",
    source=SOURCE,
    summary="A flu virus meets interferon (innate), killer cells and antibodies (acquired). All amounts are relative.",
    sliders=("V0", "S0", "interferon", "killing", "antibody"),
    more=("aE",),
    panels=(
        Panel(
            (
                Curve("V", "intruder", "Virus"),
                Curve("F100", "innate", "Interferon (in hundreds)", "dash"),
                Curve("E", "tcell", "Killer cells", "dashdot"),
                Curve("fitting", "antibody", "Antibodies that fit", "dot"),
            ),
            "Amount", "relative", "log", low=1e-3, title="Who rises when",
            marks=(Mark("virus peaks", x="peak_day"), Mark("virus nearly gone", x="clear_day")),
        ),
        Panel(
            (
                Curve("healthy", "own", "Healthy"),
                Curve("infected", "intruder", "Infected", "dash"),
                Curve("resistant", "innate", "Made resistant by interferon", "dot"),
            ),
            "Of all cells of the airway", "%", low=0, high=100, title="Cells of the airway",
        ),
    ),
    measures=(
        peak("virus_peak", "V", "Most virus", "relative"),
        time_of_peak("peak_day", "V", "Day with the most virus", "days"),
        first_below("clear_day", "V", 0.01, "Day on which the virus is nearly gone (below 0.01)", "days", after="peak_day"),
        peak("infected_most", "infected", "Most infected cells", "%"),
        peak("interferon_peak", "F", "Most interferon", "relative"),
        time_of_peak("interferon_day", "F", "Day with the most interferon", "days"),
        peak("killer_peak", "E", "Most killer cells", "relative"),
        time_of_peak("killer_day", "E", "Day with the most killer cells", "days"),
        final("antibody_end", "A", "Antibodies on day 15", "relative"),
        first_above("antibody_day", "A", 10, "Day on which antibodies are ten times as many as at the start", "days"),
        value_at("fit_end", "S", 15, "Fit of the antibodies on day 15", "1"),
        lowest("healthy_low", "healthy", "Fewest healthy cells", "%"),
        combine("wait", "where(killer_day > interferon_day, killer_day - interferon_day, 0/0)", "Killer cells peak this long after interferon", "days"),
        final("virus_end", "V", "Virus on day 15", "relative"),
        time_of_peak("antibody_top", "A", "Day with the most antibodies", "days"),
        peak("virus_again", "V", "Most virus after it was nearly gone", "relative", after="clear_day"),
    ),
    sentence=(
        Case("The virus hardly gets a foothold. At most {infected_most:.1g}% of the cells are infected: antibodies that fit are there from the start.",
             "infected_most < 1 and virus_peak <= 1 and virus_end < virus_peak/10",
             claims=("close(infected_most, highest(infected))", "highest(V) <= 1", "at_end(V) < highest(V)/9", "instead(highest(V), antibody=0) > 5")),
        Case("There is still little virus on day 15, but it is on the rise.", "infected_most < 1 and virus_peak <= 1",
             claims=("highest(V) <= 1", "highest(infected) < 1", "at_end(V) > at(V, 14.5)")),
        Case("On day 15 the virus is still on the rise. By then up to {infected_most:.0f}% of the cells are infected.",
             "not known(clear_day) and peak_day > 14.9",
             claims=("close(infected_most, highest(infected))", "at_end(V) > at(V, 14)", "at_end(V) > 0.99*highest(V)")),
        Case("The virus peaks on day {peak_day:.1f}. In these days up to {infected_most:.0f}% of the cells get infected. It is not cleared by day 15.",
             "not known(clear_day)",
             claims=("close(peak_day, when_highest(V))", "close(infected_most, highest(infected))", "lowest(V, peak_day, end) > 0.0099",
                     "when_highest(infected) < peak_day + 2 and when_highest(infected) > peak_day - 2")),
        Case(PEAKS + ", but then it comes back.", "virus_again > 0.1",
             claims=(*PEAKED, "highest(V, clear_day, end) > 0.1", "highest(V, clear_day, end) < highest(V)/5")),
        Case(PEAKS + ". Without interferon no cell is made resistant, and at the worst hardly a healthy cell of the airway is left. In this model "
             "new cells come only from healthy ones.", "interferon == 0 and healthy_low < 1",
             claims=(*PEAKED, GONE, "highest(R) < 1e-9", "lowest(healthy) < 1")),
        Case(PEAKS + ". Interferon rises with it and peaks on day {interferon_day:.1f}. Killer cells and antibodies still rise on day 15.",
             f"{IN_ORDER} and killer_day > 14.9",
             claims=(*PEAKED, GONE, RISEN, "at_end(E) > at(E, 14.5)", "at_end(A) > at(A, 14.5)")),
        Case(PEAKS + ". Interferon rises with it and peaks on day {interferon_day:.1f}. Killer cells take until day {killer_day:.1f}, and antibodies "
             "still rise on day 15.", f"{IN_ORDER} and antibody_top > 14.9",
             claims=(*PEAKED, GONE, RISEN, "close(killer_day, when_highest(E))", "at_end(A) > at(A, 14.5)", "at(A, killer_day) < at_end(A)")),
        Case(PEAKS + ". Interferon rises with it and peaks on day {interferon_day:.1f}. Killer cells take until day {killer_day:.1f}, antibodies until "
             "day {antibody_top:.1f}.", IN_ORDER,
             claims=(*PEAKED, GONE, RISEN, "close(killer_day, when_highest(E))", "close(antibody_top, when_highest(A))",
                     "when_highest(A) > when_highest(E)")),
        Case(PEAKS + ".", claims=(*PEAKED, GONE)),
    ),
    presets=(
        Preset("As published", "Watch the order: virus, interferon, killer cells, antibodies."),
        Preset("As in the curated file", "A slower turnover of killer cells. They get almost three times as many, and the virus hardly notices.",
               {"aE": 0.1}),
        Preset("A vaccine, or last year's flu", "The antibodies fit well from the start.", {"S0": 0.5}),
        Preset("Without interferon", "The innate arm sends no warning, and all cells stay open to the virus.", {"interferon": 0}),
        Preset("Without killer cells", "Interferon and antibodies are alone.", {"killing": 0}),
    ),
    prediction=Prediction(
        "In which order do the defenders rise?",
        (
            Option("Antibodies first, then killer cells, then interferon.",
                   "Antibodies that fit have to be made first, and that takes more than a week in this model."),
            Option("Interferon first, then killer cells, then antibodies.",
                   "The innate arm answers while the virus rises. The acquired arm needs days.", right=True),
            Option("All at the same time.", "They all hear the same alarm, but some have to multiply before they can act."),
            Option("Killer cells first, since they are the strongest.", "Strong, but slow: there are few at the start."),
        ),
        claims=("when_highest(F) < when_highest(E)", "when_highest(E) < when_highest(A)"),
    ),
    unit_notes={
        "relative": "Each amount has a scale of its own. Compare a curve only with itself.",
        "1": "Fit is a share: 0 is no fit, 1 is a perfect fit.",
    },
    leaves_out=(
        "Real counts. All amounts are relative, so only their order and shape can be read.",
        "How ill a person feels. Fever and aches come from the defense as well as from the virus.",
        "Memory after the infection, and a virus that changes its flags.",
        "Differences between people, and other parts of the lungs.",
        "Two changes by us, the sliders: a weaker antibody catches less virus, but as many are used up; a weaker killer cell kills less, but wears "
        "out as before.",
    ),
)  # fmt: skip
