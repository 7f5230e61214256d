"""A learner with a keyboard and nothing else: solves exercises, or gets them wrong on purpose."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from explorable.exercises.seeds import version_of
from explorable.exercises.versions import unfolded

#: where focus is: inside `scope` and matching `target`?  Otherwise: does the wanted one come later or earlier?
_WHERE = """([scope, target, nth]) => {
  const wanted = [...document.querySelectorAll(scope + " " + target)][nth];
  if (!wanted) return "missing";
  const now = document.activeElement;
  if (now === wanted) return "here";
  if (!now || now === document.body) return "later";
  if (now.type === "radio" && wanted.type === "radio" && now.name === wanted.name) return "group";
  return now.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING ? "later" : "earlier";
}"""
_LONGEST_WALK = 120

#: the seed that is kept beside the progress; who has none yet gets one
_SEED = """() => {
  const { prefix, course, edition } = JSON.parse(document.querySelector('[data-explorable="exercises"] > script').textContent);
  const key = `${prefix}:${course}`;
  const kept = JSON.parse(localStorage.getItem(key) ?? "null") ?? { format: 1, course, edition, answers: {}, drafts: {} };
  kept.seed ??= 7;
  localStorage.setItem(key, JSON.stringify(kept));
  return kept.seed;
}"""


def _place(rows: list[dict[str, Any]], mark: str, wanted: bool) -> int:
    """The first of the rows that has the mark, or has it not."""
    return next(n for n, row in enumerate(rows) if bool(row.get(mark)) == wanted)


class Learner:
    """Answers the exercises of one page by keys; `reads` are the exercises as the page has them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        written = page.evaluate(
            """() => [...document.querySelectorAll('[data-explorable="exercises"] > script')]
               .flatMap((s) => JSON.parse(s.textContent).exercises)"""
        )
        self.reads: list[dict[str, Any]] = [self._own(exercise) for exercise in written]

    def _own(self, exercise: dict[str, Any]) -> dict[str, Any]:
        """With this learner's own numbers, if it has some."""
        if "versions" not in exercise:
            return exercise
        return unfolded(exercise, self.version(exercise, exercise["versions"]["count"]))

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)

    def tab_to(self, scope: str, target: str, nth: int = 0) -> None:
        """Walk with Tab and Shift+Tab; fails if the keyboard can't get there."""
        # a kind of exercise may still be on its way
        self.page.locator(f"{scope} {target}").nth(nth).wait_for(state="attached")
        for _ in range(_LONGEST_WALK):
            where = self.page.evaluate(_WHERE, [scope, target, nth])
            if where in ("here", "group"):
                return
            assert where != "missing", f"{scope} {target} [{nth}] is not on the page"
            self.press("Tab" if where == "later" else "Shift+Tab")
        raise AssertionError(f"{scope} {target} [{nth}] can't be reached with the Tab key")

    def begin_at(self, exercise: dict[str, Any]) -> None:
        """As a reader who has scrolled there: focus starts just before the card."""
        self.page.evaluate(
            """(id) => { const e = document.getElementById(id); for (const d of [e.closest('details'), e.querySelector(':scope > details[data-sensitive]')]) if (d) d.open = true;
               e.scrollIntoView(); e.tabIndex = -1; e.focus({preventScroll: true}); e.removeAttribute('tabindex'); }""",
            f"exercise-{exercise['id']}",
        )

    def submit(self, card: str) -> None:
        self.tab_to(card, "button[type=submit]")
        self.press("Enter")

    def told(self, card: str) -> str:
        return self.page.locator(f"{card} .ex-feedback").inner_text()

    # ---- answering

    def answer(self, exercise: dict[str, Any], *, right: bool) -> None:
        """Give a right or a wrong answer and submit it."""
        card = f"#exercise-{exercise['id']}"
        self.page.wait_for_selector(f"{card} form", state="attached")  # some kinds come when near
        getattr(self, f"_{exercise['type']}")(exercise, card, right)
        if exercise["type"] != "goal" or not right:
            self.submit(card)
        if exercise["type"] == "text":
            self._rate(exercise, card, right)

    def _single(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        self._pick(card, _place(exercise["options"], "right", right))

    _predict = _single

    def _pick(self, scope: str, wanted: int) -> None:
        """Choose one of the radio buttons of a part of the card."""
        self.tab_to(scope, "input[type=radio]")
        self.press("Space")
        now = self.page.evaluate(
            "(scope) => [...document.querySelectorAll(scope + ' input[type=radio]')].indexOf(document.activeElement)",
            scope,
        )
        self.press("ArrowDown" if wanted > now else "ArrowUp", abs(wanted - now))

    def _vignette(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        """All steps but the last are submitted here."""
        last = len(exercise["steps"])
        for n, step in enumerate(exercise["steps"], 1):
            scope = f"{card} .ex-case-step:nth-child({n})"
            self._pick(scope, _place(step["options"], "right", right))
            if n < last:
                self.submit(card)
                assert self.page.evaluate("document.activeElement.className") == "ex-step-told"

    def _spot(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        """A wrong answer first takes another sentence, and the next time another reason."""
        found = f"{card} .ex-why:not([hidden])"
        if not self.page.locator(found).count():
            is_second = self.page.locator(f"{card} .ex-claim.ex-is-open").count() > 0
            self._pick(
                f"{card} .ex-claims", _place(exercise["sentences"], "wrong", right or is_second)
            )
            if not right and not is_second:
                return
            self.submit(card)
        self._pick(found, _place(exercise["options"], "right", right))

    def _multiple(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        for n, option in enumerate(exercise["options"]):
            box = self.page.locator(f"{card} input[type=checkbox]").nth(n)
            if box.is_checked() != (bool(option.get("right")) == right):
                self.tab_to(card, "input[type=checkbox]", n)
                self.press("Space")

    def _number(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        self.tab_to(card, "input")
        self.press("Control+a")
        self.page.keyboard.type(
            exercise["shown"]
            if right
            else f"-987654 {exercise['unit'] if exercise['askUnit'] else ''}"
        )

    def _data(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        kind = "choice" if "choice" in exercise else "number"
        answer = self._single if kind == "choice" else self._number
        answer({**exercise, **exercise[kind]}, card, right)

    def _order(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        if not right:
            return
        now = list(exercise["start"])
        for place in range(len(now)):
            ups = now.index(place) - place
            if ups:
                self.tab_to(card, ".ex-step", 2 * now.index(place))
                self.press("Enter", ups)
                now.insert(place, now.pop(now.index(place)))

    def _match(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        for n, pair in enumerate(exercise["pairs"]):
            choice = pair["right"] if right else (pair["right"] + 1) % len(exercise["choices"])
            self._choose(card, "select", n, choice)

    _label = _match

    def _draw(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        """A point at every second place, moved up from the foot; all at the foot is what no model's curve does."""
        heights = exercise["curve"] if right else [0] * len(exercise["curve"])
        self.tab_to(card, "input[type=range]")
        self.press("Home")
        for n, height in enumerate(heights):
            if n % 2 == 0:
                self.press("PageDown", 11)
                self.press("PageUp", round(height // 10))
                self.press("ArrowUp", round(height % 10 / 2))
            self.press("ArrowRight")

    def _mystery(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        """The suspect and the value that this learner's seed hides; or another suspect, at its first value."""
        s, v = exercise["hidden"][self.version(exercise, len(exercise["hidden"]))]
        if not right:
            s, v = (s + 1) % len(exercise["suspects"]), 0
        self._pick(card, s)
        self.tab_to(card, "input[type=range]")
        self.press("Home")
        self.press("ArrowRight", v)

    def version(self, exercise: dict[str, Any], count: int) -> int:
        """Which version of an exercise the seed gives that is kept beside the progress."""
        return version_of(self.page.evaluate(_SEED), exercise["id"], count)

    def _choose(self, card: str, target: str, n: int, choice: int) -> None:
        self.tab_to(card, target, n)
        self.press("Home")
        self.press("ArrowDown", choice + 1)

    def _cloze(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        for n, gap in enumerate(exercise["gaps"]):
            field = ":is(.ex-field, select)"
            if gap.get("options"):
                self._choose(
                    card,
                    field,
                    n,
                    next(k for k, o in enumerate(gap["options"]) if bool(o.get("right")) == right),
                )
            else:
                self.tab_to(card, field, n)
                self.press("Control+a")
                self.page.keyboard.type(gap["accept"][0] if right else "zebra")

    def _text(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        self.tab_to(card, "textarea")
        self.page.keyboard.type("In my own words.")

    def _rate(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        for n in range(len(exercise["points"]) if right else 0):
            self.tab_to(card, "input[type=checkbox]", n)
            self.press("Space")
        self.submit(card)

    def _goal(self, exercise: dict[str, Any], card: str, right: bool) -> None:
        """Move the sliders of the simulation until they stand at the solution; the card hears of it."""
        if not right:
            self.page.wait_for_function(
                "(card) => !document.querySelector(card + ' dd').textContent.includes('…')",
                arg=card,
            )
            return
        self._go_there(exercise)
        if self.page.locator(f"{card} .ex-note[role=status]").inner_text().strip():
            # the explorer opens on a setting that fits already, and that does not count
            self._begin_at_start(exercise)
            self._go_there(exercise)
        figure = f"#explore-{exercise['simulation']}"
        now = self.page.evaluate(
            "(id) => window.explorable.explorers.get(id).values", exercise["simulation"]
        )
        for name, wanted in exercise["solution"].items():
            if abs(now[name] - wanted) > 1e-9 * abs(wanted):
                self._move(figure, exercise["simulation"], name, wanted)

    def start_here(self, exercise: dict[str, Any]) -> None:
        """Go to the simulation so that it starts, come back, and bring the setting the goal begins with."""
        self._go_there(exercise)
        self._begin_at_start(exercise)

    def _go_there(self, exercise: dict[str, Any]) -> None:
        self.tab_to(f"#exercise-{exercise['id']}", ".ex-row button")
        self.press("Enter")
        self.page.wait_for_function(
            "(id) => window.explorable.explorers.has(id)", arg=exercise["simulation"]
        )

    def _begin_at_start(self, exercise: dict[str, Any]) -> None:
        """Back to the card by the button beside the simulation, then "Start here"."""
        self.tab_to("body", ".ex-way-back")
        self.press("Enter")
        self.tab_to(f"#exercise-{exercise['id']}", ".ex-row button", 1)
        self.press("Enter")

    def _move(self, figure: str, simulation: str, name: str, wanted: float) -> None:
        control = f"input[name={name}]"
        if self.page.locator(f"{figure} {control}").evaluate(
            "e => { const d = e.closest('details'); return d && !d.open }"
        ):
            self.tab_to(figure, ".ex-more > summary")
            self.press("Enter")
        self.tab_to(figure, control)
        if self.page.locator(f"{figure} {control}").get_attribute("type") == "checkbox":
            self.press("Space")
            return
        read = "([id, name]) => window.explorable.explorers.get(id).values[name]"
        value = self.page.evaluate(read, [simulation, name])
        up = value < wanted
        for _ in range(450):
            before = value
            self.press("ArrowRight" if up else "ArrowLeft")
            value = self.page.evaluate(read, [simulation, name])
            if (value >= wanted * (1 - 1e-9)) if up else (value <= wanted * (1 + 1e-9)):
                if abs(before - wanted) < abs(value - wanted):
                    self.press("ArrowLeft" if up else "ArrowRight")
                return
        raise AssertionError(f"{name} did not get to {wanted}; it stands at {value}")


def begun(page: Page, name: str) -> tuple[Learner, dict[str, Any], Locator]:
    """The learner at a card whose kind comes when it is near, once it is there."""
    learner = Learner(page)
    exercise = next(e for e in learner.reads if e["id"] == name)
    learner.begin_at(exercise)
    card = page.locator(f"#exercise-{name}")
    expect(card.locator("form")).to_be_attached()
    learner.begin_at(exercise)
    return learner, exercise, card
