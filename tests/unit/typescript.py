"""Run functions of the front end in Node, many inputs at a time."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from explorable.explorer.try_file import node

FRONTEND = Path(__file__).parents[2] / "engine" / "frontend"


class TypeScript:
    """A piece of TypeScript, bundled once; it maps each line of input to one of output.

    `source` exports `answer(input)`; it may import from ``./`` as seen from ``frontend/src``.
    """

    def __init__(self, folder: Path, source: str) -> None:
        self._bundle = folder / "bundle.mjs"
        main = source + (
            'import { readFileSync } from "node:fs";\n'
            'const inputs = JSON.parse(readFileSync(0, "utf8"));\n'
            "console.log(JSON.stringify(inputs.map(answer)));\n"
        )
        esbuild = FRONTEND / "node_modules/esbuild/bin/esbuild"
        assert esbuild.exists(), "the front end's packages are missing: run `make frontend`"
        options = [
            "--bundle",
            "--format=esm",
            "--platform=node",
            "--loader=ts",
            f"--outfile={self._bundle}",
            "--log-level=warning",
        ]
        # the source stands on standard input and is resolved as if it lay in frontend/src
        subprocess.run(
            [str(esbuild), *options, "--sourcefile=src/test.ts"],
            cwd=FRONTEND / "src",
            input=main,
            text=True,
            check=True,
        )

    def __call__(self, inputs: list[Any]) -> list[Any]:
        done = subprocess.run(
            [node(), str(self._bundle)],
            input=json.dumps(inputs),
            text=True,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)  # type: ignore[no-any-return]
