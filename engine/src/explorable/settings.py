"""What a course tells the engine about itself, once, before anything of it is shown.

A book without a package of its own needs none of it: `explore` then takes models and simulations only, and
exercises, facts and bibliography are looked for in the book's folder.

Examples
--------
>>> from explorable.settings import configure
>>> configure(course="rabbits-and-foxes", title="Rabbits and Foxes")  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from gettext import NullTranslations
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PALETTE: Mapping[str, str] = {
    "one": "#0072b2", "two": "#d55e00", "three": "#009e73", "four": "#7a68c8", "five": "#c46a9b", "six": "#b8446c",
    "seven": "#6b7a8f",
}  # fmt: skip
"""The engine's own colors, as its style sheet has them (``tokens.css``)."""

ALWAYS = ("ink", "muted")
"""Of the page itself: its text, and what stands back."""


@dataclass(frozen=True)
class Settings:
    """A course: its names, its package and what it adds."""

    course: str = "course"
    """Its key in readers' files of progress; a file of another course is refused."""

    title: str = "This course"
    """Its name, as readers know it."""

    prefix: str = "explorable"
    """Begins the names of settings in the book's configuration, and of all that is kept in a reader's browser."""

    package: str = ""
    """The Python package that carries it: its version is the edition, its folder ``book`` a copy of the book."""

    simulations: str = ""
    """The module with ``ids()`` and ``load(id)``; also that in which all simulations stand."""

    palette: Mapping[str, str] = field(default_factory=lambda: dict(PALETTE))
    """Whom a curve may belong to -> the color; a reader's own model takes them in this order."""

    chapters: str = ""
    """The folder of the book whose pages are chapters, with its slash; empty: every page of the contents is one."""

    progress: str = "progress"
    """The page on which a reader's progress is shown, without its ending."""

    unreported: frozenset[str] = frozenset()
    """Pages, without their ending, of which a learning system hears nothing, not even that they are open."""

    recheck: Mapping[str, int] = field(default_factory=lambda: {"fact": 5})
    """What a published number can be about -> after how many years it is looked up again, at the latest."""

    seen_by: tuple[str, ...] = ("author", "second-reader")
    """Roles of those who look a number up."""

    sensitive: Mapping[str, str] = field(default_factory=dict)
    """Numbers that a page shows only to who asks for them: kind -> what they are about, behind "numbers on"."""

    sensitive_page: tuple[str, str] = ("", "")
    """The page on how to read such a number: without its ending, and its title."""

    retired: frozenset[str] = frozenset()
    """Ids of exercises that an earlier edition had: readers' notebooks may still ask for them."""

    style: str = ""
    """A style sheet of the package, for what its cells show: for a notebook, where no page has it."""

    notice: str = ""
    """Stands below a simulation that travels alone: what the book says around it, in one line."""

    licence: str = ""
    """Stands there, too."""

    sheets: tuple[str, ...] = ()
    """Style sheets in ``_static`` that a simulation alone takes along, before the engine's own."""

    figures: Path | None = None
    """The folder of its figures: ``figures.svg`` and ``figures.yml`` (see ``explorable.figures``)."""

    translations: NullTranslations = field(default_factory=NullTranslations)
    """The catalogue of a language (`gettext.translation`) that readers' words are looked up in; none: English."""

    directives: Mapping[str, str] = field(default_factory=dict)
    """Directives of the book -> ``module:function`` that writes one as Markdown, given the book's folder."""

    @property
    def edition(self) -> str:
        """The version of the course's package; "0" if there is none."""
        try:
            return version(self.package) if self.package else "0"
        except PackageNotFoundError:
            return "0"

    def option(self, name: str) -> str:
        """What a setting of the book's configuration is called: the prefix, and `name`."""
        return f"{self.prefix}_{name}"

    @property
    def home(self) -> Path | None:
        """The folder of the course's package."""
        spec = find_spec(self.package) if self.package else None
        return Path(spec.origin).parent if spec and spec.origin else None

    @property
    def roles(self) -> tuple[str, ...]:
        """Whom a curve or a mark may belong to."""
        return (*self.palette, *ALWAYS)

    @property
    def tokens(self) -> str:
        """The palette as custom properties, for a notebook, where no page has set them."""
        own = {role: color for role, color in self.palette.items() if role not in PALETTE}
        lines = "".join(f"--ex-{role}:{color};" for role, color in own.items())
        return f":where(:root){{{lines}}}" if lines else ""

    @property
    def own_style(self) -> str:
        """The package's own style sheet for a notebook, as text."""
        return (self.home / self.style).read_text("utf-8") if self.home and self.style else ""

    def folders(self) -> list[Path]:
        """Where a copy of the book may lie when no book is around: in the package, or beside its sources."""
        return [self.home / "book", self.home.parents[1] / "book"] if self.home else []

    def directive(self, name: str) -> Any:
        """The function that writes a directive of the book as Markdown."""
        module, _, function = self.directives[name].partition(":")
        return getattr(import_module(module), function)


_current = Settings()


def configure(**settings: Any) -> Settings:
    """Change some settings; the others stay.

    Parameters
    ----------
    **settings : fields of `Settings`.

    Returns
    -------
    All settings.

    Raises
    ------
    TypeError
        A name that is no setting.
    """
    global _current
    _current = replace(_current, **settings)
    return _current


def current() -> Settings:
    """The settings of the course that is shown."""
    return _current
