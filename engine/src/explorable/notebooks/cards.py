"""Cards of numbers for notebooks, which do not know the book's ``{numbers}``: a fold with the same words."""

from __future__ import annotations

import re

from explorable.book.sensitive import NAME
from explorable.wording import N_, _

_CARD = re.compile(
    r"^(?P<fence>:{3,})\{numbers\} *(?P<about>[^\n]*)\n(?P<options>(?::\w+: .*\n)*)",
    re.MULTILINE,
)
_OPTION = re.compile(r"^:(\w+): (.*)$", re.MULTILINE)
_TITLES = {"who": N_("Who"), "when": N_("When"), "compared": N_("Compared with")}


def as_folds(text: str) -> str:
    """`text` with every card as a ``{dropdown}``, which says who, when and compared with whom in its first lines."""
    return _CARD.sub(_fold, text)


def _fold(found: re.Match[str]) -> str:
    told = [f"- *{_(_TITLES[name])}:* {said}" for name, said in _OPTION.findall(found["options"])]
    return "\n".join([f"{found['fence']}{{dropdown}} {_(NAME)}: {found['about']}", *told, "", ""])
