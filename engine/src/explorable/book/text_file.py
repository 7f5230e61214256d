"""The text of a file, as the book's readers get it: UTF-8, lines that end in one sign.

What another program writes is read (a byte order mark, Windows' line ends), or refused with the file, its line
and how to save it instead.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from explorable.errors import BookError

_OTHERS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
"""Byte order marks; UTF-32 first, as its mark begins with that of UTF-16."""


class FileError(BookError):
    """A file that can't be read; the message says where it stops and how to mend it."""


def read(path: Path) -> str:
    """The text of `path`.

    Raises
    ------
    FileError
        There is no such file, or it is written in another encoding than UTF-8.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise FileError(f"{path}: there is no such file; write it") from None
    for mark, encoding in _OTHERS.items():
        if data.startswith(mark):
            raise FileError(f"{path}:1: the file is saved as {encoding}; {_save(path)}")
    if 0 in data[:2]:  # UTF-16 without a mark: every second byte of plain words is empty
        raise FileError(f"{path}:1: the file looks like UTF-16; {_save(path)}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        seems = data[error.start : error.start + 1].decode("cp1252", "replace")
        raise FileError(
            f"{path}:{line}: this line is not written in UTF-8 (in an older encoding of Windows its byte "
            f"0x{data[error.start]:02X} is “{seems}”); {_save(path)}"
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _save(path: Path) -> str:
    how = {
        ".csv": ' (in Excel: "CSV UTF-8", in LibreOffice: Edit filter settings, Unicode (UTF-8))'
    }
    return f"save it as UTF-8{how.get(path.suffix, '')}"
