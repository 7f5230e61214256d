"""A reader's cells as the worker of a page runs them: with the stand-ins, in a Python of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import explorable

STAND_INS = Path(explorable.__file__).with_name("in_page") / "stand_ins"
MAIN = f"""
import json, sys
sys.path.insert(0, {str(STAND_INS)!r})
from explorable.in_page.session import Session
told = []
session = Session(lambda text: told.append(["said", text]), lambda id, state: told.append(["moved", id, dict(state)]))
done = []
for kind, *given in json.load(sys.stdin):
    done.append(getattr(session, kind)(*given))
sys.__stdout__.write(json.dumps([done, told]))
"""


def asked(*calls: list[Any]) -> tuple[list[Any], list[Any]]:
    """What a session answers to calls of its methods, and what it told meanwhile."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN], input=json.dumps(calls), capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-1500:]
    answers, told = json.loads(done.stdout)
    return answers, told


def ran(*cells: str) -> list[Any]:
    return asked(*(["run", cell, f"cell {n}"] for n, cell in enumerate(cells, 1)))[0]


def test_the_last_line_shows_itself_and_names_stay():
    first, second, third, fourth = ran("a = 2\nprint('hi')\na", "a + 1", "a;", "None")
    assert first["shown"] == [{"kind": "text", "text": "hi\n"}, {"kind": "value", "text": "2"}]
    assert second["shown"] == [{"kind": "value", "text": "3"}]
    assert third == fourth == {"shown": [], "mistake": None}


def test_a_mistake_is_told_with_the_line_of_the_reader():
    cells = [
        "x = 1\ny = (2",
        "usual = 1\n\nusul",
        "def f():\n    return 1 / 0",
        "f()",
        "import no_such_thing",
        "%pip install scipy",
        "assert usual == 2",
    ]
    found = [done["mistake"] for done in ran(*cells)]
    assert found[0]["line"] == 2 and "never closed" in found[0]["words"]
    assert found[1]["line"] == 3 and "did you mean 'usual'? A name" in found[1]["words"]
    assert found[2] is None
    assert (found[3]["line"], found[3]["cell"]) == (2, "cell 3")
    assert "divided by zero" in found[3]["words"]
    assert found[3]["python"].splitlines()[-1] == "ZeroDivisionError: division by zero"
    assert "session.py" not in found[3]["python"]
    assert "no_such_thing" in found[4]["words"] and "JupyterLab" in found[4]["words"]
    assert "for notebooks" in found[5]["words"]
    assert found[6]["words"] == "What this line claims is not so."


def test_the_courses_own_sentences_stand_as_they_are():
    (done,) = ran("from explorable import explore\nexplore(3)")
    assert done["mistake"]["words"].startswith("explore() takes")
    assert done["mistake"]["line"] == 2


def test_what_is_printed_without_an_end_is_cut():
    (done,) = ran("for k in range(10_000):\n    print('all work and no play')")
    (part,) = done["shown"]
    assert len(part["text"]) < 20_100
    assert part["text"].endswith("the rest is left out.")


OWN = """
from explorable import explore
from explorable.model import Axis, Event, Parameter, State, model

@model(
    time=Axis("t", "Time", "days", 0, 10),
    states=[State("T", "Cells", "cells", start=100, log=True)],
    parameters=[Parameter("k", 0.5, "1/day", "Growth", (0, 1))],
    events=[Event(when="T > 1000", set={"T": "T/2"})],
)
def growth(T, *, k):
    return {"T": k * T}

e = explore(growth)
e
"""


def test_a_model_of_ones_own_goes_to_the_page_as_data():
    (done,) = ran(OWN)
    (part,) = done["shown"]
    assert part["kind"] == "explorer" and part["values"] == {"k": 0.5}
    equations = part["equations"]
    assert equations["rhs"] == {"shared": [], "places": [0], "values": ["p0"]}
    assert equations["events"][0]["root"]["values"] == [["-", 1000, ["exp", "y0"]]]
    assert "=>" not in json.dumps(equations)


def test_python_moves_the_page_and_hears_of_it():
    answers, told = asked(
        ["run", OWN, "cell 1"],
        ["run", "e.set(k=0.25)", "cell 2"],
        ["hear", "py-1", {"values": {"k": 0.75}, "measures": {}, "sentence": "So."}],
        ["run", "print(e.values['k'], e.sentence)", "cell 3"],
    )
    assert ["moved", "py-1", {"values": {"k": 0.25}}] in told
    assert answers[3]["shown"] == [{"kind": "text", "text": "0.75 So.\n"}]
    assert not [t for t in told if t[0] == "moved" and t[2].get("values") == {"k": 0.75}]


MOVED = """
from ipywidgets import interact
import plotly.graph_objects as go

@interact(n=(1, 9, 2), word=["a", "b"])
def shown(n=3, word="b"):
    print(word * n)
    return go.Figure(go.Scatter(x=[1, 2], y=[n, n]), {"xaxis_title": "Days"})
"""


def test_interact_shows_at_once_and_when_it_is_moved():
    done, moved = asked(["run", MOVED, "cell 1"], ["move", "py-1", {"n": 5, "word": 0}])[0]
    (part,) = done["shown"]
    assert [c["kind"] for c in part["controls"]] == ["slider", "choice"]
    assert [c["value"] for c in part["controls"]] == [3, 1]
    assert part["shown"][0] == {"kind": "text", "text": "bbb\n"}
    assert part["shown"][1]["kind"] == "html" and "Days" in part["shown"][1]["html"]
    assert moved["shown"][0]["text"] == "aaaaa\n"


def test_what_the_page_does_not_draw_is_told():
    cells = (
        "import plotly.graph_objects as go\ngo.Figure(layout={'title': 'Up'}).update_yaxes(type='log').to_dict()",
        "go.Heatmap(z=[[1]])",
        "go.Figure().add_hline(y=1)",
        "from ipywidgets import interact\ninteract(lambda x: x, x=object())",
    )
    figure, *others = ran(*cells)
    assert "'title': {'text': 'Up'}" in figure["shown"][0]["text"]
    assert all("JupyterLab" in done["mistake"]["words"] for done in others)


def test_a_code_exercise_tells_whose_verdict_it_is():
    right = "from explorable.exercises.code_check import Verdict\nVerdict(True, \"That's right.\", 'a-1')"
    (done,) = ran(right)
    assert done["shown"] == [
        {"kind": "verdict", "exercise": "a-1", "right": True, "text": "That's right."}
    ]
