"""Refuse ``==`` on a quantity: on a symbol Python answers it at once, and always with False.

``<`` and ``>`` of symbols are symbols themselves and complain where Python wants a truth; ``==`` does
not, so the function's text is looked at instead.
"""

from __future__ import annotations

import ast
import inspect
import textwrap

from explorable.model.parts import Model, ModelError

_EQUAL = (ast.Eq, ast.NotEq, ast.In, ast.NotIn, ast.Is, ast.IsNot)


def refuse_equality(model: Model) -> None:
    """Look for ``==``, ``!=``, ``in`` and ``match`` on what a model's function is given or has made of it.

    A function whose text can't be found passes.

    Raises
    ------
    ModelError
        Names the line, and says what to write instead.
    """
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(model.function)))
    except (OSError, TypeError, SyntaxError):
        return
    function = next((n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)), None)
    if function is None:
        return
    arguments = function.args
    made = {a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
    for node in ast.walk(function):
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if _names(node.value) & made:
                made |= {name for target in targets for name in _names(target)}
        asked: list[ast.expr] = []
        if isinstance(node, ast.Compare) and any(isinstance(op, _EQUAL) for op in node.ops):
            asked = [node.left, *node.comparators]
        elif isinstance(node, ast.Match):
            asked = [node.subject]
        name = next((n for part in asked for n in sorted(_names(part) & made)), None)
        if name is not None:
            line = ast.unparse(node).splitlines()[0]
            raise ModelError(
                f"model {model.name}: {line!r} asks whether {name!r} is exactly one value, which a quantity that "
                f"moves never is for long; write where({name} < ..., then, otherwise), or for a switch "
                f"where({name} > 0.5, on, off)"
            )


def _names(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
