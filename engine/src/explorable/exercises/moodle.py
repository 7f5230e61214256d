"""``python -m explorable.exercises.moodle FILE``: the bank as Moodle XML, to be imported into a question bank.

Kinds that Moodle has become its own; the others, and questions with numbers that may hurt (Moodle has no closed
cards), become a description with a link to the course. What does not carry over is printed.

https://docs.moodle.org/21/en/Moodle_XML_format, seen 2026-11-28.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from explorable.book import configuration
from explorable.errors import BookError
from explorable.exercises.base import Exercise
from explorable.exercises.course import Chapter, Course, current
from explorable.exercises.moodle_questions import WRITERS, category, framed
from explorable.exercises.values import Renderer
from explorable.wording import _

_HURTS = "its numbers may hurt, and Moodle has no closed cards"


class Bank:
    """The bank on its way to Moodle.

    Parameters
    ----------
    course : where the exercises are.
    address : of the published book, without a slash at the end; empty if it is not published.

    Attributes
    ----------
    lost : (exercise, what does not carry over).
    """

    def __init__(self, course: Course, address: str = "") -> None:
        self.course, self.address = course, address
        self.lost: list[tuple[str, str]] = []

    def xml(self) -> str:
        """The whole bank, a category for each chapter.

        Raises
        ------
        BookError
            The bank has mistakes.
        """
        root = Element("quiz")
        for chapter in self.course.chapters:
            if self.course.file(chapter.name).is_file():
                root.append(category(chapter))
                for exercise in self.course.exercises(chapter.name, thorough=False):
                    root.append(self._question(exercise, chapter))
        ElementTree.indent(root)
        return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"

    def _question(self, exercise: Exercise, chapter: Chapter) -> Element:
        writer = exercise.writer(self.course.figures)
        hurts = bool(exercise.kinds_that_hurt(self.course.figures))
        write = None if hurts else WRITERS.get(exercise.kind)
        if write is None:
            why = _HURTS if hurts else f"Moodle has no question of the kind {exercise.kind}"
            self.lost.append((exercise.id, f"a description with a link: {why}"))
            return self._description(exercise, chapter, writer, hurts=hurts)
        question, losses = write(exercise, writer)
        if exercise.vary:
            losses = [*losses, "everybody gets the same numbers, those of the first version"]
        self.lost += [(exercise.id, loss) for loss in losses]
        text = question.find("questiontext/text")
        if exercise.simulation and text is not None:
            text.text = f"{text.text}<p>{self._link(exercise, chapter)}</p>"
        return question

    def _description(
        self, exercise: Exercise, chapter: Chapter, writer: Renderer, *, hurts: bool
    ) -> Element:
        # a number that may hurt may stand in the question itself
        text = "" if hurts else f"<p>{writer(exercise.question)}</p>"
        text += f"<p>{self._link(exercise, chapter)}</p>"
        return framed(exercise, writer, "description", text, explains=False)

    def _link(self, exercise: Exercise, chapter: Chapter) -> str:
        words = _("This question in the course: {chapter}").format(chapter=chapter.title)
        if not self.address:
            return f"{escape(words)} ({exercise.id})"
        target = f"{self.address}/{chapter.page}.html?way=course#exercise-{exercise.id}"
        return f'<a href="{escape(target)}">{escape(words)}</a>'


def told(lost: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What does not carry over, one line for each loss with the exercises that it is about."""
    for what in dict.fromkeys(loss for _name, loss in lost):
        names = [name for name, those in lost if those == what]
        yield f"{len(names)} exercises: {what}: {', '.join(names)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file; 1 and every mistake if the bank has some."""
    parser = argparse.ArgumentParser(
        prog="python -m explorable.exercises.moodle", description=__doc__
    )
    parser.add_argument("file", type=Path, help="where the questions are written")
    path: Path = parser.parse_args(arguments).file
    try:
        course = current()
        address = os.environ.get("BOOK_ADDRESS", "").rstrip("/") or configuration.address(
            course.folder
        )
        bank = Bank(course, address)
        written = bank.xml()
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written, "utf-8")
    print("What does not carry over:", *(f"  {line}" for line in told(bank.lost)), sep="\n")
    if not address:
        print(
            "The book has no address yet, so questions name their chapter and have no link: set `html: baseurl:`."
        )
    print(f"For Moodle (question bank, import, Moodle XML): {path.resolve()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
