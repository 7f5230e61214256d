"""Each simulation of a built book as one HTML file: sent by messenger, it plays from a phone without a network.

Script and style stand in it, and its policy allows those alone, each by its hash. It asks nobody for anything.
"""

from __future__ import annotations

import gzip
import shutil
import sys
from argparse import ArgumentParser
from html import escape
from pathlib import Path

from explorable import settings
from explorable.sphinx_ext import embed
from explorable.sphinx_ext.alone import Alone, document, sheets, simulations
from explorable.sphinx_ext.policy import CHARSET, PLOTLY, Inline, hashes

MOST = 450
"""KiB after gzip: what a phone loads in a few seconds, and every messenger takes."""


class FilesMistake(ValueError):
    """What stops a file from being written, in words."""


def policy(inline: Inline) -> str:
    """The policy of a file: its own scripts and style sheets, nothing else.

    ``style-src-attr`` names the styles of single elements by hash, too.
    """
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(hashes(inline.scripts)),
        "style-src": " ".join(hashes([*inline.sheets, ""])),
        "style-src-attr": " ".join(["'unsafe-hashes'", *hashes([*inline.styles, *PLOTLY[1:]])]),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def one_file(alone: Alone, static: Path) -> str:
    """A simulation as one file.

    Parameters
    ----------
    static : the built book's folder ``_static``.

    Raises
    ------
    FilesMistake
        Something that belongs into it is not there, or would load more.
    """
    scene = '"scene":null' not in alone.figure
    parts = ["scene.js", "chance.js"] if scene else []
    tag = f'<script data-whole data-prefix="{escape(settings.current().prefix)}" data-page="{escape(alone.address)}">'
    front = f"{tag}{_script(static / 'explorable.js')}</script>"
    further = [*parts, f"models/{alone.id}.js"]
    scripts = [
        f"<script>{_script(static / 'plotly.js')}</script>",
        front,
        *(f"<script>{_script(static / name)}</script>" for name in further),
    ]
    head = "\n".join(f"<style>{_sheet(static / name)}</style>" for name in sheets())
    html = document(alone, head=head, scripts="\n".join(scripts), address=alone.address)
    inline = Inline(html)
    if inline.foreign or inline.handlers:
        what = ", ".join([*inline.foreign, *inline.handlers])
        raise FilesMistake(f"{alone.id}: {what} does not go into one file; leave it out of {alone.page}")  # fmt: skip
    charset = CHARSET.search(html)
    assert charset
    told = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(inline), quote=False)}">'
    return f"{html[: charset.end()]}\n{told}{html[charset.end() :]}"


def _read(path: Path) -> str:
    if not path.is_file():
        raise FilesMistake(f"{path} is not there: build the book first (make book)")
    return path.read_text("utf-8").strip()


def _script(path: Path) -> str:
    """A script as it may stand in a page: its text holds no end of a script, and no comment that opens one."""
    text = _read(path).replace("</script", "<\\/script").replace("<!--", "<\\x21--")
    return text.replace("\r", "")


def _sheet(path: Path) -> str:
    text = _read(path).replace("\r", "")
    if "</style" in text:
        raise FilesMistake(f"{path.name} holds the end of a style sheet: leave it out of the sheet")
    return text


def write_files(book: Path, out: Path) -> list[Path]:
    """Write all simulations of a built book into `out`; what was there before is forgotten.

    Raises
    ------
    FilesMistake
        The book is not built, has no simulation, or a file is too large to be sent.
    """
    found = list(simulations(book)) if book.is_dir() else []
    if not found:
        raise FilesMistake(f"{book} has no page with a simulation: build the book first (make book)")  # fmt: skip
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    written = []
    for alone in found:
        path = out / f"{alone.id}.html"
        path.write_text(one_file(alone, book / "_static"), "utf-8")
        if kib(path) > MOST:
            weight = f"{path.name} weighs {kib(path):.0f} KiB after gzip"
            raise FilesMistake(f"{weight}, and {MOST} may be sent: make {alone.id} smaller")
        written.append(path)
    return written


def kib(path: Path) -> float:
    """Weight after gzip."""
    return len(gzip.compress(path.read_bytes(), 9)) / 1024


def main(arguments: list[str]) -> int:
    """Write the files and print what they weigh; 1 if something is to mend."""
    parser = ArgumentParser(prog="files", description=__doc__)
    parser.add_argument("book", type=Path, help="the folder of the built book")
    parser.add_argument("out", type=Path, help="where the files go")
    parser.add_argument(
        "--into-book", action="store_true", help='also beside the pages, for "Share"'
    )
    asked = parser.parse_args(arguments)
    try:
        written = write_files(asked.book, asked.out)
    except FilesMistake as mistake:
        print(mistake, file=sys.stderr)
        return 1
    if asked.into_book:
        shutil.rmtree(asked.book / embed.FILES, ignore_errors=True)
        shutil.copytree(asked.out, asked.book / embed.FILES)
        embed.tell_shares(asked.book)
    for path in written:
        print(f"{kib(path):6.0f} KiB gzip  {path}")
    return 0
