"""What goes along with a film as WebVTT: captions, descriptions of what is seen, chapters to jump to.

WebVTT, https://www.w3.org/TR/webvtt1/, seen 2026-11-28.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from explorable.film.script import Closing, Film, Shot


@dataclass(frozen=True)
class Cue:
    """Words of a film, and from when to when they hold, in seconds."""

    start: float
    end: float
    say: str


def cues(film: Film, words: Callable[[Shot | Closing], str]) -> list[Cue]:
    """Return the words of each part with its times; a part without words has none."""
    parts: list[Shot | Closing] = [*film.shots, film.closing]
    found, now = [], 0.0
    for part in parts:
        found.append(Cue(now, now + part.seconds, words(part)))
        now += part.seconds
    return [cue for cue in found if cue.say]


def _described(part: Shot | Closing) -> str:
    return part.described if isinstance(part, Shot) else ""


def _title(part: Shot | Closing) -> str:
    return part.title if isinstance(part, Shot) else ""


WORDS: dict[str, Callable[[Shot | Closing], str]] = {
    "captions": lambda part: part.caption,
    "descriptions": _described,
    "chapters": _title,
}
"""Kinds of a track (as in HTML's ``<track kind>``), and what each takes from a part."""


def webvtt(film: Film, kind: str) -> str:
    """Return the text of a WebVTT file.

    Parameters
    ----------
    kind : one of `WORDS`.
    """
    blocks = [
        f"{_clock(cue.start)} --> {_clock(cue.end)}\n{_escaped(cue.say)}"
        for cue in cues(film, WORDS[kind])
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _clock(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _escaped(text: str) -> str:
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
