"""The shell page of a package, and what it knows of the book (``frontend/src/scorm.ts`` reads it)."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from html import escape
from typing import TypedDict

from explorable import settings
from explorable.exercises.course import Chapter, Course
from explorable.exercises.static_page import row_of
from explorable.html import as_script_text
from explorable.scorm.manifest import Version
from explorable.wording import _

NAME = "scorm.html"
ROOM = 408
"""Exercises that fit into the 4,095 characters a system keeps: ten for each, six in front (``scorm/suspend.ts``)."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


class Asked(TypedDict):
    """An exercise, as the shell knows it."""

    id: str
    mark: str
    print: str
    label: str
    kind: str
    objective: str
    counts: bool


class Known(TypedDict):
    """All that the shell knows."""

    version: Version
    course: str
    edition: str
    prefix: str
    start: str
    query: str
    pages: list[str]
    exercises: list[Asked]


def asked(course: Course, only: Chapter | None = None) -> list[Asked]:
    """All exercises of the book that a page can judge; those of a chapter count, or all.

    Where numbers may hurt, a question lies in a closed card. Nobody has to open one, so it never counts.
    """
    found: list[Asked] = []
    marks: set[str] = set()
    for chapter in course.chapters:
        if not course.file(chapter.name).is_file():
            continue
        for exercise in course.exercises(chapter.name, thorough=False):
            if exercise.kind == "code":
                continue
            row = row_of(exercise, course)
            mark = _mark(f"{exercise.id} {row[2]}", marks)
            marks.add(mark)
            found.append(
                {
                    "id": exercise.id,
                    "mark": mark,
                    "print": row[2],
                    "label": row[4],
                    "kind": exercise.kind,
                    "objective": exercise.objective,
                    "counts": len(row) == 5 and only in (None, chapter),
                }
            )
    return found


def _mark(text: str, taken: set[str]) -> str:
    """Four characters that stand for an exercise and what it asks; no two have the same."""
    while True:
        mark = urlsafe_b64encode(hashlib.sha256(text.encode()).digest()[:3]).decode("ascii")
        if mark not in taken:
            return mark
        text += "+"


def known(
    version: Version, exercises: list[Asked], pages: Iterable[str], only: Chapter | None = None
) -> Known:
    """What the shell knows.

    Parameters
    ----------
    pages : of the package; those whose visit a system may not hear of are left out.
    only : the chapter that the package is about; the book otherwise.
    """
    course = settings.current()
    private = {f"{page}.html" for page in course.unreported}
    return {
        "version": version,
        "course": course.course,
        "edition": course.edition,
        "prefix": course.prefix,
        "start": f"{only.page}.html" if only else "index.html",
        "query": "?way=course",
        "pages": sorted(set(pages) - private),
        "exercises": exercises,
    }


def page(title: str, knows: Known, language: str) -> str:
    """The shell as HTML."""
    needs = _("This page needs JavaScript.")
    return f"""<!doctype html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="stylesheet" href="_static/scorm.css">
</head>
<body>
<iframe title="{escape(title)}"></iframe>
<p role="status"></p>
<noscript>{escape(needs)} <a href="{escape(knows["start"])}">{escape(title)}</a></noscript>
<script type="application/json" id="settings">{as_script_text(knows)}</script>
<script src="_static/scorm.js"></script>
</body>
</html>
"""
