"""What the worker's script calls: messages in and out, as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from explorable.in_page.packs import FOLDER, Finder
from explorable.in_page.session import Session


def begin(
    course: str, packs: str, fetch: Callable[[str], Any], tell: Callable[[str], None]
) -> Callable[[str], str]:
    """Get ready for a reader's cells.

    Parameters
    ----------
    course : the package that tells the engine what belongs to the course; empty: none.
    packs : which pack has which modules, as JSON.
    fetch : gives the bytes of a pack, as JavaScript has them.
    tell : hears what goes to the page meanwhile, as JSON.

    Returns
    -------
    What answers a message of the page: ``run``, ``move`` or ``hear``, with the arguments of that method of `Session`.
    """
    Path(FOLDER).mkdir(exist_ok=True)
    sys.meta_path.append(Finder(json.loads(packs), lambda pack: bytes(fetch(pack).to_bytes())))
    if course:
        import_module(course)

    def moved(id: str, state: Mapping[str, Any]) -> None:
        tell(json.dumps({"kind": "moved", "id": id, "state": dict(state)}))

    session = Session(lambda text: tell(json.dumps({"kind": "said", "text": text})), moved)

    def answer(message: str) -> str:
        asked = json.loads(message)
        return json.dumps(getattr(session, asked["kind"])(*asked["given"]))

    return answer
