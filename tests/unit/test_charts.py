"""Charts of trials: the file is checked, and what is not a fair comparison does not look like one."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from immunobook import charts, trials

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
    assert all(row.kind != "one group" or row.control is None for row in rows)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (
            {"treatment_percent": "66%"},
            "column treatment_percent: '66%' is not a number: write it like 66",
        ),
        ({"treatment_percent": "166"}, "column treatment_percent: 166 is no percentage"),
        ({"treatment_percent": ""}, "column treatment_percent: is empty"),
        ({"treatment_low": ""}, "column treatment_low: an interval has two ends"),
        ({"treatment_low": "70"}, "column treatment_low: 66 does not lie between 70 and 71"),
        ({"interval_kind": ""}, "column interval_kind: is empty"),
        ({"control_label": ""}, "column control_label: a comparison has a label and a percentage"),
        ({"patients": "about 200"}, "column patients: 'about 200' is not a count"),
        ({"design": "a study"}, "column design: 'a study' does not say how the group was compared"),
        (
            {"design": "single arm phase 2"},
            "column control_percent: a design that is 'single arm phase 2' has no comparison",
        ),
        ({"checked": "yes"}, "column checked: 'yes' is not known: write seen or recalled"),
        ({"group": " "}, "column group: is empty"),
        (
            {"design": "phase 2, not randomized"},
            "column design: 'phase 2, not randomized' does not say how the group was compared",
        ),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, cells: dict[str, str], told: str) -> None:
    with pytest.raises(trials.TrialsError) as error:
        trials.load(changed(tmp_path, 2, **cells))
    assert f"trials.csv, row 2, {told}" in str(error.value)


def test_text_cut_at_its_comma_is_named(tmp_path: Path) -> None:
    path = changed(tmp_path, 2)
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] += ", and more"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(trials.TrialsError, match=r"row 2, .* 1 cell.s. too many"):
        trials.load(path)


def test_an_unknown_source_is_named(tmp_path: Path) -> None:
    path = changed(tmp_path, 2, source="nobody1900")
    (tmp_path / "references.bib").write_text("@article{yu2010,\n}\n")
    with pytest.raises(trials.TrialsError, match="row 2, column source: 'nobody1900' is not in"):
        trials.load(path)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "trials.csv"
    path.write_text("chart,trial\n")
    with pytest.raises(trials.TrialsError, match="the first line lacks arm_label"):
        trials.load(path)


def test_unknown_chart() -> None:
    with pytest.raises(KeyError, match="no chart called 'anti-gd3'; there are: anti-gd2, "):
        charts.trial_chart("anti-gd3")


@pytest.mark.parametrize("name", NAMES)
def test_html(name: str) -> None:
    html = charts.trial_chart(name)._repr_mimebundle_()["text/html"]
    assert html.startswith('<figure class="ib-chart"') and 'data-immunobook="chart"' in html
    assert "<details" in html and " open>" in html  # without JavaScript the table stands open
    assert html.count('scope="row"') == sum(r.chart == name for r in trials.load(FILE))
    assert "<caption>" in html and "This is" not in html
    drawings = json.loads(
        re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)[1]
    )
    for drawing in drawings.values():
        words = " ".join(t for trace in drawing["data"] for t in trace.get("text", []))
        for row in (r for r in trials.load(FILE) if r.chart == name):
            assert row.treatment.shown in words
            assert row.trial.split()[0] in words and f"{row.patients:,}" in words
            assert row.control is None or row.control.shown in words


def traces(name: str) -> list[dict[str, object]]:
    return charts.trial_chart(name)._repr_mimebundle_()["application/vnd.plotly.v1+json"]["data"]


def test_only_randomized_groups_are_bars_beside_each_other() -> None:
    bars = {x for t in traces("blinatumomab") if t["type"] == "bar" for x in t["x"]}
    dots = {x for t in traces("blinatumomab") if t.get("mode") == "markers" for x in t["x"]}
    rows = [r for r in trials.load(FILE) if r.chart == "blinatumomab"]
    for row in rows:
        numbers = {row.treatment.percent, row.control.percent}
        assert numbers <= (bars if row.kind == "randomized" else dots), row
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
    monkeypatch.setattr(trials, "find", lambda: path)
    html = charts.trial_chart("anti-gd2").html()
    assert (
        "* Not yet checked in the source." in html
        and "66% (61 to 71%; plus or minus one standard error) *" in html
    )
    assert "Not yet checked" not in charts.trial_chart("car-t").html()


def test_jupyter_gets_plain_colors() -> None:
    figure = charts.trial_chart("blinatumomab")._repr_mimebundle_()[
        "application/vnd.plotly.v1+json"
    ]
    assert "ib:" not in json.dumps(figure)
    graph_objects = pytest.importorskip("plotly.graph_objects")
    graph_objects.Figure(
        {k: figure[k] for k in ("data", "layout")}
    )  # Plotly itself checks every name
