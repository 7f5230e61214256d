"""Headings may get plainer words; who kept the old address of one still gets there."""

from __future__ import annotations

import re

import pytest
from docutils.nodes import make_id

from prose import BOOK

OLD_HEADINGS = {
    "index": ["what-you-can-do-here", "education-not-medical-advice", "who-you-will-meet"],
    "chapters/how-it-works": ["a-cell-that-looks-and-moves-on", "well-aimed-not-stronger-everywhere"],
    "chapters/immune-system": [
        "one-germ-one-small-cut", "from-the-knee-to-the-t-cell", "a-family-with-many-jobs",
        "when-there-are-too-few-neutrophils",
    ],
    "chapters/innate-and-acquired": ["two-clocks", "dice-not-plans", "what-stays-behind"],
    "chapters/recognizing-intruders": [
        "leave-it-or-kill-it", "a-school-for-t-cells", "when-the-balance-is-off", "flags-on-every-cell",
    ],
    "chapters/immune-system-and-cancer": [
        "the-ones-that-are-left", "did-we-miss-something", "three-ways-the-meeting-can-go",
        "four-tricks-and-an-answer-to-each",
    ],
}  # fmt: skip


@pytest.mark.parametrize("page", OLD_HEADINGS)
def test_the_address_of_a_heading_outlives_its_words(page: str) -> None:
    source = (BOOK / f"{page}.md").read_text("utf-8")
    headings = re.findall(r"(?:^\((.+)\)=\n)?^#{2,} (.+)$", source, re.MULTILINE)
    addresses = {label for label, _ in headings} | {make_id(words) for _, words in headings}
    gone = [old for old in OLD_HEADINGS[page] if old not in addresses]
    assert not gone, f"book/{page}.md: write ({gone[0]})= above the heading that took its place"
