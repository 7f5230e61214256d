"""Small crowds with an answer of their own, for the tests."""

from __future__ import annotations

from explorable.chance import Crowd, Flow
from explorable.model import Axis, Event, Parameter, State, model


@model(
    time=Axis("t", "Time", "days", 0, 10),
    states=[State("T", "Cells", "cells", start="n0", log=True)],
    parameters=[Parameter("b", 0.1, "1/day", "Divide"), Parameter("d", 0.4, "1/day", "Die"), Parameter("n0", 20, "cells", "Start")],
)  # fmt: skip
def births(T, *, b, d):
    return {"T": (b - d) * T}


@model(
    time=Axis("t", "Time", "days", 0, 5),
    states=[State("A", "Single", "cells", start=30), State("B", "Pairs", "cells"), State("G", "Glue", "1", start=1)],
    parameters=[Parameter("k", 0.02, "1/(cell day)", "Meet"), Parameter("l", 0.5, "1/day", "Part")],
    events=[Event(at=2, set={"G": 0}, label="no more glue"), Event(when="B > 9", set={"G": 2}, label="glue"), Event(at=3, set={"A": "A + 5.4"}, label="five come")],
)  # fmt: skip
def meeting(A, B, G, *, k, l):  # noqa: E741
    return {"A": -2 * k * G * A**2 + 2 * l * B, "B": k * G * A**2 - l * B, "G": 0 * G}


@model(
    time=Axis("t", "Time", "days", 0, 5),
    states=[State("S", "Seen", "cells", start="n0"), State("K", "Killers", "cells", start=1000)],
    parameters=[Parameter("n0", 50000, "cells", "Start"), Parameter("k", 1e-3, "1/(cell day)", "Kill"), Parameter("g", 0.3, "1/day", "Grow"), Parameter("f", 0.2, "1/day", "Fade")],
)  # fmt: skip
def many_cells(S, K, *, k, g, f):
    return {"S": g * S - k * S * K, "K": -f * K}


born = Crowd(
    births, [Flow("divide", "b*T", takes="T", gives={"T": 2}), Flow("die", "d*T", takes="T")]
)
pairs = Crowd(
    meeting,
    [Flow("meet", "k*G*A**2", takes=["A", "A"], gives="B"), Flow("part", "l*B", takes="B", gives={"A": 2})],
)  # fmt: skip
many = Crowd(
    many_cells,
    [
        Flow("grow", "g*S", takes="S", gives={"S": 2}),
        Flow("kill", "k*S*K", takes=["S", "K"], gives="K"),
        Flow("fade", "f*K", takes="K"),
    ],
)

CROWDS = {"born": born, "pairs": pairs, "many": many}
