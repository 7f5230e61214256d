"""``python -m explorable.exercises [FILE] [--count] [--show ID]``: check exercises while writing them."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from explorable.errors import BookError
from explorable.exercises.base import Exercise
from explorable.exercises.course import Chapter, Course


def main(arguments: list[str] | None = None) -> int:
    """Check a file or the whole book; 1 if there are mistakes."""
    parser = argparse.ArgumentParser(prog="python -m explorable.exercises", description=__doc__)
    parser.add_argument(
        "file", nargs="?", type=Path, help="book/exercises/<chapter>.yml; all of them without it"
    )
    parser.add_argument("--count", action="store_true", help="say how many of each kind there are")
    parser.add_argument("--show", metavar="ID", help="print one exercise as the page gets it")
    options = parser.parse_args(arguments)
    here = Course(options.file.resolve().parent.parent if options.file else Path("book"))
    if options.show:
        print(
            json.dumps(
                here.find(options.show)[1].described(here.figures), indent=2, ensure_ascii=False
            )
        )
        return 0
    wanted = (
        [options.file.stem]
        if options.file
        else [c.name for c in here.chapters if here.file(c.name).is_file()]
    )
    bad = False
    for name in wanted:
        try:
            found = here.exercises(name)
        except BookError as error:
            print(error, file=sys.stderr)
            bad = True
            continue
        print(f"{name}: {len(found)} exercises, no mistakes")
        if options.count:
            print(_counted(found, here.named(name)))
    return int(bad)


def _counted(found: list[Exercise], chapter: Chapter) -> str:
    objectives = Counter(e.objective for e in found)
    missing = [o for o in chapter.objectives if not objectives[o]]
    lines = [
        "  types       "
        + ", ".join(f"{n} {k}" for k, n in Counter(e.kind for e in found).most_common()),
        f"  produced    {sum(e.makes for e in found)} of {len(found)}",
        "  objectives  " + ", ".join(f"{o} {objectives[o]}" for o in sorted(objectives)),
        "  bloom       "
        + ", ".join(f"{n} {b}" for b, n in Counter(e.bloom for e in found).most_common()),
    ]
    if missing:
        lines.append(f"  not exercised yet: {', '.join(missing)}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
