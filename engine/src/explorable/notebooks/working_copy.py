"""A copy of the book for a reader who runs it at home (``make lab``): theirs to change, never overwritten.

JupyterLab knows none of the book's roles, so the chapters stand here in plain words, as on Binder.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from explorable.book import text_file
from explorable.notebooks.book import Book
from explorable.notebooks.directives import readable

_WRITTEN = ".written.json"


def prepare(folder: Path, book: Book) -> list[Path]:
    """Bring `folder` up to date with the book.

    A chapter that the reader has changed is left alone, and the new one is put beside it.

    Returns
    -------
    The chapters that were left alone.
    """
    _copy(book.folder, folder / "book")
    _copy(book.folder.parent / "assets/pictures", folder / "assets/pictures")
    return put(
        {path.name: readable(text_file.read(path), book) for path in book.chapters},
        folder / "book/chapters",
    )


def put(texts: dict[str, str], folder: Path) -> list[Path]:
    """Write files by name, except over what somebody else wrote; those are returned."""
    folder.mkdir(parents=True, exist_ok=True)
    record = folder / _WRITTEN
    before: dict[str, str] = json.loads(record.read_text("utf-8")) if record.is_file() else {}
    kept = []
    now = dict(before)
    for name, text in texts.items():
        path, new = folder / name, _hash(text.encode())
        now[name] = new
        if _is_ours(path, before):
            path.write_text(text, "utf-8")
            continue
        kept.append(path)
        beside = path.with_stem(f"{path.stem}-new")
        if new != before.get(name) and _is_ours(beside, before):
            beside.write_text(text, "utf-8")
            now[beside.name] = new
    record.write_text(json.dumps(now), "utf-8")
    return kept


def _is_ours(path: Path, written: dict[str, str]) -> bool:
    """Whether a file is as we wrote it, or not there at all."""
    return not path.is_file() or _hash(path.read_bytes()) == written.get(path.name)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _copy(source: Path, target: Path) -> None:
    ignored = shutil.ignore_patterns("_build", "chapters", ".ipynb_checkpoints")
    shutil.copytree(source, target, ignore=ignored, dirs_exist_ok=True)
