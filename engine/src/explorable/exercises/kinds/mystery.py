"""Find what differs: a curve from hidden settings; which parameter was moved, and to what value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from explorable.exercises.base import Exercise, Part, Text, Trouble, repeated
from explorable.exercises.curve_chart import drawn_axis
from explorable.exercises.curve_grid import APART, CLEAR, WITHIN, CurveGrid
from explorable.exercises.curves_shown import curves
from explorable.exercises.markup import TextError
from explorable.exercises.payload import MysteryFields, SuspectSpec
from explorable.exercises.seeds import FIRST, key_table, version_of
from explorable.exercises.values import Figures, Renderer
from explorable.model import Parameter
from explorable.number_format import setting
from explorable.wording import N_, _


class Suspect(Part):
    """A parameter that may have been moved, the values it may have, and what it does to the curve."""

    parameter: str
    values: list[float] = Field(min_length=3, max_length=12)
    reason: Text


class Mystery(Exercise):
    """One parameter differs from its usual value; which, and how much, is read off the curve."""

    kind: ClassVar[str] = "mystery"
    label: ClassVar[str] = N_("Find what differs")
    produced: ClassVar[bool] = True
    not_prose: ClassVar[frozenset[str]] = frozenset({"quantity", "setting", "parameter"})

    simulation: str
    quantity: str
    setting: str | None = None
    """What is usual here: the simulation's own values without it."""
    suspects: list[Suspect] = Field(min_length=2, max_length=5)

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """Parameters that can be moved there; each gives curves that no other gives."""
        yield from super().troubles(writer)
        try:
            model = writer.figures.simulation(self.simulation).model
            usual = self._base(writer)
        except TextError as error:
            yield ("setting" if self.setting else "simulation",), str(error)
            return
        found = list(self._suspect_troubles(model, usual))
        yield from found
        if found:
            return
        try:
            grid = self.grid(writer)
        except TextError as error:
            yield ("quantity" if "draws no" in str(error) else "suspects",), str(error)
            return
        for n, suspect in enumerate(self.suspects):
            if all(s != n for s, _v in grid.alone):
                told = (
                    f"no value of `{suspect.parameter}` can be found out: each curve lies within {CLEAR:g}% of the "
                    f"chart's height of the usual one, or within {APART:g}% of another parameter's; give values "
                    "further away, or leave one of the two out"
                )
                yield ("suspects", n, "values"), told

    def _suspect_troubles(self, model: object, usual: dict[str, float]) -> Iterator[Trouble]:
        names = [suspect.parameter for suspect in self.suspects]
        for n in repeated(names):
            yield (
                ("suspects", n, "parameter"),
                f"`{names[n]}` is a suspect already; each stands once",
            )
        for n, suspect in enumerate(self.suspects):
            try:
                parameter: Parameter = model.parameter(suspect.parameter)  # type: ignore[attr-defined]
            except KeyError:
                yield (
                    ("suspects", n, "parameter"),
                    f"simulation {self.simulation} has no parameter `{suspect.parameter}`",
                )
                continue
            if parameter.between is None:
                yield (
                    ("suspects", n, "parameter"),
                    f"`{parameter.name}` has no slider, so nobody can try it; take another",
                )
                continue
            lo, hi = parameter.between
            if suspect.values != sorted(set(suspect.values)):
                yield (
                    ("suspects", n, "values"),
                    "values stand from the smallest to the largest, each once",
                )
            for k, value in enumerate(suspect.values):
                if not lo <= value <= hi:
                    told = f"{value:g} can't be set: the slider of {parameter.name} runs from {lo:g} to {hi:g}"
                    yield ("suspects", n, "values", k), told
                elif value == usual.get(parameter.name, parameter.default):
                    yield (
                        ("suspects", n, "values", k),
                        f"{value:g} is the usual value, so nothing would differ; leave it out",
                    )

    def _base(self, writer: Renderer) -> dict[str, float]:
        return dict(writer.setting(self.simulation, self.setting)) if self.setting else {}

    def grid(self, writer: Renderer) -> CurveGrid:
        """All its curves; TextError says why there are none."""
        suspects = [(s.parameter, s.values) for s in self.suspects]
        return CurveGrid(
            writer.figures, self.simulation, self.quantity, self._base(writer), suspects
        )

    def _parameter(self, writer: Renderer, s: int) -> Parameter:
        model = writer.figures.simulation(self.simulation).model
        found: Parameter = model.parameter(self.suspects[s].parameter)
        return found

    def _told(self, writer: Renderer, s: int, v: int) -> str:
        """A parameter with one of its values, as its slider tells them."""
        parameter = self._parameter(writer, s)
        return f"{parameter.label}: {setting(parameter, self.suspects[s].values[v])}"

    def payload(self, writer: Renderer) -> MysteryFields:
        """Axes, the usual curve, every curve that may be hidden or answered."""
        grid = self.grid(writer)
        suspects: list[SuspectSpec] = []
        for n, suspect in enumerate(self.suspects):
            parameter = self._parameter(writer, n)
            usual = self._base(writer).get(parameter.name, parameter.default)
            suspects.append(
                {
                    "label": parameter.label,
                    "usual": "" if parameter.shown_as == "multiple" else setting(parameter, usual),
                    "values": [setting(parameter, v) for v in suspect.values],
                    "curves": grid.curves[n],
                    "reason": writer(suspect.reason),
                }
            )
        axis = grid.model.axis
        return {
            "x": drawn_axis(axis.label, axis.unit, grid.x, 6),
            "y": drawn_axis(grid.panel.label, grid.panel.unit, grid.y, 5),
            "within": WITHIN,
            "usual": grid.usual,
            "suspects": suspects,
            "hidden": grid.alone,
        }

    def task(self, writer: Renderer) -> str:
        """The two curves of the first seed, drawn and in numbers, and what may have been moved."""
        spec = self.payload(writer)
        s, v = spec["hidden"][version_of(FIRST, self.id, len(spec["hidden"]))]
        lines = [
            (_("Usual"), spec["usual"]),
            (_("With one setting moved"), spec["suspects"][s]["curves"][v]),
        ]
        usual = _("usual: {value}")
        rows = "".join(
            f"<li>{suspect['label']}: {'; '.join(suspect['values'])}"
            + (f" ({usual.format(value=suspect['usual'])})" if suspect["usual"] else "")
            + "</li>"
            for suspect in spec["suspects"]
        )
        return f'<div class="ex-data">{curves(spec["x"], spec["y"], lines)}</div><ul>{rows}</ul>'

    def solution(self, writer: Renderer) -> str:
        """What was moved in the first seed, and what each would do."""
        hidden = self.grid(writer).alone
        s, v = hidden[version_of(FIRST, self.id, len(hidden))]
        told = "".join(
            f"<li>{self._parameter(writer, n).label}: {writer(suspect.reason)}</li>"
            for n, suspect in enumerate(self.suspects)
        )
        return f"<p><strong>{self._told(writer, s, v)}</strong></p><ul>{told}</ul>"

    def by_seed(self, figures: Figures) -> str:
        """What is hidden in each version."""
        writer = self.writer(figures)
        rows = [[self._told(writer, s, v)] for s, v in self.grid(writer).alone]
        return key_table(self.id, [_("What differs")], rows)
