"""The claims of a page: each number, and each sentence with a source, as a reviewer sees them.

A claim's id stays as long as its number stands in the text; its hash is of the words around it and of the row
of the number, so a sign-off holds for exactly what was seen.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from explorable.book import facts, toc, yaml_file
from explorable.book.bibliography import Source, entries
from explorable.book.facts import OWN_ARITHMETIC, Fact
from explorable.book.page import Block, Page
from explorable.exercises.course import Course
from explorable.exercises.markup import slug
from immunobook.charts import trials
from immunobook.for_tomorrow import CHAPTERS
from immunobook.review import passages
from immunobook.review.passages import Passage, shown

CHART = re.compile(r"""trial_chart\(\s*["']([^"']+)["']\s*\)""")
FURTHER = ("when-to-call", "for-tomorrow", "reading-a-result")
"""Pages beside the chapters whose claims a family acts on."""


@dataclass(frozen=True)
class Claim:
    """What gets one box: a number in its words, or words with a source."""

    id: str
    passage: Passage
    number: str
    """As it is shown; empty where the words tell none."""
    about: str
    """What the number counts, in whom, how sure."""
    sources: tuple[Source, ...]

    @property
    def hash(self) -> str:
        """Twelve letters that change when the words, the number or its source do."""
        seen = [
            self.passage.words,
            self.number,
            self.about,
            *(f"{s.text} {s.title} {s.address}" for s in self.sources),
        ]
        return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:12]


class Book:
    """The book as a reviewer reads it.

    Parameters
    ----------
    folder : its folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._claims: dict[str, list[Claim]] = {}

    @cached_property
    def pages(self) -> list[str]:
        """The chapters and the few other pages that have claims, in the order of the contents."""
        listed = toc.pages(self.folder)
        wanted = [p for p in listed if p.startswith(CHAPTERS) or p in FURTHER]
        there = [page for page in wanted if (self.folder / f"{page}.md").is_file()]
        return [page for page in there if self.claims(page)]

    @cached_property
    def facts(self) -> facts.Facts:
        """The published numbers."""
        return facts.load(self.folder / "facts.yml")

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The bibliography."""
        return entries(self.folder / "references.bib")

    @cached_property
    def results(self) -> list[trials.Result]:
        """The rows of the charts."""
        path = self.folder / "trials.csv"
        return trials.load(path) if path.is_file() else []

    @cached_property
    def course(self) -> Course:
        """The bank of exercises."""
        return Course(self.folder)

    def claims(self, page: str) -> list[Claim]:
        """All claims of a page, from top to bottom.

        Raises
        ------
        BookError
            A file of the book has mistakes.
        """
        if page not in self._claims:
            self._claims[page] = list(_named_once(self._found(Page(self.folder / f"{page}.md"))))
        return self._claims[page]

    def title(self, page: str) -> str:
        """The page's first heading."""
        return Page(self.folder / f"{page}.md").title

    def _found(self, page: Page) -> Iterator[Claim]:
        for passage in self._passages(page):
            rows = [self.facts[key] for key in passage.facts if key in self.facts]
            yield from (self._of_fact(row, passage) for row in rows)
            others = [key for key in passage.cited if key not in {row.source for row in rows}]
            if others:
                yield Claim(f"says-{others[0]}", passage, "", "", self._named(others))
        for block in page.cells:
            for name in CHART.findall(block.text):
                results = [row for row in self.results if row.chart == name]
                yield from (self._of_trial(result, page, block) for result in results)
        yield from self._of_exercises(page)

    def _of_fact(self, row: Fact, passage: Passage) -> Claim:
        source = () if row.source == OWN_ARITHMETIC else self._named((row.source,))
        return Claim(row.id, passage, shown(row), _about(row), source)

    def _of_trial(self, row: trials.Result, page: Page, block: Block) -> Claim:
        words = (
            f"Chart: {row.trial}. {row.arm}; {row.group}; {row.age}; {row.design}; {row.patients} patients. "
            f"{row.endpoint} at {row.time}."
        )
        number = _with_interval(row.treatment)
        if row.control:
            number += f"; {row.control_label}: {_with_interval(row.control)}"
        place = f"{passages.named(page.path)}:{block.line}"
        passage = Passage(words, place, block.heading, cited=(row.source,))
        about = f"interval: {row.interval_from}. {row.lesson}".strip()
        return Claim(
            slug(f"chart-{row.trial}-{row.endpoint}-{row.time}"),
            passage,
            number,
            about,
            self._named((row.source,)),
        )

    def _passages(self, page: Page) -> Iterator[Passage]:
        yield from passages.of_page(page, self.facts)
        for directive, file in passages.WORDS_ELSEWHERE.items():
            if directive in page.source and page.path.stem in FURTHER:
                yield from passages.of_words(self.folder / file, self.facts)

    def _of_exercises(self, page: Page) -> Iterator[Claim]:
        path = self.folder / "exercises" / f"{page.path.stem}.yml"
        if not path.is_file():
            return
        document = yaml_file.read(path)
        lines = {
            row.get("id"): document.line(("exercises", n))
            for n, row in enumerate(document.content.get("exercises") or [])
        }
        for exercise in self.course.exercises(page.path.stem, thorough=False):
            if not (exercise.facts or passages.FACT.search(exercise.model_dump_json())):
                continue
            place = f"{passages.named(path)}:{lines[exercise.id]}"
            writer = exercise.writer(self.course.figures)
            yield self._of_exercise(exercise.id, passages.of_exercise(exercise, writer, place))

    def _of_exercise(self, name: str, passage: Passage) -> Claim:
        """One claim for all numbers of an exercise: they stand in the text by themselves."""
        told = [
            self._of_fact(self.facts[key], passage) for key in passage.facts if key in self.facts
        ]
        return Claim(
            f"exercise-{name}",
            passage,
            "; ".join(claim.number for claim in told),
            " ".join(f"{claim.number}: {claim.about}" for claim in told),
            tuple(dict.fromkeys(source for claim in told for source in claim.sources)),
        )

    def _named(self, keys: Iterable[str]) -> tuple[Source, ...]:
        return tuple(self.sources[key] for key in keys if key in self.sources)


def _named_once(found: Iterable[Claim]) -> Iterator[Claim]:
    """Each with an id of its own: the second of a name gets a number."""
    seen = Counter[str]()
    for claim in found:
        seen[claim.id] += 1
        count = seen[claim.id]
        yield replace(claim, id=f"{claim.id}-{count}") if count > 1 else claim


def _about(row: Fact) -> str:
    interval = (
        f" {row.interval_kind}: {row.interval[0]:g} to {row.interval[1]:g}." if row.interval else ""
    )
    note = f" Note: {row.note}" if row.note else ""
    return f"{row.says}. Who: {row.who}.{interval}{note}"


def _with_interval(share: trials.Share) -> str:
    return f"{share.shown} ({share.interval})" if share.interval else share.shown
