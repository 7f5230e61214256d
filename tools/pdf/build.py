"""Write the whole course as one PDF with contents, page numbers and tags for screen readers: ``build.py FILE``.

Chromium prints one page that holds all. Where each part begins is known after the first print; the second one has the
numbers in its contents.
"""

from __future__ import annotations

import ctypes
import re
import shutil
import sys
from html import escape
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from one_page import Appendix, Joined, Pages, joined, page_id
from playwright.sync_api import sync_playwright

import immunobook  # noqa: F401 - it tells the engine what belongs to the course
from explorable import settings
from explorable.book import toc

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
HTML = BOOK / "_build/html"
CHAPTERS = "chapters/"
#: only of use on a screen
LEFT_OUT = ("progress", "found-a-mistake")
APPENDICES = (
    Appendix(
        "numbers",
        "Numbers, if you want them",
        "How often, how many, how long: numbers that may hurt stand here, away from the text, so that nobody meets "
        "one unasked. They tell of groups, not of one child. You need none of them to follow the course.",
        ".ex-sensitive",
        "Numbers, if you want them: {about}",
    ),
    Appendix(
        "answers",
        "Answers to the exercises",
        "The right answer of each exercise, and why.",
        ".ex-solution",
        "Answer",
    ),
)


def main(file: Path) -> str | None:
    """Write the PDF; return what is wrong."""
    if not (HTML / "index.html").is_file():
        return f"{HTML} has no book: run `make book` first"
    names = [name for name in toc.pages(BOOK) if name not in LEFT_OUT]
    chapters = [name for name in names if name.startswith(CHAPTERS)]
    labels = {name: f"{n}. " for n, name in enumerate(chapters, 1)}
    whole = joined(Pages(HTML, names), APPENDICES, labels)
    file.parent.mkdir(parents=True, exist_ok=True)
    source = HTML.parent / "pdf.html"
    numbers: dict[str, int] = {}
    for _ in range(2):
        source.write_text(page(whole, labels, numbers), encoding="utf-8")
        printed(source, file)
        numbers = numbers_in(file)
    missing = [words for _, id, words in whole.contents if id not in numbers]
    source.unlink()
    if missing:
        return f"the contents lead nowhere at: {', '.join(missing[:3])}"
    pages = len(pypdfium2.PdfDocument(file))
    print(f"{file}  {pages} pages, {file.stat().st_size / 1024:,.0f} KiB")
    return None


def page(whole: Joined, labels: dict[str, str], numbers: dict[str, int]) -> str:
    """The page that holds all; `numbers` of the pages on which places lie are empty before the first print."""
    course = settings.current()
    lines = "".join(
        f'<li class="depth-{depth}"><a href="#{id}"><span>{escape(words)}</span> <i>{numbers.get(id, "…")}</i></a></li>'
        for depth, id, words in whole.contents
    )
    style = (Path(__file__).parent / "pdf.css").read_text("utf-8")
    styles = "".join(
        f'<link rel="stylesheet" href="{(HTML / "_static" / name).as_uri()}">'
        for name in ("book.css", "explorable.css")
    )
    body = "".join(whole.body)
    if numbers:  # what paper hides has no place: a link leads to its page
        body = re.sub(
            r'href="#([^"]+?)--([^"]+)"',
            lambda link: link[0] if f"{link[1]}--{link[2]}" in numbers else f'href="#{link[1]}"',
            body,
        )
    for name, label in labels.items():
        at = f'<article id="{page_id(name)}">'
        body = body.replace(at, f'{at}<p class="chapter-number">Chapter {label.rstrip(". ")}</p>')
    return (
        '<!DOCTYPE html><html lang="en" data-theme="light" data-way="course">'
        f'<head><meta charset="utf-8"><title>{escape(course.title)}</title>'
        f"{styles}<style>{style}</style></head><body class='chapter'><main>"
        f"<header class='cover'><p class='cover-title'>{escape(course.title)}</p>"
        f"<p>Edition {escape(course.edition)}. For understanding, not for prescribing: what is right for one child, "
        "the team knows.</p></header>"
        f'<nav class="pdf-contents" aria-label="Contents"><h2>Contents</h2><ul>{lines}</ul></nav>'
        f"{body}</main></body></html>"
    )


def printed(source: Path, file: Path) -> None:
    """Print a page to a PDF with tags and an outline."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        opened = browser.new_page(color_scheme="light")
        opened.goto(source.as_uri())
        opened.pdf(
            path=file, prefer_css_page_size=True, tagged=True, outline=True, print_background=True
        )
        browser.close()


def numbers_in(file: Path) -> dict[str, int]:
    """The number of the page on which each place of a PDF lies, by the place's id."""
    document = pypdfium2.PdfDocument(file)
    found: dict[str, int] = {}
    for n in range(pdfium.FPDF_CountNamedDests(document)):
        size = ctypes.c_long(0)
        pdfium.FPDF_GetNamedDest(document, n, None, size)
        name = ctypes.create_string_buffer(size.value)
        place = pdfium.FPDF_GetNamedDest(document, n, name, size)
        index = pdfium.FPDFDest_GetDestPageIndex(document, place)
        found[name.raw[: size.value].decode("utf-16-le").rstrip("\0")] = index + 1
    document.close()
    return found


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
