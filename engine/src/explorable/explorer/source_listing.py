"""A model's equations as the Python they are, for readers who look under the bonnet."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from types import FunctionType
from typing import Any

from explorable.explorer import registry
from explorable.model import Model


def show_model(what: str | Model) -> Listing:
    """The function of a model, without its declarations, and the small functions it calls.

    Parameters
    ----------
    what : the id of a simulation of the course, or a `Model`.

    Returns
    -------
    Its text, which shows itself with its words in color.

    Raises
    ------
    KeyError
        No simulation has this id.
    """
    model = registry.load(what).model if isinstance(what, str) else what
    called = [_text(f) for f in _called(model.function)]
    return Listing("\n\n\n".join([*called, _text(model.function)]))


class Listing:
    """Python text that shows itself with its words in color."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": self.text, "text/markdown": f"```python\n{self.text}\n```"}


def _text(function: Callable[..., Any]) -> str:
    """Source of a function from its ``def`` on."""
    source = textwrap.dedent(inspect.getsource(function))
    lines = source.splitlines()
    first = ast.parse(source).body[0]
    assert isinstance(first, ast.FunctionDef)
    kept = [line.removesuffix("  # fmt: skip") for line in lines[first.lineno - 1 :]]
    return "\n".join(kept).rstrip()


def _called(function: Callable[..., Any]) -> list[FunctionType]:
    """Functions of the simulations that `function` calls, in the order in which it names them."""
    assert isinstance(function, FunctionType)
    named = (function.__globals__.get(name) for name in function.__code__.co_names)
    ours = f"{registry.module()}."
    return [f for f in named if isinstance(f, FunctionType) and f.__module__.startswith(ours)]
