"""How large Binder's environment is: its steps in a new environment, then the sum and the largest packages.

Called by ``make binder-size``; about a minute.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = "binder/requirements.txt"
SHOWN = 12
#: MB (10^6 bytes) that it may have
MOST = 690


def megabytes(path: Path) -> float:
    """What lies in a folder, or how large a file is, in MB; links count nothing."""
    inside = [path] if path.is_file() else [f for f in path.rglob("*") if f.is_file()]
    return sum(f.stat().st_size for f in inside if not f.is_symlink()) / 1e6


def install(venv: Path, root: Path) -> None:
    """What Binder installs: the pins, then the package alone, as ``binder/postBuild`` does."""
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    pip = [str(venv / "bin/python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "-r", REQUIREMENTS], cwd=root, check=True)
    subprocess.run([*pip, "install", "--no-deps", "."], cwd=root, check=True)


def main() -> int:
    """Print the sum and the largest; 1 if it is larger than it may be."""
    with tempfile.TemporaryDirectory() as folder:
        venv = Path(folder) / "environment"
        install(venv, ROOT)
        parts = [p for p in (venv / "lib").glob("python3.*/site-packages/*") if p.is_dir()]
        sizes = sorted(((megabytes(p), p.name) for p in parts), reverse=True)
        total = megabytes(venv)
    for size, name in sizes[:SHOWN]:
        print(f"{size:6.0f} MB  {name}")
    print(f"{total:6.0f} MB  Binder's environment (at most {MOST})")
    return int(total > MOST)


if __name__ == "__main__":
    sys.exit(main())
