"""What the book needs from Sphinx, each on a project of a page or two."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from explorable.book import facts
from explorable.sphinx_ext.facts import tip_html
from explorable.sphinx_ext.mathml import mathml, mistakes
from explorable.sphinx_ext.model_list import _parameters as parameters
from explorable.sphinx_ext.model_list import shown_where
from explorable.sphinx_ext.pictures import inline_svg
from immunobook import simulations
from immunobook.sphinx_ext.pages import mended
from visiting import ROOT

CONF = """\
import immunobook

extensions = ["myst_parser", "sphinxcontrib.bibtex", "explorable.sphinx_ext.facts",
              "explorable.sphinx_ext.tips", "explorable.sphinx_ext.mathml", "explorable.sphinx_ext.pictures",
              "explorable.sphinx_ext.equations"]
myst_enable_extensions = ["dollarmath", "colon_fence"]
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = "author_year"
html_math_renderer = "mathml"
html_theme = "basic"
numfig = True
"""
BIB = """\
@article{yu2010,
  author = {Yu, Alice L. and M{\\"u}ller, Bo and Ozkaynak, M.},
  title = {A title},
  journal = {A journal},
  year = {2010},
  doi = {10.1000/example},
}
"""
FACTS = """\
- id: efs-2y
  value: 66
  unit: "%"
  shown: "66%"
  interval: [61, 71]
  interval_kind: 95% CI
  says: Two-year <event-free> survival
  who: 226 children
  source: yu2010
  checked: seen
  kind: treatment
  seen_on: 2026-11-24
  seen_by: author
  recheck_by: 2027-11-24
- id: dose
  value: 5
  unit: mg
  shown: 5 mg
  says: A dose
  who: adults
  source: yu2010
  checked: recalled
  kind: treatment
  seen_on: 2026-11-24
  seen_by: author
  recheck_by: 2027-11-24
"""
PAGES = {
    "index": """\
# Start

{fact}`efs-2y` of them, and a {term}`T cell`. See {cite}`yu2010`. Inline $x^2$.

$$
\\frac{a}{b} = 1
$$ (ratio)

Equation {eq}`ratio`.

```{figure} drawing.svg
:alt: A round cell
A caption.
```

```{toctree}
glossary
references
about
```
""",
    "glossary": "# Glossary\n\n```{glossary}\nT cell\n  A white blood cell & `<b>` more.\n```\n",
    "references": "# References\n\n```{bibliography}\n:all:\n```\n",
    "about": "# About\n\n```{fact-list} recalled\n```\n",
}
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="300" role="img" aria-labelledby="t">
<title id="t">Title</title><defs><linearGradient id="g"/><g id="gg"><circle r="1"/></g></defs>
<style>.a{fill:url(#g)} #gg{stroke:red}</style>
<use href="#gg" fill="url(#g)" stroke="var(--ex-own,#6B7A8F)"/></svg>
"""


def project(folder: Path, **changes: str) -> Path:
    """Write a small project; `changes` replace files by name, without the suffix."""
    files = {f"{name}.md": text for name, text in PAGES.items()}
    files |= {"conf.py": CONF, "references.bib": BIB, "facts.yml": FACTS, "drawing.svg": SVG}
    for name, text in changes.items():
        file = next(file for file in files if file.split(".")[0] == name)
        files[file] = text
    for name, text in files.items():
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != text:  # Sphinx looks at the time
            path.write_text(text, encoding="utf-8")
    return folder


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    # a process of its own, as Sphinx leaves much behind in the one it ran in
    command = [sys.executable, "-m", "sphinx", "-W", "-n", "--keep-going", "-q", "-b", "html"]
    return subprocess.run([*command, folder, folder / "out"], capture_output=True, text=True)


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, BeautifulSoup]:
    folder = project(tmp_path_factory.mktemp("book"))
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return {
        f.stem: BeautifulSoup(f.read_text("utf-8"), "html.parser")
        for f in (folder / "out").glob("*.html")
    }


def test_a_fact_stands_in_the_sentence_as_a_link_to_its_source(pages):
    link = pages["index"].select_one("a.gloss-word.fact")
    assert link.text == "66%"
    page, _, anchor = link["href"].partition("#")
    assert page == "references.html"
    assert "A title" in pages["references"].find(id=anchor).text


def test_a_facts_tip_tells_value_group_interval_and_source(pages):
    link = pages["index"].select_one("a.gloss-word.fact")
    tip = pages["index"].find(id=link["aria-describedby"])
    text = " ".join(tip.text.split())
    for told in (
        "66%",
        "Two-year <event-free> survival",
        "226 children",
        "61 to 71 (95% CI)",
        "Yu and others 2010",
        "Seen in the source",
    ):
        assert told in text
    assert tip.select_one("a.gloss-doi")["href"] == "https://doi.org/10.1000/example"


def test_a_terms_tip_tells_its_meaning_and_leads_to_the_glossary(pages):
    link = pages["index"].select_one("a.gloss-word.term")
    tip = pages["index"].find(id=link["aria-describedby"])
    assert "A white blood cell & <b> more." in tip.text
    assert link["href"] == tip.select_one("a.gloss-more")["href"] == "glossary.html#term-T-cell"


def test_tips_of_a_page_have_ids_of_their_own(pages):
    ids = [tip["id"] for tip in pages["index"].select(".gloss")]
    assert len(ids) == len(set(ids)) == 2


def test_the_list_of_facts_shows_only_what_was_asked_for(pages):
    table = pages["about"].find("table")
    assert "5 mg" in table.text
    assert "66%" not in table.text


def test_equations_are_mathml_and_load_no_engine(pages):
    page = pages["index"]
    inline, block = page.find_all("math")
    assert inline.find("msup")
    assert block["display"] == "block"
    assert block.find("mfrac")
    assert page.select_one(".equation .eqno").text == "(1)"
    assert page.select_one('a[href="#equation-ratio"]')
    scripts = " ".join(script.get("src", "") for script in page.find_all("script"))
    assert not re.search("mathjax|katex", scripts, re.IGNORECASE)


def test_a_picture_is_drawn_in_the_page_with_a_name(pages):
    svg = pages["index"].select_one("figure svg")
    assert svg["aria-label"] == "A round cell"
    assert svg.find("title") is None
    assert "var(--ex-own" in str(svg)


def test_ids_of_two_pictures_never_meet():
    first, second = inline_svg(SVG, "a-", "A"), inline_svg(SVG, "b-", "B")
    assert 'id="a-g"' in first
    assert "url(#a-g)" in first
    assert 'href="#a-gg"' in first
    assert "#a-gg{stroke" in first.replace(" ", "")
    assert not set(re.findall(r'id="([^"]+)"', first)) & set(re.findall(r'id="([^"]+)"', second))


def test_a_descriptions_quotes_stay_inside_the_attribute():
    assert (
        BeautifulSoup(inline_svg(SVG, "a-", 'a "round" cell'), "html.parser").svg["aria-label"]
        == 'a "round" cell'
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"about": "# About\n\n{fact}`efs-2`\n"},
            ["about.md:3", "no fact 'efs-2'", "did you mean efs-2y"],
        ),
        (
            {"facts": FACTS.replace("  who: adults\n", "")},
            ["facts.yml:15: row 2 (dose)", "`who` is missing"],
        ),
        ({"references": PAGES["references"] + "\n{term}`B cell`\n"}, ["B cell"]),
        (
            {"about": "# About\n\n```{figure} drawing.svg\nNo description\n```\n"},
            ["about.md", "drawing.svg has no :alt:"],
        ),
        ({"drawing": "<svg"}, ["drawing.svg can't be read"]),
        ({"about": "# About\n\n```{fact-list} maybe\n```\n"}, ["about.md:3", "maybe"]),
    ],
)
def test_a_mistake_stops_the_build_and_says_where(tmp_path, changes, told):
    done = build(project(tmp_path, **changes))
    assert done.returncode != 0
    for words in told:
        assert words in done.stderr


def test_a_changed_meaning_renews_the_pages_that_use_the_word(tmp_path):
    # not on the start page: its list of pages alone renews it when one of them changes
    uses = {"about": "# About\n\nA {term}`T cell`.\n"}
    folder = project(tmp_path, **uses)
    assert build(folder).returncode == 0
    changed = PAGES["glossary"].replace("A white blood cell", "A changed meaning")
    project(tmp_path, glossary=changed, **uses)
    assert build(folder).returncode == 0
    assert "A changed meaning" in (folder / "out/about.html").read_text("utf-8")


def test_a_changed_fact_renews_the_pages_that_show_it(tmp_path):
    folder = project(tmp_path)
    assert build(folder).returncode == 0
    project(tmp_path, facts=FACTS.replace("66", "65"))
    assert build(folder).returncode == 0
    assert "65%" in (folder / "out/index.html").read_text("utf-8")


def test_latex_stays_with_its_equation_for_copying():
    assert '<annotation encoding="application/x-tex">a &lt; b</annotation>' in mathml("a < b")


def test_sphinxs_markup_is_mended():
    assert 'aria-level="3"' in mended('<p class="caption" role="heading">')
    assert mended('<div role="doc-biblioentry">') == '<div role="listitem">'


def test_a_chapter_prints_the_equations_of_a_simulation(tmp_path):
    folder = project(tmp_path, about="# About\n\n```{equations} innate-and-acquired\n```\n")
    result = build(folder)
    assert result.returncode == 0, result.stderr
    page = BeautifulSoup((folder / "out/about.html").read_text("utf-8"), "html.parser")
    (block,) = page.select(".ex-equations")
    assert block["aria-label"] == "Equations of One germ, met twice"
    assert block["tabindex"] == "0"
    titles = [title.text for title in block.select(".ex-equations-title")]
    assert titles == ["Equations", "With", "Also shown", "Start", "Events"]
    events = block.find_all("p", class_="ex-equation")[-2].text
    assert "becomes" in events and "the last germ is gone" in events
    meanings = block.select_one(".ex-symbols").text
    assert "Naive T cells that fit" in meanings and "How fast naive T cells join in" in meanings
    assert not block.select("table.ex-parameters")


def test_an_unknown_simulation_stops_the_build(tmp_path):
    folder = project(tmp_path, about="# About\n\nText.\n\n```{equations} innate-and-aquired\n```\n")
    result = build(folder)
    assert result.returncode != 0
    assert re.search(r"about\.md:5: .*no simulation is called 'innate-and-aquired'", result.stderr)
    assert "did you mean innate-and-acquired?" in result.stderr


def test_the_list_of_models_leaves_an_unknown_one_to_the_cell_that_shows_it(tmp_path):
    cell = "```{code-cell} ipython3\nexplore(\"bridges\")\nexplore('bridgez')\n```\n"
    (tmp_path / "one.md").write_text(cell, "utf-8")
    (tmp_path / "_toc.yml").write_text("root: one\nchapters:\n  - file: gone\n")
    assert shown_where(SimpleNamespace(srcdir=tmp_path)) == [("bridges", "one")]
    (tmp_path / "_toc.yml").unlink()
    assert shown_where(SimpleNamespace(srcdir=tmp_path)) == [("bridges", "one")], "plain Sphinx"


def test_no_page_writes_a_number_as_a_computer_does() -> None:
    """Ranges behind facts and values on the page of models: 3 million, not 3e+06."""
    rows = facts.load(ROOT / "book/facts.yml").values()
    pages = [tip_html(row, None, None) for row in rows]
    pages += [parameters(simulations.load(id)) for id in simulations.ids()]
    assert not [m[0] for page in pages for m in re.finditer(r"\d[\d.]*e[+-]\d+.{0,20}", page)]
    assert "3 million to 260 million" in "".join(pages)


def test_a_script_that_an_author_wrote_is_told_with_its_place(tmp_path):
    conf = CONF.replace(
        "extensions = [",
        'immunobook_policy = True\nextensions = ["explorable.sphinx_ext.policy", ',
        1,
    )
    page = (
        PAGES["about"] + '\n```{raw} html\n<script>go()</script>\n```\n\n<p onclick="go()">x</p>\n'
    )
    done = build(project(tmp_path, conf=conf, about=page))
    assert done.returncode
    assert "about.md" in done.stderr
    assert "<script> holds a script, which the policy of the page does not run" in done.stderr
    assert "<p onclick> holds a script" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("latex", "told"),
    [
        (r"\hatt{x} = 1", r"it does not know \hatt"),
        (r"\begin{foo}a\end{foo}", r"it does not know \begin{foo}"),
        (r"\frac{a}{b", "a brace is open or closed too often"),
        (r"\text{so \many}", r"it does not know \many"),
    ],
)
def test_tex_that_would_stand_in_the_page_as_it_is_written_is_named(latex, told):
    assert mistakes(latex, drawn(latex)) == [told]


@pytest.mark.parametrize(
    "latex",
    [r"\hat{x}", r"\begin{cases}a & b\end{cases}", r"\{a\}", r"\text{a b}\,\sin x < 2"],
)
def test_tex_that_is_drawn_is_left_alone(latex):
    assert mistakes(latex, drawn(latex)) == []


def drawn(latex: str) -> str:
    return mathml(latex).partition("<annotation")[0]


def test_unknown_tex_stops_a_strict_build_with_its_place(tmp_path):
    page = PAGES["about"] + "\nA word.\n\n$$\n\\hatt{x}\n$$\n"
    done = build(project(tmp_path, about=page))
    assert done.returncode
    assert re.search(r"about\.md:\d+: WARNING: this equation can't be drawn .*hatt", done.stderr)
    assert "in words" in done.stderr


def test_files_of_other_hosts_are_told_with_their_place(tmp_path):
    conf = CONF.replace(
        "extensions = [",
        'immunobook_policy = True\nextensions = ["explorable.sphinx_ext.policy", ',
        1,
    )
    page = PAGES["about"] + (
        "\n![A hen](https://pictures.example/hen.png)\n\n"
        '<iframe src="//films.example/hen"></iframe>\n\n'
        '<p style="background:url(https://c.example/d.png)">'
        '<img srcset="e.png 1x, https://f.example/g.png 2x"></p>\n\n'
        '<a href="https://links.example">a link is a link</a>\n'
    )
    done = build(project(tmp_path, conf=conf, about=page))
    assert done.returncode
    for address in (
        "https://pictures.example/hen.png",
        "//films.example/hen",
        "https://c.example/d.png",
        "https://f.example/g.png",
    ):
        place = rf"about\.md:\d+: WARNING: {re.escape(address)} lies on another host"
        assert re.search(place, done.stderr), address
    assert "links.example" not in done.stderr
    assert "put the file beside the page" in done.stderr
