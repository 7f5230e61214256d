"""``python -m explorable.exercises.worksheets FOLDER``: sheets to print, their keys, cards for a vote.

A sheet has up to ten questions of the bank and room to write. Its key is written by the writer of the answer key.
Which questions are taken follows from the bank alone: every objective in turn, another kind each time.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from html import escape
from pathlib import Path

from explorable import settings
from explorable.book.configuration import language
from explorable.errors import BookError
from explorable.exercises.answer_key import entry
from explorable.exercises.base import Exercise
from explorable.exercises.course import Chapter, Course, current
from explorable.exercises.markup import bare, inline
from explorable.exercises.values import Figures
from explorable.wording import _

MOST = 10
"""Questions of a sheet."""

ON_SCREEN = frozenset({"code", "goal", "mystery", "draw", "label"})
"""Kinds that need a simulation, Python or a picture to work on."""

LINES = {"text": 6, "number": 3, "spot": 3, "cloze": 2, "data": 3, "vignette": 3}
"""Lines to write on, where there is something to write."""

_LINK = re.compile(r"</?a\b[^>]*>")

_STYLE = """
@page { size: A4; margin: 18mm 18mm 16mm }
@page { @bottom-center { content: counter(page); font: 9pt system-ui, sans-serif; color: #444 } }
:root { color-scheme: light; font: 11pt/1.45 system-ui, sans-serif; color: #111; background: #fff }
body { max-width: 44rem; margin: 1.5rem auto; padding: 0 1rem }
h1 { margin: 0 0 .3rem; font-size: 1.5rem; line-height: 1.25 } h3 { margin: .4rem 0; font-size: 1rem }
article { padding: .7rem 0 1.4rem; break-inside: avoid }
.key article { border-top: .5pt solid #999; break-inside: auto; padding-bottom: .7rem }
h1, h2, h3, summary { break-after: avoid }
details::details-content { content-visibility: visible; block-size: auto }
summary { list-style: none; font-weight: 700 }
.name { display: flex; gap: 1.5rem; margin: 1rem 0 }
.name span { flex: 1; border-bottom: .5pt solid #111; padding-top: 1rem }
.line { height: 8.5mm; border-bottom: .5pt solid #999 } .told { font-size: .85rem; color: #444 }
article ul { padding-left: 1.4rem } .boxes ul { list-style: "\\2610\\00a0\\00a0" } li { margin: .15rem 0 }
table { border-collapse: collapse; font-size: .85rem } td, th { padding: .15rem .6rem .15rem 0; text-align: left }
td, th { vertical-align: top }
svg, img { max-width: 100%; height: auto } pre { white-space: pre-wrap }
@media print { body { max-width: none; margin: 0; padding: 0 } }
"""

_CARDS = """
@page { size: A4; margin: 0 }
:root { color-scheme: light; font: 11pt/1.4 system-ui, sans-serif; color: #000; background: #fff }
body { margin: 0 }
main { display: grid; grid-template: 1fr 1fr / 1fr 1fr; width: 210mm; height: 296mm }
section { display: flex; flex-direction: column; align-items: center; justify-content: center; border: 0 dashed #777 }
section:nth-child(odd) { border-right-width: 1pt } section:nth-child(-n+2) { border-bottom-width: 1pt }
h2 { margin: 0; font-size: 92mm; line-height: 1 } p { margin: 0; padding: 0 12mm; color: #444; text-align: center }
"""


def chosen(exercises: Sequence[Exercise], figures: Figures, most: int = MOST) -> list[Exercise]:
    """Questions for a sheet, in the bank's order.

    Each objective in turn gives one, of the kind that was taken least so far. What needs a screen stays out, and so do
    numbers that may hurt: a sheet is handed to everybody in the room.
    """
    left = [e for e in exercises if e.kind not in ON_SCREEN and not e.kinds_that_hurt(figures)]
    taken: list[Exercise] = []
    kinds: Counter[str] = Counter()
    while left and len(taken) < most:
        for objective in dict.fromkeys(e.objective for e in left):
            if len(taken) == most:
                break
            mine = [e for e in left if e.objective == objective]
            best = min(mine, key=lambda e: kinds[e.kind])
            kinds[best.kind] += 1
            taken.append(best)
            left.remove(best)
    return sorted(taken, key=list(exercises).index)


def sheet(course: Course, chapter: Chapter) -> str:
    """The questions of a chapter with room to write, as an HTML document."""
    asked = chosen(course.exercises(chapter.name), course.figures)
    body = "".join(_question(e, n, course.figures) for n, e in enumerate(asked, 1))
    name = f'<div class="name"><span>{_("Name")}</span><span>{_("Date")}</span></div>'
    told = _("Write down why, too. Nobody marks this sheet: it shows what to talk about.")
    title = _("{chapter}: worksheet").format(chapter=bare(chapter.title))
    return document(course, title, f"{_head(title)}<p>{told}</p>{name}{body}", _STYLE)


def key(course: Course, chapter: Chapter) -> str:
    """The answers to a chapter's sheet with their reasons, as an HTML document."""
    asked = chosen(course.exercises(chapter.name), course.figures)
    body = "".join(entry(e, n, course.figures) for n, e in enumerate(asked, 1))
    goals = "".join(
        f"<li>{inline(said)} <small>({name})</small></li>"
        for name, said in chapter.objectives.items()
    )
    title = _("{chapter}: key to the worksheet").format(chapter=bare(chapter.title))
    told = _("For the teacher. Ask for the reason before you give the answer.")
    return document(
        course,
        title,
        f"{_head(title)}<p>{told}</p><ul>{goals}</ul><div class='key'>{body}</div>",
        _STYLE,
    )


def cards(course: Course) -> str:
    """Four large letters on one page, to cut out and to hold up."""
    title = _("Answer cards A to D")
    told = _("Cut along the lines. Vote, talk with your neighbor, vote again.")
    four = "".join(f"<section><h2>{letter}</h2><p>{told}</p></section>" for letter in "ABCD")
    return document(course, title, f"<main>{four}</main>", _CARDS)


def document(course: Course, title: str, body: str, style: str) -> str:
    """A whole HTML document that needs no other file."""
    return (
        f'<!doctype html><html lang="{escape(language(course.folder))}"><meta charset="utf-8">'
        f'<title>{escape(title)}</title><meta name="viewport" content="width=device-width"><style>{style}</style>'
        f"<body>{_LINK.sub('', body)}</body></html>\n"
    )


def _head(title: str) -> str:
    told = f"{settings.current().title} · {_('Edition {edition}').format(edition=settings.current().edition)}"
    return f'<p class="told">{escape(told)}</p><h1>{escape(title)}</h1>'


def _question(exercise: Exercise, number: int, figures: Figures) -> str:
    writer = exercise.writer(figures)
    lines = '<div class="line"></div>' * LINES.get(exercise.kind, 1)
    return (
        f'<article class="boxes"><h3>{number}. {_(exercise.label)}</h3><div>{writer(exercise.question)}</div>'
        f"{exercise.task(writer)}{lines}</article>"
    )


def written(course: Course, folder: Path) -> list[Path]:
    """Write all sheets, keys and the cards; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {"answer-cards": cards(course)}
    for n, chapter in enumerate(course.chapters, 1):
        if course.file(chapter.name).is_file():
            pages[f"{n:02}-{chapter.name}"] = sheet(course, chapter)
            pages[f"{n:02}-{chapter.name}-key"] = key(course, chapter)
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, "utf-8")
    return [folder / f"{name}.html" for name in pages]


def main(arguments: list[str] | None = None) -> int:
    """Write them; 1 and every mistake if the bank has some."""
    parser = argparse.ArgumentParser(
        prog="python -m explorable.exercises.worksheets", description=__doc__
    )
    parser.add_argument("folder", type=Path, help="where they are written")
    folder: Path = parser.parse_args(arguments).folder
    try:
        files = written(current(), folder)
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Worksheets, keys and answer cards: {folder.resolve()} ({len(files)} pages)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
