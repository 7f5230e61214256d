"""Runs a simulation at many settings and asks each sentence whether what it claims is so."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import frontend
import numpy as np
from claims_reader import Reading
from points import Curves, Segment
from steps import step

from explorable.explorer.claims import at_before, parse
from explorable.explorer.evaluate import evaluate
from explorable.explorer.simulation import Simulation
from explorable.explorer.spec import to_spec
from explorable.model import Model, expressions
from explorable.number_format import PLACEHOLDER
from explorable.solve import solve
from explorable.translate.javascript import javascript

Values = dict[str, float]
MAIN = Path(__file__).with_name("browser_curves.mjs").read_text("utf-8")


@dataclass
class Outcome:
    """One setting's answer; `message` if there is none."""

    setting: Values
    message: str = ""
    said: int = -1
    numbers: Values = field(default_factory=dict)
    curves: Curves | None = None
    sentence: str = ""
    sliders: Sequence[str] = ()
    tables: Sequence[str] = ()


def in_browser(
    simulation: Simulation, settings: Sequence[Values], *, texts: bool = True, finer: int = 1
) -> list[Outcome]:
    """What the page's solver and writers make of each setting.

    Parameters
    ----------
    texts : also what sliders and tables say.
    finer : so many times more places than the page draws.
    """
    task = {"spec": to_spec(simulation), "settings": settings, "withTexts": texts, "finer": finer}
    told = frontend.ask(task, javascript(simulation.model), MAIN)
    points = np.fromfile(frontend.folder(MAIN) / "answer.json.points")
    names = [q.name for q in simulation.model.quantities]
    found, at = [], 0
    for setting, one in zip(settings, told, strict=True):
        if one["message"]:
            found.append(Outcome(setting, one["message"]))
            continue
        segments = []
        for n in one["lengths"]:
            table = points[at : at + n * (1 + len(names))].reshape(1 + len(names), n)
            segments.append((table[0], dict(zip(names, table[1:], strict=True))))
            at += table.size
        numbers = {k: float(v) for k, v in (one["values"] | one["measures"]).items()}
        curves = _curves(simulation.model, segments)
        said, texts_ = one["said"], (one["sentence"], one["sliders"], one["tables"])
        found.append(Outcome(setting, "", said, numbers, curves, *texts_))
    return found


def in_python(simulation: Simulation, settings: Iterable[Values]) -> Iterator[Outcome]:
    """The same from Python's solver and readings, without texts."""
    names = [q.name for q in simulation.model.quantities]
    for setting in settings:
        run = solve(simulation.model, setting)
        if run.message:
            yield Outcome(setting, run.message)
            continue
        numbers = {**run.values, **evaluate(run, simulation.measures)}
        segments = []
        for segment in run.segments:
            xs, rows = run.samples(segment)
            columns = dict(zip(names, np.array(rows, float).T, strict=True))
            segments.append((np.array(xs), columns))
        cases = enumerate(simulation.sentence)
        said = next(k for k, case in cases if expressions.evaluate(case.when, numbers))
        yield Outcome(setting, "", said, numbers, _curves(simulation.model, segments))


def _curves(model: Model, segments: Sequence[tuple[Any, Mapping[str, Any]]]) -> Curves:
    """The points as the reader wants them: what a solver leaves of nothing is nothing."""
    tops = {
        q.name: max(float(np.max(np.abs(columns[q.name]))) for _, columns in segments)
        for q in model.quantities
    }
    exact = {s.name for s in model.states if s.log}
    if all(s.log for s in model.states):
        exact |= {o.name for o in model.outputs}
    cleaned = []
    for x, columns in segments:
        clean = {}
        for name, y in columns.items():
            least = 0 if name in exact else 1e-250
            nothing = (np.abs(y) < least) | ((y < 0) & (y > -1e-9 * tops[name]))
            clean[name] = np.where(nothing, 0.0, y)
        cleaned.append(Segment(x, clean))
    return Curves(model.axis.name, cleaned, frozenset(exact))


@dataclass
class Proof:
    """What came of it: how often each case was said, what was not so, what was never asked."""

    simulation: Simulation
    settings: int = 0
    said: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    tried: dict[tuple[int, str], set[str]] = field(default_factory=dict)

    def untried(self) -> list[str]:
        """Claims, and parts of claims after `or` and `and`, that no setting asked."""
        found = []
        for k, case in enumerate(self.simulation.sentence):
            for claim in case.claims:
                if not self.said[k]:
                    found.append(f"“{case.say}” is never said: {claim}")
                    continue
                tried = self.tried[k, claim]
                parts = [p for p in _parts(claim) if p not in tried]
                found += [f"“{case.say}” never needs “{p}” of: {claim}" for p in parts]
        return found

    def join(self, other: Proof) -> None:
        """Count in what came of other settings."""
        self.settings += other.settings
        self.said += other.said
        self.failures += other.failures
        for asked, parts in other.tried.items():
            self.tried.setdefault(asked, set()).update(parts)

    def add(self, outcomes: Iterable[Outcome], others: Mapping[Any, Outcome]) -> None:
        """Ask every claim of the case that is said; `others` are runs at changed settings."""
        for outcome in outcomes:
            self.settings += 1
            if outcome.message or outcome.said < 0:
                self.failures.append(f"{outcome.setting}: no answer: {outcome.message}")
                continue
            self.said[outcome.said] += 1
            case = self.simulation.sentence[outcome.said]
            reading = _reading(outcome, case.say, others)
            for claim in case.claims:
                reading.tried = self.tried.setdefault((outcome.said, claim), set())
                if not reading.holds(claim):
                    self.failures.append(
                        f"{outcome.setting}\n    says: {case.say}\n    but not: {claim}"
                        f"\n    as {reading.explain(claim)}"
                    )


def _reading(outcome: Outcome, say: str, others: Mapping[Any, Outcome]) -> Reading:
    def instead(changes: Mapping[str, float]) -> Reading:
        return _reading(others[key({**outcome.setting, **changes})], say, {})

    steps: Values = {}
    for name, form in PLACEHOLDER.findall(say):
        size = step(form, outcome.numbers[name])
        steps[name] = min(size, steps.get(name, size))
    assert outcome.curves
    return Reading(outcome.curves, outcome.numbers, steps, instead)


def changed(simulation: Simulation, outcomes: Iterable[Outcome]) -> list[Values]:
    """The further settings that claims with `instead` ask for."""
    found: dict[Any, Values] = {}
    for outcome in outcomes:
        if outcome.said >= 0:
            asked = asked_of(outcome, simulation.sentence[outcome.said].claims)
            found |= {key(setting): setting for setting in asked}
    return list(found.values())


def asked_of(outcome: Outcome, claims: Iterable[str]) -> Iterator[Values]:
    """The further settings that some claims of one run ask for."""
    reading = Reading(outcome.curves or Curves("", ()), outcome.numbers)
    for claim in claims:
        for node in _instead(claim):
            changes = {c.arg or "": reading.number(ast.unparse(c.value)) for c in node.keywords}
            yield {**outcome.setting, **changes}


def key(setting: Values) -> Any:
    return tuple(sorted(setting.items()))


@cache
def _instead(claim: str) -> list[ast.Call]:
    calls = (n for n in ast.walk(parse(claim)) if isinstance(n, ast.Call))
    return [n for n in calls if ast.unparse(n.func) == "instead"]


@cache
def _parts(claim: str) -> list[str]:
    """Parts after `or` and `and`, the operands of conditions within curves aside."""
    bools = (n for n in ast.walk(parse(claim)) if isinstance(n, ast.BoolOp))
    return [ast.unparse(part) for n in bools for part in n.values]


def prove(
    simulation: Simulation, settings: Sequence[Values], finer: int = 1
) -> tuple[Proof, list[Outcome]]:
    """Run the settings in the front end, then what their claims ask for, and judge."""
    proof = Proof(simulation)
    outcomes = in_browser(simulation, settings, finer=finer)
    more = changed(simulation, outcomes)
    others = in_browser(simulation, more, texts=False, finer=finer) if more else []
    proof.add(outcomes, {key(o.setting): o for o in others})
    return proof, outcomes


def predicted(simulation: Simulation) -> list[str]:
    """Which claims of its prediction do not hold in the front end, asked at `after`."""
    before, after = simulation.guessed
    usual = {p.name: p.default for p in simulation.model.parameters}
    runs = in_browser(simulation, [{**usual, **before}, {**usual, **after}], texts=False)
    assert simulation.prediction
    assert not any(run.message for run in runs), [run.message for run in runs]
    changes = {name: {**usual, **before}[name] for name in simulation.prediction.after}
    reading = _reading(runs[1], "", {key(run.setting): run for run in runs})
    asked = [at_before(claim, changes) for claim in simulation.prediction.claims]
    return [f"{c}\n    as {reading.explain(c)}" for c in asked if not reading.holds(c)]


def prove_in_python(simulation: Simulation, settings: Sequence[Values]) -> Proof:
    """The same from Python's side."""
    proof = Proof(simulation)
    outcomes = list(in_python(simulation, settings))
    others = in_python(simulation, changed(simulation, outcomes))
    proof.add(outcomes, {key(o.setting): o for o in others})
    return proof
