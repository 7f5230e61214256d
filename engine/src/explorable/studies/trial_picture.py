"""A study as figures, its interval, and the intervals of many studies below it.

`ground` stands still. `people`, `interval` and `band` are what changes; the front end writes the same
(`studies/trial-picture.ts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from explorable.studies.figure import rounded
from explorable.studies.payload import TrialSpec
from explorable.studies.trials import Difference, Study, Verdict
from explorable.wording import N_, _

WIDTH, HEIGHT = 360, 418
LEFT, MIDDLE, RIGHT = 12, 180, 348
FURTHEST = 0.8
"""Of a difference: where the axis ends."""
ACROSS, GAP, SIZE, MOST = 17, 19.7, 17, 50
"""Figures in a row, from one to the next, their size, and how many of a group are drawn."""
GROUPS = (38, 134)
"""Where the first row of each group lies."""
LINE, AXIS, TOP, BAND = 231, 243, 268, 144
"""Of the interval; of its axis; and the intervals of many studies, from the top to the foot."""
WITH, WITHOUT = N_("With the treatment"), N_("Without it")
FEWER, MORE, NONE = N_("fewer well with it"), N_("more well with it"), N_("no difference")
COLORS: dict[Verdict, str] = {
    "worse": "var(--ex-two)", "open": "var(--ex-muted)", "better": "var(--ex-accent)",
}  # fmt: skip

OF_MANY: dict[Verdict, str] = {**COLORS, "open": "var(--ex-edge, #8c929c)"}
"""Of the lines of many studies: solid, as browsers add up thin lines that are not."""


def _x(share: float, by: int = 10) -> str:
    kept = min(FURTHEST, max(-FURTHEST, share))
    return rounded(MIDDLE + (RIGHT - MIDDLE) * kept / FURTHEST, by)


def ground() -> str:
    """Names of the groups, and the axis of the difference."""
    marks = "".join(f"M{_x(k)} {AXIS - 4}v8" for k in (-0.5, 0, 0.5))
    words = "".join(
        f'<text x="{_x(k)}" y="{AXIS + 17}" text-anchor="middle">{escape(text)}</text>'
        for k, text in ((-0.5, "\u221250 of 100"), (0, _(NONE)), (0.5, "+50 of 100"))
    )
    return (
        '<g fill="var(--ex-ink)" font-size="12.5" font-weight="600">'
        f'<text x="{LEFT}" y="{GROUPS[0] - 16}">{escape(_(WITH))}</text>'
        f'<text x="{LEFT}" y="{GROUPS[1] - 16}">{escape(_(WITHOUT))}</text></g>'
        f'<path d="M{LEFT} {AXIS}H{RIGHT}{marks}" fill="none" stroke="var(--ex-muted)"/>'
        f'<path d="M{MIDDLE} {LINE - 10}V{HEIGHT - 6}" fill="none" stroke="var(--ex-line)" stroke-width="1.5"/>'
        f'<g fill="var(--ex-muted)" font-size="11.5">{words}'
        f'<text x="{LEFT}" y="{LINE - 12}">\u2190 {escape(_(FEWER))}</text>'
        f'<text x="{RIGHT}" y="{LINE - 12}" text-anchor="end">{escape(_(MORE))} \u2192</text></g>'
    )


def people(spec: TrialSpec, found: Study, days: float) -> str:
    """The figures of both groups as they are after so many days."""
    drawn = ""
    for times, top in ((found.treated, GROUPS[0]), (found.others, GROUPS[1])):
        for k, time in enumerate(times[:MOST]):
            x, y = LEFT + GAP * (k % ACROSS), top - 8 + GAP * (k // ACROSS)
            symbol = spec["good"] if time <= days else spec["waiting"]
            drawn += (
                f'<use href="#{symbol}" x="{rounded(x)}" y="{rounded(y)}"'
                f' width="{SIZE}" height="{SIZE}"/>'
            )
    return drawn


def interval(found: Difference) -> str:
    """What the study saw, and its interval."""
    low, high, color = _x(found.low), _x(found.high), COLORS[found.verdict]
    return (
        f'<path d="M{low} {LINE}H{high}M{low} {LINE - 5}v10M{high} {LINE - 5}v10"'
        f' fill="none" stroke="{color}" stroke-width="2.5"/>'
        f'<circle cx="{_x(found.seen)}" cy="{LINE}" r="5" fill="{color}"/>'
    )


def band(found: Sequence[Difference], true: float) -> str:
    """A line for the interval of each study, the smallest difference first, and where the truth is.

    Each lies in a row of its own; the picture is given its height afterwards, so that a thousand are written shortly.
    """
    if not found:
        return ""
    rows = sorted(found, key=lambda one: (one.seen, one.low))
    lines: dict[Verdict, str] = {"worse": "", "open": "", "better": ""}
    for k, one in enumerate(rows):
        lines[one.verdict] += f"M{_x(one.low, 1)} {k}H{_x(one.high, 1)}"
    thick = rounded(min(1, 3 * len(rows) / BAND), 100)
    row = BAND / len(rows)
    place = f"translate(0 {rounded(TOP + row / 2, 1000)}) scale(1 {rounded(row, 1000)})"
    drawn = "".join(
        f'<path d="{line}" stroke="{OF_MANY[verdict]}"/>' for verdict, line in lines.items()
    )
    return (
        f'<g transform="{place}" fill="none" stroke-width="{thick}">{drawn}</g>'
        f'<path d="M{_x(true)} {TOP - 4}V{TOP + BAND + 4}" fill="none"'
        ' stroke="var(--ex-ink)" stroke-width="2" stroke-dasharray="5 4"/>'
    )
