"""The types of what Python hands to the page: written for TypeScript from Python's, and never by hand."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "engine/page_types.py"


@pytest.fixture
def tool():
    spec = spec_from_file_location("page_types", SCRIPT)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def written(tool, tmp_path, monkeypatch):
    """What is written for some classes."""
    monkeypatch.setattr(tool, "PACKAGE", tmp_path)
    monkeypatch.setattr(tool, "SOURCES", ("one.py",))
    (tmp_path / "parts.py").write_text('Scale = Literal["linear", "log"]\nOther = int\n')

    def write(text: str) -> str:
        (tmp_path / "one.py").write_text(text)
        return tool.typescript([tmp_path / "one.py"]).removeprefix(tool.HEAD)

    return write


def test_the_file_is_as_it_would_be_written(tool):
    assert tool.main(["--check"]) is None


def test_another_file_is_told_with_the_command(tool, tmp_path, monkeypatch):
    monkeypatch.setattr(tool, "TARGET", tmp_path / "spec.d.ts")
    assert "run `python engine/page_types.py`" in tool.main(["--check"])
    assert not tool.TARGET.exists(), "a look writes nothing"
    assert tool.main([]) is None
    assert tool.main(["--check"]) is None
    tool.TARGET.write_text(tool.TARGET.read_text("utf-8") + "// by hand\n")
    assert "spec.d.ts" in tool.main(["--check"])


@pytest.mark.parametrize(
    ("python", "typescript"),
    [
        ("a: str", "a: string;"),
        ("a: int | float | None", "a: number | number | null;"),
        ("a: NotRequired[bool]", "a?: boolean;"),
        ("a: list[str | None]", "a: (string | null)[];"),
        ("a: list[list[int]]", "a: number[][];"),
        ("a: dict[str, list[int]]", "a: Record<string, number[]>;"),
        ("a: tuple[str, int]", "a: [string, number];"),
        ("a: Literal['x', \"y\", False]", 'a: "x" | "y" | false;'),
        ("a: list[Literal['x', 'y']]", 'a: ("x" | "y")[];'),
        ('a: str\n    """What\n    it is."""', "/** What it is. */\n  a: string;"),
    ],
)
def test_a_field_in_typescript(written, python, typescript):
    found = written(f"class One(TypedDict):\n    {python}\n")
    assert found == f"\nexport interface One {{\n  {typescript}\n}}\n\n"


def test_classes_aliases_and_what_other_files_name(written):
    found = written(
        "from explorable.parts import Scale\n"
        'Name = str\n"""Of it."""\n'
        'class One(TypedDict):\n    """First."""\n    a: Scale\n'
        "class Two(One):\n    b: list[One]\n    c: Name\n"
    )
    assert 'export type Scale = "linear" | "log";\n' in found
    assert "Other" not in found, "nobody asks for it"
    assert "/** Of it. */\nexport type Name = string;\n" in found
    assert "/** First. */\nexport interface One {\n  a: Scale;\n}\n" in found
    assert "export interface Two extends One {\n  b: One[];\n  c: Name;\n}\n" in found


def test_expressions_keep_their_own_type(written):
    found = written("class One(TypedDict):\n    a: list[ExpressionData]\n")
    assert found.startswith('import type { Expression } from "./simulation/expression";\n')
    assert "a: Expression[];" in found


@pytest.mark.parametrize("wrong", ["Fraction", "set[str]", "dict[int, str]", "Callable[[], int]"])
def test_what_json_does_not_know_is_refused(tool, written, wrong):
    with pytest.raises(tool.TypeMistake, match=r"^One\.a is `.*write a list"):
        written(f"class One(TypedDict):\n    a: {wrong}\n")


def test_a_class_of_another_kind_is_refused(tool, written):
    with pytest.raises(tool.TypeMistake, match="Two stands on BaseModel"):
        written("class Two(BaseModel):\n    a: int\n")


def test_as_a_command_a_mistake_is_a_sentence(tool, monkeypatch, tmp_path):
    (tmp_path / "one.py").write_text("class One(TypedDict):\n    a: Fraction\n")
    monkeypatch.setattr(tool, "PACKAGE", tmp_path)
    monkeypatch.setattr(tool, "SOURCES", ("one.py",))
    assert tool.main([]).startswith("One.a is `Fraction`")
