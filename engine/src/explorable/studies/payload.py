"""What Python hands to the page of a study: plain data (``engine/page_types.py`` writes the front end's types)."""

from __future__ import annotations

from typing import TypedDict


class PatientSpec(TypedDict):
    """One who is watched until a time: then the event comes, or the watching ends."""

    time: float
    has_event: bool


class SurvivalSpec(TypedDict):
    """Patients, and the axis of their time."""

    patients: list[PatientSpec]
    unit: str
    """One of it: month."""
    end: float
    every: float
    """From one mark of the axis to the next."""


class EffectSpec(TypedDict):
    """A true effect that can be chosen."""

    label: str
    times: float


class TrialSpec(TypedDict):
    """What a trial can be, and how it begins."""

    half: float
    sizes: list[int]
    longest: int
    effects: list[EffectSpec]
    size: int
    days: int
    effect: float
    seed: int
    many: int
    """How many studies are counted together."""
    first: int
    """The seed of the first of them: none is one that was shown alone."""
    good: str
    """Symbol of one who is well; the next is that of one who is not."""
    waiting: str
