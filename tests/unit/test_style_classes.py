"""A class of the front end belongs to one room: one name for two things restyles what nobody looked at."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

FRONTEND = Path(__file__).parents[2] / "engine/frontend/src"
#: rooms that lend what they make: small parts, and a scene's picture to the film
LENT = {
    "ui", "scene-told", "scrub", "scene-buttons", "slider", "note", "option", "eyebrow", "link", "field", "muted",
    "exercises", "notice", "scroll",
}  # fmt: skip
#: sheets that style small parts for all rooms
SHARED = ("base.css", "controls.css")


def rooms_of_classes() -> dict[str, set[str]]:
    """Class -> rooms (folders) whose code makes an element with it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in FRONTEND.rglob("*.ts"):
        inside = path.relative_to(FRONTEND)
        room = inside.parts[0].removesuffix(".ts")
        text = path.read_text("utf-8")
        names = re.findall(r'(?:class: |className = )[`"]([^`"]+)', text)
        for name in " ".join(names).split():
            if name.startswith("ex-"):
                found[name.removeprefix("ex-")].add(room)
    return found


def shared_classes() -> set[str]:
    text = "".join((FRONTEND / "style" / name).read_text("utf-8") for name in SHARED)
    return set(re.findall(r"\.ex-([\w-]+)", text))


def test_a_class_is_made_by_one_room_or_is_everybodys() -> None:
    several = {name for name, rooms in rooms_of_classes().items() if len(rooms - LENT) > 1}
    assert len(rooms_of_classes()) > 100
    assert several - shared_classes() - LENT == set()
