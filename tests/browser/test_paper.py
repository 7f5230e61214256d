"""What comes out of the printer: explorers and trial charts are there, whatever the reader did before."""

from __future__ import annotations

import csv
import functools
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from explorers import Built, Live, built_explorers
from paper import OPEN_ALL, Box, Paper, Sheet, answer_all, read_on
from playwright.sync_api import Page

from explorable.explorer.outcome import outcome
from immunobook import simulations
from visiting import HTML, ROOT, Visitor, chapter_pages

EXPLORERS = built_explorers()
PAGES = ("chapters/antibody-therapy.html", "chapters/cell-therapy.html")
STATES: dict[str, Callable[[Page], None]] = {
    "opened": lambda page: None,
    "scrolled": read_on,
    "answered": answer_all,
}
#: words that belong to the screen alone
SCREEN = (
    "browser", "JavaScript", "Skip, show me", "This is my guess", "Copy a link", "Press a story", "waits for your guess",
    "Start again", "Usual setting", "More settings", "Run live",
)  # fmt: skip

Print = Callable[[str, str], Paper]


@pytest.fixture(scope="module")
def printed(lasting_visit: Visitor, book_url: str) -> Print:
    """A page on paper, in one of three states, once for all tests that look at it."""
    known: dict[tuple[str, str], Paper] = {}

    def get(page: str, state: str) -> Paper:
        if (page, state) not in known:
            shown = lasting_visit(
                f"{book_url}/{page}", java_script_enabled=state != "no script"
            ).page
            STATES.get(state, STATES["opened"])(shown)
            known[page, state] = Paper(shown)
            shown.close()
        return known[page, state]

    return get


each_page = pytest.mark.parametrize("page", PAGES)
each_state = pytest.mark.parametrize("state", [*STATES, "no script"])


def on(page: str) -> list[Built]:
    found = [e for e in EXPLORERS if e.page == page]
    assert found
    return found


@functools.cache
def soup(page: str) -> BeautifulSoup:
    return BeautifulSoup((HTML / page).read_text("utf-8"), "html.parser")


def axis_titles(built: Built) -> list[tuple[str, str]]:
    """What each panel counts upwards and along, as the page writes it."""
    panels = soup(built.page).select(f"#explore-{built.id} .ex-paper-panel")
    return [
        (p.select_one(".ex-axis-y").get_text(), p.select_one(".ex-axis-x").get_text())
        for p in panels
    ]


def sentence(built: Built, state: str) -> str:
    """What an explorer says of its opening; of the case that was asked about, where the guess is answered."""
    if state != "answered" or not built.spec["prediction"]:
        return built.sentence
    simulation = simulations.load(built.id)
    return outcome(simulation, simulation.guessed[1]).sentence


@each_page
@each_state
def test_explorers_are_complete(printed: Print, page: str, state: str) -> None:
    paper = printed(page, state)
    for built in on(page):
        spec = built.spec
        told = [spec["title"], spec["summary"], sentence(built, state), *spec["leavesOut"]]
        told += [name for pair in axis_titles(built) for name in pair]
        told += [p["label"] for p in spec["parameters"] if p["name"] in spec["sliders"]]
        if spec["prediction"]:
            told.append(spec["prediction"]["question"])
        told.append(
            spec["source"]["text"]
            if spec["source"]
            else ("Illustrative model" if spec.get("verified") is False else "Course model")
        )
        assert not [t for t in told if not paper.says(t)], built


@each_page
@each_state
def test_explorers_are_drawn(printed: Print, page: str, state: str) -> None:
    """Between the two titles of each panel something in the colors of its curves runs across."""
    paper = printed(page, state)
    for built in on(page):
        for up, along in axis_titles(built):
            areas = [area for sheet in paper.sheets for area in panels(sheet, up, along)]
            assert areas, f"{built}: {up} and {along} are not on one sheet"
            assert max(sheet.colored(box) for sheet, box in areas) > 0.4, (built, up)


def panels(sheet: Sheet, up: str, along: str) -> list[tuple[Sheet, Box]]:
    """Places on a sheet between the title of an upright axis and that of a level one below it."""
    found = []
    for above in sheet.find(up.split(" (")[0]):
        lower = [b for b in sheet.find(along) if 80 < above.bottom - b.top < 260]
        found += [
            (sheet, Box(above.left + 60, below.top + 20, sheet.width - 60, above.bottom - 8))
            for below in lower
        ]
    return found


@each_page
@each_state
def test_nothing_on_paper_speaks_of_the_screen(printed: Print, page: str, state: str) -> None:
    paper = printed(page, state)
    assert not [word for word in SCREEN if paper.says(word)]


@each_page
@pytest.mark.parametrize("state", STATES)
def test_nothing_runs_off_the_paper(printed: Print, page: str, state: str) -> None:
    """Neither into the margin nor, in a frame that scrolls on the screen, out of sight."""
    paper = printed(page, state)
    assert paper.outside() == []
    code = [block.get_text() for block in soup(page).select("article pre")]
    lines = [line for block in code for line in block.splitlines() if line.strip()]
    assert lines and not [line for line in lines if not paper.says(line)]


def test_letter_fits_too(visit: Visitor, book_url: str) -> None:
    paper = Paper(visit(f"{book_url}/{PAGES[0]}").page, "Letter")
    assert paper.sheets[0].width == pytest.approx(612, abs=1)
    assert paper.outside() == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    ("page", "chart"),
    [("antibody-therapy", "anti-gd2"), ("bispecific-antibodies", "blinatumomab"), ("cell-therapy", "car-t")],
)  # fmt: skip
def test_trial_charts_tell_each_percentage(
    printed: Print, page: str, chart: str, state: str
) -> None:
    """Beside its bar or dot, whole, and the chart is drawn in its color."""
    paper = printed(f"chapters/{page}.html", state)
    with (ROOT / "book/trials.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["chart"] == chart]
    assert rows
    told = [row[c] for row in rows for c in ("treatment_percent", "control_percent") if row[c]]
    for share in (f"{float(percent):g}%" for percent in told):
        beside = [
            sheet.colored(Box(0.37 * sheet.width, box.bottom - 1, box.left - 3, box.top + 1))
            for sheet in paper.sheets
            for box in sheet.find(share)
            if box.left > 0.8 * sheet.width
        ]
        assert beside and max(beside) > 0.01, share


def test_a_readers_own_setting_is_printed(visit: Visitor, book_url: str) -> None:
    """What was set is what is printed: sentence, settings and curve; and it says what was guessed."""
    built = on(PAGES[0])[0]
    shown = visit(f"{book_url}/{PAGES[0]}").page
    live = Live(shown, built).start()
    live.figure.locator("form.ex-ask input").first.check()
    live.button("This is my guess").click()
    live.mount().slider.press("Home")
    told = live.sentence
    assert told != built.sentence
    value = live.figure.locator("output").first.inner_text()
    paper = Paper(shown)
    assert paper.says(told) and paper.says(built.first["label"] + ":" + value)
    assert paper.says("You said: " + built.spec["prediction"]["options"][0]["text"])
    assert not paper.says(built.sentence)


def test_the_page_is_as_before(visit: Visitor, book_url: str) -> None:
    shown = visit(f"{book_url}/{PAGES[0]}").page
    live = Live(shown, on(PAGES[0])[0]).mount()
    live.slider.focus()
    look = """() => [scrollY, document.activeElement.name, document.documentElement.scrollHeight,
        [...document.querySelectorAll('details')].map((d) => d.open).join(), document.querySelectorAll('.ex-paper').length]"""
    before = shown.evaluate(look)
    shown.pdf()
    assert shown.evaluate(look) == before
    assert live.figure.locator(".ex-paper").is_hidden()


#: labels of ticks and marks, settings, and in pixels where marks stand and how high each curve is at 30 places
TOLD = """(figure) => {
    const drawn = [...figure.querySelectorAll('.ex-still-picture')];
    const curves = drawn.flatMap((svg) => [...svg.querySelectorAll('.ex-curve')].map((path) => {
        const { width, height } = path.parentElement.viewBox.baseVal, long = path.getTotalLength();
        const points = Array.from({ length: 400 }, (_, k) => path.getPointAtLength(long * k / 399));
        return Array.from({ length: 30 }, (_, k) => 200 * (points.find((p) => p.x >= width * k / 30)?.y ?? 0) / height);
    }));
    const marks = [...figure.querySelectorAll('.ex-mark-label')].map((t) => [Number(t.getAttribute('x')), Number(t.getAttribute('y'))]);
    return {
        texts: drawn.map((svg) => [...svg.querySelectorAll('text')].map((t) => t.textContent).filter(Boolean).sort()),
        titles: [...figure.querySelectorAll('.ex-paper :is(.ex-panel-head, .ex-axis-x)')].map((e) => e.textContent.trim()),
        settings: [...figure.querySelectorAll('.ex-settings div')].map((row) => row.textContent),
        curves, marks: marks.flat(),
    };
}"""


@pytest.mark.parametrize("page", sorted({e.page for e in EXPLORERS}))
def test_python_and_the_page_draw_the_same(visit: Visitor, book_url: str, page: str) -> None:
    """The still that was built and the one made before printing: ticks, marks, curves, settings."""
    dead = visit(f"{book_url}/{page}", java_script_enabled=False).page
    shown = visit(f"{book_url}/{page}").page
    dead.emulate_media(media="print")
    shown.emulate_media(media="print")
    for built in on(page):
        Live(shown, built).start()
        shown.evaluate("dispatchEvent(new Event('beforeprint'))")
        live = shown.locator(f"#explore-{built.id}").evaluate(TOLD)
        still = dead.locator(f"#explore-{built.id}").evaluate(TOLD)
        assert live["curves"] and live["texts"][0] and live["settings"], built
        for one, other in zip(live.pop("curves"), still.pop("curves"), strict=True):
            # two solvers look at other places of a steep fall, so not each place need agree
            gaps = sorted(abs(a - b) for a, b in zip(one, other, strict=True))
            assert gaps[24] < 3, built
        assert live.pop("marks") == pytest.approx(still.pop("marks"), abs=2), built
        assert live == still, built


def test_closed_lists_say_what_they_offer(visit: Visitor, book_url: str) -> None:
    """On the screen they open; on paper their options stand beside them."""
    shown = visit(f"{book_url}/{PAGES[0]}").page
    options = shown.locator(".ex-exercise select").first.locator("option").all_inner_texts()
    assert len(options) > 2
    paper = Paper(shown)
    assert paper.says(" / ".join(options[1:]))


@pytest.mark.parametrize("name", chapter_pages())
def test_no_equation_is_cut_off(visit: Visitor, book_url: str, name: str) -> None:
    """What scrolls sideways on the screen has all of the sheet's width."""
    page = visit(f"{book_url}/{name}", viewport={"width": 680, "height": 900}).page
    page.evaluate(OPEN_ALL)
    page.emulate_media(media="print")
    cut = """() => [...document.querySelectorAll('main .equation')].filter((e) => e.checkVisibility()
      && (getComputedStyle(e).overflowX === 'visible' ? e.getBoundingClientRect().left + e.scrollWidth > innerWidth
          : e.scrollWidth > e.clientWidth)).map((e) => e.textContent.slice(0, 60))"""
    assert page.evaluate(cut) == []
