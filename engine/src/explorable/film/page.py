"""A film in the published page: a still and every word of it; a script of its own plays it when a reader asks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape

from explorable.explorer import registry
from explorable.explorer.spec import to_spec
from explorable.film.payload import FilmSpec, ShotSpec
from explorable.film.script import Film, Shot, source, values
from explorable.html import as_script_text
from explorable.model.expressions import to_data
from explorable.scene import poster
from explorable.wording import N_, _

STILL = N_("If no button appears here, you have a picture and the words of the film below.")
TRANSCRIPT = N_("The film in words")


def page_html(film: Film, name: str, addresses: Mapping[str, str]) -> str:
    """HTML of a film.

    Parameters
    ----------
    name : of its script in ``_static/films``.
    addresses : where each simulation stands in the book.
    """
    first = film.shots[0]
    shots = "".join(_shot(shot, addresses.get(shot.simulation)) for shot in film.shots)
    closing = f'<li class="ex-film-closing"><p>{escape(film.closing.caption)}</p>{_child(film.closing.child)}</li>'
    return (
        f'<figure class="ex-explorer ex-film" id="film-{escape(name)}" data-explorable="film"'
        f' data-id="{escape(name)}" data-seconds="{film.seconds:g}">'
        f'<figcaption class="ex-title">{escape(film.title)}</figcaption>'
        f'<div class="ex-film-body"><div class="ex-film-screen">{_still(first, _name(name, 0))}</div>'
        f'<p class="ex-still">{escape(_(STILL))}</p></div>'
        f'<details class="ex-film-words"><summary>{_(TRANSCRIPT)}</summary><ol>{shots}{closing}</ol></details>'
        "</figure>"
    )


def _shot(shot: Shot, address: str | None) -> str:
    there = (
        f'<p><a href="{escape(address)}">{_("Try this scene in its chapter")}</a></p>'
        if address
        else ""
    )
    return (
        f"<li><strong>{escape(shot.title)}.</strong> {escape(shot.caption)}"
        f"<p>{escape(shot.described)}</p>{_child(shot.child)}{there}</li>"
    )


def _child(words: str) -> str:
    return f'<p class="ex-film-child">{_("For a younger child")}: {escape(words)}</p>'


def _still(shot: Shot, name: str) -> str:
    """Where the shot ends: there most is seen."""
    run = source(shot)
    return poster.framed(poster.poster(run, name, run.number(shot.end)), shot.caption)


def _name(film: str, number: int) -> str:
    """A shot's own name, so that its drawings differ from those of an explorer on the same page."""
    return f"film-{film}-{number + 1}"


def to_film_spec(film: Film, name: str) -> FilmSpec:
    """Describe a film as plain data (JSON), everything but its models' code."""
    closing = film.closing
    return {
        "title": film.title,
        "shots": [_shot_spec(shot, _name(name, k)) for k, shot in enumerate(film.shots)],
        "closing": {"caption": closing.caption, "child": closing.child, "seconds": closing.seconds},
    }


def _shot_spec(shot: Shot, name: str) -> ShotSpec:
    spec = to_spec(registry.load(shot.simulation))
    # of the explorer only the run and the scene are played
    spec |= {"id": name, "presets": [], "panels": [], "prediction": None, "equations": ""}
    return {
        "title": shot.title,
        "caption": shot.caption,
        "described": shot.described,
        "child": shot.child,
        "seconds": shot.seconds,
        "simulation": shot.simulation,
        "values": dict(values(shot)),
        "start": to_data(shot.start),
        "end": to_data(shot.end),
        "spec": spec,
        "still": _still(shot, name),
    }


def film_script(film: Film, name: str) -> str:
    """JavaScript file of a film for the published page: a classic script."""
    data = as_script_text(to_film_spec(film, name))
    return f"explorable.show({json.dumps(name)}, {data});\n"
