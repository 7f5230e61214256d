"""Firefox, by Marionette: the commands of WebDriver over a socket, as Firefox itself speaks them."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any

from engine import CAPABILITIES, SECONDS, Engine, EngineError, wait_until

PROGRAMS = ("firefox-esr", "firefox")
#: a free port; no questions about files; no news, updates or experiments from its makers
PREFERENCES = {
    "marionette.port": 0,
    "browser.download.folderList": 2,
    "browser.download.alwaysOpenPanel": False,
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,nobody",
}


class Firefox(Engine):
    name = "Firefox"
    packages = "firefox-esr"

    @classmethod
    def missing(cls) -> list[str]:
        return [] if any(map(shutil.which, PROGRAMS)) else [PROGRAMS[0]]

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        preferences = {**PREFERENCES, "browser.download.dir": str(home)}
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in preferences.items())
        (home / "user.js").write_text("".join(lines))
        program = next(filter(None, map(shutil.which, PROGRAMS)))
        options = ["--headless", "--no-remote", "--marionette", "--profile", str(home)]
        self._process = self.start(program, *options, "about:blank", MOZ_CRASHREPORTER_DISABLE="1")
        self._asked = 0
        self._connect(home / "MarionetteActivePort")
        self.command("NewSession", capabilities={"alwaysMatch": CAPABILITIES})

    def _connect(self, told: Path) -> None:
        port = wait_until("Firefox's port", lambda: told.exists() and told.read_text())
        self._socket = socket.create_connection(("127.0.0.1", int(port)), timeout=SECONDS)
        self._answers = self._socket.makefile("rb")
        self._read()  # it says first who it is

    def _read(self) -> Any:
        """A message: its length, a colon, JSON."""
        length = b""
        while (byte := self._answers.read(1)) != b":":
            if not byte:
                raise EngineError("Firefox has gone away")
            length += byte
        return json.loads(self._answers.read(int(length)))

    def command(self, name: str, **given: Any) -> Any:
        self._asked += 1
        message = json.dumps([0, self._asked, f"WebDriver:{name}", given]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            raise EngineError(f"{name}: {error['error']}: {error['message']}")
        return result.get("value", result) if isinstance(result, dict) else result

    def close(self) -> None:
        self._socket.close()
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
