"""``python -m explorable try FILE``: what the simulations of a file say, and whether the page will say the same."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from explorable.errors import BookError, ReadersMistake


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 1 if something asks for a mend."""
    parser = argparse.ArgumentParser(prog="python -m explorable", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    trying = commands.add_parser("try", help="try the models and simulations of a Python file")
    trying.add_argument("file", type=Path)
    path: Path = parser.parse_args(arguments).file
    if not path.is_file():
        print(f"there is no file {path}", file=sys.stderr)
        return 1
    try:
        lines = list(_lines(path))
    except (BookError, ReadersMistake) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 1
    print("\n".join(lines))
    return int(any(line.startswith("! ") for line in lines))


def _lines(path: Path) -> Iterator[str]:
    from explorable.explorer.own_model import default_simulation
    from explorable.explorer.simulation import Simulation
    from explorable.explorer.try_file import report
    from explorable.model import Model

    spec = spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    things = list(vars(module).values())
    simulations = [thing for thing in things if isinstance(thing, Simulation)]
    shown = [simulation.model for simulation in simulations]
    own = [t for t in things if isinstance(t, Model) and not any(t is model for model in shown)]
    if not simulations and not own:
        yield f"! {path} has neither a Simulation nor a model: write SIMULATION = Simulation(...)"
    for simulation in [*simulations, *map(default_simulation, own)]:
        yield from report(simulation)


if __name__ == "__main__":
    sys.exit(main())
