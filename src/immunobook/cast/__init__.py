"""The cast: every figure of pictures, scenes and charts, drawn once (``figures.svg``) and told once (``figures.yml``).

It lies in the package and not among the book's files, as a scene in a notebook has nothing but the package.
``python -m immunobook cast FILE`` writes a sheet of all figures, to look at.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path

from explorable import figures, settings
from explorable.figures import Figure

SIZES = (100, 36, 24)
"""A figure's box in px: as in a picture, in a scene on a desk, in one on a phone."""

DAY = {"ink": "#1f2430", "muted": "#5b6472", "paper": "#ffffff"}
NIGHT = {"ink": "#e8eaed", "muted": "#a9b1bc", "paper": "#121212"}

_STYLE = """
body { margin: 0; font: 15px system-ui, sans-serif; }
section { padding: 24px; background: var(--ex-paper); color: var(--ex-ink); }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 24px; margin: 0; padding: 0; }
li { list-style: none; }
li > svg { margin-right: 6px; vertical-align: middle; overflow: visible; }
p { margin: 6px 0 0; }
code, small { color: var(--ex-muted); }
"""


def sheet(cast: Mapping[str, Figure]) -> str:
    """A page of all figures with their names and words."""
    rows = "".join(_row(figure) for figure in cast.values())
    parts = "".join(
        f'<section style="{_tokens(page)}"><ul>{rows}</ul></section>' for page in (DAY, NIGHT)
    )
    return (
        f'<!doctype html><html><meta charset="utf-8"><title>The cast</title><style>{_STYLE}</style>'
        f"{figures.symbols(list(cast), cast)}{parts}</html>"
    )


def _row(figure: Figure) -> str:
    drawn = "".join(
        f'<svg width="{size}" height="{size}" aria-hidden="true"><use href="#{figure.id}"/></svg>'
        for size in SIZES
    )
    name, words = html.escape(figure.name), html.escape(figure.words)
    return f"<li>{drawn}<p><strong>{name}</strong> <code>{figure.id}</code></p><small>{words}</small></li>"


def _tokens(page: Mapping[str, str]) -> str:
    colors = {**settings.current().palette, **page}
    return "".join(f"--ex-{name}:{color};" for name, color in colors.items())


def main(arguments: list[str]) -> int:
    """Write the sheet and print where it lies."""
    path = Path(next(iter(arguments), "cast.html"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(sheet(figures.of_course()), "utf-8")
    print(f"The cast: {path.resolve()}")
    return 0
