"""``python -m immunobook COMMAND ...``: the engine's commands for this course, and its own.

=========== ==========================================================
try          what the simulations of a file say, and whether the page will say the same
check        every mistake in the book's own files, in seconds
exercises    check a file of exercises, show one, count them
cast         all figures on one sheet, small and large, by day and by night
pictures     put the figures into the pictures that place them, and the page's colors
answers      the answer key for trainers
worksheets   a sheet to print for each chapter, its key, and cards for a vote
moodle       the bank as Moodle XML
scorm        the built book for a learning system: SCORM 1.2 and 2004
class        what a class has right, from the files that learners send
notebooks    chapters as notebooks, a copy to run and to change
due          which numbers to look up again
files        each simulation of the built book as one HTML file
review       the review kit: claims to sign, on paper or in a file
dates        keep the days of the pages for builds without a git history
=========== ==========================================================
"""

from __future__ import annotations

import sys
from importlib import import_module

COMMANDS = {
    "try": "immunobook.validation.try_file",
    "check": "immunobook.preflight",
    "exercises": "explorable.exercises.__main__",
    "cast": "immunobook.cast",
    "pictures": "immunobook.pictures",
    "answers": "explorable.exercises.answer_key",
    "worksheets": "explorable.exercises.worksheets",
    "moodle": "explorable.exercises.moodle",
    "scorm": "explorable.scorm.__main__",
    "class": "explorable.exercises.class_report",
    "notebooks": "explorable.notebooks.__main__",
    "due": "immunobook.due",
    "files": "explorable.sphinx_ext.one_file",
    "review": "immunobook.review",
    "dates": "immunobook.sphinx_ext.dates",
}


def main(arguments: list[str]) -> int:
    """Run a command; 2 if there is none of that name."""
    name, *rest = arguments or [""]
    if name not in COMMANDS:
        print(f"{__doc__}\nThere is no command {name!r}.", file=sys.stderr)
        return 2
    done: int = import_module(COMMANDS[name]).main(rest)
    return done


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
