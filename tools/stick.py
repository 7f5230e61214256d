"""The built book as one zip for a stick, without what needs Python: ``dist/how-immunotherapy-works.zip``.

Called by ``make stick``, after the book was built. A copy of the zip goes beside the pages and into their
``offline.json``: then the welcome page offers it, with its size. The next build of the book forgets it again.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from explorable.sphinx_ext.offline import LIST

ROOT = Path(__file__).resolve().parent.parent
NAME = "how-immunotherapy-works"
LEFT_OUT = ("lite/", "_static/python/", "python/", "embed/")
"""What a book that is opened from a stick can't run, or has twice."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""A zip wants a day; always the same, so that the same book gives the same bytes."""


def files(html: Path) -> Iterator[tuple[str, bytes]]:
    """The book's files, by name, as the build left them."""
    for path in sorted(html.rglob("*")):
        name = path.relative_to(html).as_posix()
        if path.is_file() and not name.startswith(LEFT_OUT) and path.suffix != ".zip":
            yield name, path.read_bytes() if name != LIST else _written(_told(path))


def pack(html: Path, into: Path) -> None:
    """Write the zip: one folder of the book's name, so that unpacking it anywhere is tidy."""
    into.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(into, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files(html):
            info = ZipInfo(f"{into.stem}/{name}", LONG_AGO)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, content)


def offer(html: Path, archive: Path) -> None:
    """Put the zip beside the pages, and say so where the welcome page looks."""
    shutil.copyfile(archive, html / archive.name)
    told = {**_told(html / LIST), "zip": {"file": archive.name, "bytes": archive.stat().st_size}}
    (html / LIST).write_bytes(_written(told))


def _told(path: Path) -> dict[str, object]:
    """The list as the build wrote it, without an earlier zip."""
    told: dict[str, object] = json.loads(path.read_text("utf-8"))
    told.pop("zip", None)
    return told


def _written(told: dict[str, object]) -> bytes:
    return (json.dumps(told, separators=(",", ":")) + "\n").encode()


def main() -> int:
    """Pack, offer, and print the size."""
    html, archive = ROOT / "book/_build/html", ROOT / f"dist/{NAME}.zip"
    if not (html / LIST).is_file():
        print("The book is not built yet: run `make book` first.", file=sys.stderr)
        return 1
    pack(html, archive)
    offer(html, archive)
    print(f"{archive.stat().st_size / 1e6:.1f} MB  {archive.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
