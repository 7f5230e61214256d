"""Figures of curves, points and bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from explorable.errors import UnknownName, WrongKind, shortly
from explorable.plotly_static import figure_html
from explorable.wording import N_, _

_WHOLE = ("paper_bgcolor", "plot_bgcolor", "error_x", "error_y")
"""Names whose underscore leads to no part."""

_ELSEWHERE = N_(
    "The page draws curves, points and bars; for {what}, open the chapter in JupyterLab, below."
)


class _Trace(dict[str, Any]):
    """One curve, with its parts as Plotly keeps them."""

    kind = "scatter"

    def __init__(self, told: Mapping[str, Any] | None = None, /, **parts: Any) -> None:
        super().__init__(type=self.kind)
        _put(self, {**(told or {}), **parts})
        for axis in "xy":
            if axis in self:
                self[axis] = list(self[axis])


class Scatter(_Trace):
    """A curve, or points (``mode="markers"``)."""


class Bar(_Trace):
    """Bars."""

    kind = "bar"


class Figure:
    """A figure, as Plotly has it.

    Parameters
    ----------
    data : a curve, a list of them, or a dict with ``data`` and ``layout``.
    """

    def __init__(
        self, data: Any = None, layout: Mapping[str, Any] | None = None, **more: Any
    ) -> None:
        if isinstance(data, Mapping) and "type" not in data:
            layout, data = layout or data.get("layout"), data.get("data")
        self.data: list[dict[str, Any]] = []
        self.layout: dict[str, Any] = {}
        self.add_traces([] if data is None else data)
        self.update_layout(layout, **more)

    def add_trace(self, trace: Mapping[str, Any]) -> Figure:
        """Add a curve."""
        if not isinstance(trace, Mapping):
            raise WrongKind(
                f"add_trace takes a curve, as go.Scatter(x=..., y=...), not {shortly(trace)}"
            )
        kind = trace.get("type", "scatter")
        if kind not in ("scatter", "bar"):
            raise WrongKind(_(_ELSEWHERE).format(what=kind))
        self.data.append(
            trace if isinstance(trace, _Trace) else (Bar if kind == "bar" else Scatter)(trace)
        )
        return self

    def add_traces(self, traces: Any) -> Figure:
        """Add a curve, or several."""
        for trace in [traces] if isinstance(traces, Mapping) else traces:
            self.add_trace(trace)
        return self

    def add_scatter(self, **parts: Any) -> Figure:
        """Add a curve or points."""
        return self.add_trace(Scatter(**parts))

    def add_bar(self, **parts: Any) -> Figure:
        """Add bars."""
        return self.add_trace(Bar(**parts))

    def update_layout(self, told: Mapping[str, Any] | None = None, **parts: Any) -> Figure:
        """Change title, axes and the like."""
        _put(self.layout, {**(told or {}), **parts})
        return self

    def update_xaxes(self, **parts: Any) -> Figure:
        """Change the axis that points to the right."""
        return self.update_layout(xaxis=parts)

    def update_yaxes(self, **parts: Any) -> Figure:
        """Change the axis that points upwards."""
        return self.update_layout(yaxis=parts)

    def update_traces(self, **parts: Any) -> Figure:
        """Change all curves."""
        for trace in self.data:
            _put(trace, parts)
        return self

    def to_dict(self) -> dict[str, Any]:
        """Data and layout, as Plotly writes them."""
        return {"data": self.data, "layout": self.layout}

    def show(self, *_: Any, **__: Any) -> None:
        """Show it in the middle of a cell."""
        from IPython.display import display

        display(self)

    def _repr_html_(self) -> str:
        return figure_html(self.to_dict())

    def __getattr__(self, name: str) -> Any:
        if name.startswith(("add_", "update_", "for_each_")):
            raise UnknownName(_(_ELSEWHERE).format(what=name))
        raise AttributeError(f"a figure has no {name!r}")


def __getattr__(name: str) -> Any:
    if name[:1].isupper():
        raise UnknownName(_(_ELSEWHERE).format(what=f"go.{name}"))
    raise AttributeError(f"plotly.graph_objects has no {name!r}")


def _put(into: dict[str, Any], parts: Mapping[str, Any]) -> None:
    """Put parts in their places: ``xaxis_title="Days"`` is the text of the title of the axis."""
    for name, value in parts.items():
        key, _sign, rest = (name, "", "") if name in _WHOLE else name.partition("_")
        if rest:
            value = {rest: value}
        if key == "title" and not isinstance(value, Mapping):
            value = {"text": value}
        if isinstance(value, Mapping):
            inner = dict(into[key]) if isinstance(into.get(key), Mapping) else {}
            _put(inner, value)
            into[key] = inner
        else:
            into[key] = (
                list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
            )
