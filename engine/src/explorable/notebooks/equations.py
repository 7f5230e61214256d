"""The ``{equations}`` directive as LaTeX, which every notebook program draws."""

from __future__ import annotations

import re

from explorable.explorer import registry
from explorable.wording import _

_DIRECTIVE = re.compile(r"^```\{equations\} *(\S+)\n```\n?", re.MULTILINE)


def in_latex(text: str) -> str:
    """`text` with the equations of every simulation it asks for.

    Raises
    ------
    KeyError
        There is no simulation of this name.
    """
    return _DIRECTIVE.sub(lambda found: _of(found[1]), text)


def _of(name: str) -> str:
    from explorable.translate.mathml import latex_lines  # SymPy: only where there are equations

    parts = [
        f"{_(title)}:\n\n" + "\n".join(f"$$\n{line}\n$$\n" for line in lines)
        for title, lines in latex_lines(registry.load(name).model).items()
        if lines
    ]
    return "\n".join(parts)
