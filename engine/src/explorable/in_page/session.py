"""Runs a reader's cells in one space of names, one after the other."""

from __future__ import annotations

import ast
import linecache
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from explorable.errors import ReadersHint
from explorable.in_page import mistakes, output, shown, widgets
from explorable.in_page.messages import DoneData, MistakeData
from explorable.wording import _

_cells: dict[str, str] = {}
"""Name of a cell that has run -> its text."""


class Session:
    """A reader's Python, as long as the worker lives.

    Parameters
    ----------
    said : hears what a cell prints while it runs.
    moved : hears of a widget that Python changed: its id, and what changed.
    """

    def __init__(
        self, said: Callable[[str], None], moved: Callable[[str, Mapping[str, Any]], None]
    ) -> None:
        self.names: dict[str, Any] = {"__name__": "__main__", "__builtins__": __builtins__}
        self._said = said
        sys.stdout = sys.stderr = output.Current()
        warnings.showwarning = _hint
        widgets.hearer.append(moved)

    def run(self, source: str, cell: str) -> DoneData:
        """Run a cell; its last line shows itself, unless it ends with a semicolon.

        Parameters
        ----------
        cell : what it is called where a mistake is told.
        """
        _cells[cell] = source
        lines = source.splitlines(keepends=True)
        linecache.cache[cell] = (len(source), None, lines, cell)
        return collect(lambda: self._execute(source, cell), self.names, self._said)

    def move(self, id: str, values: Mapping[str, Any]) -> DoneData:
        """Call the function of an `interact` with other values."""
        return collect(lambda: widgets.living[id].show(values))

    def hear(self, id: str, state: Mapping[str, Any]) -> None:
        """The reader moved something of a widget."""
        if widget := widgets.living.get(id):
            widget.set_state(state)

    def _execute(self, source: str, cell: str) -> None:
        tree = ast.parse(source, cell)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, cell, "exec", dont_inherit=True), self.names)
        if last is None:
            return
        assert isinstance(last, ast.Expr)
        shown_last = compile(ast.Expression(last.value), cell, "eval", dont_inherit=True)
        value = eval(shown_last, self.names)
        if value is not None and not source.rstrip().endswith(";"):
            output.current().show(shown.part_of(value))


def collect(
    act: Callable[[], None], names: Iterable[str] = (), said: Callable[[str], None] | None = None
) -> DoneData:
    """Do something of a reader's, and keep all that it shows, or why it ended early.

    Parameters
    ----------
    names : that a mistaken one may have meant.
    said : hears what is printed meanwhile.
    """
    mistake: MistakeData | None = None
    with output.collected(said) as made:
        try:
            act()
        except BaseException as error:
            mistake = mistakes.told(error, _cells, names)
    return {"shown": made.parts, "mistake": mistake}


def _hint(message: Warning | str, category: type[Warning], *_more: Any, **_named: Any) -> None:
    """A warning as a sentence; of the packages' own warnings, a reader hears nothing."""
    if issubclass(category, (ReadersHint, SyntaxWarning)):
        output.current().show({"kind": "hint", "text": _("A hint: {text}").format(text=message)})
