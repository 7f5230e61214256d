"""Reading typed numbers: what people write, and that page and Python read alike."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from typescript import TypeScript

from explorable.exercises import numbers

SOURCE = """
import { close, converted, read, unitOf } from "./exercise/number";
const answer = ([text, unit]: [string, string]) => {
  const typed = read(text);
  return { ...typed, of: unitOf(typed.unit), converted: typed.trouble ? null : converted(typed, unit), close: close(1.05, 1, 0.05, true) };
};
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> TypeScript:
    return TypeScript(tmp_path_factory.mktemp("numbers"), SOURCE)


ASKED = """
import { judged } from "./exercise/kinds/number";
export const answer = ([typed, answer]: [string, number]) =>
  ["en-US", "de-DE"].map((language) => {
    Object.defineProperty(navigator, "language", { value: language, configurable: true });
    return judged({ answer, tolerance: 0.01, relative: true, unit: "1", askUnit: false, shown: String(answer), mistakes: [] } as never, typed);
  });
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> TypeScript:
    return TypeScript(tmp_path_factory.mktemp("asked"), ASKED)


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("800 mg", "mg", 800),
        ("0.8 g", "mg", 800),
        ("0,8 g", "mg", 800),
        ("8 x 10^2 mg", "mg", 800),
        ("8×10² mg", "mg", 800),
        ("8·10**2mg", "mg", 800),
        ("8e2 mg", "mg", 800),
        ("800", "mg", 800),
        ("800000 µg", "mg", 800),
        ("800000 ug", "mg", 800),
        ("800000 mcg", "mg", 800),
        ("0.0008 kg", "mg", 800),
        ("6.3 million cells", "cells", 6.3e6),
        ("6,300,000", "cells", 6.3e6),
        ("6.300.000", "cells", 6.3e6),
        ("6 300 000 cells", "cells", 6.3e6),
        ("6'300'000", "cells", 6.3e6),
        ("1.234,5", "1", 1234.5),
        ("1,234.5", "1", 1234.5),
        ("10^5", "1", 1e5),
        ("10⁻³", "1", 1e-3),
        ("−5", "1", -5),
        ("1/1001", "1", 1 / 1001),
        ("50%", "1", 0.5),
        ("50 percent", "%", 50),
        ("50", "%", 50),
        ("0,5", "%", 0.5),
        ("135 times", "times", 135),
        ("135-fold", "times", 135),
        ("135x", "times", 135),
        ("102 hours", "days", 4.25),
        ("2 weeks", "days", 14),
        ("90 minutes", "h", 1.5),
        ("526 pg/mL", "ng/L", 526),
        ("3 per day", "1/day", 3),
        ("3/day", "1/day", 3),
        ("≈ 4.3 days", "days", 4.3),
        ("about 4.3 days.", "days", 4.3),
        ("10 nM", "nmol/L", 10),
        ("2 children", "children", 2),
        ("1 child", "child", 1),
        ("100 white blood cells", "cells", 100),
        (".5", "1", 0.5),
        ("5.", "1", 5),
        ("\uff13\uff0e\uff13\u3000\uff4e\uff47", "ng", 3.3),
        ("\u200e4.3\u200b\ufeff days", "days", 4.3),
        ("\u0664\u066b\u0663 days", "days", 4.3),
        ("\u06f4\u06f3", "1", 43),
        ("\u0966\u002e\u096b", "1", 0.5),
        ("\u0662\u0660\u066a", "%", 20),
        ("½", "1", 0.5),
        ("5½ days", "days", 5.5),
        ("5 1/2 days", "days", 5.5),
        ("5 ¾", "1", 5.75),
        ("-1 1/2", "1", -1.5),
        ("20 per cent", "%", 20),
        ("twenty per cent", "%", 20),
        ("twenty-five days", "days", 25),
        ("Five days", "days", 5),
        ("a hundred cells", "cells", 100),
        ("half a million cells", "cells", 5e5),
        ("5 T-cells", "cells", 5),
        ("5 white-blood-cells", "cells", 5),
        ("5 mg per mL", "g/L", 5),
    ],
)
def test_what_people_write(page: TypeScript, typed: str, unit: str, value: float) -> None:
    for found in (
        numbers.converted(numbers.read(typed), unit),
        page([[typed, unit]])[0]["converted"],
    ):
        assert found is not None
        assert found[0] == pytest.approx(value, rel=1e-12)


def test_a_sign_before_three_digits_is_read_both_ways() -> None:
    assert numbers.read("1,234").readings == (1234.0, 1.234)
    assert numbers.read("0,234").readings == (0.234,)
    assert numbers.read("1.234").readings == (1.234, 1234.0)
    assert numbers.read("12.500").readings == (12.5, 12500.0)
    assert numbers.read("1.2340").readings == (1.234,)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("5 h", "mg"),
        ("5 mg", "cells"),
        ("5 children", "cells"),
        ("5 mg/L", "mg"),
        ("5 %", "mg"),
        ("5 ?!", "mg"),
    ],
)
def test_another_unit_is_not_taken(page: TypeScript, typed: str, unit: str) -> None:
    assert numbers.converted(numbers.read(typed), unit) is None
    assert page([[typed, unit]])[0]["converted"] is None


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("", "empty"),
        ("  \t", "empty"),
        ("many", "not-a-number"),
        ("3 4", "not-a-number"),
        ("1,23,4.5", "not-a-number"),
        ("1/0", "not-a-number"),
        ("1e999", "too-large"),
        ("1" * 81, "too-long"),
        ("--5", "not-a-number"),
        ("<script>", "not-a-number"),
        ("NaN", "not-a-number"),
        ("Infinity", "not-a-number"),
    ],
)
def test_what_is_no_number_says_why(page: TypeScript, typed: str, trouble: str) -> None:
    assert numbers.read(typed).trouble == trouble
    assert page([[typed, "1"]])[0]["trouble"] == trouble


PIECES = st.sampled_from(
    [*"0123456789", *"½¼٤۵५\u200b\u2044", "twenty", "half a", "-five", "one", "per cent", "T-cells", *".,'’  -+−–/^()[]{}*x×·⋅eE%µμ¹²³⁻⁺⁰", "10^", "x 10^", " million", " thousand", "e5", "mg", " g", " nM", "/day",
     " per ", "cells", " kg", "\u00a0", "\u202f", "\u2009", "about ", "≈", "hundred", "\n", "s", "day", "h^-1", "1/", "ſ", "İ", "K", "٣", "１", "．", "／", "＾", "ｇ", "－"]
)  # fmt: skip
ODD = st.one_of(
    st.lists(PIECES, max_size=14).map("".join),
    st.text(max_size=90),
    st.floats().map(str),
    st.integers().map(lambda n: f"{n:,}"),
)
UNITS = st.sampled_from(["mg", "1", "%", "days", "cells", "pg/mL", "1/day", "times"])


# each example is a batch: one start of Node reads hundreds of texts. Shrinking a batch would take for ever
BATCHES = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


TWO = "Do you mean 36000 or 36? Type it so."
NOT = "I can't read that as a number. You can write 0.8 or 0,8 or 8 x 10^-1."
POINT = "Do you mean 12.5 or 12500? Type it so."


@pytest.mark.parametrize(
    ("typed", "answer", "american", "german"),
    [
        ("36,000", 36, TWO, TWO),
        ("36,000", 36000, 1, TWO),
        ("12.500", 12500, POINT, POINT),
        ("12.500", 12.5, 1, POINT),
        ("1.234", 1234, *2 * ["Do you mean 1.2340 or 1234? Type it so."]),
        ("36,000", 99, 0, 0),
        ("36", 36, 1, 1),
        ("36.0", 36, 1, 1),
        ("36000", 36, 0, 0),
        ("two hundred thousand", 200, *2 * [NOT]),
        ("one and a half", 1, *2 * [NOT]),
        ("half the cells", 0.5, *2 * [NOT]),
        ("5 to ten", 5, *2 * [NOT]),
        ("5 thousand million", 5e9, *2 * [NOT]),
        ("five dozen", 5, *2 * [NOT]),
        ("¡12", 12, *2 * ["I can't read the sign “¡”. Type the number without it."]),
        (
            "many",
            12,
            *2 * [NOT],
        ),
    ],
)
def test_what_can_be_meant_two_ways_is_asked(
    asked: TypeScript, typed: str, answer: float, american: str | int, german: str | int
) -> None:
    ((here, there),) = asked([[typed, answer]])
    assert here.get("ask", here.get("score")) == american
    assert there.get("ask", there.get("score")) == german
    room = {"tolerance": 0.01, "relative": True}
    readings = numbers.read(typed).readings
    for as_we_do, said in ((True, american), (False, german)):
        if readings:
            wanted = None if isinstance(said, str) else bool(said)
            assert numbers.meant(readings, answer, room, as_we_do=as_we_do) is wanted


@BATCHES
@given(st.lists(st.tuples(ODD, UNITS), min_size=250, max_size=500))
def test_page_and_python_read_odd_things_alike(
    page: TypeScript, inputs: list[tuple[str, str]]
) -> None:
    for (text, unit), found in zip(inputs, page([list(i) for i in inputs]), strict=True):
        typed = numbers.read(text)
        assert found["trouble"] == typed.trouble, text
        assert found["unit"] == typed.unit, text
        assert [float(r) for r in found["readings"]] == list(typed.readings), text
        assert all(map(math.isfinite, typed.readings))
        if typed.trouble:
            continue
        here = numbers.unit(typed.unit)
        assert (found["of"] is None) == (here is None), text
        values = numbers.converted(typed, unit)
        if values is None:
            assert found["converted"] is None, text
        else:
            assert found["converted"] == pytest.approx(values, rel=1e-9, abs=1e-300, nan_ok=True), (
                text
            )


@BATCHES
@given(st.lists(st.floats(min_value=1e-12, max_value=1e15), min_size=200, max_size=300))
def test_a_number_written_in_any_common_way_comes_back(
    page: TypeScript, values: list[float]
) -> None:
    inputs, wanted = [], []
    for v in values:
        mantissa, exponent = f"{v:.6e}".split("e")
        for text in (
            f"{v:.6e}",
            f"{mantissa} x 10^{int(exponent)}",
            f"{mantissa.replace('.', ',')} × 10**{int(exponent)}",
        ):
            inputs.append([text, "1"])
            wanted.append(float(f"{v:.6e}"))
    for text, found, value in zip(inputs, page(inputs), wanted, strict=True):
        assert float(found["readings"][0]) == value, text
        assert numbers.read(text[0]).readings[0] == value, text


@pytest.mark.parametrize(
    ("answer", "tolerance", "relative", "edges"),
    [(40, 0.05, True, (38, 42)), (-40, 0.05, True, (-42, -38)), (0, 0.1, False, (-0.1, 0.1)), (7, 0, False, (7, 7))],
)  # fmt: skip
def test_the_tolerance_holds_to_its_edge_and_no_further(
    tmp_path: Path, answer: float, tolerance: float, relative: bool, edges: tuple[float, float]
) -> None:
    low, high = edges
    taken = {low: True, high: True, answer: True, low - 1e-6: False, high + 1e-6: False}
    page = TypeScript(
        tmp_path,
        'import { close } from "./exercise/number";\n'
        "export const answer = (given: Parameters<typeof close>) => close(...given);\n",
    )
    assert page([[v, answer, tolerance, relative] for v in taken]) == list(taken.values())
    for value, is_taken in taken.items():
        assert numbers.close(value, answer, tolerance, relative=relative) == is_taken, value
