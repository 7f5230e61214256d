"""Random numbers that are the same in both languages, since they are whole: xoshiro128**, seeded.

- D. Blackman, S. Vigna: Scrambled linear pseudorandom number generators. ACM Trans Math Softw 2021;47(4):36,
  doi:10.1145/3460772. Four words of 32 bits, no number above 2**53 in between.
- The four words are made of one seed by the end of MurmurHash3 (A. Appleby, 2011).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

WORD = 0xFFFFFFFF
APART = 0x9E3779B9
"""How far apart the words of a seed start: 2**32 over the golden ratio."""
HALF = 2**26


def mixed(word: int) -> int:
    """Each bit of `word` moves each bit of the answer: how MurmurHash3 ends."""
    word ^= word >> 16
    word = word * 0x85EBCA6B & WORD
    word ^= word >> 13
    word = word * 0xC2B2AE35 & WORD
    return word ^ word >> 16


def _turned(word: int, by: int) -> int:
    return (word << by | word >> (32 - by)) & WORD


class Generator:
    """A stream of random numbers; the same seed gives the same stream, in Python and in the page.

    Parameters
    ----------
    seed : a whole number; of larger ones, the last 32 bits count.
    words : in place of a seed, the four words that the stream starts from.
    """

    def __init__(self, seed: int = 1, words: Sequence[int] = ()) -> None:
        self.words = list(words) or [mixed(seed + k * APART & WORD) for k in (1, 2, 3, 4)]

    def next(self) -> int:
        """The next whole number, from 0 to 2**32 - 1."""
        a, b, c, d = self.words
        found = _turned(b * 5 & WORD, 7) * 9 & WORD
        c ^= a
        d ^= b
        self.words = [a ^ d, b ^ c, c ^ (b << 9 & WORD), _turned(d, 11)]
        return found

    def uniform(self) -> float:
        """A number between 0 and 1, neither of them: 52 bits of two words, in the middle of its step."""
        high, low = self.next() >> 6, self.next() >> 6
        return (high * HALF + low + 0.5) / (HALF * HALF)

    def exponential(self, rate: float) -> float:
        """How long until what happens at `rate` happens."""
        return -math.log(self.uniform()) / rate

    def below(self, n: int) -> int:
        """A whole number from 0 to `n` - 1, each as likely as the others."""
        fair = 2**32 - 2**32 % n
        while True:
            word = self.next()
            if word < fair:
                return word % n
