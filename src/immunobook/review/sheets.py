"""Pages to print: the claims of a page with their boxes, and the sheet for two parents who think aloud."""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path

from explorable import settings
from explorable.book.bibliography import Source
from explorable.book.configuration import language
from immunobook.review.claims import Book, Claim, Passage
from immunobook.review.forms import Role

STYLE = Path(__file__).with_name("sheet.css")


def review(book: Book, page: str) -> str:
    """The sheet of a page: each claim beside its number, its source and its place, with a box."""
    title = escape(book.title(page))
    claims = book.claims(page)
    roles = ", ".join(Role.__args__)  # type: ignore[attr-defined]
    head = f"""\
<h1>Review: {title}</h1>
<p>{_edition()} {len(claims)} claims: numbers, and words that lean on a source. Have the page open beside this.</p>
<p>Tick one box for each claim that you looked at. <b>Right</b>: the words say what the source says, and fairly.
<b>Wrong</b>: write beside it what is wrong. <b>Unsure</b>: somebody else should look. A claim without a tick counts as
not looked at.</p>
<table class="who"><thead><tr><th>Initials</th><th>Role ({escape(roles)})</th><th>Date</th></tr></thead>
<tbody>{"<tr><td></td><td></td><td></td></tr>" * 2}</tbody></table>
"""
    parts = [head]
    for heading, of_heading in groupby(claims, key=lambda claim: claim.passage.heading):
        parts.append(f"<h2>{escape(heading)}</h2>")
        for passage, of_passage in groupby(of_heading, key=lambda claim: claim.passage):
            parts.append(_passage(passage, list(of_passage)))
    return _document(book, f"Review: {title}", "".join(parts))


def _passage(passage: Passage, claims: list[Claim]) -> str:
    rows = "".join(map(_row, claims))
    return (
        f'<article><p class="words">{escape(passage.words)}<br><span class="place">{escape(passage.place)}</span></p>'
        f"<table><tbody>{rows}</tbody></table></article>"
    )


def _row(claim: Claim) -> str:
    number = f"<b>{escape(claim.number)}</b> " if claim.number else ""
    about = escape(claim.about) if claim.about else "The words above."
    sources = "".join(f"<br>{_source(source)}" for source in claim.sources)
    boxes = "<br>".join(f'<span class="box">{word}</span>' for word in ("right", "wrong", "unsure"))
    return (
        f"<tr><td>{number}{about}<small>{sources or '<br>no source of its own'}<br>{escape(claim.id)}</small></td>"
        f'<td class="boxes">{boxes}</td><td class="sign"><small>initials, date</small></td></tr>'
    )


def _source(source: Source) -> str:
    address = escape(source.address)
    link = f' <a href="{address}">{address.removeprefix("https://")}</a>' if address else ""
    return f"{escape(source.text)}. {escape(source.title)}.{link}"


QUESTIONS = (
    (
        "In your own words: what did this chapter tell you?",
        "Listen for what is missing or turned around. Do not correct it.",
    ),
    (
        "Where did you stop, read twice, or skip?",
        "Let them show the place. Note the first words of the sentence.",
    ),
    (
        "Was there a word, a picture or a number that was hard to take?",
        "A pause is an answer, too. Nobody has to say why.",
    ),
    (
        "What would you do or ask tomorrow, after reading this?",
        "Listen whether they would know when to call, and whom.",
    ),
    (
        "What did you look for and not find?",
        "If they say “nothing”, ask what a friend in their place would want to know.",
    ),
)
"""What each parent is asked, and what the listener looks for."""


def two_parents(book: Book) -> str:
    """One page: a parent reads a chapter and thinks aloud, then answers five questions."""
    lines = '<span class="line"></span>' * 2
    asked = "".join(
        f"<tr><td><b>{n}. {question}</b><br><small>{hint}</small>{lines}</td></tr>"
        for n, (question, hint) in enumerate(QUESTIONS, 1)
    )
    title = "Two parents read a chapter and think aloud"
    return _document(
        book,
        title,
        f"""\
<h1>{title}</h1>
<p>{_edition()} One sheet for each parent, some 30 minutes. Write down no name and nothing about a child.</p>
<p><b>Before.</b> Say: “We test the text, not you. You can stop at any time, and you need not say why. The team answers
questions about your own child.” Choose a chapter that is not about their child’s treatment, unless they ask for it.</p>
<p><b>While reading.</b> Say: “Please say aloud what goes through your mind.” Then listen. If it is quiet for long:
“What are you thinking now?” Do not explain the text.</p>
<table class="who"><tbody>
<tr><td>Chapter:</td><td>Read on (phone, computer, paper):</td><td>Date:</td></tr>
</tbody></table>
<h2>Then ask</h2>
<table>{asked}</table>
<p><b>After.</b> Thank them, and ask how they are. Send what you noted to who keeps the course, as it was said.</p>
""",
    )


def _edition() -> str:
    current = settings.current()
    return f"{escape(current.title)}, edition {escape(current.edition)}."


def _document(book: Book, title: str, body: str) -> str:
    style = STYLE.read_text("utf-8")
    return (
        f'<!doctype html><html lang="{language(book.folder)}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{style}</style><body>{body}</body></html>\n"
    )
