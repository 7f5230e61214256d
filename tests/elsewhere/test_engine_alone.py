"""The engine knows nothing of the course, and its wheel needs nothing of this repository."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from conftest import ROOT, Elsewhere

OURS = re.compile(
    r"(?i:immuno|tumou?r|leuk|neuroblast|antibod|antigen|lymph|cancer|tcell|dinutux|blinatum|hospital)|\bT cells?\b"
)
"""Words of the course that the engine has no use for."""

NOUNS = "units.json"
"""The table of things that are counted in English; a course's nouns are as good as any."""


def test_no_word_of_the_course_stands_in_it() -> None:
    sources = [
        path
        for folder in ("src/explorable", "frontend/src")
        for path in (ROOT / "engine" / folder).rglob("*")
        if path.name != NOUNS
        and path.suffix in (".py", ".ts", ".css", ".json", ".md")
        and "static" not in path.parts
    ]
    assert len(sources) > 100
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sources
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if OURS.search(line)
    ]
    assert not found, "\n".join(found)


def test_it_is_imported_without_the_course(elsewhere: Elsewhere, tmp_path: Path) -> None:
    program = (
        "import sys, explorable, importlib.util\n"
        "for name in explorable.__all__: getattr(explorable, name)\n"
        "assert importlib.util.find_spec('immunobook') is None\n"
        "assert not [name for name in sys.modules if 'immuno' in name]"
    )
    elsewhere.run("python", "-c", program, cwd=tmp_path)


def test_the_wheel_brings_its_front_end(elsewhere: Elsewhere) -> None:
    with zipfile.ZipFile(elsewhere.wheel) as archive:
        names = archive.namelist()
    static = {name for name in names if name.startswith("explorable/static/")}
    assert len([name for name in static if name.endswith(".js")]) >= 3
    assert [name for name in static if name.endswith(".css")]
    assert not [name for name in names if "node_modules" in name or "frontend" in name]
