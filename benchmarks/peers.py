"""Stock pages to compare with: a bare Jupyter Book, and the usual slider with its figure."""

from __future__ import annotations

import functools
import re
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

from benchmarks.pages import ROOT

CONFIG = """
title: A stock book
execute: {execute_notebooks: force, timeout: 120}
"""
FRONT = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
"""
SLIDER = """
import numpy as np
import plotly.graph_objects as go
from ipywidgets import FloatSlider, VBox

t = np.linspace(0, 30, 301)
figure = go.FigureWidget([go.Scatter(x=t, y=np.exp(-0.3 * t), name="cells")])
slider = FloatSlider(value=0.3, min=0.1, max=1, step=0.05, description="rate")

def redraw(change):
    figure.data[0].y = np.exp(-change["new"] * t)

slider.observe(redraw, "value")
VBox([slider, figure])
"""


def plain(path: Path) -> str:
    """A chapter's words as plain Markdown: no cells, no roles, no directives."""
    body = path.read_text("utf-8").split("---\n", 2)[-1]
    body = re.sub(r"^```\{.*?^```$", "", body, flags=re.DOTALL | re.MULTILINE)
    body = re.sub(r"^:.*$|^\(.*\)=$", "", body, flags=re.MULTILINE)
    return re.sub(r"\{[\w:-]+\}`([^`<]*)(?:<[^`]*>)?`", r"\1", body)


def page(title: str, cells: str = "") -> str:
    """A page of a stock book."""
    text = plain(ROOT / "book/chapters/innate-and-acquired.md")
    text = re.sub(r"^# .*$", f"# {title}", text, count=1, flags=re.MULTILINE)
    return f"{FRONT}\n{text}\n{cells}"


@functools.cache
def stock_book() -> Path:
    """Build the stock book once a run; the folder of its pages."""
    folder = Path(tempfile.mkdtemp(prefix="stock-book-"))
    (folder / "_config.yml").write_text(textwrap.dedent(CONFIG))
    (folder / "_toc.yml").write_text("format: jb-book\nroot: bare\nchapters: [{file: slider}]\n")
    (folder / "bare.md").write_text(page("A bare page"))
    cell = f"```{{code-cell}} ipython3\n{SLIDER.strip()}\n```\n"
    (folder / "slider.md").write_text(page("A page with a slider", cell))
    build(folder)
    return folder / "_build/html"


def build(folder: Path) -> None:
    """Build a stock book.

    Raises
    ------
    RuntimeError
        It did not build; the message holds what was said.
    """
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "-q", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not (folder / "_build/html").is_dir():
        raise RuntimeError(f"the stock book did not build:\n{done.stdout}{done.stderr}")
