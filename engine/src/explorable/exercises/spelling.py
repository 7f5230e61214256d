"""Whether a typed word is the wanted one; the front end's ``exercise/spelling.ts`` has the same rules.

Case, accents, punctuation, articles, plurals and the words printed beside a gap do not matter. One
slip of a finger is forgiven, but not in digits, not in the first letter, not in a word of up to
four letters, and never where what was typed is a mistake that the author lists.

Signs are words of their own: CD8+ is not CD8-. The hyphen of T-cell is none, and a plus that no
word of the author has (CD19+ where CD19 is asked for) says nothing new.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

Words = list[str]
Verdict = Literal["right", "slip", "mistake", "other"]
"""``slip`` counts as right."""

_UNSEEN = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
"""Accents, once they are signs of their own, and what can't be seen."""
_DASHES = re.compile("[\u2010-\u2013\u2212]")
_SIGNS = "+<>≤≥"
_ARTICLES = ("a", "an", "the")
_LONGEST_EXACT = 4
_PRINTED = 3
"""So many printed words beside a gap may be typed once more."""


def words(text: str) -> Words:
    """The words of a text as they are compared, in any script."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKD", text)).lower()
    plain = _DASHES.sub("-", plain)
    spaced = "".join(
        c if _in_word(c) else f" {c} " if c in _SIGNS or _is_minus(plain, i) else " "
        for i, c in enumerate(plain)
    )
    found = spaced.split()
    if len(found) > 1 and found[0] in _ARTICLES and _in_word(found[1][0]):
        found = found[1:]
    return [_stem(word) for word in found]


def _in_word(c: str) -> bool:
    return c != "" and unicodedata.category(c)[0] in "LMN"


def _is_minus(text: str, at: int) -> bool:
    """Whether a hyphen is a minus: behind a word or before a number, not within or between words."""
    before, hyphen, after = text[:at], text[at], text[at + 1 :]
    if hyphen != "-":
        return False
    if _in_word(after[:1]):
        return not before.strip(" ") and unicodedata.category(after[0])[0] == "N"
    return not after.strip(" ") or before[-1:] not in ("", " ", "-")


def _stem(word: str) -> str:
    """A word without the ending of a plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    short = word.rstrip("es")
    return short if len(short) > 1 else word


def same(a: Words, b: Words) -> bool:
    """Whether two texts are one, however they are cut into words."""
    return bool(a) and "".join(a) == "".join(b)


def slipped(typed: Words, wanted: Words) -> bool:
    """Whether one word differs from what is wanted, by one slip of a finger."""
    if len(typed) != len(wanted):
        return False
    parted = [(a, b) for a, b in zip(typed, wanted, strict=True) if a != b]
    return len(parted) == 1 and _one_slip(*parted[0])


def _one_slip(a: str, b: str) -> bool:
    """Whether a letter is missing, one too many, another, or two are swapped."""
    if len(b) <= _LONGEST_EXACT or a[0] != b[0] or any(c.isdecimal() for c in a + b):
        return False
    i = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[i:], b[i:]
    swapped = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]


def judge(
    typed: str, accept: Sequence[str], mistakes: Sequence[str], before: str = "", after: str = ""
) -> tuple[Verdict, int]:
    """What a typed word is, and the place of the mistake in the list (-1 if it is none).

    Parameters
    ----------
    before, after : the text that is printed beside the gap.
    """
    right, wrong = [words(w) for w in accept], [words(w) for w in mistakes]
    given, *printed = (words(text) for text in (typed, before, after))
    if not any("+" in word for word in right + wrong):
        given, *printed = ([w for w in text if w != "+"] for text in (given, *printed))
    if given[-1:] == ["-"] and _DASHES.sub("-", after).startswith("-"):  # the printed hyphen
        given.pop()
    tries = _without_printed(given, *printed)
    if _first(tries, right, same) >= 0:
        return "right", -1
    if (known := _first(tries, wrong, same)) >= 0:
        return "mistake", known
    if _first(tries, right, slipped) >= 0:
        return "slip", -1
    known = _first(tries, wrong, slipped)
    return ("mistake", known) if known >= 0 else ("other", -1)


def _first(
    tries: Iterable[Words], wanted: Sequence[Words], alike: Callable[[Words, Words], bool]
) -> int:
    for k, word in enumerate(wanted):
        if any(alike(one, word) for one in tries):
            return k
    return -1


def _without_printed(typed: Words, before: Words, after: Words) -> list[Words]:
    """What was typed, and the same without the words that are printed beside the gap."""
    found = [typed]
    for k in range(1, _PRINTED + 1):
        for one in [w for w in found if len(w) > k]:
            if len(before) >= k and one[:k] == before[-k:]:
                found.append(one[k:])
            if len(after) >= k and one[-k:] == after[:k]:
                found.append(one[:-k])
    return found
