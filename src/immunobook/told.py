"""A mistake in one of the book's files, told without a traceback: where it stands says more than where it was found."""

from __future__ import annotations


class Told(ValueError):
    """Its message is all that is shown: file, line and what to write instead."""

    def _render_traceback_(self) -> list[str]:
        """What notebooks show in place of a traceback (IPython asks for it)."""
        return [f"{type(self).__name__}: {self}"]
