"""A Plotly figure of a chapter's own code as the page draws it: data that JSON can carry, and a table."""

from __future__ import annotations

import json
import math
import re

import numpy as np
import plotly.graph_objects as go
import pytest

from explorable.plotly_static import figure_html


def drawn(*traces):
    html = figure_html(go.Figure(list(traces)).to_dict())
    told = re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)
    assert told

    def refuse(word):
        raise AssertionError(f"{word} is no JSON")

    return html, json.loads(told[1], parse_constant=refuse)["data"]


@pytest.mark.parametrize("column", [list, np.array])
def test_a_missing_number_is_a_gap(column):
    html, (trace,) = drawn(go.Scatter(x=column([1.0, 2.0, 3.0]), y=column([4.0, math.nan, 6.0])))
    assert trace["y"] == [4, None, 6]
    assert "<td>–</td>" in html


def test_points_without_places_are_counted():
    html, (trace,) = drawn(go.Scatter(y=[4.0, 5.0, 6.0], name="Cells"))
    assert trace["x"] == [0, 1, 2]
    assert "Cells" in html


def test_a_title_stands_above_the_picture_where_it_has_room():
    figure = go.Figure(go.Scatter(y=[1, 2])).update_layout(title="Hens & eggs", yaxis_title="Eggs")
    html = figure_html(figure.to_dict())
    assert '<figcaption class="ex-drawn-title">Hens &amp; eggs</figcaption>' in html
    told = re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)
    layout = json.loads(told[1])["layout"]
    assert "title" not in layout
    assert layout["yaxis"]["title"]["text"] == "Eggs"
    assert "figcaption" not in figure_html(go.Figure(go.Scatter(y=[1, 2])).to_dict())


def test_an_empty_trace_is_no_mistake():
    assert drawn(go.Scatter())[1][0]["x"] == []
