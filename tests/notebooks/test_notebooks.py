"""Every chapter, converted to a notebook, runs from top to bottom (nbval)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import jupytext
import pytest

from prose import BOOK

CHAPTERS = sorted((BOOK / "chapters").glob("*.md"))
#: What a chapter reads when it runs, found from the folder it stands in.
BESIDE = [
    "_config.yml",
    "_toc.yml",
    "charts.yml",
    "facts.yml",
    "misconceptions.yml",
    "references.bib",
    "trials.csv",
    "exercises",
]
Runs = dict[str, Future[subprocess.CompletedProcess[str]]]


@pytest.fixture(scope="session")
def book_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with notebooks in place of its Markdown, so that nothing is written into ours."""
    copy = tmp_path_factory.mktemp("live") / "book"
    (copy / "chapters").mkdir(parents=True)
    for name in BESIDE:
        (copy / name).symlink_to(BOOK / name)
    (copy.parent / "assets").symlink_to(BOOK.parent / "assets")
    return copy


def nbval(notebook: Path) -> subprocess.CompletedProcess[str]:
    """Run a notebook's cells; any exception fails, outputs are not compared."""
    options = "--nbval-lax --nbval-cell-timeout 120 -q --tb=short -p no:cacheprovider -o addopts="
    command = [sys.executable, "-m", "pytest", *options.split(), "--rootdir", str(notebook.parent)]
    command.append(notebook.name)
    return subprocess.run(
        command, cwd=notebook.parent, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="session")
def runs(book_copy: Path, request: pytest.FixtureRequest) -> Iterator[Runs]:
    """The chosen chapters' runs, two at a time."""
    wanted = {
        item.callspec.params.get("source")  # type: ignore[attr-defined]
        for item in request.session.items
        if hasattr(item, "callspec") and item.module.__name__ == __name__
    }
    pool = ThreadPoolExecutor(2)
    started: Runs = {}
    for source in CHAPTERS:
        if source in wanted:
            notebook = book_copy / "chapters" / f"{source.stem}.ipynb"
            jupytext.write(jupytext.read(source), notebook)
            started[source.stem] = pool.submit(nbval, notebook)
    yield started
    pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("source", CHAPTERS, ids=lambda path: path.stem)
def test_chapter_runs(source: Path, runs: Runs):
    done = runs[source.stem].result()
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
    assert "passed" in done.stdout


@pytest.mark.parametrize(
    ("cell", "holds"), [("assert 1 + 1 == 3", False), ("assert 1 + 1 == 2", True)]
)
def test_a_broken_claim_is_caught(book_copy: Path, cell: str, holds: bool):
    source = (BOOK / "chapters/how-it-works.md").read_text("utf-8")
    head = source.split("---\n", 2)[1]
    text = f"---\n{head}---\n\n# A claim\n\n```{{code-cell}} ipython3\n{cell}\n```\n"
    notebook = book_copy / f"claim-{holds}.ipynb"
    jupytext.write(jupytext.reads(text, fmt="md:myst"), notebook)
    done = nbval(notebook)
    assert (done.returncode == 0) is holds, done.stdout
    assert holds or "AssertionError" in done.stdout
