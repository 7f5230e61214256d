"""What every study is on a page and in a notebook: title, whole picture, numbers, and its data for the front end."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape
from typing import Any, ClassVar

from explorable.html import as_script_text
from explorable.wording import _


class StudyFigure:
    """A study that shows itself as a cell's last line."""

    kind: ClassVar[str]
    """Under which the front end knows it."""
    still: ClassVar[str]
    """Said where nothing answers."""
    numbers: ClassVar[str]
    """The name of its table."""
    key: ClassVar[str] = ""
    """What the signs of its picture mean, below it."""
    has_settings: ClassVar[bool] = False

    title: str
    about: str
    """What it is about, above the picture."""
    spec: Mapping[str, Any]

    def picture(self) -> str:
        """All of it, as SVG."""
        raise NotImplementedError

    def table(self) -> str:
        """Its numbers, as HTML."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **keywords: Any) -> Any:
        from explorable.studies.widget import bundle  # widgets are imported when one is shown

        return bundle(self.html(), repr(self), **keywords)

    def html(self) -> str:
        """The figure of a page."""
        numbers = _(self.numbers)
        settings = '<div class="ex-study-settings"></div>' if self.has_settings else ""
        key = f'<p class="ex-study-key">{escape(_(self.key))}</p>' if self.key else ""
        return (
            f'<figure class="ex-explorer ex-study" data-explorable="{self.kind}">'
            f'<figcaption class="ex-title">{escape(self.title)}</figcaption>'
            f'<p class="ex-study-about">{escape(self.about)}</p>'
            f'<div class="ex-study-body">{self.picture()}<div class="ex-study-side">'
            f'<p class="ex-still">{escape(_(self.still))}</p></div>{settings}</div>{key}'
            f'<details class="ex-study-numbers"><summary>{numbers}</summary>'
            f'<div class="ex-scroll" tabindex="0" role="region" aria-label="{numbers}">{self.table()}</div></details>'
            f'<script type="application/json">{as_script_text(self.spec)}</script></figure>'
        )


def rounded(x: float, by: int = 10) -> str:
    """A place in a picture, to a part of a unit (halves up, as the front end rounds)."""
    return f"{math.floor(by * x + 0.5) / by:g}"
