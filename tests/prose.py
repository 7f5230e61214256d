"""What a chapter says, in parts: its frame, its roles, and the plain words a reader meets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from explorable.book import facts
from explorable.book.page import Block, Page
from immunobook.sphinx_ext.ways import COURSE

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "book"
#: the part of a chapter for those who run it
LIVE = "Under the bonnet"

_ROLE = re.compile(r"\{([a-z:-]+)\}`([^`]*)`")
_STRETCH = re.compile(r"^<!-- course -->$.*?^<!-- both -->$", re.MULTILINE | re.DOTALL)
_MATH = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)
_LABELED = re.compile(r"(.*?)\s*<([^<>]+)>$", re.DOTALL)


@dataclass(frozen=True)
class Role:
    """A use of a role: ``name`` and what it points at."""

    name: str
    target: str
    line: int


class Chapter(Page):
    """A chapter's source, read but not run."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.marked = self.body
        # marks of the two ways are no prose; their lines stay, so that numbers of lines do
        self.body = re.sub(r"^<!-- (?:course|both) -->$", "", self.body, flags=re.MULTILINE)

    @property
    def name(self) -> str:
        """As exercises and labels call it."""
        return self.path.stem

    @property
    def file(self) -> str:
        """As messages call it: ``book/chapters/research.md``."""
        return self.path.relative_to(self.path.parents[2]).as_posix()

    @property
    def headings(self) -> list[str]:
        """Second-level headings, in order."""
        return re.findall(r"^## (.+)$", self.body, re.MULTILINE)

    @property
    def story_cells(self) -> list[Block]:
        """Code cells of the page; those that a reader runs live are in `live_cells`."""
        return [b for b in self.blocks if b.kind == "code-cell" and b.heading != LIVE]

    @property
    def live_cells(self) -> list[Block]:
        """Code cells to read and to change."""
        return [b for b in self.blocks if b.kind == "code-cell" and b.heading == LIVE]

    @property
    def code(self) -> str:
        """All code cells of the page, one after the other."""
        return "\n".join(cell.text for cell in self.story_cells)

    @property
    def roles(self) -> list[Role]:
        """All roles, also those in captions and folded blocks."""
        found = []
        for match in _ROLE.finditer(self.body):
            name, text = match.groups()
            labeled = _LABELED.match(text)
            line = self.offset + self.body.count("\n", 0, match.start()) + 1
            for target in (labeled.group(2) if labeled else text).split(","):
                found.append(Role(name, target.strip(), line))
        return found

    def main_text(self) -> str:
        """What every reader reads: no code, no "Look closer", no headings, sources as words."""
        return "\n\n".join(
            words(block.text, numbers=True) for block in self.blocks if _is_main(block)
        )

    def prose(self) -> list[tuple[int, str]]:
        """(line, words) of everything in words, also folded; roles and maths are left out."""
        found = []
        for block in self.blocks:
            if block.kind in ("code-cell", "math") or block.heading == LIVE:
                continue  # the live part speaks of a model's own numbers
            blank = _MATH.sub(lambda m: "\n" * m.group().count("\n"), block.text)
            for i, line in enumerate(blank.split("\n")):
                if line.strip() and not re.match(r":\w+:|\(.*\)=$", line):
                    found.append((block.line + i, words(line, numbers=False)))
        return found


class Story(Chapter):
    """What the way Story tells of a chapter: neither the stretches nor the sections of the course."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.body = _STRETCH.sub(lambda match: "\n" * match[0].count("\n"), self.marked)

    @property
    def text(self) -> str:
        """As it is read on from top to bottom: no cards of numbers, no objectives, no headings."""
        told = [b for b in self.blocks if b.heading not in COURSE and b.kind != "numbers"]
        return "\n\n".join(words(b.text, numbers=True) for b in told if _is_main(b))


def sentences(text: str) -> list[str]:
    """The sentences of a text; each item of a list is one."""
    return [s for s in re.split(r"(?<=[.!?:])[\"”’)]*\s+", text) if re.search(r"\w", s)]


def _is_main(block: Block) -> bool:
    if block.heading in ("Look closer", "Where to read on", "Practice", LIVE):
        return False
    return block.kind in ("", "figure", "numbers") or (
        block.kind == "admonition" and "class: objectives" not in block.text
    )


def words(text: str, *, numbers: bool) -> str:
    """Prose as it is read; with `numbers`, a fact stands as the page shows it, else it is gone."""
    text = re.sub(r"^:\w[\w-]*:.*$", "", text, flags=re.MULTILINE)  # options of a directive
    text = re.sub(r"^\(.*\)=$|^#+ .*$", "", text, flags=re.MULTILINE)
    text = _ROLE.sub(lambda match: _spoken(*match.groups(), numbers=numbers), text)
    text = _MATH.sub("", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", text, flags=re.MULTILINE)
    text = re.sub(r"[*_`^~]+", "", text)
    # items of a list without a full stop are sentences of their own
    text = re.sub(r"([\w\")])\s*\n(?=\s*\n|\Z)", r"\1.\n", text + "\n")
    return re.sub(r" +([.,;:?!])", r"\1", text).strip()


def _spoken(name: str, text: str, *, numbers: bool) -> str:
    labeled = _LABELED.match(text)
    if name == "fact":
        return facts_of_the_book()[text.strip()].shown if numbers else ""
    if name.startswith("cite"):
        return ""
    if name == "numref":
        return "the figure"
    return labeled.group(1) if labeled else text.replace("-", " ")


def facts_of_the_book() -> facts.Facts:
    """The rows of ``facts.yml``, read once."""
    if not hasattr(facts_of_the_book, "rows"):
        facts_of_the_book.rows = facts.load(BOOK / "facts.yml")  # type: ignore[attr-defined]
    return facts_of_the_book.rows  # type: ignore[attr-defined, no-any-return]


def chapters() -> list[Chapter]:
    """All chapters."""
    return [Chapter(path) for path in sorted((BOOK / "chapters").glob("*.md"))]
