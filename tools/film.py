"""Write the book's film for slides: MP4 with its captions burnt in, the words as WebVTT, and a picture.

The frames are those of the page itself, so the two can't differ: a browser opens the built book, its clock is stepped
frame by frame, and ffmpeg joins the pictures. ``python tools/film.py [FOLDER]``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import immunobook  # noqa: F401 - it tells the engine of its simulations
from explorable.film import script, tracks

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "book" / "film.yml"
PAGE = ROOT / "book" / "_build" / "html" / "index.html"
FRAMES = 15
"""A second."""
SIZE = {"width": 1280, "height": 720}
POSTER = 0.3
"""Where in the film its picture is taken, as a share of it."""
# of the film's figure the picture and the words alone
BARE = """.ex-film:fullscreen { padding: 0 3rem !important; }
.ex-film .ex-film-controls > :not(.ex-film-told) { display: none !important; }
.ex-film:fullscreen .ex-poster { height: 560px !important; }
.ex-film:fullscreen .ex-scene-stage { width: 728px !important; }
.ex-film .ex-film-told { min-height: 5.8rem !important; max-width: none !important; border: 0 !important; }
.ex-film .ex-film-told { text-align: center; font-size: 1.9rem !important; }
.ex-film:fullscreen .ex-scene-stage { border-radius: 0 !important; }"""


def main(folder: Path) -> str | None:
    """Write the files; return what is wrong."""
    if not shutil.which("ffmpeg"):
        return "there is no ffmpeg: apt-get install ffmpeg"
    film = script.load(SCRIPT)
    folder.mkdir(parents=True, exist_ok=True)
    for kind in tracks.WORDS:
        (folder / f"film-{kind}.vtt").write_text(tracks.webvtt(film, kind), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        pictures = _pictures(browser, film.seconds)
        _join(
            pictures,
            folder / "film.mp4",
            folder / "film.jpg",
            round(POSTER * film.seconds * FRAMES),
        )
        browser.close()
    for file in sorted(folder.glob("film*")):
        print(f"{file}  {file.stat().st_size / 1024:,.0f} KiB")
    return None


def _pictures(browser: Browser, seconds: float) -> Iterator[bytes]:
    # the page's own policy would refuse the sheet
    context = browser.new_context(viewport=SIZE, bypass_csp=True, color_scheme="light")
    page = context.new_page()
    page.clock.install()
    page.goto(PAGE.as_uri())
    _start(page)
    for _ in range(round(seconds * FRAMES)):
        yield page.screenshot(type="jpeg", quality=92)
        page.clock.run_for(round(1000 / FRAMES))
    context.close()


def _start(page: Page) -> None:
    page.locator(".ex-film .ex-scene-play").first.click()
    page.wait_for_selector(".ex-film-controls")
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("() => document.fullscreenElement")
    page.keyboard.press("k")
    page.keyboard.press("Home")
    page.add_style_tag(content=BARE)
    # from here on time stands, but for what it is stepped
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    page.clock.run_for(2000)
    page.locator(".ex-film-controls .ex-scene-play").evaluate("(button) => button.click()")


def _join(pictures: Iterator[bytes], film: Path, poster: Path, at: int) -> None:
    command = [
        "ffmpeg", "-y", "-loglevel", "error", "-f", "image2pipe", "-c:v", "mjpeg", "-framerate", str(FRAMES), "-i", "-",
        "-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "20", "-movflags", "+faststart", str(film),
    ]  # fmt: skip
    joiner = subprocess.Popen(command, stdin=subprocess.PIPE)
    assert joiner.stdin
    for number, picture in enumerate(pictures):
        joiner.stdin.write(picture)
        if number == at:
            poster.write_bytes(picture)
    joiner.stdin.close()
    if joiner.wait():
        raise SystemExit("ffmpeg could not join the pictures; what it says stands above")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "film"))
