"""A release: its tag is the version, and it carries what was built, with checksums."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tools"))
import release  # noqa: E402


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "pyproject.toml": '[project]\nversion = "1.2.3"\n',
        "CITATION.cff": "title: A\nversion: 1.2.3\n",
        "CHANGELOG.md": "# What\n\n## 1.2.3\n",
        "dist/how-immunotherapy-works.zip": "a book",
        "dist/files/one.html": "a simulation",
        "dist/review/one.html": "a sheet",
        "dist/worksheets/one.html": "a worksheet",
        "dist/how-immunotherapy-works.pdf": "on paper",
        "dist/how-immunotherapy-works.epub": "an e-book",
        "dist/moodle.xml": "<quiz/>",
        "dist/scorm-1.2.zip": "a package",
        "dist/scorm-2004.zip": "another",
        "dist/scorm-2004-one.zip": "of a chapter",
        "dist/packages/immunobook-1.2.3-py3-none-any.whl": "a wheel",
        "dist/packages/immunobook-1.2.2-py3-none-any.whl": "an old one",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_tag_that_is_the_version_is_taken(project: Path) -> None:
    assert release.wrong_tag(project, "v1.2.3") == ""


@pytest.mark.parametrize(
    ("tag", "file", "old", "told"),
    [
        ("v1.2.4", "", "", "the tag is v1.2.4, and pyproject.toml says 1.2.3"),
        ("1.2.3", "", "", "the tag is 1.2.3"),
        ("v1.2.3", "CITATION.cff", "1.2.3", "CITATION.cff names another version: write 1.2.3"),
        ("v1.2.3", "CHANGELOG.md", "1.2.3", "CHANGELOG.md has no part `## 1.2.3`"),
    ],
)
def test_another_tag_is_refused(project: Path, tag: str, file: str, old: str, told: str) -> None:
    if file:
        (project / file).write_text((project / file).read_text().replace(old, "1.0.0"))
    assert told in release.wrong_tag(project, tag)


def test_the_project_s_own_files_agree() -> None:
    assert release.wrong_tag(ROOT, f"v{release.version(ROOT)}") == ""


def test_it_carries_what_was_built(project: Path) -> None:
    out = project / "dist/release"
    out.mkdir()
    (out / "old.zip").write_text("of another day")
    files = release.packed(project, out)
    assert [file.name for file in files] == [
        "how-immunotherapy-works-1.2.3.epub",
        "how-immunotherapy-works-1.2.3.pdf",
        "how-immunotherapy-works-book-1.2.3.zip",
        "how-immunotherapy-works-files-1.2.3.zip",
        "how-immunotherapy-works-moodle-1.2.3.xml",
        "how-immunotherapy-works-review-1.2.3.zip",
        "how-immunotherapy-works-scorm-1.2-1.2.3.zip",
        "how-immunotherapy-works-scorm-2004-1.2.3.zip",
        "how-immunotherapy-works-worksheets-1.2.3.zip",
        "immunobook-1.2.3-py3-none-any.whl",
        "SHA256SUMS",
    ]
    assert files[2].read_bytes() == b"a book"
    assert ZipFile(files[5]).read("one.html") == b"a sheet"
    for line in files[-1].read_text().splitlines():
        sum_, name = line.split("  ")
        assert sum_ == hashlib.sha256((out / name).read_bytes()).hexdigest()
    assert sorted(p.name for p in out.iterdir()) == sorted(f.name for f in files)


def test_the_workflow_refuses_a_wrong_tag_first_and_trusts_no_name() -> None:
    text = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    runs = [line.split("run:")[1].strip() for line in text.splitlines() if "- run:" in line]
    assert runs[0] == 'python tools/release.py --tag "$TAG"'
    assert not any("${{" in run for run in runs)
