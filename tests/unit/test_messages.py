"""What went wrong in a build stands once more at its end: a sentence with its place, and no traceback."""

from __future__ import annotations

import subprocess
import sys

import pytest

from explorable.sphinx_ext.messages import HEAD, sentence

CONF = 'extensions = ["myst_nb", "explorable.sphinx_ext"]\nhtml_theme = "basic"\nnb_execution_show_tb = True\nsuppress_warnings = ["myst.header"]\n'
PAGE = """\
# Start

{fact}`rabits` and {term}`fox`, and [a page](nowhere.md).

```{code-cell} ipython3
hens = 2
```

```{code-cell} ipython3
:tags: [remove-input]
raise ValueError(f"{hens} hens lay no egg;\\n  write three")
```

#### Too deep, which this book does not mind
"""
FACTS = """\
- {id: rabbits, value: 40, unit: rabbits, shown: "40 rabbits", says: rabbits, who: one farm, source: course,
   checked: seen, kind: fact, seen_on: 2026-11-24, seen_by: author, recheck_by: 2027-11-24, note: counted}
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("messages")
    (folder / "conf.py").write_text(CONF)
    (folder / "index.md").write_text(
        "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n\n" + PAGE
    )
    (folder / "facts.yml").write_text(FACTS)
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", ".", "out"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    return done.stderr


def test_all_messages_stand_once_more_at_the_end_without_a_traceback(said: str) -> None:
    before, found, last = said.rpartition(HEAD)
    assert found, said
    assert "Traceback" in before, "it is still there for who looks for it"
    assert [line[2:] for line in last.strip("\n").splitlines()] == [
        "index.md:16: ValueError: 2 hens lay no egg;",
        "  write three",
        "index.md:8: no fact 'rabits' in facts.yml: did you mean rabbits?",
        "index.md:8: 'myst' cross-reference target not found: 'nowhere.md'",
        "index.md:8: term not in glossary: 'fox'",
    ]


def test_a_traceback_of_another_kind_is_left_out() -> None:
    text = (
        "failed\nTraceback (most recent call last):\n  File \"a.py\", line 1, in f\nKeyError: 'x'\n"
    )
    assert sentence(f"\x1b[31m{text}\x1b[0m [a.b]", "one.md:3") == "one.md:3: KeyError: 'x'"


def test_a_cell_that_nobody_finds_keeps_the_place_of_its_page() -> None:
    text = "An error occurred while executing the following cell:\n------------------\na\n------------------\n\nNo: b\n"
    assert sentence(text, "gone.md") == "gone.md: No: b"
