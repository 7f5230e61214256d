"""Flows, crowds and rows: what is refused, and in which words; random numbers against published ones."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest

from explorable.chance import Crowd, Draw, Flow, draw, sample
from explorable.chance.generator import Generator, mixed
from explorable.chance.poisson import log_factorial
from explorable.chance.spec import to_spec
from explorable.model import Axis, Event, Model, ModelError, Output, Parameter, State, model
from explorable.solve.integrator import Limits


def tumor(**more) -> Model:
    parts = {
        "states": [State("T", "Tumor", "cells", start=10), State("K", "T cells", "cells", start=5)],
        "events": [],
        **more,
    }

    @model(
        time=Axis("t", "Time", "days", 0, 10),
        parameters=[Parameter("b", 0.2, "1/day", "Divide"), Parameter("k", 0.1, "1/(cell day)", "Kill")],
        outputs=[Output("all", "All", "cells", "T + K")],
        **parts,
    )  # fmt: skip
    def growth(T, K, *, b, k):
        return {"T": b * T - k * T * K, "K": 0 * K}

    return growth


DIVIDE = Flow("divide", "b*T", takes="T", gives={"T": 2})
KILL = Flow("kill", "k*T*K", takes=["T", "K"], gives="K")
GOOD = (DIVIDE, KILL)


def test_published_numbers() -> None:
    """xoshiro128** 1.1 from the state 1, 2, 3, 4 (as the reference gives it); MurmurHash3 of nothing with two seeds."""
    stream = Generator(words=[1, 2, 3, 4])
    wanted = [
        11520,
        0,
        5927040,
        70819200,
        2031721883,
        1637235492,
        1287239034,
        3734860849,
        3729100597,
        4258142804,
    ]
    assert [stream.next() for _ in wanted] == wanted
    assert [mixed(0), mixed(1), mixed(0xFFFFFFFF)] == [0, 0x514E28B7, 0x81F16F39]


def test_numbers_between_nothing_and_one() -> None:
    random = Generator(words=[0, 0, 0, 1])
    assert random.uniform() > 0
    full = Generator()
    full.next = lambda: 0xFFFFFFFF  # type: ignore[method-assign]
    assert full.uniform() < 1
    assert full.exponential(1) > 0


def test_each_of_six_is_as_likely() -> None:
    random = Generator(7)
    seen = [random.below(6) for _ in range(12_000)]
    assert all(abs(seen.count(k) - 2000) < 4 * math.sqrt(2000 * 5 / 6) for k in range(6))


@pytest.mark.parametrize("k", [0, 1, 9, 10, 11, 100, 5000])
def test_logarithm_of_a_factorial(k: int) -> None:
    assert log_factorial(k) == pytest.approx(math.lgamma(k + 1), rel=1e-10, abs=1e-12)


REFUSED = {
    "no flows": (lambda: Crowd(tumor(), []), "the model names no flows, and its equations alone do not say who becomes whom"),
    "sum": (lambda: Crowd(tumor(), [DIVIDE]), r"the flows of 'T' do not add up to its equation; -K\*T\*k is missing in their sum"),
    "half": (lambda: Crowd(tumor(), [DIVIDE, Flow("kill", "k*T*K/2", takes="T")]), r"-K\*T\*k/2 is missing"),
    "state": (lambda: Crowd(tumor(), [Flow("die", "b*T", takes="Tt")]), "flow 'die' names 'Tt', which is not a state; did you mean 'T'"),
    "count": (lambda: Crowd(tumor(), [Flow("die", "b*T", takes={"T": 0})]), "flow 'die' has 0 of 'T'; write 1, 2"),
    "nothing": (lambda: Crowd(tumor(), [Flow("look", "b*T", takes="T", gives="T")]), "flow 'look' changes nothing"),
    "twice": (lambda: Crowd(tumor(), [DIVIDE, DIVIDE]), "flow 'divide' stands there twice"),
    "time": (lambda: Crowd(tumor(), [Flow("grow", "b*t", gives="T")]), "uses 't', which is not known here.*event of the model"),
    "one": (lambda: Crowd(tumor(), GOOD, one=0), "one figure stands for 0; write a number above nothing"),
    "one's name": (lambda: Crowd(tumor(), GOOD, one="T/2"), "one: 'T/2' uses 'T'"),
    "within": (lambda: Crowd(tumor(), GOOD, within={"none": 1}), "within names 'none', which the model does not have"),
    "condition of time": (lambda: Crowd(tumor(events=[Event(when="t > 3", set={"T": 0})]), GOOD), "waits for a time.*write at="),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_refused_with_file_model_and_mend(what: str) -> None:
    make, words = REFUSED[what]
    with pytest.raises(ModelError, match=words) as refused:
        make()
    assert str(refused.value).startswith("test_chance.py: crowd of growth: ")


def test_a_formula_has_no_flows() -> None:
    @model(sweep=Axis("x", "Dose", "mg", 0, 1), outputs=[Output("y", "Effect", "1")])
    def line(x):
        return {"y": 2 * x}

    with pytest.raises(ModelError, match="a formula has no flows; give it a Draw"):
        Crowd(line, [DIVIDE])


def test_figures_of_several_units() -> None:
    states = [State("T", "Tumor", "cells", start=10), State("K", "T cells", "million", start=5)]
    both = (*GOOD, Flow("come", "b", gives="K"), Flow("go", "b", takes="K"))
    with pytest.raises(ModelError, match=r"several units.*write the states in one unit"):
        Crowd(tumor(states=states), both, one=10)
    assert Crowd(tumor(states=states), both).counted == ("T", "K")
    assert Crowd(tumor(states=states), GOOD).counted == ("T",)


def test_numbers_that_only_rounding_tells_apart_are_one() -> None:
    Crowd(tumor(), (Flow("divide", "(0.1 + 0.2)/0.3*b*T", takes="T", gives={"T": 2}), KILL))


def test_one_figure_for_many_keeps_shares_alike() -> None:
    """Where two partners meet, half as many figures meet as often, for each of them."""
    ends = []
    for one in (1, 0.1):
        crowd = Crowd(tumor(), GOOD, one=one)
        runs = [sample(crowd, {"b": 0}, seed).at("T", 2.0) for seed in range(1, 301)]
        ends.append(sum(runs) / len(runs))
    assert ends[0] == pytest.approx(10 * math.exp(-0.1 * 5 * 2), abs=0.35)
    assert ends[1] == pytest.approx(10 * math.exp(-0.1 * 5 * 2), abs=0.12)


def test_a_run_can_be_read_anywhere() -> None:
    crowd = Crowd(tumor(), GOOD, one=2)
    run = sample(crowd, {"k": 0.05}, 3)
    first = run.happenings[0]
    assert run.counts(first.t - 1e-9) == {"T": 5}
    by = {"divide": 1, "kill": -1}[first.kind]
    assert run.counts(first.t) == {"T": 5 + by}
    assert run.at("T", first.t) == 2 * (5 + by)
    assert run.at("all", first.t) == 2 * (5 + by) + 5
    assert math.isnan(run.at("T", 11))
    assert math.isnan(run.at("T", -1))
    assert dict(first.takes)["T"] == 1
    x, y = run.steps("T")
    assert (x[0], x[-1], y[0], y[-1]) == (0, 10, 10, run.at("T", 10))
    assert x == sorted(x)
    assert [h.t for h in run.happenings] == sorted(h.t for h in run.happenings)


def test_events_of_the_model_happen_to_whole_figures() -> None:
    events = [
        Event(at=4, set={"T": "T/2 + 0.6"}, label="surgery"),
        Event(when="T < 2", set={"K": 0}, label="they leave"),
    ]
    crowd = Crowd(tumor(events=events), GOOD)
    run = sample(crowd, {"k": 0.05}, 1)
    before, after = run.counts(3.999999)["T"], run.counts(4)["T"]
    assert after == math.floor(before / 2 + 0.6 + 0.5)
    assert "surgery" in [h.kind for h in run.happenings]
    runs = (sample(crowd, {"k": 0.08}, seed) for seed in range(1, 50))
    gone = next(r for r in runs if "they leave" in [h.kind for h in r.happenings])
    assert gone.at("K", 10) == 0


def test_no_negative_figures_by_leaps() -> None:
    for seed in range(1, 40):
        run = sample(Crowd(tumor(), GOOD, one=0.002), {"k": 0.4}, seed, method="leap")
        assert min(x[0] for x in run.states) >= 0
        assert run.at("T", 10) == 0


def test_a_run_without_an_answer_says_why() -> None:
    crowd = Crowd(tumor(), GOOD)
    run = sample(crowd, {"b": 3, "k": 0}, 1, limits=Limits(steps=50))
    assert "takes more than 50 steps" in run.message
    assert math.isnan(run.at("T", 10))
    loop = [
        Event(when="T > 11", set={"T": 8}, label="down"),
        Event(when="T < 9", set={"T": 12}, label="up"),
    ]
    run = sample(Crowd(tumor(events=loop), GOOD), {}, 1)
    assert "events set each other off" in run.message


ROWS = {
    "kind": (lambda: Draw("some", of=3, chance=0.1), "kind is 'some'; there are each, until, order"),
    "chance": (lambda: Draw("each", of=3), "a row of kind 'each' needs chance="),
    "fitting": (lambda: Draw("order", of=3, chance=0.5), "needs fitting="),
    "of": (lambda: draw(Draw("each", of="n", chance=0.5), {"n": 0}), "of is 0; write 1 to 100,000"),
    "above one": (lambda: draw(Draw("each", of=3, chance="p"), {"p": 2}), "chance is 2; write 0 to 1"),
    "too many": (lambda: draw(Draw("order", of=3, fitting=4), {}), "fitting is 4; write 0 to 3"),
}  # fmt: skip


@pytest.mark.parametrize("what", ROWS)
def test_rows_that_can_not_be(what: str) -> None:
    make, words = ROWS[what]
    with pytest.raises(ModelError, match=words):
        make()


def test_rows() -> None:
    assert sum(draw(Draw("order", of=30, fitting=4), {}, 9)) == 4
    until = draw(Draw("until", of=500, chance=0.1), {}, 9)
    assert until[-1] is True
    assert sum(until) == 1
    assert draw(Draw("each", of="n", chance=1), {"n": 5}) == [True] * 5


def test_the_page_gets_plain_data() -> None:
    spec = to_spec(Crowd(tumor(), GOOD, told="Ten."))
    assert spec["counted"] == [0]
    assert spec["flows"][1] == {
        "name": "kill",
        "draw": "",
        "takes": [[0, 1], [1, 1]],
        "gives": [[1, 1]],
    }
    assert to_spec(Draw("each", of="n", chance="p/100"))["chance"] == ["/", "p", 100]


def test_declaring_a_crowd_needs_no_sympy() -> None:
    """Python in a browser has none of it; flows are checked where a model's functions are written."""
    asked = "import sys; import explorable.explorer.simulation, explorable.chance; assert 'sympy' not in sys.modules"
    subprocess.run([sys.executable, "-c", asked], check=True)
