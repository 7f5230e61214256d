"""A page in any engine, by the part of Playwright's names that the tests need: helpers of `tests/browser` work here, too."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from engine import Engine

#: how long to wait for what should come
SECONDS = 15.0
KEYS = {
    "Shift": "\ue008",
    "Control": "\ue009",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Space": " ",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}
#: under this name WebDriver gives an element
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Keyboard:
    """Real presses of keys, wherever the focus is."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def press(self, keys: str) -> None:
        """One key, with others held: "Shift+Tab"."""
        codes = [KEYS.get(key, key) for key in keys.split("+")]
        self._do([("keyDown", code) for code in codes] + [("keyUp", code) for code in codes[::-1]])

    def type(self, text: str) -> None:
        self._do([(act, letter) for letter in text for act in ("keyDown", "keyUp")])

    def _do(self, acts: list[tuple[str, str]]) -> None:
        actions = [{"type": act, "value": value} for act, value in acts]
        keys = {"type": "key", "id": "keys", "actions": actions}
        self._engine.command("PerformActions", actions=[keys])


class Page:
    """What is open in an engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.keyboard = Keyboard(engine)

    def goto(self, url: str) -> None:
        # to a place on the same page a browser would not load it again
        self._engine.command("Navigate", url="about:blank")
        self._engine.command("Navigate", url=url)

    def reload(self) -> None:
        self._engine.command("Refresh")

    def evaluate(self, script: str, arg: Any = None) -> Any:
        """The value of an expression, or of a function called with `arg`."""
        script = f"const it = ({script});\nreturn typeof it === 'function' ? it(arguments[0]) : it;"
        return self._engine.command("ExecuteScript", script=script, args=[arg])

    def wait_for_function(self, script: str, *, arg: Any = None) -> None:
        end = time.monotonic() + SECONDS
        while not self.evaluate(script, arg):
            assert time.monotonic() < end, f"never true: {script} of {arg!r}"
            time.sleep(0.05)

    @contextmanager
    def wide(self, width: int) -> Iterator[None]:
        """A window of this width, as near as the engine can."""
        before = self._engine.command("GetWindowRect")
        self._engine.command("SetWindowRect", width=width, height=900)
        self.wait_for_function("innerWidth > 0")
        yield
        self._engine.command("SetWindowRect", **before)

    def wait_for_timeout(self, milliseconds: float) -> None:
        time.sleep(milliseconds / 1000)

    def locator(self, selector: str) -> Locator:
        return Locator(self, "[document]").locator(selector)


class Locator:
    """Elements of a page, looked for anew each time; `_all` is the script that lists them."""

    def __init__(self, page: Page, script: str) -> None:
        self.page, self._all = page, script

    def __str__(self) -> str:
        return self._all

    def locator(self, selector: str) -> Locator:
        inside = f"[...of.querySelectorAll({json.dumps(selector)})]"
        return Locator(self.page, f"{self._all}.flatMap((of) => {inside})")

    def get_by_role(self, role: str, *, name: str, exact: bool = True) -> Locator:
        assert (role, exact) == ("button", True), "the tests need no other"
        buttons = self.locator("button")
        named = f"e.textContent.trim() === {json.dumps(name)}"
        return Locator(self.page, f"{buttons}.filter((e) => {named})")

    def nth(self, n: int) -> Locator:
        return Locator(self.page, f"{self._all}.slice({n}, {n + 1})")

    @property
    def first(self) -> Locator:
        return self.nth(0)

    def all(self) -> list[Locator]:
        return [self.nth(n) for n in range(self.count())]

    def count(self) -> int:
        return int(self.page.evaluate(f"{self._all}.length"))

    def evaluate(self, script: str, arg: Any = None) -> Any:
        """A function of the first element, once it is there."""
        self.page.wait_for_function(f"{self._all}.length > 0")
        return self.page.evaluate(f"(arg) => ({script})({self._all}[0], arg)", arg)

    def inner_text(self) -> str:
        return str(self.evaluate("(e) => e.innerText"))

    def get_attribute(self, name: str) -> str | None:
        return self.evaluate("(e, name) => e.getAttribute(name)", name)  # type: ignore[no-any-return]

    def is_checked(self) -> bool:
        return bool(self.evaluate("(e) => e.checked"))

    def is_visible(self) -> bool:
        return bool(self.page.evaluate(f"{self._all}.some((e) => e.checkVisibility())"))

    def scroll_into_view_if_needed(self) -> None:
        self.evaluate("(e) => e.scrollIntoView({block: 'center', behavior: 'instant'})")

    def focus(self) -> None:
        self.evaluate("(e) => e.focus()")

    def press(self, key: str) -> None:
        self.focus()
        self.page.keyboard.press(key)

    def click(self) -> None:
        """With the mouse, in the middle of it."""
        self.scroll_into_view_if_needed()
        element = self.evaluate("(e) => e")
        self.page._engine.command("ElementClick", id=element[ELEMENT])

    def expect(self, told: str | re.Pattern[str]) -> None:
        """Wait until its text has these words."""
        end = time.monotonic() + SECONDS
        while not re.search(
            told if isinstance(told, re.Pattern) else re.escape(told), text := self.inner_text()
        ):
            assert time.monotonic() < end, f"{text!r} never has {told!r}"
            time.sleep(0.05)
