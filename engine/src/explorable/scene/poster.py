"""A scene's telling moment as a still picture, from the symbols that the stage draws, too.

The page keeps it: its ground and its labels are what the living figures stand on.
"""

from __future__ import annotations

import html

from explorable import figures
from explorable.number_format import fill
from explorable.scene.checks import check_scale
from explorable.scene.display import Placed, caption, display, line_at
from explorable.scene.parts import HEIGHT, WIDTH, Heap, Scene
from explorable.scene.places import Region
from explorable.scene.source import Source

_OPACITY = {"full": "", "faint": ' opacity=".45"', "told": ' opacity=".5"'}


def poster(source: Source, name: str, at: float | None = None) -> str:
    """An ``<svg>`` with its symbols, named after the simulation `name`. Attributes only, no style: policies forbid it.

    Parameters
    ----------
    at : a time of the scene; else the telling moment of the run that the scene opens on.

    Raises
    ------
    ModelError
        The scale of that run would draw too many figures.
    """
    scene = source.scene
    if at is None:
        check_scale(source, f"simulation {name}")
    t = source.cover if at is None else at
    cast, used = figures.of_course(), symbols_of(scene)
    sheet = "".join(figures.find(id, cast, f"the scene of {name}").symbol() for id in used)
    for id in used:
        sheet = sheet.replace(f'<symbol id="{id}"', f'<symbol id="{name}-{id}"')
    shown = "".join(_figure(placed, name) for placed in display(source, t))
    return (
        f'<svg class="ex-poster" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{html.escape(scene.in_words)}">'
        f'<defs>{sheet}</defs><g class="ex-ground">{scene.ground}{"".join(map(_region, scene.regions))}</g>'
        f'<g class="ex-poster-figures">{_line(source, t)}{shown}</g></svg>'
    )


def _line(source: Source, t: float) -> str:
    """The line across heaps."""
    heap = next((figure for figure in source.scene.figures if isinstance(figure, Heap)), None)
    if heap is None:
        return ""
    return (
        f'<path class="ex-heap-line" d="M{round(line_at(heap, source, t), 1)} 44V{HEIGHT - 24}"/>'
    )


def still(source: Source, name: str) -> str:
    """The picture, its time and its caption."""
    t = source.cover
    told = f"{fill(source.scene.clock, source.at(t))}: {caption(source, t)}"
    return framed(poster(source, name), told)


def framed(picture: str, told: str) -> str:
    """A picture above its words."""
    return f'<div class="ex-scene-still">{picture}<p class="ex-scene-told">{html.escape(told)}</p></div>'


def symbols_of(scene: Scene) -> list[str]:
    """Every drawing a scene may show, once."""
    named = [symbol for figure in scene.figures for symbol in figure.symbols]
    return list(dict.fromkeys([*named, *(told.symbol for told in scene.told)]))


def _region(region: Region) -> str:
    drawn = ""
    if region.outline:
        (x, y), (rx, ry) = region.outline
        tint = f'fill="var(--ex-{region.color})" stroke="var(--ex-{region.color})"'
        drawn = f'<ellipse class="ex-region" {tint} cx="{x}" cy="{y}" rx="{rx}" ry="{ry}"/>'
    if region.label:
        x, y = region.label
        drawn += f'<text class="ex-region-name" x="{x}" y="{y}">{html.escape(region.words)}</text>'
    return drawn


def _figure(p: Placed, name: str) -> str:
    x, y = round(p.x - p.size / 2, 1), round(p.y - p.size / 2, 1)
    turned = f' transform="rotate({p.turn} {round(p.x, 1)} {round(p.y, 1)})"' if p.turn else ""
    return (
        f'<use href="#{name}-{p.symbol}" x="{x}" y="{y}" width="{round(p.size, 1)}" height="{round(p.size, 1)}"'
        f"{turned}{_OPACITY[p.look]}/>"
    )
