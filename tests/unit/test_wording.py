"""Readers' words of Python's pages: a catalogue changes them all, and a translation is as easy as one file."""

from __future__ import annotations

import ast
import gettext
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from small_book import HEAD, make, single

import explorable
from explorable import settings
from explorable.book.facts import Fact
from explorable.book.sensitive import NAME, closing, in_people, in_words, opening
from explorable.exercises import Course
from explorable.exercises.answer_key import key
from explorable.exercises.base import KINDS, Exercise
from explorable.exercises.static_page import group, progress, static
from explorable.explorer.own_model import default_simulation
from explorable.explorer.simulation import (
    Case,
    Curve,
    Option,
    Panel,
    Prediction,
    Preset,
    Simulation,
)
from explorable.explorer.static_page import page_html
from explorable.model import Axis, Event, Output, Parameter, State, model
from explorable.notebooks.cards import as_folds
from explorable.plotly_static import figure_html
from explorable.sphinx_ext.facts import CHECKED, tip_html
from explorable.sphinx_ext.model_list import as_markdown
from explorable.wording import _

PACKAGE = Path(explorable.__file__).parent


class Wordless(gettext.NullTranslations):
    """A catalogue without a letter: what it puts in, stays; what still has letters did not ask it."""

    def gettext(self, message: str) -> str:
        return " ".join(["☐", *re.findall(r"\{\w+\}", message)])

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)


@pytest.fixture
def catalogue() -> Iterator[Any]:
    """Set the catalogue of the course for one test."""
    before = settings.current()
    yield lambda translations: settings.configure(translations=translations)
    settings.configure(translations=before.translations, sensitive=before.sensitive)


class Visible(HTMLParser):
    """What a reader sees or hears of a page; equations and code are no words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        said = ("aria-label", "title", "alt", "placeholder", "data-on-paper")
        self.found += [value or "" for name, value in attrs if name in said]

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style", "math", "code"} & set(self.open):
            self.found.append(data)


def words(html: str) -> list[str]:
    """Texts of a page that have letters."""
    return [text.strip() for text in Visible(html).found if re.search(r"[^\W\d_]{2}", text)]


def test_no_letters_are_found_in_a_page_without_words() -> None:
    page = '<p class="a">1 ☐<math><mi>ab</mi></math></p><script>{"a b"}</script><code>run()</code>'
    assert words(page) == []
    assert words('<p>Go</p><b aria-label="by key">1</b>') == ["Go", "by key"]


# ---- an author's texts without a letter


@model(
    time=Axis("t", "§6", "1", 0, 4),
    states=[State("A", "§1", "1", start=3), State("B", "§2", "1", start="b")],
    parameters=[
        Parameter("b", 2, "1", "§4", between=(1, 4)),
        Parameter("c", 1, "1", "§5", switch=True),
    ],
    outputs=[Output("C", "§3", "1", "1000 * A")],
    events=[
        Event(at=[1, 2], set={"A": "A/2", "B": "B + 1"}, label="§1"),
        Event(when="B > 90", set={"B": "b"}),
    ],
)
def wordless(A: Any, B: Any, *, b: Any, c: Any) -> dict[str, Any]:
    return {"A": -b * A, "B": c * A - B}


@model(
    sweep=Axis("x", "§6", "1", 0, 4),
    parameters=[Parameter("b", 2, "1", "§4", between=(1, 4))],
    outputs=[Output("f", "§1", "1")],
)
def formula(x: Any, *, b: Any) -> dict[str, Any]:
    return {"f": b * x}


def simulation(**changes: Any) -> Simulation:
    told = Simulation(
        id="wordless",
        title="§",
        model=wordless,
        status="course",
        summary="§",
        sliders=("b", "c"),
        panels=(
            Panel((Curve("A", "ink", "§"), Curve("B", "ink", "§")), "§1", "1"),
            Panel((Curve("C", "ink", "§"),), "§2", "1", scale="log", low=1),
        ),
        measures=(),
        sentence=(Case("§."),),
        presets=(Preset("§story", "§.".replace("story", ""), {"b": 3}),),
        prediction=Prediction("§?", (Option("§1", "§", right=True), Option("§2", "§"))),
        leaves_out=("§",),
    )
    return replace(told, **changes)


REASONED = {"text": "§1", "reason": "§."}
OPTIONS = [
    {"text": "§1", "reason": "§.", "right": True},
    {"text": "§2", "reason": "§."},
    {"text": "§3", "reason": "§."},
]
COMMON = {"objective": "first-1", "bloom": "apply", "question": "§?", "explanation": "§."}
OWN: dict[str, dict[str, Any]] = {
    "single": {"options": OPTIONS},
    "multiple": {"options": OPTIONS},
    "predict": {"options": OPTIONS, "reveal": "§."},
    "order": {"items": [REASONED, REASONED, REASONED]},
    "match": {"pairs": [{"left": "§1", "right": r, "reason": "§."} for r in ("§2", "§3", "§2")]},
    "label": {
        "picture": "picture.svg", "extra": [{"text": "§3", "reason": "§."}],
        "places": [{"id": place, "where": f"§{n}", "label": f"§{n}", "reason": "§."} for n, place in enumerate(("one", "two"))],
    },
    "draw": {
        "simulation": "wordless", "quantity": "C",
        "features": [{"ask": ask, "reason": "§."} for ask in ("top", "falls", "returns")],
    },
    "mystery": {
        "simulation": "wordless", "quantity": "C",
        "suspects": [{"parameter": p, "values": [1, 3, 4], "reason": "§."} for p in ("b", "c")],
    },
    "cloze": {"text": "[1] § [2]", "gaps": [{"accept": ["§"], "reason": "§."}, {"options": OPTIONS}]},
    "number": {"answer": 4, "unit": "%", "tolerance": "5%", "mistakes": [{"answer": 3, "reason": "§."}]},
    "text": {"model": "§.", "points": ["§1", "§2"]},
    "vignette": {"steps": [{"text": "§.", "question": "§?", "options": OPTIONS}] * 2},
    "data": {"made_up": True, "options": OPTIONS, "table": {"caption": "§", "columns": ["§1", "§2"], "rows": [["§3", "4"], ["§5", "6"]]}},
    "spot": {"sentences": [{"text": "§1", "reason": "§.", "wrong": True}, REASONED | {"text": "§2"}, REASONED | {"text": "§3"}],
             "why": "§?", "options": OPTIONS},
    "code": {"starter": "exercise()", "solution": "1", "checks": [{"unless": "True", "say": "§"}]},
    "goal": {
        "simulation": "wordless", "goal": "b > 2", "solution": {"b": 3, "c": 1}, "watch": ["b"], "worked": ["§."],
        "near": [{"when": "True", "say": "§."}],
    },
}  # fmt: skip


def exercises(**more: Any) -> list[Exercise]:
    return [
        KINDS[kind].model_validate({"id": f"first-{kind}", "type": kind, **COMMON, **own, **more})
        for kind, own in OWN.items()
    ]


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    found = Course(make(tmp_path, HEAD + single()))
    places = '<g id="one" transform="translate(2 2)"/><g id="two" transform="translate(4 4)"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{places}</svg>'
    (found.folder / "picture.svg").write_text(drawing)
    monkeypatch.setattr(found.figures, "simulation", lambda name: simulation())
    return found


def test_every_kind_of_exercise_is_here() -> None:
    assert set(OWN) == set(KINDS), "a new kind: write an example without letters"


@pytest.mark.parametrize("kind", ["practice", "recall", "one"])
@pytest.mark.parametrize("about", [{}, {"sensitive": "death"}])
def test_no_word_of_an_exercise_is_without_a_hook(
    course: Course, catalogue: Any, kind: str, about: dict[str, str]
) -> None:
    catalogue(Wordless())
    settings.configure(sensitive={"death": "§", "relapse": "§"})
    given = exercises(**about)
    described = group(course, kind, "first", given)
    assert words(static(course, described, given)) == []
    told = [e[name] for e in described["exercises"] for name in ("label", "about") if name in e]
    assert (
        words("".join(f"<p>{text}</p>" for text in [*told, described["title"], described["intro"]]))
        == []
    )
    assert in_words(["death", "relapse"]) == "☐ § §"


def test_no_word_around_the_exercises_is_without_a_hook(
    course: Course, catalogue: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (course.folder / "chapters/first.md").write_text("# §\n\n- **first-1** §\n")
    course.__dict__.pop("chapters", None)
    monkeypatch.setattr(course, "exercises", lambda name, **_: exercises())
    catalogue(Wordless())
    settings.configure(title="§")
    try:
        page, trainers = progress(course), key(course)
    finally:
        settings.configure(title="How Immunotherapy Works")
    assert words(page.partition("<script")[0]) == []
    rows = json.loads(page.partition('json">')[2].partition("</script>")[0])["chapters"][0][
        "exercises"
    ]
    assert [row[3] for row in rows] == ["☐"] * (len(OWN) - 1)
    ours = re.sub(r"first-1|\(\)| · apply · ", "", trainers)
    assert words(ours) == []


@pytest.mark.parametrize(
    "made",
    [
        simulation,
        lambda: simulation(opens="§story"),
        lambda: simulation(status="published", source="§"),
        lambda: replace(default_simulation(wordless), title="§"),
        lambda: replace(default_simulation(formula), title="§"),
    ],
    ids=["course", "story", "published", "own model", "own formula"],
)
def test_no_word_of_an_explorer_is_without_a_hook(
    catalogue: Any, made: Callable[[], Simulation]
) -> None:
    catalogue(Wordless())
    shown = made()  # a reader's own model gets its sentences now
    html = page_html(shown).replace("§story", "§")
    assert words(html) == []
    spec = json.loads(html.rpartition('json">')[2].partition("</script>")[0])
    assert words(spec["equations"]) == []
    assert (
        words("".join(f"<p>{re.sub(r'{[^}]*}', '', text)}</p>" for text in spec["sentence"])) == []
    )
    assert words("".join(f"<p>{m['label']}</p>" for m in spec["measures"])) == []


def test_no_word_of_a_figure_a_card_or_a_tip_is_without_a_hook(catalogue: Any) -> None:
    catalogue(Wordless())
    column = {"x": [1, 2, 3], "y": [1, 4, 9]}
    assert words(figure_html({"data": [column]})) == []
    assert (
        words(
            figure_html(
                {"data": [{**column, "name": "§"}], "layout": {"xaxis": {"title": {"text": "§"}}}}
            )
        )
        == []
    )
    assert words(opening(["death"], _(NAME), "§", "a") + closing("§")) == []
    row = Fact(
        id="a", value=66, unit="1", shown="66%", says="§", who="§", source="course", checked="seen", kind="biology",
        seen_on="2026-11-24", seen_by="author", recheck_by="2027-11-24", note="§", interval=[1, 2], interval_kind="§",
    )  # fmt: skip
    for checked in CHECKED:
        assert words(tip_html(row.model_copy(update={"checked": checked}), None, None)) == []
    assert in_people(row) == "☐ 66 100 (66%)"
    listed = as_markdown(simulation(id="bridges"), "a.html")
    assert (
        words(re.sub(r"(?m)^\(model-bridges\)=|^:::\{dropdown\}|^```\{raw\} html", "", listed))
        == []
    )
    card = ":::{numbers} §\n:who: §\n:when: §\n:compared: §\n§\n:::\n"
    assert words(as_folds(card).replace("{dropdown}", "")) == []


# ---- a translation


def dutch(texts: dict[Any, Any]) -> gettext.GNUTranslations:
    """A catalogue as a translator makes it."""
    made = Catalog("nl")
    for source, told in texts.items():
        made.add(source, told)
    file = io.BytesIO()
    write_mo(file, made)
    file.seek(0)
    return gettext.GNUTranslations(file)


def test_a_catalogue_changes_a_page_and_nothing_of_what_is_kept(
    course: Course, catalogue: Any
) -> None:
    given = exercises()[:3]
    before = group(course, "recall", "first", given)
    catalogue(
        dutch(
            {
                "Choose one": "Kies er een",
                "Answer and explanation": "Antwoord en uitleg",
                "The numbers as a table": "De getallen als tabel",
                "Chart. {up} against {across}": "Grafiek. {across} met {up}",
            }
        )
    )
    after = group(course, "recall", "first", given)
    page = static(course, after, given)
    assert "Kies er een" in page and "Antwoord en uitleg" in page and "Answer and" not in page
    assert [e["label"] for e in after["exercises"]] == [
        "Kies er een",
        "Choose all that fit",
        "Predict first",
    ]
    assert [e["print"] for e in after["exercises"]] == [e["print"] for e in before["exercises"]], (
        "readers' answers hang on the print: a translated label is no changed question"
    )
    explorer = page_html(simulation())
    assert "De getallen als tabel" in explorer and "Grafiek. §6 met §1" in explorer


def test_a_catalogue_has_its_own_plurals(course: Course, catalogue: Any) -> None:
    catalogue(
        dutch({("One more question", "Two more questions"): ("Nog een vraag", "Nog twee vragen")})
    )
    pages = [
        static(course, group(course, "recall", "first", given), given)
        for given in (exercises()[:2], exercises()[:3])
    ]
    assert ["Nog een vraag" in page for page in pages] == [True, False]
    assert ["Nog twee vragen" in page for page in pages] == [False, True]


def test_a_translator_can_find_every_text() -> None:
    """A text that is put together before it is looked up stands in no catalogue."""
    found = 0
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "_",
                "N_",
                "ngettext",
            ):
                found += 1
                told = node.args[:2] if node.func.id == "ngettext" else node.args  # type: ignore[attr-defined]
                assert not any(
                    isinstance(n, ast.JoinedStr) for arg in told for n in ast.walk(arg)
                ), (
                    f"{path.relative_to(PACKAGE)}:{node.lineno}: write _('... {{name}} ...').format(name=...)"
                )
    assert found > 100
