"""Charts of published trials: groups beside the group they were compared with, and no other.

Randomized comparisons are bars; what was not drawn by chance is dots, under a heading of its
own. The page's style draws them (`picture`); Jupyter shows a Plotly figure.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from explorable import precomputed, settings
from explorable.book.bibliography import source
from explorable.book.sensitive import closing, opening
from immunobook.charts import trials
from immunobook.charts.layout import figure
from immunobook.charts.picture import picture
from immunobook.charts.trials import Result, Share, TrialsError

if TYPE_CHECKING:
    from explorable.plotly_static import Drawn
    from immunobook.charts.titles import Title

READ = {
    "randomized": "Bars side by side: chance decided who got what, so that the two groups are as alike as can be.",
    "earlier group": "Dots, one filled and one open: the others were treated earlier, and more may differ than that.",
    "single group": "Dots: one group, no comparison. Don't hold them against the bars or dots of another study.",
    "registry": "Dots under the registry: everyday care, no comparison.",
}
PARTS = "Bars of one group: how its relapses divide up. Nothing is compared."
INTERVAL = {
    "source": "95% interval, as printed",
    "standard error": "95% interval, worked out here from the standard error",
    "count": "95% interval, worked out here from the count",
    "none": "no interval found",
}
WHISKER = "Thin lines show how sure a number is. Each is a 95% interval{}."
NO_WHISKER = "Where there is no line, we found no interval in what we could read."
IN_A_CARD = "The numbers as a chart, if you want them"
UNBROKEN = "B\u2011cell"
COLORS = {
    "own": "#6b7a8f", "tcell": "#0072b2", "antibody": "#c46a9b", "cancer": "#b8446c", "ink": "#1f2430",
    "muted": "#5b6472", "line": "#d9d5cc", "paper": "#ffffff",
}  # fmt: skip


def trial_chart(name: str) -> TrialChart | Drawn:
    """Chart of the rows called `name` in ``book/trials.csv``.

    Raises
    ------
    KeyError
        No row has this name; the message lists the names there are.
    TrialsError
        The file has mistakes.
    """
    if shown := precomputed.chart(name):
        from explorable.plotly_static import Drawn

        return Drawn(shown)
    path = trials.find()
    rows = _rows(str(path), path.stat().st_mtime)
    chosen = tuple(row for row in rows if row.chart == name)
    if not chosen:
        names = ", ".join(sorted({row.chart for row in rows}))
        raise KeyError(f"{path.name} has no chart called {name!r}; there are: {names}")
    from immunobook.charts.titles import load as load_titles

    titles = load_titles(path.with_name("charts.yml"))
    if name not in titles:
        raise TrialsError(f"charts.yml has no row `- chart: {name}`: add it, with title and color.")
    return TrialChart(titles[name], chosen)


@lru_cache(maxsize=2)
def _rows(path: str, changed: float) -> tuple[Result, ...]:
    from pathlib import Path

    return tuple(trials.load(Path(path)))


class TrialChart:
    """One chart; as a cell's last line it shows itself."""

    def __init__(self, about: Title, results: tuple[Result, ...]) -> None:
        self.about, self.results = about, results

    def __repr__(self) -> str:
        """What it is, the same in every run."""
        return f"<TrialChart: {self.about.title}>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """``text/html`` for the published page and a plain Plotly figure for Jupyter."""
        drawn = colored(figure(self.results, self.about, self.lesson), COLORS)
        return {
            "text/html": self.html(),
            "application/vnd.plotly.v1+json": {**drawn, "config": {"displayModeBar": False}},
            "text/plain": f"Chart: {self.about.title}",
        }

    def html(self) -> str:
        """The chart of the page; if its numbers may hurt, a closed card holds all of it and has the address."""
        kinds = {row.sensitive for row in self.results if row.sensitive}
        anchor = f"chart-{self.about.chart}"
        if not kinds:
            return self._figure_html(f' id="{escape(anchor)}"')
        before = opening(kinds, IN_A_CARD, self.about.title, anchor)
        after = closing(
            f"{IN_A_CARD}: {_ended(self.about.title)}",
            f"../{settings.current().sensitive_page[0]}.html",
        )
        return before + self._figure_html("") + after

    def _figure_html(self, anchor: str) -> str:
        """The figure: caption, picture, how to read it, table."""
        title = escape(self.about.title)
        return (
            f'<figure class="ex-chart"{anchor} data-explorable="chart">'
            f'<figcaption class="ex-chart-title">{title.replace("B-cell", UNBROKEN)}</figcaption>'
            f'<p class="ex-chart-lesson">{escape(self.lesson)}</p>'
            f"{picture(self.results, self.about, self.lesson)}"
            f'<p class="ex-chart-note">{escape(" ".join(self.notes))}</p>'
            '<details class="ex-chart-numbers"><summary>The numbers as a table</summary>'
            f'<div class="ex-scroll" tabindex="0" role="region" aria-label="{title}, table">{self.table()}</div>'
            "</details></figure>"
        )

    @property
    def lesson(self) -> str:
        """What the first row teaches; a trial with a lesson of its own tells it beside its numbers."""
        return self.results[0].lesson

    @property
    def notes(self) -> list[str]:
        """How to read the chart, and what is not checked."""
        kinds = list(dict.fromkeys(row.comparison for row in self.results))
        notes = [PARTS] if self.about.shows == "parts" else [READ[kind] for kind in kinds]
        if where := _where_from(self.results):
            notes.append(WHISKER.format(where))
        if any(row.interval_from == "none" for row in self.results) and where:
            notes.append(NO_WHISKER)
        if any(row.is_recalled for row in self.results):
            notes.append("* Not yet checked in the source.")
        notes.append("These are groups. They can't say what will happen to one child.")
        return notes

    def table(self) -> str:
        """All rows as a table with scopes."""
        is_compared = any(row.control for row in self.results)
        heads = ["Study and endpoint", "Who", "Design", "Treatment", "Result"]
        heads += ["Compared with", "Result"] if is_compared else []
        head = "".join(f'<th scope="col">{h}</th>' for h in [*heads, "Source"])
        body = "".join(f"<tr>{_cells(row, is_compared)}</tr>" for row in self.results)
        caption = f"{escape(_ended(self.about.title))} Shares of patients; in brackets how sure the number is."
        return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _ended(title: str) -> str:
    """A title as a sentence."""
    return title if title.endswith("?") else f"{title}."


def _where_from(rows: tuple[Result, ...]) -> str:
    """Where the lines of a chart come from, as it follows "a 95% interval"; empty without lines."""
    ways = dict.fromkeys(r.interval_from for r in rows if r.interval_from != "none")
    parts = [INTERVAL[way].removeprefix("95% interval, ") for way in ways]
    return f", {' or '.join(parts)}" if parts else ""


def _cells(row: Result, is_compared: bool) -> str:
    star = " *" if row.is_recalled else ""
    cells = [
        f"{row.group}; {row.age}; {row.patients:,} patients",
        row.design,
        row.arm,
        _number(row.treatment, row) + star,
    ]
    if is_compared:
        cells += [
            row.control_label or "no comparison",
            _number(row.control, row) if row.control else "–",
        ]
    columns = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    what = f"{row.trial}: {row.endpoint}, {row.time}"
    return f'<th scope="row">{escape(what)}</th>{columns}<td>{source(row.source).html}</td>'


def _number(share: Share, row: Result) -> str:
    origin = INTERVAL[row.interval_from]
    return (
        f"{share.shown} ({share.interval}; {origin})"
        if share.interval
        else f"{share.shown} ({origin})"
    )


def colored(drawing: Any, colors: dict[str, str]) -> Any:
    """`drawing` with its color names (``role:antibody``) replaced."""
    if isinstance(drawing, dict):
        return {key: colored(value, colors) for key, value in drawing.items()}
    if isinstance(drawing, list):
        return [colored(value, colors) for value in drawing]
    if isinstance(drawing, str) and drawing.startswith("role:"):
        return colors[drawing.removeprefix("role:")]
    return drawing
