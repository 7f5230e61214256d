"""Typed words: what counts, what does not, and that page and Python judge alike."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from typescript import TypeScript

from explorable.exercises.spelling import judge

SOURCE = """
import { judge } from "./exercise/spelling";
export const answer = ([typed, accept, mistakes, before, after]: [string, string[], string[], string, string]) =>
  judge(typed, accept, mistakes, before, after);
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> TypeScript:
    return TypeScript(tmp_path_factory.mktemp("words"), SOURCE)


@pytest.mark.parametrize(
    ("typed", "accept", "mistakes", "verdict"),
    [
        # what does not matter
        ("an antibody", ["antibody"], [], "right"),
        ("Antibodies", ["antibody"], [], "right"),
        ("ANTIBODY!", ["antibody"], [], "right"),
        ("lymph nodes", ["nodes"], [], "right"),
        ("nodes of", ["nodes"], [], "right"),
        ("HLA-A", ["HLA A"], [], "right"),
        ("HLAA", ["HLA A"], [], "right"),
        ("naïve", ["naive"], [], "right"),
        ("viruses", ["virus"], [], "right"),
        ("diseases", ["disease"], [], "right"),
        ("doses", ["dose"], [], "right"),
        ("dise\u00adase", ["disease"], [], "right"),
        ("CD-19", ["CD19"], [], "right"),
        ("Память", ["память"], [], "right"),
        ("स्मृति", ["स्मृति"], [], "right"),
        # one slip of a finger
        ("antibdy", ["antibody"], [], "slip"),
        ("antiobdy", ["antibody"], [], "slip"),
        ("antibbody", ["antibody"], [], "slip"),
        ("lymphozyte", ["lymphocyte"], [], "slip"),
        # another word
        ("что угодно", ["память"], [], "other"),
        ("CD 10", ["CD19"], [], "other"),
        ("CD18", ["CD19"], [], "other"),
        ("B cells", ["T cells"], [], "other"),
        ("NK cells", ["T cells"], [], "other"),
        ("cell", ["T cells"], [], "other"),
        ("gene", ["gone"], [], "other"),
        ("lantibody", ["antibody"], [], "other"),
        ("bantibody", ["antibody"], [], "other"),
        ("antbdy", ["antibody"], [], "other"),
        ("the", ["antibody"], [], "other"),
        ("...", ["antibody"], [], "other"),
        # a sign is meaning, whatever the keyboard; a hyphen within or between words is not
        ("CD8-", ["CD8+"], [], "other"),
        ("CD8 -", ["CD8+"], [], "other"),
        ("CD8\u2212", ["CD8-"], [], "right"),
        ("CD8\u2013", ["CD8-"], [], "right"),
        ("CD8\u207b", ["CD8-"], [], "right"),
        ("CD8 (\u2212)", ["CD8-"], [], "right"),
        ("CD8\uff0d", ["CD8+"], [], "other"),
        ("CD8\u207a", ["CD8+"], [], "right"),
        ("CD8", ["CD8+"], [], "other"),
        ("her2", ["HER2-"], [], "other"),
        ("HER2-", ["HER2"], [], "other"),
        ("egfr-", ["EGFR+"], [], "other"),
        ("mesothelin-", ["mesothelin+"], [], "other"),
        ("mesothelin-", ["mesothelin"], [], "other"),
        ("CD8+", ["CD8-"], ["CD8+"], "mistake"),
        ("CD8", ["CD8+"], ["CD8"], "mistake"),
        ("CD19+", ["CD19"], [], "right"),
        ("CD8+ T cells", ["CD8+ T-cell"], [], "right"),
        ("CD8 \u2212 T cells", ["CD8+ T cells"], [], "other"),
        ("CD4+/CD8-", ["CD4+ CD8\u2212"], [], "right"),
        ("CD4-CD8-", ["CD4+CD8-"], [], "other"),
        ("B-", ["A+"], [], "other"),
        ("a+", ["A+"], [], "right"),
        ("+", ["A+"], [], "other"),
        ("\u22125", ["-5"], [], "right"),
        ("5", ["-5"], [], "other"),
        ("p < 0.05", ["p>0.05"], [], "other"),
        ("T\u2013cell", ["T cell"], [], "right"),
        ("T \u2013 cell", ["T cell"], [], "right"),
        ("tcell", ["T-cell"], [], "right"),
        ("-antibody", ["antibody"], [], "right"),
        ("antibody \u2014", ["antibody"], [], "right"),
        # what the author knows
        ("B cell", ["T cells"], ["B cells"], "mistake"),
        ("antigen", ["antigens"], ["antigene"], "right"),
        ("antigenic", ["antigene"], ["antigenic"], "mistake"),
        ("vesels", ["nodes"], ["vessels"], "mistake"),
        ("lymph vessels", ["nodes"], ["vessels"], "mistake"),
    ],
)
def test_a_word(
    page: TypeScript, typed: str, accept: list[str], mistakes: list[str], verdict: str
) -> None:
    beside = ("They meet in the lymph ", " of the neck.")
    assert judge(typed, accept, mistakes, *beside)[0] == verdict
    assert page([[typed, accept, mistakes, *beside]])[0][0] == verdict


@pytest.mark.parametrize(
    ("typed", "accept", "before", "after"),
    [
        ("antigen-", "antigen", "the ", "\u2010presenting cell"),
        ("CD8+", "CD8", "all ", "+ T cells"),
        ("CD4+ cells", "cells", "CD4+ ", "."),
        ("HER2\u2212", "HER2", "all ", "- cells"),
    ],
)
def test_a_sign_printed_beside_the_gap_may_be_typed_once_more(
    page: TypeScript, typed: str, accept: str, before: str, after: str
) -> None:
    assert judge(typed, [accept], [], before, after)[0] == "right"
    assert page([[typed, [accept], [], before, after]])[0][0] == "right"


WORD = st.one_of(
    st.sampled_from(["T cells", "antibody", "antibodies", "antigen", "CD19", "CD8+", "CD8−", "HER2-", "a+", "HLA-A", "the", "lymph nodes", "память", "naïve", "gas", "cases"]),
    st.text("abetsyi -−+<19éЯ߀ﬁ", max_size=9),
    st.text(max_size=8),
)  # fmt: skip


@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(
    st.lists(
        st.tuples(WORD, st.lists(WORD, max_size=3), st.lists(WORD, max_size=2), WORD, WORD),
        min_size=80,
        max_size=120,
    )
)
def test_page_and_python_judge_alike(
    page: TypeScript, asked: list[tuple[str, list[str], list[str], str, str]]
) -> None:
    for one, found in zip(asked, page([list(a) for a in asked]), strict=True):
        assert tuple(found) == judge(*one), one
