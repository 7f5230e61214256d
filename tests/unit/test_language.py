"""The language of a book stands in its settings, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest
from small_book import HEAD, make, single

from explorable.book.configuration import language
from explorable.exercises import Course
from explorable.exercises.answer_key import key
from immunobook.sphinx_ext import pages

ROOT = Path(__file__).parents[2]
SOURCES = [
    path
    for folder in ("src", "engine/src", "engine/frontend/src", "tools", "assets")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".html", ".js", ".ts", ".mjs")
    and "explorable/static" not in path.as_posix()
]


def test_no_page_says_a_language_of_its_own() -> None:
    assert len(SOURCES) > 200
    fixed = [
        f"{path.relative_to(ROOT)}:{number}: {found[0]}"
        for path in SOURCES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (
            found := re.search(
                r"""\blang=\\?["'][a-z]{2}\b|(?:toLocale|Format|Rules)\w*\(["'][a-z]{2}""", line
            )
        )
    ]
    assert fixed == [], "take it from the book (`sphinx: config: language`) or from the page"


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ("", "en"),
        ("title: A book\n", "en"),
        ("sphinx:\n  config:\n", "en"),
        ("sphinx:\n  config:\n    language: nl\n", "nl"),
        ("sphinx:\n  config:\n    language: pt_BR\n", "pt-BR"),
    ],
)
def test_the_answer_key_has_the_language_of_the_book(
    tmp_path: Path, config: str, told: str
) -> None:
    book = make(tmp_path, HEAD + single())
    assert language(book) == "en"
    (book / "_config.yml").write_text(config)
    assert language(book) == told
    assert f'<html lang="{told}">' in key(Course(book))


@pytest.mark.parametrize(("language", "told"), [(None, "en"), ("en", "en"), ("pt_BR", "pt-BR")])
def test_a_page_has_the_language_that_sphinx_knows(language: str | None, told: str) -> None:
    opening = re.search(r"<html .*>", (pages.THEME / "layout.html").read_text("utf-8"))
    assert opening
    page = jinja2.Template(opening[0]).render(language=language, content_root="./")
    assert page == f'<html lang="{told}" data-content_root="./">'
