"""Where the numbers of exercises come from: the published facts and the simulations, nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from explorable.book import yaml_file
from explorable.book.page import Page
from explorable.book.text_file import FileError
from explorable.exercises.markup import TextError, inline, slug
from explorable.model import expressions

if TYPE_CHECKING:
    from explorable.solve.solution import Solution

Values = Mapping[str, float]

Run = tuple[str, tuple[tuple[str, float], ...]]
"""A simulation, and what is changed in it."""

_FACT = re.compile(r"^fact:([a-z0-9-]+)(?:\.(low|high))?$")
_SIM = re.compile(r"^sim:([a-z0-9-]+)\.(\w+)(?:@([a-z0-9-]+))?$")


class Figures:
    """Facts and simulation runs, each looked up once.

    Parameters
    ----------
    facts_file : the book's ``facts.yml``.
    """

    def __init__(self, facts_file: Path) -> None:
        self._facts_file = facts_file
        self._runs: dict[Run, dict[str, float]] = {}
        self._solved: dict[Run, Solution] = {}

    @property
    def folder(self) -> Path:
        """The book's folder."""
        return self._facts_file.parent

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """The rows of ``facts.yml`` by id."""
        from explorable.book import facts

        return facts.load(self._facts_file)

    @cached_property
    def terms(self) -> list[str]:
        """The words that the book's glossary explains."""
        path = self._facts_file.with_name("glossary.md")
        if not path.is_file():
            return []
        return Page(path).terms

    def fact(self, key: str) -> Any:
        """One row; TextError if there is none."""
        try:
            return self.facts[key]
        except KeyError:
            raise TextError(f"facts.yml has no row `{key}`; add the row or mend the name") from None

    @cached_property
    def misconceptions(self) -> Mapping[str, str]:
        """The rows of ``misconceptions.yml`` by name; none if the book has no such file."""
        path = self._facts_file.with_name("misconceptions.yml")
        if not path.is_file():
            return {}
        document = yaml_file.read(path, path.relative_to(path.parents[1]))
        rows = document.content
        if not isinstance(rows, dict) or not all(isinstance(v, str) and v for v in rows.values()):
            raise FileError(f"{document.name}:1: write each row as `name: what is believed.`")
        return rows

    def misconception(self, name: str) -> str:
        """What is believed, in a sentence; TextError if there is no such row.

        A copy of the book without the file (a notebook that somebody has kept) can do without it: nothing is told then.
        """
        if not self.misconceptions:
            return ""
        try:
            return self.misconceptions[name]
        except KeyError:
            raise TextError(
                f"misconceptions.yml has no row `{name}`; add the row or mend the name"
            ) from None

    def simulation(self, name: str) -> Any:
        """A simulation by its id; TextError if there is none."""
        from explorable.explorer import registry

        if name not in registry.ids():
            known = ", ".join(sorted(registry.ids()))
            raise TextError(f"there is no simulation `{name}`; there are {known}")
        return registry.load(name)

    def names(self, simulation: str) -> set[str]:
        """All parameters and measures of a simulation."""
        found = self.simulation(simulation)
        return {p.name for p in found.model.parameters} | {m.name for m in found.measures}

    def run(self, simulation: str, changes: Values) -> dict[str, float]:
        """Parameters and measures of a run, as `solved` makes it."""
        from explorable.explorer.evaluate import evaluate

        key = (simulation, tuple(sorted(changes.items())))
        if key not in self._runs:
            run = self.solved(simulation, changes)
            self._runs[key] = {
                **run.values,
                **evaluate(run, self.simulation(simulation).measures),
            }
        return self._runs[key]

    def solved(self, simulation: str, changes: Values) -> Solution:
        """A run with some parameters changed, made once.

        Raises
        ------
        TextError
            If a change is not a parameter, or outside what its slider can reach.
        """
        from explorable.solve import solve

        found = self.simulation(simulation)
        for name, value in changes.items():
            try:
                between = found.model.parameter(name).between
            except KeyError:
                raise TextError(f"simulation {simulation} has no parameter `{name}`") from None
            if between and not between[0] <= value <= between[1]:
                raise TextError(
                    f"{name} = {value:g} can't be set: its slider runs from {between[0]:g} to {between[1]:g}"
                )
        key = (simulation, tuple(sorted(changes.items())))
        if key not in self._solved:
            self._solved[key] = solve(found.model, changes)
        return self._solved[key]

    def whole(self, simulation: str, changes: Values) -> dict[str, float]:
        """Every slider and switch of a simulation with its value, so that nothing is left as it was."""
        found = self.simulation(simulation)
        movable = [found.model.parameter(name) for name in (*found.sliders, *found.more)]
        return {**{p.name: float(p.default) for p in movable}, **changes}

    def preset(self, simulation: str, name: str) -> Values | None:
        """A preset's values by its slug, or None."""
        for preset in self.simulation(simulation).presets:
            if slug(preset.label) == name:
                return dict(preset.values)
        return None


class Asking(Protocol):
    """What the writer needs of an exercise."""

    let: dict[str, str | float]
    settings: dict[str, dict[str, float | str]]


class Renderer:
    """Writes one exercise's texts: its own names, its settings, the book's numbers.

    Parameters
    ----------
    drawn : names with their values, or where these come from, in one version of the exercise.
    """

    def __init__(
        self, exercise: Asking, figures: Figures, drawn: Mapping[str, float | str] | None = None
    ) -> None:
        self.exercise, self.figures, self._drawn = exercise, figures, drawn or {}
        self._named: dict[str, float] = {}
        self.answer: str | None = None

    def __call__(self, text: str, live: frozenset[str] = frozenset()) -> str:
        """HTML of a text. Names in `live` stay as ``{name}``: the page fills them in."""
        return inline(text, lambda place: self._fill(place, live))

    def setting(self, simulation: str, name: str) -> Values:
        """The values of a named setting: the exercise's own, else a preset of the simulation."""
        if name in self.exercise.settings:
            return {k: self.number(v) for k, v in self.exercise.settings[name].items()}
        values = self.figures.preset(simulation, name)
        if values is None:
            presets = [slug(p.label) for p in self.figures.simulation(simulation).presets]
            known = ", ".join([*self.exercise.settings, *presets])
            raise TextError(
                f"there is no setting `{name}` (known: {known}); add it under `settings:`"
            )
        return values

    def number(self, expression: float | str) -> float:
        """The value of a number, a reference (``fact:``, ``sim:``) or an expression of `let` names."""
        if not isinstance(expression, str):
            return float(expression)
        if expression.startswith(("fact:", "sim:")):
            return self._reference(expression)
        names = expressions.names(expression)
        try:
            return float(
                expressions.evaluate(expression, {n: self._name(n) for n in sorted(names)})
            )
        except (expressions.ExpressionError, ZeroDivisionError, TypeError) as error:
            raise TextError(f"`{expression}` can't be computed: {error}") from None

    def _name(self, name: str) -> float:
        if name not in self._named and name in self._drawn:
            self._named[name] = self.number(self._drawn[name])
        if name not in self._named:
            let = self.exercise.let
            if name not in let:
                raise TextError(f"`{name}` is not known here; bind it under `let:`")
            before = list(let)[: list(let).index(name)]
            later = (
                expressions.names(let[name]) - {*before, *self._drawn}
                if _is_expression(let[name])
                else set()
            )
            if later:
                raise TextError(
                    f"`{name}` uses {', '.join(sorted(later))}, which must stand above it in `let:`"
                )
            self._named[name] = self.number(let[name])
        return self._named[name]

    def _reference(self, text: str) -> float:
        if match := _FACT.match(text):
            values, end = self.figures.fact(match[1]).values, match[2]
            if (len(values) == 2) != bool(end):
                raise TextError(
                    f"`{match[1]}` is {'a range: add .low or .high' if len(values) == 2 else 'one number'}"
                )
            return float(values[-1] if end == "high" else values[0])
        if match := _SIM.match(text):
            simulation, name, setting = match.groups()
            if name not in self.figures.names(simulation):
                known = ", ".join(sorted(self.figures.names(simulation)))
                raise TextError(f"simulation {simulation} has no `{name}`; it has {known}")
            changes = self.setting(simulation, setting) if setting else {}
            return self.figures.run(simulation, changes)[name]
        raise TextError(f"`{text}` is neither fact:KEY nor sim:ID.NAME@SETTING")

    def _fill(self, place: str, live: frozenset[str]) -> str | tuple[float, str]:
        if place.startswith("fact:") and "." not in place:
            return str(self.figures.fact(place.removeprefix("fact:")).shown)
        if place == "answer" and self.answer is not None:
            return self.answer
        start = (
            len("sim:")
            if place.startswith("sim:")
            else len("fact:")
            if place.startswith("fact:")
            else 0
        )
        name, _, form = place[start:].partition(":")
        if not start and name in live:
            return "{" + place + "}"
        return self.number(place[:start] + name), _checked(form)


def shown(value: float, form: str) -> str:
    """A number as it stands in a sentence; the formats are those of simulation sentences."""
    from explorable.number_format import say

    return say(value, _checked(form))


def _checked(form: str) -> str:
    from explorable.number_format import FORMATS

    if not FORMATS.match(form):
        raise TextError(f"`{form}` is no format; write .1f , .3g words % or %.1")
    return form or ".3g"


def _is_expression(value: float | str) -> bool:
    return isinstance(value, str) and not value.startswith(("fact:", "sim:"))
