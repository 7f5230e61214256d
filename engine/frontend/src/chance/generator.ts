/**
 * Random numbers that are the same in both languages, since they are whole: xoshiro128**, seeded.
 * Python's twin (`chance/generator.py`) names the papers.
 */
const APART = 0x9e3779b9;
const HALF = 2 ** 26;

/** Each bit of a word moves each bit of the answer: how MurmurHash3 ends. */
export function mixed(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

const turned = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** A stream of random numbers; the same seed gives the same stream, here and in Python. */
export class Generator {
  constructor(seed: number, private readonly words = [1, 2, 3, 4].map((k) => mixed(seed + k * APART))) {}

  /** The next whole number, from 0 to 2**32 - 1. */
  next(): number {
    const s = this.words;
    const found = Math.imul(turned(Math.imul(s[1], 5), 7), 9);
    const t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = turned(s[3], 11);
    return found >>> 0;
  }

  /** A number between 0 and 1, neither of them: 52 bits of two words, in the middle of its step. */
  uniform(): number {
    const high = this.next() >>> 6;
    return (high * HALF + (this.next() >>> 6) + 0.5) / (HALF * HALF);
  }

  /** How long until what happens at `rate` happens. */
  exponential(rate: number): number {
    return -Math.log(this.uniform()) / rate;
  }

  /** A whole number from 0 to n - 1, each as likely as the others. */
  below(n: number): number {
    const fair = 2 ** 32 - (2 ** 32 % n);
    for (;;) {
      const word = this.next();
      if (word < fair) return word % n;
    }
  }
}
