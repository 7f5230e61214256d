"""What the reader of the PDF turns to: answers, where numbers come from, and numbers that may hurt.

On the screen such a number lies in a closed card. Paper has no cards: the running text keeps only the card's words and
says where it stands, and all of them stand together, as the last part of the document.
"""

from __future__ import annotations

from copy import copy
from html import escape

from bs4 import BeautifulSoup, Tag


def part(name: str, title: str, intro: str) -> Tag:
    """Return an empty one."""
    return tag(
        f'<section class="part appendix" id="{name}"><h1>{title}</h1><p>{intro}</p></section>'
    )


def tag(html: str) -> Tag:
    """Return the first element of some HTML."""
    found = BeautifulSoup(html, "html.parser").find(True)
    assert isinstance(found, Tag)
    return found


def heading(section: Tag) -> str:
    """Return a section's title as HTML."""
    found = section.select_one("h1")
    return escape(" ".join(found.get_text().split())) if found else ""


def answers(sections: list[Tag]) -> Tag:
    """Move each answer away from its question, except in cards, which move as a whole."""
    out = part(
        "answers", "Answers to the exercises",
        "Each with its reasons. The number leads back to the question. Exercises about numbers that may hurt are "
        "in the last part, with their answers.",
    )  # fmt: skip
    for section in sections:
        count = 0
        held = tag(f"<section><h2>{heading(section)}</h2></section>")
        for exercise in section.select("article.ex-exercise"):
            solution = exercise.select_one("details.ex-solution")
            if solution is None or exercise.find_parent(class_="ex-sensitive"):
                continue
            count += 1
            here, there = exercise["id"], f"answer-{exercise['id']}"
            solution.replace_with(
                tag(f'<p class="to-answer"><a href="#{there}">Answer {count}</a></p>')
            )
            if summary := solution.find("summary"):
                summary.extract()
            solution.name, solution["class"], solution["id"] = "div", ["answer"], there
            solution.attrs.pop("open", None)
            solution.insert(0, tag(f'<h3><a href="#{here}">Answer {count}</a></h3>'))
            held.append(solution)
        if count:
            out.append(held)
    return out


def cards(sections: list[Tag]) -> Tag:
    """Move what lies in closed cards to a part of its own; the text keeps the words and a link."""
    out = part(
        "numbers-if-you-want-them", "The numbers, if you want them",
        "How many children were alive, how many had the illness again, how many were severely ill. These numbers "
        "stand here and nowhere else in this document, and you can leave this part closed. They tell of groups, "
        "never of one child.",
    )  # fmt: skip
    count = 0
    for section in sections:
        held = tag(f"<section><h2>{heading(section)}</h2></section>")
        for card in section.select(".ex-sensitive"):
            body = card.select_one(".ex-sensitive-body")
            about = card.select_one(".ex-sensitive-about")
            assert body is not None, card.get("id")
            words = about.get_text(" ", strip=True) if about else ""
            count += 1
            there, here = f"number-{count}", card.get("id") or f"{section['id']}--card-{count}"
            for unwanted in body.select(".ex-sensitive-how"):
                unwanted.extract()
            head = f'<h3><a href="#{here}">{count}. {escape(words)}</a></h3>'
            block = tag(f'<div class="numbers" id="{there}">{head}</div>')
            block.append(body.extract())
            if listed := listing([block]):
                block.append(tag("<p class='from'>Where these numbers come from:</p>"))
                block.append(listed)
            held.append(block)
            card.replace_with(
                tag(
                    f'<p class="card-words" id="{here}">{escape(words)}: '
                    f'<a href="#{there}">number {count} of the last part</a>, if you want it.</p>'
                )
            )
        if held.select_one(".numbers"):
            out.append(held)
    return out


def sources(sections: list[Tag]) -> Tag:
    """Tell of each number in the open what it counts, of whom, and who says so."""
    out = part(
        "numbers-and-sources", "Where the numbers come from",
        "Each number of the text, with the group it belongs to and its source.",
    )  # fmt: skip
    for section in sections:
        if listed := listing([section]):
            held = tag(f"<section><h2>{heading(section)}</h2></section>")
            held.append(listed)
            out.append(held)
    return out


def listing(blocks: list[Tag]) -> Tag | None:
    """Return the facts told in some blocks, each once, as a list; closed cards keep theirs."""
    told: dict[str, Tag] = {}
    for block in blocks:
        for host in block.select(".gloss-host:has(> .gloss-word.fact)"):
            tip = host.select_one(".gloss")
            if tip is None or host.find_parent(class_="ex-sensitive"):
                continue
            told.setdefault(tip.get_text(" ", strip=True), tip)
    if not told:
        return None
    listed = tag('<ul class="sources"></ul>')
    for tip in told.values():
        row = copy(tip)
        row.name, row.attrs = "li", {}
        listed.append(row)
    return listed
