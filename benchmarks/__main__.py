"""Print the measurements that were asked for: ``python -m benchmarks [PART ...]``."""

from __future__ import annotations

import argparse
from importlib import import_module

PARTS = [
    "weights",
    "frames",
    "scenes",
    "exercises",
    "solvers",
    "lighthouse",
    "lite",
    "cells",
    "builds",
    "growth",
]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    wanted = parser.parse_args().parts or PARTS
    for unknown in set(wanted) - set(PARTS):
        parser.error(f"no part {unknown!r}; there are {', '.join(PARTS)}")
    for part in wanted:
        import_module(f"benchmarks.{part}").report()


if __name__ == "__main__":
    main()
