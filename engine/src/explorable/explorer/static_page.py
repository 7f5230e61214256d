"""An explorer's HTML in the published page: what it shows before (or without) JavaScript."""

from __future__ import annotations

import hashlib
from html import escape

from explorable.book.bibliography import source
from explorable.chance import Crowd
from explorable.explorer.outcome import Outcome, outcome
from explorable.explorer.simulation import Simulation
from explorable.explorer.spec import to_spec
from explorable.explorer.still.explorer import question, still
from explorable.explorer.unit_notes import notes
from explorable.html import as_script_text, table
from explorable.model import Output, State
from explorable.number_format import cell, head
from explorable.scene import poster
from explorable.scene.source import Source
from explorable.solve import is_verified
from explorable.solve.solution import Solution
from explorable.wording import N_, _

STILL = N_(
    "If no sliders appear here, your browser is too old for them or has JavaScript turned off. "
    "What you read is the simulation {setting}."
)
"""Stands where the front end puts its controls; the first thing it replaces."""

THROWN = "~thrown"
"""What follows a simulation's id where its crowd is meant."""

ROWS = 13
"""Rows of the table that the page shows without JavaScript."""

TRACE = 1e-9
"""So small a share of the largest value is told as "almost 0"."""


def page_html(
    simulation: Simulation,
    *,
    with_code: bool = False,
    found: Outcome | None = None,
) -> str:
    """HTML of an explorer at the setting it opens on.

    Parameters
    ----------
    with_code : carry the model's JavaScript along, for a model that is no file of the course.
    found : the outcome of that setting, if it has been worked out.
    """
    run, measures, sentence = found or outcome(simulation, simulation.opening)
    code, of_code = _own_code(simulation) if with_code else ("", "")
    return (
        f'<figure class="ex-explorer" id="explore-{escape(simulation.id)}"'
        f' data-explorable="explorer" data-id="{escape(simulation.id)}"{of_code}>'
        # a link to the figure means the defaults, one to its title means no setting
        f'<figcaption class="ex-title" id="see-{escape(simulation.id)}">'
        f"{escape(simulation.title)}</figcaption>{_badge(simulation)}"
        f'<p class="ex-summary">{escape(simulation.summary)}</p>{question(simulation.prediction)}'
        f"{scene_still(simulation, Outcome(run, measures, sentence))}"
        f'<p class="ex-sentence">{escape(sentence)}</p>'
        f"{still(simulation, run, measures)}"
        f'<p class="ex-still">{escape(_(STILL).format(setting=_setting(simulation)))}</p>'
        f"{_notes(simulation)}"
        f'<details class="ex-numbers"><summary>{_("The numbers as a table")}</summary>'
        f"{_table(run, simulation)}</details>{_leaves_out(simulation)}"
        f"{code}"
        f'<script type="application/json">{as_script_text(to_spec(simulation))}</script>'
        "</figure>"
    )


def scene_still(simulation: Simulation, found: Outcome) -> str:
    """The scene's telling moment in a run; empty where there is no scene, or no run."""
    if not simulation.scene or found.solution.message:
        return ""
    source = Source(simulation.scene, found.solution, found.measures, simulation.thrown)
    return poster.still(source, simulation.id)


def _badge(simulation: Simulation) -> str:
    """Where the model comes from."""
    if simulation.status == "course":
        what = (
            _("Course model, illustrative numbers")
            if is_verified(simulation.model)
            else _("Illustrative model and numbers")
        )
        return f'<p class="ex-badge">{what}</p>'
    cited = f": {source(simulation.source).html}" if simulation.source else ""
    return f'<p class="ex-badge ex-badge-published">{_("Published model")}{cited}</p>'


def _leaves_out(simulation: Simulation) -> str:
    told = "".join(f"<li>{escape(text)}</li>" for text in simulation.leaves_out)
    if not told:
        return ""
    return (
        f'<details class="ex-limits"><summary>{_("What this model leaves out")}</summary>'
        f'<ul class="ex-leaves-out">{told}</ul></details>'
    )


def _notes(simulation: Simulation) -> str:
    text = " ".join(notes(simulation))
    return f'<p class="ex-unit-notes">{escape(text)}</p>' if text else ""


def model_script(simulation: Simulation) -> str:
    """JavaScript file of a simulation for the published page: a classic script."""
    from explorable.translate.javascript import javascript

    text = f'explorable.define("{simulation.id}", {javascript(simulation.model)});\n'
    thrown = thrown_code(simulation)
    return text + (f'explorable.define("{simulation.id}{THROWN}", {thrown});\n' if thrown else "")


def thrown_code(simulation: Simulation) -> str:
    """The crowd that a scene throws, as JavaScript; empty where none is thrown."""
    from explorable.chance.code import javascript

    scene, thrown = simulation.scene, simulation.thrown
    is_shown = scene is not None and scene.shows == "chance"
    return javascript(thrown) if is_shown and isinstance(thrown, Crowd) else ""


def _own_code(simulation: Simulation) -> tuple[str, str]:
    """A script with the code, for a page whose main script may not have run yet, and the figure's word for it.

    The name holds a part of the code's hash: models of one name on a page keep their own equations.
    """
    from explorable.translate.javascript import javascript

    code = javascript(simulation.model).replace("</", "<\\/")
    name = f"{simulation.id}~{hashlib.sha256(code.encode()).hexdigest()[:8]}"
    queue = "(window.explorable=window.explorable||{queue:[]}).queue"
    return f'<script>{queue}.push(["{name}",{code}]);</script>', f' data-code="{escape(name)}"'


def _table(run: Solution, simulation: Simulation) -> str:
    """The run in a few rows: the axis, then every quantity that is drawn."""
    model = run.model
    drawn = {panel.x for panel in simulation.panels}
    drawn |= {curve.of for panel in simulation.panels for curve in panel.curves}
    columns = [q for q in model.quantities if q.name in drawn]
    heads = [escape(head(x.label, x.unit)) for x in (model.axis, *columns)]
    foot = {c.of: p.low or 0 for p in simulation.panels if p.scale == "log" for c in p.curves}

    def entry(value: float, q: State | Output) -> str:
        if q.name in foot:  # what lies below a logarithmic axis is not drawn
            is_drawn = value <= 0 or value >= foot[q.name]
            least = _("less than {value}").format(value=cell(foot[q.name], q.unit))
            return cell(value, q.unit) if is_drawn else least
        # on a linear axis so little lies on the zero line, and nobody could measure it
        is_trace = 0 < value < TRACE * max(map(abs, run.columns[q.name]))
        return _("almost 0") if is_trace else cell(value, q.unit)

    places = (round(i * (len(run.grid) - 1) / (ROWS - 1)) for i in range(ROWS))
    rows = [
        [cell(run.grid[k], model.axis.unit), *(entry(run.columns[q.name][k], q) for q in columns)]
        for k in places
    ]
    return table(f"{escape(simulation.title)}, {escape(_setting(simulation))}", heads, rows)


def _setting(simulation: Simulation) -> str:
    if simulation.opens:
        return _("in the story “{story}”").format(story=simulation.opens)
    return _("at its usual setting")
