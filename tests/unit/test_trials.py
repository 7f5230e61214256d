"""A trial against SciPy and a plain sum over all outcomes: interval, power, what many studies say, what is refused."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup
from scipy.stats import binom, binomtest

from explorable.errors import BookError, ReadersMistake
from explorable.studies import OwnTrial
from explorable.studies.trials import Trial, difference, power, seen, study, tally, well
from immunobook.studies import EFFECTS, own_trial

SYMBOLS = ("cast-result-good", "cast-result-none")
TRIALS = [
    Trial(10, 7, 1, 7), Trial(10, 7, 2, 7), Trial(15, 1, 1.5, 7), Trial(20, 28, 1.2, 7), Trial(40, 7, 1.5, 7),
    Trial(40, 7, 0.5, 7),
]  # fmt: skip


def newcombe(k1: int, k2: int, n: int) -> tuple[float, float]:
    """His method 10, from SciPy's own Wilson intervals."""
    one, two = (binomtest(k, n).proportion_ci(0.95, method="wilson") for k in (k1, k2))
    p1, p2 = k1 / n, k2 / n
    return (
        p1 - p2 - math.sqrt((p1 - one.low) ** 2 + (two.high - p2) ** 2),
        p1 - p2 + math.sqrt((one.high - p1) ** 2 + (p2 - two.low) ** 2),
    )


def summed(trial: Trial) -> dict[str, float]:
    """All pairs of outcomes, one by one."""
    n, (treated, others) = trial.size, trial.chances
    found = {"better": 0.0, "worse": 0.0, "open": 0.0}
    for k1 in range(n + 1):
        for k2 in range(n + 1):
            low, high = newcombe(k1, k2, n)
            says = "better" if low > 0 else "worse" if high < 0 else "open"
            found[says] += binom.pmf(k1, n, treated) * binom.pmf(k2, n, others)
    return found


@pytest.mark.parametrize("n", [10, 27])
def test_the_interval_is_newcombes(n: int) -> None:
    for k1 in range(n + 1):
        for k2 in range(0, n + 1, 3):
            found = difference(k1, k2, n)
            assert (found.low, found.high) == pytest.approx(newcombe(k1, k2, n), abs=1e-7)
            assert found.seen == pytest.approx((k1 - k2) / n)


@pytest.mark.parametrize("trial", TRIALS, ids=str)
def test_the_power_is_the_sum_over_all_outcomes(trial: Trial) -> None:
    assert power(trial) == pytest.approx(summed(trial), abs=1e-9)


def test_the_power_of_a_large_trial_is_the_textbooks() -> None:
    """The normal approximation, for 1,000 in each group and a difference of a few points."""
    for effect in (1.1, 1.2, 1.3):
        trial = Trial(1000, 7, effect, 7)
        one, two = trial.chances
        error = math.sqrt((one * (1 - one) + two * (1 - two)) / 1000)
        normal = 0.5 * math.erfc((1.959964 - trial.difference / error) / math.sqrt(2))
        assert power(trial)["better"] == pytest.approx(normal, abs=0.01)


@pytest.mark.parametrize("trial", [*TRIALS[:5], Trial(50, 7, 1.5, 7)], ids=str)
def test_many_studies_agree_with_the_power(trial: Trial) -> None:
    many = 2000
    found = tally(trial, [seen(trial, 5000 + k) for k in range(many)])
    assert found.better + found.worse + found.open == many
    for says, likely in power(trial).items():
        error = math.sqrt(max(likely * (1 - likely), 1 / many) / many)
        assert abs(getattr(found, says) / many - likely) < 4 * error, says
    assert 0.92 < found.held / many <= 1


def test_the_same_people_are_watched_for_longer_or_join_others() -> None:
    small, large = study(Trial(10, 7, 1.5, 7), 3), study(Trial(100, 21, 1.5, 7), 3)
    assert large.treated[:10] == small.treated
    assert large.others[:10] == small.others
    faster = study(Trial(10, 7, 3, 7), 3)
    assert faster.treated == pytest.approx([time / 2 for time in small.treated])
    assert faster.others == small.others
    assert well(small.treated, 0) == 0
    assert well([1, 2, 3], 2) == 2


def test_a_tally_counts() -> None:
    trial = Trial(10, 7, 1, 7)
    found = tally(trial, [difference(*k, 10) for k in ((9, 1), (1, 9), (5, 5), (5, 6))])
    assert (found.better, found.worse, found.open, found.held) == (1, 1, 2, 2)
    widths = sorted(
        d.high - d.low for d in (difference(*k, 10) for k in ((9, 1), (1, 9), (5, 5), (5, 6)))
    )
    assert found.width == widths[1]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"size": 55}, "size: 55 can't be chosen. Write 10, 15"),
        ({"effect": 1.4}, "effect: 1.4 is none of the effects. Write one of 1, 1.2"),
        ({"days": 0}, "days: 0 can't be chosen. Write 1 to 28"),
        ({"half": 0}, "half and effects: nobody would get well"),
        ({"effects": {"none": 1.5, "gone": 0.0}}, "half and effects: nobody would get well"),
        ({"symbols": ("cast-result-god", "cast-result-none")}, "'cast-result-god', which is not drawn"),
    ],
)  # fmt: skip
def test_a_trial_that_cant_be_is_refused_with_its_mend(
    changes: Mapping[str, object], says: str
) -> None:
    setting = {"half": 7, "effects": EFFECTS, "symbols": SYMBOLS, **changes}
    with pytest.raises((ReadersMistake, BookError), match=re.escape(says)):
        OwnTrial(**setting)  # type: ignore[arg-type]


def test_without_a_script_there_are_one_study_many_and_a_table() -> None:
    trial = own_trial()
    soup = BeautifulSoup(trial.html(), "html.parser")
    picture = soup.find("svg")
    counted = tally(trial.trial, trial.many)
    assert f"{counted.better} lie above no difference" in picture["aria-label"]
    assert len(picture.find_all("use")) == 100
    lines = "".join(path["d"] for path in picture.select("g[transform] path"))
    assert lines.count("M") == 1000
    rows = [[cell.text for cell in row.find_all(["th", "td"])] for row in soup.find_all("tr")]
    assert rows[0] == ["In each group", *EFFECTS]
    assert rows[-1] == ["1,000", "3", "83", "100", "100"]
    assert not soup.find_all("button")
    ids = {symbol["id"] for symbol in picture.find_all("symbol")}
    assert {use["href"].removeprefix("#") for use in picture.find_all("use")} <= ids
