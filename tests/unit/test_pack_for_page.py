"""How Python is packed for the page; that it runs there, `make test-live` tells."""

from __future__ import annotations

import gzip
import io
import json
import sys
import traceback
import zipfile
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

from explorable.in_page.packs import Finder

LITE = Path(__file__).parents[2] / "tools/lite"


def loaded(path: Path) -> ModuleType:
    spec = util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


pack = loaded(LITE / "page/pack.py")
in_page = loaded(LITE / "in_page.py")


def test_code_without_lines_still_tells_a_mistake():
    code = pack.without_lines(compile("def f(x):\n    return [1 / y for y in x]\n", "lean", "exec"))
    names: dict = {}
    exec(code, names)
    with pytest.raises(ZeroDivisionError) as caught:
        names["f"]([2, 0])
    assert "ZeroDivisionError" in "".join(traceback.format_exception(caught.value))
    assert len(code.co_linetable) < len(code.co_code)


def archive(tmp_path: Path, files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for name, content in pack.lean((n, c.encode()) for n, c in files.items()):
            out.writestr(name, content)
    return gzip.compress(made.getvalue())


def test_an_import_fetches_its_pack_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "halved").mkdir()
    (tmp_path / "halved/__init__.py").write_text("")
    files = {
        "lonely.py": '"""Doc."""\nassert False\nvalue = 1',
        "halved/rare.py": "value = 2",
        "halved/rarer.py": "value = 3",
    }
    packed = archive(tmp_path, files)
    fetched: list[str] = []

    def fetch(name: str) -> bytes:
        fetched.append(name)
        return packed

    names = [pack.module(name) for name in files]
    monkeypatch.setattr(
        sys, "meta_path", [*sys.meta_path, Finder({"rest": names}, fetch, str(tmp_path))]
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    import halved.rare  # type: ignore[import-not-found]
    import halved.rarer  # type: ignore[import-not-found]
    import lonely  # type: ignore[import-not-found]

    assert (lonely.value, halved.rare.value, halved.rarer.value) == (1, 2, 3)
    assert lonely.__doc__ is None
    assert fetched == ["rest"]
    with pytest.raises(ModuleNotFoundError):
        import halved.nowhere  # type: ignore[import-not-found]
    for name in ("lonely", "halved", "halved.rare", "halved.rarer"):
        monkeypatch.delitem(sys.modules, name)


def test_models_keep_their_sources():
    pack.task["sources"] = "course/models/"
    found = dict(
        pack.with_sources(
            [("course/models/a.py", b"x = 1"), ("course/b.py", b"y = 1"), ("course/c.json", b"{}")]
        )
    )
    assert {"course/models/a.py", "course/b.pyc", "course/c.json"} < set(found)
    assert any(name.startswith("course/models/__pycache__/a.") for name in found)
    assert "course/b.py" not in found


def test_the_folder_is_called_after_its_files(tmp_path: Path):
    names = []
    for content in (b"one", b"one", b"two"):
        made = tmp_path / "python.new"
        made.mkdir()
        for name in in_page.FIRST:
            (made / name).write_bytes(content)
        in_page.settle(made, tmp_path / "python")
        told = json.loads((tmp_path / "python/files.json").read_text())
        assert told["bytes"] == 9
        assert [path.name for path in (tmp_path / "python").iterdir() if path.is_dir()] == [
            told["folder"]
        ]
        names.append(told["folder"])
    assert names[0] == names[1] != names[2]
