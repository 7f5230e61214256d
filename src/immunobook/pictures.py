"""The pictures of the course, each of which stands alone: ``python -m immunobook pictures`` after a change.

A picture places figures of the cast by ``<use href="#cast-tcell" transform="...">``. It is also shown where nothing
else is there to look them up (README, a notebook, an e-book). So its ``<defs>`` keep the drawings of those it uses, and
each color names its value by day behind the page's own. Both are written here, from the cast and the style sheet.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from explorable import figures
from explorable.errors import BookError, did_you_mean
from explorable.figures import SVG

FOLDER = "assets/pictures"
TOKENS = "assets/style/10-tokens.css"
COMMAND = "`python -m immunobook pictures` writes it"

PHONE = 350
"""So wide is a picture on a phone of 390 px."""

LEAST = 12
"""Smaller than this, in px on a phone, nobody reads at night."""

_USE = re.compile(r'<use\b[^>]*\bhref="#(cast-[^"]*)"')
_KEPT = re.compile(r'<g id="cast-[^\n]*\n')
_COLOR = re.compile(r"var\(--ex-(\w+)(?:,#\w+)?\)")


def colors(root: Path) -> dict[str, str]:
    """The style sheet's colors by day: the first that it says of each."""
    found: dict[str, str] = {}
    for name, color in re.findall(r"--ex-(\w+): (#\w+);", (root / TOKENS).read_text("utf-8")):
        found.setdefault(name, color)
    return found


def complete(source: str, palette: Mapping[str, str]) -> str:
    """The picture with the drawings of the figures it places, and with every color's value.

    Raises
    ------
    FiguresError
        It places a figure that is not drawn.
    """
    cast = figures.of_course()
    used = [figures.find(name, cast, "it") for name in dict.fromkeys(_USE.findall(source))]
    drawn = "".join(f"{figure.group()}\n" for figure in used)
    bare = _KEPT.sub("", source)
    if drawn and "<defs>\n" not in bare:
        bare = bare.replace("</desc>\n", "</desc>\n<defs>\n</defs>\n", 1)
    whole = bare.replace("<defs>\n", f"<defs>\n{drawn}", 1)
    return _COLOR.sub(lambda color: f"var(--ex-{color[1]},{palette.get(color[1], '#000')})", whole)


def mistakes(root: Path) -> list[str]:
    """What is wrong with the pictures below `root`; none if it is no course with a style sheet of its own."""
    if not (root / TOKENS).is_file():
        return []
    try:
        figures.of_course()
    except BookError as error:
        return [str(error)]
    folder, palette = root / FOLDER, colors(root)
    return [
        f"{path.name}: {what}"
        for path in sorted(folder.glob("*.svg"))
        for what in wrong(path.read_text("utf-8"), palette)
    ]


def wrong(source: str, palette: Mapping[str, str]) -> list[str]:
    """What is wrong with a picture, each with how to mend it."""
    try:
        root = ElementTree.fromstring(source)
        whole = complete(source, palette)
    except (ElementTree.ParseError, BookError) as error:
        return [str(error)]
    found = [*_unnamed(root), *_unlike_the_page(root), *_too_small(root)]
    found += [
        f"the color --ex-{name} is none of the page's{did_you_mean(name, list(palette))}"
        for name in dict.fromkeys(_COLOR.findall(source))
        if name not in palette
    ]
    if not found and whole != source:
        found.append(f"it does not show the figures as they are drawn now; {COMMAND}")
    return found


def _unnamed(root: Element) -> Iterator[str]:
    for tag in ("title", "desc"):
        told = root.find(f"{{{SVG}}}{tag}")
        if told is None or not (told.text or "").strip():
            yield f"it has no <{tag}>; say in words what it shows"
        elif told.get("id") not in root.get("aria-labelledby", "").split():
            yield f"`aria-labelledby` does not name the id of its <{tag}>"


def _unlike_the_page(root: Element) -> Iterator[str]:
    ids = {element.get("id") for element in root.iter()}
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "style" or "style" in element.attrib:
            yield f"a style in <{tag}> is refused by the page's policy; write it as attributes"
        target = element.get("href", "")
        if tag == "use" and target.removeprefix("#") not in ids and not target.startswith("#cast-"):
            yield f"<use> asks for {target}, which is not there"


def _too_small(root: Element, size: float = 16, least: float | None = None) -> Iterator[str]:
    if least is None:
        width = float(root.get("viewBox", "0 0 480 480").split()[2])
        least = LEAST * width / PHONE
    for child in root:
        own = float(child.get("font-size", size))
        if child.tag == f"{{{SVG}}}text" and own < least:
            yield f"“{''.join(child.itertext())}” is hard to read on a phone: write font-size {least:.1f} or more"
        yield from _too_small(child, own, least)


def main(arguments: list[str]) -> int:
    """Write all pictures anew, and tell what is wrong with them; 1 if something is."""
    root = Path(next(iter(arguments), "."))
    palette = colors(root)
    for path in sorted((root / FOLDER).glob("*.svg")):
        try:
            path.write_text(complete(path.read_text("utf-8"), palette), "utf-8")
        except BookError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
    found = mistakes(root)
    for mistake in found:
        print(mistake, file=sys.stderr)
    return int(bool(found))
