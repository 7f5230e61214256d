"""Numbers as text in every format, and the sentence of a run."""

from __future__ import annotations

import math

import pytest

from immunobook import simulations
from immunobook.say import fill, say
from immunobook.spec import outcome


@pytest.mark.parametrize(
    ("x", "form", "text"),
    [
        (6.6505, ".1f", "6.7"), (0.25, ".1f", "0.2"), (0.35, ".1f", "0.3"), (-0.04, ".1f", "0.0"), (1234.56, ".1f", "1,234.6"),
        (91283.456, ",", "91,283"), (-1234.5, ",", "-1,234"), (0.5, ",", "0"), (999.5, ",", "1,000"),
        (2.0, ".3g", "2"), (1234567.0, ".3g", "1.23 × 10⁶"), (123456.0, ".3g", "123,000"), (0.00012345, ".3g", "0.000123"),
        (0.000012345, ".3g", "1.23 × 10⁻⁵"), (0, ".3g", "0"), (3.3e-307, ".3g", "0"), (-0.5, ".2g", "-0.5"), (1.125, ".3g", "1.13"), (999999, ".3g", "1 × 10⁶"),
        (6.34e6, "words", "6.3 million"), (91283, "words", "91,300"), (9999.4, "words", "9,999"), (2e6, "words", "2 million"),
        (4.667e11, "words", "467 billion"), (999_700, "words", "1 million"), (1.8e12, "words", "1.8 trillion"), (2.5, "words", "2.5"),
        (3e15, "words", "3 × 10¹⁵"), (450, "words", "450"), (450.4, "words", "450"), (45.678, "words", "45.7"),
        (0.657, "%", "66%"), (0.657, "%.1", "65.7%"), (0.005, "%", "0%"), (12.0, "%", "1200%"),
        (1.5, "", "1.5"), (123456.7, "", "123,457"),
        (math.nan, ".1f", "–"), (math.inf, "words", "∞"), (-math.inf, ",", "-∞"),
    ],
)  # fmt: skip
def test_format(x: float, form: str, text: str) -> None:
    assert say(x, form) == text


def test_fill() -> None:
    assert fill("Gone by day {d:.1f}, {n:words} cells, {gone}.", {"d": 6.65, "n": 4.5e5}) == (
        "Gone by day 6.7, 450,000 cells, –."
    )


@pytest.mark.parametrize("id", simulations.ids())
def test_no_sentence_speaks_of_what_never_happened(id: str) -> None:
    simulation = simulations.load(id)
    for preset in simulation.presets:
        sentence = outcome(simulation, preset.values)[2]
        assert sentence
        assert "–" not in sentence and "∞" not in sentence, (preset.label, sentence)
