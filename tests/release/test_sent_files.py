"""A simulation that was sent by messenger plays on a phone, opened from its storage, with the network off."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from immunobook import simulations
from visiting import ROOT, Visit, Visitor

IDS = simulations.ids()
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
AXE = ROOT / "engine/frontend/node_modules/axe-core/axe.min.js"


def opened(visit: Visitor, sent: Path, folder: Path, **options: object) -> tuple[Visit, list[str]]:
    """The file alone in a folder, as a phone keeps it; and what it asked for besides itself."""
    copy = folder / "sent by messenger (1).html"
    shutil.copy(sent, copy)
    seen = visit("about:blank", way="", offline=True, **PHONE, **options)
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    seen.page.goto(copy.as_uri())
    seen.page.locator(".ex-explorer.ex-shown").wait_for()
    skip = seen.page.get_by_role("button", name="Skip, show me")
    if skip.is_visible():  # the picture waits for a guess
        skip.click()
    seen.page.locator(".ex-panel .main-svg").first.wait_for()
    return seen, [url for url in asked if url != copy.as_uri()]


def test_every_simulation_has_its_file(files: dict[str, Path]):
    assert sorted(files) == sorted(IDS)


@pytest.mark.parametrize("id", IDS)
def test_it_plays_without_a_network(
    id: str, files: dict[str, Path], visit: Visitor, tmp_path: Path
):
    assert len(gzip.compress(files[id].read_bytes(), 9)) <= 450 * 1024
    seen, asked = opened(visit, files[id], tmp_path)
    page = seen.page
    said = set()
    sliders = page.locator(".ex-do .ex-slider:visible")
    for number in range(sliders.count()):
        slider = sliders.nth(number)
        for key in ("Home", "End"):
            slider.press(key)
            said.add(page.locator(".ex-sentence").text_content())
    assert len(said) > 1, "no slider changes the sentence"
    assert seen.seen.errors == []
    assert (asked, seen.seen.foreign) == ([], [])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.get_by_text("For understanding, not for prescribing.").is_visible()
    assert page.locator("details[data-sensitive][open]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("id", ["tip-the-balance", "influenza", "trial-intervals"])
def test_it_is_for_all_ears_and_eyes(
    id: str, scheme: str, files: dict[str, Path], visit: Visitor, tmp_path: Path
):
    # axe is no part of the file, so its policy would stop it
    seen, _ = opened(visit, files[id], tmp_path, color_scheme=scheme, bypass_csp=True)
    assert seen.page.evaluate("document.documentElement.dataset.theme") == scheme
    seen.page.evaluate(AXE.read_text("utf-8"))
    found = seen.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(v["id"], n["target"]) for v in found["violations"] for n in v["nodes"]] == []


def test_a_scene_plays_in_its_file(files: dict[str, Path], visit: Visitor, tmp_path: Path):
    seen, _ = opened(visit, files["gatekeeper-search"], tmp_path)
    seen.page.locator(".ex-scene-lives").wait_for()
    clock, scrub = seen.page.locator(".ex-scene-clock"), seen.page.locator(".ex-scrub")
    # it rests at the end of its run
    end = clock.text_content() or ""
    scrub.press("Home")
    expect(clock).not_to_have_text(end)
    scrub.press("End")
    expect(clock).to_have_text(end)
    assert seen.seen.errors == []
