"""The files of a package: the built book, page for page, with the shell and one line more in each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from explorable import settings
from explorable.errors import BookError
from explorable.exercises.course import Chapter
from explorable.scorm import manifest, shell
from explorable.scorm.manifest import Version
from explorable.scorm.shell import Asked

LEFT_OUT = ("lite/", "_static/python/", "offline.json")
"""Python for the browser: heavy, and pages say by themselves that a copy came without it. The offer to keep a copy."""

_HEAD = re.compile(
    r'<meta http-equiv="Content-Security-Policy"[^>]*>|<meta charset="utf-8" ?/?>', re.IGNORECASE
)


def files_of(html: Path) -> Iterator[str]:
    """The files of the built book that go into a package.

    Raises
    ------
    BookError
        The book is not built, or its front end is too old for a package.
    """
    for needed in ("index.html", "_static/scorm.js", "_static/attempt.js"):
        if not (html / needed).is_file():
            raise BookError(f"{html / needed} is not there: build the book first (`make book`)")
    for path in sorted(html.rglob("*")):
        name = path.relative_to(html).as_posix()
        is_hidden = any(part.startswith(".") for part in name.split("/"))
        is_left = is_hidden or path.suffix in (".map", ".zip") or name.startswith(LEFT_OUT)
        if path.is_file() and not is_left:
            yield name


def with_attempt(html: str, name: str) -> str:
    """A page whose first script lets the attempt keep what the page keeps."""
    found = list(_HEAD.finditer(html))
    at = found[-1].end() if found else 0
    up = "../" * name.count("/")
    return f'{html[:at]}<script src="{up}_static/attempt.js"></script>{html[at:]}'


def write(
    path: Path,
    html: Path,
    names: list[str],
    version: Version,
    only: Chapter | None,
    exercises: list[Asked],
    language: str,
) -> None:
    """Write a package.

    Parameters
    ----------
    html : where the built book lies.
    names : of the files in it that go into the package.
    only : the chapter that the package is about and opens first; all of the book otherwise.
    exercises : of the book, as the shell knows them.
    """
    pages = [name for name in names if name.endswith(".html") and not name.startswith("_static/")]
    told = settings.current()
    title = f"{told.title}: {only.title}" if only else told.title
    identifier = f"{told.course}-{only.name}" if only else told.course
    knows = shell.known(version, exercises, pages, only)
    made = {shell.NAME: shell.page(title, knows, language)}
    made[manifest.NAME] = manifest.manifest(
        version, identifier, title, shell.NAME, [*names, shell.NAME]
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, text in made.items():
            package.writestr(_entry(name), text.encode("utf-8"))
        for name in names:
            content = (html / name).read_bytes()
            if name in pages:
                content = with_attempt(content.decode("utf-8"), name).encode("utf-8")
            package.writestr(_entry(name), content)


def _entry(name: str) -> ZipInfo:
    """Without a day: the same book makes the same package."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
