"""Mutants drawn by chance, with a seed: cosmic-ray's operators for Python, Stryker's for TypeScript."""

from __future__ import annotations

import json
import random
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import parso
from cosmic_ray.ast import ast_nodes
from cosmic_ray.plugins import get_operator, operator_names
from mutant import ROOT, Mutant, line_of, offset_of

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


def drawn(files: Sequence[str], count: int, seed: int, node: str) -> list[Mutant]:
    """`count` mutants of these files, half of each language; the same for a seed.

    A place in a file is drawn first, then a change of it, so that an operator with eleven
    replacements counts no more than one with a single one.
    """
    chance = random.Random(seed)
    python = [f for f in files if f.endswith(".py")]
    others = [f for f in files if not f.endswith(".py")]
    found: list[Mutant] = []
    for mutants, wanted in (
        (_python(python), count - count // 2),
        (_typescript(others, node), count // 2),
    ):
        places: dict[tuple[str, int, int], list[Mutant]] = defaultdict(list)
        for mutant in mutants:
            row = mutant.text().splitlines()[mutant.line - 1]
            if not any(word in row for word in WORDS):
                places[mutant.file, mutant.start, mutant.end].append(mutant)
        chosen = chance.sample(sorted(places), min(wanted, len(places)))
        found += [chance.choice(sorted(places[p], key=lambda m: m.after)) for p in chosen]
    return found


def _python(files: Iterable[str]) -> Iterable[Mutant]:
    operators = []
    for name in sorted(operator_names()):
        if not any(word in name for word in IGNORED_PYTHON):
            operators.append(get_operator(name)())
    for file in files:
        text = (ROOT / file).read_text("utf-8")
        for operator in operators:
            positions = [
                (k, node, spot)
                for node in ast_nodes(parso.parse(text))
                for k, spot in enumerate(operator.mutation_positions(node))
            ]
            for n in range(len(positions)):
                yield from _change(file, text, operator, n)


def _change(file: str, text: str, operator: Any, number: int) -> Iterable[Mutant]:
    """The change that an operator makes at its `number`-th place: what differs in the text."""
    tree, seen = parso.parse(text), 0
    for node in ast_nodes(tree):
        for k, _ in enumerate(list(operator.mutation_positions(node))):
            if seen == number:
                changed = operator.mutate(node, k)
                made = tree.get_code() if changed is node or node.parent else changed.get_code()
                if changed is not node and node.parent is not None:
                    siblings = node.parent.children
                    siblings[siblings.index(node)] = changed
                    made = tree.get_code()
                yield from _difference(file, text, made)
                return
            seen += 1


def _difference(file: str, text: str, made: str) -> Iterable[Mutant]:
    if made == text:
        return
    start = next(i for i, (a, b) in enumerate(zip(text, made, strict=False)) if a != b)
    end = 0
    while end < min(len(text), len(made)) - start and text[-1 - end] == made[-1 - end]:
        end += 1
    before, after = text[start : len(text) - end], made[start : len(made) - end]
    yield Mutant(file, line_of(text, start), before, after, start, start + len(before))


def _typescript(files: Sequence[str], node: str) -> Iterable[Mutant]:
    done = subprocess.run(
        [node, str(HERE / "draw_typescript.mjs")],
        input=json.dumps([str(ROOT / f) for f in files]), text=True, capture_output=True, cwd=HERE, check=True,
    )  # fmt: skip
    for row in json.loads(done.stdout):
        if row["operator"] in IGNORED_TYPESCRIPT:
            continue
        file = str(Path(row["file"]).relative_to(ROOT))
        text = (ROOT / file).read_text("utf-8")
        start = offset_of(text, row["start"]["line"] + 1, row["start"]["column"])
        end = offset_of(text, row["end"]["line"] + 1, row["end"]["column"])
        yield Mutant(file, line_of(text, start), text[start:end], row["replacement"], start, end)
