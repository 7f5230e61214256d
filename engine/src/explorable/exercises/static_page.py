"""Exercises as HTML: readable without JavaScript, with all the front end needs as JSON beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from explorable import settings
from explorable.book.sensitive import closing, in_words, opening
from explorable.exercises.base import Exercise
from explorable.exercises.course import Chapter, Course
from explorable.exercises.markup import bare
from explorable.exercises.payload import ChapterRows, CourseRows, Described, Group, GroupKind, Row
from explorable.exercises.versions import blanked
from explorable.html import as_script_text
from explorable.wording import N_, _, ngettext


def group(
    course: Course,
    kind: GroupKind,
    chapter: str,
    exercises: Sequence[Exercise],
) -> Group:
    """All the front end needs for some exercises that stand together.

    Parameters
    ----------
    kind : ``practice`` (a chapter's own), ``recall`` (asked again) or ``one`` (beside an explorer).
    """
    return {
        "course": settings.current().course,
        "edition": settings.current().edition,
        "prefix": settings.current().prefix,
        "kind": kind,
        "chapter": chapter,
        "title": _(_WORDS[kind][0]) if kind == "recall" else "",
        "intro": _intro(kind),
        "home": _to_progress(course.named(chapter)),
        "exercises": [e.described(course.figures) for e in exercises],
    }


def _to_progress(chapter: Chapter) -> str:
    """The way from a chapter to the page of progress."""
    up = "../" * chapter.page.count("/")
    return f"{up}{settings.current().progress}.html"


def static(course: Course, described: Group, exercises: Sequence[Exercise]) -> str:
    """The group as HTML; the script of the page makes it answer."""
    kind, several = described["kind"], len(exercises) > 1
    cards = [
        _card(course, e, d, f"{n}. " if several else "")
        for n, (e, d) in enumerate(zip(exercises, described["exercises"], strict=True), 1)
    ]
    if kind == "recall" and several:
        more = "".join(cards[1:])
        told = ngettext("One more question", "Two more questions", len(cards) - 1)
        cards[1:] = [
            f'<details class="ex-more-questions"><summary>{told}</summary>{more}</details>'
        ]
    name, intro = _(_WORDS[kind][0]), _intro(kind)
    head = f'<h2 class="ex-group-title">{name}</h2>' if kind == "recall" else ""
    head += f'<p class="ex-group-intro">{intro}</p>' if intro else ""
    # one question among the text is no landmark: a page would have several of one name
    role = ' role="group"' if kind == "one" else ""
    return (
        f'<section class="ex-exercises" data-explorable="exercises" data-kind="{kind}"{role} aria-label="{name}">'
        f"{head}{''.join(cards)}{_script(described)}</section>"
    )


_WORDS = {
    "practice": (N_("Practice"), ""),
    "recall": (
        N_("Do you remember?"),
        N_("Three questions from earlier chapters. Asking yourself again makes things stick."),
    ),
    "one": (N_("Exercise"), ""),
}


def _intro(kind: str) -> str:
    intro = _WORDS[kind][1]
    return _(intro) if intro else ""  # of no text at all, a catalogue tells about itself


def _card(course: Course, exercise: Exercise, described: Described, number: str) -> str:
    """One exercise; one whose numbers may hurt lies in a card, which then has the address."""
    name = f"exercise-{exercise.id}"
    if "sensitive" not in described:
        return _open_card(course, exercise, described, number, f' id="{name}"')
    told = _("This question uses numbers on {about}.").format(about=described["about"])
    inside = _open_card(course, exercise, described, number, "")
    return (
        opening(described["sensitive"], number + told, _("Show it"), name)
        + inside
        + closing(number + told)
    )


def _open_card(
    course: Course, exercise: Exercise, described: Described, number: str, anchor: str
) -> str:
    writer = exercise.writer(course.figures)
    on_paper = ""
    if exercise.kind == "goal":
        on_paper = f' data-on-paper="{escape(_(": on a screen, with the simulation"))}"'
    body = (
        f'<h3 class="ex-exercise-title"{on_paper}>{number}{described["label"]}</h3>'
        f'<div class="ex-question">{described["question"]}</div>{exercise.task(writer)}'
    )
    if exercise.kind == "code":
        live = _("“Run this page live”, below, opens it with Python.")
        readers = _("For live readers: {label}").format(label=described["label"])
        return (
            f'<details class="ex-exercise"{anchor} data-type="code">'
            f"<summary>{number}{readers}</summary>{body}<p>{live}</p></details>"
        )
    return (
        f'<article class="ex-exercise"{anchor} data-type="{exercise.kind}">{body}'
        f'<details class="ex-solution"><summary>{_("Answer and explanation")}</summary>{exercise.solution(writer)}'
        f"<p>{described['explanation']}</p></details></article>"
    )


def progress(course: Course) -> str:
    """The place of the page "My progress", with the list of all exercises."""
    from explorable.explorer.registry import load

    chapters: list[ChapterRows] = []
    for number, chapter in enumerate(course.chapters, 1):
        if not course.file(chapter.name).is_file():
            continue
        rows = course.exercises(chapter.name, thorough=False)
        chapters.append(
            {
                "name": chapter.name,
                "page": chapter.page,
                "number": number,
                "title": bare(chapter.title),
                "objectives": chapter.objectives,
                "exercises": [row_of(e, course) for e in rows if e.kind != "code"],
                "story": {
                    "exercises": [e.id for e in rows if e.way == "story"],
                    "simulations": {s: load(s).title for s in course.story(chapter.name)},
                },
            }
        )
    index: CourseRows = {
        "course": settings.current().course,
        "title": settings.current().title,
        "edition": settings.current().edition,
        "chapters": chapters,
    }
    told = _(
        "Your progress is kept by the script of this page, in your own browser. "
        "No script runs here."
    )
    return (
        f'<div class="ex-progress" data-explorable="progress"><p>{told}</p>{_script(index)}</div>'
    )


def row_of(exercise: Exercise, course: Course) -> Row:
    """What a list knows of an exercise; of one whose numbers may hurt, their kind instead of its words."""
    kinds = exercise.kinds_that_hurt(course.figures)
    described = exercise.described(course.figures)
    head = (
        exercise.id,
        exercise.objective,
        described["print"],
        _(exercise.label),
    )
    if kinds:
        told = _("A question that uses numbers on {about}").format(about=in_words(kinds))
        return (*head, told, " ".join(kinds))
    return (*head, _short(described))


def _short(described: Described) -> str:
    question = described["question"]
    words = bare(blanked(described, "question") if "versions" in described else question)
    return words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0] + " …"


def _script(data: Any) -> str:
    return f'<script type="application/json">{as_script_text(data)}</script>'
