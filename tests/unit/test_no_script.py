"""What answers in a page, as words, tables and stills for books that run no script."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from docutils import nodes
from test_sensitive import CARD, INDEX, MARKED, SETTINGS
from test_sphinx_ext import project

from explorable.explorer.own_model import default_simulation
from explorable.explorer.static_page import page_html
from explorable.model import Axis, Parameter, State, model
from explorable.sphinx_ext.no_script import AT_THE_END, END
from explorable.sphinx_ext.no_script.from_html import Card, as_nodes
from explorable.sphinx_ext.no_script.stills import png, self_contained
from explorable.translate.mathml import as_latex, math


@model(
    time=Axis("t", "Time", "days", 0, 10),
    states=[State("H", "Hens", "hens", start=10)],
    parameters=[Parameter("growth", 0.1, "1/day", "Hens hatch", between=(0, 0.3))],
)
def hens(H, *, growth):
    return {"H": growth * H}


def picture(svg: str, words: str) -> nodes.Node:
    return nodes.image("", uri="a.png", alt=words)


def words(html: str) -> str:
    return "\n".join(node.astext() for node in as_nodes(html, None))


def test_an_explorer_keeps_sentence_settings_and_table() -> None:
    html = page_html(default_simulation(hens, "linear"), with_code=True)
    told = words(html).replace("\u00a0", " ")
    for part in ("Hens: at most 27.2 hens", "Hens hatch: 0.1 per day", "27.2"):
        assert part in told
    for part in ("explorable", "JavaScript", "Chart."):
        assert part not in told
    (table,) = (n for n in as_nodes(html, None) if isinstance(n, nodes.table))
    assert len(list(table.findall(nodes.row))) == 14
    assert all(spec["colwidth"] > 4 for spec in table.findall(nodes.colspec))


def test_its_picture_stands_between_the_names_of_its_axes() -> None:
    html = page_html(default_simulation(hens, "linear"))
    found = as_nodes(html, picture)
    at = next(k for k, node in enumerate(found) if isinstance(node, nodes.image))
    assert found[at]["alt"] == "Chart. Hens against Time (days)"
    assert found[at + 1].astext() == "Time (days)"


def test_a_still_brings_its_colors_along() -> None:
    html = page_html(default_simulation(hens, "linear"))
    drawn: list[str] = []
    as_nodes(html, lambda svg, _: drawn.append(self_contained(svg)) or nodes.image())
    big = next(svg for svg in drawn if 'class="ex-curve"' in svg)
    assert "var(" not in big
    assert 'xmlns="http://www.w3.org/2000/svg"' in big
    assert 'viewBox="0 0 640 236"' in big
    assert png(big).startswith(b"\x89PNG")
    assert 'stroke="#123456"' in self_contained(
        '<svg><path stroke="var(--own-thing,#123456)"/></svg>'
    )


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>a <strong>b</strong>\n c</p>", "a b c"),
        ("text <em>in</em> the open<p>and more</p>", "text in the open\nand more"),
        ("<p>10\u00a0days</p>", "10\u00a0days"),
        ("<ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>", "one\n\ntwo\n\ndeep"),
        ("<button>Check</button><p hidden>x</p><p aria-hidden='true'>y</p><p>z</p>", "z"),
        ("<p>1<br>2 &lt; 3</p>", "1 2 < 3"),
        ("<table></table><ul></ul><p> </p>", ""),
        ("</p><p>open <b>ends", "open ends"),
    ],
)
def test_html_as_words(html: str, told: str) -> None:
    assert words(html) == told


def test_links_that_lead_out_stay_and_others_are_words() -> None:
    (out,) = as_nodes('<p><a href="https://a.example">a</a> <a href="b.html">b</a></p>', None)
    assert [ref["refuri"] for ref in out.findall(nodes.reference)] == ["https://a.example"]
    assert out.astext() == "a b"


def test_equations_are_latex() -> None:
    with as_latex():
        html = f"<p>{math('x^2 < 1')}</p>{math('y', display=True)}"
    assert "annotation" not in math("y")
    first, second = as_nodes(html, None)
    (inline,) = first.findall(nodes.math)
    assert inline.astext() == "x^2 < 1"
    assert isinstance(second, nodes.math_block)


def test_a_card_holds_what_it_held_and_says_of_what() -> None:
    html = (
        '<div class="ex-sensitive" id="a"><details data-sensitive="survival"><summary>Open</summary>'
        '<div class="ex-sensitive-body"><p>66 of 100</p></div></details>'
        '<p class="ex-sensitive-words">The numbers: one. <span class="ex-not-now">Closed</span></p></div>'
    )
    (card,) = as_nodes(html, None)
    assert isinstance(card, Card)
    assert card["about"] == "The numbers: one."
    assert card.astext() == "66 of 100"


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man"])
def test_numbers_that_may_hurt_stand_at_the_end_of_their_page(tmp_path: Path, builder: str) -> None:
    conf = SETTINGS + 'copyright = "a"\nversion = "1"\nlatex_elements = {}\n'
    more = "\nAnd then a sentence.\n"
    folder = project(tmp_path, conf=conf, facts=MARKED, index=INDEX, about=CARD + more)
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "--keep-going",
        "-q",
        "-b",
        builder,
        "-d",
        tmp_path / "read",
    ]
    done = subprocess.run([*command, folder, folder / "out"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    pattern = {"text": "about.txt", "epub": "about.xhtml", "man": "*.1", "latex": "*.tex"}[builder]
    (page,) = (folder / "out").glob(pattern)
    text = " ".join(page.read_text("utf-8").split())
    places = [text.index(part) for part in (AT_THE_END, "And then a sentence", END, "66 of 100")]
    assert places == sorted(places)
