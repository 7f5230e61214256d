"""A value as the page draws it: plain data, and of HTML only tables and figures, which the page cleans."""

from __future__ import annotations

from typing import Any

from explorable.exercises.code_check import Verdict
from explorable.exercises.widget import Exercises
from explorable.explorer.source_listing import Listing
from explorable.explorer.widget import Explorer
from explorable.in_page.messages import Part
from explorable.plotly_static import Drawn


def part_of(value: Any) -> Part:
    """What the page gets of a value."""
    if isinstance(value, Explorer):
        return _explorer(value)
    if isinstance(value, Exercises):
        group: Any = value.exercises
        return {"kind": "exercises", "group": group}
    if isinstance(value, Verdict):
        return {
            "kind": "verdict", "exercise": value.exercise, "right": value.right, "text": value.message,
        }  # fmt: skip
    if isinstance(value, Drawn):
        return {"kind": "html", "html": value.html}
    if isinstance(value, Listing):
        return {"kind": "python", "text": value.text}
    return _in_general(value)


def _explorer(explorer: Explorer) -> Part:
    equations = None
    if explorer.is_own:
        from explorable.translate.data import equations as as_data

        equations = as_data(explorer.simulation.model)
    spec: Any = explorer.spec
    return {
        "kind": "explorer",
        "id": explorer.model_id,
        "spec": spec,
        "values": dict(explorer.values),
        "still": explorer.still,
        "equations": equations,
    }


def _in_general(value: Any) -> Part:
    """A table as HTML if the value has one, else its text."""
    if not isinstance(value, type):
        bundle = getattr(value, "_repr_mimebundle_", None)
        found = bundle() if callable(bundle) else None
        html = (found[0] if isinstance(found, tuple) else found or {}).get("text/html")
        plain = getattr(value, "_repr_html_", None)
        html = html or (plain() if callable(plain) else None)
        if html:
            return {"kind": "html", "html": str(html)}
    return {"kind": "value", "text": repr(value)}
