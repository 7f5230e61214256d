"""One reader each for text, YAML, tables, pages and contents: what other programs write is read or named, with its line."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from small_book import HEAD, make, single

from explorable.book import folder, table_file, text_file, toc, yaml_file
from explorable.book.page import Page
from explorable.book.text_file import FileError
from explorable.book.yaml_file import Document
from explorable.exercises import current

SHEET = "chart,trial\na,Café\nb,more\n"


def refused(read, path: Path) -> str:
    with pytest.raises(FileError) as error:
        read(path)
    assert str(error.value).startswith(f"{path}:")
    return str(error.value).removeprefix(f"{path}:")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_what_editors_write_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Café\r\ntwo\rthree\n".encode(encoding))
    assert text_file.read(path) == "Café\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("encoding", "line", "told"),
    [
        ("utf-16", 1, "saved as UTF-16; save it as UTF-8"),
        ("utf-16-le", 1, "looks like UTF-16; save it as UTF-8"),
        ("utf-16-be", 1, "looks like UTF-16; save it as UTF-8"),
        ("utf-32", 1, "saved as UTF-32; save it as UTF-8"),
        ("cp1252", 2, "its byte 0xE9 is “é”); save it as UTF-8"),
    ],
)
def test_another_encoding_is_named(tmp_path: Path, encoding: str, line: int, told: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(SHEET.encode(encoding))
    said = refused(text_file.read, path)
    assert said.startswith(f"{line}: ") and told in said
    assert "in Excel" in said


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("a: 1\n\tb: 2\n", 2, "a tab stands here; write spaces in its place"),
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "not readable as YAML"),
        ("a: 1\nb: x: y\n", 2, "look at quotes, colons and indents here"),
        ("a: 1\nb: \x07\n", 2, "a sign that nobody sees (number 7)"),
        ("a: &a [*a]\n", 1, "lists within lists without an end"),
        ("[" * 1500, 1, "lists within lists without an end"),
    ],
)
def test_what_is_no_yaml_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    path = tmp_path / "a.yml"
    path.write_text(text, "utf-8")
    said = refused(yaml_file.read, path)
    assert said.startswith(f"{line}: ") and told in said


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert "there is no such file" in refused(yaml_file.read, tmp_path / "a.yml")


def test_values_have_their_line_and_their_letters() -> None:
    document = Document(
        "a: no\nb:\n  - 0112\n  - {c: 2026-01-01, d: 1e6, a: ~}\n", "x.yml", above=1
    )
    assert document.content == {"a": "no", "b": [112, {"c": "2026-01-01", "d": 1e6, "a": None}]}
    assert document.place(("b", 1, "d")) == "x.yml:5"
    assert document.line(("b", 1, "e", 7)) == 5, "of the nearest thing around it"
    assert document.written(("b", 0)) == "0112"
    assert document.written(("b", 1, "a")) == document.written(("b",)) == ""


def test_an_alias_means_what_it_repeats() -> None:
    names = "abcdefghijklmnopqrst"
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise(names))
    assert Document(bomb).content["c"] == [[["x", "x"]] * 2] * 2


def test_doubled_keys_are_told_with_the_second_line() -> None:
    document = Document("a: 1\nb: {c: 1, c: 2}\na: 2\n")
    assert [(document.line(at), what) for at, what in document.mistakes] == [
        (2, "`c` stands there twice; keep one"),
        (3, "`a` stands there twice; keep one"),
    ]


def test_rows_of_a_table_know_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('\ufeffa,b\r\n1,"two\r\nlines"\r\n\r\n3,4,5\r\n'.encode())
    first, second = table_file.read(path, ["a"])
    assert (first.line, first.cells) == (2, {"a": "1", "b": "two\nlines"})
    assert (second.line, second.too_many) == (5, 1)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (SHEET.replace(",", ";"), 1, "separated by semicolons; save the table with commas"),
        (SHEET.replace(",", "\t"), 1, "separated by tabs; save the table with commas"),
        ("chart\n", 1, "the first line lacks trial"),
        ("", 1, "the file is empty; begin with the line chart,trial"),
        ('chart,trial\na,"b\nc,d\n', 2, "look at the quotes of this row"),
    ],
)
def test_another_separator_is_named(tmp_path: Path, text: str, line: int, told: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, "utf-8")
    said = refused(lambda p: table_file.read(p, ["chart", "trial"]), path)
    assert said.startswith(f"{line}: ") and told in said


PAGE = """\
---
description: About hens
---

(hens)=

# Hens & eggs

:::{admonition} Goals
:class: objectives
- **hens-1** count them
- **hens-2** feed them
:::

```python
# No title
- **code-1** no objective
```

````{note}
```{figure} a.svg
:name: a
A hen
```
````

(lost)=

Not a heading.
```a``` is code in a sentence.

```{figure} b.svg
A hen without a name
```

## Coop

```{code-cell} ipython3
mine = explore("coop")
# Neither a title
exercise("egg").check(1)
exercise("hen")
```

```{glossary}
Hen
  A bird.
```
"""


def test_a_page_is_read_and_its_code_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "hens.md"
    path.write_text(PAGE, "utf-8")
    page = Page(path)
    assert page.front == {"description": "About hens"}
    assert page.title == "Hens & eggs"
    assert page.objectives == {"hens-1": "count them", "hens-2": "feed them"}
    assert page.labels == {"hens": "Hens & eggs"}
    assert page.figures == ["a", ""]
    assert page.terms == ["Hen"]
    assert page.calls("explore") == ["coop"] and page.calls("exercise") == ["hen"]
    assert [cell.heading for cell in page.cells] == ["Coop"]
    lines = PAGE.split("\n")
    for block in page.directives:
        assert lines[block.line - 1] == block.text.split("\n")[0]
    for number, line in page.lines:
        assert lines[number - 1] == line


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("# A\n\n```{note}\nB\n", 3, "the fence {note} is never closed; add a line ```"),
        ("---\na: 1\n", 1, "the lines on top are never closed; add a line ---"),
        ("---\na: 1\nb: [\n---\n", 4, "not readable as YAML"),
    ],
)
def test_a_page_that_is_never_closed(tmp_path: Path, text: str, line: int, told: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, "utf-8")
    said = refused(lambda p: Page(p).blocks, path)
    assert said.startswith(f"{line}: ") and told in said


TOC = """\
root: index
parts:
  - caption: One
    chapters:
      - file: one.md
        sections:
          - file: deep
      - url: https://example.org
      - glob: more/*
      - file: one
      - file: gone
"""


def test_the_contents_are_read_as_jupyter_book_reads_them(tmp_path: Path) -> None:
    (tmp_path / "_toc.yml").write_text(TOC)
    (tmp_path / "more").mkdir()
    for name in ("index", "one", "deep", "more/a", "more/b"):
        (tmp_path / f"{name}.md").write_text("# A\n")
    assert toc.pages(tmp_path) == ["index", "one", "deep", "more/a", "more/b", "gone"]
    assert [(e.kind, e.depth) for e in toc.entries(tmp_path)][1:4] == [
        ("file", 0),
        ("file", 1),
        ("url", 0),
    ]
    assert [(p.line, p.what) for p in toc.problems(tmp_path)] == [
        (10, "one is listed in line 5 already; take one away"),
        (11, "there is no gone.md: write the page or take the line away"),
    ]


def test_a_book_without_contents_lists_its_pages_by_name(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.md").write_text("# A\n")
    assert toc.pages(tmp_path) == ["a", "b"]
    assert toc.entries(tmp_path) == toc.problems(tmp_path) == []


@pytest.mark.parametrize("file", ["_toc.yml", "facts.yml", "references.bib", "exercises/one.yml"])
def test_a_book_is_found_by_any_of_its_files(tmp_path: Path, file: str, monkeypatch) -> None:
    monkeypatch.delenv(folder.VARIABLE, raising=False)
    book = tmp_path / "book"
    (book / "chapters/deep").mkdir(parents=True)
    (book / file).parent.mkdir(exist_ok=True)
    (book / file).write_text("")
    for start in (book / "chapters/deep", book, tmp_path):
        assert folder.book(start) == book
    assert folder.find(file, book) == book / file
    with pytest.raises(FileNotFoundError, match=r"there is no .*nothing\.yml"):
        folder.find("nothing.yml", book)


def test_where_no_book_is_the_files_are_named(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(folder.VARIABLE, str(tmp_path))
    with pytest.raises(FileNotFoundError, match=r"none holds _toc\.yml, facts\.yml"):
        folder.book()


def test_exercises_need_no_facts(tmp_path: Path, monkeypatch) -> None:
    book = make(tmp_path, HEAD + single())
    (book / "facts.yml").unlink()
    monkeypatch.chdir(book / "chapters")
    monkeypatch.delenv(folder.VARIABLE, raising=False)
    assert [e.id for e in current().exercises("first")] == ["first-one"]
