"""Packages in a learning system (scorm-again), in a real browser: half way, reload, resume, done; refused; on a shared computer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from serving import served
from visiting import Visitor

CHAPTER = "innate-and-acquired"
ONE = "innate-first-hours"
RIGHT, OTHER = "Cells of the innate arm", "T cells, because"
VERSIONS = ["1.2", "2004"]
#: names of elements, by version
SCORE, PLACE, STATUS = (
    {"1.2": "cmi.core.score.raw", "2004": "cmi.score.raw"},
    {"1.2": "cmi.core.lesson_location", "2004": "cmi.location"},
    {"1.2": "cmi.core.lesson_status", "2004": "cmi.completion_status"},
)
SENT, NOT_SENT = "Sent to your learning system", "Your score is not sent."


@pytest.fixture(scope="module")
def address(systems: Path) -> Iterator[str]:
    with served(systems) as address:
        yield address


class Learner:
    """Somebody at a computer, in a course of a learning system."""

    def __init__(self, visit: Visitor, address: str, version: str, chapter: str = CHAPTER) -> None:
        self.version = version
        self.system = (
            f"{address}/scorm-{version}{chapter and f'-{chapter}'}/lms.html?version={version}"
        )
        self.page: Page = visit("about:blank", way="").page

    def begin(self, name: str = "ann", options: str = "") -> Learner:
        self.name = name
        self.page.goto(f"{self.system}&learner={name}{options}")
        return self

    @property
    def shell(self) -> FrameLocator:
        return self.page.frame_locator("#sco")

    @property
    def book(self) -> FrameLocator:
        return self.shell.frame_locator("iframe")

    @property
    def line(self) -> Any:
        return self.shell.locator("p[role=status]")

    def answer(self, option: str) -> None:
        card = self.book.locator(f"#exercise-{ONE}")
        card.get_by_label(option).check()
        card.get_by_role("button", name="Check").click()

    def kept(self, name: str = "") -> dict[str, str]:
        text = self.page.evaluate(f"localStorage.getItem('lms:{name or self.name}')")
        kept: dict[str, str] = json.loads(text or "{}")
        return kept

    def of_the_course(self) -> list[str]:
        """What lies in the browser beside the system's own data."""
        return self.page.evaluate(
            "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(k => !k.startsWith('lms:'))"
        )

    def interactions(self) -> list[dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for element, value in self.page.evaluate("calls"):
            if element.startswith("cmi.interactions."):
                number, _, field = element.removeprefix("cmi.interactions.").partition(".")
                found.setdefault(number, {})[field] = value
        return list(found.values())


@pytest.fixture(params=VERSIONS)
def learner(request: pytest.FixtureRequest, visit: Visitor, address: str) -> Learner:
    return Learner(visit, address, request.param)


def test_half_way_then_reload_then_again(learner: Learner) -> None:
    learner.begin()
    expect(learner.line).to_contain_text("0 of")
    learner.answer(OTHER)
    expect(learner.line).to_contain_text("1 of")
    learner.answer(RIGHT)
    expect(learner.line).not_to_contain_text("score 0 ")
    kept = learner.kept()
    assert float(kept[SCORE[learner.version]]) > 0
    assert kept[STATUS[learner.version]] == "incomplete"
    assert kept[PLACE[learner.version]].startswith(f"chapters/{CHAPTER}.html")
    assert len(kept["cmi.suspend_data"]) == 6 + 10
    told = learner.interactions()
    assert [t["id"] for t in told] == [ONE, ONE]
    assert [t["type"] for t in told] == ["choice", "choice"]
    assert told[0]["result"] == ("wrong" if learner.version == "1.2" else "incorrect")
    assert told[1]["result"] == "correct"
    assert learner.page.evaluate("errors") == []

    learner.page.reload()
    expect(learner.line).to_contain_text("1 of")
    expect(learner.book.locator(f"#exercise-{ONE}.ex-done")).to_have_count(1)
    assert learner.kept()[SCORE[learner.version]] == kept[SCORE[learner.version]]
    assert learner.page.evaluate("errors") == []
    assert learner.of_the_course() == []


def test_the_place_is_come_back_to_and_a_familys_page_is_not_told(learner: Learner) -> None:
    learner.begin()
    expect(learner.line).to_contain_text(SENT)
    shell = learner.page.frame(url=lambda url: url.endswith("/scorm.html"))
    assert shell
    shell.evaluate("document.querySelector('iframe').src = 'glossary.html'")
    learner.page.wait_for_function("calls.some(([, value]) => value === 'glossary.html')")
    shell.evaluate("document.querySelector('iframe').src = 'for-tomorrow.html'")
    expect(learner.book.locator("h1")).to_contain_text("For tomorrow")
    box = learner.book.locator("textarea, input[type=text]").first
    box.fill("Ärger über Oma")
    box.blur()
    learner.page.wait_for_timeout(1500)
    learner.page.reload()
    expect(learner.book.locator("h1")).to_contain_text("Glossary")
    every = learner.page.evaluate("JSON.stringify([calls, {...localStorage}])")
    assert "for-tomorrow" not in every
    assert "rger" not in every
    assert learner.of_the_course() == []


def test_two_learners_one_after_the_other(learner: Learner) -> None:
    learner.begin("ann")
    learner.answer(RIGHT)
    expect(learner.line).to_contain_text("1 of")
    learner.begin("bob")
    expect(learner.line).to_contain_text("0 of")
    expect(learner.book.locator(f"#exercise-{ONE}.ex-done")).to_have_count(0)
    assert learner.of_the_course() == []
    learner.begin("ann")
    expect(learner.line).to_contain_text("1 of")
    assert learner.page.evaluate("localStorage.getItem('lms:ann:ended')") == "yes"


def test_a_readers_own_progress_is_neither_seen_nor_changed(learner: Learner) -> None:
    learner.begin()
    own = json.dumps(
        {
            "format": 1,
            "course": "how-immunotherapy-works",
            "edition": "1",
            "answers": {},
            "drafts": {},
            "seed": 7,
        }
    )
    learner.page.evaluate(
        "own => localStorage.setItem('immunobook:how-immunotherapy-works', own)", own
    )
    learner.page.reload()
    learner.answer(RIGHT)
    expect(learner.line).to_contain_text("1 of")
    found = learner.page.evaluate("localStorage.getItem('immunobook:how-immunotherapy-works')")
    assert found == own


@pytest.mark.parametrize("options", ["&refuses", "&silent"])
def test_without_a_system_the_plain_book_plays(learner: Learner, options: str) -> None:
    learner.begin(options=options)
    expect(learner.line).to_have_text(NOT_SENT)
    learner.answer(RIGHT)
    expect(learner.book.locator(f"#exercise-{ONE}.ex-done")).to_have_count(1)
    expect(learner.line).to_have_text(NOT_SENT)
    assert learner.page.evaluate("calls") == []
    assert "immunobook:how-immunotherapy-works" in learner.of_the_course()


def test_a_system_that_stops_listening_is_told_of_and_hears_all_later(learner: Learner) -> None:
    learner.begin()
    expect(learner.line).to_contain_text(SENT)
    learner.page.evaluate("isDeaf = true")
    learner.answer(RIGHT)
    expect(learner.line).to_have_text(NOT_SENT)
    learner.page.evaluate("isDeaf = false")
    # what is left is told when the page goes
    learner.begin()
    expect(learner.line).to_contain_text("1 of")


def test_the_object_three_frames_up_is_found(learner: Learner) -> None:
    learner.begin(options="&deep=3")
    place = (
        learner.page.frame_locator("body > iframe")
        .frame_locator("iframe")
        .frame_locator("iframe")
        .frame_locator("#sco")
    )
    expect(place.locator("p[role=status]")).to_contain_text(SENT)


def test_the_object_of_the_window_that_opened_it_is_found(learner: Learner) -> None:
    learner.begin(options="&opens")
    with learner.page.expect_popup() as opened:
        learner.page.evaluate("void window.open('package/scorm.html')")
    expect(opened.value.locator("p[role=status]")).to_contain_text(SENT)
    expect(opened.value.frame_locator("iframe").locator("h1")).to_be_visible()


#: answers of every exercise, as the pages keep them
FILL = """([share, key]) => {
    const settings = JSON.parse(document.getElementById("settings").textContent);
    const answers = {};
    const now = Date.now();
    for (const { id, print } of settings.exercises) {
        answers[id] = { print, first: share, firstAt: now, best: share, tries: 1, at: now, step: 1, due: 0 };
    }
    attempt.localStorage.setItem(key, JSON.stringify({ format: 1, course: settings.course, edition: settings.edition, answers, drafts: {}, seed: 77 }));
}"""


@pytest.mark.parametrize("chapter", ["", CHAPTER])
@pytest.mark.parametrize("version", VERSIONS)
def test_all_is_answered(visit: Visitor, address: str, version: str, chapter: str) -> None:
    learner = Learner(visit, address, version, chapter).begin()
    expect(learner.line).to_contain_text("0 of")
    shell = learner.page.frame(url=lambda url: url.endswith("/scorm.html"))
    assert shell
    shell.evaluate(FILL, [0.5, "immunobook:how-immunotherapy-works"])
    expect(learner.line).to_contain_text("score 50 of 100")
    kept = learner.kept()
    assert kept[STATUS[version]] == "completed"
    assert 1000 < len(kept["cmi.suspend_data"]) < 4096
    learner.page.reload()
    expect(learner.line).to_contain_text("score 50 of 100")
    shell = learner.page.frame(url=lambda url: url.endswith("/scorm.html"))
    assert shell
    shell.evaluate(FILL, [1, "immunobook:how-immunotherapy-works"])
    expect(learner.line).to_contain_text("score 100 of 100")
    kept = learner.kept()
    assert kept[SCORE[version]] == "100"
    if version == "2004":
        assert kept["cmi.score.scaled"] == "1"
        assert kept["cmi.progress_measure"] == "1"
    assert kept[STATUS[version]] == "completed"
    assert not [
        value for element, value in learner.page.evaluate("calls") if value in ("passed", "failed")
    ]
    assert learner.page.evaluate("errors") == []


#: an answer of each kind, as the pages give it
ANSWERS: dict[str, Any] = {
    "single": [1], "multiple": [0, 2], "predict": [0], "data": [1], "order": [2, 0, 1], "match": [1, -1, 0], "label": [0, 2],
    "number": "2,5 mg", "cloze": ["Zöliakie, „größer“", "T cell"], "text": {"text": "Größe\nzählt – 大 " * 300, "points": [1]},
    "goal": {"peak": 3.5, "gone day": None}, "spot": [1, 2], "vignette": [0, 1, 2], "draw": [0, 50, 100] * 4,
    "mystery": {"seed": 3, "given": [1, 0]},
}  # fmt: skip
SAY = """(document, [id, answer, score]) => document.dispatchEvent(
    new CustomEvent("explorable:answered", { detail: { id, answer, score, tries: 1 } }))"""


def test_a_system_takes_an_answer_of_each_kind(learner: Learner) -> None:
    learner.begin()
    expect(learner.line).to_contain_text(SENT)
    shell = learner.page.frame(url=lambda url: url.endswith("/scorm.html"))
    assert shell
    exercises = json.loads(shell.locator("#settings").text_content() or "")["exercises"]
    kinds = {exercise["kind"]: exercise["id"] for exercise in exercises}
    assert set(kinds) == set(ANSWERS)
    inside = learner.book.locator("html").element_handle()
    document = inside.evaluate_handle("html => html.ownerDocument")
    for kind, id in kinds.items():
        document.evaluate(SAY, [id, ANSWERS[kind], 0.25])
    told = {t["id"]: t for t in learner.interactions()}
    assert set(told) == set(kinds.values())
    response = "student_response" if learner.version == "1.2" else "learner_response"
    assert "Zöliakie" in told[kinds["cloze"]][response]
    assert {t["result"] for t in told.values()} == {"0.25"}
    assert learner.page.evaluate("errors") == []
