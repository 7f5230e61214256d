"""The bank as it was written beforehand (`explorable.precomputed`): shown as it is, without looking at any file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from explorable import precomputed
from explorable.exercises.code_check import Verdict, judged
from explorable.exercises.widget import Exercises

if TYPE_CHECKING:
    from explorable.exercises.payload import Group, GroupKind


def written() -> dict[str, Any]:
    """All exercises of the course, for `shown`; made where the bank's files are."""
    from explorable.exercises import selection
    from explorable.exercises.course import current
    from explorable.exercises.kinds.code import Code
    from explorable.exercises.markup import bare
    from explorable.exercises.static_page import group

    here = current()
    names = [chapter.name for chapter in here.chapters]
    every = [e for name in names for e in here.exercises(name)]
    wanted: list[tuple[GroupKind, str]] = [("practice", name) for name in names]
    wanted += [("recall", name) for name in names]
    wanted += [("one", e.id) for e in every]
    groups: dict[str, Any] = {}
    exercises: dict[str, Any] = {}
    for kind, name in wanted:
        made = group(here, kind, *selection.chosen(here, kind, name))
        exercises |= {e["id"]: e for e in made["exercises"]}
        groups[f"{kind}/{name}"] = {**made, "exercises": [e["id"] for e in made["exercises"]]}
    code = {
        e.id: {
            "checks": [[check.unless, check.say] for check in e.checks],
            "explanation": bare(e.writer(here.figures)(e.explanation)),
        }
        for e in every
        if isinstance(e, Code)
    }
    return {"exercises": exercises, "groups": groups, "code": code}


def shown(kind: GroupKind, name: str) -> Exercises:
    """The widget with the exercises of a group.

    Raises
    ------
    KeyError
        There is none of this name.
    """
    bank = precomputed.bank()
    assert bank is not None
    found = bank["groups"].get(f"{kind}/{name}")
    if found is None:
        known = sorted(key.partition("/")[2] for key in bank["groups"] if key.startswith(kind))
        raise KeyError(f"there is no {name!r}; there are {', '.join(known)}")
    exercises = [bank["exercises"][key] for key in found["exercises"]]
    described = cast("Group", {**found, "exercises": exercises})
    code = bank["code"].get(name)

    def judge(answer: Any) -> Verdict:
        return judged(answer, code["checks"], lambda: str(code["explanation"]))

    return Exercises(described, None, judge if code else None)
