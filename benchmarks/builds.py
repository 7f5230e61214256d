"""How long the book takes to build: from nothing, unchanged, after small edits."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from benchmarks.pages import ROOT
from benchmarks.peers import CONFIG, build, page
from benchmarks.tables import table
from benchmarks.workshop import Workshop


def report() -> None:
    """Print seconds, beside a stock book of as many chapters of the same words without any cell."""
    base = stock()
    shop = Workshop()
    rows: list[list[object]] = []

    def built(what: str) -> None:
        seconds = shop.build()
        rows.append([what, seconds, seconds / base])

    try:
        built("cold (nothing built yet)")
        built("nothing changed")
        chapter = "book/chapters/innate-and-acquired.md"
        shop.edit(chapter, "## What to remember", "One more sentence.\n\n## What to remember")
        built("a sentence edited")
        shop.edit(chapter, "practice(", "1 + 1\npractice(")
        built("a cell edited")
        simulation = "src/immunobook/simulations/innate_and_acquired.py"
        shop.edit(simulation, "SIMULATION = ", "EDITED = True\nSIMULATION = ")
        built("a simulation edited (all cells run again)")
    finally:
        shop.remove()
    rows.append(["stock: as many pages, no cells, cold", base, 1.0])
    table("Building", ["what", "seconds", "of stock"], rows, f"{cores()} cores")


def stock() -> float:
    """Seconds to build a stock book of nine plain chapters."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        names = [f"page-{k}" for k, _ in enumerate((ROOT / "book/chapters").glob("*.md"))]
        (folder / "_config.yml").write_text(CONFIG)
        toc = "".join(f"  - file: {name}\n" for name in names[1:])
        (folder / "_toc.yml").write_text(f"format: jb-book\nroot: {names[0]}\nchapters:\n{toc}")
        for name in names:
            (folder / f"{name}.md").write_text(page(name))
        start = time.perf_counter()
        build(folder)
        return time.perf_counter() - start


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
