"""The explorer: a simulation to play with, in the page and in Jupyter.

`Explorer` is thin: what it shows is made by `spec` (data and code) and drawn by the
front end, the same in Jupyter (through anywidget) and in the published page.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

import anywidget
import traitlets

from explorable import precomputed, settings
from explorable.errors import UnknownName, WrongKind, WrongValue, did_you_mean, door, shortly
from explorable.explorer import registry
from explorable.explorer.outcome import Outcome, outcome
from explorable.explorer.own_model import default_simulation
from explorable.explorer.payload import AtStart
from explorable.explorer.simulation import Simulation
from explorable.explorer.spec import to_spec
from explorable.explorer.static_page import page_html, scene_still, thrown_code
from explorable.html import for_pages, style_sheet, widget_script
from explorable.model import Model, ModelError, Scale
from explorable.scene import Scene
from explorable.solve import have_scipy, solve
from explorable.solve.table import Table, tell_once

if TYPE_CHECKING:
    import pandas


@door('explore("the-id-of-a-simulation"), or explore(mine, scale="log") for a model of your own')
def explore(
    what: str | Model | Simulation, *, scale: Scale | None = None, scene: Scene | None = None
) -> Explorer:
    """Show a simulation.

    Parameters
    ----------
    what : the id of a simulation of the course, a `Simulation`, or a `Model` of your own.
    scale : of a model of your own, the axis that points upwards: ``"linear"`` or ``"log"``.
    scene : of a model of your own, its run as figures.

    Returns
    -------
    The explorer, which shows itself at the end of a cell.

    Raises
    ------
    KeyError
        No simulation has this id; the message lists those there are.
    TypeError
        `what` is something else, or `scale` or `scene` goes with a simulation, which has its own.
    """
    if scale is not None and not isinstance(what, Model):
        raise WrongKind("scale= is for a model of your own; a simulation has its axes already")
    if scene is not None and not isinstance(what, Model):
        raise WrongKind("scene= is for a model of your own; a simulation has its own scene")
    if scale not in (None, *get_args(Scale)):
        raise WrongValue(f'scale is {scale!r}; write scale="log" or scale="linear"')
    if isinstance(what, str):
        return Explorer(registry.load(what))
    if isinstance(what, Model):
        _hint_at_units(what)
        return Explorer(_named(default_simulation(what, scale or "linear", scene)), own=True)
    if isinstance(what, Simulation):
        is_course = _is_of_the_course(what)
        if not is_course:
            _hint_at_units(what.model)
        return Explorer(what if is_course else _named(what), own=not is_course)
    if inspect.isroutine(what):  # type: ignore[unreachable]
        name = what.__name__ if what.__name__.isidentifier() else "it"
        raise WrongKind(
            f"{name} is a plain function; write @model(time=..., states=[...], parameters=[...]) "
            f"above its def, then explore({name})"
        )
    raise WrongKind(
        f"explore() takes the id of a simulation in quotes, or a model of your own, not {shortly(what)}"
    )


def _hint_at_units(own: Model) -> None:
    from explorable.explorer import unit_hints  # it brings SymPy, which the course's own do without

    unit_hints.tell_once(own)


def _is_of_the_course(simulation: Simulation) -> bool:
    """Whether the page has its code; a changed copy of it brings its own."""
    return simulation.id in registry.ids() and simulation == registry.load(simulation.id)


def _named(own: Simulation) -> Simulation:
    """A reader's simulation under an id that none of the course has."""
    return replace(own, id=f"own-{own.id}") if own.id in registry.ids() else own


class Setting(dict[str, float]):
    """The values of an explorer: to read. A single one is changed by the explorer's `set`."""

    def _refuse(self, *names: Any, **values: Any) -> Any:
        asked: Any = next(iter(names or values), None)
        name = next(iter(asked), None) if isinstance(asked, Mapping) else asked
        known = name if name in self else next(iter(self))
        raise WrongKind(
            f"values can be read; to change one write .set({known}=...), "
            "which moves the slider and the picture, too"
        )

    def __missing__(self, name: Any) -> Any:
        raise UnknownName(
            f"there is no value {name!r}{did_you_mean(name, list(self))} (there are {', '.join(self)})"
        )

    def __reduce__(self) -> Any:
        return type(self), (dict(self),)

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse


class _Values(traitlets.Dict):
    """The trait of an explorer's values."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Tell it in our own words if the value is no dict."""
        if not isinstance(value, dict):
            raise WrongKind(
                f"values is told {shortly(value)}; write .set({next(iter(obj.values), 'k')}=...)"
            )
        return super().validate(obj, value)


class Explorer(anywidget.AnyWidget):
    """A live simulation.

    Parameters
    ----------
    simulation : what it shows.
    own : it is none of the course's: its code goes along with its page.

    Attributes
    ----------
    values : parameter -> number, to read; ``set(k=1)`` moves sliders, and so does assigning a dict
        of some of them (the others stay).
    measures : measure -> number, of the present setting (NaN is None).
    sentence : what happened, in words.
    spec, code : what the front end draws and runs.
    """

    _esm = widget_script()
    _css = style_sheet()

    spec = traitlets.Dict().tag(sync=True)
    code = traitlets.Unicode().tag(sync=True)
    values = _Values().tag(sync=True)
    measures = traitlets.Dict().tag(sync=True)
    sentence = traitlets.Unicode().tag(sync=True)
    still = traitlets.Unicode().tag(sync=True)
    prefix = traitlets.Unicode().tag(sync=True)

    def __init__(self, simulation: Simulation, *, own: bool = False) -> None:
        self.simulation, self._own = simulation, own
        self._quiet = True
        self._is_ready = not own and precomputed.simulation(simulation.id) is not None
        ready = precomputed.simulation(simulation.id) if self._is_ready else None
        self._found = None if ready else outcome(simulation, simulation.opening)
        start: Mapping[str, Any] = ready or at_start(simulation, self._found)
        super().__init__(
            **start,
            prefix=settings.current().prefix,
            values={**simulation.model.defaults, **simulation.opening},
        )
        self._quiet = False

    @traitlets.validate("values")
    def _check_values(self, proposal: Any) -> dict[str, float]:
        return Setting(checked(self.simulation, {**self.values, **proposal["value"]}))

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse ``explorer.k = 1``, which would move no slider."""
        simulation = self.__dict__.get("simulation")
        if simulation and name in simulation.model.defaults and not hasattr(type(self), name):
            raise WrongKind(
                f"{name} is a parameter of {simulation.id}; write .set({name}={value!r})"
            )
        super().__setattr__(name, value)

    @door(".set(killing=60), with the names of the sliders")
    def set(self, **values: float) -> None:
        """Set parameters, as the sliders do; the others stay as they are.

        Raises
        ------
        KeyError, ValueError
            A name the simulation does not have, or a value outside its range.
        """
        self.values = {**self.values, **values}

    @traitlets.observe("values")
    def _answer(self, _: Any) -> None:
        """Answer a change made in Python; the front end answers its own."""
        if self._quiet or getattr(self, "_property_lock", {}):
            return
        _run, measures, sentence = outcome(self.simulation, self.values)
        self.measures, self.sentence = _plain(measures), sentence

    @door(".simulate(killing=60), with the names of the parameters")
    def simulate(self, **changes: float) -> pandas.DataFrame | Table:
        """Run the present setting with some changes; the sliders stay where they are.

        Returns
        -------
        One row for each drawn place of the axis: the axis, then every quantity, in the
        model's units. A pandas table, or where there is no pandas one that is read the same way.

        Raises
        ------
        ModelError
            The setting can't be computed.
        """
        run = solve(self.simulation.model, checked(self.simulation, {**self.values, **changes}))
        if run.message:
            raise ModelError(f"{self.simulation.id}: {run.message}")
        if not have_scipy():
            tell_once()
        return run.table()

    @property
    def is_own(self) -> bool:
        """Whether it is none of the course's, so that a page lacks its code."""
        return self._own

    def __repr__(self) -> str:
        """What it is, the same in every run: a saved notebook does not change by itself."""
        return f"<Explorer: {self.simulation.title}>"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The live widget for Jupyter and, as ``text/html``, the static page."""
        found = super()._repr_mimebundle_(**kwargs)
        if self._is_ready:  # in a browser nobody makes pages of it
            return found
        html = page_html(self.simulation, with_code=self._own, found=self._found)
        return for_pages(found, html)


def at_start(simulation: Simulation, found: Outcome | None = None) -> AtStart:
    """What an explorer opens on (its outcome, if it has been worked out), and the code that it runs."""
    from explorable.translate.javascript import javascript

    found = found or outcome(simulation, simulation.opening)
    _, measures, sentence = found
    thrown = thrown_code(simulation)
    return {
        "spec": to_spec(simulation),
        "code": f"export default {javascript(simulation.model)};{thrown and f'export const thrown = {thrown};'}",
        "measures": _plain(measures),
        "sentence": sentence,
        "still": scene_still(simulation, found),
    }


def checked(simulation: Simulation, values: Mapping[str, float]) -> dict[str, float]:
    """All parameters, with `values` in place of the defaults.

    Raises
    ------
    KeyError, ValueError
        Name the simulation, the parameter and the range.
    """
    model = simulation.model
    setting = model.defaults
    for name, value in values.items():
        if name not in setting:
            known = [*simulation.sliders, *simulation.more]
            near = did_you_mean(name, known)
            raise UnknownName(
                f"{simulation.id} has no parameter {name!r}{near} (its sliders are {', '.join(known)})"
            )
        parameter = model.parameter(name)
        lo, hi = parameter.between or (
            (0, 1) if parameter.switch else (float("-inf"), float("inf"))
        )
        try:
            number = float(value)
        except (TypeError, ValueError):
            raise WrongValue(f"{simulation.id}: {name} = {value!r} is not a number") from None
        if not lo <= number <= hi:
            raise WrongValue(
                f"{simulation.id}: {name} = {number:g} is outside its range, "
                f"{lo:g} to {hi:g} {parameter.unit_in_words}".rstrip()
            )
        setting[name] = number
    return setting


def _plain(measures: Mapping[str, float]) -> dict[str, float | None]:
    """Measures as JSON has them: NaN, which JSON does not know, as None."""
    return {name: value if value == value else None for name, value in measures.items()}
