"""Every kind of mistake in a file of exercises is refused with file, line and exercise."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_book import HEAD, make, mistakes, single

from explorable.book.text_file import FileError
from explorable.exercises import BankError, Course

SIM = "gatekeeper-search"
NUMBER = (
    "  - id: first-number\n    type: number\n    objective: first-1\n    bloom: apply\n    question: How many?\n"
    "    answer: 10\n    unit: cells\n    tolerance: 5%\n    explanation: So many.\n"
)
GOAL = (
    "  - id: first-goal\n    type: goal\n    objective: first-1\n    bloom: apply\n    question: Reach it.\n"
    f"    simulation: {SIM}\n    goal: search_minutes < 10\n    solution: {{gatekeepers: 20}}\n    watch: [search_minutes]\n"
    "    near:\n      - {when: 'True', say: Not yet.}\n    explanation: There.\n"
)
ORDER = (
    "  - id: first-order\n    type: order\n    objective: first-1\n    bloom: apply\n    question: Which order?\n    items:\n"
    "      - {text: a, reason: a}\n      - {text: b, reason: b}\n      - {text: c, reason: c}\n    explanation: So.\n"
)
MATCH = (
    "  - id: first-match\n    type: match\n    objective: first-1\n    bloom: apply\n    question: Which?\n    pairs:\n"
    "      - {left: a, right: x, reason: r}\n      - {left: b, right: y, reason: r}\n      - {left: c, right: x, reason: r}\n"
    "    explanation: So.\n"
)
CLOZE = (
    "  - id: first-cloze\n    type: cloze\n    objective: first-1\n    bloom: apply\n    question: Which?\n"
    "    text: It is [1].\n    gaps:\n      - {accept: [so], reason: r}\n    explanation: So.\n"
)
TWO_GAPS = CLOZE.replace("is [1]", "is [1] or [2]").replace(
    "[so], reason: r}",
    "[antibody], reason: r}\n"
    "      - options: [{text: so, right: true, reason: r}, {text: that, reason: r}]",
)
TEXT = (
    "  - id: first-text\n    type: text\n    objective: first-1\n    bloom: apply\n    question: Why?\n"
    "    model: Because.\n    points: [says a, says b]\n    explanation: So.\n"
)
CODE = (
    "  - id: first-code\n    type: code\n    objective: first-1\n    bloom: create\n    question: Do it.\n"
    '    starter: |\n      answer = 1\n      exercise("first-code").check(answer)\n'
    "    checks:\n      - {unless: answer == 2, say: Make it two.}\n    solution: answer = 2\n    explanation: So.\n"
)
PREDICT = single("first-predict", type="    type: predict", reveal="    reveal: It happens.")

VIGNETTE = (
    "  - id: first-case\n    type: vignette\n    objective: first-1\n    bloom: apply\n    question: Go along.\n    steps:\n"
    "      - text: It is day one.\n        question: What now?\n        options:\n"
    "          - {text: Wait, right: true, reason: r}\n          - {text: Call, reason: r}\n"
    "      - text: It is day two.\n        question: And now?\n        options:\n"
    "          - {text: Wait, reason: r}\n          - {text: Call, right: true, reason: r}\n"
    "    explanation: So.\n"
)
SPOT = (
    "  - id: first-spot\n    type: spot\n    objective: first-1\n    bloom: apply\n    question: Which one?\n    sentences:\n"
    "      - {text: A., reason: r}\n      - {text: B., wrong: true, reason: r}\n      - {text: C., reason: r}\n"
    "    why: Why?\n    options:\n      - {text: So, right: true, reason: r}\n      - {text: Thus, reason: r}\n"
    "    explanation: So.\n"
)

SHOWN = "    table: {caption: c, columns: [a, b], rows: [[x, 1], [y, 2]]}\n"
DATA = (
    "  - id: first-data\n    type: data\n    objective: first-1\n    bloom: apply\n    question: How many?\n    made_up: true\n"
    f"{SHOWN}    answer: 2\n    unit: cells\n    tolerance: 5%\n    explanation: So many.\n"
)
CURVES = DATA.replace(
    SHOWN,
    "    survival:\n      caption: c\n      x: Months\n      y: Share\n      times: [0, 6, 12]\n"
    "      arms: [{name: A, people: 4, events: [2, 5], censored: [7]}]\n",
)
CELLS = DATA.replace(
    SHOWN,
    "    scatter: {caption: c, x: X, y: Y, cut: [2, 2], clouds: [{cells: 9, at: [1, 3], spread: 0.4}]}\n",
)

SIGNED = CLOZE.replace(
    "accept: [so]", "mistakes: [{text: CD8, reason: r}, {text: CD8-, reason: r}], accept: [CD8+]"
)

RIGHT = [
    single(),
    NUMBER,
    GOAL,
    ORDER,
    MATCH,
    CLOZE,
    TWO_GAPS,
    SIGNED,
    TEXT,
    CODE,
    PREDICT,
    VIGNETTE,
    SPOT,
]

# what is written, the line where it is wrong (2 lines of HEAD before), the exercise, what is said
WRONG = [
    (
        single(a="      - {text: This, right: true, misconception: so, reason: It is.}"),
        9,
        "first-one",
        "this option is right; only wrong ones name one",
    ),
    (
        f"{GOAL}    turned:\n      question: Why?\n      options:\n"
        "        - {text: So, reason: r}\n        - {text: so, reason: r}\n",
        17,
        "first-goal",
        "0 options are `right: true`; exactly one must be",
    ),
    (
        CELLS.replace("[1, 3]", "[5, 3]"),
        9,
        "first-data",
        "this lies outside of the axes, which run from 0 to 4; mend it",
    ),
    (DATA.replace("    made_up: true\n", ""), 3, "first-data", "`made_up` is missing; add it"),
    (
        DATA.replace("true", "false"),
        8,
        "first-data",
        "`facts:` must name the rows that the numbers are from",
    ),
    (
        DATA.replace(SHOWN, ""),
        4,
        "first-data",
        "0 of table, survival, scatter are there; write one of them",
    ),
    (
        DATA.replace("[y, 2]", "[y, 2, 3]"),
        9,
        "first-data",
        "`table.rows[2]`: this row has 3 cells and the table 2 columns",
    ),
    (DATA.replace("    unit: cells\n", ""), 3, "first-data", "`unit` is missing; add it"),
    (DATA.replace("5%", "nearly"), 12, "first-data", "`tolerance` is 'nearly'; write `5%`"),
    (
        DATA.replace("cells\n", "cells\n    options: [{text: a, right: true, reason: r}]\n"),
        12,
        "first-data",
        "write either `options:` or `answer:`",
    ),
    (
        DATA.replace(
            "answer: 2\n    unit: cells\n    tolerance: 5%",
            "options: [{text: a, right: true, reason: r}]",
        ),
        10,
        "first-data",
        "`options` needs at least 3",
    ),
    (
        CURVES.replace("[7]", "[7, 13]"),
        14,
        "first-data",
        "a time lies outside of the axis, which ends at 12",
    ),
    (
        CURVES.replace("[7]", "[7, 8, 9]"),
        14,
        "first-data",
        "there are 5 events and ends for 4 people; take some away",
    ),
    (
        CURVES.replace("[0, 6, 12]", "[0, 12, 6]"),
        13,
        "first-data",
        "these must begin with 0 and rise",
    ),
    (
        VIGNETTE.replace("Call, reason: r}", "Call}"),
        13,
        "first-case",
        "`steps[1].options[2].reason` is missing; add it",
    ),
    (
        VIGNETTE.replace("Call, right: true", "Call"),
        16,
        "first-case",
        "`steps[2].options`: 0 options are `right: true`; exactly one must be",
    ),
    (
        VIGNETTE.replace("Call, reason: r}", "Wait, reason: r}"),
        13,
        "first-case",
        "`steps[1].options[2].text`: this option stands there twice",
    ),
    (
        VIGNETTE.replace("        question: And now?\n", ""),
        14,
        "first-case",
        "`steps[2].question` is missing; add it",
    ),
    (
        VIGNETTE.partition("      - text: It is day two.")[0] + "    explanation: So.\n",
        8,
        "first-case",
        "`steps` needs at least 2",
    ),
    (
        SPOT.replace(", wrong: true", ""),
        8,
        "first-spot",
        "0 sentences are `wrong: true`; exactly one must be",
    ),
    (
        SPOT.replace("A., reason", "A., wrong: true, reason"),
        8,
        "first-spot",
        "2 sentences are `wrong: true`",
    ),
    (
        SPOT.replace("{text: C.", "{text: a."),
        11,
        "first-spot",
        "`sentences[3].text`: this sentence stands there twice",
    ),
    (
        SPOT.replace("B., wrong: true, reason: r", "B., wrong: true"),
        10,
        "first-spot",
        "`sentences[2].reason` is missing",
    ),
    (
        SPOT.replace("Thus, reason: r", "Thus"),
        15,
        "first-spot",
        "`options[2].reason` is missing; add it",
    ),
    (SPOT.replace("    why: Why?\n", ""), 3, "first-spot", "`why` is missing"),
    (
        single(c="      - {text: Neither}"),
        11,
        "first-one",
        "`options[3].reason` is missing; add it",
    ),
    (
        single(c="      - {text: Neither, reason: ''}"),
        11,
        "first-one",
        "`options[3].reason` is empty",
    ),
    (single(c=""), 8, "first-one", "`options` needs at least 3"),
    (
        single(b="      - {text: That, right: true, reason: It is.}"),
        8,
        "first-one",
        "exactly one must be",
    ),
    (single(b="      - {text: this, reason: It is.}"), 10, "first-one", "stands there twice"),
    (single(question=""), 3, "first-one", "`question` is missing"),
    (single(question="    question:"), 7, "first-one", "`question` is empty; write it"),
    (single(explanation=""), 3, "first-one", "`explanation` is missing"),
    (single(question="    qestion: Which?"), 7, "first-one", "did you mean `question`?"),
    (single(bloom="    bloom: apply\n    way: hard"), 7, "first-one", "write 'story' or 'course'"),
    (single(bloom="    bloom: recall"), 6, "first-one", "write 'remember', 'understand'"),
    (
        single(bloom="    bloom: apply\n    sensitive: hope"),
        7,
        "first-one",
        "`sensitive` is 'hope'; write 'survival', 'response'",
    ),
    (single(type="    type: choose"), 4, "first-one", "'choose' is no type; there are"),
    (
        single(objective="    objective: first-9"),
        5,
        "first-one",
        "no objective of the chapter; it has first-1, first-2",
    ),
    (single(id="  - id: First One"), 3, "First One", "lower-case words joined by hyphens"),
    (single() + single(), 13, "first-one", "line 3 has this id already"),
    (
        single(question="    question: Which?\n    question: What?"),
        8,
        "first-one",
        "`question` stands there twice",
    ),
    (
        single(question="    question: 'It is {fact:days-to-come}.'"),
        7,
        "first-one",
        "no row `days-to-come`",
    ),
    (
        single(question="    question: 'It is {sum:.1f}.'"),
        7,
        "first-one",
        "`sum` is not known here; bind it under `let:`",
    ),
    (
        single(question="    question: 'It is {fact:cells:oops}.'"),
        7,
        "first-one",
        "facts.yml has no row",
    ),
    (
        single(question="    question: 'It is {sim:no-such.x}.'"),
        7,
        "first-one",
        "there is no simulation `no-such`",
    ),
    (
        single(question=f"    question: 'It is {{sim:{SIM}.nothing}}.'"),
        7,
        "first-one",
        "has no `nothing`; it has",
    ),
    (
        single(question=f"    question: 'It is {{sim:{SIM}.one_alone@nowhere}}.'"),
        7,
        "first-one",
        "no setting `nowhere`",
    ),
    (
        single(question=f"    question: 'It is {{sim:{SIM}.one_alone:.1q}}.'"),
        7,
        "first-one",
        "`.1q` is no format",
    ),
    (single(facts="    facts: [nothing-here]"), 13, "first-one", "no row `nothing-here`"),
    (
        single(let="    let: {a: b + 1, b: 2}\n    hints: ['{a}']"),
        13,
        "first-one",
        "must stand above it",
    ),
    (single(let="    let: {a: 'fact:days'}"), 13, "first-one", "is a range: add .low or .high"),
    (single(let="    let: {a: 'fact:cells.low'}"), 13, "first-one", "is one number"),
    (single(let="    let: {a: open(1)}"), 13, "first-one", "can't be computed"),
    (single(hints="    hints: [a, b, c, d]"), 13, "first-one", "takes at most 3"),
    (
        single(setting="    setting: x", type="    type: predict", reveal="    reveal: y"),
        13,
        "first-one",
        "needs a `simulation:`",
    ),
    (
        single(type="    type: multiple", a="      - {text: This, reason: No.}"),
        8,
        "first-one",
        "some options must be",
    ),
    (NUMBER.replace("unit: cells", "unit: 'mg/'"), 9, "first-number", "can't be read"),
    (NUMBER.replace("5%", "a bit"), 10, "first-number", "write `5%` (relative)"),
    (NUMBER.replace("    tolerance: 5%\n", ""), 3, "first-number", "`tolerance` is missing"),
    (NUMBER.replace("answer: 10", "answer: ten"), 8, "first-number", "`ten` is not known here"),
    (
        NUMBER + "    format: .0g\n    mistakes:\n      - {answer: 10.2, reason: Near.}\n",
        14,
        "first-number",
        "counts as the right answer",
    ),
    (
        NUMBER.replace("answer: 10", "answer: 13").replace("5%", "1%") + "    format: .1g\n",
        12,
        "first-number",
        "not within the tolerance",
    ),
    (GOAL.replace("search_minutes < 10", "serch < 10"), 9, "first-goal", "not known here"),
    (
        GOAL.replace("search_minutes < 10", "search_minutes < 1000"),
        9,
        "first-goal",
        "holds already at the start",
    ),
    (GOAL.replace("gatekeepers: 20", "gatekeepers: 2"), 9, "first-goal", "does not reach the goal"),
    (
        GOAL.replace("gatekeepers: 20", "gatekeepers: 2000"),
        9,
        "first-goal",
        "its slider runs from 1 to 100",
    ),
    (GOAL.replace("gatekeepers: 20", "keepers: 20"), 9, "first-goal", "no parameter `keepers`"),
    (
        GOAL.replace("[search_minutes]", "[minutes_of_search]"),
        11,
        "first-goal",
        "has no `minutes_of_search`",
    ),
    (GOAL.replace("'True'", "search_minutes > 5"), 13, "first-goal", "must always hold"),
    (
        GOAL.replace(f"simulation: {SIM}", "simulation: none-such"),
        8,
        "first-goal",
        "no simulation `none-such`",
    ),
    (ORDER.replace("      - {text: c, reason: c}\n", ""), 8, "first-order", "needs at least 3"),
    (MATCH.replace("right: y", "right: x"), 8, "first-match", "at least two"),
    (MATCH.replace("left: b", "left: a"), 10, "first-match", "stands there twice"),
    (MATCH + "    extra: [{text: x, reason: r}]\n", 13, "first-match", "an extra one fits nowhere"),
    (
        NUMBER.replace("unit: cells", "unit: million cells"),
        9,
        "first-number",
        "holds the number million; write the unit alone",
    ),
    (
        CLOZE.replace("accept: [so]", "accept: [antibody]").replace(
            "is [1]", "is [1], not an antibudy"
        ),
        10,
        "first-cloze",
        "`antibudy` would be taken for right",
    ),
    (
        CLOZE.replace(
            "{accept: [so], reason: r}",
            "{accept: [antibody], reason: r, mistakes: [{text: Antibodies, reason: r}]}",
        ),
        10,
        "first-cloze",
        "`Antibodies` would be taken for right",
    ),
    (
        TWO_GAPS.replace("that", "antibudy"),
        10,
        "first-cloze",
        "`antibudy` would be taken for right",
    ),
    (
        TWO_GAPS.replace("[antibody]", "[antibody, antigen]").replace("that", "'*antigem*'"),
        10,
        "first-cloze",
        "`antigem` would be taken for right",
    ),
    (
        TWO_GAPS.replace("that", "So!"),
        11,
        "first-cloze",
        "`So!` stands there already",
    ),
    (
        CLOZE.replace("accept: [so]", "accept: [CD8+]"),
        10,
        "first-cloze",
        "what is `CD8`, where `CD8+` is accepted?",
    ),
    (CLOZE.replace("[1].", "[2]."), 8, "first-cloze", "should hold [1]"),
    (CLOZE.replace(", reason: r}", "}"), 10, "first-cloze", "say why this word fits"),
    (
        CLOZE.replace("accept: [so], ", ""),
        10,
        "first-cloze",
        "either `accept:` (typed) or `options:`",
    ),
    (TEXT.replace("[says a, says b]", "[says a]"), 9, "first-text", "needs at least 2"),
    (CODE.replace("answer == 2", "answer ="), 12, "first-code", "this is not Python"),
    (CODE.replace('exercise("first-code")', "other"), 8, "first-code", "should end with exercise("),
    ("  - just words\n", 3, "exercise 1", "an exercise is `- id: ...`"),
]


@pytest.mark.parametrize("exercise", RIGHT, ids=lambda e: e.split()[2])
def test_right_exercises_pass(tmp_path: Path, exercise: str) -> None:
    found = Course(make(tmp_path, HEAD + exercise)).exercises("first")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("exercise", "line", "name", "told"),
    WRONG,
    ids=lambda v: v[-40:] if isinstance(v, str) else str(v),
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, exercise: str, line: int, name: str, told: str
) -> None:
    found = mistakes(tmp_path, HEAD + exercise)
    assert any(line == at and name == who and told in what for at, who, what in found), found


def test_all_mistakes_of_a_file_are_listed_at_once(tmp_path: Path) -> None:
    broken = (
        single("first-a", c="      - {text: Neither}")
        + single("first-b", bloom="    bloom: x")
        + single("first-c", question="")
    )
    found = mistakes(tmp_path, HEAD + broken)
    assert [who for _, who, _ in found] == ["first-a", "first-b", "first-c"]


def test_each_known_mistake_of_a_number_is_looked_at(tmp_path: Path) -> None:
    known = "    mistakes:\n      - {answer: ten, reason: Lost.}\n      - {answer: 10.2, reason: Near.}\n"
    first, second = mistakes(tmp_path, HEAD + NUMBER + known)
    assert "`ten` is not known here" in first[2]
    assert "counts as the right answer" in second[2]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("exercises: []\n", 1, "`chapter:` is None; the file's name says first"),
        ("chapter: second\nexercises: []\n", 1, "`chapter:` is 'second'"),
        (
            "chapter: first\nexercise: []\n",
            1,
            "should hold `chapter: first` and a list `exercises:`",
        ),
        ("chapter: first\nauthor: me\nexercises: []\n", 2, "`author` is not known here"),
        (
            "chapter: first\nstory: fox\nexercises: []\n",
            2,
            "`story:` lists simulations that the story shows: `[id, id]`",
        ),
        (
            "chapter: first\nstory: [fox]\nexercises: []\n",
            2,
            "`story:` names 'fox', which is no simulation; there are antibody-dose, ",
        ),
        ("", 1, "should hold"),
    ],
)
def test_a_file_of_another_shape_is_refused(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    found = mistakes(tmp_path, text)
    assert any(line == at and told in what for at, _, what in found), found


def test_a_file_that_is_not_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    book = make(tmp_path, "chapter: first\nexercises: [{id: a, b\n")
    with pytest.raises(FileError, match=r"^book/exercises/first\.yml:3: not readable as YAML"):
        Course(book).exercises("first")


def test_a_missing_file_says_what_to_write(tmp_path: Path) -> None:
    book = make(tmp_path, HEAD + single())
    with pytest.raises(FileError, match=r"second\.yml:1: there is no such file"):
        Course(book).exercises("second")


def test_an_id_stands_once_in_the_whole_book(tmp_path: Path) -> None:
    other = single(objective="    objective: second-1").join(["chapter: second\nexercises:\n", ""])
    book = make(tmp_path, HEAD + single(), second=other)
    with pytest.raises(
        BankError, match=r"first.yml:3: first-one: .*exercises/second.yml has this id, too"
    ):
        Course(book).exercises("first")


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    options = "      - {text: no, right: true, reason: on}\n      - {text: 12:30, reason: 2026-01-01}\n      - {text: 1e6, reason: yes}\n"
    text = single(a=options.rstrip("\n"), b="", c="")
    (exercise,) = Course(make(tmp_path, HEAD + text)).exercises("first")
    assert [o.text for o in exercise.options] == ["no", "12:30", "1000000.0"]  # type: ignore[attr-defined]


def test_a_term_of_the_glossary_that_is_nearly_the_answer_is_refused(tmp_path: Path) -> None:
    book = make(tmp_path, HEAD + CLOZE.replace("[so]", "[antigens]"))
    (book / "glossary.md").write_text("# G\n\n```{glossary}\nAntigenz\n  One.\n```\n")
    with pytest.raises(BankError, match="`Antigenz` would be taken for right"):
        Course(book).exercises("first")
