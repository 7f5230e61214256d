"""Python in the browser (`make lite`) beside a stock JupyterLite with a slider and a figure."""

from __future__ import annotations

import contextlib
import json
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from benchmarks.pages import HTML, ROOT, browser, served
from benchmarks.peers import SLIDER
from benchmarks.tables import table

LITE = ROOT / ".venv-lite/bin/python"
CHAPTER = "book/chapters/innate-and-acquired.ipynb"
CELLS = ".jp-NotebookPanel .jp-Cell"
SECOND = 1000
SHOWN = ".jp-CodeCell .jp-OutputArea-output"


def report() -> None:
    """Print how long a reader waits and what is loaded."""
    if not (HTML / "lite/lab/index.html").is_file():
        print("\nPython in the browser: not built; `make lite` builds it")
        return
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        rows = [
            measured(chromium, "a chapter", HTML, f"lite/lab/index.html?path={CHAPTER}"),
            measured(chromium, "stock", stock(Path(folder)), "lab/index.html?path=stock.ipynb"),
        ]
    heads = ["", "notebook there s", "its first result s", "MiB sent", "requests", "to other hosts"]
    note = "- : never, within a minute. Both are sent as a host on the web does: text compressed, WebAssembly as it is."
    table("Python in the browser, from an empty cache", heads, rows, note)


def measured(chromium: Browser, name: str, folder: Path, path: str) -> list[object]:
    """A row: open a notebook, run its first cell."""
    sent: list[int] = []
    foreign: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    with served(folder, sent) as url:
        context.on(
            "request",
            lambda r: None if r.url.startswith((url, "data:", "blob:")) else foreign.append(r.url),
        )
        page.goto(f"{url}/{path}", wait_until="commit")
        there = waited(page, f"document.querySelector('{CELLS}')")
        page.locator(f"{CELLS}.jp-CodeCell").first.click(position={"x": 4, "y": 4})
        page.keyboard.press("Shift+Enter")
        ran = waited(page, f"document.querySelector('{SHOWN}')")
        with contextlib.suppress(PlaywrightTimeout):
            page.wait_for_load_state("networkidle", timeout=5 * SECOND)
        context.close()
    return [name, there, ran, sum(sent) / 2**20, len(sent), len(foreign)]


def waited(page: Page, condition: str) -> float | None:
    """Seconds since the page was asked for, when a condition holds; None after a minute."""
    try:
        page.wait_for_function(condition, timeout=60 * SECOND)
    except PlaywrightTimeout:
        return None
    return float(page.evaluate("performance.now()")) / SECOND


def stock(folder: Path) -> Path:
    """Build JupyterLite as it comes, with one notebook; the folder of its pages."""
    cell = {
        "cell_type": "code", "id": "slider", "metadata": {}, "execution_count": None,
        "outputs": [], "source": f"%pip install -q ipywidgets plotly\n{SLIDER}",
    }  # fmt: skip
    kernel = {"kernelspec": {"name": "python", "display_name": "Python", "language": "python"}}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": [cell]}
    contents = folder / "contents"
    contents.mkdir()
    (contents / "stock.ipynb").write_text(json.dumps(notebook))
    command = [str(LITE), "-m", "jupyter", "lite", "build", "--lite-dir", str(folder)]
    command += ["--contents", str(contents), "--output-dir", str(folder / "site")]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the stock JupyterLite did not build:\n{done.stdout}{done.stderr}")
    return folder / "site"
