"""A simulation that names what is not there is refused with its own name, the place and the symbol."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from explorable.explorer.measures import first_below, peak
from explorable.explorer.simulation import Case, Curve, Mark, Option, Panel, Prediction, Preset
from explorable.model import ModelError
from immunobook import explore, simulations

GOOD = simulations.load("innate-and-acquired")
SLIDER = GOOD.sliders[0]
STATE = GOOD.model.states[0].name


def panel(*curves: Any, **more: Any) -> dict[str, Any]:
    return {"panels": (Panel(curves or (Curve(STATE, "own"),), "Label", "1", **more),)}


def asking(**more: Any) -> dict[str, Any]:
    """A prediction with these fields."""
    return {"prediction": Prediction("Q", (Option("a", "b", True), Option("c", "d")), **more)}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"sliders": ("zz",)}, "slider 'zz' is not a parameter"),
        ({"sliders": (SLIDER, SLIDER)}, f"slider '{SLIDER}' stands there twice"),
        ({"more": (SLIDER,)}, f"slider '{SLIDER}' stands there twice"),
        (panel(Curve("zz", "own")), "curve 'zz' is not a quantity"),
        (panel(Curve(STATE, "purple")), f"curve '{STATE}': role is 'purple'; there are tcell, "),
        (panel(Curve(STATE, "own", dash="dashed")), "dash is 'dashed'; there are solid, "),
        (panel(scale="lin"), "scale is 'lin'; there are linear, log"),
        (panel(x="zz"), "panel x 'zz' is not a quantity"),
        (panel(marks=(Mark("here", x="zz"),)), "mark 'here': 'zz' uses 'zz'"),
        (panel(marks=(Mark("here", x=1, role="red"),)), "mark 'here': role is 'red'"),
        ({"panels": ()}, "nothing to draw"),
        ({"measures": (peak("p", "zz", "P", "1"),)}, "measure 'p' reads 'zz'"),
        ({"measures": (peak("p", STATE, "P", "1"),) * 2}, "measure 'p' stands there twice"),
        ({"measures": (first_below("p", STATE, "later", "P", "1"),)}, "measure 'p': 'later' uses"),
        ({"sentence": ()}, "the last case of the sentence must hold always"),
        (
            {"sentence": (Case("It always is."), Case("Now and then.", f"{SLIDER} > 1"))},
            "the last case of the sentence must hold always",
        ),
        ({"sentence": (Case("{zz}"),)}, "sentence uses 'zz'"),
        ({"sentence": (Case(f"{{{SLIDER}:.1e}}"),)}, "the format '.1e', which does not exist"),
        ({"presets": (Preset("P", "S", {"zz": 1}),)}, "preset 'P' sets 'zz'"),
        ({"presets": (Preset("P", "S", {SLIDER: -1e9}),)}, f"{SLIDER}=-1000000000.0 is outside"),
        ({"presets": (Preset("P", "S"),) * 2}, "preset 'P' stands there twice"),
        ({"prediction": Prediction("Q", (Option("a", "b"),))}, "exactly one right option"),
        (
            {"prediction": Prediction("Q", (Option("a", "b", True), Option("c", "d", True)))},
            "exactly one right option",
        ),
        (asking(before={"zz": 1}), "prediction, before sets 'zz', which is not a parameter"),
        (asking(after={SLIDER: -1e9}), f"prediction, after: {SLIDER}=-1000000000.0 is outside"),
        (asking(before={SLIDER: 1}, after={SLIDER: 1}), "after: it changes nothing; name what"),
        (asking(claims=("zz > 1",)), "prediction: claim 'zz > 1': there is no 'zz' here"),
        (asking(claims=("before(1) > 0",)), "before() needs a prediction with after="),
        (
            asking(after={SLIDER: 0}, claims=("before(zz) > 0",)),
            f"claim 'instead(zz, {SLIDER}=0) > 0': there is no 'zz' here",
        ),
        ({"opens": "Nowhere"}, "it opens on 'Nowhere', which is no preset"),
        ({"status": "published", "source": ""}, "a published model needs its citation key"),
    ],
)
def test_a_mistake_is_named(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(ModelError) as refusal:
        replace(GOOD, **changes)
    assert str(refusal.value).startswith("simulation innate-and-acquired: ")
    assert told in str(refusal.value)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("zz > 1", "there is no 'zz' here"),
        ("at(zz, 1) > 1", "there is no 'zz' here"),
        ("wiggles(P)", "there is no function 'wiggles'"),
        ("P.real > 1", "'P.real' is no arithmetic"),
        ("P[0] > 1", "'P[0]' is no arithmetic"),
        ("'P' > 1", "'P' is not a number"),
        ("at_end(P) // 2 > 1", "'at_end(P) // 2' is no arithmetic"),
        ("P > 1", "'P' is a curve; ask at(P, …)"),
        ("highest(P, 1) > 1", "highest() takes 1 or 3 arguments, not 2"),
        ("highest(P > 1)", "highest() looks at a curve"),
        ("always(P)", "always() looks at a condition"),
        ("always(P < highest(P))", "'highest(P)' stands inside another look"),
        ("always(P < 1, when=2)", "is no function of the list"),
        ("instead(at_end(P)) > 1", "instead() takes one question and the parameters"),
        ("instead(at_end(P), zz=1) > 1", "instead() changes 'zz'"),
        ("instead(instead(at_end(P), r=1), r=2) > 1", "stands inside another question"),
        ("P >", "is not an expression"),
    ],
)
def test_a_claim_that_asks_nothing_is_named(claim: str, told: str) -> None:
    with pytest.raises(ModelError) as refusal:
        replace(GOOD, sentence=(Case("It is so.", claims=(claim,)),))
    text = str(refusal.value)
    assert text.startswith(f"simulation innate-and-acquired: sentence 'It is so.': claim {claim!r}")
    assert told in text


@pytest.mark.parametrize(
    "claim",
    [
        "close(first_peak, highest(P, begin, first_end))",
        "always(P + N < 1e9 or t > 3, first_clear, end) and not ever(P < 0)",
        "at_end(P) > 2*at_begin(P) or known(first_above(P, r))",
        "instead(close(first_peak, highest(P)), innate=0, r=r/2)",
    ],
)
def test_a_claim_may_ask(claim: str) -> None:
    replace(GOOD, sentence=(Case("It is so.", claims=(claim,)),))


@pytest.mark.parametrize("value", ["many", None, float("nan"), 1e99])
def test_a_setting_that_is_none_is_named(value: Any) -> None:
    with pytest.raises(
        ValueError, match=f"innate-and-acquired: {SLIDER} = .*(not a number|outside)"
    ):
        explore("innate-and-acquired").set(**{SLIDER: value})
