"""Ask every claim at many settings: ``make soak``, or ``make soak SOAK="drug-level bridges"``.

In the front end 5,000 settings a simulation, in Python 200. Tells for each simulation how often
each case was said, what failed (with the setting, to copy), and what no setting asked.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import known_settings
from proof import Proof, prove, prove_in_python
from slider_space import Values, edges
from wording import faults

from explorable import solve
from explorable.explorer.simulation import Simulation
from explorable.explorer.slider_space import sobol
from immunobook import simulations

BROWSER, PYTHON, SEED = 5000, 200, 4104
FINER = 3
"""So many times more places of the curves than the page draws."""
AT_ONCE = 500

#: a busy machine is no reason for a run to be given up
solve.LIMITS = replace(solve.LIMITS, seconds=600.0)


def main(ids: list[str]) -> int:
    """Soak these simulations, or all; the number of simulations in which something failed."""
    bad, began = 0, time.monotonic()
    for id in ids or simulations.ids():
        bad += soak(simulations.load(id))
    print(f"\n{bad} simulations with failures, {time.monotonic() - began:.0f} seconds")
    return bad


def soak(simulation: Simulation) -> bool:
    """Ask one simulation; whether something failed."""
    began = time.monotonic()
    page, odd = in_browser(simulation)
    python = prove_in_python(simulation, sobol(simulation, PYTHON, SEED + 1))
    seconds = time.monotonic() - began
    print(f"\n{simulation.id}: {page.settings} settings in the page, {python.settings} in Python,")
    print(f"  {seconds:.0f} seconds")
    for k, case in enumerate(simulation.sentence):
        print(f"  {page.said[k]:6} + {python.said[k]:4}  {case.say[:90]}")
    tell("never asked", page.untried())
    tell("FAILED in the page", page.failures)
    tell("FAILED in Python", python.failures)
    tell("ODD", odd)
    sys.stdout.flush()
    return bool(page.failures or python.failures or odd)


def in_browser(simulation: Simulation) -> tuple[Proof, list[str]]:
    whole, odd = Proof(simulation), []
    settings = [*edges(simulation, SEED), *sobol(simulation, BROWSER, SEED)]
    settings += known_settings.SETTINGS.get(simulation.id, ())
    for some in parts(settings):
        proof, outcomes = prove(simulation, some, FINER)
        whole.join(proof)
        odd += [f"{o.setting}: {f}" for o in outcomes for f in faults(simulation.id, o)]
    return whole, odd


def parts(settings: list[Values]) -> Iterator[list[Values]]:
    for k in range(0, len(settings), AT_ONCE):
        yield settings[k : k + AT_ONCE]


def tell(what: str, lines: list[str], most: int = 20) -> None:
    if lines:
        print(f"  {what} ({len(lines)}):")
    for line in lines[:most]:
        print(f"    {line}")


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1:])))
