"""Patients as lines, the curve made of them, and how many are still watched, as they are at one time.

`ground` stands still. `drawn` is what grows; the front end writes the same (`studies/survival-picture.ts`).
"""

from __future__ import annotations

import math
from html import escape

from explorable.studies.figure import rounded
from explorable.studies.kaplan_meier import Patient, at_risk, kaplan_meier, median
from explorable.studies.payload import SurvivalSpec
from explorable.wording import N_, _

WIDTH, LEFT, RIGHT = 360, 34, 346
FIRST, ROW = 34, 14
"""Of the lines: the first, and from one to the next."""
CURVE, HEIGHT, BELOW = 46, 120, 62
"""From the last line to the top of the curve, its height, and what stands below it."""
PATIENTS = N_("Patients, the shortest time first")
CURVE_NAME = N_("Without an event, of 100")
RISK_NAME = N_("Still watched (at risk)")


def height(spec: SurvivalSpec) -> int:
    """Of the whole picture."""
    return _foot(spec) + BELOW


def _top(spec: SurvivalSpec) -> int:
    return FIRST + ROW * (len(spec["patients"]) - 1) + CURVE


def _foot(spec: SurvivalSpec) -> int:
    return _top(spec) + HEIGHT


def _x(spec: SurvivalSpec, time: float) -> str:
    return rounded(LEFT + (RIGHT - LEFT) * time / spec["end"])


def _y(spec: SurvivalSpec, survival: float) -> str:
    return rounded(_foot(spec) - HEIGHT * survival)


def ticks(spec: SurvivalSpec) -> list[float]:
    """Times that the axis names."""
    return [k * spec["every"] for k in range(math.floor(spec["end"] / spec["every"] + 1e-9) + 1)]


def ground(spec: SurvivalSpec, units: str) -> str:
    """Axes, grid and their words.

    Parameters
    ----------
    units : many of the unit: months.
    """
    foot = _foot(spec)
    grid = "".join(f"M{LEFT} {_y(spec, k)}H{RIGHT}" for k in (0.5, 1))
    marks = "".join(f"M{_x(spec, t)} {foot}v5" for t in ticks(spec))
    heights = "".join(
        f'<text x="{LEFT - 6}" y="{_y(spec, k)}" dy="4" text-anchor="end">{100 * k:g}</text>'
        for k in (0, 0.5, 1)
    )
    times = "".join(
        f'<text x="{_x(spec, t)}" y="{foot + 18}" text-anchor="middle">{t:g}</text>'
        for t in ticks(spec)
    )
    return (
        f'<g fill="none" stroke="var(--ex-line)"><path d="{grid}"/></g>'
        f'<path d="M{LEFT} {foot}H{RIGHT}{marks}" fill="none" stroke="var(--ex-muted)"/>'
        f'<g fill="var(--ex-muted)" font-size="11.5">{heights}{times}</g>'
        f'<g fill="var(--ex-ink)" font-size="12" font-weight="600">'
        f'<text x="{LEFT}" y="16">{escape(_(PATIENTS))}</text>'
        f'<text x="{LEFT}" y="{_top(spec) - 11}">{escape(_(CURVE_NAME))}</text>'
        f'<text x="{LEFT}" y="{foot + 38}">{escape(_(RISK_NAME))}</text></g>'
        f'<text x="{RIGHT}" y="{foot + 38}" fill="var(--ex-muted)" font-size="11.5" text-anchor="end">'
        f"{escape(units)}</text>"
    )


def drawn(spec: SurvivalSpec, now: float) -> str:
    """What grows, as it is at the time `now`."""
    patients = [Patient(p["time"], p["has_event"]) for p in spec["patients"]]
    return _lines(spec, patients, now) + _curve(spec, patients, now) + _risk(spec, patients, now)


def _lines(spec: SurvivalSpec, patients: list[Patient], now: float) -> str:
    lines = ends = events = ""
    for k, patient in enumerate(patients):
        y, x = FIRST + ROW * k, _x(spec, min(patient.time, now))
        lines += f"M{LEFT} {y}H{x}"
        if patient.time > now:
            continue
        if patient.has_event:
            events += f'<circle cx="{x}" cy="{y}" r="4.5"/>'
        else:
            ends += f"M{x} {y - 5}v10"
    return (
        f'<path d="{lines}" fill="none" stroke="var(--ex-muted)" stroke-width="1.5"/>'
        f'<path d="{ends}" fill="none" stroke="var(--ex-ink)" stroke-width="2"/>'
        f'<g fill="var(--ex-ink)">{events}</g>'
    )


def _curve(spec: SurvivalSpec, patients: list[Patient], now: float) -> str:
    steps = kaplan_meier(patients)
    seen = [step for step in steps if step.time <= now]
    last = max(patient.time for patient in patients)
    line = f"M{LEFT} {_y(spec, 1)}"
    dots = marks = half = ""
    for step in seen:
        x, y = _x(spec, step.time), _y(spec, step.survival)
        line += f"H{x}V{y}"
        if step.events:
            dots += f'<circle cx="{x}" cy="{y}" r="3"/>'
        if step.censored:
            marks += f"M{x} {rounded(float(y) - 5)}v10"
    line += f"H{_x(spec, min(now, last))}"
    middle = median(seen)
    if middle is not None:
        half = f"M{LEFT} {_y(spec, 0.5)}H{_x(spec, middle)}V{_foot(spec)}"
    here = f"M{_x(spec, now)} {FIRST - 8}V{_foot(spec)}" if 0 < now < last else ""
    return (
        f'<path d="{half}" fill="none" stroke="var(--ex-ink)" stroke-width="1.5" stroke-dasharray="2 4"/>'
        f'<path d="{here}" fill="none" stroke="var(--ex-accent)" stroke-dasharray="4 4"/>'
        f'<path d="{line}" fill="none" stroke="var(--ex-accent)" stroke-width="2.5" stroke-linejoin="round"/>'
        f'<path d="{marks}" fill="none" stroke="var(--ex-ink)" stroke-width="2"/>'
        f'<g fill="var(--ex-accent)">{dots}</g>'
    )


def _risk(spec: SurvivalSpec, patients: list[Patient], now: float) -> str:
    y = _foot(spec) + 55
    told = "".join(
        f'<text x="{_x(spec, t)}" y="{y}" text-anchor="middle">{at_risk(patients, t)}</text>'
        for t in ticks(spec)
        if t <= now
    )
    return f'<g fill="var(--ex-ink)" font-size="12.5" font-weight="600">{told}</g>'
