"""A simulation alone: found in a built page, written as one file that asks nobody for anything, or as a page for a frame."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorable.sphinx_ext import embed, one_file
from explorable.sphinx_ext.alone import simulations
from explorable.sphinx_ext.policy import Inline, hashes

FIGURE = (
    '<figure class="ex-explorer" data-titled id="explore-germs" data-explorable="explorer" data-id="germs">'
    '<figcaption class="ex-title">Germs &amp; helpers</figcaption><p class="ex-summary">How germs grow.</p>'
    '<figure class="still"></figure><script type="application/json">{"id":"germs","scene":null}</script></figure>'
)


def a_book(folder: Path, body: str, head: str = "") -> Path:
    """A built book of one page."""
    static = folder / "_static"
    (static / "models").mkdir(parents=True)
    for name in ("plotly.js", "explorable.js", "scene.js", "chance.js", "models/germs.js"):
        (static / name).write_text(f'say("{name} </script><!-- ");')
    for name in ("book.css", "explorable.css", "alone.css"):
        (static / name).write_text(f".{name[:4]} {{ color: red }}")
    (folder / "one.html").write_text(
        f'<html lang="nl"><head>{head}</head><body><h1>The first<a class="headerlink" href="#x">¶</a></h1>{body}</body></html>'
    )
    return folder


def only(book: Path) -> str:
    (found,) = simulations(book)
    return one_file.one_file(found, book / "_static")


def test_it_is_found_whole_with_its_words(tmp_path: Path) -> None:
    (found,) = simulations(a_book(tmp_path, f"<p>before</p>{FIGURE}<p>behind</p>{FIGURE}"))
    assert found.figure == FIGURE.replace(" data-titled", "")
    assert (found.id, found.title, found.summary) == ("germs", "Germs & helpers", "How germs grow.")
    assert (found.page, found.page_title, found.language) == ("one.html", "The first", "nl")


def test_a_readers_own_model_is_none_of_the_course(tmp_path: Path) -> None:
    own = FIGURE.replace("data-id=", 'data-code="germs~1" data-id=')
    assert list(simulations(a_book(tmp_path, own))) == []


def test_what_lies_in_a_closed_card_stays_in_one(tmp_path: Path) -> None:
    card = f'<details data-sensitive="death"><summary>One</summary>{FIGURE}</details>'
    html = only(a_book(tmp_path, card))
    assert re.search(r'<details data-sensitive="death"><summary>[^\n]*<figure', html)
    assert "<details data-sensitive" not in only(
        a_book(tmp_path / "other", f'<details data-sensitive="death"></details>{FIGURE}')
    )


def test_a_file_may_run_its_own_scripts_and_no_others(tmp_path: Path) -> None:
    html = only(a_book(tmp_path, FIGURE))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rules = dict(part.split(" ", 1) for part in policy[1].split("; "))
    assert rules["default-src"] == "'none'"
    inline = Inline(html)
    assert len(inline.scripts) == 4  # the theme, the chart, the front end, the model
    assert rules["script-src"].split() == hashes(inline.scripts)
    assert not re.search(r"unsafe-inline|unsafe-eval|blob:|data:|https?:|'self'", policy[1])
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=", html)


def test_the_end_of_a_script_in_its_text_ends_nothing(tmp_path: Path) -> None:
    html = only(a_book(tmp_path, FIGURE))
    assert html.count("</script>") == html.count("<script")
    assert "<!--" not in html


def test_it_names_the_chapter_where_the_book_has_an_address(tmp_path: Path) -> None:
    address = "https://www.example.org/course/one.html"
    html = only(a_book(tmp_path, FIGURE, f'<link rel="canonical" href="{address}">'))
    assert f'<a href="{address}">{address}</a>' in html
    assert f'data-page="{address}"' in html
    assert "example.org" not in only(a_book(tmp_path / "other", FIGURE))


def test_it_says_that_it_prescribes_nothing_and_whose_it_is(tmp_path: Path) -> None:
    html = only(a_book(tmp_path, FIGURE))
    assert "For understanding, not for prescribing." in html
    assert "Text CC BY 4.0" in html


@pytest.mark.parametrize("body", ["<p>text</p>", ""])
def test_a_book_without_a_simulation_is_told(tmp_path: Path, body: str) -> None:
    with pytest.raises(one_file.FilesMistake, match="no page with a simulation: build the book"):
        one_file.write_files(a_book(tmp_path, body), tmp_path / "files")


def test_what_is_not_there_and_what_is_too_large_is_told(tmp_path: Path, monkeypatch) -> None:
    book = a_book(tmp_path, FIGURE)
    monkeypatch.setattr(one_file, "MOST", 0)
    with pytest.raises(one_file.FilesMistake, match=r"germs.html weighs .* make germs smaller"):
        one_file.write_files(book, tmp_path / "files")
    (book / "_static/models/germs.js").unlink()
    with pytest.raises(one_file.FilesMistake, match=r"germs.js is not there"):
        one_file.write_files(book, tmp_path / "files")


def test_something_of_another_host_does_not_go_into_a_file(tmp_path: Path) -> None:
    book = a_book(
        tmp_path, FIGURE.replace("</figure>", '<img src="https://a.org/b.png"></figure>', 1)
    )
    with pytest.raises(one_file.FilesMistake, match=r"a.org/b.png does not go into one file"):
        one_file.write_files(book, tmp_path / "files")


def test_share_is_told_what_the_build_put_there(tmp_path: Path, capsys) -> None:
    book = a_book(tmp_path / "book", FIGURE)
    (book / "embed").mkdir()
    (book / "embed/germs.html").write_text("")
    embed.tell_shares(book)
    assert '{"embed": ["germs"], "files": []}' in (book / "_static/shares.js").read_text()
    assert one_file.main([str(book), str(tmp_path / "files"), "--into-book"]) == 0
    assert "germs.html" in capsys.readouterr().out
    assert '"files": ["germs"]' in (book / "_static/shares.js").read_text()
    assert len(list(simulations(book))) == 1  # a file is not taken for a page


def test_a_page_for_a_frame_takes_the_books_own_files(tmp_path: Path) -> None:
    (found,) = simulations(a_book(tmp_path, FIGURE))
    html = embed.page(found)
    loaded = re.findall(r'(?:src|rel="stylesheet" href)="([^"]+)"', html)
    assert [Path(name).name for name in loaded] == [
        "book.css", "explorable.css", "alone.css", "explorable.js", "embed.js",
    ]  # fmt: skip
    assert 'href="../one.html" target="_blank" rel="noopener"' in html
