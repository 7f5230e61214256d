"""Mutants drawn by chance, with a seed: cosmic-ray's operators for Python, Stryker's for TypeScript."""

from __future__ import annotations

import ast
import hashlib
import json
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import parso
from cosmic_ray.ast import ast_nodes
from cosmic_ray.plugins import get_operator, operator_names
from mutant import ROOT, Mutant, line_of, offset_of, text_of

HERE = Path(__file__).parent
#: kinds of change that no program can tell from the right one, or that only change words
IGNORED_PYTHON = (
    "BitOr",
    "BitAnd",
    "BitXor",
    "LShift",
    "RShift",
    "Invert",
    "Variable",
    "RemoveDecorator",
    "ExceptionReplacer",
)
IGNORED_TYPESCRIPT = ("StringLiteral", "Regex", "BlockStatement")
#: where a change is a matter of speed or of words: caches, messages, types
WORDS = (
    "raise ",
    'f"',
    "f'",
    '"""',
    "import ",
    "message",
    "lru_cache",
    "maxsize",
    "cast(",
    "_print",
    "throw new",
)


@dataclass
class Place:
    """A piece of a file, and what it can be changed into, by the name of the change."""

    file: str
    where: tuple[str, int, int, int]
    """Text of its line, which of such lines in its file; first column and length in it."""
    changes: dict[str, Callable[[], Mutant | None]] = field(default_factory=dict)

    def lot(self, *parts: object) -> str:
        """A number drawn for the place, always the same."""
        return hashlib.sha256("|".join(map(str, (*self.where, *parts))).encode()).hexdigest()

    def mutant(self, seed: int) -> Mutant | None:
        """One of the changes, if any of them gives another program."""
        order = sorted(self.changes, key=lambda name: self.lot(seed, name))
        return next(filter(None, (self.changes[name]() for name in order)), None)


Places = dict[tuple[str, int, int], Place]


def drawn(files: Sequence[str], count: int, seed: int, node: str) -> list[Mutant]:
    """`count` mutants of these files, half of each language; the same for a seed.

    A place in a file is drawn first, then a change of it, so that an operator with eleven
    replacements counts no more than one with a single one. A place's lot hangs on its line
    alone: what is written or moved elsewhere does not draw other mutants.
    """
    python = [f for f in files if f.endswith(".py")]
    others = [f for f in files if not f.endswith(".py")]
    found: list[Mutant] = []
    for places, wanted in (
        (_python(python), count - count // 2),
        (_typescript(others, node), count // 2),
    ):
        order = sorted(places.values(), key=lambda place: (place.lot(seed), place.file))
        found += islice(filter(None, (place.mutant(seed) for place in order)), wanted)
    return found


def _place(places: Places, file: str, text: str, start: int, end: int) -> Place | None:
    """The place of a piece of text; None where a change is a matter of words."""
    begin = text.rfind("\n", 0, start) + 1
    row = text[begin:].partition("\n")[0]
    if any(word in row for word in WORDS):
        return None
    where = row.strip(), text.count(row, 0, begin), start - begin, end - start
    return places.setdefault((file, start, end), Place(file, where))


def _python(files: Iterable[str]) -> Places:
    operators = {
        name: get_operator(name)()
        for name in sorted(operator_names())
        if not any(word in name for word in IGNORED_PYTHON)
    }
    places: Places = {}
    for file in files:
        text = text_of(file)
        nodes = list(ast_nodes(parso.parse(text)))
        for name, operator in operators.items():
            spots = [spot for node in nodes for spot in operator.mutation_positions(node)]
            for number, (start, end) in enumerate(spots):
                where = offset_of(text, *start), offset_of(text, *end)
                if place := _place(places, file, text, *where):
                    same = sum(n.startswith(name) for n in place.changes)
                    place.changes[f"{name} {same}"] = partial(_change, file, text, operator, number)
    return places


def _change(file: str, text: str, operator: Any, number: int) -> Mutant | None:
    """The change that an operator makes at its `number`-th place: what differs in the text."""
    tree, seen = parso.parse(text), 0
    for node in ast_nodes(tree):
        for k, _ in enumerate(list(operator.mutation_positions(node))):
            if seen == number:
                changed = operator.mutate(node, k)
                if changed is not node and node.parent is not None:
                    siblings = node.parent.children
                    siblings[siblings.index(node)] = changed
                made = tree.get_code()
                return _difference(file, text, made) if _is_program(made) else None
            seen += 1
    raise AssertionError(f"{operator} has no place {number} in {file}")


def _is_program(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def _difference(file: str, text: str, made: str) -> Mutant | None:
    """What stands otherwise, in whole words and numbers."""
    if made == text:
        return None
    start = next(i for i, (a, b) in enumerate(zip(text, made, strict=False)) if a != b)
    end = 0
    while end < min(len(text), len(made)) - start and text[-1 - end] == made[-1 - end]:
        end += 1
    while _in_word(text[start - 1]):
        start -= 1
    while _in_word(text[-end]):
        end -= 1
    before, after = text[start : len(text) - end], made[start : len(made) - end]
    return Mutant(file, line_of(text, start), before, after, start, start + len(before))


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter in "._"


def _typescript(files: Sequence[str], node: str) -> Places:
    done = subprocess.run(
        [node, str(HERE / "draw_typescript.mjs")],
        input=json.dumps([str(ROOT / f) for f in files]), text=True, capture_output=True, cwd=HERE, check=True,
    )  # fmt: skip
    places: Places = {}
    for row in json.loads(done.stdout):
        file = str(Path(row["file"]).relative_to(ROOT))
        text = text_of(file)
        start = offset_of(text, row["start"]["line"] + 1, row["start"]["column"])
        end = offset_of(text, row["end"]["line"] + 1, row["end"]["column"])
        if row["operator"] in IGNORED_TYPESCRIPT:
            continue
        if place := _place(places, file, text, start, end):
            mutant = Mutant(
                file, line_of(text, start), text[start:end], row["replacement"], start, end
            )
            place.changes[row["replacement"]] = partial(_same, mutant)
    return places


def _same(mutant: Mutant) -> Mutant:
    return mutant
