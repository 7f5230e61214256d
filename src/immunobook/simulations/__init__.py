"""The simulations of the course, one file each.

A file declares one `Model` and a ``SIMULATION`` that shows it. Its name is the
simulation's id with ``_`` for ``-``; adding a file is all it takes to add one.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from explorable.errors import UnknownName, did_you_mean
from explorable.explorer.simulation import Simulation


def ids() -> list[str]:
    """Ids of all simulations, in alphabetical order."""
    files = Path(__file__).parent.glob("[a-z]*.py")
    return sorted(file.stem.replace("_", "-") for file in files)


def load(id: str) -> Simulation:
    """The simulation called `id`.

    Raises
    ------
    KeyError
        There is none of that name; the message lists those there are.
    """
    if id not in ids():
        near = did_you_mean(id, ids())
        raise UnknownName(f"no simulation is called {id!r}{near} (there are: {', '.join(ids())})")
    simulation: Simulation = import_module(f".{id.replace('-', '_')}", __name__).SIMULATION
    if simulation.id != id:
        raise KeyError(
            f"the simulation in {id.replace('-', '_')}.py calls itself {simulation.id!r}"
        )
    from explorable.solve import verified

    verified(simulation.model)
    return simulation
