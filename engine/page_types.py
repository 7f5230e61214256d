"""Write the types of what Python hands to the page for TypeScript: ``frontend/src/spec.d.ts``.

The sources are the `TypedDict` classes of the files in `SOURCES`. ``python engine/page_types.py``
writes the file; with ``--check`` it says whether the file is as it would be written.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

HERE = Path(__file__).parent
PACKAGE = HERE / "src" / "explorable"
SOURCES = (
    "translate/payload.py", "scene/payload.py", "explorer/payload.py", "film/payload.py", "exercises/payload.py",
    "studies/payload.py", "in_page/messages.py",
)  # fmt: skip
TARGET = HERE / "frontend" / "src" / "spec.d.ts"
COMMAND = "python engine/page_types.py"
HEAD = f"""\
/**
 * What the page gets from Python. Written by `{COMMAND}` from {" and ".join(SOURCES)}:
 * change those, not this file.
 */
"""
PLAIN = {"str": "string", "bool": "boolean", "int": "number", "float": "number"}
#: have readers of their own in both languages, and so types of their own
BY_HAND = {
    "ExpressionData": ("Expression", "./simulation/expression"),
    "ThrownData": ("ThrownSpec", "./chance/types"),
}


class TypeMistake(Exception):
    """A type that the page can't have; the message names class, field and what to write."""


def main(arguments: list[str]) -> str | None:
    """Write the types, or compare them; return what is wrong."""
    try:
        made = typescript([PACKAGE / source for source in SOURCES])
    except TypeMistake as mistake:
        return str(mistake)
    if "--check" not in arguments:
        TARGET.write_text(made, "utf-8")
    elif not TARGET.is_file() or TARGET.read_text("utf-8") != made:
        return f"engine/frontend/src/{TARGET.name} is not what Python hands to the page: run `{COMMAND}`, and commit it"
    return None


def typescript(paths: list[Path]) -> str:
    """The declarations of all classes and aliases of some files."""
    trees = [ast.parse(path.read_text("utf-8")) for path in paths]
    aliases = {name: node for tree in trees for name, node in _imported(tree).items()}
    written: list[str] = []
    known = {*aliases, *BY_HAND, *(name for tree in trees for name in _own(tree))}
    for name, node in aliases.items():
        written.append(f"export type {name} = {_type(node, known, name)};")
    for tree in trees:
        for place, node in enumerate(tree.body):
            if isinstance(node, ast.ClassDef):
                written.append(_interface(node, known))
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name, said = node.targets[0].id, _said(tree.body, place)
                written.append(f"{said}export type {name} = {_type(node.value, known, name)};")
    body = "\n".join(written)
    imports = (
        f'import type {{ {name} }} from "{file}";\n'
        for name, file in BY_HAND.values()
        if name in body
    )
    return f"{HEAD}{''.join(imports)}\n{body}\n"


def _own(tree: ast.Module) -> list[str]:
    """The names that a file declares."""
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    targets = [node.targets[0] for node in tree.body if isinstance(node, ast.Assign)]
    return [*classes, *(target.id for target in targets if isinstance(target, ast.Name))]


def _imported(tree: ast.Module) -> dict[str, ast.expr]:
    """The aliases that a file takes from other files of the package, as they are written there."""
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith(
            "explorable."
        ):
            continue
        file = PACKAGE.joinpath(*str(node.module).split(".")[1:]).with_suffix(".py")
        wanted = {alias.name for alias in node.names} - BY_HAND.keys()
        for there in ast.parse(file.read_text("utf-8")).body:
            target = there.targets[0] if isinstance(there, ast.Assign) else None
            is_payload = str(file.relative_to(PACKAGE)) in SOURCES
            if isinstance(target, ast.Name) and target.id in wanted and not is_payload:
                assert isinstance(there, ast.Assign)
                found[target.id] = there.value
    return found


def _interface(node: ast.ClassDef, known: set[str]) -> str:
    bases = [ast.unparse(base) for base in node.bases if ast.unparse(base) != "TypedDict"]
    for base in set(bases) - known:
        raise TypeMistake(f"{node.name} stands on {base}, which is no TypedDict of {SOURCES}")
    fields = []
    for place, field in enumerate(node.body):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        name, kind = field.target.id, field.annotation
        inner = _inside(kind, "NotRequired")
        said = _said(node.body, place).replace("\n", "\n  ")
        told = _type(inner or kind, known, f"{node.name}.{name}")
        fields.append(f"  {said}{name}{'?' if inner else ''}: {told};\n")
    extends = f" extends {', '.join(bases)}" if bases else ""
    said = _comment(ast.get_docstring(node))
    return f"{said}export interface {node.name}{extends} {{\n{''.join(fields)}}}\n"


def _type(node: ast.expr, known: set[str], where: str) -> str:
    """An annotation as TypeScript."""
    match node:
        case ast.Name(id=name) if name in PLAIN:
            return PLAIN[name]
        case ast.Name(id=name) if name in known:
            return BY_HAND.get(name, (name,))[0]
        case ast.Constant(value=None):
            return "null"
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return f"{_type(left, known, where)} | {_type(right, known, where)}"
        case ast.Subscript(value=ast.Name(id="Literal"), slice=inner):
            return " | ".join(
                ast.unparse(one).replace("'", '"').replace("False", "false")
                for one in _parts(inner)
            )
        case ast.Subscript(value=ast.Name(id="list"), slice=inner):
            told = _type(inner, known, where)
            return f"({told})[]" if " " in told else f"{told}[]"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=inner):
            return f"[{', '.join(_type(part, known, where) for part in _parts(inner))}]"
        case ast.Subscript(
            value=ast.Name(id="dict"), slice=ast.Tuple(elts=[ast.Name(id="str"), value])
        ):
            return f"Record<string, {_type(value, known, where)}>"
    raise TypeMistake(
        f"{where} is `{ast.unparse(node)}`, which JSON or the page does not know: write a list, a dict by str, "
        f"a Literal, or a TypedDict of {' or '.join(SOURCES)}"
    )


def _parts(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _inside(node: ast.expr, name: str) -> ast.expr | None:
    """What stands in ``name[...]``."""
    match node:
        case ast.Subscript(value=ast.Name(id=found), slice=inner) if found == name:
            return inner
    return None


def _said(body: list[ast.stmt], place: int) -> str:
    """The comment of a declaration: the text that stands below it in Python."""
    after = body[place + 1] if place + 1 < len(body) else None
    match after:
        case ast.Expr(value=ast.Constant(value=str() as text)):
            return _comment(text)
    return ""


def _comment(text: str | None) -> str:
    return f"/** {' '.join(text.split())} */\n" if text else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
