"""One rule for events, as small models and what must stand at their end.

All events of a moment happen, the first declared first; conditions are looked at after each
one; an event may happen again; equality counts as true; what is true at the start does not
happen; all new values of one event are computed before the first is set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorable.model import Axis, Event, Model, Parameter, State, model


@dataclass(frozen=True)
class EventCase:
    """A model, and its states on day 10."""

    name: str
    model: Model
    end: Mapping[str, float]


def clockwork(*events: Event, start: float = 0.0, speed: float = 1.0) -> Model:
    """y rises by one a day from `start`; z counts; w holds what an event leaves."""

    @model(
        time=Axis("t", "Time", "days", 0, 10, points=101),
        states=[
            State("y", "Level", "1", start=start),
            State("z", "Count", "1"),
            State("w", "Left", "1"),
        ],
        parameters=[Parameter("k", speed, "1/day", "Speed", (0, 2))],
        events=events,
    )
    def case(y, z, w, *, k):
        return {"y": k, "z": 0, "w": 0}

    return case


COUNT = {"z": "z + 1"}


def case(name: str, events: Sequence[Event], start: float = 0.0, **end: float) -> EventCase:
    return EventCase(name, clockwork(*events, start=start), end)


EVENT_CASES = [
    case("a reset and a counter on one threshold",
         [Event(when="y > 1", set={"y": 0}), Event(when="y > 1", set=COUNT)], z=9, y=1),
    case("the counter is declared first",
         [Event(when="y > 1", set=COUNT), Event(when="y > 1", set={"y": 0})], z=9, y=1),
    case("what a timed event makes true happens, though the next one undoes it",
         [Event(at=3, set={"y": 20}), Event(at=3, set={"y": 0}), Event(when="y > 19", set=COUNT)],
         z=1, y=7),
    case("the first declared first, also where it became true last",
         [Event(when="y > 100", set={"w": "z"}), Event(at=3, set={"y": 200}), Event(at=3, set=COUNT)],
         w=0, z=1),
    case("an event may happen again within a moment",
         [Event(when="w > 0.5", set={"z": "z + 1", "w": 0}), Event(at=2, set={"w": 1}),
          Event(at=2, set={"w": "w + 1"})], z=2, w=0),
    case("what it sets itself false and true again is once",
         [Event(when="y > 4", set={"y": "y + 1", "z": "z + 1"})], z=1, y=11),
    case("all new values are computed before the first is set",
         [Event(at=1, set={"y": "z + 5", "z": "y + 7", "w": "y + z"})], y=14, z=8, w=1),
    case("the next event sees what this one left",
         [Event(at=2, set={"w": 3}), Event(at=2, set={"z": "w + 1"})], w=3, z=4),
    case("at the start it happens, at the end and before the start it does not",
         [Event(at=0, set=COUNT), Event(at=10, set=COUNT), Event(at=-1, set=COUNT)], z=1),
    case("what ends at a threshold does not happen as its opposite begins",
         [Event(when="y > 1", set=COUNT), Event(when="y < 1", set={"w": "w + 1"})], z=1, w=0),
    case("true at the start does not happen",
         [Event(when="y < 5", set=COUNT)], z=0),
    case("true at the start happens when it has been false",
         [Event(when="y < 5", set=COUNT), Event(at=7, set={"y": 0})], z=1, y=3),
    case("a timed event at the start makes a condition true",
         [Event(at=0, set={"y": 6}), Event(when="y > 5.5", set=COUNT)], z=1, y=16),
    case("several times of one event", [Event(at=[2, 4, 4, 9.5], set=COUNT)], z=4),
    case("one event sets off the next, and that one a third",
         [Event(when="z > 1.5", set={"w": "w + 1"}), Event(when="w > 0.5", set={"z": "z + 1"}),
          Event(at=5, set={"w": 1})], z=1, w=1),
    case("two that set each other off until they come to rest",
         [Event(when="z > 0.5", set={"w": "w + 1", "z": 0}),
          Event(when="w > 0.5", set={"z": 0.6}), Event(at=5, set={"z": 1})], z=0, w=2),
    case("so many at one time do not set each other off", [Event(at=[5] * 150, set=COUNT)], z=150),
    case("equality is true",
         [Event(when="w >= 2", set=COUNT), Event(at=3, set={"w": 2})], z=1),
    case("a strict sign is no different, as in a solver's roots",
         [Event(when="w > 2", set=COUNT), Event(at=3, set={"w": 2})], z=1),
]  # fmt: skip
