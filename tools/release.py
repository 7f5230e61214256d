"""What a release carries, in ``dist/release``.

The book, on paper, too, its simulations as files, worksheets, what teaching systems take,
review kit, packages, checksums.
Called by ``make release``, after the parts are built. With ``--tag v1.0.0`` it refuses a tag that is not the version.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUMS = "SHA256SUMS"


def version(root: Path) -> str:
    """The version of the course's package."""
    told = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return str(told["project"]["version"])


def wrong_tag(root: Path, tag: str) -> str:
    """What is wrong with a tag; empty if it is the package's version, and CITATION.cff and CHANGELOG.md know it."""
    number = version(root)
    if tag != f"v{number}":
        return f"the tag is {tag}, and pyproject.toml says {number}: set one of them right"
    if f"\nversion: {number}\n" not in (root / "CITATION.cff").read_text("utf-8"):
        return f"CITATION.cff names another version: write {number}"
    if f"\n## {number}" not in (root / "CHANGELOG.md").read_text("utf-8"):
        return f"CHANGELOG.md has no part `## {number}`: write what has changed"
    return ""


def packed(root: Path, out: Path) -> list[Path]:
    """Put what was built into `out`; returns the files, the checksums last."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    number = version(root)
    name = "how-immunotherapy-works"
    one = {
        f"{name}.zip": f"{name}-book-{number}.zip",
        f"{name}.pdf": f"{name}-{number}.pdf",
        f"{name}.epub": f"{name}-{number}.epub",
        "moodle.xml": f"{name}-moodle-{number}.xml",
        "scorm-1.2.zip": f"{name}-scorm-1.2-{number}.zip",
        "scorm-2004.zip": f"{name}-scorm-2004-{number}.zip",
    }
    for made, carried in one.items():
        shutil.copy(root / "dist" / made, out / carried)
    for folder in ("files", "review", "worksheets"):
        shutil.make_archive(str(out / f"{name}-{folder}-{number}"), "zip", root / "dist" / folder)
    for package in sorted((root / "dist/packages").glob(f"*-{number}*")):
        shutil.copy(package, out)
    files = sorted(out.iterdir())
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (out / SUMS).write_text("".join(lines))
    return [*files, out / SUMS]


def main(arguments: list[str]) -> int:
    """Refuse a wrong tag, or build the packages and print what a release carries, with sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tag", help="the tag that the release is made for")
    options = parser.parse_args(arguments)
    if options.tag:
        wrong = wrong_tag(ROOT, options.tag)
        print(wrong or f"{options.tag} is the version.", file=sys.stderr if wrong else sys.stdout)
        return int(bool(wrong))
    packages = ROOT / "dist/packages"
    shutil.rmtree(packages, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--wheel-dir", str(packages), str(ROOT)], check=True
    )
    for file in packed(ROOT, ROOT / "dist/release"):
        print(f"{file.stat().st_size / 1024:10,.0f} KiB  {file.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
