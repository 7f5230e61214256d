"""The inline text of exercises: a small Markdown, and places where numbers go.

``*emphasis*``, ``**strong**``, ```` `code` ````, ``10^5^``, ``H~2~O``, a blank line for a new paragraph.
Everything else is text and is escaped: an exercise can't carry HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from explorable.number_format import HEDGE, TAIL, is_new, put

PLACE = re.compile(HEDGE + r"\{([^{}]*)\}" + TAIL, re.ASCII)
"""Where a number and its unit go: ``{fact:key}``, ``{sim:id.name@setting:format}``, ``{name:format}``."""

_CODE = re.compile(r"`([^`]+)`")
_INLINE = (
    (re.compile(r'(?<![=\w])"([^"<>]*)"'), "“\\1”"),
    (re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)"), "’"),
    (re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL), r"<strong>\1</strong>"),
    (re.compile(r"\*(?=\S)(.+?)(?<=\S)\*", re.DOTALL), r"<em>\1</em>"),
    (re.compile(r"\^([^\s^]+)\^"), r"<sup>\1</sup>"),
    (re.compile(r"~([^\s~]+)~"), r"<sub>\1</sub>"),
)


class TextError(ValueError):
    """A text with a place that nothing can fill; the message says what to write."""


def inline(text: str, fill: Callable[[str], str | tuple[float, str]] | None = None) -> str:
    """Markdown to HTML; `fill` gives a text, or a number and its format, for each ``{place}`` (default: it stays)."""
    filled = PLACE.sub(lambda m: _written(m, fill(m[2].strip())), text) if fill else text
    paragraphs = [_paragraph(p) for p in re.split(r"\n\s*\n", filled.strip())]
    return paragraphs[0] if len(paragraphs) == 1 else "".join(f"<p>{p}</p>" for p in paragraphs)


def _written(place: re.Match[str], filling: str | tuple[float, str]) -> str:
    if isinstance(filling, str):
        return f"{place[1]}{filling}{place[3] or ''}"
    return put(place[1], *filling, place[3] or "", is_new(place))


def _paragraph(text: str) -> str:
    parts = _CODE.split(html.escape(" ".join(text.split()), quote=False))
    for n, part in enumerate(parts):
        if n % 2:
            parts[n] = f"<code>{part}</code>"
            continue
        for pattern, to in _INLINE:
            part = pattern.sub(to, part)
        parts[n] = part
    return "".join(parts)


def bare(written: str) -> str:
    """The words of a piece of our own HTML, for labels and lists."""
    return html.unescape(re.sub(r"<[^>]+>", "", written))


def slug(label: str) -> str:
    """A preset's label as a name: ``"No foxes"`` becomes ``no-foxes``."""
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")
