"""Each kind of exercise as a question of Moodle, with what of it does not carry over."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from explorable import settings
from explorable.exercises.base import Exercise
from explorable.exercises.course import Chapter
from explorable.exercises.kinds.choice import Choice, Multiple, Predict
from explorable.exercises.kinds.cloze import Cloze, Gap
from explorable.exercises.kinds.free_text import OpenText
from explorable.exercises.kinds.match import Match
from explorable.exercises.kinds.number import Number
from explorable.exercises.kinds.order import Order
from explorable.exercises.markup import bare
from explorable.exercises.values import Renderer

_GAP = re.compile(r"\[(\d)\]")
_CLOZE_SIGNS = re.compile(r'([}#~/"\\])')

Written = tuple[Element, list[str]]
"""A question and what of it does not carry over."""


def _choice(exercise: Choice, writer: Renderer) -> Written:
    is_single = not isinstance(exercise, Multiple)
    question = _question(exercise, writer, "multichoice")
    _leaf(question, "single", "true" if is_single else "false")
    _leaf(question, "shuffleanswers", "true")
    _leaf(question, "answernumbering", "abc")
    right = sum(o.right for o in exercise.options)
    wrong = len(exercise.options) - right
    for o in exercise.options:
        # Moodle takes a share of the points away, so that ticking all earns nothing
        share = 100 / right if o.right else 0.0 if is_single else -100 / wrong
        _answer(question, share, writer(o.text), writer(o.reason))
    losses = []
    if isinstance(exercise, Predict):
        losses.append("what happens is told behind the answer, not shown")
    return question, losses


def _order(exercise: Order, writer: Renderer) -> Written:
    """Each item with its place: every Moodle has matching, and not every one has ordering."""
    told = "".join(f"<li>{writer(i.text)}. {writer(i.reason)}</li>" for i in exercise.items)
    question = _question(exercise, writer, "matching", more=f"<ol>{told}</ol>")
    _leaf(question, "shuffleanswers", "true")
    for n, item in enumerate(exercise.items, 1):
        _pair(question, writer(item.text), str(n))
    return question, ["items are numbered, not moved; reasons stand together behind the answer"]


def _match(exercise: Match, writer: Renderer) -> Written:
    told = "".join(f"<li>{writer(p.left)}: {writer(p.reason)}</li>" for p in exercise.pairs)
    told += "".join(f"<li>{writer(e.text)}: {writer(e.reason)}</li>" for e in exercise.extra)
    question = _question(exercise, writer, "matching", more=f"<ul>{told}</ul>")
    _leaf(question, "shuffleanswers", "true")
    for pair in exercise.pairs:
        _pair(question, writer(pair.left), bare(writer(pair.right)))
    for extra in exercise.extra:
        _pair(question, "", bare(writer(extra.text)))
    return question, ["reasons stand together behind the answer"]


def _number(exercise: Number, writer: Renderer) -> Written:
    unit = "" if exercise.unit in ("1", "times") else f" ({escape(exercise.unit)})"
    question = _question(exercise, writer, "numerical", after=unit)
    given = exercise.payload(writer)
    mistakes = [(m["answer"], 0.0, m, m["reason"]) for m in given["mistakes"]]
    for value, share, room, reason in [(given["answer"], 100.0, given, ""), *mistakes]:
        answer = _answer(question, share, f"{value:.12g}", reason, plain=True)
        width = room["tolerance"] * abs(value) if room["relative"] else room["tolerance"]
        _leaf(answer, "tolerance", f"{width:.12g}")
    _leaf(question, "unitgradingtype", "0")
    _leaf(question, "unitpenalty", "0")
    _leaf(question, "showunits", "3")
    _leaf(question, "unitsleft", "0")
    return question, ["the unit is told, not asked"] if exercise.ask_unit else []


def _cloze(exercise: Cloze, writer: Renderer) -> Written:
    text = f"<p>{writer(exercise.question)}</p><p>{writer(exercise.text)}</p>"
    filled = _GAP.sub(lambda found: _gap(exercise.gaps[int(found[1]) - 1], writer), text)
    question = framed(exercise, writer, "cloze", filled)
    typed = any(gap.typed for gap in exercise.gaps)
    return question, ["a typed word must be spelled as it is accepted"] if typed else []


def _gap(gap: Gap, writer: Renderer) -> str:
    if gap.typed:
        right = [
            f"%100%{_in_cloze(w, writer)}#{_in_cloze(gap.reason or '', writer)}" for w in gap.accept
        ]
        wrong = [
            f"%0%{_in_cloze(m.text, writer)}#{_in_cloze(m.reason, writer)}" for m in gap.mistakes
        ]
        return f"{{1:SHORTANSWER:{'~'.join(right + wrong)}}}"
    options = [
        f"%{100 if o.right else 0}%{_in_cloze(o.text, writer)}#{_in_cloze(o.reason, writer)}"
        for o in gap.options
    ]
    return f"{{1:MULTICHOICE_S:{'~'.join(options)}}}"


def _in_cloze(text: str, writer: Renderer) -> str:
    """Plain words with the signs escaped that mean something within a gap."""
    return _CLOZE_SIGNS.sub(r"\\\1", escape(bare(writer(text)), quote=False)) if text else ""


def _text(exercise: OpenText, writer: Renderer) -> Written:
    question = _question(exercise, writer, "essay")
    given: Any = exercise.payload(writer)
    points = "".join(f"<li>{point}</li>" for point in given["points"])
    _text_of(
        SubElement(question, "graderinfo", format="html"),
        f"<p>{given['model']}</p><ul>{points}</ul>",
    )
    _leaf(question, "responseformat", "plain")
    _leaf(question, "responserequired", "1")
    return question, ["a person grades it; the model answer is for the grader"]


WRITERS: dict[str, Callable[[Any, Renderer], Written]] = {
    "single": _choice,
    "multiple": _choice,
    "predict": _choice,
    "order": _order,
    "match": _match,
    "number": _number,
    "cloze": _cloze,
    "text": _text,
}


def category(chapter: Chapter) -> Element:
    """What puts the questions after it into the category of a chapter."""
    question = Element("question", type="category")
    title = settings.current().title.replace("/", "//")
    _text_of(
        SubElement(question, "category"), f"$course$/top/{title}/{chapter.title.replace('/', '//')}"
    )
    return question


def _question(
    exercise: Exercise,
    writer: Renderer,
    kind: str,
    *,
    after: str = "",
    more: str = "",
) -> Element:
    text = f"<p>{writer(exercise.question)}{after}</p>"
    return framed(exercise, writer, kind, text, more=more)


def framed(
    exercise: Exercise,
    writer: Renderer,
    kind: str,
    text: str,
    *,
    more: str = "",
    explains: bool = True,
) -> Element:
    """What every question has: its name, words, explanation, hints and tags."""
    question = Element("question", type=kind)
    _text_of(SubElement(question, "name"), exercise.id)
    _text_of(SubElement(question, "questiontext", format="html"), text)
    if explains:
        reveal = f"<p>{writer(exercise.reveal)}</p>" if isinstance(exercise, Predict) else ""
        told = f"{reveal}{more}<p>{writer(exercise.explanation)}</p>"
        _text_of(SubElement(question, "generalfeedback", format="html"), told)
        for hint in exercise.hints:
            _text_of(SubElement(question, "hint", format="html"), writer(hint))
    _leaf(question, "defaultgrade", "1" if explains else "0")
    _leaf(question, "idnumber", exercise.id)
    tags = SubElement(question, "tags")
    for tag in (exercise.objective, exercise.bloom):
        _text_of(SubElement(tags, "tag"), tag)
    return question


def _answer(
    question: Element, share: float, text: str, reason: str, *, plain: bool = False
) -> Element:
    kind = "moodle_auto_format" if plain else "html"
    answer = SubElement(
        question, "answer", fraction=f"{share:.5f}".rstrip("0").rstrip("."), format=kind
    )
    _text_of(answer, text)
    _text_of(SubElement(answer, "feedback", format="html"), reason)
    return answer


def _pair(question: Element, left: str, right: str) -> None:
    pair = SubElement(question, "subquestion", format="html")
    _text_of(pair, left)
    _text_of(SubElement(pair, "answer"), right)


def _leaf(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _text_of(parent: Element, text: str) -> None:
    _leaf(parent, "text", text)
