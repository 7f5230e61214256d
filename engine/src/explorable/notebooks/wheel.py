"""A wheel of pure Python: a zip of files, with the list that `pip` checks them by.

Binary distribution format, https://packaging.python.org/en/latest/specifications/binary-distribution-format/,
seen 2026-11-28.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from os.path import normpath
from pathlib import Path

import explorable
from explorable import settings
from explorable.exercises.course import Course

STAMP = (2020, 1, 1, 0, 0, 0)
"""The same input gives the same wheel."""

FOLDER = "python"
"""Where it lies in the built book."""


def file_name(name: str, version: str) -> str:
    """What a wheel for any machine is called."""
    return f"{name}-{version}-py3-none-any.whl"


def write_wheel(
    folder: Path, name: str, version: str, files: Mapping[str, bytes], metadata: str = ""
) -> Path:
    """Write a wheel into `folder`.

    Parameters
    ----------
    files : path inside the wheel -> content.
    metadata : of the package, as its METADATA has it; name and version if there is none.
    """
    about = f"{name}-{version}.dist-info"
    told = {
        f"{about}/METADATA": metadata
        or f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    listed = io.StringIO()
    rows = csv.writer(listed, lineterminator="\n")
    target = folder / file_name(name, version)
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in {**files, **{path: text.encode() for path, text in told.items()}}.items():
            archive.writestr(zipfile.ZipInfo(path, STAMP), data, zipfile.ZIP_DEFLATED)
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            rows.writerow((path, f"sha256={digest}", len(data)))
        rows.writerow((f"{about}/RECORD", "", ""))
        archive.writestr(zipfile.ZipInfo(f"{about}/RECORD", STAMP), listed.getvalue())
    return target


def write_for_readers(folder: Path, book: Path) -> Path | None:
    """Write engine, course and its book as one wheel, for notebooks that readers take along.

    Returns
    -------
    The wheel; None for a book without a package of its own.
    """
    course = settings.current()
    if course.home is None:
        return None
    try:
        about = distribution(course.package).read_text("METADATA") or ""
    except PackageNotFoundError:
        about = ""
    members = dict(_members(Path(explorable.__file__).parent, ("ready",)))
    members |= _members(course.home, ("book",))
    members |= {f"{course.package}/book/{name}": data for name, data in _files(book, ("_build",))}
    members |= _shown(book, f"{course.package}/book")
    return write_wheel(folder, course.package, course.edition, members, about)


def _shown(book: Path, place: str) -> dict[str, bytes]:
    """Files that exercises show, which may lie beside the book's folder: as far from `place` as from the book."""
    here = Course(book)
    written = [chapter.name for chapter in here.chapters if here.file(chapter.name).is_file()]
    every = [e for name in written for e in here.exercises(name, thorough=False)]
    named = [file for e in every for file in e.files]
    return {normpath(f"{place}/{name}"): (book / name).read_bytes() for name in named}


def _members(package: Path, left_out: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for name, data in _files(package, left_out):
        yield f"{package.name}/{name}", data


def _files(folder: Path, left_out: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """All files of a folder but those of some of its own folders, and what programs leave behind."""
    skipped = {*left_out, "__pycache__", ".ipynb_checkpoints"}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not skipped & {*inside.parts}:
            yield inside.as_posix(), path.read_bytes()
