"""``python -m explorable.exercises.answer_key FILE``: the answer key for trainers, one page of HTML to read or print.

It is written beside the published book, not into it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from explorable import settings
from explorable.book.configuration import language
from explorable.errors import BookError
from explorable.exercises.base import Exercise
from explorable.exercises.course import Chapter, Course, current
from explorable.exercises.markup import inline
from explorable.exercises.values import Figures
from explorable.wording import _

_STYLE = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
article { border-top: 1px solid #8888; padding: .5rem 0; break-inside: avoid }
table { border-collapse: collapse; font-size: .85rem }
td, th { padding: .15rem .6rem .15rem 0; text-align: left; vertical-align: top }
h2 { margin-top: 3rem } h3 { margin: .5rem 0; font-size: 1rem }
.told { font-size: .85rem; opacity: .8 } pre { overflow: auto; padding: .5rem; border: 1px solid #8888 }
@media print { h2 { break-before: page } nav { display: none } }
"""


def key(course: Course) -> str:
    """The whole key as an HTML document.

    Raises
    ------
    BankError
        Lists every mistake in the first file that has some.
    """
    chapters = [c for c in course.chapters if course.file(c.name).is_file()]
    contents = "".join(f'<li><a href="#{c.name}">{inline(c.title)}</a></li>' for c in chapters)
    edition = escape(settings.current().edition)
    title = _("{course}: answers for trainers").format(course=settings.current().title)
    told = _(
        "Edition {edition}. Not part of the published book. In class, ask for the reason before you give the answer."
    )
    return (
        f'<!doctype html><html lang="{escape(language(course.folder))}"><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
        f"<h1>{title}</h1><p>{told.format(edition=edition)}</p><nav><ol>{contents}</ol></nav>"
        + "".join(_chapter(course, c) for c in chapters)
        + "</html>\n"
    )


def _chapter(course: Course, chapter: Chapter) -> str:
    goals = "".join(
        f"<li>{inline(said)} <small>({name})</small></li>"
        for name, said in chapter.objectives.items()
    )
    entries = "".join(
        entry(exercise, n, course.figures)
        for n, exercise in enumerate(course.exercises(chapter.name), 1)
    )
    return f'<section id="{chapter.name}"><h2>{inline(chapter.title)}</h2><ul>{goals}</ul>{entries}</section>'


def entry(exercise: Exercise, number: int, figures: Figures) -> str:
    """Return an exercise with its answer, its reasons and what learners who miss it believe, as HTML."""
    writer = exercise.writer(figures)
    traps = _listed(_("Known wrong ways:"), exercise.traps(writer))
    believed = _listed(_("Behind the wrong options:"), _misconceptions(exercise, figures))
    return (
        f'<article id="{exercise.id}"><h3>{number}. {writer(exercise.question)}</h3>'
        f'<p class="told">{_(exercise.label)} · {exercise.objective} · {exercise.bloom} · '
        f"<code>{exercise.id}</code></p>"
        f"{exercise.solution(writer)}{exercise.by_seed(figures)}{traps}{believed}<p>{writer(exercise.explanation)}</p></article>"
    )


def _listed(head: str, lines: Iterable[str]) -> str:
    told = "".join(f"<li>{line}</li>" for line in lines)
    return f"<p>{head}</p><ul>{told}</ul>" if told else ""


def _misconceptions(exercise: Exercise, figures: Figures) -> Iterator[str]:
    """What learners believe who choose its wrong options, each once."""
    named = [option.misconception for _place, option in exercise.options_anywhere()]
    told = (figures.misconception(name) for name in dict.fromkeys(filter(None, named)))
    return map(inline, filter(None, told))


def main(arguments: list[str] | None = None) -> int:
    """Write the key; 1 and every mistake if the bank has some."""
    parser = argparse.ArgumentParser(
        prog="python -m explorable.exercises.answer_key", description=__doc__
    )
    parser.add_argument("file", type=Path, help="where the key is written")
    path: Path = parser.parse_args(arguments).file
    try:
        written = key(current())
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written, "utf-8")
    print(f"Answers for trainers: {path.resolve()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
