"""The whole course as one PDF, printed by Chromium from one page that holds all.

Called by ``make pdf``. It is printed twice: the first time tells on which page each part begins.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from joined import Book, joined, order
from playwright.sync_api import Page, sync_playwright

import immunobook  # noqa: F401  says what belongs to the course
from explorable import settings
from explorable.book.configuration import language

ROOT = Path(__file__).resolve().parents[2]
HTML = ROOT / "book/_build/html"
STYLE = Path(__file__).with_name("pdf.css")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def printed(page: Page, document: str, source: Path, path: Path) -> None:
    """Print a document."""
    source.write_text(document, "utf-8")
    page.goto(source.as_uri())
    page.pdf(path=path, prefer_css_page_size=True, tagged=True, outline=True, print_background=True)


def begins(path: Path, document: str) -> dict[str, int]:
    """Return the page on which each entry of the contents begins, by the outline."""
    wanted = re.findall(r'<li><a href="#([^"]+)"><span>(.*?)</span> <span class="at">', document)
    with pypdfium2.PdfDocument(path) as pdf:
        marks = [(m.get_title(), m.get_dest()) for m in pdf.get_toc()]
        starts = [(title, place.get_index() + 1) for title, place in marks if place]
    found: dict[str, int] = {}
    at = 0
    for key, name in wanted:
        for k in range(at, len(starts)):
            if squeezed(starts[k][0]) == squeezed(name):
                found[key], at = starts[k][1], k + 1
                break
    return found


def squeezed(words: str) -> str:
    """Return words without spaces, and with entities as letters."""
    for entity, letter in {"&amp;": "&", "&#x27;": "'", "&quot;": '"'}.items():
        words = words.replace(entity, letter)
    return re.sub(r"\s+", "", words)


def main(arguments: list[str]) -> int:
    """Write the PDF to the path given."""
    path = Path(arguments[0]).resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    course = settings.current()
    book = Book(course.title, course.edition, language(ROOT / "book"), order(HTML))
    style = STYLE.read_text("utf-8")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_context(java_script_enabled=False).new_page()
        source = Path(folder) / "course.html"
        first = joined(HTML, book, style)
        printed(page, first, source, path)
        printed(page, joined(HTML, book, style, begins(path, first)), source, path)
        browser.close()
    with pypdfium2.PdfDocument(path) as pdf:
        print(
            f"The course as a PDF: {path} ({len(pdf)} pages, {path.stat().st_size / 2**20:.1f} MiB)"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
