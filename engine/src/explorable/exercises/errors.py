"""What is wrong with a file of exercises."""

from __future__ import annotations

from explorable.book.problems import Problem, listed
from explorable.errors import BookError


class BankError(BookError):
    """Exercises with mistakes; the message lists all of them."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(listed(problems, "the exercises"))
