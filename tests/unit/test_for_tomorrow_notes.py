"""What a reader writes on the page "For tomorrow morning", as a file: nothing is lost, whatever the file holds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typescript import TypeScript

SOURCE = """
import { asText, merged, read, size } from "../../../assets/scripts/for-tomorrow/notes";
import { entryOf } from "../../../assets/scripts/for-tomorrow/meanings";
const GLOSSARY = Object.fromEntries(["Cytokine release syndrome (CRS)", "CAR (chimeric antigen receptor)", "CAR T-cell therapy",
  "Tocilizumab", "Bone marrow", "T cell", "Helper T cell", "Memory cell", "Lymphodepletion", "Lymphoma"].map((name) => [name, "m"]));
function answer([kind, ...given]) {
  if (kind === "read") return read(given[0]);
  if (kind === "round") return read(asText(given[0]));
  if (kind === "merged") return merged(given[0], given[1]);
  if (kind === "size") return size(given[0]);
  return entryOf(given[0], GLOSSARY) ?? null;
}
"""

FULL: dict[str, Any] = {
    "treatment": "car-t", "ticked": ["Why?"], "own": ["And then?"], "words": ["CRS"], "helpers": ["Ann, 3rd floor"],
    "lines": {"car-t-1": "Monday"},
}  # fmt: skip
EMPTY: dict[str, Any] = {
    "treatment": "", "ticked": [], "own": [], "words": [], "helpers": [], "lines": {},
}  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> TypeScript:
    return TypeScript(tmp_path_factory.mktemp("notes"), SOURCE)


def file(**changes: Any) -> str:
    return json.dumps({"kind": "for-tomorrow", "format": 1, **FULL, **changes})


def test_what_is_saved_is_what_is_loaded(ask: TypeScript):
    assert ask([["round", FULL], ["round", EMPTY]]) == [
        {"kind": "notes", "notes": FULL, "skipped": 0},
        {"kind": "notes", "notes": EMPTY, "skipped": 0},
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "broken"),
        ('{"kind": "for-tomorrow"', "broken"),
        ("null", "foreign"),
        ("[1]", "foreign"),
        ("{}", "foreign"),
        ('{"course": "how-immunotherapy-works", "format": 3, "answers": {}}', "progress"),
        ('{"kind": "for-tomorrow"}', "notes"),
    ],
)
def test_a_file_is_known_for_what_it_is(ask: TypeScript, text: str, kind: str):
    (found,) = ask([["read", text]])
    assert found["kind"] == kind


def test_what_makes_no_sense_in_a_file_is_counted_and_the_rest_is_taken(ask: TypeScript):
    odd = file(
        own=["And then?", 7, " ", None, "And  then?"],
        words="CRS",
        lines={"car-t-1": "Monday", "Bad name": "x", "a": 3},
        treatment={"a": 1},
    )
    (found,) = ask([["read", odd]])
    assert found["notes"] == {**FULL, "treatment": "", "words": []}
    assert found["skipped"] == 7


def test_a_file_can_t_fill_the_page_without_end(ask: TypeScript):
    (found,) = ask([["read", file(own=[f"Question {n}" for n in range(500)], words=["x" * 9999])]])
    assert len(found["notes"]["own"]) == 100
    assert len(found["notes"]["words"][0]) == 400


def test_what_stands_here_stays_and_is_told(ask: TypeScript):
    other = {
        **EMPTY, "treatment": "anti-gd2", "ticked": ["Why?", "How?"], "own": ["Me, too?"],
        "lines": {"car-t-1": "Friday", "car-t-2": "May"},
    }  # fmt: skip
    (found,) = ask([["merged", FULL, other]])
    assert found["held"] == 1
    assert found["notes"] == {
        **FULL, "ticked": ["Why?", "How?"], "own": ["And then?", "Me, too?"],
        "lines": {"car-t-1": "Monday", "car-t-2": "May"},
    }  # fmt: skip
    assert ask([["merged", FULL, FULL]]) == [{"notes": FULL, "held": 0}]


def test_each_thing_counts_once(ask: TypeScript):
    assert ask([["size", FULL], ["size", EMPTY]]) == [6, 0]


@pytest.mark.parametrize(
    ("heard", "entry"),
    [
        ("CRS", "Cytokine release syndrome (CRS)"),
        ("crs", "Cytokine release syndrome (CRS)"),
        ("cytokine release syndrome", "Cytokine release syndrome (CRS)"),
        ("tosilizumab", "Tocilizumab"),
        ("T cells", "T cell"),
        ("marrow", "Bone marrow"),
        ("lymphodep", "Lymphodepletion"),
        ("lymph", None),
        ("cell", None),
        ("CAR", "CAR (chimeric antigen receptor)"),
        ("LVEF", None),
        ("", None),
        ("(", None),
    ],
)
def test_a_word_is_found_as_it_was_heard(ask: TypeScript, heard: str, entry: str | None):
    assert ask([["entry", heard]]) == [entry]
