"""WebKit, the engine of Safari and of every browser on an iPhone: WebKitGTK by its own WebDriver."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from engine import CAPABILITIES, SECONDS, Engine, EngineError, wait_until

PROGRAMS = ("WebKitWebDriver", "Xvfb")
#: command -> method and place
PLACES = {
    "DeleteSession": ("DELETE", ""),
    "ElementClick": ("POST", "/element/{id}/click"),
    "ExecuteScript": ("POST", "/execute/sync"),
    "GetWindowRect": ("GET", "/window/rect"),
    "Navigate": ("POST", "/url"),
    "PerformActions": ("POST", "/actions"),
    "Refresh": ("POST", "/refresh"),
    "SetWindowRect": ("POST", "/window/rect"),
}
#: whatever proxy the machine has
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class WebKit(Engine):
    name = "WebKit"
    packages = "webkit2gtk-driver xvfb"

    @classmethod
    def missing(cls) -> list[str]:
        return [program for program in PROGRAMS if not shutil.which(program)]

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        options = ["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]
        self._screen = self.start("Xvfb", *options, output=subprocess.PIPE)
        self._port = _free_port()
        self._driver = self.start(
            "WebKitWebDriver",
            f"--port={self._port}",
            DISPLAY=f":{self._screen.stdout.readline().strip()}",
            GDK_BACKEND="x11",
            XDG_CONFIG_HOME=str(home),
            NO_AT_BRIDGE="1",
        )
        wait_until("WebKit's driver", self._answers)
        asked = {"capabilities": {"alwaysMatch": CAPABILITIES}}
        self._session = f"/session/{self._ask('POST', '/session', asked)['sessionId']}"

    def _answers(self) -> bool:
        try:
            return bool(self._ask("GET", "/status"))
        except OSError:
            return False

    def _ask(self, method: str, place: str, given: Any = None) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port}{place}",
            method=method,
            data=None if given is None else json.dumps(given).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with _DIRECT.open(request, timeout=SECONDS) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            told = json.load(error)["value"]
            raise EngineError(f"{place}: {told['error']}: {told['message']}") from None

    def command(self, name: str, **given: Any) -> Any:
        method, place = PLACES[name]
        return self._ask(
            method, self._session + place.format(**given), given if method == "POST" else None
        )

    def close(self) -> None:
        try:
            self.command("DeleteSession")
        finally:
            for process in (self._driver, self._screen):
                process.terminate()
                process.wait(20)


def _free_port() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])
