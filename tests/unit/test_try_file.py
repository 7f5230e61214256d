"""Trying a file while it is written: what it says, and what it asks to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorable.__main__ import main
from immunobook import simulations
from immunobook.__main__ import main as course

HEAD = "from explorable.model import Axis, Parameter, State, model\n"
MODEL = """
@model(time=Axis("t", "Time", "days", 0, 9), states=[State("N", "Hens", "hens", start=4)],
       parameters=[Parameter("k", 0.5, "1/day", "Growth", (0, 1))])
def hens(N, *, k):
    return {{"N": {rate}}}
"""


@pytest.fixture
def tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def run(text: str) -> tuple[int, str]:
        path = tmp_path / "mine.py"
        path.write_text(text)
        code = main(["try", str(path)])
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def test_a_model_says_what_it_says_and_both_languages_agree(tried) -> None:
    code, told = tried(HEAD + MODEL.format(rate="k * N"))
    assert code == 0, told
    assert "As it comes: Hens: at most 360\u00a0hens" in told
    assert "32 settings: Python and the page differ by" in told


def test_what_falls_below_nothing_is_asked_to_be_mended(tried) -> None:
    code, told = tried(HEAD + MODEL.format(rate="-k * 4"))
    assert code == 1
    assert "! As it comes: Hens goes down to" in told


def test_a_mistake_is_told_with_its_file(tried) -> None:
    code, told = tried(HEAD + MODEL.format(rate="k if N > 3 else 0"))
    assert code == 1
    assert "mine.py" in told and "where" in told
    assert "Traceback" not in told


def test_a_file_without_any_and_no_file(tried, capsys: pytest.CaptureFixture[str]) -> None:
    assert "has neither a Simulation nor a model" in tried("x = 1\n")[1]
    assert main(["try", "nowhere.py"]) == 1
    assert "there is no file nowhere.py" in capsys.readouterr().err


def test_the_course_asks_for_a_reference(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a_new_one.py"
    path.write_text(HEAD + MODEL.format(rate="k * N"))
    assert course(["try", str(path)]) == 1
    assert (
        "a-new-one is held to no reference: add a row to reference_values.csv"
        in capsys.readouterr().out
    )
    mine = Path(simulations.__file__).with_name("bridges.py")
    assert course(["try", str(mine)]) == 0
