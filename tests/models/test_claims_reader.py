"""The reader of claims knows curves whose answers are known; odd texts are seen as odd."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from claims_reader import Reading
from points import Curves, Segment, between
from proof import prove, prove_in_python
from steps import step
from wording import broken

from immunobook import simulations


def reading(**numbers: float) -> Reading:
    """C rises from 1 as exp(t) to t = 2, is set to 1 and falls as exp(2 - t) to t = 5; W waves."""
    segments = []
    for lo, hi, sign in ((0.0, 2.0, 1), (2.0, 5.0, -1)):
        t = np.linspace(lo, hi, 41)
        columns = {"C": np.exp(sign * (t - (lo if sign > 0 else 2))), "W": np.sin(2 * t)}
        segments.append(Segment(t, {**columns, "Z": np.zeros_like(t)}))
    return Reading(Curves("t", segments, frozenset({"C"})), numbers)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("at(C, 1)", math.e),
        ("at(C, 0.512)", math.exp(0.512)),
        ("at(C, 2)", 1),  # after the event
        ("at_begin(C)", 1),
        ("at_end(C)", math.exp(-3)),
        ("at(C, 5.1)", math.nan),
        ("highest(C)", math.exp(2)),
        ("when_highest(C)", 2),
        ("highest(C, 2.5, end)", math.exp(-0.5)),
        ("lowest(C, 0.31, 1.77)", math.exp(0.31)),
        ("highest(W, begin, 1.9)", 1),
        ("when_highest(W, begin, 1.9)", math.pi / 4),
        ("when_lowest(W)", 3 * math.pi / 4),
        ("lowest(W + 2)", 1),
        ("highest(C, begin, 3)", math.exp(2)),
        ("highest(C, missing, 3)", math.nan),
        ("first_above(C, 3)", math.log(3)),
        ("first_above(C, 3, 1.5, end)", 1.5),
        ("first_below(C, 0.5)", 2 + math.log(2)),
        ("first_below(100*C, 500, 1.9, end)", 2),  # by the event
        ("first_above(C, 8)", math.nan),
        ("how_long(C > 2)", 2 - math.log(2)),
        ("how_long(C > 2 or t > 4)", 3 - math.log(2)),
        ("area(C, begin, 2)", math.exp(2) - 1),
        ("instead(at_end(C), k=2*k)", 14),
        ("maximum(at_end(Z), where(k > 5, 1, 2))", 1),
        ("2**3 - -1", 9),
    ],
)
def test_a_look_at_a_curve(asked: str, answer: float) -> None:
    seen = reading(k=7, missing=math.nan)
    seen.instead = lambda changes: _constant(changes["k"])
    assert seen.number(asked) == pytest.approx(answer, rel=1e-3, nan_ok=True)


def _constant(value: float) -> Reading:
    t = np.array([0.0, 1.0])
    return Reading(Curves("t", [Segment(t, {"C": np.full(2, value)})]), {})


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("always(C > 0.04)", True),
        ("always(C > 0.06)", False),
        ("always(C > 0.9, begin, 2)", True),
        ("always(C > 1 or t > 2)", True),  # by a hair at the start
        ("ever(C > 7.3)", True),
        ("ever(C > 7.5)", False),
        ("ever(C > 7.3, 2, end)", False),
        ("always(C > 0, missing, end)", False),
        ("always(C > 0, 3, 2)", False),
        ("always(C > 0, 3, 3)", True),
        ("rises(C, begin, 1.99)", True),
        ("rises(C)", False),
        ("falls(C, 2, end)", True),
        ("falls(W, 0.9, 2.2)", True),
        ("falls(W, 0.9, 2.6)", False),
        ("rises(Z)", False),
        ("falls(Z)", False),
        ("missing < 1", False),
        ("missing != 1", False),
        ("known(missing)", False),
        ("not known(missing) and known(told)", True),
        ("close(told, at(C, 1))", True),
        ("close(told, 2.73)", False),
        ("close(2.7, at(C, 1))", True),
        ("close(2.6, at(C, 1))", False),
        ("close(missing, missing)", False),
        ("1.0005 < 1", True),  # nobody sees it
        ("not 1.0005 < 1.001", True),
        ("not 0.99 < 1", False),
        ("1.002 < 1", False),
        ("0 < at_end(Z)", False),
    ],
)
def test_a_claim_holds_or_not(claim: str, answer: bool) -> None:
    seen = reading(told=2.71, missing=math.nan)
    seen.steps = {"told": 0.02}
    assert seen.holds(claim) is answer


def test_what_is_never_needed_is_known() -> None:
    seen = reading(one=1.0)
    assert seen.holds("one > 0 or at_end(C) > 1")
    assert seen.tried == {"one > 0"}


def test_between_points() -> None:
    """As good as a curve drawn by hand, and never beyond its points."""
    t = np.linspace(0, 6, 61)
    fine = np.linspace(0, 6, 1001)
    for f in (np.sin, np.cos, lambda t: 1e9 * np.exp(-3 * t), lambda t: 1 / (1 + t)):
        assert between(t, f(t), fine) == pytest.approx(f(fine), rel=5e-3, abs=2e-3)
    jump = np.array([0.0, 0, 0, 1, 1, 1])
    assert (between(np.arange(6.0), jump, np.linspace(0, 5, 99)) <= 1).all()
    assert between(t, np.sin(t), t) == pytest.approx(np.sin(t), abs=1e-12)


@pytest.mark.parametrize(
    ("form", "x", "size"),
    [
        (".1f", 43.2, 0.1), (".0f", 43, 1), (",", 1234, 1), (".3g", 0.0123, 1e-4),
        ("words", 6.3e6, 1e5), ("words", 630e6, 1e6), ("words", 63e6, 1e5), ("words", 45_600, 100), ("words", 456, 1),
        ("%", 0.4, 0.01), ("%.1", 0.4, 1e-3), ("short", 0.5, 1e-3), ("in days", 12.3, 0.1),
        ("", 1, 1e-5), (".3g", 0, 0), ("words", math.nan, 0),
    ],
)  # fmt: skip
def test_the_last_digit_told(form: str, x: float, size: float) -> None:
    assert step(form, x) == pytest.approx(size)


def test_a_sentence_that_lies_is_named_with_its_setting() -> None:
    """By the page's run and by Python's; the other case holds, and what none asked is told."""
    good = simulations.load("tip-the-balance")
    first, *others = good.sentence
    lie = replace(first, claims=("at_end(T) < 1e6", "not ever(T > 1e9) or at_end(E) < 0"))
    simulation = replace(good, sentence=(lie, *others))
    settings = [{"killing": 50.0}, {"killing": 100.0}]
    in_page, _ = prove(simulation, settings)
    for proof in (in_page, prove_in_python(simulation, settings)):
        assert dict(proof.said) == {0: 1, 1: 1}
        assert len(proof.failures) == 1
        assert proof.failures[0].startswith("{'killing': 50.0}")
        assert "but not: at_end(T) < 1e6\n    as at_end(T) = 4.7" in proof.failures[0]
        untried = [line.rpartition(": ")[2] for line in proof.untried()]
        assert untried[0] == lie.claims[1]
        assert untried[1:] == list(others[1].claims)


def test_a_claim_may_ask_for_another_setting() -> None:
    good = simulations.load("tip-the-balance")
    true = "instead(at_end(T), killing=killing/2) > 40*at_end(T)"
    false = "instead(at_end(T), killing=killing/2) < at_end(T)"
    first, held, last = good.sentence
    simulation = replace(good, sentence=(first, replace(held, claims=(true, false)), last))
    proof, _ = prove(simulation, [{}])
    assert [line.split("but not: ")[1].split("\n")[0] for line in proof.failures] == [false]
    assert "killing=killing / 2) = 4.7" in proof.failures[0]


@pytest.mark.parametrize(
    ("kind", "text", "rules"),
    [
        ("sentence", "The level is −3 mg/L.", ["a negative amount"]),
        ("sentence", "It falls to 1.68 × 10⁻⁷ cells.", ["a part of a whole"]),
        ("sentence", "There are 2.5 tumor cells.", ["a part of a whole"]),
        ("sentence", "There are 2.5 million tumor cells, 0.2 per cell, 3.5 cells per germ.", []),
        ("sentence", "Gone 2.8 days after the cells were given.", []),
        ("sentence", "It peaks on day 0 with 5 cells.", ["day 0"]),
        ("sentence", "It peaks on day 0.5.", []),
        ("sentence", "It takes 0 days.", ["a time of 0"]),
        ("sentence", "It takes 10 days, 1 day, 1.5 hours, 101 minutes.", []),
        ("sentence", "It takes 1 hours.", ["one as many"]),
        ("sentence", "On day 193.0.", ["a zero too many"]),
        ("sentence", "Up to 103% of them, 100% then.", ["a percentage above 100"]),
        ("sentence", "It is – cells.", ["nothing to say"]),
        ("sentence", "It is NaN.", ["no number"]),
        ("sentence", "", ["nothing to say"]),
        ("slider", "Strength: 200%", []),
        ("slider", "Pause of the pump: 0 hours", []),
        ("slider", "Amount: 1 milligrams", []),
        ("slider", "Duration: 1 hours", ["one as many"]),
        ("table", "Share (%): 100.2", ["a percentage above 100"]),
        ("table", "Most germs (germs): 0.3", ["a part of a whole"]),
        ("table", "Most germs (germs): 1", []),
        ("table", "Germs left (germs per cell): 0.3", []),
        ("table", "Never reached (days): –", []),
        ("table", "Level: what is (mg/L): −4.5 × 10⁻¹⁴", ["a negative amount"]),
        ("table", "Level: what is (mg/L): 4.5 × 10⁻¹⁴", []),
    ],
)
def test_an_odd_text_is_seen(kind: str, text: str, rules: list[str]) -> None:
    assert broken(kind, text) == rules
