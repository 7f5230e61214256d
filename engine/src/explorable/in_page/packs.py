"""Parts of Python that come when an import asks for them: few readers need all of the standard library, or SymPy."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Mapping, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

FOLDER = "/packs"


class Finder:
    """Fetches the pack that has a module which nobody else finds, and finds the module in it.

    Parameters
    ----------
    packs : name of a pack -> names of the modules in it.
    fetch : gives a pack's bytes, packed by gzip.
    folder : where packs are put.
    """

    def __init__(
        self,
        packs: Mapping[str, Sequence[str]],
        fetch: Callable[[str], bytes],
        folder: str = FOLDER,
    ) -> None:
        self._pack_of = {module: pack for pack, modules in packs.items() for module in modules}
        self._fetch = fetch
        self._folder = folder

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What Python's import asks, after all others."""
        if name not in self._pack_of:
            return None
        file = self._file(self._pack_of[name])
        if path is None:
            return PathFinder.find_spec(name, None, target)
        # a package that is there in part looks into this pack, too
        parent = name.rpartition(".")[0]
        place = f"{file}/{parent.replace('.', '/')}"
        if place in path:
            return None
        sys.modules[parent].__path__.append(place)
        return PathFinder.find_spec(name, [place], target)

    def _file(self, pack: str) -> str:
        """The archive of a pack, fetched once and put where imports look."""
        file = f"{self._folder}/{pack}.zip"
        if file not in sys.path:
            with open(file, "wb") as out:
                out.write(zlib.decompress(self._fetch(pack), 31))  # 31: with the head of gzip
            sys.path.append(file)
        return file
