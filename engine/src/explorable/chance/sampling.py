"""A crowd thrown once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from explorable.chance import walk as walks
from explorable.chance.crowd import Crowd
from explorable.chance.leap import LeapingWalk
from explorable.chance.path import SamplePath
from explorable.chance.walk import Walk
from explorable.solve.integrator import Limits

Method = Literal["exact", "leap"]


def sample(
    crowd: Crowd,
    values: Mapping[str, float] | None = None,
    seed: int = 1,
    *,
    method: Method = "exact",
    limits: Limits | None = None,
) -> SamplePath:
    """Throw a crowd once.

    Parameters
    ----------
    values : parameters that differ from their defaults.
    seed : the same seed gives the same run, here and in the page.
    method : every happening by itself, or by leaps, for crowds of very many figures.
    limits : after what the run is given up, with a message; without them those of ``walk.LIMITS``.

    Raises
    ------
    KeyError
        A value for a parameter the model does not have.
    """
    given = {crowd.model.parameter(n).name: float(v) for n, v in (values or {}).items()}
    setting = {**crowd.model.defaults, **given}
    walk = {"exact": Walk, "leap": LeapingWalk}[method]
    return walk(crowd, setting, seed, limits or walks.LIMITS).path()
