"""A printed page as its reader has it: the words of a PDF, where they stand, and whether something is drawn."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2
from playwright.sync_api import Page

MILLIMETER = 72 / 25.4
#: pixels of a point when a sheet is looked at
SCALE = 2

OPEN_ALL = (
    "() => document.querySelectorAll('main details').forEach((block) => { block.open = true; })"
)
SCROLL = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 500) {
        scrollTo(0, y);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
    }
}"""
IS_STARTED = """() => [...document.querySelectorAll('[data-explorable=explorer]')]
    .filter((f) => f.checkVisibility()).every((f) => f.matches('.ex-live'))"""


def read_on(page: Page) -> None:
    """Scroll to the end, as a reader does who guesses nothing."""
    page.evaluate(SCROLL)
    page.wait_for_function(IS_STARTED)


def answer_all(page: Page) -> None:
    """Open every block, scroll to the end and guess before each explorer."""
    page.evaluate(OPEN_ALL)
    read_on(page)
    while (form := page.locator("form.ex-ask:visible").first).count():
        form.locator("input").first.check()
        form.get_by_role("button", name="This is my guess").click()
    page.wait_for_timeout(3500)  # each picture has gone to the case that was asked about
    page.wait_for_load_state("networkidle")


def squeezed(text: str) -> str:
    """Text without its spaces and breaks: lines end elsewhere on paper."""
    return re.sub(r"[\s\u00ad\ufffe\u200b]+", "", text)


@dataclass(frozen=True)
class Box:
    """A place on a sheet, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Sheet:
    """One page of a PDF."""

    def __init__(self, page: Any) -> None:
        self._page, self._words = page, page.get_textpage()
        self.width, self.height = page.get_size()

    @functools.cached_property
    def text(self) -> str:
        return self._words.get_text_bounded()

    def boxes(self) -> list[Box]:
        """Where each visible character stands."""
        count = self._words.count_chars()
        shown = (k for k in range(count) if self._words.get_text_range(k, 1).strip())
        return [Box(*self._words.get_charbox(k)) for k in shown]

    def find(self, words: str) -> list[Box]:
        """Where words stand that are on one line."""
        search, found = self._words.search(words, match_case=True), []
        while place := search.get_next():
            ends = [self._words.get_charbox(k) for k in (place[0], place[0] + place[1] - 1)]
            found.append(Box(ends[0][0], ends[0][1], ends[1][2], ends[0][3]))
        return found

    @functools.cached_property
    def _pixels(self) -> Any:
        return self._page.render(scale=SCALE).to_numpy().astype(int)

    def colored(self, box: Box) -> float:
        """The share of a box's columns in which something colored is drawn; text and lines are gray."""
        x0, x1 = (round(SCALE * v) for v in (box.left, box.right))
        y0, y1 = (round(SCALE * (self.height - v)) for v in (box.top, box.bottom))
        part = self._pixels[y0:y1, x0:x1, :3]
        return float((np.ptp(part, axis=2) > 24).any(axis=0).mean())


class Paper:
    """A page as it comes out of the printer."""

    def __init__(self, page: Page, size: str = "A4") -> None:
        document = pypdfium2.PdfDocument(page.pdf(format=size))
        self.sheets = [Sheet(sheet) for sheet in document]
        self.text = squeezed(" ".join(sheet.text for sheet in self.sheets))

    def says(self, text: str) -> bool:
        """Whether words are on the paper, wherever its lines end."""
        return squeezed(text) in self.text

    def outside(self, margin: float = 15 * MILLIMETER) -> list[str]:
        """Sheets on which words run into the margin at the left or right, with how far."""
        found = []
        for number, sheet in enumerate(self.sheets, 1):
            boxes = sheet.boxes()
            left = min((box.left for box in boxes), default=margin)
            right = max((box.right for box in boxes), default=0)
            if left < margin or right > sheet.width - margin:
                found.append(f"sheet {number}: from {left:.0f} to {right:.0f} of {sheet.width:.0f}")
        return found
