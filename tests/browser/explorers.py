"""An explorer as a reader meets it: found in the built pages, moved in the browser."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from playwright.sync_api import Locator, Page

from visiting import HTML

#: the explorer's own lines (not the faint ones of before), one path each
LINES = """(figure) => [...figure.querySelectorAll('.ex-panel')].flatMap((panel) => {
    const paths = [...panel.querySelectorAll('.scatterlayer .trace path.js-line')];
    const own = panel.querySelectorAll('.ex-keys > li').length;
    return paths.slice(-own).map((p) => p.getAttribute('d'));
})"""

#: named places over the chart, which some sliders move instead of a line
MARKS = """(figure) => [...figure.querySelectorAll('.ex-mark, .ex-dot')].map((mark) =>
    ['x1', 'y1', 'cx', 'cy'].map((name) => mark.getAttribute(name)).join())"""


@dataclass(frozen=True)
class Built:
    """An explorer in a built page."""

    page: str
    id: str

    def __str__(self) -> str:
        return f"{Path(self.page).stem}:{self.id}"

    @functools.cached_property
    def _figure(self) -> Any:
        return _soup(self.page).find(id=f"explore-{self.id}")

    @functools.cached_property
    def spec(self) -> dict[str, Any]:
        """What the page carries for the front end."""
        return json.loads(self._figure.find("script", type="application/json").string)

    @functools.cached_property
    def sentence(self) -> str:
        """What Python says about the setting it opens on."""
        return self._figure.find(class_="ex-sentence").get_text(strip=True)

    @property
    def defaults(self) -> dict[str, float]:
        return {p["name"]: p["default"] for p in self.spec["parameters"]}

    @property
    def opening(self) -> dict[str, float]:
        """What it opens on: a preset of its own, else the defaults."""
        opens = [p["values"] for p in self.spec["presets"] if p["label"] == self.spec["opens"]]
        return {**self.defaults, **(opens[0] if opens else {})}

    def parameter(self, name: str) -> dict[str, Any]:
        return next(p for p in self.spec["parameters"] if p["name"] == name)

    @property
    def first(self) -> dict[str, Any]:
        """The parameter of the first slider."""
        chosen = (self.parameter(name) for name in self.spec["sliders"])
        return next(p for p in chosen if not p["switch"])


@functools.cache
def _soup(page: str) -> BeautifulSoup:
    return BeautifulSoup((HTML / page).read_text("utf-8"), "html.parser")


def built_pages() -> list[str]:
    """Every page a reader can open, below the book's root."""
    found = (
        p.relative_to(HTML).as_posix()
        for p in HTML.rglob("*.html")
        # 404.html leads from the host's root, so it can't be opened in a folder
        # what holds a simulation alone is no page of the book
        if not {"_static", "lite", "404.html", "embed", "files"} & set(p.relative_to(HTML).parts)
    )
    return sorted(found)


def built_explorers() -> list[Built]:
    """Every explorer on every page."""
    return [
        Built(page, figure["data-id"])
        for page in built_pages()
        for figure in _soup(page).select('[data-explorable="explorer"]')
    ]


class Live:
    """An explorer in an open page."""

    def __init__(self, page: Page, built: Built) -> None:
        self.page, self.built = page, built
        self.figure = page.locator(f"#explore-{built.id}")

    def mount(self) -> Live:
        """Scroll to it, wait for it and pass by its question until its picture is there."""
        self.start()
        skip = self.button("Skip, show me")
        if skip.count():
            skip.click()
        self.page.wait_for_function(
            f"([id, lines]) => {{ const d = ({LINES})(document.getElementById('explore-' + id));"
            " return d.length >= lines && d.every(Boolean); }",
            arg=[self.built.id, sum(len(p["curves"]) for p in self.built.spec["panels"])],
        )
        return self

    def start(self) -> Live:
        """Unfold the part it stands in, scroll to it and wait until its controls are there."""
        self.figure.evaluate(
            "figure => { for (let at = figure; at; at = at.parentElement) if ('open' in at) at.open = true; }"
        )
        self.figure.scroll_into_view_if_needed()
        self.page.wait_for_function(
            "id => window.explorable?.explorers?.has(id)", arg=self.built.id
        )
        return self

    @property
    def lines(self) -> list[str]:
        return self.figure.evaluate(LINES)

    @property
    def picture(self) -> list[str]:
        """Where the lines run and the marks stand."""
        return self.lines + self.figure.evaluate(MARKS)

    @property
    def sentence(self) -> str:
        return self.figure.locator(".ex-sentence").inner_text().strip()

    def _own(self, name: str) -> dict[str, float]:
        return self.page.evaluate(
            f"id => window.explorable.explorers.get(id).{name}", self.built.id
        )

    @property
    def values(self) -> dict[str, float]:
        return self._own("values")

    @property
    def measures(self) -> dict[str, float]:
        return self._own("measures")

    @property
    def slider(self) -> Locator:
        """The first slider."""
        return self.figure.locator(f"input.ex-slider[name='{self.built.first['name']}']")

    def button(self, name: str) -> Locator:
        return self.figure.get_by_role("button", name=name, exact=True)

    def put(self, name: str, key: str) -> None:
        """Move a slider to one of its ends by keyboard, or turn a switch."""
        control = self.figure.locator(f"input[name='{name}']")
        control.press("Space" if self.built.parameter(name)["switch"] else key)

    def unfold(self) -> None:
        """Show the further settings."""
        folded = self.figure.locator("details.ex-more")
        if folded.count():
            folded.evaluate("d => { d.open = true; }")

    def reset(self) -> None:
        """Go to the usual setting."""
        self.figure.locator("button.ex-again").click()

    def open_again(self) -> None:
        """Go to the setting it opened on."""
        if self.built.spec["opens"]:
            self.button(self.built.spec["opens"]).click()
        else:
            self.reset()

    def next_frame(self) -> None:
        """Wait until what a change asked for is drawn."""
        self.page.evaluate(
            "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))"
        )

    def seen(self) -> tuple[list[str], str]:
        """Picture and sentence."""
        self.next_frame()
        return self.picture, self.sentence
