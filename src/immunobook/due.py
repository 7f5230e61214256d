"""What must be looked up again, soonest first: ``python -m immunobook due``.

``make due`` lists all rows of ``facts.yml`` and ``trials.csv``; ``--warn`` tells only those that
are overdue (``make check``), ``--refuse`` fails on them (before publishing).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explorable.book import facts
from explorable.errors import BookError
from immunobook.charts import trials

#: What a list for the next weeks shows; the rest is counted.
SHOWN = 40


@dataclass(frozen=True, order=True)
class Due:
    """A number with the day by which it is looked up again."""

    by: date
    seen_on: date
    place: str
    says: str
    source: str


def rows(path: Path | None = None, today: date | None = None) -> list[Due]:
    """Every number of the book, soonest first.

    Parameters
    ----------
    path
        ``facts.yml``; ``trials.csv`` is looked for beside it. Without it, the book's own.
    today
        The day that counts as today.

    Raises
    ------
    FactsError, TrialsError
        If a file has mistakes.
    """
    path = path or facts.find()
    found = [
        Due(row.recheck_by, row.seen_on, f"{path.name}: {row.id}", row.says, row.source)
        for row in facts.load(path, today=today).values()
    ]
    table = path.with_name("trials.csv")
    if table.is_file():
        found += [
            Due(
                row.recheck_by,
                row.seen_on,
                f"{table.name}: {row.trial}, {row.endpoint}, {row.time}",
                row.arm,
                row.source,
            )
            for row in trials.load(table, today=today)
        ]
    return sorted(found)


def overdue(every: Iterable[Due], today: date) -> list[Due]:
    """Those whose day has passed."""
    return [row for row in every if row.by < today]


def _line(row: Due, today: date) -> str:
    days = (row.by - today).days
    many = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    when = f"{many} overdue" if days < 0 else f"in {many}"
    return f"{row.by}  ({when})  {row.place}: {row.says} [{row.source}; seen {row.seen_on}]"


def main(arguments: Sequence[str] | None = None, today: date | None = None) -> int:
    """Print what is due; return 1 for ``--refuse`` if anything is overdue."""
    parser = argparse.ArgumentParser(prog="python -m immunobook due", description=__doc__)
    parser.add_argument("--warn", action="store_true", help="only what is overdue")
    parser.add_argument("--refuse", action="store_true", help="fail if anything is overdue")
    parser.add_argument("--all", action="store_true", help=f"more than the next {SHOWN}")
    options = parser.parse_args(arguments)
    day = today or date.today()
    try:
        every = rows(today=day)
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    late = overdue(every, day)
    listed = late if options.warn or options.refuse else every if options.all else every[:SHOWN]
    for row in listed:
        print(_line(row, day))
    if late:
        print(
            f"{len(late)} of {len(every)} numbers are past the day by which they had to be looked up "
            "again: open each source, mend the row, and set `seen_on` and `recheck_by`."
        )
    else:
        print(f"{len(every)} numbers; none is overdue. The next is due by {every[0].by}.")
    return 1 if late and options.refuse else 0


if __name__ == "__main__":
    sys.exit(main())
