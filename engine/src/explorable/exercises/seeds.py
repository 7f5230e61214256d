"""Numbers that differ from learner to learner: which version of an exercise a seed gives.

A learner has one seed, kept beside the progress. It gives each exercise a version of its own, always the
same: the front end's ``exercise/seeds.ts`` is the same algorithm, and a test holds both together.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from explorable.chance.generator import WORD, Generator
from explorable.wording import _

SEEDS = range(1, 1001)
"""The seeds that learners have."""
FIRST = SEEDS[0]
"""The seed of a page without its script, and on paper."""


def hashed(text: str) -> int:
    """32 bits of a text (FNV-1a): exercises of one learner do not go in step."""
    found = 0x811C9DC5
    for byte in text.encode():
        found = (found ^ byte) * 0x01000193 & WORD
    return found


def version_of(seed: int, name: str, count: int) -> int:
    """Which of `count` versions of the exercise `name` a learner has, from 0."""
    return Generator(hashed(name) ^ seed).below(count)


def key_table(name: str, columns: Iterable[str], rows: list[list[str]]) -> str:
    """For trainers: each version of the exercise `name`, and which seeds give it."""
    seeds: list[list[int]] = [[] for _row in rows]
    for seed in SEEDS:
        seeds[version_of(seed, name, len(rows))].append(seed)
    heads = "".join(f"<th>{c}</th>" for c in (_("Version"), *columns, _("Seeds")))
    body = "".join(
        f"<tr><th>{n}</th>{''.join(f'<td>{cell}</td>' for cell in row)}<td>{escape(' '.join(map(str, of)))}</td></tr>"
        for n, (row, of) in enumerate(zip(rows, seeds, strict=True), 1)
    )
    told = _("By version (the card names it) and seed (*My progress* names it):").replace("*", "")
    return f"<p>{told}</p><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
