"""Numbers as text in every format, numbers with units, and the sentence of a run."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from explorable.book.numbers_in_text import numbers_in
from explorable.explorer.outcome import outcome
from explorable.model import Parameter
from explorable.number_format import cell, fill, head, quantity, say, setting
from explorable.units import ONE, WHOLE
from immunobook import simulations


@pytest.mark.parametrize(
    ("x", "form", "text"),
    [
        (6.6505, ".1f", "6.7"), (0.25, ".1f", "0.2"), (0.35, ".1f", "0.3"), (-0.04, ".1f", "0"), (1234.56, ".1f", "1,234.6"),
        (193.0, ".1f", "193"), (0.0, ".1f", "0"), (0.8, ".2f", "0.8"), (100.0, ".0f", "100"),
        (91283.456, ",", "91,283"), (-1234.5, ",", "−1,234"), (0.5, ",", "0"), (999.5, ",", "1,000"),
        (2.0, ".3g", "2"), (1234567.0, ".3g", "1.23 × 10⁶"), (123456.0, ".3g", "123,000"), (0.00012345, ".3g", "0.000123"),
        (0.000012345, ".3g", "1.23 × 10⁻⁵"), (0, ".3g", "0"), (3.3e-307, ".3g", "0"), (-0.5, ".2g", "−0.5"), (1.125, ".3g", "1.13"), (999999, ".3g", "1 × 10⁶"),
        (6.34e6, "words", "6.3 million"), (91283, "words", "91,300"), (9999.4, "words", "9,999"), (2e6, "words", "2 million"),
        (4.667e11, "words", "467 billion"), (999_700, "words", "1 million"), (1.8e12, "words", "1.8 trillion"), (2.5, "words", "2.5"),
        (3e15, "words", "3 × 10¹⁵"), (450, "words", "450"), (450.4, "words", "450"), (45.678, "words", "45.7"),
        (1234567.8, "short", "1.2 million"), (12.345, "short", "12.3"), (193.0, "short", "193"),
        (0.657, "%", "66%"), (0.657, "%.1", "65.7%"), (0.65, "%.1", "65%"), (0.005, "%", "0.5%"), (0.0001, "%", "less than 0.1%"),
        (0.9996, "%", "more than 99.9%"), (1.0, "%", "100%"), (0.0, "%", "0%"), (12.0, "%", "1,200%"),
        (1.0, "in hours", "1\u00a0hour"), (1.5, "", "1.5"), (123456.7, "", "123,457"),
        (math.nan, ".1f", "–"), (math.nan, "in days", "–"), (math.inf, "words", "∞"), (-math.inf, ",", "−∞"),
    ],
)  # fmt: skip
def test_format(x: float, form: str, text: str) -> None:
    assert say(x, form) == text


@pytest.mark.parametrize(
    ("x", "unit", "text"),
    [
        (0, "days", "0 days"), (1, "days", "1 day"), (2, "days", "2 days"), (-1, "days", "−1 day"), (-5, "days", "−5 days"),
        (1, "minutes", "1 minute"), (1.0, "hours", "1 hour"), (193.04, "days", "193 days"), (0.1, "1/day", "0.1 per day"),
        (0, "cells", "0 cells"), (1.7e-7, "cells", "less than one cell"), (0.97, "cells", "less than one cell"), (1, "cells", "1 cell"),
        (34.8, "tumor cells", "35 tumor cells"), (1, "children", "1 child"), (1, "CAR T cells", "1 CAR T cell"), (1e7, "germs", "10 million germs"),
        (0.4, "NK cells for each cancer cell", "0.4 NK cells for each cancer cell"), (3.4, "flags per cell", "3.4 flags per cell"),
        (1, "antibodies for each flag", "1 antibody for each flag"), (94.9, "million cells", "94.9 million cells"), (0.5, "million cells", "500,000 cells"),
        (1e-9, "million cells", "less than one cell"), (0.02, "million/mL", "20,000 per mL"),
        (6.68, "%", "6.7%"), (6, "%", "6%"), (7e-5, "%", "less than 0.1%"), (99.97, "%", "more than 99.9%"), (0, "%", "0%"), (100, "%", "100%"), (150, "%", "150%"),
        (1, "units", "1 unit"), (2, "units", "2 units"), (1, "boxes", "1 box"), (1, "berries", "1 berry"), (1, "times", "1 times"), (1, "mass", "1 mass"),
        (2.5, "1", "2.5"), (1.49, "nM", "1.49 nM"), (3, "1/(cell day)", "3 per cell and day"), (5e5, "1/(M s)", "500,000 per molar and second"),
    ],
)  # fmt: skip
def test_a_number_with_its_unit(x: float, unit: str, text: str) -> None:
    assert quantity(x, unit).replace("\u00a0", " ") == text


def test_the_head_of_a_table_says_the_unit_and_the_scale_goes_into_its_numbers() -> None:
    assert head("Tumor", "million cells") == "Tumor (cells)"
    assert head("Growth", "1/day") == "Growth (per day)"
    assert head("Score", "1") == "Score"
    told = {
        u: [cell(x, u) for x in (0.0, 0.4, 34.8, 94.9)] for u in ("cells", "million cells", "%")
    }
    assert told == {
        "cells": ["0", "less than 1", "35", "95"],
        "million cells": ["0", "400,000", "34.8 million", "94.9 million"],
        "%": ["0", "0.4", "34.8", "94.9"],
    }


def test_a_setting_is_told_as_its_slider_does() -> None:
    dose = Parameter("dose", 2e6, "cells", "Cells given", (1e5, 1e7))
    rate = Parameter("r", 4e-11, "1/(cell day)", "Killing", (1e-11, 1e-10), shown_as="multiple")
    odds = Parameter("u", 1e-6, "1", "Chance", (1e-9, 1e-3), shown_as="odds")
    share = Parameter("share", 63, "%", "Share", (0, 100), spoken="percent")
    told = [setting(dose, 1e5), setting(rate, 4e-11), setting(rate, 8e-11), setting(odds, 3.2e-4)]
    assert told == ["100,000\u00a0cells", "as usual", "2 × usual", "1 in 3,100"]
    assert setting(share, 63) == "63%"


def test_fill() -> None:
    assert fill("Gone by day {d:.1f}, {n:words} cells, {gone}.", {"d": 6.65, "n": 4.5e5}) == (
        "Gone by day 6.7, 450,000 cells, –."
    )


@pytest.mark.parametrize(
    ("template", "x", "text"),
    [
        ("It falls to {x:words} cells on day {x:.1f}.", 1.7e-7, "It falls to less than one cell on day 0."),
        ("It has {x:words} tumor cells.", 34.8, "It has 35 tumor cells."),
        ("{x:words} more CAR T cells.", 0.3, "Less than one more CAR T cell."),
        ("So it goes. {x:.1f}% of them.", 0.01, "So it goes. Less than 0.1% of them."),
        ("At most {x:.0f}% of the flags.", 99.97, "More than 99.9% of the flags."),
        ("In all, only about {x:.1f}% of them.", 0.02, "In all, less than 0.1% of them."),
        ("After {x:.3g} minutes.", 1.0, "After 1 minute."),
        ("A pause of {x:.1f} hours lets it fall.", 1.0, "A pause of 1 hour lets it fall."),
        ("After {x:.0f} hours in all.", 6723.4, "After 280 days in all."),
        ("After {x:.0f} hours, {y:.0f} hours later.", 6723.4, "After 6,723 hours, 5 hours later."),
        ("After {x:.3g} minutes, {x:.0f} hours", 5e4, "After 34.7 days, 2,083 days"),
        ("They need {x:.1f} days.", 0.004, "They need less than 0.1 days."),
        ("It takes {x:.0f} days.", 0.2, "It takes less than one day."),
        ("{x:.0f} of {x:.0f} children", 1.0, "1 of 1 child"),
        ("There are {x:.2g} million T cells in each mL.", 0.1, "There are 100,000 T cells in each mL."),
        ("{x:.2g} bridges on each cell", 0.034, "0.034 bridges on each cell"),
        ("at {x:.0f} percent recognition", 120.0, "at 120 percent recognition"),
        ("{x:,} pg/mL, {x:.3g} mg/L, {x:.1f} times", 2.0, "2 pg/mL, 2 mg/L, 2 times"),
        ("on day {x:.0f} the cells", 5.0, "on day 5 the cells"),
        ("At most {x:in million cells}, {x:in units} at the end.", 94.9, "At most 94.9 million cells, 94.9 units at the end."),
        ("{x:words} cells", math.nan, "– cells"),
    ],
)  # fmt: skip
def test_a_unit_behind_a_number_is_written_with_it(template: str, x: float, text: str) -> None:
    assert fill(template, {"x": x, "y": 5}).replace("\u00a0", " ") == text


UNITS = [*ONE, "million cells", "mg/L", "1/day", "pg/mL", "rabbits", "nM", "%", "1"]
SIZES = some.one_of(some.floats(1e-7, 1e14), some.integers(0, 10**6).map(float))


@given(SIZES, some.sampled_from(UNITS))
def test_what_is_written_can_be_read_again(x: float, unit: str) -> None:
    """The number that a reader reads is the one that was meant, in whole things where they are whole."""
    text = quantity(x, unit)
    size = x * 1e6 if unit == "million cells" else x
    read = max(numbers_in(text))
    if text.startswith("less than"):
        assert 0 < size < read <= 1
    elif text.startswith("more than"):
        assert unit == "%" and read == 99.9 < x < 100
    else:
        rounding = 0.05001 if unit == "%" else 0.5 if unit in WHOLE or size >= 100 else 0
        share = 0.0501 if size >= 1e6 else 0.005001  # "1.2 million" has two digits
        assert abs(read - size) <= max(rounding, share * size)
    assert not re.search(r"\d\.\d*0(?!\d)|-\d", text), "no zeros at the end, no hyphen"


@pytest.mark.parametrize("id", simulations.ids())
def test_no_sentence_speaks_of_what_never_happened(id: str) -> None:
    simulation = simulations.load(id)
    for preset in simulation.presets:
        sentence = outcome(simulation, preset.values)[2]
        assert sentence
        assert "–" not in sentence and "∞" not in sentence, (preset.label, sentence)
