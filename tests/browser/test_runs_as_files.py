"""A run is saved as a file, from a server and from a disk."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest
from explorers import Live, built_explorers
from playwright.sync_api import expect

from visiting import Visitor

ID = "innate-and-acquired"


@pytest.mark.parametrize("where", ["server", "disk"])
def test_a_run_is_saved_as_a_file_with_names_units_and_all_rows(
    visit: Visitor, book: Path, book_url: str, where: str
) -> None:
    built = next(built for built in built_explorers() if built.id == ID)
    root = book_url if where == "server" else book.as_uri()
    page = visit(f"{root}/{built.page}", accept_downloads=True).page
    live = Live(page, built)
    live.start()
    figure = page.locator(f"#explore-{built.id}")
    figure.locator(".ex-numbers > summary").click()
    with page.expect_download() as download:
        figure.get_by_role("button", name="Save all rows to a file").click()
    assert download.value.suggested_filename == f"{ID}.csv"
    expect(figure.locator(".ex-numbers [role=status]")).to_contain_text(f"Saved as {ID}.csv")
    lines = list(csv.reader(Path(download.value.path()).read_text("utf-8-sig").splitlines()))
    table = [line for line in lines if not line[0].startswith("#")]
    quantities = built.spec["quantities"]
    assert [head.split(" (")[0] for head in table[0]] == [
        "Time",
        *(q["label"].split(" (")[0] for q in quantities),
    ]
    assert table[0][0] == "Time (days)"
    assert len(table) > 100
    assert all(len(row) == len(table[0]) and all(map(is_number, row)) for row in table[1:])
    told = [line[0] for line in lines if line[0].startswith("#")]
    assert len(told) == 3 + len(built.spec["parameters"])


def is_number(text: str) -> bool:
    return math.isfinite(float(text))
