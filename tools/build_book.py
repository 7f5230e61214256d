"""Build the book strictly: a broken link, reference, citation or cell fails.

Called by ``make book``. The book's own files are checked first, in seconds. Before Sphinx runs, what is stale is
forgotten (the notebook cache does not watch the package that the cells call) and the chapters' cells run in parallel.
Then the built pages are looked at (`check_pages`). What is to mend stands at the end once more, without a traceback.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import check_pages

from explorable.book.page import Page
from explorable.sphinx_ext.messages import HEAD

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "book"
BUILD = BOOK / "_build"
CACHE = BUILD / ".jupyter_cache"
KEYS = BUILD / ".keys.json"
ENGINE, COURSE = ROOT / "engine/src/explorable", ROOT / "src/immunobook"
#: no cell reads these
NOT_FOR_CELLS = ("_config.yml", "call-box.yml", "words.yml")


def main() -> int:
    """Forget what is stale, run the cells, build, look at the pages; return the exit code."""
    if sys.argv[1:] == ["cells"]:
        run_cells()
        return 0
    if run([sys.executable, "-m", "immunobook", "check", "book"]):
        return 1  # before anything slow; what it says is the last that is read
    forget_stale()
    run([sys.executable, __file__, "cells"])
    jupyter_book = str(Path(sys.executable).with_name("jupyter-book"))
    to_mend: list[str] = []
    failed = run([jupyter_book, "build", "-W", "-n", "--keep-going", "-q", "book"], to_mend)
    to_mend += check_pages.problems(BUILD / "html")
    if to_mend:
        print("\n".join([HEAD, *(f"  {line}" for line in to_mend)]))
    return failed or bool(to_mend)


def run(command: list[str], to_mend: list[str] | None = None) -> int:
    """Run a command and pass on what it says, without the kernels' notice about their own sockets.

    Parameters
    ----------
    to_mend : takes what the command lists at its end (`explorable.sphinx_ext.messages`), for later.
    """
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    is_list = False
    for line in process.stdout:
        is_list = line.strip() == HEAD or (is_list and line.startswith("  "))
        if is_list and to_mend is not None:
            to_mend += [line.rstrip()[2:]] if line.strip() != HEAD else []
        elif "running over TCP without encryption" not in line:
            print(line, end="", flush=True)
    return process.wait()


def forget_stale() -> None:
    """Drop cells' outputs when what they call changed, and read pages when their extension did."""
    extensions, scripts = (ENGINE / "sphinx_ext", COURSE / "sphinx_ext"), ENGINE / "static"
    code = [f for package in (ENGINE, COURSE) for f in files(package, "*")]
    code = [f for f in code if not {*extensions, scripts} & {*f.parents}]
    data = [*BOOK.glob("*.yml"), *BOOK.glob("*.csv"), *files(BOOK / "exercises", "*.yml")]
    data = [f for f in data if f.name not in NOT_FOR_CELLS] + [BOOK / "references.bib"]
    pins = [ROOT / "requirements.txt", ROOT / "pyproject.toml"]  # pyproject: the course's edition
    keys = {
        "cells": digest([*code, *data, *pins], outlines()),
        "pages": digest(
            [
                *(f for e in extensions for f in files(e, "*.py")),
                BOOK / "_config.yml",
                BOOK / "_toc.yml",
                *files(BOOK / "review", "*.yml"),
                *files(COURSE / "review", "*.py"),
            ]
        ),
        # Sphinx copies these only when it writes a page
        "assets": digest(
            [
                *files(scripts, "*"),
                *files(extensions[1] / "theme", "*"),
                *files(ROOT / "assets", "*"),
            ]
        ),
    }
    before = json.loads(KEYS.read_text()) if KEYS.is_file() else {}
    stale = {name for name, now in keys.items() if before.get(name) != now}
    if "cells" in stale:
        shutil.rmtree(CACHE, ignore_errors=True)
    if stale & {"cells", "pages"}:
        shutil.rmtree(BUILD / ".doctrees", ignore_errors=True)
    if stale:
        # pages and files that nothing makes any more would stay for ever
        shutil.rmtree(BUILD / "html", ignore_errors=True)
    BUILD.mkdir(exist_ok=True)
    KEYS.write_text(json.dumps(keys))


def outlines() -> list[str]:
    """Return what cells read of chapters: title and objectives (the exercises and the progress page do)."""
    chapters = map(Page, files(BOOK / "chapters", "*.md"))
    return [f"{chapter.path.name}: {chapter.title} {chapter.objectives}" for chapter in chapters]


def run_cells() -> None:
    """Run every stale page's cells, as many at a time as there are cores; Sphinx runs one at a time."""
    from jupyter_cache import get_cache
    from jupyter_cache.executors import load_executor

    cache = get_cache(CACHE)
    for record in cache.list_project_records():  # a page may be gone or renamed
        cache.remove_nb_from_project(record.pk)
    pages = [page for page in files(BOOK, "*.md") if Page(page).cells]
    for page in pages:
        cache.add_nb_to_project(str(page), read_data={"name": "myst_nb_md", "type": "plugin"})
    stale = cache.list_unexecuted()
    if len(stale) > 1:
        print(f"Running the cells of {len(stale)} pages ...", flush=True)
        # what fails here is told by Sphinx, which runs it again and knows its place
        quiet = logging.getLogger("cells")
        quiet.setLevel(logging.ERROR)
        load_executor("local-parallel", cache, logger=quiet).run_and_cache(timeout=120)


def files(folder: Path, pattern: str) -> list[Path]:
    """Return the files below a folder in a fixed order, without what is made from them."""
    return sorted(
        f
        for f in folder.rglob(pattern)
        if f.is_file() and BUILD not in f.parents and "__pycache__" not in f.parts
    )


def digest(paths: Iterable[Path], lines: Iterable[str] = ()) -> str:
    """Return one hash over names and contents, and further lines."""
    total = hashlib.sha256("\n".join(lines).encode())
    for path in sorted(set(paths)):
        if path.is_file():
            total.update(f"{path.relative_to(ROOT)}\n".encode())
            total.update(path.read_bytes())
    return total.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
