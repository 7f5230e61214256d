"""A scene's telling moment as a still picture, from the symbols that the stage draws, too."""

from __future__ import annotations

import html
from collections.abc import Mapping

from explorable.scene.definition import HEIGHT, WIDTH, Region, Scene
from explorable.scene.display import Placed, display, time
from explorable.scene.places import PITCH
from explorable.solve.solution import Solution

SIZE = PITCH * 1.12
"""A symbol's box: cells fill some four fifths of it, so that neighbors hardly touch."""

_OPACITY = {"full": "", "faint": ' opacity=".45"', "told": ' opacity=".75"'}


def poster(scene: Scene, run: Solution, measures: Mapping[str, float]) -> str:
    """An ``<svg>``; the page holds the symbols (`figures.symbols`). Attributes only, no style: policies forbid it."""
    shown = display(scene, run, measures, time(scene.cover, {**run.values, **measures}))
    return (
        f'<svg class="ex-poster" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{html.escape(scene.summary)}">'
        f"{''.join(map(_region, scene.regions))}{''.join(map(_figure, shown))}</svg>"
    )


def _region(region: Region) -> str:
    (x, y), (rx, ry) = region.middle, region.half
    return f'<ellipse class="ex-region" cx="{x}" cy="{y}" rx="{rx}" ry="{ry}"/>'


def _figure(p: Placed) -> str:
    x, y = round(p.x - SIZE / 2, 2), round(p.y - SIZE / 2, 2)
    return f'<use href="#{p.symbol}" x="{x}" y="{y}" width="{SIZE}" height="{SIZE}"{_OPACITY[p.look]}/>'
