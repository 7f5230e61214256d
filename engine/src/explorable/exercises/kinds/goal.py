"""A target to reach in a simulation: the explorer reports its run, the exercise judges it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar

from pydantic import Field

from explorable.exercises.base import Exercise, Option, Part, Text, Trouble, attempt
from explorable.exercises.kinds.choice import one_right, option, reasons, unlike
from explorable.exercises.markup import TextError
from explorable.exercises.payload import GoalFields, WatchedSpec
from explorable.exercises.values import Renderer
from explorable.model import Parameter, expressions
from explorable.number_format import setting
from explorable.wording import N_, _


class Near(Part):
    """What to say while the target is not reached; the first case that holds is said."""

    when: str
    say: Text


class Turned(Part):
    """Asked once the target is reached: why the run has turned. It counts for nothing."""

    question: Text
    options: list[Option] = Field(min_length=2, max_length=4)


class Goal(Exercise):
    """A condition over the parameters and measures of a simulation."""

    kind: ClassVar[str] = "goal"
    label: ClassVar[str] = N_("Reach a goal")
    produced: ClassVar[bool] = True
    not_prose: ClassVar[frozenset[str]] = frozenset({"goal", "start", "solution_", "when", "watch"})

    simulation: str
    goal: str = Field(min_length=1)
    start: dict[str, float] = {}
    solution_: dict[str, float] = Field(alias="solution", min_length=1)
    watch: list[str] = Field(min_length=1, max_length=3)
    near: list[Near] = Field(min_length=1)
    worked: list[Text] = []
    turned: Turned | None = None

    def live(self, writer: Renderer) -> frozenset[str]:
        """The learner's own run fills in parameters and measures."""
        try:
            return frozenset(writer.figures.names(self.simulation)) - set(self.let)
        except TextError:
            return frozenset()

    def troubles(self, writer: Renderer) -> Iterator[Trouble]:
        """Everything named exists; the target is not reached at the start and is by the solution."""
        yield from super().troubles(writer)
        if self.turned:
            place = ("turned", "options")
            yield from unlike(self.turned.options, place)
            yield from one_right(self.turned.options, place)
        try:
            names = writer.figures.names(self.simulation)
        except TextError:
            return
        if self.near[-1].when.strip() != "True":
            yield (
                ("near", len(self.near) - 1, "when"),
                'the last `near` must always hold: `when: "True"`',
            )
        for n, near in enumerate(self.near):
            yield from attempt(("near", n, "when"), partial(_data, near.when, names))
        for n, watched in enumerate(self.watch):
            if watched.partition(":")[0] not in names:
                known = ", ".join(sorted(names))
                yield (
                    ("watch", n),
                    f"simulation {self.simulation} has no `{watched}`; it has {known}",
                )
        yield from attempt(("goal",), partial(self._provable, writer, names))

    def _provable(self, writer: Renderer, names: set[str]) -> None:
        _data(self.goal, names)
        figures = writer.figures
        if self.reached(figures.run(self.simulation, self.start)):
            raise TextError(
                "the goal holds already at the start; make it harder or set another `start:`"
            )
        if not self.reached(figures.run(self.simulation, self.solution_)):
            raise TextError("the `solution:` does not reach the goal; mend one of them")

    def reached(self, run: dict[str, float]) -> bool:
        """Whether a run (parameters and measures) reaches the target."""
        return bool(expressions.evaluate(self.goal, run))

    def payload(self, writer: Renderer) -> GoalFields:
        """The condition as data, what to watch, what to say."""
        names, live = writer.figures.names(self.simulation), self.live(writer)
        found = writer.figures.simulation(self.simulation)
        things = {t.name: t for t in (*found.model.parameters, *found.measures)}
        watch: list[WatchedSpec] = []
        for text in self.watch:
            name, _, form = text.partition(":")
            thing = things[name]
            unit = getattr(thing, "unit_in_words", thing.unit)
            watch.append(
                {
                    "name": name,
                    "label": thing.label,
                    "unit": "%" if thing.unit == "%" else unit,
                    "form": form or ".3g",
                    "told": _names_unit(thing.label, thing.unit),
                }
            )
        made: GoalFields = {
            "simulation": self.simulation,
            "goal": _data(self.goal, names),
            "start": writer.figures.whole(self.simulation, self.start),
            "solution": writer.figures.whole(self.simulation, self.solution_),
            "watch": watch,
            "near": [{"when": _data(n.when, names), "say": writer(n.say, live)} for n in self.near],
            "worked": [writer(step) for step in self.worked],
        }
        if self.turned:
            options = [option(o, writer) for o in self.turned.options]
            made["turned"] = {"question": writer(self.turned.question), "options": options}
        return made

    def task(self, writer: Renderer) -> str:
        """The worked example; the target itself needs the simulation."""
        steps = "".join(f"<li>{writer(step)}</li>" for step in self.worked)
        return f"<p>{_('A worked example:')}</p><ol>{steps}</ol>" if steps else ""

    def solution(self, writer: Renderer) -> str:
        """The setting that reaches the target."""
        found = writer.figures.simulation(self.simulation)
        told = [_setting(found.model.parameter(n), v) for n, v in self.solution_.items()]
        way = f"<p>{_('One way: {settings}.').format(settings='; '.join(told))}</p>"
        if not self.turned:
            return way
        return f"{way}<p>{writer(self.turned.question)}</p>{reasons(self.turned.options, writer)}"


def _data(expression: str, names: Iterable[str]) -> expressions.ExpressionData:
    """A condition as the page reads it; what is wrong with it is told of the exercise."""
    try:
        return expressions.to_data(expression, names)
    except expressions.ExpressionError as error:
        raise TextError(str(error)) from None


def _names_unit(label: str, unit: str) -> bool:
    """Whether a label says the unit already ("Day on which ..."); a percent sign may be about something else."""
    return unit != "%" and unit.lower().rstrip("s") in label.lower()


def _setting(parameter: Parameter, value: float) -> str:
    """A parameter's value as its slider tells it."""
    if parameter.switch:
        return f"{parameter.label}: {_('on') if value else _('off')}"
    return f"{parameter.label}: {setting(parameter, value)}"
