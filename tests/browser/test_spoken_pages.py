"""Equations are heard: each is one thing with words, and the picture of it stays MathML for who reads that."""

from __future__ import annotations

import pytest

from visiting import Visitor, chapter_pages


@pytest.mark.parametrize("name", [*chapter_pages(), "models.html"])
def test_every_equation_has_words(visit: Visitor, book_url: str, name: str) -> None:
    opened = visit(f"{book_url}/{name}")
    page = opened.page
    page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
    silent = page.evaluate(
        "[...document.querySelectorAll('math')].filter((m) => !m.ariaLabel?.trim()).map((m) => m.textContent.slice(0, 60))"
    )
    assert silent == []
    shown = page.evaluate(
        "[...document.querySelectorAll('math')].filter((m) => m.checkVisibility()).length"
    )
    tree = opened.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    heard = [
        n["name"]["value"] for n in tree if n.get("role", {}).get("value") in ("math", "MathMLMath")
    ]
    assert len([words for words in heard if words]) == shown > 0, "heard once each"
