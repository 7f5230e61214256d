"""The models against reference values: run anew at every build, shown as a table on the page of models.

References stand in ``reference_values.csv``. They come from an engine that has nothing to do
with this package (libRoadRunner 2.10, CVODE, relative tolerance 1e-12, run once and stored),
from closed forms, and from the papers themselves.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from explorable.book import table_file
from explorable.book.bibliography import source
from explorable.explorer.evaluate import evaluate
from explorable.number_format import say
from explorable.solve import solve
from explorable.units import unit_words
from immunobook import simulations

FILE = Path(__file__).with_name("reference_values.csv")
COLUMNS = ("simulation", "what", "measure", "value", "unit", "origin", "setting", "allowed")

ORIGINS = {
    "engine": "libRoadRunner",
    "closed": "closed form",
    "search": "looked for on a fine grid",
    "steps": "libRoadRunner, looked at in steps",
}
"""Where a reference comes from, if not from a paper."""


@dataclass(frozen=True)
class Reference:
    """One number that a model must reproduce.

    `measure` is one of the simulation's measures, or ``"quantity @ place"`` on its axis. `rel` is the
    relative difference that the reference allows: papers print few digits.
    """

    id: str
    what: str
    measure: str
    value: float
    unit: str
    origin: str
    setting: Mapping[str, float] = field(default_factory=dict)
    rel: float = 1e-6


@dataclass(frozen=True)
class Verified:
    """A reference and what the model gives."""

    reference: Reference
    ours: float

    @property
    def difference(self) -> float:
        """Relative difference (absolute, where the reference is zero)."""
        return abs(self.ours - self.reference.value) / (abs(self.reference.value) or 1.0)

    @property
    def holds(self) -> bool:
        """Whether the difference is as small as the reference allows."""
        return self.difference <= self.reference.rel


def references() -> list[Reference]:
    """All reference values, in the order of the course."""
    return [_reference(row.cells) for row in table_file.read(FILE, COLUMNS)]


def _reference(row: Mapping[str, str]) -> Reference:
    pairs = (pair.split("=") for pair in row["setting"].split())
    return Reference(
        row["simulation"], row["what"], row["measure"], float(row["value"]), row["unit"], row["origin"],
        {name: float(value) for name, value in pairs}, float(row["allowed"]),
    )  # fmt: skip


def verify(chosen: Sequence[Reference] | None = None) -> Iterator[Verified]:
    """Run the models and compare."""
    for reference in references() if chosen is None else chosen:
        yield Verified(reference, _ours(reference))


def _ours(reference: Reference) -> float:
    simulation = simulations.load(reference.id)
    run = solve(simulation.model, reference.setting, rtol=1e-11)
    if " @ " in reference.measure:
        quantity, place = reference.measure.split(" @ ")
        return run.at(quantity, float(place))
    return evaluate(run, simulation.measures)[reference.measure]


def verification() -> Verification:
    """Run every model against its references; as a cell's last line, a table."""
    return Verification()


class Verification:
    """The table; as a cell's last line it runs every model and shows itself."""

    def __init__(self) -> None:
        self.rows = list(verify())

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """HTML for the page and for Jupyter, and plain text."""
        text = "\n".join(
            f"{v.reference.id}: {v.reference.what}: {v.reference.value:.9g} / {v.ours:.9g}"
            for v in self.rows
        )
        return {"text/html": self.html(), "text/plain": text}

    def html(self) -> str:
        """One table, a heading row for each model, told apart at a glance: published or course."""
        models = list(dict.fromkeys(v.reference.id for v in self.rows))
        body = "".join(_model(id, [v for v in self.rows if v.reference.id == id]) for id in models)
        heads = ("What is compared", "Reference", "Here", "Difference", "Reference from")
        head = "".join(f'<th scope="col">{h}</th>' for h in heads)
        agree = sum(v.holds for v in self.rows)
        caption = (
            f"{agree} of {len(self.rows)} numbers of {len(models)} models agree as closely as their reference allows. "
            "Made by running every model when this page was built."
        )
        return (
            '<div class="ex-verification table-scroll" tabindex="0" role="group" aria-label="Verification">'
            f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>{body}</table></div>"
        )


def _model(id: str, rows: Sequence[Verified]) -> str:
    simulation = simulations.load(id)
    published = "Published equations" if simulation.has_own_numbers else "Published model"
    badge = published if simulation.status == "published" else "Course model"
    kind = f'<span class="ex-badge ex-badge-{simulation.status}">{badge}</span>'
    title = f'<a href="#model-{escape(id)}">{escape(simulation.title)}</a> {kind}'
    lines = "".join(_row(v) for v in rows)
    return f'<tbody><tr><th scope="rowgroup" colspan="5">{title}</th></tr>{lines}</tbody>'


def _row(v: Verified) -> str:
    r = v.reference
    origin = ORIGINS.get(r.origin) or source(r.origin).html
    mark = "" if v.holds else " (too far apart)"
    return (
        f'<tr><th scope="row">{escape(r.what)}</th><td>{escape(shown(r.value, r.unit))}</td>'
        f"<td>{escape(shown(v.ours, r.unit))}</td><td>{difference(v.difference)}{mark}</td><td>{origin}</td></tr>"
    )


def shown(x: float, unit: str = "1") -> str:
    """A number with seven significant digits and its unit."""
    text = say(float(f"{x:.7g}"), ",") if 1e6 <= x < 1e13 else say(x, ".7g")
    if unit in ("1", "relative"):
        return text
    return f"{text}%" if unit == "%" else f"{text} {unit_words(unit)}"


def difference(x: float) -> str:
    """A relative difference: "2 in a million", "0.4%"; "no number" where the model gave none."""
    if math.isnan(x):
        return "no number"
    if x >= 1e-3:
        return f"{100 * x:.2g}%"
    if x >= 1e-6:
        return f"{1e6 * x:,.0f} in a million"
    if x >= 1e-9:
        return f"{1e9 * x:,.0f} in a billion"
    return "less than 1 in a billion"
