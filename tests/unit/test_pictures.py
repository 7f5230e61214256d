"""The pictures: each stands alone, places figures of the cast, and can be read on a phone, by the ear and in any theme."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from explorable import figures
from explorable.sphinx_ext.pictures import inline_svg
from immunobook import pictures

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / pictures.FOLDER).glob("*.svg"))
COLORS = pictures.colors(ROOT)

each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)

DRAWN = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 90" role="img" aria-labelledby="a-title a-desc">
<title id="a-title">Two cells</title>
<desc id="a-desc">A T cell beside a gray dot.</desc>
<g font-size="20" fill="var(--ex-ink)">
<use href="#cast-tcell" transform="translate(60 50)"/>
<circle cx="200" cy="50" r="9" fill="var(--ex-own)"/>
<text x="60" y="85">T cell</text>
</g>
</svg>
"""


def test_all_pictures_are_as_they_should_be():
    assert len(FILES) == 17
    assert pictures.mistakes(ROOT) == []


def test_a_picture_gets_the_figures_it_places_and_loses_those_it_does_not():
    whole = pictures.complete(DRAWN, COLORS)
    assert whole.count('<g id="cast-tcell">') == 1
    assert 'fill="var(--ex-own,#6b7a8f)"' in whole
    assert pictures.complete(whole, COLORS) == whole, "a second time changes nothing"
    assert pictures.wrong(whole, COLORS) == []
    turned = DRAWN.replace(
        'href="#cast-tcell" transform="translate(60 50)"',
        'transform="translate(60 50)" href="#cast-tcell"',
    )
    assert pictures.complete(turned, COLORS).count('<g id="cast-tcell">') == 1
    other = pictures.complete(whole.replace("#cast-tcell", "#cast-nk"), COLORS)
    assert re.findall(r'<g id="(cast-\w+)">', other) == ["cast-nk"]


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("#cast-tcell", "#cast-tsell", "asks for the figure 'cast-tsell', which is not drawn; did you mean 'cast-tcell'"),
        ("#cast-tcell", "#tcell", "<use> asks for #tcell, which is not there"),
        ("A T cell beside a gray dot.", "", "it has no <desc>; say in words"),
        ('id="a-desc"', 'id="b-desc"', "`aria-labelledby` does not name the id of its <desc>"),
        ('r="9"', 'r="9" style="fill:red"', "a style in <circle> is refused by the page's policy"),
        ("--ex-own", "--ex-won", "the color --ex-won is none of the page's; did you mean 'own'"),
        ('font-size="20"', 'font-size="15"', "“T cell” is hard to read on a phone: write font-size 16.5 or more"),
        ("</svg>", "", "no element found"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_how_to_mend_it(old, new, mend):
    whole = pictures.complete(DRAWN, COLORS)
    assert any(mend in told for told in pictures.wrong(whole.replace(old, new), COLORS))


def test_a_picture_that_shows_old_figures_says_what_writes_it_anew():
    old = pictures.complete(DRAWN, COLORS).replace('r="27"', 'r="26"')
    assert pictures.wrong(old, COLORS) == [
        "it does not show the figures as they are drawn now; `python -m immunobook pictures` writes it"
    ]


def test_the_command_writes_all_pictures_anew(tmp_path, capsys):
    for name in (pictures.FOLDER, "assets/style"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / pictures.TOKENS).write_text((ROOT / pictures.TOKENS).read_text("utf-8"), "utf-8")
    (tmp_path / pictures.FOLDER / "a.svg").write_text(DRAWN, "utf-8")
    (tmp_path / pictures.FOLDER / "b.svg").write_text(
        DRAWN.replace("cast-tcell", "cast-me"), "utf-8"
    )
    assert pictures.main([str(tmp_path)]) == 1
    assert '<g id="cast-tcell">' in (tmp_path / pictures.FOLDER / "a.svg").read_text("utf-8")
    assert "b.svg: it asks for the figure 'cast-me'" in capsys.readouterr().err


def test_a_mistake_in_the_cast_is_told_once_and_not_by_each_picture(monkeypatch):
    def broken() -> dict[str, figures.Figure]:
        raise figures.FiguresError("figures.yml: cast-nk has no words")

    monkeypatch.setattr(figures, "of_course", broken)
    assert pictures.mistakes(ROOT) == ["figures.yml: cast-nk has no words"]


@each
def test_in_a_page_nothing_is_left_to_look_up_and_nothing_is_refused(path: Path):
    """`default-src 'self'` refuses styles, data and other files; ids of two pictures never meet."""
    drawn = BeautifulSoup(inline_svg(path.read_text("utf-8"), "pic1-", "Words"), "html.parser")
    ids = {element["id"] for element in drawn.find_all(id=True)}
    assert all(name.startswith("pic1-") for name in ids)
    assert {use["href"].removeprefix("#") for use in drawn.find_all("use")} <= ids
    assert not drawn.find_all(["style", "image", "script", "title"])
    assert not drawn.find_all(style=True)


@each
def test_a_picture_is_small(path: Path):
    assert len(gzip.compress(inline_svg(path.read_text("utf-8"), "pic1-", "").encode(), 9)) <= 2560


WORDS = """() => {
  const svg = document.querySelector("svg"), view = svg.viewBox.baseVal;
  const scale = svg.getBoundingClientRect().width / view.width;
  return { left: view.x, right: view.x + view.width, top: view.y, bottom: view.y + view.height,
    words: [...svg.querySelectorAll("text")].map(text => {
      const { x, y, width, height } = text.getBBox();
      return { said: text.textContent, size: scale * parseFloat(getComputedStyle(text).fontSize),
               left: x, right: x + width, top: y + height * 0.2, bottom: y + height * 0.85 };
    }) };
}"""


def test_words_stand_inside_apart_and_large_enough_on_a_phone(browser):
    page = browser.new_page(viewport={"width": pictures.PHONE, "height": 800})
    for path in FILES:
        page.set_content(
            f"<style>body{{margin:0}} svg{{width:100%}}</style>{path.read_text('utf-8')}"
        )
        seen = page.evaluate(WORDS)
        for number, text in enumerate(seen["words"]):
            told = (path.stem, text["said"])
            assert text["size"] >= pictures.LEAST, told
            assert text["left"] >= seen["left"] + 4 and text["right"] <= seen["right"] - 4, told
            assert text["top"] >= seen["top"] + 8 and text["bottom"] <= seen["bottom"] - 8, told
            for other in seen["words"][:number]:
                apart = (
                    text["left"] > other["right"] + 4
                    or other["left"] > text["right"] + 4
                    or text["top"] > other["bottom"]
                    or other["top"] > text["bottom"]
                )
                assert apart, (*told, other["said"])
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_the_reader_forces_colors_words_stand_on_a_ground_that_goes_with_them(
    browser, scheme
):
    page = browser.new_page()
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    style = "".join(
        (ROOT / f"assets/style/{name}.css").read_text("utf-8") for name in ("10-tokens", "30-prose")
    )
    drawn = inline_svg((ROOT / pictures.FOLDER / "two-arms-hold.svg").read_text("utf-8"), "a-", "")
    page.set_content(
        f'<style>{style}</style><p style="background:Canvas;color:CanvasText">plain</p>{drawn}'
    )
    page_colors = page.evaluate(
        "() => { const { backgroundColor, color } = getComputedStyle(document.querySelector('p')); return [backgroundColor, color] }"
    )
    seen = page.evaluate(
        "() => ['svg > g > rect', 'svg text'].map(s => getComputedStyle(document.querySelector(s)).fill)"
    )
    assert seen == page_colors
    page.close()
