"""What no sentence, slider or table may show, whatever the setting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from proof import Outcome

NEGATIVE, ABOVE = "a negative amount", "a percentage above 100"
MAY: Mapping[str, Mapping[str, str]] = {
    "pump-day-and-night": {"Level with the pump, compared with the line to compare with": ABOVE},
    "tumor-and-immunity": {"Killing, compared with the mouse study": ABOVE},
    # the simple formula is shown because it does this
    "trial-intervals": {
        "Upper end by the simple (normal) formula": ABOVE,
        "Lower end by the simple (normal) formula": NEGATIVE,
    },
    # a place of the dial, in steps to both sides of the middle
    "recognition-roc": {
        "Threshold: how foreign a flag must look": NEGATIVE,
        "The dial: how foreign a flag must look": NEGATIVE,
    },
}
"""Simulation -> start of a line -> the rule that it need not keep."""

_THINGS = (
    r"(?:cells?|germs?|child(?:ren)?|gatekeepers?|infusions?)\b(?! (?:per|for each|in each)|/)"
)
_KIND = (
    r"(?:(?!(?:million|billion|trillion|days?|hours?|minutes?|seconds?|percent|times|of|in|to|and|or|on"
    r"|at|by|than|per|after|before|when|the|for|is|are|with)\b)[A-Za-z]+ ){0,3}?"
)
_PART = r"(?:\d\.\d+|\d × 10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
_MANY = (
    r"(?:hours|days|minutes|months|weeks|years|seconds|cells|germs|children|infusions|doublings)"
)

EVERYWHERE: Mapping[str, re.Pattern[str]] = {
    "no number": re.compile(r"NaN|undefined|null|None|Infinity|∞|\bnan\b|\binf\b|[{}]"),
    NEGATIVE: re.compile(r"(?<![\w⁻])[-−]\s?\d"),
    "a zero too many": re.compile(r"\d\.\d*0(?!\d)"),
    "one as many": re.compile(rf"(?<![\d.,⁻])1 {_KIND}{_MANY}\b"),
    "a part of a whole": re.compile(rf"{_PART} {_KIND}{_THINGS}"),
}
IN_SENTENCES: Mapping[str, re.Pattern[str]] = {
    "day 0": re.compile(r"\b(?:[Dd]ay|[Hh]our|[Mm]inute) 0\b(?!\.\d)"),
    "a time of 0": re.compile(rf"(?<![\d.,])0 {_KIND}(?:hours|days|minutes)\b"),
    "nothing to say": re.compile(r"–|^$"),
}
_PERCENT = re.compile(r"([-−]?[\d,.]*\d)\s?(?:%|percent\b(?! point))")
_HEAD = re.compile(r"\((%|(?:[A-Za-z]+ )*[A-Za-z]+)\)$")


def faults(id: str, outcome: Outcome) -> Iterator[str]:
    """What is wrong with the texts of one setting, each with the rule's name."""
    for kind, lines in (
        ("sentence", (outcome.sentence,)),
        ("slider", outcome.sliders),
        ("table", outcome.tables),
    ):
        for line in lines:
            text = line.replace("\u00a0", " ")
            may = next((v for k, v in MAY.get(id, {}).items() if text.startswith(k)), "")
            for rule in broken(kind, text):
                if not may.startswith(rule):
                    yield f"{rule}: {kind} “{text}”"


def broken(kind: str, text: str) -> Iterable[str]:
    """Names of the rules that a text breaks; lines of sliders and tables are "head: value"."""
    head, _, value = text.rpartition(": ") if kind != "sentence" else ("", "", text)
    unit = _HEAD.search(head)
    if kind == "table" and unit:
        value = f"{value}%" if unit[1] == "%" else f"{value} {unit[1]}"
    found = [rule for rule, pattern in EVERYWHERE.items() if pattern.search(value)]
    if kind == "table":  # the head says "cells", the cell of the table "1"
        found = [rule for rule in found if rule != "one as many"]
    if kind == "sentence":
        found += [rule for rule, pattern in IN_SENTENCES.items() if pattern.search(value)]
    # a slider's range says itself how far it goes
    shares = [] if kind == "slider" else _PERCENT.findall(value)
    if any(float(n.replace(",", "").replace("−", "-")) > 100 for n in shares):
        found.append(ABOVE)
    return found
