"""The Kaplan-Meier estimate: how many are still without an event, when not all are watched to the end.

- E. L. Kaplan, P. Meier: Nonparametric estimation from incomplete observations. J Am Stat Assoc 1958;53:457-481,
  doi:10.1080/01621459.1958.10501452. At each time of an event the curve is multiplied by the share of those still
  watched who go on without one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorable.errors import ReadersMistake

ROUNDING = 1e-12
"""A product of shares that is one half may miss it by so much."""


class StudyMistake(ReadersMistake):
    """A study that can't be: the message says what to write."""


@dataclass(frozen=True)
class Patient:
    """One who is watched until `time`: then the event comes, or the watching ends without it (censored)."""

    time: float
    has_event: bool


@dataclass(frozen=True)
class Step:
    """What happens at one time, and the curve from then on.

    Parameters
    ----------
    time : since each began to be watched.
    at_risk : still watched just before.
    events : how many have the event at this time.
    censored : how many are watched no longer.
    survival : share without an event from this time on.
    """

    time: float
    at_risk: int
    events: int
    censored: int
    survival: float


def read(times: str) -> list[Patient]:
    """Patients as tables of times write them: ``"4 9 13+"``, where + says that no event was seen until then.

    Raises
    ------
    StudyMistake
        A time that is none, or no time at all.
    """
    patients = [_patient(word) for word in times.split()]
    if not patients:
        raise StudyMistake('times: there is none. Write at least one, such as "4 9 13+"')
    return sorted(patients, key=lambda patient: (patient.time, not patient.has_event))


def _patient(word: str) -> Patient:
    number = word.removesuffix("+")
    try:
        time = float(number)
    except ValueError:
        time = -1.0
    if not 0 < time < 1e6:
        raise StudyMistake(
            f"times: {word!r} is no time. Write a number above 0, with + if no event was seen until then"
        )
    return Patient(time, number == word)


def kaplan_meier(patients: Sequence[Patient]) -> list[Step]:
    """The estimate, one step for each time at which an event comes or a watching ends.

    Of one time, events come first: who is watched until then was still at risk.
    """
    return list(_steps(patients))


def _steps(patients: Sequence[Patient]) -> Iterator[Step]:
    survival = 1.0
    for time in sorted({patient.time for patient in patients}):
        now = [patient for patient in patients if patient.time == time]
        risk, events = at_risk(patients, time), sum(patient.has_event for patient in now)
        survival *= (risk - events) / risk
        yield Step(time, risk, events, len(now) - events, survival)


def at_risk(patients: Sequence[Patient], time: float) -> int:
    """How many are still watched just before `time`."""
    return sum(patient.time >= time for patient in patients)


def survival_at(steps: Sequence[Step], time: float) -> float:
    """The height of the curve at `time`."""
    return next((step.survival for step in reversed(steps) if step.time <= time), 1.0)


def median(steps: Sequence[Step]) -> float | None:
    """The first time at which one half or fewer are left without an event; None if the curve stays above."""
    return next((step.time for step in steps if step.survival <= 0.5 + ROUNDING), None)
