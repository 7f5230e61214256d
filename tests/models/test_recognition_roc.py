"""The dial as an ROC curve: closed forms, and what must always hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sampled import measured, outcomes, rows

ID = "recognition-roc"


@pytest.mark.parametrize("row", rows("m6_roc"))
def test_closed_forms(row: dict[str, str]) -> None:
    found = measured(ID, difference=float(row["d_prime"]), threshold=float(row["threshold"]))
    alarm = float(row["false_alarm_self(autoimmunity)"])
    assert found["alarm_share"] == pytest.approx(100 * alarm, rel=1e-9)
    assert found["hit_share"] == pytest.approx(100 * float(row["hit_foreign"]), rel=1e-9)
    assert found["miss_share"] == pytest.approx(100 * float(row["miss_foreign"]), rel=1e-9)
    assert found["auc"] == pytest.approx(float(row["AUC=Phi(d/sqrt2)"]), rel=1e-9)


def test_exercise_five_percent() -> None:
    found = measured(ID, threshold=1.645)
    assert found["alarm_share"] == pytest.approx(5, abs=0.01)
    assert found["miss_share"] == pytest.approx(36.1, abs=0.1)


def test_area_under_the_curve() -> None:
    for run, found, _ in outcomes(ID, 64):
        x, y = run.columns["false_alarms"], run.columns["hits"]
        pairs = zip(pairwise(x), pairwise(y), strict=True)
        area = sum((a - b) * (c + d) / 2 for (a, b), (c, d) in pairs) / 1e4
        ends = (100 - x[0]) / 100  # left of the first drawn point nearly all are hits
        assert area + ends == pytest.approx(found["auc"], abs=2e-3), run.values


def test_always() -> None:
    for run, found, said in outcomes(ID, 1024):
        assert all(b <= a for a, b in pairwise(run.columns["false_alarms"]))
        assert all(b >= a for a, b in pairwise(run.columns["misses"]))
        assert found["hit_share"] + found["miss_share"] == pytest.approx(100)
        assert found["hit_share"] >= found["alarm_share"] - 1e-9  # never worse than guessing
        if "too touchy" in said:
            assert found["alarm_share"] > found["miss_share"]
        if "too calm" in said:
            assert found["miss_share"] > found["alarm_share"]
