"""One word for one thing in all that readers read (``book/words.yml``)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import words_list
from words_list import LOOK_CLOSER, Rule, Text, Words

from explorable.book.text_file import FileError

WORDS = words_list.load()


def complaints(path: Path, words: Words = WORDS) -> list[str]:
    """What is wrong in a file; a line that is read twice is told once."""
    told = (complaint for text in words_list.texts(path) for complaint in words.complaints(text))
    return list(dict.fromkeys(told))


@pytest.mark.parametrize(
    "path", words_list.files(), ids=lambda p: p.relative_to(words_list.ROOT).as_posix()
)
def test_one_word_for_one_thing(path: Path):
    assert complaints(path) == []


def test_a_page_is_read_as_it_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Between two roles, in captions, descriptions and titles; no code, and no target of a link."""
    page = tmp_path / "page.md"
    page.write_text(
        "---\ndescription: A told marker.\n---\n\n(antigen)=\n# One antigen\n\n"
        "In {fact}`x-y` antigens of {fact}`z`, `antigen` and {term}`markers <Antigen>`.\n\n"
        "```python\nantigen = 1\n```\n\n"
        "```{figure} antigen.svg\n:name: antigen\n:alt: A drawn marker\nA marker below\n```\n\n"
        ":::{dropdown} The receptor\nA folded antigen\n:::\n",
        "utf-8",
    )
    monkeypatch.setattr(words_list, "ROOT", tmp_path)
    found = {
        (text.line, word, text.place)
        for text in words_list.texts(page)
        for rule in WORDS.rules
        for word in rule.pattern.findall(text.words)
    }
    assert found == {
        (2, "marker", ""),
        (6, "antigen", ""),
        (8, "antigens", ""),
        (8, "markers", ""),
        (16, "marker", ""),
        (17, "marker", ""),
        (20, "receptor", LOOK_CLOSER),
        (21, "antigen", LOOK_CLOSER),
    }


def test_all_kinds_of_files_are_read():
    for pattern in words_list.FILES:
        found = list(words_list.ROOT.glob(pattern))
        assert found, pattern
        assert any(text for path in found for text in words_list.texts(path)), pattern


def test_who_is_rewritten_is_off_the_list():
    strict = Words((), WORDS.rules)
    for pattern in WORDS.not_yet:
        paths = [p for p in words_list.files() if p in set(words_list.ROOT.glob(pattern))]
        assert paths, (
            f"words.yml: {pattern}: there is no such file; take it off `not_yet_rewritten`"
        )
        assert any(complaints(path, strict) for path in paths), (
            f"words.yml: {pattern} says the right words by now; take it off `not_yet_rewritten`"
        )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The antigen is rare.", "a.md:7: “antigen”: write flag"),
        ("Markers on the cell", "“Markers”: write flag"),
        ("It carries HLA.", "“HLA”: write window"),
        ("They remember the cancer's code.", "write flag"),
        ("It planted flags on them.", "write handle"),
        ("After CAR-T cells", "write CAR T"),
        ("signs from the brain or nerves", "write brain"),
        ("The hunters win.", "write what the cells do"),
    ],
)
def test_old_words_are_found(said: str, told: str):
    found = WORDS.complaints(Text("a.md", 7, said))
    assert len(found) == 1
    assert told in found[0]


@pytest.mark.parametrize(
    "said",
    [
        "CAR T cells and CAR T-cell therapy", "a targeted drug", "change the code", "a pink flag",
        "antibodies have two arms", "hla is a name of a file", "the battlement",
    ],
)  # fmt: skip
def test_right_words_may_stand(said: str):
    expected = ["battlement"] if "battlement" in said else []
    assert [w for r in WORDS.rules for w in r.found(Text("a.md", 1, said))] == expected


def test_the_fields_words_stand_where_they_belong():
    flag = Rule(("antigen",), "flag", ("glossary", LOOK_CLOSER, "book/b.md"), everywhere=True)
    words = Words(("old.md",), (flag, Rule(("two heads",), "hands", only_in=("x/*.md",))))
    said = "An antigen with two heads"
    assert words.complaints(Text("book/glossary.md", 1, said)) == []
    assert words.complaints(Text("a.md", 1, said, LOOK_CLOSER)) == []
    assert words.complaints(Text("book/b.md", 1, said)) == []
    assert len(words.complaints(Text("a.md", 1, said))) == 1
    assert len(words.complaints(Text("x/a.md", 1, said))) == 2
    assert len(words.complaints(Text("old.md", 1, said))) == 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("write:", "writes:", "`write` is missing; add it"),
        (
            "write:",
            "whole: true\n    write:",
            "`whole` is not known here; known are everywhere, in",
        ),
    ],
)
def test_a_wrong_row_of_the_list_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, told: str
):
    path = tmp_path / "words.yml"
    path.write_text(
        "not_yet_rewritten: []\nwords:\n  - words: [a]\n    write: b\n  - words: [c]\n    write: d\n".replace(
            old, new, 1
        )
    )
    with pytest.raises(FileError, match=re.escape(f"{path}:3: {told}")):
        words_list.load(path)
