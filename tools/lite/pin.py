"""Write wheels.txt: the hashes of the wheels that wheels.in names."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from build import HERE, PIP, PURE_PYTHON, sha256


def main() -> None:
    """Fetch every wheel once and note its hash."""
    names = [line for line in (HERE / "wheels.in").read_text("utf-8").splitlines() if "==" in line]
    command = [*PIP, "download", "--quiet", "--no-deps", *PURE_PYTHON]
    lines = ["# The hashes of wheels.in; made by `python tools/lite/pin.py`."]
    for name in sorted(names):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([*command, "--dest", folder, name], check=True)
            (wheel,) = Path(folder).glob("*.whl")
            lines.append(f"{name} --hash=sha256:{sha256(wheel)}")
    (HERE / "wheels.txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
