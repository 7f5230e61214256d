"""The survival estimate against SciPy's, what a study refuses, and its figure without a script."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as some
from scipy.stats import CensoredData, ecdf

from explorable.errors import ReadersMistake
from explorable.studies import SurvivalCurve
from explorable.studies.kaplan_meier import (
    Patient,
    at_risk,
    kaplan_meier,
    median,
    read,
    survival_at,
)
from immunobook.studies import survival_curve

PATIENTS = some.lists(
    some.builds(Patient, some.integers(1, 30).map(float), some.booleans()), min_size=1, max_size=40
)


def by_scipy(patients: list[Patient]) -> dict[float, float]:
    ended = [p.time for p in patients if p.has_event]
    watched = [p.time for p in patients if not p.has_event]
    found = ecdf(CensoredData(uncensored=ended, right=watched)).sf
    return dict(zip(found.quantiles.tolist(), found.probabilities.tolist(), strict=True))


@given(PATIENTS)
def test_the_estimate_is_scipys(patients: list[Patient]) -> None:
    ours = {step.time: step.survival for step in kaplan_meier(patients)}
    assert ours == pytest.approx(by_scipy(patients), abs=1e-12)


@given(PATIENTS)
def test_every_patient_is_counted_once(patients: list[Patient]) -> None:
    steps = kaplan_meier(patients)
    assert sum(step.events + step.censored for step in steps) == len(patients)
    assert [step.at_risk for step in steps] == [at_risk(patients, step.time) for step in steps]
    for one, next_one in pairwise(steps):
        assert next_one.at_risk == one.at_risk - one.events - one.censored


def test_of_one_time_events_come_first() -> None:
    (step,) = kaplan_meier(read("5+ 5"))
    assert (step.at_risk, step.events, step.censored, step.survival) == (2, 1, 1, 0.5)


def test_the_ten_patients_of_the_course() -> None:
    steps = survival_curve().steps
    told = [round(100 * step.survival) for step in steps]
    assert told == [90, 80, 80, 69, 69, 55, 55, 37, 37, 37]
    assert median(steps) == 34
    assert survival_at(steps, 3.9) == 1
    assert survival_at(steps, 4) == pytest.approx(0.9)


def test_one_half_is_reached_although_shares_are_rounded() -> None:
    assert median(kaplan_meier(read("1 2 3 4 5 6 7 8 9 10"))) == 5
    assert median(kaplan_meier(read("1 2+ 3+"))) is None


@pytest.mark.parametrize(
    ("times", "says"),
    [
        ("", "times: there is none"),
        ("4 soon", "'soon' is no time"),
        ("4 -3+", "'-3+' is no time"),
        ("0 5", "'0' is no time"),
        ("4 nan", "'nan' is no time"),
        ("4 5++", "'5++' is no time"),
        (" ".join(map(str, range(1, 22))), "21 patients are too many"),
        ("400 500", "every: 12 gives too many marks"),
        ("3 4", "every: 12 gives too many marks, or none, up to 4. Write 0.2 to 4"),
    ],
)
def test_a_study_that_cant_be_is_refused_with_its_mend(times: str, says: str) -> None:
    with pytest.raises(ReadersMistake, match=re.escape(says)):
        SurvivalCurve(times)


def test_without_a_script_there_are_the_whole_picture_and_a_table() -> None:
    soup = BeautifulSoup(survival_curve().html(), "html.parser")
    picture = soup.find("svg")
    assert "5 end with an event" in picture["aria-label"]
    assert "to 37 of 100 in the end" in picture["aria-label"]
    assert len(picture.find_all("circle")) == 10, "an end and a step for each event"
    rows = [[cell.text for cell in row.find_all(["th", "td"])] for row in soup.find_all("tr")]
    assert rows[1] == ["4", "10", "1", "0", "90"]
    assert rows[-1] == ["44", "1", "0", "1", "37"]
    assert not soup.find_all("button")


def test_a_notebook_gets_the_widget_and_the_page_its_html() -> None:
    curve = survival_curve()
    shown = curve._repr_mimebundle_()
    data = shown[0] if isinstance(shown, tuple) else shown
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/html"] == curve.html()
    assert data["text/plain"] == "<SurvivalCurve: 10 patients>"
