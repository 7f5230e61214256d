"""A trial chart as HTML that its style draws: it fits every width and paper, and needs no script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from immunobook.charts.layout import HEADINGS, PARTS, what_of
from immunobook.charts.trials import Result, Share

if TYPE_CHECKING:
    from immunobook.charts.titles import Title


def picture(results: Sequence[Result], about: Title, lesson: str) -> str:
    """Sections by how fair a comparison is; in them trials, which tell lessons that differ from `lesson`."""
    are_parts = about.shows == "parts"
    sections = []
    for kind, heading in HEADINGS.items():
        rows = [r for r in results if r.comparison == kind]
        if not rows:
            continue
        way = "ex-bars" if are_parts or kind == "randomized" else "ex-dots"
        trials = "".join(
            _trial([r for r in rows if r.trial == trial], are_parts, lesson)
            for trial in dict.fromkeys(r.trial for r in rows)
        )
        title = PARTS if are_parts else heading
        sections.append(
            f'<div class="ex-kind {way}"><p class="ex-kind-name">{escape(title)}</p>{trials}</div>'
        )
    scale = "".join(f"<i>{n}</i>" for n in ("0", "25", "50", "75", "100%"))
    return (
        f'<div class="ex-chart-picture" aria-hidden="true" style="--role:var(--ex-{about.color})">'
        f'{"".join(sections)}<div class="ex-arm ex-scale"><span></span><span>{scale}</span></div></div>'
    )


def _trial(rows: list[Result], are_parts: bool, lesson: str) -> str:
    """One trial: its heading, its results, and its own lesson."""
    first = rows[0]
    are_same = len({(r.group, r.patients) for r in rows}) == 1
    patients = f"; {first.patients:,}\u00a0patients" if are_same else ""
    design = first.design.replace("phase ", "phase\u00a0")
    results = "".join(_result(row, first, are_parts, are_same) for row in rows)
    own = "".join(
        f'<p class="ex-trial-about">{escape(text)}</p>'
        for text in dict.fromkeys(r.lesson for r in rows if r.lesson != lesson)
    )
    return (
        f'<div class="ex-trial"><p class="ex-trial-name">{escape(f"{first.trial}: {first.group}")}</p>'
        f'<p class="ex-trial-about">{escape(f"{first.age}{patients}; {design}")}</p>{results}{own}</div>'
    )


def _result(row: Result, first: Result, are_parts: bool, are_same: bool) -> str:
    what = what_of(row, first, are_same)
    star = " *" if row.is_recalled else ""
    if row.control is None:
        return _arm(row.arm + star if are_parts else what, row.treatment)
    return (
        f'<p class="ex-result">{escape(what)}</p>{_arm(row.arm, row.treatment)}'
        f"{_arm(row.control_label, row.control, ' ex-other-arm')}"
    )


def _arm(name: str, share: Share, cls: str = "") -> str:
    """One group: its name, its bar or dot, its number."""
    place = f"--at:{share.percent:g}"
    whisker = ""
    if share.low is not None and share.high is not None:
        place += f";--lo:{share.low:g};--hi:{share.high:g}"
        whisker = "<i></i>"
    return (
        f'<div class="ex-arm{cls}"><span>{escape(name)}</span>'
        f'<span class="ex-track" style="{place}">{whisker}</span><b>{share.shown}</b></div>'
    )
