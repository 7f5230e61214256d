"""How a page is found and cited: what it says of itself, its address, sitemap, robots, the page for lost readers."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from explorable import settings
from explorable.sphinx_ext.no_script.stills import can_draw, png, self_contained
from explorable.sphinx_ext.policy import Inline, policy
from immunobook.review.standing import Standing
from immunobook.sphinx_ext import found

ROOT = Path(__file__).parents[2]
PAGE = "chapters/cell-therapy"
ADDRESS = "https://course.example/book/"


class Config(SimpleNamespace):
    def __setitem__(self, name: str, value: object) -> None:
        setattr(self, name, value)


def app(address: str = ADDRESS, reviewed: date | None = None) -> Any:
    title = SimpleNamespace(astext=lambda: "Cells </script> & more")
    return SimpleNamespace(
        srcdir=str(ROOT / "book"),
        config=Config(
            html_baseurl=address,
            notfound_urls_prefix="/book/",
            author="The authors",
            language="en",
            root_doc="index",
            immunobook_assets="../assets",
        ),
        env=SimpleNamespace(
            titles={PAGE: title},
            metadata={PAGE: {"description": "How cells help."}},
            doc2path=lambda page: str(ROOT / f"book/{page}.md"),
            found_docs={"index", PAGE},
        ),
        builder=SimpleNamespace(get_target_uri=lambda page: f"{page}.html", name="html"),
        _immunobook_changed={PAGE: date(2026, 11, 28)},
        _immunobook_standings={PAGE: Standing(3, (), reviewed)},
    )


def told(
    app: Any, page: str = PAGE, *, address: str = ADDRESS
) -> tuple[found.Found, dict[str, Any]]:
    context: dict[str, Any] = {"pageurl": f"{address}{page}.html" if address else None}
    found.add_found(app, page, "page.html", context, object())  # type: ignore[arg-type]
    return context["found"], context


def test_a_chapter_has_what_bioschemas_asks_for() -> None:
    data = json.loads(told(app())[0].data)
    assert data["@type"] == "LearningResource"
    assert data["http://purl.org/dc/terms/conformsTo"]["@id"] == found.PROFILE
    assert data["@id"] == data["url"] == f"{ADDRESS}{PAGE}.html"
    assert data["description"] == "How cells help."
    assert data["keywords"]
    assert data["name"] == "Cells </script> & more"
    assert len(data["teaches"]) == 5
    assert data["dateModified"] == "2026-11-28"
    assert data["version"] == settings.current().edition
    assert "lastReviewed" not in data


def test_it_is_a_medical_page_only_where_the_whole_of_it_was_reviewed() -> None:
    data = json.loads(told(app(reviewed=date(2026, 12, 1)))[0].data)
    assert data["@type"] == ["LearningResource", "MedicalWebPage"]
    assert data["lastReviewed"] == "2026-12-01"


def test_without_an_address_nothing_invents_one() -> None:
    shown, _ = told(app(""), address="")
    data = json.loads(shown.data)
    assert "@id" not in data
    assert "url" not in data
    assert "url" not in data["isPartOf"]
    assert shown.picture == ""


def test_other_pages_say_nothing_of_themselves() -> None:
    assert told(app(), "glossary")[0].data == ""


def test_what_is_told_is_data_and_no_script() -> None:
    data = told(app())[0].data
    assert "<" not in data
    page = f'<meta charset="utf-8"><script type="application/ld+json">{data}</script>'
    inline = Inline(page)
    assert inline.scripts == []
    assert "script-src 'self';" in policy(inline)


@pytest.mark.parametrize(
    ("told_by", "environment", "address", "root"),
    [
        ("", "", "", "/"),
        ("https://course.example", "", "https://course.example/", "/"),
        ("https://course.example/book/", "", ADDRESS, "/book/"),
        ("https://other.example", "https://course.example/book", ADDRESS, "/book/"),
    ],
)
def test_all_addresses_come_from_one_place(
    monkeypatch: pytest.MonkeyPatch, told_by: str, environment: str, address: str, root: str
) -> None:
    monkeypatch.setenv("BOOK_ADDRESS", environment)
    config: Any = Config(html_baseurl=told_by)
    found.tell_address(None, config)  # type: ignore[arg-type]
    assert config.html_baseurl == address
    assert config.notfound_urls_prefix == root
    links = re.findall(r'href="([^"]+)"', config.notfound_context["body"])
    assert links == [f"{root}{page}.html" for page in ("index", "when-to-call", "search")]


def test_the_page_for_lost_readers_has_no_address_of_its_own() -> None:
    shown, context = told(app(), found.LOST)
    assert shown.is_lost
    assert context["pageurl"] is None
    assert context["content_root"] == "/book/"


def test_the_sitemap_lists_all_pages_with_their_days() -> None:
    root = ElementTree.fromstring(found.sitemap(app()))
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert [(u.findtext(f"{name}loc"), u.findtext(f"{name}lastmod")) for u in root] == [
        (f"{ADDRESS}{PAGE}.html", "2026-11-28"),
        (ADDRESS, None),
    ]


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_files_for_robots(tmp_path: Path, address: str) -> None:
    book = app(address)
    book.outdir = str(tmp_path)
    (tmp_path / "_static").mkdir()
    found.write_files(book, None)
    rules = (tmp_path / "robots.txt").read_text()
    assert rules.startswith("User-agent: *\nAllow: /\n")
    assert (f"Sitemap: {address}sitemap.xml" in rules) == bool(address)
    assert (tmp_path / "sitemap.xml").exists() == bool(address)
    assert (tmp_path / found.PICTURE).exists() == (bool(address) and can_draw())


def test_the_picture_has_the_shape_that_links_are_shown_with() -> None:
    drawn = png(self_contained(found.picture(app())))
    size = (int.from_bytes(drawn[16:20], "big"), int.from_bytes(drawn[20:24], "big"))
    assert size == (1200, 630)
    assert 'x="470"' in found.picture(app()), "the drawing stands beside the words"
    assert len(drawn) < 300_000


def test_the_citation_fits_the_course() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert citation["version"] == project["version"]
    assert tuple(citation["keywords"]) == found.KEYWORDS
    # what only a person knows is marked, not invented
    text = (ROOT / "CITATION.cff").read_text("utf-8")
    for key in ("doi", "date-released", "repository-code", "url"):
        is_marked = bool(re.search(rf"^# a person fills in.*\b{key}:", text, re.M))
        assert is_marked != (key in citation), key
