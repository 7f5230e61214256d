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


WORD = st.one_of(
    st.sampled_from(["T cells", "antibody", "antibodies", "antigen", "CD19", "HLA-A", "the", "lymph nodes", "память", "naïve", "gas", "cases"]),
    st.text("abetsyi -19éЯ߀ﬁ", max_size=9),
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
