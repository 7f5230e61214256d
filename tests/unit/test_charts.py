"""Charts of trials: the file is checked, and what is not a fair comparison does not look like one."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest

from explorable.book.text_file import FileError
from explorable.errors import BookError
from immunobook import charts
from immunobook.charts import intervals, titles, trials

FILE = Path(__file__).parents[2] / "book" / "trials.csv"
NAMES = ["anti-gd2", "blinatumomab", "car-t", "gd2-car-t", "relapse-types"]


@pytest.fixture(autouse=True)
def _in_the_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FILE.parent)


def changed(tmp_path: Path, row: int, **cells: str) -> Path:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[row - 2].update(cells)
    path = tmp_path / "trials.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, trials.COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_the_book_s_file_is_sound() -> None:
    rows = trials.load(FILE)
    assert {row.chart for row in rows} >= set(NAMES)
    assert all(
        bool(row.control) == (row.comparison in ("randomized", "earlier group")) for row in rows
    )
    assert {row.chart for row in rows} == set(titles.load(FILE.with_name("charts.yml")))


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (
            {"treatment_percent": "66%"},
            "column treatment_percent: '66%' is not a number: write it like 66",
        ),
        ({"treatment_percent": "100.1"}, "column treatment_percent: 100.1 is no percentage"),
        ({"treatment_percent": "-0.1"}, "column treatment_percent: -0.1 is no percentage"),
        ({"treatment_percent": ""}, "column treatment_percent: is empty"),
        (
            {"treatment_se": ""},
            "column interval_from: is 'standard error', which needs treatment_se",
        ),
        (
            {"treatment_low": "61"},
            "column treatment_low: is filled in, but interval_from is 'standard error'",
        ),
        (
            {"interval_from": "count"},
            "column treatment_se: is filled in, but interval_from is 'count'",
        ),
        (
            {
                "interval_from": "source",
                "treatment_low": "70",
                "treatment_high": "71",
                "treatment_se": "",
            },
            "column treatment_low: 66 does not lie between 70 and 71",
        ),
        (
            {"interval_from": "90% CI"},
            "column interval_from: '90% CI' is not on the list: write source, standard error, count, none",
        ),
        (
            {"seen_on": "yesterday"},
            "column seen_on: 'yesterday' is no day: write it like 2026-11-24",
        ),
        (
            {"seen_on": "2026-12-24"},
            "column seen_on: `seen_on` is 2026-12-24, which is still to come",
        ),
        (
            {"recheck_by": "2028-11-24"},
            "column recheck_by: `recheck_by` is 2028-11-24; for treatment it is 2027-11-24",
        ),
        (
            {"seen_by": "Jo"},
            "column seen_by: 'Jo' is not on the list: write author, second-reader, clinician",
        ),
        (
            {"sensitive": "sad"},
            "column sensitive: 'sad' is not on the list: write survival, response",
        ),
        ({"control_label": ""}, "column control_label: a comparison has a label and a percentage"),
        ({"patients": "about 200"}, "column patients: 'about 200' is not a count"),
        ({"patients": "0"}, "column patients: '0' is not a count"),
        (
            {"comparison": "quasi-randomized"},
            "column comparison: 'quasi-randomized' is not on the list: write randomized, earlier group, single group, registry",
        ),
        (
            {"comparison": "non-randomized"},
            "column comparison: 'non-randomized' is not on the list",
        ),
        ({"comparison": "single group"}, "column control_percent: 'single group' compares nothing"),
        (
            {"control_label": "", "control_percent": "", "control_se": ""},
            "column control_percent: 'randomized' compares two groups",
        ),
        ({"checked": "yes"}, "column checked: 'yes' is not on the list: write seen, recalled"),
        ({"group": " "}, "column group: is empty"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, cells: dict[str, str], told: str) -> None:
    with pytest.raises(trials.TrialsError) as error:
        trials.load(changed(tmp_path, 2, **cells), today=date(2026, 12, 1))
    assert f"trials.csv:2: {told}" in str(error.value)


def test_text_cut_at_its_comma_is_named(tmp_path: Path) -> None:
    path = changed(tmp_path, 2)
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] += ", and more"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(trials.TrialsError, match=r":2: .* 1 cell.s. too many"):
        trials.load(path)


def test_an_unknown_source_is_named(tmp_path: Path) -> None:
    path = changed(tmp_path, 2, source="nobody1900")
    (tmp_path / "references.bib").write_text("@article{yu2010,\n}\n")
    with pytest.raises(trials.TrialsError, match="csv:2: column source: 'nobody1900' is not in"):
        trials.load(path)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "trials.csv"
    path.write_text("chart,trial\n")
    with pytest.raises(FileError, match=r"trials\.csv:1: the first line lacks arm_label"):
        trials.load(path)


def test_unknown_chart() -> None:
    with pytest.raises(KeyError, match="no chart called 'anti-gd3'; there are: anti-gd2, "):
        charts.trial_chart("anti-gd3")


@pytest.mark.parametrize("name", NAMES)
def test_html(name: str) -> None:
    html = charts.trial_chart(name)._repr_mimebundle_()["text/html"]
    assert '<figure class="ex-chart" data-explorable="chart">' in html
    assert "<details" in html and '<script type="application/json">' not in html
    assert html.count('scope="row"') == sum(r.chart == name for r in trials.load(FILE))
    assert "<caption>" in html and "This is" not in html and "?." not in html
    picture = html[html.index('class="ex-chart-picture"') : html.index('class="ex-chart-note"')]
    for row in (r for r in trials.load(FILE) if r.chart == name):
        for share in filter(None, (row.treatment, row.control)):
            ends = "" if share.low is None else f";--lo:{share.low:g};--hi:{share.high:g}"
            whisker = "<i></i>" if ends else ""
            assert (
                f'style="--at:{share.percent:g}{ends}">{whisker}</span><b>{share.shown}</b>'
                in picture
            )
        assert row.trial.split()[0] in picture and f"{row.patients:,}" in picture


def test_what_chance_did_not_draw_is_no_bar() -> None:
    """In the page, as in a notebook: each section says how fair its comparison is, and draws accordingly."""
    for name in NAMES:
        html = charts.trial_chart(name).html()
        sections = re.findall(
            r'class="ex-kind (ex-bars|ex-dots)"><p class="ex-kind-name">([^<]*)', html
        )
        bars = [told for way, told in sections if way == "ex-bars"]
        assert sections and all(told.startswith(("Randomized", "Looking back")) for told in bars)
        assert not [t for way, t in sections if way == "ex-dots" and t.startswith("Randomized")]


def traces(name: str) -> list[dict[str, object]]:
    return charts.trial_chart(name)._repr_mimebundle_()["application/vnd.plotly.v1+json"]["data"]


def test_only_randomized_groups_are_bars_beside_each_other() -> None:
    bars = {x for t in traces("blinatumomab") if t["type"] == "bar" for x in t["x"]}
    dots = {x for t in traces("blinatumomab") if t.get("mode") == "markers" for x in t["x"]}
    rows = [r for r in trials.load(FILE) if r.chart == "blinatumomab"]
    for row in rows:
        numbers = {row.treatment.percent, row.control.percent}
        assert numbers <= (bars if row.comparison == "randomized" else dots), row
    assert not [t for t in traces("car-t") if t["type"] == "bar"]


def test_intervals_are_drawn_where_there_are_any() -> None:
    rows = [r for r in trials.load(FILE) if r.chart == "anti-gd2"]
    shares = [*(r.treatment for r in rows), *(r.control for r in rows if r.control)]
    errors = [t["error_x"] for t in traces("anti-gd2") if "error_x" in t]
    for end, wanted in (
        ("array", [s.high - s.percent for s in shares if s.high is not None]),
        ("arrayminus", [s.percent - s.low for s in shares if s.low is not None]),
    ):
        assert [v for e in errors for v in e[end]] == pytest.approx(wanted)


def test_what_is_recalled_is_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = changed(tmp_path, 2, checked="recalled")
    (tmp_path / "charts.yml").write_text(FILE.with_name("charts.yml").read_text())
    monkeypatch.setattr(trials, "find", lambda: path)
    html = charts.trial_chart("anti-gd2").html()
    assert (
        "* Not yet checked in the source." in html
        and "66% (56.2 to 75.8%; 95% interval, worked out here from the standard error) *" in html
    )
    assert "Not yet checked" not in charts.trial_chart("car-t").html()


def test_jupyter_gets_plain_colors() -> None:
    figure = charts.trial_chart("blinatumomab")._repr_mimebundle_()[
        "application/vnd.plotly.v1+json"
    ]
    assert "role:" not in json.dumps(figure)
    graph_objects = pytest.importorskip("plotly.graph_objects")
    graph_objects.Figure(
        {k: figure[k] for k in ("data", "layout")}
    )  # Plotly itself checks every name


@pytest.mark.parametrize(
    ("percent", "error", "low", "high"),
    [
        (56.6, 4.7, 47.4, 65.8),
        (73.2, 4.2, 65.0, 81.4),
        (96.0, 1.2, 93.6, 98.4),
        (97.5, 1.4, 94.8, 100),
        (1, 1, 0, 3),
    ],
)
def test_an_interval_from_a_standard_error_holds_95_percent(percent, error, low, high) -> None:
    assert intervals.from_standard_error(percent, error) == (low, high)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(17, 27, 44.2, 78.5), (21, 32, 48.3, 79.6), (1, 1, 20.7, 100)]
)
def test_an_interval_from_a_count_is_wilson_s(count, of, low, high) -> None:
    assert intervals.from_count(count, of) == (low, high)


@pytest.mark.parametrize("name", NAMES)
def test_every_line_in_a_chart_is_a_95_percent_interval_and_each_row_says_where_from(
    name: str,
) -> None:
    html = charts.trial_chart(name).html()
    rows = [r for r in trials.load(FILE) if r.chart == name]
    assert "plus or minus one standard error" not in html
    for row in rows:
        assert charts.INTERVAL[row.interval_from] in html
        assert (row.treatment.low is None) == (row.interval_from == "none")
    assert ("Each is a 95% interval" in html) == any(r.interval_from != "none" for r in rows)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- title: A\n  color: tcell\n", "row 1: `chart` is missing"),
        (
            "- {chart: a, title: A, color: red}\n",
            "charts.yml:1: row 1: `color` is 'red'; write 'tcell', 'intruder'",
        ),
        (
            "- {chart: a, title: A, color: ink, shows: all}\n",
            "charts.yml:1: row 1: `shows` is 'all'; write 'results' or 'parts'",
        ),
        (
            "- {chart: a, title: A, color: ink, colour: ink}\n",
            "`colour` is not a field here; did you mean `color`?",
        ),
        (
            "- {chart: a, title: A, color: ink}\n- {chart: a, title: B, color: ink}\n",
            "charts.yml:2: row 2: `a` stands there twice",
        ),
        ("a: 1\n", "the file is a list of rows"),
        (
            "- 3\n",
            "charts.yml:1: row 1: this is 3; write its fields below each other: chart, title",
        ),
        ("- [unclosed\n", "not readable as YAML"),
    ],
)
def test_a_mistake_in_the_titles_is_named(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "charts.yml"
    path.write_text(text)
    with pytest.raises(BookError) as error:
        titles.load(path)
    assert "charts.yml" in str(error.value) and told in str(error.value)


def test_a_chart_without_a_title_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = changed(tmp_path, 2, chart="new-chart")
    (tmp_path / "charts.yml").write_text(FILE.with_name("charts.yml").read_text())
    monkeypatch.setattr(trials, "find", lambda: path)
    with pytest.raises(trials.TrialsError, match=r"charts\.yml has no row `- chart: new-chart`"):
        charts.trial_chart("new-chart")
