"""What the foot of a page says of its reviews: who (role) looked at what, when, and what changed since.

A chapter that no person who cares for patients has looked at says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ConfigError

from explorable.errors import BookError
from immunobook.for_tomorrow import CHAPTERS
from immunobook.review import claims, forms, standing
from immunobook.review.standing import Looked, Standing
from immunobook.sphinx_ext.dates import in_words

NOT_YET = "No clinician has reviewed this chapter yet"
NOT_ALL = "No clinician has reviewed all of this chapter yet"


def sentences(page: Standing, language: str, *, is_chapter: bool) -> Iterator[str]:
    """What is told of a page, one sentence a review."""
    yield from (_sentence(looked, page.claims, language) for looked in page.looked)
    if is_chapter and not page.has_clinician:
        yield NOT_YET
    elif is_chapter and not page.reviewed_on:
        yield NOT_ALL


def _sentence(looked: Looked, count: int, language: str) -> str:
    told = [f"{looked.right} of {count} claims found right"]
    if looked.unsure:
        told.append(f"{looked.unsure} unsure")
    if looked.wrong:
        told.append(f"{looked.wrong} found wrong, not yet mended")
    if looked.changed:
        told.append(f"{looked.changed} changed since the review")
    return f"Reviewed by a {looked.role}, {in_words(looked.day, language)}: {', '.join(told)}"


def read_reviews(app: Sphinx) -> None:
    """Read the filled-in forms once a build."""
    book = claims.Book(Path(app.srcdir))
    try:
        reviews = forms.load(book)
        pages = {review.page for review in reviews}
        found = {page: standing.of(book.claims(page), page, reviews) for page in pages}
    except BookError as error:
        raise ConfigError(str(error)) from None
    app._immunobook_standings = found  # type: ignore[attr-defined]


def standing_of(app: Sphinx, page: str) -> Standing:
    """How far a page is reviewed; nothing is, where no form tells of it."""
    found: dict[str, Standing] = app._immunobook_standings  # type: ignore[attr-defined]
    return found.get(page, Standing(0, (), None))


def add_reviews(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates their `page_reviews`; pages without a text of their own have none."""
    dates = context.get("page_dates")
    is_chapter = page.startswith(CHAPTERS) and not (dates and dates.has_clinician)
    language = app.config.language or "en"
    told = sentences(standing_of(app, page), language, is_chapter=is_chapter)
    context["page_reviews"] = list(told) if doctree is not None else []


def setup(app: Sphinx) -> dict[str, Any]:
    """Read the reviews when the build begins and hand each page its own."""
    app.connect("builder-inited", read_reviews, priority=600)
    # after the dates, which know whether a clinician saw every number
    app.connect("html-page-context", add_reviews, priority=510)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
