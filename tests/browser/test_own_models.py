"""Two models of one name on a page, and one called as the course's: each keeps its own equations."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from docutils.utils import new_document
from playwright.sync_api import expect

from explorable.model import Axis, Model, Parameter, State, model
from explorable.sphinx_ext.own_models import numbered
from immunobook import explore
from visiting import HTML, Visitor


def growth(rate: float) -> Model:
    @model(
        time=Axis("t", "Time", "days", 0, 10),
        states=[State("T", "Level", "mg", start=1)],
        parameters=[Parameter("k", 1, "1", "Growth", (0, 2))],
    )
    def growth(T, *, k):
        return {"T": rate * k * T}

    return growth


@model(
    time=Axis("t", "Time", "days", 0, 10),
    states=[State("E", "Defense of a reader", "mg", start=7)],
    parameters=[Parameter("killing", 100, "%", "Killing", (0, 200))],
)
def tip_the_balance(E, *, killing):
    return {"E": -killing / 1000 * E}


def shown(what: Model | str) -> str:
    bundle = explore(what)._repr_mimebundle_()
    html = (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]
    assert isinstance(html, str)
    return html


def page(folder: Path) -> Path:
    """A page as Sphinx makes it: the outputs of five cells, numbered, and the page's script."""
    document = new_document("page")
    cells = [growth(0.1), tip_the_balance, "tip-the-balance", growth(-0.1), growth(0.1)]
    document += [nodes.raw("", shown(cell), format="html") for cell in cells]
    numbered(None, document, "page")  # type: ignore[arg-type]
    body = "\n".join(node.astext() for node in document.findall(nodes.raw))
    script = (HTML / "_static/explorable.js").as_uri()
    path = folder / "page.html"
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>'
    for style in ("book.css", "explorable.css"):
        head += f'<link rel="stylesheet" href="{(HTML / "_static" / style).as_uri()}">'
    path.write_text(f'{head}<body>{body}<script src="{script}"></script>', "utf-8")
    return path


def test_each_keeps_its_own_equations(visit: Visitor, tmp_path: Path) -> None:
    opened = visit(page(tmp_path).as_uri())
    ids = opened.page.locator("figure.ex-explorer").evaluate_all("all => all.map((f) => f.id)")
    assert ids == [
        "explore-growth", "explore-own-tip-the-balance", "explore-tip-the-balance", "explore-growth-2", "explore-growth-3",
    ]  # fmt: skip
    assert len(set(ids)) == len(ids)
    for id, said in (
        ("explore-growth", "Level: at most 2.72 mg, 2.72 mg at the end."),
        ("explore-growth-2", "Level: at most 1 mg, 0.368 mg at the end."),
        ("explore-growth-3", "Level: at most 2.72 mg, 2.72 mg at the end."),
        ("explore-own-tip-the-balance", "Defense of a reader: at most 7 mg, 2.58 mg at the end."),
        ("explore-tip-the-balance", "held in check"),
    ):  # fmt: skip
        figure = opened.page.locator(f"#{id}")
        figure.evaluate("(f) => f.scrollIntoView()")
        expect(figure.locator(".ex-do input.ex-slider").first).to_be_attached()
        expect(figure.locator(".ex-sentence")).to_contain_text(said)
    assert opened.seen.errors == []


def test_a_link_leads_to_the_one_that_is_meant(visit: Visitor, tmp_path: Path) -> None:
    opened = visit(f"{page(tmp_path).as_uri()}#explore-growth-2?k=2")
    first, second = (opened.page.locator(f"#explore-growth{n}") for n in ("", "-2"))
    expect(second.locator(".ex-sentence")).to_contain_text("0.135 mg at the end")
    first.evaluate("(f) => f.scrollIntoView()")
    expect(first.locator(".ex-sentence")).to_contain_text("2.72 mg at the end")
