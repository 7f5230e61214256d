"""A trial chart as a Plotly figure, for notebooks: sections by how fair a comparison is, trials, results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from immunobook.charts.canvas import BESIDE, LEFT, PIXELS, RIGHT, Canvas
from immunobook.charts.trials import Comparison, Result

if TYPE_CHECKING:
    from immunobook.charts.titles import Title

HEADINGS: dict[Comparison, str] = {
    "randomized": "Randomized: chance drew the groups",
    "earlier group": "Compared with an earlier group, not by chance",
    "single group": "One group, no comparison",
    "registry": "From a registry of everyday care, no comparison",
}
PARTS = "Looking back at one group"


def figure(results: Sequence[Result], about: Title, lesson: str) -> dict[str, Any]:
    """Plotly figure (data and layout) of one chart; trials tell lessons that differ from `lesson`."""
    are_parts = about.shows == "parts"
    canvas = Canvas(about.color, are_parts=are_parts)
    kinds = [kind for kind in HEADINGS if any(r.comparison == kind for r in results)]
    for kind in kinds:
        if kind != kinds[0]:
            canvas.gap(22)
            canvas.rule()
            canvas.gap(10)
        canvas.text(PARTS if are_parts else HEADINGS[kind], color="muted", size=13, bold=True)
        rows = [r for r in results if r.comparison == kind]
        for trial in dict.fromkeys(r.trial for r in rows):
            _trial(canvas, [r for r in rows if r.trial == trial], lesson)
    canvas.gap(8)
    return {"data": canvas.traces(), "layout": _layout(canvas)}


def _trial(canvas: Canvas, rows: list[Result], lesson: str) -> None:
    """One trial: its heading, its results, and its own lesson."""
    first = rows[0]
    are_same = len({(r.group, r.patients) for r in rows}) == 1
    canvas.gap(14)
    canvas.text(f"{first.trial}: {first.group}", size=14, bold=True)
    patients = f"; {first.patients:,}\u00a0patients" if are_same else ""
    canvas.text(
        f"{first.age}{patients}; {first.design}".replace("phase ", "phase\u00a0"),
        color="muted",
        size=12,
    )
    for row in rows:
        _result(canvas, row, what_of(row, first, are_same))
    for own in dict.fromkeys(r.lesson for r in rows if r.lesson != lesson):
        canvas.gap(3)
        canvas.text(own, color="muted", size=12)


def what_of(row: Result, first: Result, are_same: bool) -> str:
    """What a result says, and of whom if the results of its trial are not `are_same` in that."""
    of_whom = row.group.removeprefix(first.group)
    patients = "" if are_same else f" ({row.patients:,}\u00a0patients{of_whom})"
    star = " *" if row.is_recalled else ""
    return f"{row.endpoint.capitalize()}, {when(row.time)}{patients}{star}"


def _result(canvas: Canvas, row: Result, what: str) -> None:
    star = " *" if row.is_recalled else ""
    if row.control is None:
        canvas.gap(2)
        canvas.arm(
            row.arm + star if canvas.are_parts else what,
            row.treatment,
            canvas.role,
            row.comparison,
        )
        return
    canvas.gap(9)
    canvas.text(what, bold=True)
    canvas.arm(row.arm, row.treatment, canvas.role, row.comparison)
    canvas.arm(row.control_label, row.control, "own", row.comparison)


def when(time: str) -> str:
    """A time as it reads after an endpoint: "2 years" -> "after 2 years"."""
    if time[:1].isdigit():
        return f"after {time}"
    return {"first check": "at the first check"}.get(
        time, f"after a {time}" if time.startswith("median") else time
    )


def _layout(canvas: Canvas) -> dict[str, Any]:
    height, below = canvas.y, 30
    return {
        "width": PIXELS,
        "height": height + below + 6,
        "margin": {"l": LEFT, "r": RIGHT, "t": 6, "b": below, "pad": 0, "autoexpand": False},
        "barmode": "overlay",
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": "role:ink"},
        "xaxis": {
            "domain": [BESIDE / (PIXELS - LEFT - RIGHT), 1], "range": [0, 100], "autorange": False,
            "tickvals": [0, 25, 50, 75, 100], "ticktext": ["0", "25", "50", "75", "100%"], "fixedrange": True,
            "tickfont": {"size": 12, "color": "role:muted"}, "showgrid": False, "zeroline": False,
            "ticks": "", "tickangle": 0,
        },
        "xaxis2": {
            "domain": [0, 1], "range": [0, 100], "autorange": False, "anchor": "y", "visible": False,
            "fixedrange": True,
        },
        "yaxis": {"range": [height, 0], "autorange": False, "visible": False, "fixedrange": True},
    }  # fmt: skip
