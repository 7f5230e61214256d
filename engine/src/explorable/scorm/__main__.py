"""``python -m explorable.scorm BOOK INTO``: the built book as packages for a learning system, SCORM 1.2 and 2004."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from explorable.book.configuration import language
from explorable.errors import BookError
from explorable.exercises.course import Chapter, Course, current
from explorable.scorm import shell
from explorable.scorm.manifest import VERSIONS
from explorable.scorm.package import files_of, write


def chapter_of(course: Course, name: str) -> Chapter | None:
    """The chapter of this name; none is named by an empty one.

    Raises
    ------
    BookError
        There is no such chapter with exercises; the message lists those there are.
    """
    asked = {c.name: c for c in course.chapters if course.file(c.name).is_file()}
    if name and name not in asked:
        raise BookError(
            f"there is no chapter {name!r} with exercises; there are {', '.join(asked)}"
        )
    return asked[name] if name else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Write both packages; 1 and what is wrong if they can't be made."""
    parser = argparse.ArgumentParser(prog="python -m explorable.scorm", description=__doc__)
    parser.add_argument("html", type=Path, help="where the built book lies")
    parser.add_argument("into", type=Path, help="the folder that the packages go into")
    parser.add_argument("--chapter", default="", help="count the exercises of this chapter alone")
    options = parser.parse_args(arguments)
    try:
        course = current()
        only = chapter_of(course, options.chapter)
        names = list(files_of(options.html))
        exercises = shell.asked(course, only)
        count = sum(exercise["counts"] for exercise in exercises)
        for version in VERSIONS:
            name = f"scorm-{version}{f'-{only.name}' if only else ''}.zip"
            path: Path = options.into / name
            write(path, options.html, names, version, only, exercises, language(course.folder))
            size = path.stat().st_size / 2**20
            print(f"{size:6.1f} MiB  {path.resolve()}  {count} exercises count")
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    if not count:
        print("No exercise counts, so a system never calls this complete.")
    every = len(exercises)
    print(f"A system keeps {every} answers until the next visit; there is room for {shell.ROOM}.")
    if every > shell.ROOM:
        print(
            f"{every - shell.ROOM} find no room and are asked again; what counts comes first, so pack chapters."
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
