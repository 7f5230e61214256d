"""Tables of a chapter in its notebook: every notebook program knows the bars of Markdown, and no directive."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorable.notebooks import directives
from explorable.notebooks.book import Book
from explorable.notebooks.tables import with_bars

ROOT = Path(__file__).parents[2]
HENS = """\
::::{dropdown} Hens
:::{list-table} Who lays
:header-rows: 1
:stub-columns: 1

* - Name
  - Eggs
* - Ada
  - two, or
    three
* - Bo | Co
  - none
:::

:::{table} As a drawing
| Name | Eggs |
|---|---|
| Ada | two |
:::
::::
"""
IN_A_NOTEBOOK = r"""<details><summary><b>Hens</b></summary>

**Who lays**

| Name | Eggs |
|---|---|
| **Ada** | two, or three |
| **Bo \| Co** | none |

**As a drawing**

| Name | Eggs |
|---|---|
| Ada | two |

</details>
"""


def test_a_list_becomes_a_table_with_bars() -> None:
    assert directives.plain(HENS, Book(ROOT / "book")) == IN_A_NOTEBOOK


def test_without_a_caption_the_table_stands_alone() -> None:
    assert with_bars("", "* - A\n  - B\n* - c\n  - d\n").startswith("| A | B |\n|---|---|\n")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "book/chapters").glob("*.md")), ids=lambda p: p.stem
)
def test_no_directive_of_a_table_is_left_in_a_notebook(path: Path) -> None:
    text = directives.plain(path.read_text("utf-8"), Book(ROOT / "book"))
    assert "{list-table}" not in text and "{table}" not in text
