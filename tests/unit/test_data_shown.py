"""What exercises let read: the curve of Kaplan and Meier by hand, cells in their fields, tables for the ear."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from explorable.exercises.data_shown import Arm, Cloud, Scatter, Survival
from explorable.exercises.kinds.data import Data
from explorable.exercises.values import Figures

COMMON: dict[str, Any] = {
    "id": "a-data", "type": "data", "objective": "a-1", "bloom": "apply", "question": "?", "explanation": "So.",
    "made_up": True, "answer": 2, "unit": "cells", "tolerance": "5%",
}  # fmt: skip
ARM = Arm(name="A", people=10, events=[2, 4, 4], censored=[3, 5])
TWO = {"caption": "C & c", "x": "Months", "y": "Share", "times": [0, 2, 4, 6]}


def plain(text: str) -> str:
    return text


def test_the_curve_is_that_of_kaplan_and_meier() -> None:
    # 10 at risk, one event: 0.9; one is no longer followed; 8 at risk, two events: 0.9 * 6/8
    assert ARM.steps() == [(0, 1), (2, 0.9), (4, pytest.approx(0.675))]
    assert [ARM.share(t) for t in (0, 1.9, 2, 6)] == [1, 1, 0.9, pytest.approx(0.675)]
    assert [ARM.at_risk(t) for t in (0, 2, 2.5, 4, 6)] == [10, 10, 9, 8, 5]


def test_curves_come_with_the_numbers_at_risk_and_a_table() -> None:
    html = Survival(**TWO, arms=[ARM, Arm(name="B", people=4, events=[1])]).html(plain, "seed")
    risk, told = re.findall(r"<table>.*?</table>", html)
    assert '<tr><th scope="row">A</th><td>10</td><td>10</td><td>8</td><td>5</td></tr>' in risk
    assert '<tr><th scope="row">4</th><td>68%</td><td>75%</td></tr>' in told
    assert 'aria-label="C &amp; c The table below says the same."' in html
    assert "style=" not in html, "the policy of the pages knows no style in the text"
    assert html.count('class="ex-data-curve"') == 2 * 2 + 1, (
        "each in the picture and at its name; ends of A"
    )


def test_cells_stay_in_their_field_and_are_the_same_for_a_seed() -> None:
    clouds = [Cloud(cells=50, at=(1.8, 3), spread=1), Cloud(cells=7, at=(3, 1), spread=0.3)]
    shown = Scatter(caption="Cells", x="X", y="Y", cut=(2, 2), clouds=clouds)
    cells = shown.points("a")
    assert [
        sum((x > 2, y > 2) == side for x, y in cells) for side in ((False, True), (True, False))
    ] == [50, 7]
    assert cells == shown.points("a") != shown.points("b")
    html = shown.html(plain, "a")
    assert "<td>not there</td><td>7</td>" in html
    assert [int(n) for n in re.findall(r'ex-data-count"[^>]*>(\d+)<', html)] == [0, 7, 50, 0]


def test_the_question_has_changed_when_its_numbers_have() -> None:
    table = {"caption": "c", "columns": ["a", "b"], "rows": [["x", "1"], ["y", "2"]]}
    here = Data.model_validate({**COMMON, "table": table})
    other = Data.model_validate({**COMMON, "table": {**table, "rows": [["x", "1"], ["y", "3"]]}})
    figures = Figures(Path("facts.yml"))
    prints = [one._data(one.writer(figures)) for one in (here, here, other)]
    assert prints[0] == prints[1] != prints[2]


def test_the_question_is_that_of_another_kind() -> None:
    table = {"caption": "c", "columns": ["a", "b"], "rows": [["x", "1"], ["y", "2"]]}
    number = Data.model_validate({**COMMON, "table": table})
    assert (number.asked.kind, number.makes) == ("number", True)
    options = [{"text": t, "reason": "r", "right": t == "b"} for t in "abc"]
    fields = {k: v for k, v in COMMON.items() if k not in ("answer", "unit", "tolerance")}
    choice = Data.model_validate({**fields, "table": table, "options": options})
    assert (choice.asked.kind, choice.makes) == ("single", False)
