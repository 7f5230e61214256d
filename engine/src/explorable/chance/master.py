"""The exact mean of all runs of a crowd: its master equation, for crowds of few figures.

Every combination of figures that can be reached is a state of its own, with a probability that flows from one to the
next; flows that have nothing to do with each other are looked at one group at a time.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from explorable.chance.crowd import Crowd, place
from explorable.chance.path import figures
from explorable.chance.walk import LIMITS, Walk
from explorable.model import ModelError

MOST = 20_000
"""Combinations of figures that are looked at; more take too long."""
NOTHING = 1e-12
"""A flow with so small a share of all is the rounding of one that does not happen."""

Counts = tuple[int, ...]


class Exact(NamedTuple):
    """State -> at each time, the mean and the standard deviation over all runs, in the states' unit."""

    means: dict[str, np.ndarray]
    deviations: dict[str, np.ndarray]


def exact(crowd: Crowd, values: Mapping[str, float], times: Sequence[float]) -> Exact:
    """Mean and spread of every counted state at each of the rising `times`.

    Raises
    ------
    ModelError
        The crowd has too many combinations, or an event with a condition that changes it: then only a far longer
        run tells.
    """
    found = Exact({}, {})
    for group in groups(crowd):
        one = _Group(crowd, {**crowd.model.defaults, **values}, group)
        for name, (mean, deviation) in one.moments(times).items():
            found.means[name], found.deviations[name] = mean, deviation
    return found


def groups(crowd: Crowd) -> list[tuple[int, ...]]:
    """Flows (by their place) that touch each other's figures stand in one group."""
    joined: list[tuple[set[int], set[str]]] = []
    for j, flow in enumerate(crowd.flows):
        touched = {str(s) for s in crowd.rates[j].free_symbols} | set(flow.change)
        flows, names = {j}, touched & set(crowd.counted)
        for other in [g for g in joined if g[1] & names]:
            joined.remove(other)
            flows, names = flows | other[0], names | other[1]
        joined.append((flows, names))
    return [tuple(sorted(flows)) for flows, _ in joined]


class _Group(Walk):
    """One group's combinations; rates and events are those of a run."""

    def __init__(self, crowd: Crowd, setting: Mapping[str, float], flows: tuple[int, ...]) -> None:
        super().__init__(crowd, setting, 1, LIMITS)
        self.flows = flows
        changed = {i for j in flows for i, _ in self.changes[j]}
        self.mine = sorted(changed)
        self.t = 0.0
        self.x = list(self.code.model.start(0.0, (), self.p))
        self.n = [0] * len(self.x)
        self._round()

    def moments(self, times: Sequence[float]) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """For each state of the group its mean and standard deviation at `times`."""
        lo, hi = self.code.model.axis(0.0, (), self.p)
        planned = self.code.model.times(0.0, (), self.p)
        due = sorted((at, k) for k, at in enumerate(planned) if lo <= at < hi)
        likely: dict[Counts, float] = {tuple(self.n[i] for i in self.mine): 1.0}
        told: list[np.ndarray] = []
        self.t = lo
        while self.t < hi or not told:
            while due and due[0][0] <= self.t:
                likely = self._after(due.pop(0)[1], likely)
            stop = due[0][0] if due else hi
            asked = [t for t in times if self.t <= t < stop or t == stop == hi]
            likely, rows = self._flow(likely, stop, asked)
            told += rows
            self.t = stop
        table = np.array(told).reshape(len(told), 2, len(self.mine))
        names = [self.crowd.model.states[i].name for i in self.mine]
        return {name: (table[:, 0, k], table[:, 1, k]) for k, name in enumerate(names)}

    def _after(self, event: int, likely: dict[Counts, float]) -> dict[Counts, float]:
        """Probabilities after an event of the model, which is the same for all."""
        found: dict[Counts, float] = {}
        kept = list(self.x)
        for counts, share in likely.items():
            x = self.code.model.changes[event](self.t, self._amounts(counts), self.p)
            to = tuple(figures(x[i], self.one) for i in self.mine)
            found[to] = found.get(to, 0.0) + share
            kept = [v if i in self.counted else x[i] for i, v in enumerate(kept)]
        self.x = kept
        return found

    def _amounts(self, counts: Counts) -> list[float]:
        for i, n in zip(self.mine, counts, strict=True):
            self.n[i] = n
            self.x[i] = n * self.one
        return list(self.x)

    def _flow(
        self, likely: dict[Counts, float], stop: float, asked: Sequence[float]
    ) -> tuple[dict[Counts, float], list[np.ndarray]]:
        from scipy.integrate import solve_ivp

        states, matrix = self._generator(likely)
        start = np.array([likely.get(s, 0.0) for s in states])
        run = solve_ivp(
            lambda _, v: matrix @ v, (self.t, stop), start, method="Radau", jac=matrix,
            rtol=1e-6, atol=1e-10, t_eval=sorted({*asked, stop}),
        )  # fmt: skip
        counts = self.one * np.array(states, dtype=float)
        rows = []
        for k, t in enumerate(run.t):
            if t in asked:
                mean = run.y[:, k] @ counts
                square = run.y[:, k] @ counts**2
                rows.append(np.array([mean, np.sqrt(np.maximum(0.0, square - mean**2))]))
        return dict(zip(states, run.y[:, -1], strict=True)), rows

    def _generator(self, likely: dict[Counts, float]) -> tuple[list[Counts], Any]:
        """Every combination that can be reached, and how fast each leads to others."""
        from scipy.sparse import csc_matrix

        where = {counts: k for k, counts in enumerate(likely)}
        states = list(where)
        rows, columns, rates = [], [], []
        for k, counts in enumerate(states):  # which grows while it is gone through
            self._amounts(counts)
            before = self._open()
            a, total = self.propensities()
            for j in self.flows:
                if a[j] <= NOTHING * total:
                    continue
                to = list(counts)
                for i, by in self.changes[j]:
                    to[self.mine.index(i)] += by
                target = tuple(to)
                if target not in where:
                    where[target] = len(states)
                    states.append(target)
                    self._refuse_events(before, target)
                    if len(states) > MOST:
                        raise ModelError(
                            f"{place(self.crowd.model)}: more than {MOST:,} combinations of figures; "
                            "let one figure stand for more, or compare with a far longer run"
                        )
                rows += [where[target], k]
                columns += [k, k]
                rates += [a[j], -a[j]]
        return states, csc_matrix((rates, (rows, columns)), shape=(len(states), len(states)))

    def _refuse_events(self, before: list[bool], target: Counts) -> None:
        """An event with a condition may only set what is so already."""
        x = self._amounts(target)
        for event, (was, now) in enumerate(zip(before, self._open(), strict=True)):
            if was and not now:
                after = self.code.model.changes[event](self.t, x, self.p)
                if any(
                    not math.isclose(a, b, abs_tol=self.one / 2)
                    for a, b in zip(after, x, strict=True)
                ):
                    raise ModelError(
                        f"{place(self.crowd.model)}: an event that waits for a condition changes the crowd; "
                        "compare with a far longer run"
                    )
