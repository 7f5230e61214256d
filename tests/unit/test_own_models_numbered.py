"""Explorers of one name on a page get ids of their own; no id stands there twice."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.utils import new_document

from explorable.sphinx_ext.own_models import numbered


def figure(name: str) -> str:
    return (
        f'<figure class="ex-explorer" id="explore-{name}" data-id="{name}">'
        f'<figcaption class="ex-title" id="see-{name}">{name}</figcaption></figure>'
    )


def ids(*cells: str) -> list[str]:
    document = new_document("page")
    document += [nodes.raw("", cell, format="html") for cell in cells]
    numbered(None, document, "page")  # type: ignore[arg-type]
    text = "".join(node.astext() for node in document.findall(nodes.raw))
    assert re.findall('id="see-([^"]+)', text) == re.findall('id="explore-([^"]+)', text)
    return re.findall('id="explore-([^"]+)', text)


def test_the_first_keeps_its_name() -> None:
    assert ids(figure("growth"), "<p>Words</p>", figure("decay"), figure("growth")) == [
        "growth", "decay", "growth-2",
    ]  # fmt: skip


def test_a_name_that_ends_in_a_number_keeps_its_own() -> None:
    found = ids(figure("growth"), figure("growth"), figure("growth-2"), figure("growth-2"))
    assert found == ["growth", "growth-3", "growth-2", "growth-2-2"]


def test_two_in_one_output() -> None:
    assert ids(figure("growth") + figure("growth")) == ["growth", "growth-2"]
