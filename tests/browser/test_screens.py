"""How long a story is on a phone, where its first picture and its first thing to touch stand, and that it is whole."""

from __future__ import annotations

import pytest

from visiting import Visitor, chapter_pages

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
SCREENS = 10.0
#: how many presses of Tab lead to the first scene, at most
STOPS = 30
#: chapters with the box "When to call", which alone takes one and a half screens, and is never folded
CALL_BOX = {"immune-system", "antibody-therapy", "bispecific-antibodies", "cell-therapy"}
#: tells seven steps, an alarm, signs from the brain and months of care after: what is still over the bar is text
LONGER = {"cell-therapy": 10.4}
MEASURE = """() => {
  const top = (e) => (e.getBoundingClientRect().top + scrollY) / innerHeight;
  const seen = (s) => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility() && e.getBoundingClientRect().height > 20);
  return {
    screens: document.documentElement.scrollHeight / innerHeight,
    picture: Math.min(...seen("article figure svg").map(top)),
    touch: Math.min(...seen(".ex-scene button, .ex-explorer .ex-preset").map(top)),
    stops: (() => {
      const scene = document.querySelector(".ex-scene");
      const all = seen("a[href], button:not(:disabled), input:not(:disabled), summary, [tabindex='0']");
      return all.filter((e) => scene.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING).length;
    })(),
    scenes: seen(".ex-scene").length, boxes: seen(".call-box").length, questions: seen(".ex-exercise").length,
    tomorrow: seen("#words-for-tomorrow").length,
  };
}"""


@pytest.mark.parametrize("page", chapter_pages())
@pytest.mark.parametrize("width", [390, 1280])
def test_a_story_is_short_and_whole(visit: Visitor, book_url: str, page: str, width: int) -> None:
    options = PHONE if width == 390 else {"viewport": {"width": 1280, "height": 844}}
    opened = visit(f"{book_url}/{page}", way="story", **options).page
    opened.locator(".ex-scene").first.wait_for()
    found = opened.evaluate(MEASURE)
    name = page.removeprefix("chapters/").removesuffix(".html")
    print(name, width, found)
    if width == 390:
        assert found["screens"] <= LONGER.get(name, SCREENS)
        assert found["picture"] <= 1.5
        assert found["touch"] <= 3
    assert found["stops"] <= STOPS
    assert found["scenes"] == 1
    assert found["boxes"] == (name in CALL_BOX)
    assert found["questions"] in (2, 3)
    assert found["tomorrow"] == 1


def test_every_page_of_the_book_is_reached_by_key_from_a_chapter(
    visit: Visitor, book_url: str
) -> None:
    """What is looked up waits behind its name, at a desk; it opens by key."""
    page = visit(f"{book_url}/{chapter_pages()[0]}", way="story").page
    summary = page.locator(".side details > summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "When to call"
    links = page.locator(".side a").evaluate_all("(all) => all.map((a) => a.pathname)")
    assert any(link.endswith("/glossary.html") for link in links)


def test_contents_of_the_story_name_what_is_folded_in_the_course_alone(
    visit: Visitor, book_url: str
) -> None:
    page = visit(f"{book_url}/{chapter_pages()[0]}", way="story").page
    here = page.locator(".side .here")
    assert not here.get_by_text("Look closer").is_visible()
    page.locator(".ways").get_by_text("Course", exact=True).click()
    assert here.get_by_text("Look closer").is_visible()


@pytest.mark.parametrize(
    ("chapter", "simulation"),
    [
        ("antibody-therapy", "antibody-dose"),
        ("immune-system-and-cancer", "tumor-and-immunity"),
        ("antibody-therapy", "flag-then-kill"),
    ],
)
def test_on_a_phone_the_picture_is_in_sight_while_a_control_is_moved(
    visit: Visitor, book_url: str, chapter: str, simulation: str
) -> None:
    """The sentence, and below it the lowest panel; neither lies over the control that has the focus."""
    page = visit(f"{book_url}/chapters/{chapter}.html#explore-{simulation}", **PHONE).page
    figure = page.locator(f"#explore-{simulation}")
    page.wait_for_function("(id) => window.explorable.explorers.has(id)", arg=simulation)
    for skip in figure.locator(".ex-pass:visible").all():
        skip.click()
    figure.locator(".js-line").first.wait_for()
    sliders = figure.locator(".ex-do > .ex-control input")
    for slider in (sliders.last, sliders.first):
        slider.evaluate("(e) => { e.scrollIntoView({block: 'nearest'}); e.focus(); }")
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(400)
        box, top, bottom, said = figure.evaluate(
            """(figure) => {
              const place = (e) => e.getBoundingClientRect(), panel = place([...figure.querySelectorAll('.ex-panel')].at(-1));
              return [place(document.activeElement).top, panel.top, panel.bottom, place(figure.querySelector('.ex-say')).bottom];
            }"""
        )
        assert top >= said - 2, "the sentence lies over the picture"
        assert bottom <= box + 2, "the picture lies over the control"
        assert box < 844
