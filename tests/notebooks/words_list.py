"""What readers read, line by line, from every kind of file; and the words that ``book/words.yml`` keeps out."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from explorable.book import table_file, yaml_file
from explorable.book.text_file import FileError
from explorable.book.yaml_file import Document
from prose import BOOK, ROOT, Chapter, words

#: what is scanned, and where in the book it lies
FILES = (
    "book/*.md",
    "book/chapters/*.md",
    "book/exercises/*.yml",
    "book/facts.yml",
    "book/charts.yml",
    "book/call-box.yml",
    "book/trials.csv",
    "assets/pictures/*.svg",
    "src/immunobook/simulations/*.py",
    "src/immunobook/sphinx_ext/theme/*.html",
    "engine/frontend/src/**/*.ts",
)
#: keys of YAML files and columns of trials.csv whose values are ids, addresses or numbers, never read
UNREAD = {
    "id", "type", "objective", "bloom", "simulation", "explorer", "source", "color", "chart", "checked", "kind", "when",
    "accept", "seen_by", "sensitive", "unit", "interval_kind", "value", "shows", "start", "goal", "design", "group",
    "let", "starter", "solution", "unless", "misconception",
}  # fmt: skip
LOOK_CLOSER = "look closer"
#: what a row of words.yml may hold
KEYS = {"words", "write", "may_stand", "in", "everywhere"}


@dataclass(frozen=True)
class Text:
    """A line that readers read."""

    file: str
    line: int
    words: str
    place: str = ""
    """``look closer`` for what is folded away for trainees."""


@dataclass(frozen=True)
class Rule:
    """Words that one word stands for."""

    words: tuple[str, ...]
    write: str
    may_stand: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    everywhere: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds any of the words, whole."""
        return re.compile("|".join(_pattern(word) for word in self.words))

    def found(self, text: Text) -> list[str]:
        """The words that must not stand in `text`."""
        places = {"glossary": "book/glossary.md"}
        allowed = [places.get(place, place) for place in self.may_stand]
        if text.file in allowed or (text.place and text.place in allowed):
            return []
        if self.only_in and not _is_in(text.file, self.only_in):
            return []
        return [match[0] for match in self.pattern.finditer(text.words)]


@dataclass(frozen=True)
class Words:
    """The content of ``words.yml``."""

    not_yet: tuple[str, ...]
    rules: tuple[Rule, ...]

    def complaints(self, text: Text) -> list[str]:
        """What a reader of the tests is told about `text`."""
        is_old = _is_in(text.file, self.not_yet)
        return [
            f"{text.file}:{text.line}: “{word}”: write {rule.write}"
            for rule in self.rules
            if rule.everywhere or not is_old
            for word in rule.found(text)
        ]


def load(path: Path = BOOK / "words.yml") -> Words:
    """Read the file.

    Raises
    ------
    FileError
        A row that lacks its words or what to write, or has a key that is none of a rule's; with its line.
    """
    document = yaml_file.read(path)
    rules = []
    for number, entry in enumerate(document.content["words"]):
        place = document.place(("words", number))
        if missing := {"words", "write"} - set(entry):
            raise FileError(f"{place}: `{missing.pop()}` is missing; add it")
        if unknown := set(entry) - KEYS:
            raise FileError(
                f"{place}: `{unknown.pop()}` is not known here; known are {', '.join(sorted(KEYS))}"
            )
        lists = {
            "only_in" if key == "in" else key: tuple(value) if isinstance(value, list) else value
            for key, value in entry.items()
        }
        rules.append(Rule(**lists))
    return Words(tuple(document.content["not_yet_rewritten"]), tuple(rules))


def files() -> list[Path]:
    """All files that readers read from."""
    return sorted({path for pattern in FILES for path in ROOT.glob(pattern)})


def texts(path: Path) -> Iterator[Text]:
    """Every line of a file that readers read."""
    file = path.relative_to(ROOT).as_posix()
    read = {
        ".md": _markdown, ".yml": _yaml, ".csv": _table, ".svg": _markup, ".html": _markup, ".py": _python,
        ".ts": _typescript,
    }[path.suffix]  # fmt: skip
    for line, text, place in read(path):
        yield Text(file, line, text, place)


Lines = Iterator[tuple[int, str, str]]


def _markdown(path: Path) -> Lines:
    page = Chapter(path)
    for number, line in enumerate(page.source.split("\n"), start=1):
        if found := re.match(r"(?:description|:alt:):?\s+(.*)|#+ (.*)", line):
            yield number, words(found[1] or found[2], numbers=False), ""
    for block in page.blocks:
        if block.kind in ("code-cell", "math"):
            continue
        place = LOOK_CLOSER if block.kind == "dropdown" else ""
        if block.argument and block.kind in ("dropdown", "admonition"):
            yield block.line - 1, block.argument, place
        code = _CODE.sub(_blanked, block.text)
        for offset, line in enumerate(code.split("\n")):
            if line.strip() and not re.match(r":\w+:|\(.*\)=$", line):
                yield block.line + offset, words(line, numbers=False), place


#: a fence of code, a role, or code in a sentence
_CODE = re.compile(r"```[\w-]*\n.*?```|\{[\w:-]+\}`[^`]*`|`[^`]+`", re.DOTALL)


def _blanked(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("{") else "\n" * found[0].count("\n")


def _yaml(path: Path) -> Lines:
    source = path.read_text("utf-8")
    document, lines = Document(source), source.split("\n")

    def walk(value: object, where: tuple[str | int, ...]) -> Lines:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key not in UNREAD:
                    yield from walk(inner, (*where, key))
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                yield from walk(inner, (*where, number))
        elif isinstance(value, str):
            first = document.line(where)
            for offset, line in enumerate(_lines_of(value, lines, first)):
                yield (
                    first + offset,
                    re.sub(r"\{[\w.\[\]]+(?::[^}]*)?\}|\{fact\}`[^`]*`", "", line),
                    "",
                )

    yield from walk(document.content, ())


def _lines_of(value: str, lines: list[str], first: int) -> list[str]:
    """The lines in which a YAML text stands; a folded one over several."""
    start = lines[first - 1]
    if not re.search(r":\s*[>|]-?\s*$", start):
        return [value]
    indent = len(start) - len(start.lstrip())
    following = []
    for line in lines[first:]:
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        following.append(line)
    return ["", *following]


def _table(path: Path) -> Lines:
    for row in table_file.read(path, []):
        yield row.line, "; ".join(v for k, v in row.cells.items() if k not in UNREAD and v), ""


def _markup(path: Path) -> Lines:
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        text = re.sub(r"<style.*?</style>|\{[{%#].*?[}%#]\}", " ", line)
        told = re.findall(r">([^<]+)<|aria-label=\"([^\"]*)\"", f">{text}<")
        if said := " ".join(filter(None, (part for pair in told for part in pair))).strip():
            yield number, html.unescape(said), ""


def _python(path: Path) -> Lines:
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    unread = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    lines = source.split("\n")
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        # an id is one word in small letters; a docstring is for who reads code
        if id(node) in unread or re.fullmatch(r"[a-z0-9_.-]*", node.value):
            continue
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1):
            yield number, _quoted(lines[number - 1]), ""


def _quoted(line: str) -> str:
    return " ".join(re.findall(r"\"([^\"]*)\"", line))


def _typescript(path: Path) -> Lines:
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if re.match(r"\s*(?://|\*|/\*|import )", line):
            continue
        said = re.findall(r"\"([^\"]* [^\"]*)\"|`([^`]* [^`]*)`", line)
        if said:
            yield number, " ".join(part for pair in said for part in pair), ""


def _is_in(file: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(file, pattern) for pattern in patterns)


def _pattern(word: str) -> str:
    parts = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    whole = rf"(?<![\w-]){parts}(?![\w-])"
    return whole if word != word.lower() else rf"(?i:{whole})"
