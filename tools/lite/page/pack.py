"""Packs Python for the page; run by pack.mjs inside Pyodide, so that compiled code fits the Python that will load it.

Runs every cell of the book first. What they import goes into the packs that come first; the rest is fetched when it
is asked for.
"""

import gzip
import io
import json
import marshal
import sys
import zipfile
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

#: what pack.mjs names in TASK: folders, wheels, cells
task = {}
HOST = Path("/host")
WORK = Path("/work")
STDLIB = "python_stdlib.zip"
STAND_INS = "explorable/in_page/stand_ins/"
#: compiled by its source's hash, which nobody compares
HEAD = MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)


def host(path):
    """A file of the machine, as it is seen here."""
    return Path(f"{HOST}{path}")


def members(wheel, top):
    """The modules and data of a wheel, those of tests left out."""
    with zipfile.ZipFile(host(wheel)) as archive:
        for name in archive.namelist():
            if name.startswith(top) and "/tests/" not in name and not name.endswith("/"):
                yield name, archive.read(name)


def course():
    """The course's package and the stand-ins, each under the name that is imported; no front end, no other data."""
    for name, content in members(task["course"], ""):
        if name.startswith(STAND_INS):
            inner = name.removeprefix(STAND_INS)
            if inner != "__init__.py":
                yield inner, content
        elif not name.startswith("explorable/static/") and ".dist-info/" not in name:
            yield name, content
    yield from members(task["traitlets"], "traitlets/")


def without_lines(code):
    """The same code without its table of lines: those of packages are told to nobody, and weigh as much as the code."""
    constants = tuple(without_lines(c) if isinstance(c, CodeType) else c for c in code.co_consts)
    units = len(code.co_code) // 2
    # entries of at most eight units, each "no location"; a table that is empty breaks tracebacks
    table = bytes(0xF8 | (min(8, units - at) - 1) for at in range(0, units, 8))
    return code.replace(co_consts=constants, co_linetable=table)


def compiled(name, source, lean):
    """A module as bytes; `lean`: without docstrings, asserts and lines."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=2 if lean else 0)
    return HEAD + marshal.dumps(without_lines(code) if lean else code)


def lean(files):
    """Modules compiled, under names that an archive's import knows; data as they are."""
    for name, content in files:
        if name.endswith(".py"):
            yield name + "c", compiled(name, content, lean=True)
        else:
            yield name, content


def with_sources(files):
    """The same, but models keep their sources, which are shown to readers, and are compiled beside them."""
    for name, content in files:
        if not name.startswith(task["sources"]) or not name.endswith(".py"):
            yield from lean([(name, content)])
            continue
        folder, _, file = name.rpartition("/")
        yield name, content
        path = f"{folder}/__pycache__/{file.removesuffix('.py')}.{sys.implementation.cache_tag}.pyc"
        yield path, compiled(name, content, lean=False)


def write(pack, files):
    """An archive without packing of its own, packed as a whole: that is a third smaller."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), content)
    (host(task["into"]) / f"{pack}.pack").write_bytes(gzip.compress(made.getvalue(), 9, mtime=0))


def module(name):
    """What a file of an archive is imported as."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def run_cells():
    """Run every cell of the book, and say which fail."""
    from explorable.in_page.session import Session

    failed = []
    for page, cells in task["cells"].items():
        session = Session(lambda text: None, lambda id, state: None)
        for n, cell in enumerate(cells, 1):
            done = session.run(cell, f"{page}, cell {n}")
            if done["mistake"]:
                failed.append(
                    f"{page}, cell {n}: {done['mistake']['words']}\n{done['mistake']['python']}"
                )
    # what is only imported on the way to a mistake is needed, too
    session.run("[][1]\n", "a mistake")
    session.run("unknown\n", "a mistake")
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    return failed


def main():
    """Put all in its place, run the cells, write the packs."""
    task.update(json.loads(Path(globals()["TASK"]).read_text()))
    own = list(course())
    sympy = [m for t in ("sympy", "mpmath") for m in members(task[t], f"{t}/")]
    for name, content in [*own, *sympy]:
        path = WORK / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    sys.path.insert(0, str(WORK))
    failed = run_cells()
    if failed:
        raise SystemExit("\n".join(["Cells that do not run in the page:", *failed]))
    with zipfile.ZipFile(host(f"{task['pyodide']}/{STDLIB}")) as archive:
        std = [(n, archive.read(n)) for n in archive.namelist() if not n.endswith("/")]
    used = set(sys.modules)
    first = [m for m in std if module(m[0]) in used or not m[0].endswith(".py")]
    models = [m for m in sympy if module(m[0]) in used]
    rest = [m for m in [*std, *sympy] if m[0].endswith(".py") and module(m[0]) not in used]
    write("std", lean(first))
    write("course", with_sources(own))
    write("sympy", lean(models))
    write("rest", lean(rest))
    packs = {"sympy": [module(n) for n, _ in models], "rest": [module(n) for n, _ in rest]}
    (host(task["into"]) / "packs.json").write_text(json.dumps(packs))


if "TASK" in globals():
    main()
