"""``python -m explorable.exercises.class_report FILES``: what a class has right, from the files that learners send.

A learner saves such a file on the page of progress. It holds answers and no name; a name is printed only where
the teacher asks for it, and then it is the file's.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from explorable import settings
from explorable.book import text_file
from explorable.errors import BookError
from explorable.exercises.course import Course, current
from explorable.exercises.markup import bare, inline

BIGGEST = 2_000_000
"""Bytes; a whole record with long answers has a tenth of it."""

FORMAT = 1


class RecordError(BookError):
    """A file that holds no progress of this course; the message says why and what to do."""


@dataclass(frozen=True)
class Answer:
    """How far a learner got with an exercise."""

    print: str
    """Fingerprint of the question that was answered."""
    first: float
    """Score of the first try, from 0 to 1."""
    best: float
    moments: tuple[Any, Any]
    """When first and last: two learners may have the same right, hardly at the same milliseconds."""


@dataclass(frozen=True)
class Objective:
    """What the class did with the exercises of an objective."""

    id: str
    text: str
    chapter: str
    tally: Counter[str] = field(default_factory=Counter)
    """How many were ``answered``, ``right`` in the end, ``at once``, and by how many ``learners``."""

    @property
    def share(self) -> float:
        """Of the answers, how many were right in the end."""
        return self.tally["right"] / self.tally["answered"] if self.tally["answered"] else 1


def read(path: Path, course: str) -> dict[str, Answer]:
    """The answers in a learner's file, by exercise.

    Parameters
    ----------
    course : the key of the course whose files are read.

    Raises
    ------
    RecordError
        It is not there, too large, no JSON, or no progress of this course.
    FileError
        It is not in UTF-8.
    """
    if path.is_dir():
        raise RecordError(f"{path}: this is a folder; name the files in it")
    if not path.exists():
        raise RecordError(f"{path}: there is no such file; look at its name")
    if path.is_file() and path.stat().st_size > BIGGEST:
        raise RecordError(f"{path}: far too large for a file of progress; ask for another")
    try:
        data = json.loads(text_file.read(path))
    except json.JSONDecodeError as error:
        what = "cut off or changed on its way; ask for it again"
        raise RecordError(f"{path}:{error.lineno}: not readable as JSON: {what}") from None
    except RecursionError:
        raise RecordError(f"{path}: lists within lists without an end; ask for it again") from None
    if not isinstance(data, dict) or not isinstance(data.get("answers"), dict):
        raise RecordError(f"{path}: no file of progress; ask for the one that My progress saves")
    if data.get("course") != course:
        raise RecordError(f"{path}: progress of another course ({data.get('course')!r})")
    if data.get("format") != FORMAT:
        raise RecordError(f"{path}: written by another edition, which this one can't read")
    found = {name: _answer(entry) for name, entry in data["answers"].items()}
    return {name: answer for name, answer in found.items() if answer}


def _answer(entry: Any) -> Answer | None:
    """An entry, if it can be right."""
    if not isinstance(entry, dict) or not isinstance(entry.get("print"), str):
        return None
    best = _score(entry.get("best"))
    first = _score(entry.get("first", best))
    if best is None or first is None:
        return None
    return Answer(entry["print"], first, best, (entry.get("firstAt"), entry.get("at")))


def _score(value: Any) -> float | None:
    return float(value) if type(value) in (int, float) and 0 <= value <= 1 else None


def counted(
    course: Course, learners: Iterable[Mapping[str, Answer]]
) -> tuple[list[Objective], int]:
    """Every objective, the least right first, those that nobody tried last; and how many answers were of old questions.

    Raises
    ------
    BookError
        The bank has mistakes.
    """
    everybody = list(learners)
    found: list[Objective] = []
    old = 0
    for chapter in course.chapters:
        if not course.file(chapter.name).is_file():
            continue
        rows = {
            key: Objective(key, text, chapter.title) for key, text in chapter.objectives.items()
        }
        exercises = course.exercises(chapter.name, thorough=False)
        prints = {e.id: e.described(course.figures)["print"] for e in exercises}
        for answers in everybody:
            tried = set()
            for exercise in exercises:
                answer = answers.get(exercise.id)
                if answer and answer.print != prints[exercise.id]:
                    old += 1
                elif answer:
                    row = rows.setdefault(
                        exercise.objective, Objective(exercise.objective, "", chapter.title)
                    )
                    row.tally["answered"] += 1
                    row.tally["right"] += answer.best == 1
                    row.tally["at once"] += answer.first == 1
                    tried.add(exercise.objective)
            for key in tried:
                rows[key].tally["learners"] += 1
        found += rows.values()
    return sorted(found, key=lambda row: (not row.tally["answered"], row.share)), old


def told(objectives: Sequence[Objective], learners: int) -> str:
    """The table, one line an objective."""
    lines = [f"{'right':>11}  {'at once':>7}  {'learners':>8}  objective"]
    for row in objectives:
        if row.tally["answered"]:
            right = f"{row.tally['right']} of {row.tally['answered']}"
            tried = f"{row.tally['learners']} of {learners}"
            lines.append(
                f"{right:>11}  {row.tally['at once']:>7}  {tried:>8}  {row.id}{_plain(row.text)}"
            )
    missing = ", ".join(row.id for row in objectives if not row.tally["answered"])
    return "\n".join([*lines, *([f"Not answered by anybody: {missing}."] if missing else [])])


def _plain(text: str) -> str:
    return f": {bare(inline(text))}" if text else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the objectives; 1 if no file could be read."""
    parser = argparse.ArgumentParser(
        prog="python -m explorable.exercises.class_report", description=__doc__
    )
    parser.add_argument("files", nargs="*", type=Path, help="files that My progress saved")
    parser.add_argument(
        "--names", action="store_true", help="also a line for each file, by its name"
    )
    options = parser.parse_args(arguments)
    learners: dict[Path, dict[str, Answer]] = {}
    for path in options.files:
        try:
            answers = read(path, settings.current().course)
        except BookError as error:
            print(f"Left out: {error}", file=sys.stderr)
            continue
        same = next(
            (other for other, those in learners.items() if answers and those == answers), None
        )
        if same:
            print(f"Left out: {path}: the same answers as {same}", file=sys.stderr)
        else:
            learners[path] = answers
    if not learners:
        print(
            'No file could be read. Name those that learners sent: FILES="a.json b.json"',
            file=sys.stderr,
        )
        return 1
    try:
        objectives, old = counted(current(), learners.values())
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"{len(learners)} of {len(options.files)} files. The objective with the fewest right answers stands first."
    )
    print(told(objectives, len(learners)))
    if old:
        print(f"{old} answers were to questions that have changed since; they are not counted.")
    if options.names:
        for path, answers in learners.items():
            right = sum(answer.best == 1 for answer in answers.values())
            print(f"{path.stem}: {right} of {len(answers)} answers right")
    return 0


if __name__ == "__main__":
    sys.exit(main())
