"""Looking at a Python object that a learner hands over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from explorable.wording import _


@dataclass(frozen=True)
class Verdict:
    """What a check found; prints itself."""

    right: bool
    message: str
    exercise: str = ""
    """Whose check it was."""

    def __repr__(self) -> str:
        return self.message


def judged(
    answer: Any, checks: Iterable[tuple[str, str]], explanation: Callable[[], str]
) -> Verdict:
    """The first check that fails is explained; an object of another kind is, too.

    Parameters
    ----------
    checks : a Python condition over `answer`, and what to say unless it holds.
    explanation : what to say if all of them hold.
    """
    from explorable.explorer.widget import explore

    scope = {"answer": answer, "explore": explore}
    for unless, say in checks:
        try:
            if eval(unless, dict(scope)):
                continue
            said = say.format(**scope)
        except Exception as error:
            kind = type(answer).__name__
            message = _("Not yet. What you handed over (a {kind}) can't be looked at: {error}.")
            return Verdict(False, message.format(kind=kind, error=error))
        return Verdict(False, _("Not yet. {reason}").format(reason=said))
    return Verdict(True, _("That's right. {reason}").format(reason=explanation()))
