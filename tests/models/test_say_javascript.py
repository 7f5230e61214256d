"""The front end writes every number as Python does (up to 1e13: exact halves beyond differ)."""

from __future__ import annotations

import math
import random

import frontend

from immunobook.say import fill

FORMS = ["", ".0f", ".1f", ".2f", ",", ".1g", ".2g", ".3g", ".6g", "words", "%", "%.1", "%.2"]


def numbers() -> list[float]:
    dice = random.Random(7)
    found = [
        0.0,
        -0.0,
        0.5,
        1.5,
        2.5,
        0.125,
        1.125,
        0.0625,
        9.995,
        99.95,
        999.5,
        9999.5,
        99950.0,
        999500.0,
        999499.0,
    ]
    found += [
        s * 10.0**k * m for k in range(-8, 13) for m in (1, 1.005, 9.995, 0.9995) for s in (1, -1)
    ]
    found += [k + 0.5 for k in range(40)] + [k / 8 for k in range(60)]
    found += [dice.choice((1, -1)) * 10 ** dice.uniform(-7, 12.9) for _ in range(3000)]
    found += [float(dice.randrange(10 ** dice.randrange(1, 13))) for _ in range(1000)]
    return found


def test_same_text() -> None:
    asked = [(f"{{x:{form}}}", {"x": x}) for x in numbers() for form in FORMS]
    assert math.isfinite(sum(abs(v["x"]) for _, v in asked))
    different = [
        f"{v['x']!r} as {t}: Python {fill(t, v)!r}, front end {js!r}"
        for (t, v), js in zip(asked, frontend.texts(asked), strict=True)
        if fill(t, v) != js
    ]
    assert not different, f"{len(different)} of {len(asked)}:\n" + "\n".join(different[:20])
