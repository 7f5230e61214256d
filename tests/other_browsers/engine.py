"""One way to drive every engine: the commands of W3C's WebDriver, and what its answers mean."""

from __future__ import annotations

import atexit
import os
import subprocess
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

#: nothing leaves this machine; only the book's own server is reached
NOBODY = "127.0.0.1:9"
CAPABILITIES = {
    "proxy": {
        "proxyType": "manual",
        "httpProxy": NOBODY,
        "sslProxy": NOBODY,
        "noProxy": ["127.0.0.1", "localhost"],
    }
}
#: how long a command or a start may take, on a busy machine
SECONDS = 60.0


class EngineError(Exception):
    """What a browser answers if it can't do what it was told."""


class Engine(ABC):
    """A running browser of one kind; `start` it with a folder of its own as its home."""

    name: str
    packages: str

    @classmethod
    @abstractmethod
    def missing(cls) -> list[str]:
        """The programs that it needs and this machine does not have."""

    @abstractmethod
    def command(self, name: str, **given: Any) -> Any:
        """Carry out a command of WebDriver and give its value."""

    @abstractmethod
    def close(self) -> None:
        """End the browser and all that was started for it."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def start(self, *command: str, output: Any = subprocess.DEVNULL, **more: str) -> Any:
        """Start a program with its own home; it ends with the tests at the latest."""
        environment = {**os.environ, "HOME": str(self.home), **more}
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.DEVNULL, env=environment, text=True
        )
        atexit.register(process.kill)
        return process


def wait_until(what: str, ask: Any) -> Any:
    """The first true answer."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if answer := ask():
            return answer
        time.sleep(0.05)
    raise EngineError(f"{what}: nothing within {SECONDS:.0f} seconds")
