"""``make mutants [MUTANTS="seed=7 count=40 only=review go=on"]``: break the code on purpose, and see which tests notice.

The twenty mutants of a strict reader (``review.yml``) and a hundred drawn by chance. Only the tests that
stand nearest are run (``nearest.yml``), on copies of the tree: nothing here is changed. ``go=on`` continues
a run that was stopped: what was caught is not tried again.
"""

from __future__ import annotations

import fnmatch
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import yaml
from draw import drawn
from kept import Kept
from mutant import ROOT, Mutant, line_of
from tree_copy import Caught, Desk

HERE = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """Print what was caught and what survived; 1 if a review mutant lives or too few of the drawn die."""
    options = dict(a.split("=", 1) for a in arguments)
    seed, count = int(options.get("seed", 20261127)), int(options.get("count", 100))
    from explorable.explorer.try_file import node

    review = [] if options.get("only") == "drawn" else reviewed()
    chance = [] if options.get("only") == "review" else drawn(_files(), count, seed, node())
    started = time.monotonic()
    kept = Kept(options.get("go") == "on")
    results: dict[Mutant, Caught | None] = {m: kept.caught(m) for m in (*review, *chance)}
    left = [m for m, caught in results.items() if not caught]
    if len(left) < len(results):
        print(f"{len(results) - len(left)} were caught earlier.")
    with ThreadPoolExecutor(2) as pool:
        desks = [Desk(k, kept) for k in range(2)]
        groups = sorted({m.tests or nearest(m.file) for m in left})
        list(pool.map(lambda k: desks[k].check_tests(groups[k::2]), range(2)))
        results |= zip(left, pool.map(lambda m: _try(desks, m, kept), left), strict=True)
    known = _explained()
    for title, mutants in (("of the review", review), (f"drawn with seed {seed}", chance)):
        _report(title, mutants, results, known)
    print(f"{(time.monotonic() - started) / 60:.0f} min")
    lives = [m for m in review if not results[m]]
    alive = [m for m in chance if not results[m]]
    return int(
        bool(lives)
        or len(alive) > 0.15 * len(chance)
        or any(m.identity not in known for m in alive)
    )


def _try(desks: list[Desk], mutant: Mutant, kept: Kept) -> Caught | None:
    desk, started = desks.pop(), time.monotonic()
    try:
        found = desk.caught(mutant, mutant.tests or nearest(mutant.file))
    finally:
        desks.append(desk)
    if found:
        kept.keep_caught(mutant, found)
    print(
        f"{'caught  ' if found else 'SURVIVED'} {time.monotonic() - started:4.0f} s  {mutant.name}"
        + (f"   ({found})" if found else ""),
        flush=True,
    )
    return found


def _report(
    title: str, mutants: list[Mutant], results: dict[Mutant, Caught | None], known: dict[Any, str]
) -> None:
    if not mutants:
        return
    alive = [m for m in mutants if not results[m]]
    print(f"\n{len(mutants) - len(alive)} of {len(mutants)} mutants {title} are caught.")
    for mutant in alive:
        print(
            f"  lives: {mutant.name}\n         {mutant.says or known.get(mutant.identity, 'not explained yet')}"
        )
    for mutant in mutants:
        if results[mutant] and mutant.identity in known:
            print(f"  explained, but caught: {mutant.name}")


def reviewed() -> list[Mutant]:
    """The mutants of the review; one whose text is gone from its file stops everything."""
    found = []
    for row in yaml.safe_load((HERE / "review.yml").read_text("utf-8")):
        text = (ROOT / row["file"]).read_text("utf-8")
        if text.count(row["before"]) != 1:
            times = text.count(row["before"])
            sys.exit(
                f"review.yml, {row['number']}: {row['before']!r} stands {times} times in {row['file']}; make it anew"
            )
        start = text.index(row["before"])
        found.append(
            Mutant(row["file"], line_of(text, start), row["before"], row["after"], start, start + len(row["before"]),
                   f"{row['number']}: {row['says']}", tuple(row.get("tests", ())))
        )  # fmt: skip
    return found


def _nearest() -> list[tuple[list[str], tuple[str, ...]]]:
    rows = yaml.safe_load((HERE / "nearest.yml").read_text("utf-8"))
    return [(row["files"], tuple(row["tests"])) for row in rows]


def nearest(file: str) -> tuple[str, ...]:
    """The tests that stand nearest to a file."""
    for patterns, tests in _nearest():
        if any(fnmatch.fnmatch(file, pattern) for pattern in patterns):
            return tests
    sys.exit(f"nearest.yml names no tests for {file}; add a line")


def _files() -> list[str]:
    patterns = [p for patterns, _ in _nearest() for p in patterns]
    return sorted({str(f.relative_to(ROOT)) for p in patterns for f in ROOT.glob(p)})


def _explained() -> dict[Any, str]:
    rows = yaml.safe_load((HERE / "explained.yml").read_text("utf-8"))
    return {(r["file"], r["line"], r["before"], r["after"]): r["why"] for r in rows}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
