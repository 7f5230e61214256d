"""A date you can trust: when a page's text changed, when its numbers were checked, when they are due.

The day of the text is that of its last commit. Where there is no history (a downloaded archive, a
shallow clone), ``page_dates.yml`` tells it; ``python -m immunobook dates`` writes it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from babel.dates import format_date
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ConfigError

from explorable import settings
from explorable.book import text_file, yaml_file
from explorable.errors import BookError
from explorable.sphinx_ext.facts import known_facts
from explorable.wording import span
from immunobook import call_box, for_tomorrow
from immunobook.charts import trials

FILE = "page_dates.yml"
FACT = re.compile(r"\{fact\}`\s*([^`]+?)\s*`")
#: a directive that brings words with numbers, and the file they stand in
ELSEWHERE = {"{call-box}": call_box.FILE, "{for-tomorrow} maps": for_tomorrow.FILE}
CHART = re.compile(r"""trial_chart\(\s*["']([^"']+)["']\s*\)""")


class DatesError(BookError):
    """``page_dates.yml`` holds what is no day."""


@dataclass(frozen=True)
class PageDates:
    """What the foot of a page tells; None where there is nothing to tell."""

    changed: str | None
    checked: str | None
    due: str | None
    has_clinician: bool


def in_words(day: date, language: str) -> str:
    """A day as it is written in a language: November 24, 2026, or 24 november 2026."""
    return format_date(day, "long", locale=language.replace("-", "_"))


def between(days: Iterable[date], language: str) -> str:
    """The first and the last of several days; one day if they are the same."""
    first, last = min(found := list(days)), max(found)
    if first == last:
        return in_words(first, language)
    return span(in_words(first, language), in_words(last, language))


def history(book: Path) -> dict[str, date]:
    """Page -> day of its last commit; empty without a whole history."""

    def git(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=book, capture_output=True, text=True, check=False
        )
        return done.stdout if done.returncode == 0 else ""

    if git("rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    found: dict[str, date] = {}
    day: date | None = None
    for line in git("log", "--format=%x00%cs", "--name-only", "--relative", "--", ".").splitlines():
        if line.startswith("\0"):
            day = date.fromisoformat(line[1:])
        elif line.endswith(".md") and day:
            found.setdefault(line.removesuffix(".md"), day)
    return found


def kept(book: Path) -> dict[str, date]:
    """Page -> day, as ``page_dates.yml`` keeps it."""
    path = book / FILE
    if not path.is_file():
        return {}
    document = yaml_file.read(path)
    if not isinstance(document.content, dict):
        raise DatesError(f"{path}:1: write a line for each page, like about: 2026-11-24")
    found: dict[str, date] = {}
    for page, day in document.content.items():
        try:
            found[page] = date.fromisoformat(str(day))
        except ValueError:
            place = document.place((page,))
            raise DatesError(f"{place}: {day!r} is no day; write it like 2026-11-24") from None
    return found


def page_dates(app: Sphinx, page: str) -> PageDates:
    """Work out what to tell of a page, from its source and the rows it uses."""
    source = Path(app.env.doc2path(page))
    text = text_file.read(source) if source.is_file() else ""
    for file in [file for directive, file in ELSEWHERE.items() if directive in text]:
        text += text_file.read(Path(app.srcdir) / file)
    rows = known_facts(app)
    used: list[Any] = [rows[key] for key in FACT.findall(text) if key in rows]
    charts = set(CHART.findall(text))
    used += [row for row in app._immunobook_trials if row.chart in charts]  # type: ignore[attr-defined]
    changed = app._immunobook_changed.get(page)  # type: ignore[attr-defined]
    language = app.config.language or "en"
    return PageDates(
        changed=in_words(changed, language) if changed else None,
        checked=between((row.seen_on for row in used), language) if used else None,
        due=in_words(min(row.recheck_by for row in used), language) if used else None,
        has_clinician=bool(used) and all(row.seen_by == "clinician" for row in used),
    )


def read_dates(app: Sphinx) -> None:
    """Look the days of all pages up once a build."""
    book = Path(app.srcdir)
    path = book / "trials.csv"
    try:
        app._immunobook_trials = trials.load(path) if path.is_file() else []  # type: ignore[attr-defined]
        app._immunobook_changed = history(book) or kept(book)  # type: ignore[attr-defined]
        _tell_checked_until(app)
    except BookError as error:
        raise ConfigError(str(error)) from None


def _tell_checked_until(app: Sphinx) -> None:
    """A copy says that it is old from the day on which the first number, of a trial, too, had to be looked up again."""
    rows: list[Any] = [*known_facts(app).values(), *app._immunobook_trials]  # type: ignore[attr-defined]
    name = settings.current().option("checked_until")
    if rows and not app.config[name]:
        app.config[name] = min(row.recheck_by for row in rows).isoformat()


def add_dates(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates their `page_dates`; pages without a text of their own have none."""
    context["page_dates"] = page_dates(app, page) if doctree is not None else None


def setup(app: Sphinx) -> dict[str, Any]:
    """Work the days out when the build begins and hand them to each page."""
    app.connect("builder-inited", read_dates, priority=600)
    app.connect("html-page-context", add_dates)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def main(arguments: Sequence[str] = ()) -> int:
    """Keep the days of the history in ``page_dates.yml``."""
    folder = Path(next(iter(arguments), "book"))
    days = history(folder)
    if not days:
        print(f"{folder} has no whole git history here, so {FILE} stays as it is", file=sys.stderr)
        return 1
    pages = {page: day for page, day in sorted(days.items()) if (folder / f"{page}.md").is_file()}
    head = "# Day of each page's last commit, for builds without a git history; `make dates` writes it.\n"
    lines = "".join(f"{page}: {day}\n" for page, day in pages.items())
    (folder / FILE).write_text(head + lines, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
