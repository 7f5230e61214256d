"""The course as an EPUB 3 that epubcheck accepts: built by Sphinx, then mended page by page. Called by ``make epub``.

Sphinx writes HTML into files that must be XML: attributes without a value, pictures and equations without a namespace,
links to what is not in the book, a description that says "unknown".
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag

import immunobook  # noqa: F401  (says what belongs to the course)
from explorable import settings

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "book/_build/epub-build"
TAG = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
ATTRIBUTE = re.compile(r"(\s[A-Za-z_:][\w:.-]*)(\s*=\s*(?:\"[^\"]*\"|'[^']*'))?")
NAMESPACES = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}
ID = re.compile(r"\sid=\"([^\"]+)\"")
LINK = re.compile(r"<a\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
HREF = re.compile(r"\shref=\"([^\"]*)\"")
OF_A_LINK = re.compile(r"\s(?:href|download|rel|type|target|hreflang)=\"[^\"]*\"")
SHEET = re.compile(r"<link\b[^>]*\bhref=\"([^\"]+)\"[^>]*/>")
#: addresses that Sphinx writes out after each link
WRITTEN_OUT = re.compile(r'<span class="link-target">[^<]*</span>')
STYLE = """
svg.icon, svg.call-picture { width: 1.4em; height: 1.4em; vertical-align: middle; }
.field-list .colon { display: none; }
img, svg { max-width: 100%; }
table { font-size: 0.85em; }
"""
DESCRIPTION = (
    "How immunotherapy works in children with cancer, in plain words, with pictures and exercises. "
    "For families, nurses, students and trainees. For education, not medical advice."
)
#: what a reader of the book's data is told of how it can be read
ACCESS = {
    "schema:accessMode": ("textual", "visual"),
    "schema:accessModeSufficient": ("textual",),
    "schema:accessibilityFeature": ("alternativeText", "MathML", "readingOrder", "tableOfContents"),
    "schema:accessibilityHazard": ("none",),
}

Pages = dict[str, str]


def as_xml(page: str) -> str:
    """Give each attribute a value, and pictures and equations their namespace."""
    return TAG.sub(lambda tag: _tag(tag[0]), WRITTEN_OUT.sub("", page))


def _tag(tag: str) -> str:
    name = re.match(r"<([A-Za-z][\w:-]*)", tag)
    assert name is not None
    rest = ATTRIBUTE.sub(lambda a: a[0] if a[2] else f'{a[1]}="{a[1].strip()}"', tag[name.end() :])
    space = NAMESPACES.get(name[1])
    if space and "xmlns=" not in rest:
        rest = f' xmlns="{space}"{rest}'
    return f"<{name[1]}{rest}"


def inside(pages: Pages, names: set[str]) -> Pages:
    """Make plain text of links to what the book does not hold, and leave out style sheets that are not there."""
    ids = {name: set(ID.findall(page)) for name, page in pages.items()}

    def is_there(name: str, address: str) -> bool:
        if re.match(r"[a-z]+:", address):
            return True
        path, place = urldefrag(address.replace("&amp;", "&"))
        target = normpath(join(dirname(name), unquote(path))) if path else name
        return target in names and (not place or unquote(place) in ids.get(target, ()))

    def kept(name: str, link: str) -> str:
        found = HREF.search(link)
        return link if not found or is_there(name, found[1]) else OF_A_LINK.sub("", link)

    def linked(name: str, page: str) -> str:
        page = SHEET.sub(lambda s: s[0] if is_there(name, s[1]) else "", page)
        return LINK.sub(lambda a: kept(name, a[0]), page)

    return {name: linked(name, page) for name, page in pages.items()}


def package(opf: str, pages: Pages) -> str:
    """Say in the book's data what it is, and which pages hold pictures and equations."""
    course = settings.current()
    name = f"urn:explorable:{course.course}:{course.edition}"
    opf = re.sub(r"(<dc:identifier[^>]*>)unknown", rf"\g<1>{name}", opf)
    opf = opf.replace("<dc:description>unknown", f"<dc:description>{escape(DESCRIPTION)}")
    opf = re.sub(r"\s*<dc:contributor>unknown</dc:contributor>", "", opf)
    opf = re.sub(r"<dc:rights>[^<]*", "<dc:rights>CC BY 4.0", opf)
    told = "".join(
        f'<meta property="{key}">{value}</meta>'
        for key, values in ACCESS.items()
        for value in values
    )
    opf = opf.replace("</metadata>", f"{told}</metadata>")

    def item(found: re.Match[str]) -> str:
        page = pages.get(found[1], "")
        holds = [what for what, mark in {"svg": "<svg", "mathml": "<math"}.items() if mark in page]
        if not holds or "properties=" in found[0]:
            return found[0]
        return found[0].replace("/>", f'properties="{" ".join(holds)}" />')

    return re.sub(r"<item [^>]*?href=\"([^\"]+)\"[^>]*/>", item, opf)


def mended(source: Path, path: Path) -> None:
    """Write the mended book."""
    with zipfile.ZipFile(source) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    pages = {n: as_xml(data.decode()) for n, data in held.items() if n.endswith(".xhtml")}
    pages = inside(pages, set(held))
    for name, page in pages.items():
        held[name] = page.encode()
    held["_static/epub.css"] += STYLE.encode()
    held["content.opf"] = package(held["content.opf"].decode(), pages).encode()
    named = re.search(r"<dc:identifier[^>]*>([^<]*)", held["content.opf"].decode())
    assert named is not None
    ncx = re.sub(r'(name="dtb:uid" content=")[^"]*', rf"\g<1>{named[1]}", held["toc.ncx"].decode())
    held["toc.ncx"] = ncx.encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "mimetype", held.pop("mimetype"), zipfile.ZIP_STORED
        )  # first, and as it is
        for name, data in held.items():
            archive.writestr(name, data)


def main(arguments: list[str]) -> int:
    """Build with Sphinx, beside the pages, then mend."""
    (path,) = arguments
    shutil.rmtree(BUILD, ignore_errors=True)  # only the cells' outputs are kept
    cache = ROOT / "book/_build/.jupyter_cache"
    shutil.copytree(cache, BUILD / "_build/.jupyter_cache", dirs_exist_ok=True)
    jupyter_book = str(Path(sys.executable).with_name("jupyter-book"))
    options = ["--builder", "custom", "--custom-builder", "epub", "--path-output", str(BUILD)]
    done = subprocess.run(
        [jupyter_book, "build", "-q", *options, "book"],
        cwd=ROOT, env={**os.environ, "PYTHONWARNINGS": "ignore"}, check=False,
    )  # fmt: skip
    if done.returncode:
        return done.returncode
    (source,) = (BUILD / "_build/epub").glob("*.epub")
    mended(source, Path(path))
    print(
        f"The course as an e-book: {Path(path).resolve()} ({Path(path).stat().st_size / 1024:.0f} KiB)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
