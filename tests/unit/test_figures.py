"""Figures: read, refused with how to mend them, and the cast of this course as it is drawn."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

import immunobook
from explorable import figures
from explorable.errors import BookError
from explorable.figures import FiguresError
from immunobook import cast

ROOT = Path(__file__).parents[2]
CAST = figures.of_course()

DRAWN = """<svg xmlns="http://www.w3.org/2000/svg">
<defs><g id="face"><circle cx="-9" r="5" fill="#fff"/></g><path id="leg" d="M0 0V9" stroke="var(--ex-ink)"/></defs>
<symbol id="frog"><use href="#leg" transform="rotate(40)"/><use href="#face" transform="scale(.5)"/></symbol>
</svg>"""
TOLD = "frog: {name: frog, words: green, color: ink, size: [40, 30]}"


def written(folder: Path, drawn: str = DRAWN, told: str = TOLD) -> Path:
    (folder / "figures.svg").write_text(drawn, "utf-8")
    (folder / "figures.yml").write_text(told, "utf-8")
    return folder


def test_parts_are_put_in_and_nothing_is_left_to_look_up(tmp_path):
    frog = figures.load(written(tmp_path))["frog"]
    assert (frog.name, frog.words, frog.color, frog.size) == ("frog", "green", "ink", (40, 30))
    symbol = frog.symbol()
    assert symbol.startswith(
        '<symbol id="frog" viewBox="-50 -50 100 100"><g transform="rotate(40)"><path d='
    )
    assert '<g transform="scale(.5)"><circle' in symbol
    assert "use" not in symbol
    assert frog.group().startswith('<g id="frog">')


@pytest.mark.parametrize(
    ("drawn", "told", "mend"),
    [
        (DRAWN, "toad: {name: t, words: w, color: ink, size: [1, 1]}", "frog has no words: add its name"),
        (DRAWN, f"{TOLD}\nfrig: {{name: t, words: w, color: ink, size: [1, 1]}}", "frig is not drawn; did you mean 'frog'?"),
        (DRAWN, "frog: {name: frog, color: ink, size: [1, 1]}", "frog: `words` is missing; add it"),
        (DRAWN, TOLD.replace("ink", "green"), "`color` is 'green'; write tcell"),
        (DRAWN, TOLD.replace("[40, 30]", "[40, 300]"), "`size` is [40, 300]; write width and height"),
        (DRAWN, TOLD.replace("words", "word"), "`word` is not a field of a figure"),
        (DRAWN, "- frog", "write one row a figure"),
        (DRAWN, "frog: green", "this is not a row"),
        (DRAWN.replace("#leg", "#lag"), TOLD, "frog: there is no part 'lag'; did you mean 'leg'?"),
        (DRAWN.replace("<circle", "<text"), TOLD, "frog: <text> can't be drawn on a canvas; write g, path"),
        (DRAWN.replace('r="5"', 'filter="url(#x)"'), TOLD, "`filter` of <circle> can't be drawn"),
        (DRAWN.replace('r="5"', 'style="fill:red"'), TOLD, "`style` of <circle> can't be drawn"),
        (DRAWN.replace("#fff", "url(#shade)"), TOLD, "`fill` is 'url(#shade)'; write none, #fff, or var(--ex-...)"),
        (DRAWN.replace("M0 0V9", "M4 5V9M4 9V9"), TOLD, "a line without length is no dot on every browser's canvas"),
        (DRAWN.replace("</svg>", '<symbol id="frog"/></svg>'), TOLD, "frog is drawn twice"),
        ("<svg", TOLD, "figures.svg can't be read"),
        (DRAWN, "frog: {", "figures.yml:1: not readable as YAML"),
        (DRAWN, f"{TOLD}\n{TOLD}", "stands there twice; keep one"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_figure_and_mend(tmp_path, drawn, told, mend):
    with pytest.raises(BookError) as caught:
        figures.load(written(tmp_path, drawn, told))
    assert mend in str(caught.value)


def test_an_unknown_figure_is_refused_where_it_is_asked_for():
    with pytest.raises(
        FiguresError, match=r"scene 1 asks for the figure 'cast-tsell'.* did you mean 'cast-tcell'"
    ):
        figures.find("cast-tsell", CAST, "scene 1")


def test_the_cast_is_whole():
    wanted = (
        "tcell tcell-tuft tcell-memory tcell-tired tcell-car bcell nk macrophage neutrophil gatekeeper germ virus body "
        "cancer cancer-hidden leukemia antigen antibody bispecific checkpoint piece"
    )
    assert {f"cast-{name}" for name in wanted.split()} <= set(CAST)


def test_all_symbols_together_stay_small():
    assert len(gzip.compress(figures.symbols(list(CAST), CAST).encode(), 9)) <= 6 * 1024


def test_one_color_a_figure_in_charts_pages_and_drawings():
    tokens = (ROOT / "assets/style/10-tokens.css").read_text("utf-8")
    for role, color in immunobook.CAST.items():
        assert re.findall(rf"--ex-{role}: (#\w+);", tokens) == [color], role
    for figure in CAST.values():
        assert f"var(--ex-{figure.color})" in figure.symbol(), figure.id


def test_the_tuft_is_ink():
    """Dark by day and white by night; in the T cell's own blue it was not seen."""
    tuft = CAST["cast-tcell-tuft"].symbol()
    assert "var(--ex-ink)" in tuft
    assert "var(--ex-ink)" not in CAST["cast-tcell"].symbol()


REACH = """async svg => {
  const image = new Image();
  image.src = "data:image/svg+xml," + encodeURIComponent(svg);
  await image.decode();
  const side = 480, pen = new OffscreenCanvas(side, side).getContext("2d");
  pen.drawImage(image, 0, 0);
  const seen = pen.getImageData(0, 0, side, side).data;
  let x = 0, y = 0;
  for (let i = 0; i < side * side; i++) {
    if (seen[4 * i + 3] < 20) continue;
    x = Math.max(x, Math.abs((i % side) + 0.5 - side / 2));
    y = Math.max(y, Math.abs(Math.floor(i / side) + 0.5 - side / 2));
  }
  return [x / 2, y / 2];
}"""


def test_a_figure_has_the_size_it_is_told_to_have(browser):
    """A stage cuts its sprites by it: too small a box leaves corners behind, too large a one costs memory."""
    page = browser.new_page()
    for figure in CAST.values():
        drawn = re.sub(r"var\(--ex-\w+\)", "#123", figure.group())
        x, y = page.evaluate(
            REACH,
            f'<svg xmlns="{figures.SVG}" width="480" height="480" viewBox="-60 -60 120 120">{drawn}</svg>',
        )
        width, height = figure.size
        assert width - 2 <= x <= width + 0.1, (figure.id, x)
        assert height - 2 <= y <= height + 0.1, (figure.id, y)
    page.close()


def test_the_sheet_shows_every_figure_in_the_colors_of_the_page(tmp_path, capsys):
    assert cast.main([str(tmp_path / "new" / "cast.html")]) == 0
    shown = (tmp_path / "new" / "cast.html").read_text("utf-8")
    assert str(tmp_path) in capsys.readouterr().out
    for figure in CAST.values():
        assert shown.count(f'<use href="#{figure.id}"/>') == 2 * len(cast.SIZES)
        assert figure.words in shown
    css = (ROOT / "assets/style/10-tokens.css").read_text("utf-8")
    for page in (cast.DAY, cast.NIGHT):
        assert all(f"--ex-{name}: {color};" in css for name, color in page.items())


def luminance(color: str) -> float:
    parts = [int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_every_figure_stands_out_from_the_grounds_it_stands_on():
    """WCAG's 3:1 for graphics, on page and panel, by day and by night."""
    css = (ROOT / "assets/style/10-tokens.css").read_text("utf-8")
    grounds = re.findall(r"--ex-(?:paper|surface): (#\w+);", css)
    assert len(set(grounds)) == 4
    for ground in grounds:
        for role, color in immunobook.CAST.items():
            low, high = sorted((luminance(ground), luminance(color)))
            assert (high + 0.05) / (low + 0.05) >= 3, (role, ground)
