"""``python -m immunobook try FILE``: the engine tries a simulation, and whether other people's numbers hold it."""

from __future__ import annotations

from pathlib import Path

from explorable import __main__ as engine
from immunobook.validation import FILE, references


def main(arguments: list[str]) -> int:
    """Try the file; 1 if something asks for a mend."""
    done = engine.main(["try", *arguments])
    name = Path(arguments[0]).stem.replace("_", "-") if arguments else ""
    if name and name not in {reference.id for reference in references()}:
        print(
            f"! {name} is held to no reference: add a row to {FILE.name} (a closed form, or a number of the paper)"
        )
        return 1
    return done
