"""Studies in the page are those of Python: the same estimate, and the same picture at any time."""

from __future__ import annotations

import math
import random
from dataclasses import asdict
from typing import Any

import pytest
from frontend import ask

from explorable.studies import SurvivalCurve
from explorable.studies.kaplan_meier import at_risk, kaplan_meier, median, survival_at
from explorable.studies.survival_picture import drawn
from explorable.studies.trial_picture import band, interval, people
from explorable.studies.trials import Trial, power, seen, study, tally
from immunobook.studies import MADE_UP, own_trial

_MAIN = """
import { atRisk, kaplanMeier, median, survivalAt } from "./studies/kaplan-meier";
import { drawn } from "./studies/survival-picture";
import { band, interval, people } from "./studies/trial-picture";
import { power, seen, study, tally, trueDifference } from "./studies/trials";
import { readFileSync, writeFileSync } from "node:fs";

const [task, , answer] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(task, "utf8"));
const survival = ({ spec, times }) => {
  const steps = kaplanMeier(spec.patients);
  return {
    steps, median: median(steps), pictures: times.map((t) => drawn(spec, t)),
    risks: times.map((t) => atRisk(spec.patients, t)), heights: times.map((t) => survivalAt(steps, t)),
  };
};
const trials = ({ spec, trial, seeds }) => {
  const found = seeds.map((seed) => seen(trial, seed));
  return {
    first: study(trial, seeds[0]), found, tally: tally(trial, found), power: power(trial),
    pictures: [people(spec, study(trial, seeds[0]), trial.days / 2), interval(found[0]), band(found, trueDifference(trial))],
  };
};
writeFileSync(answer, JSON.stringify((asked.survival ?? []).map(survival).concat((asked.trials ?? []).map(trials))));
"""


def made_up(seed: int) -> SurvivalCurve:
    """A study of whole and broken times, some of them alike, some censored."""
    throw = random.Random(seed)
    times = [
        f"{throw.choice([throw.randint(1, 40), throw.randint(1, 400) / 10]):g}{throw.choice(['', '+'])}"
        for _ in range(throw.randint(1, 20))
    ]
    last = max(float(time.removesuffix("+")) for time in times)
    return SurvivalCurve(" ".join(times), every=last / throw.choice([1, 2.5, 4, 7]))


def front(curves: list[SurvivalCurve], times: list[list[float]]) -> list[Any]:
    asked = [{"spec": c.spec, "times": t} for c, t in zip(curves, times, strict=True)]
    return ask({"survival": asked}, main=_MAIN)


def test_curve_and_picture_are_alike_at_every_time() -> None:
    curves = [SurvivalCurve(MADE_UP), *map(made_up, range(60))]
    times = [
        [0, 0.05, *sorted({p.time for p in c.patients}), c.spec["end"] / 3, c.spec["end"]]
        for c in curves
    ]
    for curve, at, theirs in zip(curves, times, front(curves, times), strict=True):
        steps = kaplan_meier(curve.patients)
        assert len(theirs["steps"]) == len(steps)
        for ours, step in zip(steps, theirs["steps"], strict=True):
            told = (step["time"], step["atRisk"], step["events"], step["censored"])
            assert told == (ours.time, ours.at_risk, ours.events, ours.censored)
            assert step["survival"] == pytest.approx(ours.survival, abs=1e-12)
        assert theirs["median"] == median(steps)
        assert theirs["risks"] == [at_risk(curve.patients, t) for t in at]
        assert theirs["heights"] == pytest.approx([survival_at(steps, t) for t in at])
        assert theirs["pictures"] == [drawn(curve.spec, t) for t in at]


TRIALS = [
    Trial(10, 1, 1, 7), Trial(10, 7, 2, 7), Trial(75, 3, 1.2, 7), Trial(300, 28, 1.5, 7), Trial(1000, 7, 1.2, 7),
    Trial(50, 7, 0.5, 7),
]  # fmt: skip


def test_trials_are_alike_person_by_person_and_in_what_they_say() -> None:
    spec, seeds = own_trial().spec, list(range(7, 47))
    asked = [{"spec": spec, "trial": asdict(trial), "seeds": seeds} for trial in TRIALS]
    for trial, theirs in zip(TRIALS, ask({"trials": asked}, main=_MAIN), strict=True):
        first, found = study(trial, seeds[0]), [seen(trial, seed) for seed in seeds]
        assert theirs["first"]["treated"] == pytest.approx(first.treated, rel=1e-9)
        assert theirs["first"]["others"] == pytest.approx(first.others, rel=1e-9)
        for ours, front_end in zip(found, theirs["found"], strict=True):
            assert front_end == pytest.approx({**asdict(ours), "verdict": ours.verdict}, abs=1e-12)
        counted = theirs["tally"]
        assert counted == pytest.approx(asdict(tally(trial, found)), abs=1e-12)
        assert theirs["power"] == pytest.approx(power(trial), abs=1e-12)
        assert theirs["pictures"] == [
            people(spec, first, trial.days / 2),
            interval(found[0]),
            band(found, trial.difference),
        ]


def test_the_pages_studies_agree_with_the_power() -> None:
    many = 20_000
    trials = [Trial(10, 7, 1, 7), Trial(50, 7, 1.5, 7), Trial(200, 7, 1.5, 7)]
    spec = own_trial().spec
    asked = [{"spec": spec, "trial": asdict(t), "seeds": list(range(many))} for t in trials]
    for trial, theirs in zip(trials, ask({"trials": asked}, main=_MAIN), strict=True):
        for says, likely in power(trial).items():
            error = math.sqrt(likely * (1 - likely) / many)
            assert abs(theirs["tally"][says] / many - likely) <= 4 * error + 1 / many, says
