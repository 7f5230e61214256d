"""Print each HTML page of a folder as a PDF beside it. Called by ``make worksheets``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def main(arguments: list[str]) -> int:
    """Print them, tagged for screen readers."""
    pages = sorted(Path(arguments[0]).resolve().glob("*.html"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        shown = browser.new_context(java_script_enabled=False).new_page()
        for page in pages:
            shown.goto(page.as_uri())
            shown.pdf(path=page.with_suffix(".pdf"), prefer_css_page_size=True, tagged=True)
        browser.close()
    print(f"... and as PDF: {len(pages)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
