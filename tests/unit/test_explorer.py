"""The explorer in Python: values, measures and sentence together; the page's HTML."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from explorable.book.bibliography import source
from explorable.explorer.simulation import Simulation
from explorable.explorer.spec import to_spec
from explorable.explorer.static_page import model_script, page_html
from explorable.explorer.still.axis import Range, ticks_of
from explorable.explorer.widget import Explorer
from explorable.model import Axis, Parameter, State, model
from immunobook import explore, simulations

ID = "innate-and-acquired"
FIELDS = [
    "id", "title", "summary", "status", "ownNumbers", "source", "kind", "axis", "parameters", "sliders", "more", "log",
    "quantities", "measures", "panels", "sentence", "cases", "presets", "opens", "prediction", "leavesOut", "unitNotes",
    "sources", "equations", "scene",
]  # fmt: skip


class Reader(HTMLParser):
    """What an explorer's HTML holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.starts: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.starts.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts[-1] += data
        elif self.open:
            self.texts[self.open[-1]] = self.texts.get(self.open[-1], "") + data


@pytest.mark.parametrize("id", simulations.ids())
def test_spec_is_complete_json(id: str) -> None:
    spec = to_spec(simulations.load(id))
    assert [key for key in spec if key != "floors"] == FIELDS
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec
    names = [p["name"] for p in spec["parameters"]]
    assert set(spec["sliders"]) | set(spec["more"]) <= set(names)
    for p in spec["parameters"]:
        if p["name"] in (*spec["sliders"], *spec["more"]):
            assert p["lo"] is not None and p["hi"] is not None


def test_page_without_javascript() -> None:
    html = page_html(simulations.load(ID))
    found = Reader(html)
    assert found.open == []
    assert found.starts[0] == (
        "figure",
        {
            "class": "ex-explorer",
            "id": f"explore-{ID}",
            "data-explorable": "explorer",
            "data-id": ID,
        },
    )
    assert found.texts["figcaption"] == "One germ, met twice"
    assert " 3 times faster" in found.texts["p"]
    assert len([tag for tag, _ in found.starts if tag == "tr"]) == 14
    assert json.loads(found.scripts[0])["id"] == ID
    assert len(found.scripts) == 1


def test_it_opens_on_a_story_and_defaults_stay() -> None:
    simulation = replace(simulations.load(ID), opens="Vaccinated")
    explorer = Explorer(simulation)
    opened = {**simulation.model.defaults, "M0": 200_000}
    assert explorer.values == opened != simulation.model.defaults
    assert explorer.sentence.startswith("The memory from the vaccine is ready.")
    assert explorer.spec["opens"] == "Vaccinated"
    usual = explore(ID)
    usual.set(M0=200_000)
    assert explorer.measures == usual.measures
    html = page_html(simulation)
    assert explorer.sentence in Reader(html).texts["p"]
    assert "One germ, met twice, in the story “Vaccinated”" in html
    assert "usual setting" not in html.split("<script")[0]
    explorer.values = {"again": 0}
    assert explorer.values == {**opened, "again": 0}


def test_model_script() -> None:
    text = model_script(simulations.load(ID))
    assert text.startswith(f'explorable.define("{ID}", (lib) => ({{')
    assert text.endswith("}));\n")


def test_mime_bundle_has_both() -> None:
    bundle = explore(ID)._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/html"].startswith("<figure")


def test_set_and_assign_answer() -> None:
    explorer = explore(ID)
    before = dict(explorer.measures)
    heard = []
    explorer.observe(
        lambda change: heard.append(change["name"]), names=["values", "measures", "sentence"]
    )
    explorer.set(innate=0)
    assert explorer.values["innate"] == 0
    assert explorer.measures["first_peak"] > 100 * before["first_peak"]
    assert "Without the innate arm" in explorer.sentence
    assert set(heard) == {"values", "measures", "sentence"}
    explorer.values = {"again": 0}
    assert explorer.values["innate"] == 0  # what is not named stays
    assert explorer.measures["second_clear"] is None


def test_simulate_leaves_the_sliders_alone() -> None:
    explorer = explore(ID)
    table = explorer.simulate(r=1)
    assert list(table.columns) == ["t", "P", "I", "N", "E", "M", "S", "innate_strength"]
    assert len(table) == 301
    assert table["P"].max() == pytest.approx(1485, rel=0.01)
    assert explorer.values["r"] == 2


@pytest.mark.parametrize(
    ("values", "error", "words"),
    [
        ({"speed": 1}, KeyError, [ID, "'speed'", "innate, acquired, r"]),
        ({"r": 7}, ValueError, [ID, "r = 7", "0.5 to 3 per day"]),
        ({"innate": 2}, ValueError, ["innate = 2", "0 to 1"]),
        ({"r": float("nan")}, ValueError, ["r = nan"]),
    ],
)
def test_wrong_values_are_named(
    values: dict[str, float], error: type[Exception], words: list[str]
) -> None:
    explorer = explore(ID)
    for call in (explorer.set, explorer.simulate):
        with pytest.raises(error) as refusal:
            call(**values)
        for word in words:
            assert word in str(refusal.value)
    assert explorer.values == {
        **explorer.simulation.model.defaults,
        **explorer.simulation.opening,
    }


def test_unknown_id_lists_the_others() -> None:
    with pytest.raises(KeyError, match=r"'innate' \(there are: .*innate-and-acquired"):
        explore("innate")
    with pytest.raises(TypeError, match="explore"):
        explore(3)  # type: ignore[arg-type]


def test_a_model_of_your_own() -> None:
    @model(
        time=Axis("t", "Time", "days", 0, 10),
        states=[State("A", "Germs", "germs", start=1)],
        parameters=[
            Parameter("k", 0.5, "1/day", "Growth", (0, 1)),
            Parameter("c", 1.0, "1", "Constant"),
        ],
    )
    def my_germ(A, *, k, c):
        """Germs that only grow."""
        return {"A": c * k * A}

    explorer = explore(my_germ)
    assert isinstance(explorer.simulation, Simulation)
    assert explorer.spec["sliders"] == ["k"]
    assert explorer.spec["summary"] == "Germs that only grow."
    html = explorer._repr_mimebundle_()
    found = Reader((html[0] if isinstance(html, tuple) else html)["text/html"])
    assert found.scripts[0].startswith(
        '(window.explorable=window.explorable||{queue:[]}).queue.push(["my-germ~'
    )
    assert explorer.simulate(k=1)["A"].iloc[-1] == pytest.approx(22026.47, rel=1e-6)


@pytest.mark.parametrize(
    ("unit", "end", "said"),
    [
        ("million cells", 94.9, "at most 94.9 million cells, 94.9 million cells at the end."),
        ("units", 1.0, "at most 1 unit, 1 unit at the end."),
        ("%", 6.68, "at most 6.7%, 6.7% at the end."),
        ("1/day", 0.1, "at most 0.1 per day, 0.1 per day at the end."),
        ("cells", 34.8, "at most 35 cells, 35 cells at the end."),
        ("g/m^{2}", 2.0, "at most 2 g/m^(2), 2 g/m^(2) at the end."),
        ("1", 2.5, "at most 2.5, 2.5 at the end."),
    ],
)
def test_a_models_own_sentence_gives_each_number_its_unit(unit: str, end: float, said: str) -> None:
    @model(
        time=Axis("t", "Time", "days", 0, 1),
        states=[State("A", "Size", unit, start=end / 2)],
        parameters=[Parameter("end", end, unit, "End", (0, 200))],
    )
    def rising(A, *, end):
        return {"A": end / 2}

    assert explore(rising).sentence.replace("\u00a0", " ") == f"Size: {said}"


def test_importing_by_name() -> None:
    import immunobook

    assert immunobook.explore is explore
    assert "explore" in dir(immunobook)
    with pytest.raises(AttributeError, match="nothing"):
        immunobook.nothing  # noqa: B018


@pytest.mark.parametrize("id", simulations.ids())
def test_every_parameter_has_its_source_in_words_and_its_symbol(id: str) -> None:
    spec = to_spec(simulations.load(id))
    for parameter in spec["parameters"]:
        assert parameter["symbol"].startswith("<math")
        if parameter["source"] != "course":
            cited = spec["sources"][parameter["source"]]
            assert cited["text"] != parameter["source"], "the key itself: not in references.bib"
        for word in re.findall(r"\w+", parameter["note"]):
            assert source(word).text == word, (
                f"the note of {parameter['name']} shows the key {word}"
            )


def test_a_trace_is_told_as_almost_nothing() -> None:
    """Nobody can measure 6e-16 mg/L; on a logarithmic axis a cell of 1e10 is still a cell."""
    table = page_html(simulations.load("drug-level")).partition('class="ex-numbers"')[2]
    assert "<td>almost 0</td>" in table
    assert "10⁻¹" not in table.partition("</table>")[0]
    counted = page_html(simulations.load("car-t-and-leukemia")).partition('class="ex-numbers"')[2]
    assert "almost 0" not in counted.partition("</table>")[0]


@pytest.mark.parametrize("id", simulations.ids())
def test_no_table_tells_what_lies_below_its_axis(id: str) -> None:
    """3 × 10⁻¹⁵ of a virus is no virus: where the picture ends, the number ends."""
    simulation = simulations.load(id)
    table = page_html(simulation).partition('class="ex-numbers"')[2].partition("</table>")[0]
    drawn = [p.low for p in simulation.panels if p.scale == "log" and p.low]
    if drawn:
        assert "× 10⁻" not in table


def test_ticks_below_zero_have_a_real_minus() -> None:
    ticks = ticks_of(Range(-4000, 0), 3)
    assert [tick.text for tick in ticks] == ["−4,000", "−2,000", "0"]


def test_the_widget_brings_its_front_end() -> None:
    """What a notebook gets is the built script and style, with the course's own colors."""
    assert "not built yet" not in str(Explorer._esm)
    assert "export" in str(Explorer._esm)[-2000:]
    assert "--ex-tcell:#0072b2" in str(Explorer._css)
