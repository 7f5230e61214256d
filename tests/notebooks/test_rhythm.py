"""How a story reads: neither in long breaths nor in short ones, and in plain words (the numbers are printed)."""

from __future__ import annotations

import re

import pytest
import textstat

from prose import BOOK, Story, sentences

CHAPTERS = sorted(path.stem for path in (BOOK / "chapters").glob("*.md"))
SHORT = 6
"""Words of a sentence that is a short breath."""


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_rhythm_of_a_story(name: str) -> None:
    text = Story(BOOK / f"chapters/{name}.md").text
    lengths = [len(re.findall(r"[\w’'-]+", sentence)) for sentence in sentences(text)]
    mean, short = sum(lengths) / len(lengths), sum(n <= SHORT for n in lengths) / len(lengths)
    smog = textstat.smog_index(text)
    print(
        f"{name}: {sum(lengths)} words, {mean:.1f} a sentence, {short:.0%} short, SMOG {smog:.1f}"
    )
    assert sum(lengths) >= 600
    assert 9 <= mean <= 13.2
    assert short <= 0.26
    assert smog <= 7.5
